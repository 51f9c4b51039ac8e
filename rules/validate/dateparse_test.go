package validate

import (
	"slices"
	"strings"
	"testing"
)

// TestReadNumbers: a date of digits is the same date with a word that stands
// between any.
func TestReadNumbers(t *testing.T) {
	for _, value := range []string{"", "-", "1", "24/7", "2023-03-14", "14.03.2023", "1 2 3", "1.2.3.4", "99999999999999999999", "1-(2)/[3]@", strings.Repeat("1 ", 30)} {
		n, ok := readNumbers(value)
		if !ok {
			t.Fatalf("%q: not read", value)
		}
		var want []dateAtom
		if readings := readDate(value); len(readings) == 1 && len(readings[0].atoms) <= len(n.atoms) {
			want = readings[0].atoms
		}
		if got := n.atoms[:n.count]; !slices.Equal(got, want) {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
	for _, value := range []string{"3 may", "1º 2 2003", "2024年3月1日"} {
		if _, ok := readNumbers(value); ok {
			t.Errorf("%q: read, and has words", value)
		}
	}
}

// TestMayBeCompound: no number written as one word is refused early.
func TestMayBeCompound(t *testing.T) {
	l := dateWords()
	for _, lang := range l.languages {
		for first := range lang.numbers {
			for _, second := range []string{"", first, "cent", "zig", "mila"} {
				if w := first + second; lang.split(w, maxNumberParts) != nil && !l.mayBeCompound(w) {
					t.Errorf("%s: %q is refused", lang.code, w)
				}
			}
		}
	}
}

// TestJoinPhrases: names of several words are joined as the replacer does it.
func TestJoinPhrases(t *testing.T) {
	l := dateWords()
	for _, s := range []string{"segunda-feira, 5 de maio", "xsexta feirax", "monday, jan twenty two, 2018", "5 كانون الثاني 2016", "ngày 22 tháng 4 năm 2016", "feira", ""} {
		if got, want := l.joinPhrases(s), l.phrases.Replace(s); got != want {
			t.Errorf("%q: got %q, want %q", s, got, want)
		}
	}
	if len(l.endings) == 0 {
		t.Error("no names in ASCII")
	}
}
