package crf

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

// common are ordinary words that the gate passes over; none is a cue.
var common = strings.Fields("plain words which nobody would take over because they have been seen quite often before now")

func testTable(tb testing.TB) *gazetteer.Table {
	tb.Helper()
	var b gazetteer.Builder
	for _, w := range common {
		b.Add(w, gazetteer.Dictionary|gazetteer.Common)
	}
	b.Add("maria", gazetteer.Given(3))
	b.Add("lopez", gazetteer.Family(3))
	b.Add("new york", gazetteer.City|gazetteer.BigCity)
	b.Add("street", gazetteer.StreetType)
	data, err := b.Bytes()
	if err != nil {
		tb.Fatal(err)
	}
	table, err := gazetteer.Open(string(data))
	if err != nil {
		tb.Fatal(err)
	}
	return table
}

func prepare(table *gazetteer.Table, text string, all bool) *Sentence {
	s := new(Sentence)
	s.Prepare(table, text, token.Split(nil, text), all)
	return s
}

// randomWeights are those of a small model, most between -2 and 2.
func randomWeights(random *rand.Rand, bits uint) *Weights {
	w := &Weights{Bits: bits, Rows: make([]float32, Lanes<<bits)}
	for i := range w.Rows {
		if i%Lanes != Lanes-1 {
			w.Rows[i] = float32(random.NormFloat64()) / 3
		}
	}
	for a := range w.Transitions {
		for b := range w.Transitions[a] {
			w.Transitions[a][b] = float32(random.NormFloat64())
		}
	}
	for p := range w.Bias {
		for t := range w.Bias[p] {
			w.Bias[p][t] = float32(random.NormFloat64())
		}
	}
	return w
}

func open(tb testing.TB, w *Weights) *Model {
	tb.Helper()
	m, err := Open(string(w.Encode()))
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func newRandom(seed uint64) *rand.Rand { return rand.New(rand.NewPCG(seed, 7)) }
