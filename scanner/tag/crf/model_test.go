package crf

import (
	"encoding/binary"
	"errors"
	"math"
	"slices"
	"testing"

	"github.com/privlint/privlint/scanner/tag/internal/checksum"
)

// A model has the weights it was made of, rounded to the step of a byte or cut
// off at 127 of them.
func TestRoundTrip(t *testing.T) {
	w := randomWeights(newRandom(1), 6)
	m := open(t, w)
	if m.transitions != w.Transitions || m.bias != w.Bias || m.mask != 1<<6-1 {
		t.Error("transitions, biases or the number of rows are others")
	}
	for i, x := range w.Rows {
		got := float32(int(m.rows[i])-zeroWeight) * m.scale
		want := min(max(x, -127*m.scale), 127*m.scale)
		if math.Abs(float64(got-want)) > float64(m.scale)*0.51 {
			t.Fatalf("weight %d is %g, want %g, by steps of %g", i, got, want, m.scale)
		}
	}
	if first, second := w.Encode(), w.Encode(); !slices.Equal(first, second) {
		t.Error("the same weights give different bytes")
	}
}

// A model of zeros is a model.
func TestNoWeights(t *testing.T) {
	m := open(t, &Weights{Bits: 4, Rows: make([]float32, Lanes<<4)})
	if spans := NewDecoder(m, 0, 1).Spans(nil, prepare(testTable(t), "maria lopez", true)); len(spans) > 2 {
		t.Errorf("%d spans", len(spans))
	}
}

func TestCorrupt(t *testing.T) {
	data := randomWeights(newRandom(2), 4).Encode()
	check := func(what string, bad []byte) {
		t.Helper()
		if _, err := Open(string(bad)); !errors.Is(err, ErrCorrupt) {
			t.Errorf("%s: error is %v", what, err)
		}
	}
	for n := range data {
		check("shortened", data[:n])
	}
	check("longer", append(slices.Clone(data), 0))
	for i := range data {
		for bit := range 8 {
			bad := slices.Clone(data)
			bad[i] ^= 1 << bit
			check("bit flipped", bad)
		}
	}
	for _, bits := range []uint32{0, 3, 5, MaxBits, MaxBits + 1, 31, 32, 1 << 31, math.MaxUint32} {
		bad := slices.Clone(data)
		binary.LittleEndian.PutUint32(bad[8:], bits)
		check("other number of rows", seal(bad))
	}
}

// seal gives data the checksum that it has to have.
func seal(data []byte) []byte {
	binary.LittleEndian.PutUint32(data[4:], checksum.Sum(string(data[8:])))
	return data
}

// Damaged data is an error, and what is damaged but has a right checksum may
// label wrongly, and does nothing worse.
func FuzzOpen(f *testing.F) {
	data := randomWeights(newRandom(3), 4).Encode()
	f.Add(data, false)
	f.Add(data, true)
	f.Add(data[:headerSize], true)
	for _, x := range []float32{float32(math.NaN()), float32(math.Inf(1)), float32(math.Inf(-1)), math.MaxFloat32} {
		for _, at := range []int{12, headerSize, headerSize + 4*transitionLen} {
			bad := slices.Clone(data)
			binary.LittleEndian.PutUint32(bad[at:], math.Float32bits(x))
			f.Add(bad, true)
		}
	}
	table := testTable(f)
	f.Fuzz(func(t *testing.T, data []byte, sealed bool) {
		if sealed && len(data) >= headerSize {
			data = seal(slices.Clone(data))
		}
		m, err := Open(string(data))
		if err != nil {
			if !errors.Is(err, ErrCorrupt) {
				t.Errorf("the error is no ErrCorrupt: %v", err)
			}
			return
		}
		s := prepare(table, "hi this is maria lopez, 12 plain street in new york", false)
		for preset := range Biases {
			last := 0
			for _, span := range NewDecoder(m, preset, 0.1).Spans(nil, s) {
				if span.Type >= Types || span.From < last || span.From >= span.To || span.To > s.Len() {
					t.Errorf("span of type %d from %d to %d, after %d of %d tokens", span.Type, span.From, span.To, last, s.Len())
				}
				last = span.To
			}
		}
	})
}

// Rows added up as bytes in lanes of 16 bits give the sum of their weights, at
// the ends of what a byte holds too.
func TestEmit(t *testing.T) {
	const bits = 7
	random := newRandom(4)
	for round := range 50 {
		w := &Weights{Bits: bits, Rows: make([]float32, Lanes<<bits)}
		for i := range w.Rows {
			switch x := float32(random.NormFloat64()); round {
			case 0:
				w.Rows[i] = 100
			case 1:
				w.Rows[i] = -100
			default:
				w.Rows[i] = x
			}
		}
		m := open(t, w)
		f := make([]uint32, random.IntN(maxFeatures+1))
		if round < 2 {
			f = make([]uint32, maxFeatures)
		}
		for i := range f {
			f[i] = random.Uint32N(1 << bits)
		}
		var got [Labels]float32
		m.emit(f, &got)
		for k, x := range plainSum(m, f) {
			if math.Abs(x-float64(got[k])) > 1e-4*max(1, math.Abs(x)) {
				t.Fatalf("round %d, label %d: %g, want %g", round, k, got[k], x)
			}
		}
	}
}

// plainSum adds the weights of features one by one.
func plainSum(m *Model, features []uint32) (sum [Labels]float64) {
	for _, f := range features {
		for k := range sum {
			sum[k] += float64(int(m.rows[int(f)*lanes+k])-zeroWeight) * float64(m.scale)
		}
	}
	return sum
}

func BenchmarkOpen(b *testing.B) {
	data := string((&Weights{Bits: 18, Rows: make([]float32, Lanes<<18)}).Encode())
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := Open(data); err != nil {
			b.Fatal(err)
		}
	}
}
