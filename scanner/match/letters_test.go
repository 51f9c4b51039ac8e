package match

import (
	"testing"
	"unicode"
)

// The short ways for common letters lead where the tables of Unicode do.
func TestLetters(t *testing.T) {
	for r := range rune(unicode.MaxRune + 1) {
		if got, want := lowerRune(r), unicode.ToLower(r); got != want {
			t.Fatalf("lower case of %U is %U, want %U", r, got, want)
		}
		if got, want := letter(r), plainLetter(r); got != want {
			t.Fatalf("%U is a letter: %v, want %v", r, got, want)
		}
		if got, want := unspaced(r), plainUnspaced(r); got != want {
			t.Fatalf("%U is unspaced: %v, want %v", r, got, want)
		}
		if _, changed := fold(r); changed && normal(r) {
			t.Fatalf("%U is changed, but normal", r)
		}
		if quiet(r) && (unicode.IsUpper(r) || unicode.IsDigit(r)) {
			t.Fatalf("%U is quiet", r)
		}
	}
}
