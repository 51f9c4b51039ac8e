package workspace

import (
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

// characters leads from numbers of characters to byte offsets in a text.
// Making it reads the text once; asking it is cheap.
type characters struct {
	text  string
	count document.Counting
	// at holds the byte offset behind each number of characters; behind the
	// first half of a surrogate pair it is that of the next character. Nil
	// where a character is a byte.
	at []int32
}

func newCharacters(text string, count document.Counting) *characters {
	c := &characters{text: text, count: count}
	if count == document.InBytes || isASCII(text) {
		return c
	}
	c.at = make([]int32, 0, len(text)+1)
	for i, r := range text {
		c.at = append(c.at, int32(i))
		if count == document.InUTF16 && utf16.RuneLen(r) == 2 {
			c.at = append(c.at, int32(i+utf8.RuneLen(r)))
		}
	}
	c.at = append(c.at, int32(len(text)))
	return c
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// offset is the byte offset behind n characters, false where the text is
// shorter.
func (c *characters) offset(n int) (int, bool) {
	if c.at == nil {
		return n, 0 <= n && n <= len(c.text)
	}
	if n < 0 || n >= len(c.at) {
		return 0, false
	}
	return int(c.at[n]), true
}

// inside tells whether n falls into the middle of a character.
func (c *characters) inside(n int) bool {
	if c.at == nil {
		return c.count == document.InBytes && 0 < n && n < len(c.text) && !utf8.RuneStart(c.text[n])
	}
	return c.count == document.InUTF16 && 0 < n && n+1 < len(c.at) && c.at[n] == c.at[n+1]
}

// cutsWord tells whether the byte offset at stands inside a word, or before
// a mark that belongs to the character before.
func cutsWord(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	behind, size := utf8.DecodeRuneInString(text[at:])
	if at == 0 || size == 0 {
		return false
	}
	if unicode.IsMark(behind) || behind == '\u200d' || before == '\u200d' {
		return true
	}
	return isWordRune(before) && isWordRune(behind)
}

func isWordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r)
}

// plainElements tells whether each code point of text is a text element of
// its own: no marks, joiners, flags, conjoining letters or line breaks of
// two characters (Unicode Standard Annex #29, extended grapheme clusters).
func plainElements(text string) bool {
	for _, r := range text {
		switch {
		case r == '\r', unicode.IsMark(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Regional_Indicator, r):
			return false
		case 0x1100 <= r && r <= 0x11ff, 0xa960 <= r && r <= 0xa97f, 0xd7b0 <= r && r <= 0xd7ff: // Hangul Jamo
			return false
		case 0x1f3fb <= r && r <= 0x1f3ff: // skin tones
			return false
		}
	}
	return true
}

// characterTables makes the tables of one text when they are needed.
type characterTables struct {
	text string
	by   [document.InBytes + 1]*characters
}

func (t *characterTables) get(count document.Counting) *characters {
	if t.by[count] == nil {
		t.by[count] = newCharacters(t.text, count)
	}
	return t.by[count]
}

// span is what a note marks, counted in the given way.
func (t *characterTables) span(n *note, count document.Counting) (document.Span, markFault) {
	c := t.get(count)
	start, ok1 := c.offset(n.start)
	end, ok2 := c.offset(n.end)
	switch {
	case !ok1 || !ok2:
		return document.Span{}, outsideText
	case c.inside(n.start) || c.inside(n.end):
		return document.Span{}, cutCharacter
	}
	return document.Span{Start: start, End: end}, noFault
}
