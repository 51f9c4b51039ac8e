package scanner

import (
	"testing"

	"github.com/privlint/privlint/rules"
)

// Health information is about the person whose identifier stands near by, or
// whom the sentence names, or whose row it is in.
func TestCombineWithin(t *testing.T) {
	c := &rules.Combination{ID: "c", Within: 300, Members: []rules.Member{
		{Name: "who", EntityTypes: []rules.EntityType{"PERSON"}},
		{Name: "what", EntityTypes: []rules.EntityType{"MEDICAL_CONDITION"}, Raise: true},
	}}
	who := Finding{EntityType: "PERSON", span: Span{Start: 0, End: 10}}
	at := func(start, unit int, disclosed bool) Finding {
		return Finding{EntityType: "MEDICAL_CONDITION", span: Span{Start: start, End: start + 6}, unit: unit, disclosed: disclosed}
	}
	tests := []struct {
		name   string
		record []Finding
		want   bool
	}{
		{"near", []Finding{who, at(310, 0, false)}, true},
		{"far", []Finding{who, at(311, 0, false)}, false},
		{"before", []Finding{at(0, 0, false), {EntityType: "PERSON", span: Span{Start: 307, End: 310}}}, false},
		{"far and of a person", []Finding{who, at(900, 0, true)}, true},
		{"far and near", []Finding{who, at(900, 0, false), at(40, 0, false)}, true},
		{"another cell of the row", []Finding{who, at(900, 1, false)}, true},
		{"alone", []Finding{who, who}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := (&Scanner{}).present(c, tt.record); got != tt.want {
				t.Errorf("present is %v, want %v", got, tt.want)
			}
		})
	}
	c.Within = 0
	if !(&Scanner{}).present(c, tests[1].record) {
		t.Error("without a limit, far findings are not together")
	}
}
