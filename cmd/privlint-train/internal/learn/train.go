package learn

import (
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"runtime"
	"sync"

	"github.com/privlint/privlint/cmd/privlint-train/internal/synth"
	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/gazetteer"
)

// Options of Train. The same options and utterances give the same weights on
// any number of processors.
type Options struct {
	// Bits is the logarithm of the number of rows.
	Bits uint
	// Epochs is how often all utterances are learned.
	Epochs int
	// Rate is the size of a step.
	Rate float64
	// Seed of the order of utterances and of what is hidden.
	Seed uint64
	// Progress is told of each epoch; nil means nobody asks.
	Progress io.Writer
}

const (
	// batchSize is how many utterances are learned in one step.
	batchSize = 32
	// shrink pulls weights to zero, a little.
	shrink = 1e-5
	// caution keeps the first steps small: the square of a gradient that all
	// weights are taken to have had.
	caution = 1e-2
	// lastEpochs are learned with smaller steps, by lastRate.
	lastEpochs, lastRate = 2, 0.4
	// shards is how many parts the rows are shared out in.
	shards = 4
)

// Train learns weights from utterances.
func Train(table *gazetteer.Table, utterances []synth.Utterance, opts Options) (*crf.Weights, error) {
	r := &reader{table: table, bits: opts.Bits, random: rand.New(rand.NewPCG(opts.Seed, 1))} //nolint:gosec // no secret: it must repeat
	var all []*instance
	for i := range utterances {
		in, err := r.instance(&utterances[i])
		if err != nil {
			return nil, fmt.Errorf("utterance %d (%s): %w", i+1, utterances[i].Source, err)
		}
		if in != nil {
			all = append(all, in)
		}
	}
	l := newLearner(opts.Bits)
	random := rand.New(rand.NewPCG(opts.Seed, 2)) //nolint:gosec // no secret: it must repeat
	for epoch := range opts.Epochs {
		random.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
		rate := opts.Rate
		if epoch >= opts.Epochs-lastEpochs {
			rate *= lastRate
		}
		loss := 0.0
		for from := 0; from < len(all); from += batchSize {
			loss += l.learn(all[from:min(from+batchSize, len(all))], float32(rate))
		}
		if opts.Progress != nil {
			if _, err := fmt.Fprintf(opts.Progress, "epoch %d: loss %.4f an utterance, %d utterances\n", epoch+1, loss/float64(max(len(all), 1)), len(all)); err != nil {
				return nil, err
			}
		}
	}
	l.weights.Bias = biases
	return l.weights, nil
}

// learner has the weights and what AdaGrad remembers of their gradients.
type learner struct {
	weights     *crf.Weights
	squares     []float32
	moveSquares matrix
	gradients   []gradient
	useful      []bool
}

func newLearner(bits uint) *learner {
	l := &learner{
		weights:   &crf.Weights{Bits: bits, Rows: make([]float32, crf.Lanes<<bits)},
		squares:   make([]float32, crf.Lanes<<bits),
		gradients: make([]gradient, batchSize), useful: make([]bool, batchSize),
	}
	for a := range l.weights.Transitions {
		for b := range l.weights.Transitions[a] {
			if !crf.Legal(crf.Label(a), crf.Label(b)) {
				l.weights.Transitions[a][b] = illegal
			}
		}
	}
	return l
}

// illegal is the weight of a transition that cannot be.
const illegal = -1e6

// learn takes one step and returns the loss before it.
func (l *learner) learn(batch []*instance, rate float32) float64 {
	var moves matrix
	for a := range moves {
		for b := range moves[a] {
			if crf.Legal(crf.Label(a), crf.Label(b)) {
				moves[a][b] = math.Exp(float64(l.weights.Transitions[a][b]))
			}
		}
	}
	share(len(batch), func(i int) {
		l.useful[i] = l.gradients[i].take(batch[i], l.weights.Rows, &moves)
	})
	share(shards, func(shard int) {
		for i, in := range batch {
			if l.useful[i] {
				l.stepRows(in, &l.gradients[i], rate, uint32(shard))
			}
		}
	})
	loss := 0.0
	for i := range batch {
		loss += l.gradients[i].loss
		if l.useful[i] {
			l.stepMoves(&l.gradients[i].moves, rate)
		}
	}
	return loss
}

// share calls f for the numbers below n on all processors.
func share(n int, f func(i int)) {
	workers := min(runtime.GOMAXPROCS(0), n)
	var group sync.WaitGroup
	for w := range workers {
		group.Go(func() {
			for i := w; i < n; i += workers {
				f(i)
			}
		})
	}
	group.Wait()
}

// stepRows changes the rows of one shard.
func (l *learner) stepRows(in *instance, g *gradient, rate float32, shard uint32) {
	for i := range in.len() {
		if !g.active[i] {
			continue
		}
		var by [crf.Labels]float32
		for k := range by {
			by[k] = float32(g.tokens[i][k])
		}
		for _, f := range in.features(i) {
			if f%shards != shard {
				continue
			}
			w := l.weights.Rows[int(f)*crf.Lanes : int(f)*crf.Lanes+crf.Lanes]
			q := l.squares[int(f)*crf.Lanes : int(f)*crf.Lanes+crf.Lanes]
			for k, x := range by {
				if x > tiny || x < -tiny {
					x -= float32(shrink * w[k])
					q[k] += float32(x * x)
					w[k] += float32(rate * x / float32(math.Sqrt(float64(q[k])+caution)))
				}
			}
		}
	}
}

func (l *learner) stepMoves(moves *matrix, rate float32) {
	for a := range crf.Labels {
		for b, x := range moves[a] {
			if crf.Legal(crf.Label(a), crf.Label(b)) && (x > tiny || x < -tiny) {
				l.moveSquares[a][b] += float64(x * x)
				l.weights.Transitions[a][b] += float32(float64(rate) * x / math.Sqrt(l.moveSquares[a][b]+1))
			}
		}
	}
}
