package learn

import (
	"math"

	"github.com/privlint/privlint/scanner/tag/crf"
)

// matrix has a number for each label, and the start, before each label.
type matrix [crf.Labels + 1][crf.Labels]float64

// row has a number for each label.
type row = [crf.Labels]float64

// sums are the forward and backward sums over paths, each token's scaled to
// one.
type sums struct{ alpha, beta []row }

// gradient is what a sentence asks of the weights: for every token and label
// how much more likely the label is on paths that the labels of the sentence
// allow than on all, and the same for transitions.
type gradient struct {
	tokens []row
	moves  matrix
	loss   float64
	active []bool // tokens with anything to correct

	scores        []row // exponentials of the emissions
	free, allowed sums
}

// tiny is the gradient that is not worth a step.
const tiny = 1e-4

// take fills g for a sentence. It reports whether there is anything to learn:
// a sentence whose labels are impossible has nothing.
func (g *gradient) take(in *instance, rows []float32, moves *matrix) bool {
	n := in.len()
	g.grow(n)
	for i := range n {
		emit(in.features(i), rows, &g.scores[i])
	}
	all := g.free.run(g.scores[:n], nil, moves)
	own := g.allowed.run(g.scores[:n], in.allowed, moves)
	g.loss = all - own
	if math.IsNaN(g.loss) || g.loss > 500 || own < -600 {
		g.loss = 0
		return false
	}
	g.moves = matrix{}
	for i := range n {
		g.token(i)
		if i > 0 && g.active[i] {
			g.transition(in, i, moves)
		}
	}
	return true
}

func (g *gradient) grow(n int) {
	for len(g.tokens) < n {
		g.tokens = append(g.tokens, row{})
		g.active = append(g.active, false)
		g.scores = append(g.scores, row{})
		for _, s := range []*sums{&g.free, &g.allowed} {
			s.alpha = append(s.alpha, row{})
			s.beta = append(s.beta, row{})
		}
	}
}

// emit is the exponentials of the sums of the weights of features, the
// largest scaled to 1.
func emit(features []uint32, rows []float32, out *row) {
	var sum [crf.Lanes]float32
	for _, f := range features {
		w := rows[int(f)*crf.Lanes : int(f)*crf.Lanes+crf.Lanes]
		for k := range sum {
			sum[k] += w[k]
		}
	}
	most := sum[0]
	for k := range crf.Labels {
		most = max(most, sum[k])
	}
	for k := range crf.Labels {
		out[k] = math.Exp(float64(sum[k] - most))
	}
}

// run fills s for the paths that allowed has, all when it is nil, and returns
// the logarithm of their sum.
func (s *sums) run(scores []row, allowed []labels, moves *matrix) float64 {
	n := len(scores)
	total := 0.0
	for i := range n {
		sum := 0.0
		for k := range crf.Labels {
			v := 0.0
			if allowed == nil || allowed[i]>>k&1 == 1 {
				if i == 0 {
					v = moves[crf.Start][k]
				} else {
					for j := range crf.Labels {
						v += float64(s.alpha[i-1][j] * moves[j][k])
					}
				}
				v *= scores[i][k]
			}
			s.alpha[i][k] = v
			sum += v
		}
		sum = max(sum, 1e-300)
		for k := range crf.Labels {
			s.alpha[i][k] /= sum
		}
		total += math.Log(sum)
	}
	for k := range crf.Labels {
		s.beta[n-1][k] = 1
	}
	for i := n - 2; i >= 0; i-- {
		var next row
		for k := range crf.Labels {
			if allowed == nil || allowed[i+1]>>k&1 == 1 {
				next[k] = scores[i+1][k] * s.beta[i+1][k]
			}
		}
		sum := 0.0
		for j := range crf.Labels {
			v := 0.0
			for k := range crf.Labels {
				v += float64(moves[j][k] * next[k])
			}
			s.beta[i][j] = v
			sum += v
		}
		sum = max(sum, 1e-300)
		for j := range crf.Labels {
			s.beta[i][j] /= sum
		}
	}
	return total
}

// token fills in the gradient of the labels of token i.
func (g *gradient) token(i int) {
	g.active[i] = false
	var free, allowed row
	sumFree, sumAllowed := 0.0, 0.0
	for k := range crf.Labels {
		free[k] = g.free.alpha[i][k] * g.free.beta[i][k]
		allowed[k] = g.allowed.alpha[i][k] * g.allowed.beta[i][k]
		sumFree += free[k]
		sumAllowed += allowed[k]
	}
	g.tokens[i] = row{}
	if sumFree == 0 || sumAllowed == 0 {
		return
	}
	for k := range crf.Labels {
		x := float64(allowed[k]/sumAllowed) - float64(free[k]/sumFree)
		g.tokens[i][k] = x
		g.active[i] = g.active[i] || x > tiny || x < -tiny
	}
}

// transition adds the gradient of the transitions to token i.
func (g *gradient) transition(in *instance, i int, moves *matrix) {
	var free, allowed [crf.Labels]row
	sumFree, sumAllowed := 0.0, 0.0
	for a := range crf.Labels {
		if g.free.alpha[i-1][a] < 1e-6 && g.allowed.alpha[i-1][a] < 1e-6 {
			continue
		}
		for b := range crf.Labels {
			x := moves[a][b] * g.scores[i][b]
			free[a][b] = g.free.alpha[i-1][a] * x * g.free.beta[i][b]
			sumFree += free[a][b]
			if in.allowed[i]>>b&1 == 1 {
				allowed[a][b] = g.allowed.alpha[i-1][a] * x * g.allowed.beta[i][b]
				sumAllowed += allowed[a][b]
			}
		}
	}
	if sumFree == 0 || sumAllowed == 0 {
		return
	}
	for a := range crf.Labels {
		for b := range crf.Labels {
			g.moves[a][b] += float64(allowed[a][b]/sumAllowed) - float64(free[a][b]/sumFree)
		}
	}
}
