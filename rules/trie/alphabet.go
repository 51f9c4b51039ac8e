// Package trie finds in one pass over a text where many short strings stand,
// each at the edges of words or anywhere. The strings are what matches of
// patterns begin with or contain.
package trie

// Alphabet maps the bytes of a text to the symbols that strings are made of.
type Alphabet struct{ symbol, class [256]byte }

// The symbols that stand for several bytes.
const (
	Digit  = '0' // any ASCII digit
	Blank  = ' ' // any ASCII white space
	Letter = 'a' // any ASCII letter, in Shape
)

// Fold tells letters apart, not their case, and no digits.
var Fold = newAlphabet(func(c byte) byte { return c })

// Shape tells letters from digits and punctuation only: "aa00" is what an
// IBAN begins with.
var Shape = newAlphabet(func(byte) byte { return Letter })

// newAlphabet folds what both alphabets fold; letter maps a small letter.
func newAlphabet(letter func(byte) byte) *Alphabet {
	var a Alphabet
	for i := range a.symbol {
		switch c := byte(i); {
		case c >= '0' && c <= '9':
			a.symbol[i] = Digit
		case c == ' ' || c >= '\t' && c <= '\r':
			a.symbol[i] = Blank
		case c >= 'a' && c <= 'z':
			a.symbol[i] = letter(c)
		case c >= 'A' && c <= 'Z':
			a.symbol[i] = letter(c - 'A' + 'a')
		case c == noSymbol:
			a.symbol[i] = noSymbol - 1 // neither is a byte of UTF-8
		default:
			a.symbol[i] = c
		}
		a.class[i] = classOf(a.symbol[i])
	}
	return &a
}

// Symbol is the symbol of a byte.
func (a *Alphabet) Symbol(c byte) byte { return a.symbol[c] }

// Of is s in the symbols of a.
func (a *Alphabet) Of(s string) string {
	out := []byte(s)
	for i, c := range out {
		out[i] = a.symbol[c]
	}
	return string(out)
}

// Exact is s in the symbols of Fold, but for digits: each stands for itself.
func Exact(s string) string {
	out := []byte(Fold.Of(s))
	for i, c := range []byte(s) {
		if c >= '0' && c <= '9' {
			out[i] = exactDigit(c)
		}
	}
	return string(out)
}

// exactDigit is the symbol that stands for one digit: a control character
// that no text has.
func exactDigit(c byte) byte { return c - '0' + 0x0e }

// Word tells of the ASCII characters that make words in expressions.
func Word(c byte) bool { return word[c] }

var word = func() (t [256]bool) {
	for c := range t {
		b := byte(c)
		t[c] = b >= '0' && b <= '9' || b >= 'a' && b <= 'z' || b >= 'A' && b <= 'Z' || b == '_'
	}
	return t
}()

// classBits is the size of a class of symbols, for filters.
const classBits = 5

// classOf puts symbols into few classes: one for each letter, one for digits,
// one for blanks, four for all others.
func classOf(symbol byte) byte {
	switch {
	case symbol >= 'a' && symbol <= 'z':
		return symbol - 'a' + 4
	case symbol == Digit || symbol >= exactDigit('0') && symbol <= exactDigit('9'):
		return 30
	case symbol == Blank:
		return 31
	default:
		return symbol % 4
	}
}
