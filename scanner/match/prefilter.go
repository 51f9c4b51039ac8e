package match

import "slices"

// prefixBytes is how much of each literal the automaton knows; the rest is
// compared where the prefix was found. All of every literal took 10 MB of
// table and a third of the start; five bytes take 1.5 MB.
const prefixBytes = 5

// prefilter finds which of many literals occur in a text, letter case
// folded for ASCII, in one pass (Aho and Corasick 1975, as a dense automaton
// over the byte classes that the literals use).
type prefilter struct {
	literals []string
	class    [256]uint8
	width    int
	next     []uint16
	out      [][]int32 // numbers of literals whose prefix ends in a state
	hits     []bool    // states with output
}

// none marks a missing transition while the automaton is built.
const none = 1<<16 - 1

// newPrefilter builds the automaton. Literals are lower case; an empty one
// is not allowed, and their prefixes may take 65,534 states at most.
func newPrefilter(literals []string) *prefilter {
	p := &prefilter{literals: literals, width: 1} // class 0: bytes in no literal
	for _, lit := range literals {
		prefix := prefixOf(lit)
		for i := range len(prefix) {
			c := prefix[i]
			if p.class[c] == 0 {
				p.class[c] = uint8(p.width)
				p.width++
			}
		}
	}
	for c := byte('a'); c <= 'z'; c++ {
		p.class[c-'a'+'A'] = p.class[c]
	}
	states := countStates(literals)
	p.next = make([]uint16, 0, states*p.width)
	p.out = make([][]int32, 0, states)
	p.addState()
	for n, lit := range literals {
		p.insert(prefixOf(lit), int32(n))
	}
	p.link()
	return p
}

// countStates is the number of different prefixes, the empty one included.
// Room for all characters of all literals would be three times as much, and
// the largest piece of memory of a small run.
func countStates(literals []string) int {
	prefixes := make([]string, len(literals))
	for i, lit := range literals {
		prefixes[i] = prefixOf(lit)
	}
	slices.Sort(prefixes)
	states, last := 1, ""
	for _, prefix := range prefixes {
		shared := 0
		for shared < min(len(prefix), len(last)) && prefix[shared] == last[shared] {
			shared++
		}
		states += len(prefix) - shared
		last = prefix
	}
	return states
}

func prefixOf(literal string) string { return literal[:min(prefixBytes, len(literal))] }

func (p *prefilter) addState() uint16 {
	for range p.width {
		p.next = append(p.next, none)
	}
	p.out = append(p.out, nil)
	return uint16(len(p.out) - 1)
}

func (p *prefilter) insert(lit string, n int32) {
	state := uint16(0)
	for i := range len(lit) {
		at := int(state)*p.width + int(p.class[lit[i]])
		if p.next[at] == none {
			fresh := p.addState()
			p.next[at] = fresh
		}
		state = p.next[at]
	}
	p.out[state] = append(p.out[state], n)
}

// link turns the trie into an automaton, breadth first.
func (p *prefilter) link() {
	fail := make([]uint16, len(p.out))
	var queue []uint16
	for c := range p.width {
		if to := p.next[c]; to != none {
			queue = append(queue, to)
		} else {
			p.next[c] = 0
		}
	}
	for len(queue) > 0 {
		state := queue[0]
		queue = queue[1:]
		p.out[state] = append(p.out[state], p.out[fail[state]]...)
		for c := range p.width {
			at := int(state)*p.width + c
			through := p.next[int(fail[state])*p.width+c]
			if to := p.next[at]; to != none {
				fail[to] = through
				queue = append(queue, to)
			} else {
				p.next[at] = through
			}
		}
	}
	p.hits = make([]bool, len(p.out))
	for s := range p.out {
		p.hits[s] = len(p.out[s]) > 0
	}
}

// scan calls found for every occurrence of a literal in text, with the offset
// of its end.
func (p *prefilter) scan(text string, found func(literal int32, end int)) {
	state := uint16(0)
	for i := range len(text) {
		state = p.next[int(state)*p.width+int(p.class[text[i]])]
		if !p.hits[state] {
			continue
		}
		for _, n := range p.out[state] {
			lit := p.literals[n]
			end := i + 1 - min(prefixBytes, len(lit)) + len(lit)
			if end <= len(text) && foldEqual(text[i+1:end], lit[len(lit)-(end-i-1):]) {
				found(n, end)
			}
		}
	}
}

// foldEqual compares a text with a lower-case literal of the same length.
func foldEqual(text, literal string) bool {
	for i := range len(text) {
		c := text[i]
		if c >= 'A' && c <= 'Z' {
			c += 'a' - 'A'
		}
		if c != literal[i] {
			return false
		}
	}
	return true
}
