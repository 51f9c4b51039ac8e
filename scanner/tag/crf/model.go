package crf

import (
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"github.com/privlint/privlint/scanner/tag/internal/checksum"
)

// ErrCorrupt is the error of data that is no model, or a damaged one.
var ErrCorrupt = errors.New("crf: data is no model or damaged")

// The layout of a model, little-endian:
//
//	magic, checksum of all that follows, bits of a row number, scale (float32),
//	transitions (float32, from each label and from the start, to each label),
//	one bias a type and preset (float32), rows of 16 weights (one byte each,
//	128 is zero)
const (
	magic         = 0x32524350 // "PCR2"
	headerSize    = 4 * 4
	transitionLen = (Labels + 1) * Labels
	zeroWeight    = 128
)

// The ends of what Weights.Bits may be.
const (
	MinBits = 4
	MaxBits = 22
)

// Biases are how many biases a model has for each type.
const Biases = 3

// Model is a trained tagger: weights of hashed features, and of labels that
// follow each other. It is safe for concurrent use.
type Model struct {
	rows        string // 16 bytes each
	mask        uint32
	scale       float32
	transitions [Labels + 1][Labels]float32
	bias        [Biases][Types]float32
}

// Open reads a model in place: the string must hold what Encode made. It
// checks all of it, in less than a millisecond for four megabytes. The error
// wraps ErrCorrupt.
func Open(data string) (*Model, error) {
	if len(data) < headerSize || word(data, 0) != magic {
		return nil, fmt.Errorf("%w: no header", ErrCorrupt)
	}
	bits := word(data, 8)
	rows := headerSize + 4*(transitionLen+Biases*int(Types))
	if bits < MinBits || bits > MaxBits || len(data) != rows+lanes<<bits {
		return nil, fmt.Errorf("%w: wrong size", ErrCorrupt)
	}
	if checksum.Sum(data[8:]) != word(data, 4) {
		return nil, fmt.Errorf("%w: wrong checksum", ErrCorrupt)
	}
	m := &Model{rows: data[rows:], mask: 1<<bits - 1, scale: number(data, 12)}
	at := headerSize
	for a := range m.transitions {
		for b := range m.transitions[a] {
			m.transitions[a][b] = number(data, at)
			at += 4
		}
	}
	for p := range m.bias {
		for t := range m.bias[p] {
			m.bias[p][t] = number(data, at)
			at += 4
		}
	}
	return m, nil
}

func word(data string, at int) uint32 {
	_ = data[at+3]
	return uint32(data[at]) | uint32(data[at+1])<<8 | uint32(data[at+2])<<16 | uint32(data[at+3])<<24
}

func number(data string, at int) float32 { return math.Float32frombits(word(data, at)) }

// Weights are what a trainer has found, before they are rounded to a byte
// each.
type Weights struct {
	// Bits is the logarithm of the number of rows, from MinBits to MaxBits.
	Bits uint
	// Rows are 16 weights for each feature, of which the last is not used.
	Rows []float32
	// Transitions are from each label, and last from the start, to each.
	Transitions [Labels + 1][Labels]float32
	// Bias is added to every label of a type, for each preset.
	Bias [Biases][Types]float32
}

// Lanes is how many weights a row has.
const Lanes = lanes

// Encode rounds weights to bytes and returns them as Open reads them. The
// largest weights are cut off where that costs the others no precision: the
// scale is such that one in a hundred thousand is.
func (w *Weights) Encode() []byte {
	scale := w.scale()
	out := make([]byte, headerSize, headerSize+4*(transitionLen+Biases*int(Types))+len(w.Rows))
	binary.LittleEndian.PutUint32(out, magic)
	binary.LittleEndian.PutUint32(out[8:], uint32(w.Bits))
	binary.LittleEndian.PutUint32(out[12:], math.Float32bits(scale))
	for a := range w.Transitions {
		for _, x := range w.Transitions[a] {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
		}
	}
	for p := range w.Bias {
		for _, x := range w.Bias[p] {
			out = binary.LittleEndian.AppendUint32(out, math.Float32bits(x))
		}
	}
	for _, x := range w.Rows {
		q := math.RoundToEven(float64(x / scale))
		out = append(out, byte(min(max(q, -127), 127)+zeroWeight))
	}
	binary.LittleEndian.PutUint32(out[4:], checksum.Sum(string(out[8:])))
	return out
}

// scale is what one step of a byte is worth.
func (w *Weights) scale() float32 {
	const buckets, most = 4096, 16
	var count [buckets]int
	used := 0
	for _, x := range w.Rows {
		if x != 0 {
			used++
			count[min(int(math.Abs(float64(x))*buckets/most), buckets-1)]++
		}
	}
	cut := used / 100_000
	for i := buckets - 1; i > 0; i-- {
		if cut -= count[i]; cut < 0 {
			return float32(i+1) * most / buckets / 127
		}
	}
	return 1.0 / 127
}

// emit adds up the rows of the features f. Weights are added as bytes, four
// in one word of eight bytes: sums of maxFeatures bytes fit 16 bits.
func (m *Model) emit(f []uint32, out *[Labels]float32) {
	const even = 0x00ff00ff00ff00ff
	var a, b, c, d uint64
	for _, row := range f {
		at := int(row) * lanes
		r := m.rows[at : at+lanes]
		x, y := load(r), load(r[8:])
		a += x & even
		b += x >> 8 & even
		c += y & even
		d += y >> 8 & even
	}
	zero := int32(len(f) * zeroWeight)
	for i := range 4 {
		out[2*i] = float32(int32(a>>(16*i)&0xffff)-zero) * m.scale
		out[2*i+1] = float32(int32(b>>(16*i)&0xffff)-zero) * m.scale
		out[8+2*i] = float32(int32(c>>(16*i)&0xffff)-zero) * m.scale
		if 8+2*i+1 < Labels {
			out[8+2*i+1] = float32(int32(d>>(16*i)&0xffff)-zero) * m.scale
		}
	}
}

// load reads eight bytes; the compiler makes one instruction of it.
func load(s string) uint64 {
	_ = s[7]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}
