package impact

import (
	"sync"
	"unicode"
)

// charClass says what a character is to a token.
type charClass uint8

const (
	charOther charClass = iota // ends a token
	charBlank
	charWord  // letter, digit, mark
	charJoin  // stays in a token when it stands between two characters of it
	charAlone // an ideograph or kana: a token by itself
)

// smallRune is the first code point that the table of the common alphabets
// (Latin, Greek, Cyrillic, Armenian) does not have.
const smallRune = 0x600

// smallFold holds the classes and folded forms of the code points below
// smallRune, since the tables of package unicode take ten times as long.
type smallFold struct {
	class [smallRune]charClass
	fold  [smallRune]uint16
	// lower is the folded form of ASCII letters and digits, else zero.
	lower [256]byte
}

var smallFolds = sync.OnceValue(func() *smallFold {
	t := &smallFold{}
	for r := range rune(smallRune) {
		t.class[r] = slowClass(r)
		t.fold[r] = uint16(slowFold(r))
		if r < 0x80 && t.class[r] == charWord {
			t.lower[r] = byte(t.fold[r])
		}
	}
	return t
})

func (t *smallFold) of(r rune) (charClass, rune) {
	switch {
	case r < 0: // not a character
		return charOther, unicode.ReplacementChar
	case r < smallRune:
		return t.class[r], rune(t.fold[r])
	case 0x4e00 <= r && r <= 0x9fff:
		return charAlone, r
	case 0xac00 <= r && r <= 0xd7a3: // Hangul has no case
		return charWord, r
	}
	return slowClass(r), slowFold(r)
}

func slowClass(r rune) charClass {
	switch {
	case unicode.IsSpace(r):
		return charBlank
	case r == '\'' || r == '’' || r == '-' || r == '_' || r == '.' || r == '@':
		return charJoin
	case unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) && unicode.IsLetter(r):
		return charAlone
	case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
		return charWord
	}
	return charOther
}

// slowFold is the smallest code point that is the same letter in another
// case, so it never takes more bytes; ASCII letters become small ones.
func slowFold(r rune) rune {
	least := r
	for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
		least = min(least, f)
	}
	if 'A' <= least && least <= 'Z' {
		least += 'a' - 'A'
	}
	return least
}
