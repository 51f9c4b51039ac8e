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
	alpha     [][Labels]float64
	beta      [][Labels]float64
	best      [][Labels]float32
	from      [][Labels]uint8
	path      []Label
	marginals [][Types]float64
	moves     [Labels + 1][Labels]float64 // exponentials of transitions
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
	d.viterbi(n)
	if !d.worthwhile(s, r) {
		return dst
	}
	d.weigh(n)
	return d.collect(dst, s, r)
}

func (d *Decoder) grow(n int) {
	for len(d.emissions) < n {
		d.emissions = append(d.emissions, [Labels]float32{})
		d.alpha = append(d.alpha, [Labels]float64{})
		d.beta = append(d.beta, [Labels]float64{})
		d.best = append(d.best, [Labels]float32{})
		d.from = append(d.from, [Labels]uint8{})
		d.path = append(d.path, Outside)
		d.marginals = append(d.marginals, [Types]float64{})
	}
}

// worthwhile tells whether probabilities are asked for: where the best path
// finds something, or a word may be a name.
func (d *Decoder) worthwhile(s *Sentence, r span) bool {
	for i := range r.to - r.from {
		if d.path[i] != Outside || d.faint < 1 && s.mayBeName(r.from+i) {
			return true
		}
	}
	return false
}

// viterbi finds the best path of the first n emissions.
func (d *Decoder) viterbi(n int) {
	t := &d.model.transitions
	for k := range Labels {
		d.best[0][k] = d.emissions[0][k] + t[start][k]
		if Label(k).inside() {
			d.best[0][k] = -1e9
		}
	}
	for i := 1; i < n; i++ {
		before, at := &d.best[i-1], &d.best[i]
		for k := range Labels {
			best, from := float32(-1e18), 0
			if Label(k).inside() {
				from = k - 1
				best = before[k-1] + t[k-1][k]
				if x := before[k] + t[k][k]; x > best {
					best, from = x, k
				}
			} else {
				for j := range Labels {
					if x := before[j] + t[j][k]; x > best {
						best, from = x, j
					}
				}
			}
			at[k] = best + d.emissions[i][k]
			d.from[i][k] = uint8(from)
		}
	}
	last := 0
	for k := range Labels {
		if d.best[n-1][k] > d.best[n-1][last] {
			last = k
		}
	}
	for i := n - 1; i >= 0; i-- {
		d.path[i] = Label(last)
		last = int(d.from[i][last])
	}
}

// weigh finds how likely each token is of each type, over all paths.
func (d *Decoder) weigh(n int) {
	var ex [Labels]float64
	for i := range n {
		exponentials(&d.emissions[i], &ex)
		sum := 0.0
		for k := range Labels {
			v := 0.0
			if i == 0 {
				v = d.moves[start][k]
			} else {
				for j := range Labels {
					v += d.alpha[i-1][j] * d.moves[j][k]
				}
			}
			v *= ex[k]
			d.alpha[i][k] = v
			sum += v
		}
		scaleAll(&d.alpha[i], sum)
	}
	for k := range Labels {
		d.beta[n-1][k] = 1
	}
	for i := n - 2; i >= 0; i-- {
		exponentials(&d.emissions[i+1], &ex)
		for k := range Labels {
			ex[k] *= d.beta[i+1][k]
		}
		sum := 0.0
		for j := range Labels {
			v := 0.0
			for k := range Labels {
				v += d.moves[j][k] * ex[k]
			}
			d.beta[i][j] = v
			sum += v
		}
		scaleAll(&d.beta[i], sum)
	}
	for i := range n {
		sum := 0.0
		for k := range Labels {
			sum += d.alpha[i][k] * d.beta[i][k]
		}
		for t := range Types {
			p := d.alpha[i][t.Begin()]*d.beta[i][t.Begin()] + d.alpha[i][t.Inside()]*d.beta[i][t.Inside()]
			d.marginals[i][t] = p / max(sum, math.SmallestNonzeroFloat64)
		}
	}
}

// exponentials of emissions, scaled so that the largest is 1.
func exponentials(e *[Labels]float32, out *[Labels]float64) {
	most := e[0]
	for k := range Labels {
		most = max(most, e[k])
	}
	for k := range Labels {
		out[k] = math.Exp(float64(e[k] - most))
	}
}

func scaleAll(v *[Labels]float64, sum float64) {
	scale := 1 / max(sum, 1e-300)
	for k := range v {
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
