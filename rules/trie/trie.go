package trie

import (
	"encoding/binary"
	"errors"
)

// Place says where a string is looked for.
type Place int

// The places.
const (
	// AtEdge is everywhere but between two characters of one word. Letters,
	// digits and "_" of ASCII make words.
	AtEdge Place = iota
	// Anywhere is inside words as well.
	Anywhere
	// AtEdgeShape is AtEdge, for strings of the alphabet Shape.
	AtEdgeShape
)

// Use is what a string is good for: a number of the caller's choice below
// 1<<31.
type Use uint32

// lastUse marks the last of the uses of a string.
const lastUse = 1 << 31

// Trie holds strings and their uses. It is immutable and safe for concurrent
// use.
//
// It is a double array (Aoe 1989) in which no two nodes have the same base: the
// child of a node for symbol s is node base+s if that was made for s.
type Trie struct {
	// filters has a bit for each key that a string of a root begins with, or
	// nothing where a root has no strings. On chat text it turns away two
	// places of three.
	filters [firstFree]string
	cells   []cell
	uses    []uint32 // by node, where its uses begin in list
	list    []uint32 // the last of a string has the bit lastUse
}

// cell is a node: its base, whether it has uses, and the symbol that leads to
// it. All strings of a set of rules take some 100 KB, and stay in the cache.
type cell uint32

const (
	cellUses   cell = 1 << 8
	cellSymbol cell = cellUses - 1
	cellBase        = 9 // bits below the base
	// noSymbol is the symbol of no node.
	noSymbol = 0xff
)

// The roots.
const (
	rootEdge = 1 + iota
	rootInside
	rootShape
	firstFree
)

const (
	size32   = 4
	cellSize = 2 * size32
	// filterSize is the size of a filter in bytes.
	filterSize = 1 << (3 * classBits) / 8
)

// ErrData says that bytes are no trie, or no index.
var ErrData = errors.New("trie: broken data")

// Load reads what Builder.Bytes wrote, at some 3 ns a string.
func Load(data string) (*Trie, error) {
	const head = 3 * size32
	if len(data) < head {
		return nil, ErrData
	}
	filters, nodes, uses := at(data, 0), int(at(data, 1)), int(at(data, 2))
	data = data[head:]
	t := &Trie{}
	for root := rootEdge; root < firstFree; root++ {
		if filters&(1<<root) != 0 && len(data) >= filterSize {
			t.filters[root], data = data[:filterSize], data[filterSize:]
		}
	}
	if nodes < firstFree || len(data) != cellSize*nodes+size32*uses {
		return nil, ErrData
	}
	t.cells, t.uses, t.list = make([]cell, nodes), make([]uint32, nodes), make([]uint32, uses)
	for n := range t.cells {
		t.cells[n], t.uses[n] = cell(at(data, 2*n)), at(data, 2*n+1)
		if t.uses[n] >= uint32(uses) {
			return nil, ErrData
		}
	}
	data = data[cellSize*nodes:]
	for u := range t.list {
		t.list[u] = at(data, u)
	}
	if t.list[uses-1]&lastUse == 0 {
		return nil, ErrData
	}
	return t, nil
}

// at reads the number i of 32 bits.
func at(data string, i int) uint32 {
	s := data[size32*i : size32*i+size32]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Empty tells that there are no strings.
func (t *Trie) Empty() bool { return len(t.list) <= 1 }

// Find is a use of a string that stands in a text, with the offsets of its
// first byte and behind its last.
type Find struct {
	Use        Use
	Start, End int32
}

// Scan appends every use of every string that stands at an allowed place of
// the part of the text that w shows to dst. Strings of shapes are looked for
// if w has digits.
func (t *Trie) Scan(dst []Find, w *Window) []Find {
	if edge, inside := t.filters[rootEdge], t.filters[rootInside]; edge != "" {
		for i, key := range w.keys[:w.size] {
			switch {
			case key&insideWord == 0:
				if hasBit(edge, key) {
					dst = t.walk(dst, Fold, rootEdge, w.text, w.from+i, w.from+i)
				}
			case inside != "" && hasBit(inside, key&^insideWord):
				dst = t.walk(dst, Fold, rootInside, w.text, w.from+i, w.from+i)
			}
		}
	}
	if shape := t.filters[rootShape]; shape != "" && w.digits {
		for i, key := range w.shapes[:w.size] {
			if key&insideWord == 0 && hasBit(shape, key) {
				dst = t.walk(dst, Shape, rootShape, w.text, w.from+i, w.from+i)
			}
		}
	}
	return dst
}

func hasBit(bits string, key uint16) bool { return bits[key/8]&(1<<(key%8)) != 0 }

// walk follows text from at on, where node n stands for the bytes from start.
func (t *Trie) walk(dst []Find, a *Alphabet, n uint32, text string, start, at int) []Find {
	for ; at < len(text); at++ {
		symbol := a.symbol[text[at]]
		if symbol == Digit {
			if to := t.child(n, exactDigit(text[at])); to != 0 {
				if t.cells[to]&cellUses != 0 {
					dst = t.report(dst, t.uses[to], start, at+1)
				}
				dst = t.walk(dst, a, to, text, start, at+1)
			}
		}
		if n = t.child(n, symbol); n == 0 {
			return dst
		}
		if t.cells[n]&cellUses != 0 {
			dst = t.report(dst, t.uses[n], start, at+1)
		}
	}
	return dst
}

// child is the node that a symbol leads to from n, or 0.
func (t *Trie) child(n uint32, symbol byte) uint32 {
	to := uint32(t.cells[n]>>cellBase) + uint32(symbol)
	if to >= uint32(len(t.cells)) || byte(t.cells[to]&cellSymbol) != symbol {
		return 0
	}
	return to
}

func (t *Trie) report(dst []Find, u uint32, start, end int) []Find {
	for {
		use := t.list[u]
		dst = append(dst, Find{Use(use &^ lastUse), int32(start), int32(end)})
		if use&lastUse != 0 {
			return dst
		}
		u++
	}
}

func put(dst []byte, v uint32) []byte { return binary.LittleEndian.AppendUint32(dst, v) }
