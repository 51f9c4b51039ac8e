package token

import (
	"math/bits"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Shape is how a token is written.
type Shape uint8

// The shapes.
const (
	// ShapeLower is a word without capitals, or in a script without case.
	ShapeLower Shape = iota + 1
	// ShapeInitial is one capital letter.
	ShapeInitial
	// ShapeUpper is a word of two or more capitals.
	ShapeUpper
	// ShapeTitle begins with its only capital.
	ShapeTitle
	// ShapeMixed has capitals elsewhere: "McDonald", "iPhone".
	ShapeMixed
	// ShapeAlnum has letters and digits.
	ShapeAlnum
	// ShapeDigit has nothing but digits.
	ShapeDigit
	// ShapePunct is one character that is no letter and no digit.
	ShapePunct
)

// Token is a word, a number or one other character of a text.
type Token struct {
	// Start and End are byte offsets in the text, half-open.
	Start, End int32
	// Hash is that of the token in lower case, without accents, with every
	// digit as 0; see Hash. Tokens that differ may have the same.
	Hash uint64
	// Shape is how it is written.
	Shape Shape
	// Space tells that white space stands before the token, and Break that a
	// line break does.
	Space, Break bool
	// ASCII tells that all bytes are.
	ASCII bool
}

// Word tells whether the token has letters.
func (t *Token) Word() bool { return t.Shape <= ShapeAlnum }

// Split cuts text into tokens, appends them to dst and returns it. Letters,
// digits and combining marks make one token; an apostrophe belongs to the
// word when three letters or more follow ("o'brien"), else it begins a token
// of its own with the letters behind it ("maria" "'s"); every other character
// that is no white space is a token. Invalid UTF-8 gives tokens of one byte.
func Split(dst []Token, text string) []Token {
	space, line := false, false
	for i := 0; i < len(text); {
		c := text[i]
		if c == ' ' || c >= '\t' && c <= '\r' {
			space = true
			line = line || c == '\n'
			i++
			continue
		}
		start := i
		if asciiWord[c] {
			i = wordEnd(text, i)
		} else {
			r, size := rune(c), 1
			if c >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(text[i:])
			}
			switch {
			case size > 1 && unicode.IsSpace(r):
				space = true
				i += size
				continue
			case apostrophe(r) && !space && i > 0 && len(dst) > 0 && dst[len(dst)-1].Word() && int(dst[len(dst)-1].End) == i:
				i += size
				if letters, n := lettersAt(text, i); letters < nameLetters {
					i += n
				}
			case size > 1 && inWord(r):
				i = wordEnd(text, i)
			default:
				i += size
			}
		}
		t := describe(text[start:i])
		t.Start, t.End, t.Space, t.Break = int32(start), int32(i), space, line
		dst = append(dst, t)
		space, line = false, false
	}
	return dst
}

// asciiWord has the ASCII letters and digits.
var asciiWord = func() (table [256]bool) {
	for c := range 128 {
		r := rune(c)
		table[c] = r >= '0' && r <= '9' || r|0x20 >= 'a' && r|0x20 <= 'z'
	}
	return table
}()

func apostrophe(r rune) bool { return r == '\'' || r == '’' || r == '‘' || r == 'ʼ' || r == '`' }

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) }

// nameLetters is how many letters behind an apostrophe make it part of a word.
const nameLetters = 3

// lettersAt counts the letters from i on, up to nameLetters, and their bytes
// with the accents written apart.
func lettersAt(text string, i int) (letters, size int) {
	for j := i; j < len(text) && letters < nameLetters; {
		r, n := utf8.DecodeRuneInString(text[j:])
		switch {
		case unicode.IsLetter(r):
			letters++
		case !unicode.IsMark(r):
			return letters, size
		}
		j += n
		size = j - i
	}
	return letters, size
}

// wordEnd is the end of the word that begins at i.
func wordEnd(text string, i int) int {
	for i < len(text) {
		c := text[i]
		if asciiWord[c] {
			i++
			continue
		}
		if c < utf8.RuneSelf && c != '\'' && c != '`' {
			return i
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case apostrophe(r):
			if letters, _ := lettersAt(text, i+size); letters < nameLetters {
				return i
			}
			i += size
		case size > 1 && inWord(r):
			i += size
		default:
			return i
		}
	}
	return i
}

// describe fills in all that the characters of a token say.
func describe(s string) Token {
	var h hasher
	upper, lower, digit := 0, 0, 0
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= utf8.RuneSelf:
			return describeWide(s)
		case c >= 'A' && c <= 'Z':
			upper++
			c |= 0x20
		case c >= 'a' && c <= 'z':
			lower++
		case c >= '0' && c <= '9':
			digit++
			c = '0'
		case c == '`':
			c = '\''
		}
		h.add(c)
	}
	first := len(s) > 0 && s[0] >= 'A' && s[0] <= 'Z'
	return Token{Hash: h.sum(), Shape: shapeOf(upper, lower, digit, first), ASCII: true}
}

func describeWide(s string) Token {
	upper, lower, digit := 0, 0, 0
	first := false
	for i, r := range s {
		switch {
		case unicode.IsUpper(r):
			upper++
			first = first || i == 0
		case unicode.IsLetter(r):
			lower++
		case unicode.IsDigit(r):
			digit++
		}
	}
	var room [64]byte
	var h hasher
	for _, c := range Fold(room[:0], s) {
		h.add(c)
	}
	return Token{Hash: h.sum(), Shape: shapeOf(upper, lower, digit, first)}
}

func shapeOf(upper, lower, digit int, first bool) Shape {
	switch {
	case upper+lower == 0 && digit > 0:
		return ShapeDigit
	case digit > 0:
		return ShapeAlnum
	case upper+lower == 0:
		return ShapePunct
	case upper == 0:
		return ShapeLower
	case upper == 1 && lower == 0:
		return ShapeInitial
	case lower == 0:
		return ShapeUpper
	case first && upper == 1:
		return ShapeTitle
	}
	return ShapeMixed
}

// Fold appends s in lower case, Latin letters without accents, every digit
// as 0 and apostrophes as one kind, to dst.
func Fold(dst []byte, s string) []byte {
	for _, r := range s {
		if r < utf8.RuneSelf {
			dst = append(dst, foldASCII(byte(r)))
			continue
		}
		switch {
		case apostrophe(r):
			dst = append(dst, '\'')
		case unicode.IsDigit(r):
			dst = append(dst, '0')
		case unicode.Is(unicode.Mn, r):
			// an accent written by itself
		default:
			r = unicode.ToLower(r)
			if r == 'ς' { // its capital is that of the other sigma
				r = 'σ'
			}
			if plain, ok := plainLatin[r]; ok {
				dst = append(dst, plain...)
				continue
			}
			dst = utf8.AppendRune(dst, r)
		}
	}
	return dst
}

func foldASCII(c byte) byte {
	switch {
	case c >= 'A' && c <= 'Z':
		return c | 0x20
	case c >= '0' && c <= '9':
		return '0'
	case c == '`':
		return '\''
	}
	return c
}

// Hash is that of a token in lower case, without accents, with every digit
// as 0.
func Hash(s string) uint64 { t := describe(s); return t.Hash }

// Join is the hash of a phrase that goes on with a token.
func Join(phrase, next uint64) uint64 {
	x := (phrase ^ bits.RotateLeft64(next, 31)*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	return x ^ x>>32
}

// hasher is FNV-1a with the high bits mixed down.
type hasher struct {
	h    uint64
	used bool
}

func (h *hasher) add(c byte) {
	if !h.used {
		h.h, h.used = 14695981039346656037, true
	}
	h.h = (h.h ^ uint64(c)) * 1099511628211
}

func (h *hasher) sum() uint64 {
	x := h.h * 0xff51afd7ed558ccd
	return x ^ x>>32
}

// plainLatin has Latin letters with what they are written as without
// accents, the way people do on a keyboard that lacks them.
var plainLatin = func() map[rune]string {
	m := map[rune]string{'ß': "ss", 'æ': "ae", 'œ': "oe", 'ø': "o", 'đ': "d", 'ð': "d", 'þ': "th", 'ł': "l", 'ı': "i", 'ħ': "h", 'ŋ': "n", 'ə': "e"}
	for plain, accented := range map[string]string{
		"a": "àáâãäåāăąǎȁȃȧạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ďḍ", "e": "èéêëēĕėęěȅȇȩẹẻẽếềểễệ", "g": "ĝğġģǧ", "h": "ĥȟḥ",
		"i": "ìíîïĩīĭįǐȉȋỉị", "j": "ĵ", "k": "ķǩḳ", "l": "ĺļľŀḷ", "n": "ñńņňŉṇ", "o": "òóôõöōŏőǒȍȏȫȭọỏốồổỗộớờởỡợơ", "r": "ŕŗřȑȓṛ",
		"s": "śŝşšșṣ", "t": "ţťțṭ", "u": "ùúûüũūŭůűųǔȕȗụủứừửữựư", "w": "ŵẁẃẅ", "y": "ýÿŷỳỵỷỹ", "z": "źżžẓ",
	} {
		for _, r := range strings.TrimSpace(accented) {
			m[r] = plain
		}
	}
	return m
}()
