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
// It is a double array (Aoe 1989): the child of node n for symbol s is node
// base(n)+s if that has n for its parent.
type Trie struct {
	// filters has a bit for each three classes of symbols that a string of a
	// root begins with, or nothing where a root has no strings. On chat text
	// it turns away two places of three, at 1 to 2 ns each, where the tree
	// takes 10.
	filters [firstFree]string
	nodes   []cell
	uses    []uint32 // the last of a string has the bit lastUse
}

// cell is a node. Node 0 is none; neither are those with parent 0, but for
// the roots. Uses are a place in Trie.uses, 0 where there are none.
type cell struct{ base, parent, uses uint32 }

// The roots. No node has number 0, which stands for none.
const (
	rootEdge = 1 + iota
	rootInside
	rootShape
	firstFree
)

const (
	size32   = 4
	cellSize = 3 * size32
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
	t.nodes, t.uses = make([]cell, nodes), make([]uint32, uses)
	for n := range t.nodes {
		t.nodes[n] = cell{at(data, 3*n), at(data, 3*n+1), at(data, 3*n+2)}
		if t.nodes[n].uses >= uint32(uses) {
			return nil, ErrData
		}
	}
	data = data[cellSize*nodes:]
	for u := range t.uses {
		t.uses[u] = at(data, u)
	}
	if t.uses[uses-1]&lastUse == 0 {
		return nil, ErrData
	}
	return t, nil
}

// at reads the number i of 32 bits.
func at(data string, i int) uint32 {
	s := data[size32*i : size32*i+size32]
	return uint32(s[0]) | uint32(s[1])<<8 | uint32(s[2])<<16 | uint32(s[3])<<24
}

// Find is a use of a string that stands in a text, with the offsets of its
// first byte and behind its last.
type Find struct {
	Use        Use
	Start, End int32
}

// chunk is how many places of a text are searched before what was found there
// is handed over.
const chunk = 1 << 10

// Scan calls found with every use of every string that stands at an allowed
// place of text, some at a time in order of their starts; shapes says whether
// strings of shapes are looked for as well. Letters outside ASCII must be in
// lower case. The slice handed over is used again, and is all that grows: it
// is returned, for the next call.
func (t *Trie) Scan(scratch []Find, text string, shapes bool, found func([]Find)) []Find {
	shapes = shapes && t.filters[rootShape] != ""
	if t.filters[rootEdge] == "" && !shapes {
		return scratch
	}
	for from := 0; from < len(text); from += chunk {
		to := min(from+chunk, len(text))
		scratch = scratch[:0]
		if t.filters[rootEdge] != "" {
			scratch = t.scan(scratch, text, from, to)
		}
		if shapes {
			scratch = t.scanShapes(scratch, text, from, to)
		}
		if len(scratch) > 0 {
			found(scratch)
		}
	}
	return scratch
}

func (t *Trie) scan(dst []Find, text string, from, to int) []Find {
	edge, inside := t.filters[rootEdge][:filterSize], t.filters[rootInside]
	before := from > 0 && word[text[from-1]]
	key := Fold.ahead(text, from)
	for i := from; i < to; i++ {
		key = Fold.next(key, text, i)
		w := word[text[i]]
		if w && before {
			if inside != "" && hasBit(inside, key) {
				dst = t.walk(dst, Fold, rootInside, text, i, i)
			}
			continue
		}
		before = w
		if hasBit(edge, key) {
			dst = t.walk(dst, Fold, rootEdge, text, i, i)
		}
	}
	return dst
}

func (t *Trie) scanShapes(dst []Find, text string, from, to int) []Find {
	filter := t.filters[rootShape][:filterSize]
	before := from > 0 && word[text[from-1]]
	key := Shape.ahead(text, from)
	for i := from; i < to; i++ {
		key = Shape.next(key, text, i)
		w := word[text[i]]
		if !(w && before) && hasBit(filter, key) {
			dst = t.walk(dst, Shape, rootShape, text, i, i)
		}
		before = w
	}
	return dst
}

func hasBit(bits string, key uint) bool { return bits[key/8]&(1<<(key%8)) != 0 }

// walk follows text from at on, where node n stands for the bytes from start.
func (t *Trie) walk(dst []Find, a *Alphabet, n uint32, text string, start, at int) []Find {
	nodes := t.nodes
	for ; at < len(text); at++ {
		symbol := a.symbol[text[at]]
		if symbol == Digit {
			if to := t.child(n, exactDigit(text[at])); to != 0 {
				dst = t.report(dst, nodes[to].uses, start, at+1)
				dst = t.walk(dst, a, to, text, start, at+1)
			}
		}
		if n = t.child(n, symbol); n == 0 {
			return dst
		}
		dst = t.report(dst, nodes[n].uses, start, at+1)
	}
	return dst
}

// child is the node that a symbol leads to from n, or 0.
func (t *Trie) child(n uint32, symbol byte) uint32 {
	to := t.nodes[n].base + uint32(symbol)
	if to >= uint32(len(t.nodes)) || t.nodes[to].parent != n {
		return 0
	}
	return to
}

func (t *Trie) report(dst []Find, u uint32, start, end int) []Find {
	for u != 0 {
		use := t.uses[u]
		dst = append(dst, Find{Use(use &^ lastUse), int32(start), int32(end)})
		if use&lastUse != 0 {
			return dst
		}
		u++
	}
	return dst
}

func put(dst []byte, v uint32) []byte { return binary.LittleEndian.AppendUint32(dst, v) }
