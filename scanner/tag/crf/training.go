package crf

// What follows is for those who train a model.

// Legal tells whether label b may follow label a; Start stands before the
// first token.
func Legal(a, b Label) bool { return legal(a, b) }

// Start is the number of the label before the first token, in Transitions.
const Start = start

// IsInside tells whether the label is that of a later token of its type.
func (l Label) IsInside() bool { return l.inside() }

// Len is how many tokens the sentence has.
func (s *Sentence) Len() int { return len(s.items) }

// Features appends the rows of the features of token i to dst, in a model
// of 2^bits rows.
func (s *Sentence) Features(dst []uint32, i int, bits uint) []uint32 {
	var f [maxFeatures]uint32
	n := s.features(i, &f, 1<<bits-1)
	return append(dst, f[:n]...)
}

// Forget makes token i a word that nobody has seen: word stands for it, and
// the gazetteer knows nothing of it. Its ends and spelling stay.
func (s *Sentence) Forget(i int, word uint64) {
	it := &s.items[i]
	it.hash, it.entry, it.phrase = word, 0, 0
	it.sig = signature(it)
}
