package surrogate

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// TestStrangeWord: what is refused at once has a part that is not ours.
func TestStrangeWord(t *testing.T) {
	pieces := strings.Fields("Dr. JR van De O' D'Angelo Maria's MARIA A. b , - 7 Miller Zoë ibn Smith-Jones")
	pieces = append(pieces, words().lists["latin given"][:8]...)
	pieces = append(pieces, strings.ToUpper(words().lists["latin family"][0]), words().lists["latin family"][1])
	r := rand.New(rand.NewPCG(31, 32))
	strange, ours := 0, 0
	for range 20_000 {
		var parts []string
		for range 1 + r.IntN(4) {
			parts = append(parts, pieces[r.IntN(len(pieces))])
		}
		value := strings.Join(parts, []string{" ", "-", "", ", "}[r.IntN(4)])
		if !strangeWord(value) {
			if isPerson(value) {
				ours++
			}
			continue
		}
		strange++
		read, ok := nameParts(value)
		for _, p := range read {
			ok = ok && (p.keep || p.role == initial || inventedName(p.text, p.role))
		}
		if ok {
			t.Fatalf("%q is refused, and all of it is ours", value)
		}
	}
	if strange < 1000 || ours < 1000 {
		t.Errorf("%d texts have a strange word, %d are ours", strange, ours)
	}
}

func TestNoExample(t *testing.T) {
	tests := map[string]bool{
		"": true, "a@b.com": true, "exampl": true, "https://mail.org/e/xample": true,
		"a@example.com": false, "a@EXAMPLE.COM": false, "http://Example.net/x": false, "a＠ｅxample.com": false,
	}
	for value, want := range tests {
		if got := noExample(value); got != want {
			t.Errorf("%q: got %v, want %v", value, got, want)
		}
	}
}
