package tag

import (
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/tag/crf"
	"github.com/privlint/privlint/scanner/tag/token"
)

// credible tells whether what the model found can be what it says, by its
// form: an address has a number or the word for a street, and a name; a
// person has a letter of an alphabet that the model has learned.
func (w *worker) credible(s crf.Span, text string, tokens []token.Token) bool {
	switch s.Type {
	case crf.Address:
		return w.addressLike(s, tokens)
	case crf.Person, crf.Location, crf.Organization:
		return learned(text, tokens[s.From:s.To])
	default:
		return true
	}
}

func (w *worker) addressLike(s crf.Span, tokens []token.Token) bool {
	number, street, name := false, false, false
	for i := s.From; i < s.To; i++ {
		t := &tokens[i]
		switch {
		case t.Shape == token.ShapeDigit || t.Shape == token.ShapeAlnum:
			number = true
		case w.sentence.StreetWord(i):
			street = true
		case t.Word() && t.End-t.Start >= minName:
			name = true
		}
	}
	switch {
	case street:
		return number || name
	case !number || !name:
		return false
	}
	// without a word for a street: "12 oakfield springfield" may be, the town
	// and code "springfield 62704" is none
	first, last := &tokens[s.From], &tokens[s.To-1]
	return houseNumber(first) || houseNumber(last) && s.To-s.From > 2
}

// houseNumber tells whether a token is as short as the number of a house.
func houseNumber(t *token.Token) bool {
	return (t.Shape == token.ShapeDigit || t.Shape == token.ShapeAlnum) && t.End-t.Start <= 4
}

// minName is how many bytes the name of a street has at least.
const minName = 3

// learned tells whether the first letter of the tokens is of the Latin, Greek
// or Cyrillic script: the model has seen no names in others, and takes
// every word there for one.
func learned(text string, tokens []token.Token) bool {
	for i := range tokens {
		if !tokens[i].Word() {
			continue
		}
		r, _ := utf8.DecodeRuneInString(text[tokens[i].Start:])
		return r < utf8.RuneSelf || unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic)
	}
	return false
}
