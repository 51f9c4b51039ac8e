package match

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
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
	detector int32
	kind     phraseKind
	reach    reach
}

// phrase is a row of words that detectors know, and what for, in their order.
type phrase struct {
	text string
	uses []use
	// The words in lower case, with one blank between two, are the bytes
	// [start, end) of the letters of the lexicon.
	start, end int32
}

// usesBy lists the uses by one detector.
func (p *phrase) usesBy(detector int32) []use {
	from, to := 0, len(p.uses)
	for from < to { // "account number" has more than a hundred
		if mid := (from + to) / 2; p.uses[mid].detector < detector {
			from = mid + 1
		} else {
			to = mid
		}
	}
	for to < len(p.uses) && p.uses[to].detector == detector {
		to++
	}
	return p.uses[from:to]
}

// lexicon finds phrases of whole words in one pass over the words of a text,
// whatever the number of phrases. It is a hash table of phrases behind a
// filter that tells, nearly always rightly, which rows of words are phrases
// or the beginning of one. It lies in a few flat arrays, so that it is
// quickly made. With splitWords it takes 6.5 ns a byte of chat in which a line
// has two phrases; a trie of maps over copies of the words took 11.6. The zero
// value holds no phrases.
type lexicon struct {
	phrases []phrase
	letters []byte
	// places is an open-addressing table, a power of two long.
	places []place
	// filter holds 32 marks in each of its numbers, by the highest bits of
	// their keys; its length is a power of two too.
	filter []uint64
	// placeShift and filterShift bring a key down to its place in each.
	placeShift, filterShift uint8
}

// place leads from the key of a phrase to its number, from 1. A free one has
// the number 0.
type place struct {
	key    uint32
	number int32
}

// What the filter knows of a row of words.
const (
	goesOn = 1 << iota // it may be the beginning of a longer phrase
	ends               // it may be a phrase
)

// occurrence is a phrase found in the words [first, last] of a text.
type occurrence struct {
	phrase      *phrase
	first, last int
}

// find appends every phrase in the words of text to dst, in order of first
// word, shorter before longer.
func (l *lexicon) find(dst []occurrence, text string, words []word) []occurrence {
	if len(l.phrases) == 0 {
		return dst
	}
	// Half of the words of chat begin no phrase. They cost no call.
	for i := range words {
		if l.marks(words[i].hash) != 0 {
			dst = l.findAt(dst, text, words, i)
		}
	}
	return dst
}

// findAt appends the phrases that begin with the word i.
func (l *lexicon) findAt(dst []occurrence, text string, words []word, i int) []occurrence {
	key := uint32(0)
	for j := i; j < len(words); j++ {
		key = rowKey(key, words[j].hash)
		marks := l.marks(key)
		if marks&ends != 0 {
			if p := l.lookup(key, text, words[i:j+1]); p != nil {
				dst = append(dst, occurrence{p, i, j})
			}
		}
		if marks&goesOn == 0 {
			break
		}
	}
	return dst
}

// rowKey is the key of a row of words, made of that of the words before the
// last, 0 for none, and the hash of the last. Rows may share a key.
func rowKey(before, hash uint32) uint32 { return before*0x9e3779b1 + hash }

func (l *lexicon) marks(key uint32) uint64 {
	at := key >> (l.filterShift & 31)
	return l.filter[at/32] >> (at % 32 * 2) & (goesOn | ends)
}

// lookup finds the phrase of all the words, or nil.
func (l *lexicon) lookup(key uint32, text string, words []word) *phrase {
	for i := key >> (l.placeShift & 31); ; i = (i + 1) & uint32(len(l.places)-1) {
		switch at := l.places[i]; {
		case at.number == 0:
			return nil
		case at.key == key:
			if p := &l.phrases[at.number-1]; l.spells(p, text, words) {
				return p
			}
		}
	}
}

// spells tells whether the words of text are those of p.
func (l *lexicon) spells(p *phrase, text string, words []word) bool {
	at := int(p.start)
	for i, w := range words {
		if i > 0 {
			if at == int(p.end) || l.letters[at] != ' ' {
				return false
			}
			at++
		}
		at = l.spellsWord(at, int(p.end), text, w)
		if at < 0 {
			return false
		}
	}
	return at == int(p.end)
}

// spellsWord gives the end of the word w of text in the letters from at on,
// or -1 where they are others.
func (l *lexicon) spellsWord(at, end int, text string, w word) int {
	n := w.end - w.start
	if n <= 8 && n <= end-at { // all but the longest words of ASCII text
		mask := uint64(1)<<(8*n) - 1
		x := binary.LittleEndian.Uint64(l.letters[at:]) & mask // letters has eight bytes more than it needs
		if x&highBits == 0 && (eightBytes(text, w.start)|caseBits)&mask == x {
			return at + n
		}
	}
	for _, r := range text[w.start:w.end] {
		known, size := utf8.DecodeRune(l.letters[at:end])
		if size == 0 || known != lowerRune(r) {
			return -1
		}
		at += size
	}
	return at
}

// lexiconBuilder makes a lexicon.
type lexiconBuilder struct {
	lexicon
	uses  []phraseUse
	words []word
}

// phraseUse is a use of the phrase with a number from 0.
type phraseUse struct {
	phrase int32
	use    use
}

// newLexiconBuilder expects the given number of uses. More are no mistake,
// but the filter lets more through.
func newLexiconBuilder(uses int) *lexiconBuilder {
	b := &lexiconBuilder{uses: make([]phraseUse, 0, uses)}
	// Of the built-in rules, 10 uses are of 7 phrases, of 12 letters each.
	b.phrases = make([]phrase, 0, uses*3/4)
	b.letters = make([]byte, 0, uses*10)
	b.setPlaces(1 << max(1, bits.Len(uint(uses))))
	// With that 1 word in 10 looks for its phrase in vain. The 16 KB for the
	// built-in rules stay in the nearest cache.
	size := 1 << max(5, bits.Len(uint(4*uses)))
	b.filter = make([]uint64, size/32)
	b.filterShift = uint8(32 - bits.TrailingZeros(uint(size)))
	return b
}

// add enters a use of a phrase that has the words of text, and returns how
// many these are. A phrase without words is left out. Phrases of the same
// words are one, spelled as the last of them.
func (b *lexiconBuilder) add(spelling, text string, u use) (words int) {
	b.words = splitWords(b.words[:0], text)
	if len(b.words) == 0 {
		return 0
	}
	start, key := len(b.letters), uint32(0)
	for i, w := range b.words {
		if i > 0 {
			b.mark(key, goesOn)
			b.letters = append(b.letters, ' ')
		}
		key = rowKey(key, w.hash)
		b.letters = appendLower(b.letters, text[w.start:w.end])
	}
	b.mark(key, ends)
	n := b.number(key, start)
	b.phrases[n].text = spelling
	b.uses = append(b.uses, phraseUse{n, u})
	return len(b.words)
}

func (b *lexiconBuilder) mark(key uint32, marks uint64) {
	at := key >> (b.filterShift & 31)
	b.filter[at/32] |= marks << (at % 32 * 2)
}

// number gives the number of the phrase whose letters begin at start. They
// are taken off again where there was such a phrase.
func (b *lexiconBuilder) number(key uint32, start int) int32 {
	i := key >> (b.placeShift & 31)
	for ; b.places[i].number != 0; i = (i + 1) & uint32(len(b.places)-1) {
		if b.places[i].key != key {
			continue
		}
		n := b.places[i].number - 1
		if p := &b.phrases[n]; bytes.Equal(b.letters[p.start:p.end], b.letters[start:]) {
			b.letters = b.letters[:start]
			return n
		}
	}
	b.phrases = append(b.phrases, phrase{start: int32(start), end: int32(len(b.letters))})
	b.places[i] = place{key, int32(len(b.phrases))}
	if 2*len(b.phrases) > len(b.places) {
		b.grow()
	}
	return int32(len(b.phrases)) - 1
}

func (b *lexiconBuilder) grow() {
	old := b.places
	b.setPlaces(2 * len(old))
	for _, at := range old {
		if at.number == 0 {
			continue
		}
		i := at.key >> (b.placeShift & 31)
		for b.places[i].number != 0 {
			i = (i + 1) & uint32(len(b.places)-1)
		}
		b.places[i] = at
	}
}

func (b *lexiconBuilder) setPlaces(n int) {
	b.places = make([]place, n)
	b.placeShift = uint8(32 - bits.TrailingZeros(uint(n)))
}

// appendLower writes a word in lower case.
func appendLower(dst []byte, s string) []byte {
	start := len(dst)
	dst = append(dst, s...)
	for i, c := range dst[start:] {
		if c >= utf8.RuneSelf {
			dst = dst[:start+i]
			for _, r := range s[i:] {
				dst = utf8.AppendRune(dst, lowerRune(r))
			}
			return dst
		}
		dst[start+i] = c | 0x20 // changes no digit
	}
	return dst
}

// build finishes the lexicon. Nothing may be added behind.
func (b *lexiconBuilder) build() lexicon {
	b.letters = append(b.letters, make([]byte, 8)...)
	b.shareUses()
	return b.lexicon
}

// shareUses gives the phrases their uses, all in one array.
func (b *lexiconBuilder) shareUses() {
	counts := make([]int32, len(b.phrases))
	for _, u := range b.uses {
		counts[u.phrase]++
	}
	all := make([]use, len(b.uses))
	for i, n := range counts {
		b.phrases[i].uses, all = all[:0:n], all[n:]
	}
	for _, u := range b.uses {
		p := &b.phrases[u.phrase]
		p.uses = append(p.uses, u.use)
	}
}
