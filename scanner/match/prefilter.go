package match

// prefilter finds which of many literals occur in a text, letter case
// folded for ASCII, in one pass (Aho and Corasick 1975, as a dense automaton
// over the byte classes that the literals use).
type prefilter struct {
	class [256]uint8
	width int
	next  []int32
	out   [][]int32 // literal numbers that end in a state
	hits  []bool    // states with output
}

// newPrefilter builds the automaton. Literals are lower case; an empty one
// is not allowed.
func newPrefilter(literals []string) *prefilter {
	p := &prefilter{width: 1} // class 0: bytes in no literal
	for _, lit := range literals {
		for i := range len(lit) {
			c := lit[i]
			if p.class[c] == 0 {
				p.class[c] = uint8(p.width)
				p.width++
			}
		}
	}
	for c := byte('a'); c <= 'z'; c++ {
		p.class[c-'a'+'A'] = p.class[c]
	}
	states := 1
	for _, lit := range literals {
		states += len(lit)
	}
	p.next = make([]int32, 0, states*p.width) // grown step by step it took a third of the start
	p.out = make([][]int32, 0, states)
	p.addState()
	for n, lit := range literals {
		p.insert(lit, int32(n))
	}
	p.link()
	return p
}

func (p *prefilter) addState() int32 {
	for range p.width {
		p.next = append(p.next, -1)
	}
	p.out = append(p.out, nil)
	return int32(len(p.out) - 1)
}

func (p *prefilter) insert(lit string, n int32) {
	state := int32(0)
	for i := range len(lit) {
		at := int(state)*p.width + int(p.class[lit[i]])
		if p.next[at] < 0 {
			fresh := p.addState()
			p.next[at] = fresh
		}
		state = p.next[at]
	}
	p.out[state] = append(p.out[state], n)
}

// link turns the trie into an automaton, breadth first.
func (p *prefilter) link() {
	fail := make([]int32, len(p.out))
	var queue []int32
	for c := range p.width {
		if to := p.next[c]; to > 0 {
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
			if to := p.next[at]; to >= 0 {
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
	state := int32(0)
	for i := range len(text) {
		state = p.next[int(state)*p.width+int(p.class[text[i]])]
		if p.hits[state] {
			for _, lit := range p.out[state] {
				found(lit, i+1)
			}
		}
	}
}
