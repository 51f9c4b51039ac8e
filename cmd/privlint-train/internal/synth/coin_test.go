package synth

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// withSlot fills one slot with every seed from 0 up to n.
func withSlot(t *testing.T, name string, n uint64, check func(pieces []piece)) {
	t.Helper()
	g, err := newGenerator(small(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	g.language = g.english
	for seed := range n {
		g.random = newRandom(seed)
		g.pieces, g.people = nil, map[byte]person{}
		slots[name](g, 'a')
		check(g.pieces)
	}
}

func TestCoinedWordsAreNotLabelled(t *testing.T) {
	for _, slot := range []string{"typo", "glued", "gibberish", "stretched", "coined", "invented", "pinyin", "WORD", "chaindrug", "chaincond"} {
		t.Run(slot, func(t *testing.T) {
			seen := map[string]bool{}
			withSlot(t, slot, 300, func(pieces []piece) {
				if len(pieces) != 1 || pieces[0].kind != "" {
					t.Fatalf("pieces %v, want one literal", pieces)
				}
				seen[pieces[0].text] = true
			})
			if len(seen) < 5 {
				t.Errorf("%d words of 300 seeds, want 5 or more", len(seen))
			}
		})
	}
}

func TestCapitalsKeepSmallWords(t *testing.T) {
	g, err := newGenerator(small(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]bool{}
	for seed := range uint64(50) {
		g.random = newRandom(seed)
		forms[g.capitals("tuberculosis of the spleen")] = true
	}
	if len(forms) != 2 || !forms["Tuberculosis of the spleen"] || !forms["Tuberculosis of the Spleen"] {
		t.Errorf("forms %v, want the one of a sentence and the one of a title", forms)
	}
}

func TestFlatMailCountsAsNothing(t *testing.T) {
	withSlot(t, "flatmail", 300, func(pieces []piece) {
		if len(pieces) != 1 || pieces[0].kind != ignored || strings.ContainsAny(pieces[0].text, "@.") {
			t.Fatalf("pieces %v, want one to ignore, without the marks of an address", pieces)
		}
	})
}

func TestNamesRunTogetherAreOneWord(t *testing.T) {
	withSlot(t, "runname", 300, func(pieces []piece) {
		if len(pieces) != 1 || pieces[0].kind != PER || strings.ContainsFunc(pieces[0].text, unicode.IsUpper) {
			t.Fatalf("pieces %v, want one name in lower case", pieces)
		}
	})
}

func TestGlueLosesOneBlank(t *testing.T) {
	g, err := newGenerator(small(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	g.random = newRandom(1)
	for text, want := range map[string]string{"help me": "helpme", "a, b. C d": "a, b. C d", "": ""} {
		if got := g.glue(text); got != want {
			t.Errorf("glue(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestTypoChangesOneLetter(t *testing.T) {
	g, err := newGenerator(small(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	forms := map[string]bool{}
	for seed := range uint64(200) {
		g.random = newRandom(seed)
		got := g.typo("bag")
		if n := utf8.RuneCountInString(got); n < 2 || n > 4 || got[0] != 'b' {
			t.Fatalf("typo(%q) = %q", "bag", got)
		}
		forms[got] = true
	}
	for _, want := range []string{"bga", "bg", "baag", "bpg", "bsg"} {
		if !forms[want] {
			t.Errorf("200 typos have no %q", want)
		}
	}
	if got := g.typo("an"); got != "an" {
		t.Errorf("typo of two letters is %q, want it unchanged", got)
	}
}
