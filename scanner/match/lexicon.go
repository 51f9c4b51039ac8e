package match

import (
	"math/bits"
	"strings"
)

// phraseKind says what a phrase is for.
type phraseKind uint8

const (
	kindTerm phraseKind = iota
	kindHotword
	kindNotNear
	kindDisclosure
	kindField
)

// reach says where a phrase counts.
type reach uint8

const (
	reachWindow   reach = iota // in the window of its context
	reachAdjacent              // right before the span
	reachUnless                // nowhere: it takes back others of its kind
)

// use is one use of a phrase by a detector.
type use struct {
	detector int
	kind     phraseKind
	reach    reach
}

// lexicon finds phrases of whole words in one pass over the words of a text,
// whatever the number of phrases: a trie over words. Its nodes lie in one
// array and the ways between them in one hash table, so that it is quickly
// made and a word that leads nowhere costs one look at a set of bits.
// The zero value holds no phrases.
type lexicon struct {
	nodes []node // the first is the root
	// ways is an open-addressing table, a power of two long.
	ways []way
	// keys is a set of the keys of the ways, by their highest bits.
	keys []uint64
	// wayShift and keyShift bring a key down to its place in ways and keys.
	wayShift, keyShift int
}

// node is where a row of words leads.
type node struct {
	word   string // the last of them, in lower case
	parent int32
	// text is the phrase that ends here and uses what it is good for, in
	// order of the detectors. Where none ends, there are no uses.
	text string
	uses []use
}

// way leads from a node with a word to the next. The key is that of wayKey;
// to is 0 where the place is free.
type way struct {
	key uint32
	to  int32
}

// occurrence is a phrase found in the words [first, last] of a text.
type occurrence struct {
	node        *node
	first, last int
}

// find appends every phrase in the words of text to dst, in order of first
// word, shorter before longer.
func (l *lexicon) find(dst []occurrence, text string, words []word) []occurrence {
	if len(l.nodes) == 0 {
		return dst
	}
	for i := range words {
		for at, j := int32(0), i; j < len(words); j++ {
			w := &words[j]
			key := wayKey(at, w.hash)
			bit := key >> l.keyShift
			if l.keys[bit/64]>>(bit%64)&1 == 0 {
				break
			}
			if at = l.step(at, key, text[w.start:w.end]); at == 0 {
				break
			}
			if n := &l.nodes[at]; n.uses != nil {
				dst = append(dst, occurrence{n, i, j})
			}
		}
	}
	return dst
}

// wayKey tells ways apart, though not for certain: the multiplier spreads
// the ways of all nodes that go on with the same word.
func wayKey(from int32, hash uint32) uint32 { return hash ^ uint32(from)*0x9e3779b1 }

// step follows the way from a node with a word. It is 0 where there is none.
func (l *lexicon) step(from int32, key uint32, word string) int32 {
	for i := key >> l.wayShift; ; i = (i + 1) & uint32(len(l.ways)-1) {
		w := l.ways[i]
		if w.to == 0 {
			return 0
		}
		if w.key == key {
			if n := &l.nodes[w.to]; n.parent == from && spells(word, n.word) {
				return w.to
			}
		}
	}
}

// lexiconBuilder makes a lexicon.
type lexiconBuilder struct {
	lexicon
	uses  []nodeUse
	words []word
}

type nodeUse struct {
	node int32
	use  use
}

// newLexiconBuilder expects the given number of phrases. It grows with more.
func newLexiconBuilder(phrases int) *lexiconBuilder {
	b := &lexiconBuilder{uses: make([]nodeUse, 0, phrases)}
	b.nodes = make([]node, 1, phrases+1) // of the built-in rules, every phrase needs 0.9
	b.setWays(1 << bits.Len(uint(2*phrases)))
	return b
}

// add enters a use of a phrase that has the words of text, and returns how
// many these are. A phrase without words is left out. Phrases of the same
// words are one, spelled as the last of them.
func (b *lexiconBuilder) add(phrase, text string, u use) (words int) {
	b.words = splitWords(b.words[:0], text)
	if len(b.words) == 0 {
		return 0
	}
	at := int32(0)
	for _, w := range b.words {
		key, word := wayKey(at, w.hash), text[w.start:w.end]
		to := b.step(at, key, word)
		if to == 0 {
			to = b.addNode(at, key, word)
		}
		at = to
	}
	b.nodes[at].text = phrase
	b.uses = append(b.uses, nodeUse{at, u})
	return len(b.words)
}

func (b *lexiconBuilder) addNode(from int32, key uint32, word string) int32 {
	if 2*len(b.nodes) > len(b.ways) {
		old := b.ways
		b.setWays(2 * len(old))
		for _, w := range old {
			if w.to != 0 {
				b.enter(w)
			}
		}
	}
	to := int32(len(b.nodes))
	b.nodes = append(b.nodes, node{word: strings.ToLower(word), parent: from})
	b.enter(way{key, to})
	return to
}

func (b *lexiconBuilder) setWays(n int) {
	b.ways = make([]way, n)
	b.wayShift = 32 - bits.TrailingZeros(uint(n))
}

func (b *lexiconBuilder) enter(w way) {
	i := w.key >> b.wayShift
	for b.ways[i].to != 0 {
		i = (i + 1) & uint32(len(b.ways)-1)
	}
	b.ways[i] = w
}

// build finishes the lexicon. Nothing may be added behind.
func (b *lexiconBuilder) build() lexicon {
	// With 16 bits for each, 1 word in 16 looks for its way in vain.
	size := max(64, 1<<bits.Len(uint(16*len(b.nodes)-1)))
	b.keys = make([]uint64, size/64)
	b.keyShift = 32 - bits.TrailingZeros(uint(size))
	for _, w := range b.ways {
		if w.to != 0 {
			bit := w.key >> b.keyShift
			b.keys[bit/64] |= 1 << (bit % 64)
		}
	}
	b.shareUses()
	return b.lexicon
}

// shareUses gives the nodes their uses, all in one array.
func (b *lexiconBuilder) shareUses() {
	counts := make([]int32, len(b.nodes))
	for _, u := range b.uses {
		counts[u.node]++
	}
	all := make([]use, len(b.uses))
	for i, n := range counts {
		if n > 0 {
			b.nodes[i].uses, all = all[:0:n], all[n:]
		}
	}
	for _, u := range b.uses {
		n := &b.nodes[u.node]
		n.uses = append(n.uses, u.use)
	}
}
