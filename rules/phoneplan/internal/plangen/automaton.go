package main

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"maps"
	"regexp/syntax"
	"slices"
	"strings"
)

// maxDigits bounds a national number, as libphonenumber does.
const maxDigits = 17

// dead is the state from which nothing is accepted.
const dead = 0

// language is a regular expression over digits as a deterministic automaton,
// built where it is walked. State 1 is the start.
type language struct {
	prog   *syntax.Prog
	number map[string]int
	sets   [][]uint32
	accept []bool
	next   [][10]int // -1: not yet known
}

func newLanguage(pattern string) (*language, error) {
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil, err
	}
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return nil, err
	}
	l := &language{prog: prog, number: make(map[string]int)}
	l.state(nil)
	l.state([]uint32{uint32(prog.Start)})
	return l, nil
}

// state numbers the closure of a set of instructions; the empty set is dead.
func (l *language) state(from []uint32) int {
	seen := make(map[uint32]bool)
	matched := false
	for len(from) > 0 {
		pc := from[len(from)-1]
		from = from[:len(from)-1]
		if seen[pc] {
			continue
		}
		seen[pc] = true
		switch in := l.prog.Inst[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			from = append(from, in.Out, in.Arg)
		case syntax.InstCapture, syntax.InstNop:
			from = append(from, in.Out)
		case syntax.InstMatch:
			matched = true
		default:
		}
	}
	set := slices.Sorted(maps.Keys(seen))
	key := fmt.Sprint(set)
	n, ok := l.number[key]
	if !ok {
		n = len(l.sets)
		l.number[key] = n
		l.sets = append(l.sets, set)
		l.accept = append(l.accept, matched)
		l.next = append(l.next, [10]int{-1, -1, -1, -1, -1, -1, -1, -1, -1, -1})
	}
	return n
}

func (l *language) step(state, digit int) int {
	if to := l.next[state][digit]; to >= 0 {
		return to
	}
	var out []uint32
	for _, pc := range l.sets[state] {
		switch in := &l.prog.Inst[pc]; in.Op {
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			if in.MatchRune('0' + rune(digit)) {
				out = append(out, in.Out)
			}
		default:
		}
	}
	to := l.state(out)
	l.next[state][digit] = to
	return to
}

// builder makes one automaton of all regions: states that accept the same
// are one, across regions.
type builder struct {
	nodes  []node
	number map[string]int
}

// node accepts with a byte, zero for not at all, and goes on with edges.
type node struct {
	accept byte
	next   [10]int
}

func newBuilder() *builder { return &builder{nodes: make([]node, 1), number: make(map[string]int)} }

// add walks languages side by side and returns the number of their common
// start. accept tells what a number means by the languages that take it;
// alive whether any longer number can mean something.
func (b *builder) add(langs []*language, accept func(states []int, digits int) byte, alive func(states []int) bool) int {
	memo := make(map[string]int)
	var walk func(states []int, digits int) int
	walk = func(states []int, digits int) int {
		if digits > maxDigits || !alive(states) {
			return dead
		}
		key := fmt.Sprint(digits, states)
		if n, ok := memo[key]; ok {
			return n
		}
		n := node{accept: accept(states, digits)}
		for d := range 10 {
			to := make([]int, len(states))
			for i, l := range langs {
				to[i] = l.step(states[i], d)
			}
			n.next[d] = walk(to, digits+1)
		}
		number := b.intern(n)
		memo[key] = number
		return number
	}
	start := make([]int, len(langs))
	for i := range start {
		start[i] = 1
	}
	return walk(start, 0)
}

func (b *builder) intern(n node) int {
	if n == (node{}) {
		return dead
	}
	key := fmt.Sprint(n)
	number, ok := b.number[key]
	if !ok {
		number = len(b.nodes)
		b.nodes = append(b.nodes, n)
		b.number[key] = number
	}
	return number
}

// encode writes the states and returns their offsets. A state is a byte of
// acceptance, a byte that counts edges, and for each edge two bytes with the
// set of its digits and three with the offset of the next state, little
// endian. Children stand before their parents.
func (b *builder) encode() (data []byte, offsets []int) {
	offsets = make([]int, len(b.nodes))
	data = []byte{0, 0} // the dead state
	for i, n := range b.nodes[1:] {
		offsets[i+1] = len(data)
		digits := make(map[int]uint16)
		for d, to := range n.next {
			if to != dead {
				digits[to] |= 1 << d
			}
		}
		edges := slices.SortedFunc(maps.Keys(digits), func(x, y int) int { return cmp.Compare(digits[x], digits[y]) })
		data = append(data, n.accept, byte(len(edges)))
		for _, to := range edges {
			data = binary.LittleEndian.AppendUint16(data, digits[to])
			data = append(data, byte(offsets[to]), byte(offsets[to]>>8), byte(offsets[to]>>16))
		}
	}
	return data, offsets
}

// words lists the finite language of a pattern, sorted, with blanks between.
func words(pattern string) (string, error) {
	if pattern == "" {
		return "", nil
	}
	l, err := newLanguage(pattern)
	if err != nil {
		return "", err
	}
	var out []string
	var walk func(state int, prefix string)
	walk = func(state int, prefix string) {
		if l.accept[state] {
			out = append(out, prefix)
		}
		for d := range 10 {
			if to := l.step(state, d); to != dead {
				walk(to, prefix+string(rune('0'+d)))
			}
		}
	}
	walk(1, "")
	return strings.Join(out, " "), nil
}
