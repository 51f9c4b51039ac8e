package validate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// maxAddressWords is the most words that an address may have.
const maxAddressWords = 24

// addressText is an address in English cut into words. Its parts come in the
// order of USPS Publication 28, section 212: number, name, street word,
// direction, unit, then town, state, postcode and country.
//
// Words are cut when they are asked for, and the text notes how far it was
// read: nine of ten candidates fail at their second word, and what fails
// there fails however the value is trimmed.
type addressText struct {
	value  string
	end    int  // of the prefix of value that is looked at
	at     int  // where the next word is cut
	words  int  // cut so far
	reach  int  // index behind the last word, or missing word, that was asked for
	whole  bool // value is all of a text
	bad    int  // where no address goes on, behind value if nowhere
	tokens [maxAddressWords]addressToken
}

// addressToken is one word of an address.
type addressToken struct {
	word       string // in lower case, without full stops at its end
	start, end int32  // in the value, with the full stops
	class      wordClass
	dot        bool // a full stop stood there
	upper      bool // begins with a capital
	caps       bool // has capitals only
	brk        bool // a comma or line break stands before it
	digit      bool // has a digit
}

// cutAddress begins to cut value into words.
func cutAddress(value string) addressText {
	return addressText{value: value, end: len(value), bad: len(value) + 1}
}

// shorten takes the text as if value ended at end, before a blank.
func (t *addressText) shorten(end int) { t.end, t.reach = end, 0 }

// has tells whether the text has a word i. Words behind one that no address
// has are none; see closed.
func (t *addressText) has(i int) bool {
	if i >= t.reach {
		t.reach = i + 1
	}
	return (i < t.words || t.cutTo(i)) && int(t.tokens[i].start) < t.end
}

func (t *addressText) cutTo(i int) bool {
	for t.words <= i {
		if !t.cut() {
			return false
		}
	}
	return true
}

// cut cuts one more word off and is false where there is none.
func (t *addressText) cut() bool {
	brk, line := false, false
	i := t.at
	for ; i < t.end; i++ {
		c := t.value[i]
		if c == ',' || c == '\n' {
			brk, line = true, c == '\n'
			continue
		}
		if c != ' ' && c != '\t' && c != '\r' && (!line || !isQuoteMark(c)) {
			break
		}
	}
	if i >= t.end || i >= t.bad {
		return false
	}
	start := i
	var digit, letter, other bool // capitals or beyond ASCII, which must be folded
	for ; i < len(t.value); i++ {
		c := t.value[i]
		if c == ' ' || c == ',' || c == '\n' || c == '\t' || c == '\r' {
			break
		}
		digit = digit || c-'0' < 10
		letter = letter || c-'a' < 26
		other = other || c-'A' < 26 || c >= utf8.RuneSelf
	}
	raw := t.value[start:i]
	word := raw
	if other {
		word = strings.ToLower(raw)
	}
	word = trimDot(word)
	if word == "" || t.words == maxAddressWords { // a full stop alone, or too long
		t.bad = start
		return false
	}
	tok := &t.tokens[t.words]
	*tok = addressToken{word: word, start: int32(start), end: int32(i), dot: raw[len(raw)-1] == '.', brk: brk, digit: digit}
	if other {
		first, _ := utf8.DecodeRuneInString(raw)
		tok.upper = unicode.IsUpper(first)
		tok.caps = tok.upper && !letter && raw == strings.ToUpper(raw)
	}
	if c := word[0]; c < '0' || c > '9' { // no class has words of digits
		tok.class = addressClasses()[word]
	}
	t.words++
	t.at = i
	return true
}

// isQuoteMark tells whether c may stand before a quoted line: RFC 3676, section
// 4.5, list marks, and what is left of a sign that could not be written.
func isQuoteMark(c byte) bool { return c == '>' || c == '|' || c == '*' || c == '?' }

// is tells whether word i, which must be there, is in one of the classes.
func (t *addressText) is(i int, class wordClass) bool { return t.tokens[i].class&class != 0 }

// listedAs is for the classes that dictionaries tell.
func (t *addressText) listedAs(i int, class wordClass) bool {
	tok := &t.tokens[i]
	if tok.class&classListed == 0 {
		tok.class = tok.class.listed(tok.word)
	}
	return tok.class&class != 0
}

// all cuts the text to its end and returns how many words it has. It is 0
// where one of them stands in no address.
func (t *addressText) all() int {
	n := t.words
	for n > 0 && int(t.tokens[n-1].start) >= t.end {
		n--
	}
	for t.has(n) {
		n++
	}
	if t.bad < t.end {
		return 0
	}
	return n
}

// closed tells whether the text ends where an address may: not with a comma,
// and not with a number and a full stop.
func (t *addressText) closed() bool {
	n := t.all()
	if n == 0 {
		return false
	}
	last := &t.tokens[n-1]
	if t.end < int(last.end) {
		return true // without its full stop
	}
	return !strings.ContainsAny(t.value[last.end:t.end], ",\n") && (!last.dot || hasLetter(last.word))
}

// addressKind is one of the checks that read an addressText.
type addressKind int

const (
	lineAddress addressKind = iota
	entireAddress
	blockAddress
	textAddress
	aloneAddress
	nameAddress
	placeAddress
)

// check reads the text as an address of a kind.
func (t *addressText) check(kind addressKind) bool {
	switch kind {
	case entireAddress:
		return t.isEntire()
	case blockAddress:
		return t.isBlock()
	case textAddress:
		t.whole = true
		return t.isEntire()
	case aloneAddress:
		t.whole = true
		return t.isAlone()
	case nameAddress:
		return t.isStreetName()
	case placeAddress:
		return t.isPlaceLine()
	default:
		return t.isLine()
	}
}

// longest finds the longest of the text and what is left of it before one of
// its blanks that is an address, in bytes, or -1. It asks again only where
// the check has looked further than the shorter text goes: ten digits
// with blanks between took 8.4 us, and take 0.24.
func (t *addressText) longest(kind addressKind) int {
	for end, first := t.end, true; ; first = false {
		t.shorten(end)
		if t.check(kind) {
			return t.withoutStop(end)
		}
		if bare := t.withoutStop(end); bare < end { // "# 17." ends a sentence
			t.shorten(bare)
			if t.check(kind) {
				return bare
			}
		}
		if far := t.reach - 1; far >= 0 && far < t.words {
			end = min(end, int(t.tokens[far].start))
		}
		end = min(end, t.bad)
		if first && !t.mayBeShorter(kind, end) {
			return -1
		}
		last := strings.LastIndexByte(t.value[:end], ' ')
		if last < 0 {
			return -1
		}
		end = len(strings.TrimRight(t.value[:last], " "))
	}
}

// withoutStop is end less the full stop behind an abbreviation of a street
// word, which may as well end the sentence.
func (t *addressText) withoutStop(end int) int {
	if end > 1 && t.value[end-1] == '.' && t.value[end-2] != ' ' {
		return end - 1
	}
	return end
}

// lastSign is the furthest that a word can stand which tells a street: a flat
// behind a house number of four words.
const lastSign = 11

// mayBeShorter tells whether a text that ends before end can be an address.
// All words up to there have been cut.
func (t *addressText) mayBeShorter(kind addressKind, end int) bool {
	if kind == blockAddress {
		return true // needs no word for a street
	}
	for i := 0; i < min(t.words, lastSign+1) && int(t.tokens[i].start) < end; i++ {
		if t.is(i, isSuffix|isRareSuffix|isHighway|isStrictUnit|isSingleBegin) || gluedSuffix(t.tokens[i].word) || gluedRoad(t.tokens[i].word) {
			return true
		}
	}
	return false
}

func longestLine(value string) int {
	t := cutAddress(value)
	return t.longest(lineAddress)
}

func longestEntire(value string) int {
	t := cutAddress(value)
	return t.longest(entireAddress)
}

func longestBlock(value string) int {
	t := cutAddress(value)
	return t.longest(blockAddress)
}
