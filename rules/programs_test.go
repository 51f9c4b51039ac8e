package rules

import (
	"errors"
	"testing"

	"github.com/privlint/privlint/rules/program"
)

func TestNative(t *testing.T) {
	for _, tt := range []struct {
		name    string
		pattern Pattern
		want    bool
		looks   int
	}{
		{"re2", Pattern{Regexp: `\d{3}`}, true, 0},
		{"re2 has no look-around", Pattern{Regexp: `(?<!\d)\d{3}`}, false, 0},
		{"one character", Pattern{Regexp: `(?<!\d)\d{3}(?!\d)`, Engine: EngineRegexp2}, true, 2},
		{"spaced", Pattern{Regexp: "(?<! \\d ) # no digit\n \\d", Spaced: true, Engine: EngineRegexp2}, true, 1},
		{"several characters", Pattern{Regexp: `(?<!ab)\d{3}`, Engine: EngineRegexp2}, false, 0},
		{"back-reference", Pattern{Regexp: `(\d)\1`, Engine: EngineRegexp2}, false, 0},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.pattern.Native(); got != tt.want {
				t.Fatalf("native is %v, want %v", got, tt.want)
			}
			prog, err := tt.pattern.Program()
			if _, beyond := errors.AsType[*program.BeyondError](err); beyond != (!tt.want && tt.pattern.Engine == EngineRegexp2) {
				t.Errorf("the error is %v", err)
			}
			if tt.want && len(prog.Looks) != tt.looks {
				t.Errorf("%d looks, want %d", len(prog.Looks), tt.looks)
			}
		})
	}
}
