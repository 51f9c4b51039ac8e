package crf

import "math"

// Span is a run of tokens of one type.
type Span struct {
	Type Type
	// From and To are numbers of tokens, half-open.
	From, To int
	// Score is the mean probability of its tokens to be of the type.
	Score float64
	// Faint spans are not on the best path: something else, mostly nothing,
	// is more likely there.
	Faint bool
}

// Decoder finds the spans of sentences. It may be used again, by one
// goroutine at a time.
type Decoder struct {
	model *Model
	bias  *[Types]float32
	faint float64

	emissions [][Labels]float32
	active    []few
	scores    [][Labels]float64 // exponentials of emissions
	alpha     [][Labels]float64
	beta      [][Labels]float64
	best      [][Labels]float32
	from      [][Labels]uint8
	path      []Label
	marginals [][Types]float64
	moves     [Labels + 1][Labels]float64 // exponentials of transitions
	// gain is the most that transitions can add to a label beside those of
	// Outside, so that emissions alone often tell that nothing is there.
	gain [Labels]float32
}

// NewDecoder makes a Decoder with one of the Biases of the model. Persons at
// least as likely as faint, in (0, 1), are given though they are not on the
// best path; 1 gives none.
func NewDecoder(m *Model, bias int, faint float64) *Decoder {
	d := &Decoder{model: m, bias: &m.bias[bias], faint: faint}
	for a := range d.moves {
		for b := range d.moves[a] {
			if legal(Label(a), Label(b)) {
				d.moves[a][b] = math.Exp(float64(m.transitions[a][b]))
			}
		}
	}
	t := &m.transitions
	for k := 1; k < Labels; k++ {
		gain := float32(math.Inf(-1))
		if !Label(k).inside() {
			gain = t[start][k] - t[start][Outside]
		}
		for a := range Labels {
			if legal(Label(a), Label(k)) {
				gain = max(gain, t[a][k]-t[Outside][Outside])
			}
		}
		d.gain[k] = gain + max(0, t[k][Outside]-t[Outside][Outside])
	}
	return d
}

// Spans appends the spans of the sentence to dst, in order.
func (d *Decoder) Spans(dst []Span, s *Sentence) []Span {
	for _, r := range s.spans {
		dst = d.run(dst, s, r)
	}
	return dst
}

func (d *Decoder) run(dst []Span, s *Sentence, r span) []Span {
	n := r.to - r.from
	d.grow(n)
	var f [maxFeatures]uint32
	for i := range n {
		k := s.features(r.from+i, &f, d.model.mask)
		d.model.emit(f[:k], &d.emissions[i])
		for t, b := range d.bias {
			d.emissions[i][Type(t).Begin()] += b
			d.emissions[i][Type(t).Inside()] += b
		}
	}
	if !d.promising(s, r) {
		return dst
	}
	d.prune(n)
	d.viterbi(n)
	d.weigh(n)
	return d.collect(dst, s, r)
}

// hopeless is how far behind Outside the labels of a person must be, with
// all that transitions can add, for it not to be even faint.
const hopeless = -4

// promising tells whether a run may have anything. Where no label of any
// token comes up to Outside, whatever the transitions, the best path is
// outside of everything: so with a third of the runs in clean chat.
func (d *Decoder) promising(s *Sentence, r span) bool {
	for i := range r.to - r.from {
		e := &d.emissions[i]
		for k := 1; k < Labels; k++ {
			if e[k]+d.gain[k] >= e[Outside] {
				return true
			}
		}
		b, in := Person.Begin(), Person.Inside()
		if d.faint < 1 && max(e[b]+d.gain[b], e[in]+d.gain[in]) > e[Outside]+hopeless && s.mayBeName(r.from+i) {
			return true
		}
	}
	return false
}

func (d *Decoder) grow(n int) {
	for len(d.emissions) < n {
		d.emissions = append(d.emissions, [Labels]float32{})
		d.active = append(d.active, few{})
		d.scores = append(d.scores, [Labels]float64{})
		d.alpha = append(d.alpha, [Labels]float64{})
		d.beta = append(d.beta, [Labels]float64{})
		d.best = append(d.best, [Labels]float32{})
		d.from = append(d.from, [Labels]uint8{})
		d.path = append(d.path, Outside)
		d.marginals = append(d.marginals, [Types]float64{})
	}
}

// prune leaves each token with the labels that are near the best. The others
// are less likely by a factor of e^-prunedAt whatever stands beside them.
// Nine of fifteen are left in chat, which is a third of the transitions;
// pruned at 7, persons in clinicians' queries lost two points of F1, at 10
// none.
func (d *Decoder) prune(n int) {
	for i := range n {
		e, a := &d.emissions[i], &d.active[i]
		best := e[Outside]
		for t := range Types { // a later token may have no first one before it
			best = max(best, e[t.Begin()])
		}
		a.n, a.labels[0] = 1, uint8(Outside)
		for k := 1; k < Labels; k++ {
			if e[k]+d.gain[k] >= best-prunedAt {
				a.labels[a.n] = uint8(k)
				a.n++
			}
		}
	}
}

const prunedAt = 10

// few is a set of labels, Outside first.
type few struct {
	n      int
	labels [Labels]uint8
}

func (f *few) list() []uint8 { return f.labels[:f.n] }

// viterbi finds the best path of the first n emissions.
func (d *Decoder) viterbi(n int) {
	t := &d.model.transitions
	for _, k := range d.active[0].list() {
		d.best[0][k] = d.emissions[0][k] + t[start][k]
		if Label(k).inside() {
			d.best[0][k] = impossible
		}
	}
	for i := 1; i < n; i++ {
		before, at := &d.best[i-1], &d.best[i]
		for _, k := range d.active[i].list() {
			best, from := float32(impossible), uint8(Outside)
			for _, j := range d.active[i-1].list() {
				if x := before[j] + t[j][k]; x > best && legal(Label(j), Label(k)) {
					best, from = x, j
				}
			}
			at[k] = best + d.emissions[i][k]
			d.from[i][k] = from
		}
	}
	last := uint8(Outside)
	for _, k := range d.active[n-1].list() {
		if d.best[n-1][k] > d.best[n-1][last] {
			last = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		d.path[i] = Label(last)
		last = d.from[i][last]
	}
}

// impossible is the score of a path that breaks off.
const impossible = -1e9

// weigh finds how likely each token is of each type, over all paths.
func (d *Decoder) weigh(n int) {
	for i := range n {
		e, out := &d.emissions[i], &d.scores[i]
		most := e[Outside]
		for _, k := range d.active[i].list() {
			most = max(most, e[k])
		}
		for _, k := range d.active[i].list() {
			out[k] = math.Exp(float64(e[k] - most))
		}
	}
	for i := range n {
		sum := 0.0
		for _, k := range d.active[i].list() {
			v := 0.0
			if i == 0 {
				v = d.moves[start][k]
			} else {
				for _, j := range d.active[i-1].list() {
					v += d.alpha[i-1][j] * d.moves[j][k]
				}
			}
			v *= d.scores[i][k]
			d.alpha[i][k] = v
			sum += v
		}
		scaleAll(&d.alpha[i], d.active[i].list(), sum)
	}
	for _, k := range d.active[n-1].list() {
		d.beta[n-1][k] = 1
	}
	for i := n - 2; i >= 0; i-- {
		sum := 0.0
		for _, j := range d.active[i].list() {
			v := 0.0
			for _, k := range d.active[i+1].list() {
				v += d.moves[j][k] * d.scores[i+1][k] * d.beta[i+1][k]
			}
			d.beta[i][j] = v
			sum += v
		}
		scaleAll(&d.beta[i], d.active[i].list(), sum)
	}
	for i := range n {
		sum := 0.0
		d.marginals[i] = [Types]float64{}
		for _, k := range d.active[i].list() {
			p := d.alpha[i][k] * d.beta[i][k]
			sum += p
			if l := Label(k); l != Outside {
				d.marginals[i][l.Type()] += p
			}
		}
		for t := range d.marginals[i] {
			d.marginals[i][t] /= max(sum, math.SmallestNonzeroFloat64)
		}
	}
}

func scaleAll(v *[Labels]float64, labels []uint8, sum float64) {
	scale := 1 / max(sum, 1e-300)
	for _, k := range labels {
		v[k] *= scale
	}
}

// collect appends what the best path has, and faint persons between.
func (d *Decoder) collect(dst []Span, s *Sentence, r span) []Span {
	n := r.to - r.from
	for i := 0; i < n; {
		if l := d.path[i]; l != Outside {
			j := i + 1
			for j < n && d.path[j] == l.Type().Inside() {
				j++
			}
			dst = append(dst, Span{Type: l.Type(), From: r.from + i, To: r.from + j, Score: d.mean(l.Type(), i, j)})
			i = j
			continue
		}
		j := i
		for j < n && d.path[j] == Outside && d.marginals[j][Person] >= d.faint && s.mayBeName(r.from+j) {
			j++
		}
		if j > i {
			dst = append(dst, Span{Type: Person, From: r.from + i, To: r.from + j, Score: d.mean(Person, i, j), Faint: true})
			i = j
			continue
		}
		i++
	}
	return dst
}

func (d *Decoder) mean(t Type, from, to int) float64 {
	sum := 0.0
	for i := from; i < to; i++ {
		sum += d.marginals[i][t]
	}
	return sum / float64(to-from)
}
