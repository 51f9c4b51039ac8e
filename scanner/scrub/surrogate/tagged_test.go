package surrogate_test

import (
	"bytes"
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
)

// The tagger finds names in any spelling, by their parts and under other
// types than they were taken for. What was invented is known in all of them,
// so that it is nobody's.
func TestInventedInAnySpelling(t *testing.T) {
	for n := range byte(20) {
		m := surrogate.New(bytes.Repeat([]byte{n}, 32))
		for _, value := range []string{
			"maria gonzalez", "Maria Gonzalez", "MARIA GONZALEZ", "Gonzalez, Maria", "maria", "Dr. Anna-Lena O'Brien", "jean-luc de la tour", "J. P. Morgan-Smith",
			"Иван Петров", "Γιώργος Παπαδόπουλος",
		} {
			made := mustMake(t, m, "PERSON", value)
			words := strings.FieldsFunc(made, func(r rune) bool { return r == ' ' || r == ',' })
			reversed := slices.Clone(words)
			slices.Reverse(reversed)
			spellings := []string{made, strings.ToLower(made), strings.ToUpper(made), strings.Join(reversed, " "), words[len(words)-1] + ", " + words[0]}
			for _, w := range words {
				if len(w) > 4 {
					spellings = append(spellings, w)
				}
			}
			for i, s := range spellings {
				if !surrogate.Is("PERSON", s) {
					t.Errorf("key %d, %q: spelling %d of its surrogate is not known", n, value, i)
				}
			}
			for _, typ := range []rules.EntityType{"LOCATION", "ORGANIZATION", "STREET_ADDRESS"} {
				if word := words[len(words)-1]; !surrogate.Is(typ, word) {
					t.Errorf("key %d, %q: the last word of its surrogate is not known as %s", n, value, typ)
				}
			}
		}
		for typ, values := range map[rules.EntityType][]string{
			"LOCATION":       {"springfield", "San Antonio", "NEW YORK", "st. louis", "Frankfurt am Main"},
			"STREET_ADDRESS": {"742 evergreen terrace", "48 Maple Avenue, Apt 3, Springfield", "lindenstraße 12, 10969 berlin", "12 OAKFIELD ROAD"},
		} {
			for _, value := range values {
				made := mustMake(t, m, typ, value)
				for i, s := range []string{made, strings.ToLower(made), strings.ToUpper(made)} {
					if !surrogate.Is(typ, s) {
						t.Errorf("key %d, %q: spelling %d of its surrogate is not known", n, value, i)
					}
				}
			}
		}
	}
}
