package crf

import (
	"strings"

	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

// item is a token with all that features are made of.
type item struct {
	hash  uint64
	shape uint64
	// sig is a hash of all that the gazetteer says of the token.
	sig uint64
	// entry is that as bits, of the token and of the phrases it is part of.
	entry gazetteer.Entry
	// phrase has the classes of the longest phrase of several tokens that the
	// token is part of.
	phrase uint8
	cue    uint8
	live   bool
	// glued tokens have no white space before them, broken ones a line break.
	glued, broken bool
	affixes
}

// affixes are hashes of the first and last letters of a token.
type affixes struct{ prefix2, prefix3, suffix2, suffix3, suffix4 uint64 }

// Classes of phrases, in item.phrase.
const (
	phrasePlace = 1 << iota
	phraseHealth
	phraseDrug
	phraseOrganization
)

// maxPhrase is how many tokens a phrase of the gazetteer has at most.
const maxPhrase = 6

// border stands before the first and behind the last token.
var border = item{hash: 0xb05, shape: 250, sig: 0xb05}

// Sentence is a run of tokens that are labelled together: an utterance, or a
// part of a longer text.
type Sentence struct {
	items []item
	// class is the case class, which tells what capitals are worth.
	class uint64
	spans []span // of live tokens and their neighbours
}

// span is a half-open range of tokens.
type span struct{ from, to int }

// Prepare fills s with the tokens of text. All tells that no token may be
// passed over.
func (s *Sentence) Prepare(table *gazetteer.Table, text string, tokens []token.Token, all bool) {
	s.items = s.items[:0]
	for i := range tokens {
		t := &tokens[i]
		it := item{hash: t.Hash, shape: shapeClass(t, text), glued: !t.Space && i > 0, broken: t.Break}
		if t.Shape != token.ShapePunct {
			it.entry = table.Lookup(t.Hash)
			it.cue = cueOf(t.Hash)
		}
		s.items = append(s.items, it)
	}
	s.class = caseClass(tokens)
	s.phrases(table)
	for i := range s.items {
		s.items[i].sig = signature(&s.items[i])
	}
	s.gate(tokens, all)
	for _, r := range s.spans {
		for i := r.from; i < r.to; i++ {
			s.items[i].affixes = affixesOf(text[tokens[i].Start:tokens[i].End], tokens[i].ASCII)
		}
	}
}

// shapeClass is how a token is written, by length where it is a number, by
// the character where it is punctuation.
func shapeClass(t *token.Token, text string) uint64 {
	switch t.Shape {
	case token.ShapeDigit:
		return 100 + uint64(min(t.End-t.Start, 6))
	case token.ShapePunct:
		return 200 + uint64(text[t.Start]&63)
	default:
		return uint64(t.Shape)
	}
}

// caseClass tells sentences without capitals, in capitals, with all words
// capitalised, and in the usual spelling apart: a capital says something in
// the last only.
func caseClass(tokens []token.Token) uint64 {
	upper, lower, title := 0, 0, 0
	for i := range tokens {
		switch tokens[i].Shape {
		case token.ShapeLower:
			lower++
		case token.ShapeUpper:
			upper++
		case token.ShapeTitle, token.ShapeMixed:
			if i > 0 {
				title++
			}
		default:
		}
	}
	switch {
	case upper+title == 0:
		return lowerCase
	case lower == 0 && title == 0:
		return upperCase
	case lower == 0:
		return titleCase
	}
	return mixedCase
}

// The case classes.
const (
	lowerCase = iota + 1
	upperCase
	titleCase
	mixedCase
)

// phrases marks the tokens of phrases of the gazetteer.
func (s *Sentence) phrases(table *gazetteer.Table) {
	for i := range s.items {
		if s.items[i].entry&gazetteer.Prefix == 0 {
			continue
		}
		hash := s.items[i].hash
		var found gazetteer.Entry
		length := 0
		for j := i + 1; j < len(s.items) && j < i+maxPhrase; j++ {
			hash = token.Join(hash, s.items[j].hash)
			e := table.Lookup(hash)
			if e&^gazetteer.Prefix != 0 {
				found, length = e, j-i+1
			}
			if e&gazetteer.Prefix == 0 {
				break
			}
		}
		class := phraseClass(found)
		for j := i; j < i+length; j++ {
			s.items[j].phrase |= class
		}
	}
}

func phraseClass(e gazetteer.Entry) (class uint8) {
	if e&(gazetteer.City|gazetteer.BigCity|gazetteer.Country|gazetteer.State) != 0 {
		class |= phrasePlace
	}
	if e&gazetteer.Condition != 0 {
		class |= phraseHealth
	}
	if e&gazetteer.Drug != 0 {
		class |= phraseDrug
	}
	if e&(gazetteer.Organization|gazetteer.Product) != 0 {
		class |= phraseOrganization
	}
	return class
}

func signature(it *item) uint64 {
	return (uint64(it.entry&^gazetteer.Prefix)<<4 | uint64(it.phrase)) * 0x9e3779b97f4a7c15
}

// notable words are live though they are common.
const notable = gazetteer.City | gazetteer.BigCity | gazetteer.Country | gazetteer.Condition |
	gazetteer.Drug | gazetteer.StreetType | gazetteer.Title | gazetteer.Organization | gazetteer.Month

// gate finds the tokens that may be something: all but ordinary words, which
// are four of five in chat. These are outside of everything unless they stand
// beside one that is live, and no feature of them is looked up.
func (s *Sentence) gate(tokens []token.Token, all bool) {
	s.spans = s.spans[:0]
	if all {
		if len(s.items) > 0 {
			s.spans = append(s.spans, span{0, len(s.items)})
		}
		return
	}
	for i := range s.items {
		it := &s.items[i]
		it.live = live(it, &tokens[i], i == 0, s.class)
		if !it.live {
			continue
		}
		from, to := max(0, i-before), min(len(s.items), i+1+behind)
		if n := len(s.spans); n > 0 && s.spans[n-1].to >= from-1 {
			s.spans[n-1].to = to
		} else {
			s.spans = append(s.spans, span{from, to})
		}
	}
}

// longestNumber is how many bytes a number may have to be that of a house, a
// postcode or a day. Longer ones are of orders and accounts, for rules.
const longestNumber = 5

// before and behind are how many tokens around a live one are looked at.
const before, behind = 1, 2

func live(it *item, t *token.Token, first bool, class uint64) bool {
	switch t.Shape {
	case token.ShapePunct:
		return false
	case token.ShapeDigit, token.ShapeAlnum:
		return t.End-t.Start <= longestNumber
	case token.ShapeLower, token.ShapeInitial:
	default:
		if !first && class == mixedCase {
			return true
		}
	}
	if it.entry&gazetteer.Common == 0 {
		return true
	}
	return it.phrase != 0 || it.entry&notable != 0 || it.entry.Given() >= 2
}

// affixesOf hashes the ends of a word in its folded spelling.
func affixesOf(word string, ascii bool) (a affixes) {
	var room [64]byte
	var b []byte
	if ascii && len(word) <= len(room) {
		b = room[:len(word)]
		for i := range len(word) {
			c := word[i]
			switch {
			case c >= 'A' && c <= 'Z':
				c |= 0x20
			case c >= '0' && c <= '9':
				c = '0'
			case c == '`':
				c = '\''
			}
			b[i] = c
		}
	} else {
		b = token.Fold(room[:0], word[:min(len(word), 256)])
	}
	n := len(b)
	if n >= 2 {
		a.prefix2, a.suffix2 = hashBytes(b[:2], 11), hashBytes(b[n-2:], 13)
	}
	if n >= 3 {
		a.prefix3, a.suffix3 = hashBytes(b[:3], 17), hashBytes(b[n-3:], 19)
	}
	if n >= 4 {
		a.suffix4 = hashBytes(b[n-4:], 23)
	}
	return a
}

func hashBytes(b []byte, seed uint64) uint64 {
	h := seed
	for _, c := range b {
		h = (h ^ uint64(c)) * 1099511628211
	}
	return h
}

// cueWords say what comes next.
var cueWords = strings.Fields("name names called dr mr mrs ms under patient address live lives born diagnosed prescription " +
	"agent doctor contact attn regards sincerely thanks allergic taking at in from to with for is by " +
	"nombre llamo nom appelle heisse name nome chiamo naam heet nazywam imie señor señora herr frau madame monsieur pan pani " +
	"wife husband son daughter mother father brother sister friend call text email tell ask")

type cueSlot struct {
	hash uint64
	cue  uint8
}

var cueTable = func() (t [1024]cueSlot) {
	for i, w := range cueWords {
		h := token.Hash(w)
		at := h % uint64(len(t))
		for t[at].cue != 0 {
			at = (at + 1) % uint64(len(t))
		}
		t[at].hash, t[at].cue = h, uint8(i+1)
	}
	return t
}()

// cueOf is the number of a cue word, from 1, or 0.
func cueOf(hash uint64) uint8 {
	for at := hash % uint64(len(cueTable)); cueTable[at].cue != 0; at = (at + 1) % uint64(len(cueTable)) {
		if cueTable[at].hash == hash {
			return cueTable[at].cue
		}
	}
	return 0
}

// mayBeName tells whether token i is a word that may be a name: one that the
// gazetteer has as a name or does not know, and no ordinary word unless it is
// written with a capital where that says something.
func (s *Sentence) mayBeName(i int) bool {
	it := &s.items[i]
	switch token.Shape(it.shape) {
	case token.ShapeLower, token.ShapeInitial, token.ShapeUpper, token.ShapeTitle, token.ShapeMixed:
	default:
		return false
	}
	if it.entry.Has(gazetteer.Dictionary | gazetteer.Common | gazetteer.Title | gazetteer.Month | gazetteer.Day) {
		return i > 0 && s.class == mixedCase && token.Shape(it.shape) == token.ShapeTitle && it.entry.Given()+it.entry.Family() > 0
	}
	return true
}

// StreetWord tells whether token i is a word that addresses are made of: a
// kind of street, or a part of a building.
func (s *Sentence) StreetWord(i int) bool {
	return s.items[i].entry.Has(gazetteer.StreetType | gazetteer.UnitWord)
}

// Known is what the gazetteer says of token i and of the phrase around it.
func (s *Sentence) Known(i int) gazetteer.Entry {
	it := &s.items[i]
	e := it.entry
	for class, flag := range [...]gazetteer.Entry{gazetteer.City, gazetteer.Condition, gazetteer.Drug, gazetteer.Organization} {
		if it.phrase>>class&1 == 1 {
			e |= flag
		}
	}
	return e
}
