package trie

import (
	"cmp"
	"slices"
	"strings"
)

// Builder collects strings.
type Builder struct{ entries [firstFree][]entry }

type entry struct {
	text string
	use  Use
}

// Add notes a use of a string at a place. The string is in symbols of Fold or
// Exact, or of Shape, and not empty.
func (b *Builder) Add(place Place, text string, use Use) {
	e := entry{text, use}
	switch place {
	case Anywhere:
		b.entries[rootEdge] = append(b.entries[rootEdge], e)
		b.entries[rootInside] = append(b.entries[rootInside], e)
	case AtEdgeShape:
		b.entries[rootShape] = append(b.entries[rootShape], e)
	default:
		b.entries[rootEdge] = append(b.entries[rootEdge], e)
	}
}

// Bytes is the trie as Load reads it.
func (b *Builder) Bytes() []byte {
	l := layout{list: []uint32{lastUse}, taken: []bool{true}} // no use has number 0, no node base 0
	l.grow(firstFree)
	var filters []byte
	roots := uint32(0)
	for root := uint32(rootEdge); root < firstFree; root++ {
		slices.SortFunc(b.entries[root], func(x, y entry) int {
			return cmp.Or(strings.Compare(x.text, y.text), cmp.Compare(x.use, y.use))
		})
		if len(b.entries[root]) > 0 {
			roots |= 1 << root
			filters = append(filters, filter(b.entries[root])...)
		}
		l.queue = append(l.queue, node{root, slices.Compact(b.entries[root]), 0})
	}
	for len(l.queue) > 0 {
		n := l.queue[0]
		l.queue = l.queue[1:]
		l.lay(n)
	}
	return l.bytes(roots, filters)
}

// filter has the bits of what strings begin with. Behind a shorter string
// anything may stand.
func filter(entries []entry) []byte {
	bits := make([]byte, filterSize)
	for _, e := range entries {
		low, high := uint(0), uint(0)
		for i := range 3 {
			low, high = low<<classBits, high<<classBits
			if i < len(e.text) {
				c := uint(classOf(e.text[i]))
				low, high = low|c, high|c
			} else {
				high |= 1<<classBits - 1
			}
		}
		for key := low; key <= high; key++ {
			bits[key/8] |= 1 << (key % 8)
		}
	}
	return bits
}

// node is a node that has its number, but no children yet.
type node struct {
	number  uint32
	entries []entry // sorted, all with the same first depth bytes
	depth   int
}

// layout gives numbers to nodes, breadth first.
type layout struct {
	queue  []node
	cells  []cell // by number; a free one has noSymbol
	uses   []uint32
	list   []uint32
	taken  []bool // by base
	lowest uint32 // no number below it is free
}

// lookBack is how many numbers are looked at for room. To look at all of them
// took 5 s for the built-in rules, and wins nothing.
const lookBack = 1 << 10

func (l *layout) grow(n uint32) {
	for uint32(len(l.cells)) < n {
		l.cells, l.uses = append(l.cells, noSymbol), append(l.uses, 0)
	}
}

func (l *layout) free(n uint32) bool {
	return n >= firstFree && (n >= uint32(len(l.cells)) || l.cells[n]&cellSymbol == noSymbol)
}

// lay notes the uses of a node and numbers its children.
func (l *layout) lay(n node) {
	rest := n.entries
	if len(rest) > 0 && len(rest[0].text) == n.depth {
		l.uses[n.number] = uint32(len(l.list))
		l.cells[n.number] |= cellUses
		for len(rest) > 0 && len(rest[0].text) == n.depth {
			l.list = append(l.list, uint32(rest[0].use))
			rest = rest[1:]
		}
		l.list[len(l.list)-1] |= lastUse
	}
	var children []node
	var symbols []byte
	for len(rest) > 0 {
		symbol, same := rest[0].text[n.depth], 1
		for same < len(rest) && rest[same].text[n.depth] == symbol {
			same++
		}
		symbols = append(symbols, symbol)
		children = append(children, node{0, rest[:same], n.depth + 1})
		rest = rest[same:]
	}
	if children == nil {
		return
	}
	base := l.room(symbols)
	l.cells[n.number] |= cell(base) << cellBase
	for i := range children {
		children[i].number = base + uint32(symbols[i])
		l.grow(children[i].number + 1)
		l.cells[children[i].number] = cell(symbols[i])
	}
	l.queue = append(l.queue, children...)
}

// room finds a low base that no node has and where all symbols lead to free
// numbers.
func (l *layout) room(symbols []byte) uint32 {
	for l.lowest = max(l.lowest, firstFree); !l.free(l.lowest); l.lowest++ {
	}
	first := uint32(symbols[0])
	from := max(l.lowest, uint32(max(len(l.cells)-lookBack, 0)))
	for at := from; ; at++ {
		if at >= first && !l.isTaken(at-first) && !slices.ContainsFunc(symbols, func(s byte) bool { return !l.free(at - first + uint32(s)) }) {
			return l.take(at - first)
		}
	}
}

func (l *layout) isTaken(base uint32) bool { return base < uint32(len(l.taken)) && l.taken[base] }

func (l *layout) take(base uint32) uint32 {
	for uint32(len(l.taken)) <= base {
		l.taken = append(l.taken, false)
	}
	l.taken[base] = true
	return base
}

func (l *layout) bytes(roots uint32, filters []byte) []byte {
	out := put(put(put(nil, roots), uint32(len(l.cells))), uint32(len(l.list)))
	out = append(out, filters...)
	for n, c := range l.cells {
		out = put(put(out, uint32(c)), l.uses[n])
	}
	for _, u := range l.list {
		out = put(out, u)
	}
	return out
}
