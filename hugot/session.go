package hugot

import (
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"sync"

	"github.com/gomlx/gomlx/backends/simplego"
	"github.com/gomlx/gomlx/pkg/ml/context"
	"github.com/knights-analytics/hugot/backends"
	"github.com/knights-analytics/hugot/options"
)

// pureGo is the name of the backend.
const pureGo = "GO"

// session runs the model. It is safe for concurrent use.
type session struct {
	pipeline backends.BasePipeline
	making   sync.Mutex // making tensors writes to the model
	labels   int
	pad      uint32
	limit    int
}

// openSession loads the weights. Errors may quote the files of the model.
func openSession(f *folder) (s *session, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("%v", fault)
		}
		if err != nil {
			s, err = nil, fmt.Errorf("%s: the model cannot be loaded: %w", f.weights, err)
		}
	}()
	data, err := os.ReadFile(f.weights)
	if err != nil {
		return nil, err
	}
	// The model is put together here, because that of the library looks for a
	// tokenizer, and for all files in one folder.
	model := &backends.Model{Path: filepath.Dir(f.weights), OnnxBytes: data, PadToken: int64(f.pad)}
	o := options.Defaults()
	o.Backend = pureGo
	if err := backends.CreateModelBackend(model, o); err != nil {
		return nil, err
	}
	if err := configure(model.GoMLXModel); err != nil {
		return nil, err
	}
	return &session{
		pipeline: backends.BasePipeline{Model: model, Runtime: pureGo},
		labels:   len(f.labels), pad: f.pad, limit: f.limit,
	}, nil
}

// settings of the backend. By default operations that do not need each other
// run at once, and the race detector finds that they write to what others
// read. The product of matrices that it chooses for large ones ends the process
// on models with weights of 8 bits, in a goroutine where nobody can recover.
// Texts still run at once, each on one processor.
const settings = "ops_sequential,dotgeneral_small"

// configure has a model run with these settings.
func configure(m *backends.GoMLXModel) error {
	backend, err := simplego.New(settings)
	if err != nil {
		return err
	}
	exec, err := context.NewExec(backend, m.Ctx, m.Call)
	if err != nil {
		return err
	}
	exec.SetMaxCache(-1) // the lengths are few
	m.Exec.Finalize()
	m.Backend.Finalize()
	m.Backend, m.Exec = backend, exec
	return nil
}

func (s *session) close() {
	m := s.pipeline.Model.GoMLXModel
	m.Exec.Finalize()
	m.Ctx.Finalize()
	m.Backend.Finalize()
}

// padded is the length that n pieces are filled up to: a program is made for
// each length.
func (s *session) padded(n int) int {
	const step = 8
	return max(n, min((n+step-1)/step*step, s.limit))
}

// libraryError is an error of the library: it may hold numbers of pieces, which
// are as good as the text.
type libraryError struct{ error }

func (e *libraryError) Unwrap() error { return e.error }

// run gives the probabilities of the labels for each of the pieces. Errors
// other than a libraryError hold nothing of the text.
func (s *session) run(ids []uint32) (probabilities [][]float32, err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = &libraryError{fmt.Errorf("%v", fault)}
		}
	}()
	length := s.padded(len(ids))
	input := backends.TokenizedInput{
		TokenIDs: make([]uint32, length), TypeIDs: make([]uint32, length), AttentionMask: make([]uint32, length),
	}
	for i := range input.TokenIDs {
		input.TokenIDs[i] = s.pad
	}
	for i, id := range ids {
		input.TokenIDs[i], input.AttentionMask[i] = id, 1
	}
	batch := backends.NewBatch(1)
	batch.Input, batch.MaxSequenceLength = []backends.TokenizedInput{input}, length
	s.making.Lock()
	err = backends.CreateInputTensors(batch, s.pipeline.Model, s.pipeline.Runtime)
	s.making.Unlock()
	if err == nil {
		err = backends.RunSessionOnBatch(batch, &s.pipeline)
	}
	if err = errors.Join(err, batch.Destroy()); err != nil {
		return nil, &libraryError{err}
	}
	if len(batch.OutputValues) == 0 {
		return nil, errors.New("the model gives nothing")
	}
	out, ok := batch.OutputValues[0].([][][]float32)
	if !ok || len(out) != 1 || len(out[0]) < len(ids) {
		return nil, fmt.Errorf("the model gives %T, want logits for each piece", batch.OutputValues[0])
	}
	probabilities = out[0][:len(ids)]
	for _, p := range probabilities {
		if len(p) != s.labels {
			return nil, fmt.Errorf("the model gives %d numbers for each piece and has %d labels", len(p), s.labels)
		}
		if !softMax(p) {
			return nil, errors.New("the model gives what is no number")
		}
	}
	return probabilities, nil
}

// softMax turns logits into probabilities, and tells whether they are numbers.
func softMax(logits []float32) bool {
	top := logits[0]
	for _, l := range logits {
		top = max(top, l)
	}
	sum := 0.0
	for i, l := range logits {
		e := math.Exp(float64(l - top))
		logits[i] = float32(e)
		sum += e
	}
	if math.IsNaN(sum) || math.IsInf(sum, 0) {
		return false
	}
	for i := range logits {
		logits[i] /= float32(sum)
	}
	return true
}
