package crf

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/tag/token"
)

// far is how many tokens from a live one have no effect: the neighbour that
// is labelled, the cues before it, and what their features see.
const far = before + behind + cueReach + 2

// Ordinary words far from all that may be something change nothing, and are
// never in a span.
func TestGate(t *testing.T) {
	table := testTable(t)
	random := newRandom(8)
	for range 30 {
		w := randomWeights(random, 8)
		for k := range w.Bias[0] {
			w.Bias[0][k] = 4 // all that is looked at is found
		}
		d := NewDecoder(open(t, w), 0, 0.01)
		run := func(n int) []string {
			list := make([]string, n)
			for i := range list {
				list[i] = common[random.IntN(len(common))]
			}
			return list
		}
		near, behindNear := run(far), run(far)
		text := func() *Sentence {
			words := append(run(10), near...)
			words = append(append(append(words, "maria"), behindNear...), run(10)...)
			return prepare(table, strings.Join(words, " "), false)
		}
		s := text()
		spans := d.Spans(nil, s)
		if len(spans) == 0 {
			t.Fatal("no span, though all speaks for one")
		}
		name := 10 + far
		for _, span := range spans {
			if span.From < name-before || span.To > name+1+behind {
				t.Fatalf("span from %d to %d, the name is at %d", span.From, span.To, name)
			}
		}
		for range 3 {
			if diff := cmp.Diff(spans, d.Spans(nil, text())); diff != "" {
				t.Fatal("words far away change the spans:\n" + diff)
			}
		}
		if found := d.Spans(nil, prepare(table, strings.Join(common, " "), false)); len(found) > 0 {
			t.Fatalf("%d spans in ordinary words", len(found))
		}
	}
}

// What opens the gate: unknown words, names, places of several words, numbers,
// and capitals where the others are small.
func TestLive(t *testing.T) {
	table := testTable(t)
	for text, want := range map[string][]bool{
		"plain words": {false, false}, "Plain words": {false, false}, "plain Words often": {false, true, false},
		"PLAIN WORDS": {false, false}, "Plain Words": {false, false}, "plain zorbl": {false, true}, "plain 12 ,": {false, true, false},
		"plain maria": {false, true}, "plain new york": {false, true, true}, "plain street": {false, true},
	} {
		s := prepare(table, text, false)
		got := make([]bool, s.Len())
		for i := range got {
			got[i] = s.items[i].live
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: live tokens, wanted first:\n%s", text, diff)
		}
	}
}

// No token has more features than there is room for, and none a row beyond
// the model.
func TestFeatures(t *testing.T) {
	table := testTable(t)
	s := prepare(table, "Maria\nLopez's 12b, Plain Street; new york ... 王小明 josé", true)
	for i := range s.Len() {
		f := s.Features(nil, i, 4)
		if len(f) < 30 || len(f) > maxFeatures {
			t.Errorf("token %d has %d features", i, len(f))
		}
		for _, row := range f {
			if row >= 1<<4 {
				t.Errorf("token %d has a feature in row %d of 16", i, row)
			}
		}
	}
	before := s.Features(nil, 0, 20)
	s.Forget(0, 12345)
	if s.Known(0) != 0 || cmp.Equal(before, s.Features(nil, 0, 20)) {
		t.Error("a forgotten word is known")
	}
}

func BenchmarkPrepare(b *testing.B) {
	table := testTable(b)
	for _, c := range []struct{ name, text string }{
		{"ordinary words", strings.Join(common, " ")},
		{"names", "hi this is maria lopez of 12 plain street new york"},
	} {
		b.Run(c.name, func(b *testing.B) {
			var s Sentence
			tokens := token.Split(nil, c.text)
			b.SetBytes(int64(len(c.text)))
			for b.Loop() {
				s.Prepare(table, c.text, tokens, false)
			}
		})
	}
}
