package match

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

const (
	// joiners make one number of the digits on both sides: fractions, times,
	// ranges, sums, hyphenated codes.
	joiners = "-.:~*_+"
	// listers may also stand between whole numbers: "415-555-0132/0133".
	listers = ",/"
	// maxJoiners is how many of them people put between two groups.
	maxJoiners = 4
	// wholeNumber is how many digits make a number of its own beside one.
	wholeNumber = 7
)

// partBefore tells whether what begins at off is a part of a larger number,
// an amount of money or a numbered thing that begins before it.
func partBefore(text string, off int) bool {
	r, _ := utf8.DecodeLastRuneInString(text[:off])
	if r == '#' || unitRune(r) {
		return true
	}
	i := off
	for i > 0 && off-i < maxJoiners && strings.IndexByte(joiners+listers, text[i-1]) >= 0 {
		i--
	}
	if i == off || i == 0 || !digit(text[i-1]) {
		return false
	}
	if off-i > 1 || strings.IndexByte(joiners, text[i]) >= 0 {
		return true
	}
	digits := 0
	for i > 0 && (digit(text[i-1]) || strings.IndexByte(joiners, text[i-1]) >= 0) {
		i--
		if digit(text[i]) {
			digits++
		}
	}
	return digits < wholeNumber
}

// partAfter tells whether what ends at off is a part of a larger number or an
// amount that goes on behind it.
func partAfter(text string, off int) bool {
	if r, _ := utf8.DecodeRuneInString(text[off:]); unitRune(r) {
		return true
	}
	i := off
	for i < len(text) && i-off < maxJoiners && strings.IndexByte(joiners+listers, text[i]) >= 0 {
		i++
	}
	if i == off || i == len(text) || !digit(text[i]) {
		return false
	}
	if i-off > 1 || strings.IndexByte(joiners, text[off]) >= 0 {
		return true
	}
	digits := 0
	for i < len(text) && (digit(text[i]) || strings.IndexByte(joiners, text[i]) >= 0) {
		if digit(text[i]) {
			digits++
		}
		i++
	}
	return digits < wholeNumber
}

// unitRune tells whether a digit beside r counts money or parts.
func unitRune(r rune) bool {
	return r == '%' || r == '‰' || r == '°' || r >= '$' && unicode.Is(unicode.Sc, r)
}

// bounded tells whether the neighbours of s in text are allowed.
func bounded(text string, s document.Span, b rules.Boundary) bool {
	switch b {
	case rules.BoundaryNone:
		return true
	case rules.BoundaryDigit:
		return !digitBefore(text, s.Start) && !digitAfter(text, s.End)
	case rules.BoundaryNumber:
		return wordEdge(text, s.Start) && wordEdge(text, s.End) && !partBefore(text, s.Start) && !partAfter(text, s.End)
	default:
		return wordEdge(text, s.Start) && wordEdge(text, s.End)
	}
}

// wordEdge tells whether off does not stand inside a word. Scripts without
// blanks have edges everywhere.
func wordEdge(text string, off int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:off])
	after, _ := utf8.DecodeRuneInString(text[off:])
	return !wordRune(before) || !wordRune(after) || unspaced(before) || unspaced(after)
}

func wordRune(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// digitBefore tells whether a number goes on to the left of off.
func digitBefore(text string, off int) bool {
	if off > 0 && digit(text[off-1]) {
		return true
	}
	return off > 1 && (text[off-1] == '.' || text[off-1] == ',') && digit(text[off-2])
}

// digitAfter tells whether a number goes on to the right of off.
func digitAfter(text string, off int) bool {
	if off < len(text) && digit(text[off]) {
		return true
	}
	return off+1 < len(text) && (text[off] == '.' || text[off] == ',') && digit(text[off+1])
}
