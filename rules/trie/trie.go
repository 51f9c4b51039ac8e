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

// Scan appends every use of every string that stands at an allowed place of
// text to dst, in order of their starts; shapes says whether strings of shapes
// are looked for as well. Letters outside ASCII must be in lower case.
func (t *Trie) Scan(dst []Find, text string, shapes bool) []Find {
	if t.filters[rootEdge] != "" {
		dst = t.scan(dst, text)
	}
	if shapes && t.filters[rootShape] != "" {
		dst = t.scanShapes(dst, text)
	}
	return dst
}

func (t *Trie) scan(dst []Find, text string) []Find {
	edge, inside := t.filters[rootEdge][:filterSize], t.filters[rootInside]
	before := false
	key := Fold.ahead(text)
	for i := range len(text) {
		key = Fold.next(key, text, i)
		w := word[text[i]]
		if w && before {
			if inside != "" && hasBit(inside, key) {
				dst = t.walk(dst, Fold, rootInside, text, i)
			}
			continue
		}
		before = w
		if hasBit(edge, key) {
			dst = t.walk(dst, Fold, rootEdge, text, i)
		}
	}
	return dst
}

func (t *Trie) scanShapes(dst []Find, text string) []Find {
	filter := t.filters[rootShape][:filterSize]
	before := false
	key := Shape.ahead(text)
	for i := range len(text) {
		key = Shape.next(key, text, i)
		w := word[text[i]]
		if !(w && before) && hasBit(filter, key) {
			dst = t.walk(dst, Shape, rootShape, text, i)
		}
		before = w
	}
	return dst
}

func hasBit(bits string, key uint) bool { return bits[key/8]&(1<<(key%8)) != 0 }

// walk follows text from start on.
func (t *Trie) walk(dst []Find, a *Alphabet, n uint32, text string, start int) []Find {
	nodes := t.nodes
	base := nodes[n].base
	for end := start; end < len(text); {
		to := base + uint32(a.symbol[text[end]])
		if to >= uint32(len(nodes)) || nodes[to].parent != n {
			break
		}
		end++
		if u := nodes[to].uses; u != 0 {
			dst = t.report(dst, u, start, end)
		}
		n, base = to, nodes[to].base
	}
	return dst
}

func (t *Trie) report(dst []Find, u uint32, start, end int) []Find {
	for {
		use := t.uses[u]
		dst = append(dst, Find{Use(use &^ lastUse), int32(start), int32(end)})
		if use&lastUse != 0 {
			return dst
		}
		u++
	}
}

func put(dst []byte, v uint32) []byte { return binary.LittleEndian.AppendUint32(dst, v) }
