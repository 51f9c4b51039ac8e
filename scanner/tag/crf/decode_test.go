package crf

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestLegal has the rule of BIO labels: a later token follows one of its type.
func TestLegal(t *testing.T) {
	for a := range Label(Labels + 1) {
		for b := range Label(Labels) {
			want := true
			for k := range Types {
				if b == k.Inside() {
					want = a == k.Begin() || a == k.Inside()
				}
			}
			if got := Legal(a, b); got != want {
				t.Errorf("label %d after %d is legal: %v", b, a, got)
			}
		}
	}
}

// TestTypes shows that names of types are read back, and labels know theirs.
func TestTypes(t *testing.T) {
	for k := range Types {
		if got, ok := ParseType(k.String()); !ok || got != k {
			t.Errorf("type %d is read back as %d, %v", k, got, ok)
		}
		if k.Begin().Type() != k || k.Inside().Type() != k || k.Begin().IsInside() || !k.Inside().IsInside() || Outside.IsInside() {
			t.Errorf("labels of type %d are not its own", k)
		}
	}
	if _, ok := ParseType("?"); ok || Types.String() != "?" {
		t.Error("a type of no name is known")
	}
}

// exhaustive has the best of all legal paths, and the probabilities of types,
// found by trying each.
type exhaustive struct {
	best      float64
	path      []Label
	marginals [][Types]float64
}

func tryAll(d *Decoder, emissions [][Labels]float64) *exhaustive {
	n := len(emissions)
	e := &exhaustive{best: math.Inf(-1), marginals: make([][Types]float64, n)}
	path := make([]Label, n)
	total := 0.0
	var walk func(i int, before Label, score float64)
	walk = func(i int, before Label, score float64) {
		if i == n {
			if score > e.best {
				e.best, e.path = score, slices.Clone(path)
			}
			p := math.Exp(score)
			total += p
			for j, l := range path {
				if l != Outside {
					e.marginals[j][l.Type()] += p
				}
			}
			return
		}
		for l := range Label(Labels) {
			if legal(before, l) {
				path[i] = l
				walk(i+1, l, score+emissions[i][l]+float64(d.model.transitions[before][l]))
			}
		}
	}
	walk(0, Label(start), 0)
	for i := range e.marginals {
		for k := range e.marginals[i] {
			e.marginals[i][k] /= total
		}
	}
	return e
}

// TestAgainstAllPaths compares the decoder with what trying all paths gives,
// for random weights and short sentences.
func TestAgainstAllPaths(t *testing.T) {
	table, found := testTable(t), 0
	random := newRandom(5)
	for round := range 120 {
		w := randomWeights(random, 8)
		// Weak and strong weights, and those that speak for nothing, as most do
		// in chat.
		for i := range w.Rows {
			w.Rows[i] *= []float32{1, 0.3, 4}[round%3]
			if round%2 == 1 && i%Lanes == int(Outside) {
				w.Rows[i] += 0.1 * float32(round%5)
			}
		}
		m := open(t, w)
		preset := round % Biases
		d := NewDecoder(m, preset, 1)
		s := prepare(table, []string{"maria", "maria lopez", "in New York", "12 Plain Street ,"}[round%4], true)
		n := s.Len()
		spans := d.Spans(nil, s)
		emissions := make([][Labels]float64, n)
		for i := range n {
			emissions[i] = plainSum(m, s.Features(nil, i, 8))
			for k := range Types {
				emissions[i][k.Begin()] += float64(m.bias[preset][k])
				emissions[i][k.Inside()] += float64(m.bias[preset][k])
			}
		}
		want := tryAll(d, emissions)
		for _, pruned := range []bool{false, true} {
			within := 1e-4
			d.all(n)
			if pruned {
				within = 1e-2 // what labels that are left out may take away
				d.prune(n)
			}
			d.viterbi(n)
			d.weigh(n)
			compare(t, d, want, within)
		}
		if t.Failed() {
			t.Fatalf("that was round %d", round)
		}
		checkSpans(t, spans, want)
		if len(spans) > 0 {
			found++
		}
	}
	if found < 30 || found > 110 {
		t.Errorf("spans in %d of 120 sentences: the weights do not tell", found)
	}
}

// all leaves each token all labels.
func (d *Decoder) all(n int) {
	for i := range n {
		d.active[i].n = Labels
		for k := range Labels {
			d.active[i].labels[k] = uint8(k)
		}
	}
}

// compare tells where the decoder is off.
func compare(t *testing.T, d *Decoder, want *exhaustive, within float64) {
	t.Helper()
	if diff := cmp.Diff(want.path, slices.Clone(d.path[:len(want.path)])); diff != "" {
		t.Errorf("best path, wanted first:\n%s", diff)
	}
	for i := range want.marginals {
		sum := 0.0
		for k := range Types {
			if got := d.marginals[i][k]; math.Abs(got-want.marginals[i][k]) > within {
				t.Errorf("token %d is of type %d with %.6f, want %.6f", i, k, got, want.marginals[i][k])
			}
			sum += d.marginals[i][k]
		}
		if sum < 0 || sum > 1+1e-9 {
			t.Errorf("token %d is of some type with %g", i, sum)
		}
	}
}

// checkSpans compares spans with the runs of a path.
func checkSpans(t *testing.T, spans []Span, want *exhaustive) {
	t.Helper()
	for _, s := range spans {
		if want.path[s.From] != s.Type.Begin() {
			t.Errorf("no span of type %d begins at %d", s.Type, s.From)
		}
		mean := 0.0
		for i := s.From; i < s.To; i++ {
			if i > s.From && want.path[i] != s.Type.Inside() {
				t.Errorf("token %d is not in the span from %d to %d", i, s.From, s.To)
			}
			mean += want.marginals[i][s.Type] / float64(s.To-s.From)
		}
		if math.Abs(s.Score-mean) > 1e-2 {
			t.Errorf("span from %d to %d has the score %.6f, want the mean %.6f", s.From, s.To, s.Score, mean)
		}
		for i := s.From; i < s.To; i++ {
			want.path[i] = Outside
		}
	}
	for i, l := range want.path {
		if l != Outside {
			t.Errorf("token %d of the best path is in no span", i)
		}
	}
}

// Probabilities do not run over or under in a long sentence of strong weights.
func TestLongSentence(t *testing.T) {
	w := randomWeights(newRandom(6), 8)
	for i := range w.Rows {
		w.Rows[i] *= 20
	}
	d := NewDecoder(open(t, w), 0, 0.1)
	s := prepare(testTable(t), strings.Repeat("maria lopez of 12 plain street, new york. ", 200), true)
	for _, span := range d.Spans(nil, s) {
		if math.IsNaN(span.Score) || span.Score < 0 || span.Score > 1+1e-9 {
			t.Fatalf("span from %d to %d has the score %g", span.From, span.To, span.Score)
		}
	}
	for i := range s.Len() {
		sum := 0.0
		for k := range Types {
			sum += d.marginals[i][k]
		}
		if math.IsNaN(sum) || sum < -1e-9 || sum > 1+1e-9 {
			t.Fatalf("token %d is of some type with %g", i, sum)
		}
	}
}
