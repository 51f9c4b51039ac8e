package match

import (
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

// minBuiltin is the number of rules that a release must not fall below.
const minBuiltin = 80

// The examples of every built-in rule hold for the rule alone.
func TestBuiltinExamples(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	if n := len(set.Rules()); n < minBuiltin {
		t.Errorf("%d built-in rules, want at least %d", n, minBuiltin)
	}
	for _, r := range set.Rules() {
		t.Run(r.ID, func(t *testing.T) {
			if r.Tagger {
				t.Skip("package tag checks the examples of its rules")
			}
			for _, wrong := range CheckExamples(r, nil) {
				t.Error(wrong)
			}
		})
	}
}

// Every built-in pattern ends soon on long hostile texts.
func TestBuiltinHostileText(t *testing.T) {
	m := builtinMatcher(t)
	size := 64 << 10
	if testing.Short() {
		size = 8 << 10
	}
	for name, piece := range map[string]string{
		"digits": "1", "spaced digits": "1 ", "at signs": "@", "addresses": "a@", "dots": "a.", "dashes": "1-", "words": "a ",
		"capitals": "A1", "colons": "a:", "slashes": "1/", "percent": "%4", "brackets": "(1", "emoji": "😀", "names": "Dr ",
		"cards": "4111111111111111 ", "quotes": "\"", "equals": "=a",
	} {
		t.Run(name, func(t *testing.T) {
			s := m.Session()
			s.Match(Input{Text: strings.Repeat(piece, size/len(piece))})
			for _, fault := range s.Faults() {
				t.Error(fault)
			}
		})
	}
}
