package validate

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestReadAge(t *testing.T) {
	tests := []struct {
		name, text, number string // number is the text that is replaced
		value, perYear     float64
	}{
		{"figures", "93 years old", "93", 93, 1},
		{"glued", "52yo", "52", 52, 1},
		{"hyphens", "34-year-old", "34", 34, 1},
		{"decimal", "3,5 Jahre", "3,5", 3.5, 1},
		{"bare", "61", "61", 61, 1},
		{"behind age", "age 71", "71", 71, 1},
		{"english", "ninety-three years old", "ninety-three", 93, 1},
		{"english hundred", "one hundred and two years old", "one hundred and two", 102, 1},
		{"german adjective", "fünfundneunzigjährige", "fünfundneunzig", 95, 1},
		{"french", "quatre-vingt-quinze ans", "quatre-vingt-quinze", 95, 1},
		{"spanish", "treinta y ocho años", "treinta y ocho", 38, 1},
		{"months", "8 month old", "8", 8, 12},
		{"french months", "dix mois", "dix", 10, 12},
		{"weeks", "3 Wochen", "3", 3, 52},
		{"days", "90 day old", "90", 90, 365},
		{"chinese", "六十三岁", "六十三", 63, 1},
		{"japanese months", "10ヶ月", "10", 10, 12},
		{"korean", "열두 살", "열두", 12, 1},
		{"hindi", "29 साल का", "29", 29, 1},
		{"none", "0 days", "0", 0, 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := ReadAge(tt.text)
			if !ok {
				t.Fatal("not read")
			}
			if diff := cmp.Diff(tt.number, tt.text[got.Start:got.End]); diff != "" {
				t.Errorf("number (-want +got):\n%s", diff)
			}
			if got.Value != tt.value || got.PerYear != tt.perYear {
				t.Errorf("got %v of %v a year, want %v of %v", got.Value, got.PerYear, tt.value, tt.perYear)
			}
		})
	}
	for _, text := range []string{"", "years old", "90+", "90+ years old", "30-39 years old", "age", "two hundred years"} {
		if got, ok := ReadAge(text); ok {
			t.Errorf("%q is read as %v", text, got.Value)
		}
	}
}

func TestHumanAgeRanges(t *testing.T) {
	tests := []struct {
		name, value string
		want        Verdict
	}{
		{"band of ten", "30-39 years old", Reserved},
		{"band of five", "35-39", Reserved},
		{"first band", "0-9 Jahre", Reserved},
		{"band of months", "0-11 month old", Reserved},
		{"band behind age", "age 30-39", Reserved},
		{"range across bands", "31-40 years old", Valid},
		{"narrow range", "30-33 years old", Valid},
		{"two years", "10-11 years old", Valid},
		{"too old", "91-97 years old", Invalid},
		{"backwards", "39-30 years old", Invalid},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := humanAge(tt.value); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}
