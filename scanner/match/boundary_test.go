package match

import (
	"testing"

	"github.com/privlint/privlint/rules"
)

// Numbers that are a part of something larger are no telephone numbers, and
// national ones need a region.
func TestNumberBoundary(t *testing.T) {
	rule := &rules.Rule{ID: "test-phone", EntityType: "PHONE_NUMBER", Title: "phone", Patterns: []rules.Pattern{{
		Name: "groups", Regexp: `\d{2,4}(?:[ -]{1,4}\d{3,4}){1,4}`, Score: 0.6, Boundary: rules.BoundaryNumber,
		Needs: rules.NeedsRegion, Validator: "phone-region", Trim: true,
	}}}
	m, err := New([]*rules.Rule{rule}, Options{MinScore: ExampleScore})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name, text, region, want string
	}{
		{"plain", "ring 03-331 6005 now", "NZ", "03-331 6005"},
		{"no region", "ring 03-331 6005 now", "", ""},
		{"other region", "ring 03-331 6005 now", "US", ""},
		{"words behind", "03-331 6005 1200 sheep", "NZ", "03-331 6005"},
		{"time behind", "03-331 6005 6:30", "NZ", "03-331 6005"},
		{"money", "£415-666-7777", "US", ""},
		{"per cent", "415-666-7777%", "US", ""},
		{"numbered", "#415-666-7777", "US", ""},
		{"decimal", "415-666-7777.5", "US", ""},
		{"fraction", "415-666-7777/2", "US", ""},
		{"two numbers", "415-666-7777/415-666-7778", "US", "415-666-7777"},
		{"joined", "650-253-4561--455-234-3451", "US", ""},
		{"word before", "number-415-666-7777", "US", "415-666-7777"},
		{"amount before", "$20 415-666-7777", "US", "415-666-7777"},
	}
	for _, tt := range tests {
		in := Input{Text: tt.text}
		if tt.region != "" {
			in.Regions = []string{tt.region}
		}
		got := ""
		if hits := m.Session().Match(in); len(hits) > 0 {
			got = tt.text[hits[0].Span.Start:hits[0].Span.End]
		}
		if got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
