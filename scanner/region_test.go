package scanner

import (
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules/phoneplan"
)

func TestRegionsOf(t *testing.T) {
	for _, tt := range []struct{ language, want string }{
		{"en-us", "US"},
		{"pt-br", "BR"},
		{"fr_CA", "CA"},
		{"zh-tw", "TW"},
		{"zh-Hant", "TW HK"},
		{"zh-Hans-CN", "CN"},
		{"de", "DE AT CH"},
		{"ja", "JP"},
		{"en", ""},
		{"es", ""},
		{"es-419", ""},
		{"xx", ""},
		{"", ""},
	} {
		if got := strings.Join(regionsOf(tt.language), " "); got != tt.want {
			t.Errorf("regionsOf(%q) = %q, want %q", tt.language, got, tt.want)
		}
	}
	for language, regions := range languageRegions {
		if !slices.ContainsFunc(regions, phoneplan.Known) || slices.ContainsFunc(regions, func(r string) bool { return !phoneplan.Known(r) }) {
			t.Errorf("%s: unknown region among %v", language, regions)
		}
	}
}
