package match

import (
	"regexp"
	"testing"

	"github.com/privlint/privlint/rules/program"
)

// A glance never denies a match, and sees most texts that have none.
func TestGlance(t *testing.T) {
	tests := []struct {
		re, text string
		want     bool
	}{
		{`(?i)am \d+`, "AM 7", true},
		{`(?i)am \d+`, "am x", false},
		{`(?i)kelvin`, "\u212aelvin", true},
		{`\bmay\b`, "mayor", true}, // edges are left to the engine
		{`[а-я]{2,3}!`, "да!", true},
		{`[а-я]{2,3}!`, "да нет", false},
		{`a.c`, "a\nc", false},
		{`(?s)a.c`, "a\nc", true},
		{`a\x{fffd}c`, "a\xffc", true},
		{`a|`, "", true},
		{`a$`, "", false},
	}
	for _, tt := range tests {
		prog, err := program.Compile(tt.re)
		if err != nil {
			t.Fatal(err)
		}
		g := newGlance(prog)
		for range 2 { // the second time the states are there
			if got := g.mayMatch(tt.text); got != tt.want {
				t.Errorf("%q on %q: got %v, want %v", tt.re, tt.text, got, tt.want)
			}
		}
	}
}

// Looks may hold wherever they stand: a glance does not see what is before a
// place.
func TestGlanceLooks(t *testing.T) {
	for _, tt := range []struct {
		re, text string
		want     bool
	}{
		{`(?<!\d)\d{3}(?!\d)`, "123", true},
		{`(?<!\d)\d{3}(?!\d)`, "1234", true}, // left to the engine
		{`(?<=x)y`, "y", true},
		{`(?<=x)y`, "x", false},
		{`(?<!\w)(?:a|(?=b)\w)c`, "bc", true},
		{`(?<!\w)(?:a|(?=b)\w)c`, "bd", false},
		{`a$`, "a\n", true},
	} {
		prog, err := program.CompileLooks(tt.re)
		if err != nil {
			t.Fatal(err)
		}
		if got := newGlance(prog).mayMatch(tt.text); got != tt.want {
			t.Errorf("%q on %q: got %v, want %v", tt.re, tt.text, got, tt.want)
		}
	}
}

// Behind its bound of states a glance leaves all to the engine, and a
// floating one finds what begins anywhere.
func TestGlanceBounds(t *testing.T) {
	const src = `(?:a|b)*a(?:a|b){12}c`
	prog, err := program.Compile(src)
	if err != nil {
		t.Fatal(err)
	}
	g := newGlance(prog)
	re := regexp.MustCompile(src)
	text := ""
	for i := range 200 {
		text += string(rune('a' + i*i%7%2))
		if re.MatchString(text+"c") && !g.mayMatch(text+"c") {
			t.Fatal("a match was denied")
		}
	}
	if len(g.states) > maxGlanceStates {
		t.Errorf("%d states", len(g.states))
	}
	if g.mayMatch("xx") {
		t.Error("nothing like it, yet it may match")
	}
}
