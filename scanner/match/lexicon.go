package match

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
// whatever the number of phrases: a trie over words.
type lexicon struct {
	root map[string]*node
}

type node struct {
	next map[string]*node
	uses []use
	text string
}

// occurrence is a phrase found in the words [first, last] of a text.
type occurrence struct {
	node        *node
	first, last int
}

func (l *lexicon) add(phrase string, words []string, u use) {
	if len(words) == 0 {
		return
	}
	if l.root == nil {
		l.root = make(map[string]*node)
	}
	level := &l.root
	var n *node
	for _, w := range words {
		if *level == nil {
			*level = make(map[string]*node)
		}
		n = (*level)[w]
		if n == nil {
			n = &node{}
			(*level)[w] = n
		}
		level = &n.next
	}
	n.text = phrase
	n.uses = append(n.uses, u)
}

// find appends every phrase in words to dst, in order of first word, shorter
// before longer.
func (l *lexicon) find(dst []occurrence, words []word) []occurrence {
	for i, w := range words {
		n := l.root[w.text]
		for j := i; n != nil; {
			if n.uses != nil {
				dst = append(dst, occurrence{n, i, j})
			}
			j++
			if j == len(words) || n.next == nil {
				break
			}
			n = n.next[words[j].text]
		}
	}
	return dst
}
