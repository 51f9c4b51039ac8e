package program

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"
)

// Shape is what the syntax tree of an expression tells of its matches, so
// that the expression is tried only where a match can begin, on no more text
// than a match can take.
type Shape struct {
	First [256]bool // bytes that a match can begin with
	// MinBytes and MaxBytes bound the length of a match; MaxBytes is -1
	// where there is no bound.
	MinBytes, MaxBytes int
	// Nullable tells that a match may be empty, so that First says nothing.
	Nullable bool
	// DigitFirst tells that every match begins with a digit.
	DigitFirst bool
	// Edged tells that every match begins with "\b" and a word character.
	Edged bool
	// ValueFirst tells that the group "value" begins where the match does.
	ValueFirst bool
	// Tail tells of "$" and "\z": the end of the text must be seen.
	Tail bool
	// Startable tells that all of this is known well enough to run the
	// expression at single places.
	Startable bool
}

// shapeOf analyses an expression.
func shapeOf(re *syntax.Regexp) Shape {
	var s Shape
	s.Nullable = s.addFirst(re)
	s.DigitFirst = true
	for c, first := range s.First {
		s.DigitFirst = s.DigitFirst && (!first || c >= '0' && c <= '9')
	}
	s.MinBytes, s.MaxBytes = lengths(re)
	s.Tail = contains(re, syntax.OpEndText, syntax.OpEndLine)
	lead := leadingBoundary(re)
	s.Edged, s.ValueFirst = lead == leadAll, valueFirst(re)
	s.Startable = !s.Nullable && lead != leadMixed && !contains(re, syntax.OpBeginLine, syntax.OpBeginText, syntax.OpNoWordBoundary)
	if s.Edged {
		for c := range s.First {
			if s.First[c] && c < utf8.RuneSelf && !wordByte(byte(c)) {
				s.Startable = false // "\b@" holds behind a word, not before one
			}
		}
	}
	return s
}

// valueFirst tells whether re begins with the group "value".
func valueFirst(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpCapture:
		return re.Name == ValueGroup || valueFirst(re.Sub[0])
	case syntax.OpConcat:
		i := 0
		for i < len(re.Sub)-1 && re.Sub[i].Op == syntax.OpWordBoundary {
			i++
		}
		return valueFirst(re.Sub[i])
	case syntax.OpAlternate:
		return !slices.ContainsFunc(re.Sub, func(sub *syntax.Regexp) bool { return !valueFirst(sub) })
	default:
		return false
	}
}

// addFirst adds the bytes that re can begin with and tells whether it can
// match nothing.
func (s *Shape) addFirst(re *syntax.Regexp) (nullable bool) {
	switch re.Op {
	case syntax.OpLiteral:
		s.addRune(re.Rune[0], re.Flags&syntax.FoldCase != 0)
		return false
	case syntax.OpCharClass:
		for i := 0; i+1 < len(re.Rune); i += 2 {
			for r := re.Rune[i]; r <= min(re.Rune[i+1], utf8.RuneSelf-1); r++ {
				s.First[r] = true
			}
			if re.Rune[i+1] >= utf8.RuneSelf {
				s.addWide()
			}
		}
		return false
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		for c := range s.First {
			s.First[c] = true
		}
		return false
	case syntax.OpCapture, syntax.OpPlus:
		return s.addFirst(re.Sub[0])
	case syntax.OpRepeat:
		return s.addFirst(re.Sub[0]) || re.Min == 0
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			if !s.addFirst(sub) {
				return false
			}
		}
		return true
	case syntax.OpAlternate:
		for _, sub := range re.Sub {
			nullable = s.addFirst(sub) || nullable
		}
		return nullable
	case syntax.OpStar, syntax.OpQuest:
		s.addFirst(re.Sub[0])
		return true
	case syntax.OpNoMatch:
		return false
	default:
		return true
	}
}

func (s *Shape) addRune(r rune, fold bool) {
	for f := r; ; {
		if f < utf8.RuneSelf {
			s.First[f] = true
		} else {
			s.addWide()
		}
		if f = unicode.SimpleFold(f); !fold || f == r {
			return
		}
	}
}

// addWide adds everything that begins a character outside ASCII, and bytes
// that are no UTF-8.
func (s *Shape) addWide() {
	for c := utf8.RuneSelf; c < len(s.First); c++ {
		s.First[c] = true
	}
}

// lengths bounds the length of a match in bytes; most is -1 for no bound.
func lengths(re *syntax.Regexp) (least, most int) {
	switch re.Op {
	case syntax.OpLiteral:
		return len(re.Rune), utf8.UTFMax * len(re.Rune)
	case syntax.OpCharClass, syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return 1, utf8.UTFMax
	case syntax.OpCapture:
		return lengths(re.Sub[0])
	case syntax.OpQuest:
		_, most = lengths(re.Sub[0])
		return 0, most
	case syntax.OpStar:
		return 0, -1
	case syntax.OpPlus:
		least, _ = lengths(re.Sub[0])
		return least, -1
	case syntax.OpRepeat:
		least, most = lengths(re.Sub[0])
		if re.Max < 0 || most < 0 {
			return least * re.Min, -1
		}
		return least * re.Min, most * re.Max
	case syntax.OpConcat:
		for _, sub := range re.Sub {
			l, m := lengths(sub)
			least += l
			most = addBound(most, m)
		}
		return least, most
	case syntax.OpAlternate:
		least, most = lengths(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			l, m := lengths(sub)
			least = min(least, l)
			if m < 0 || most < 0 {
				most = -1
				continue
			}
			most = max(most, m)
		}
		return least, most
	default:
		return 0, 0
	}
}

func addBound(a, b int) int {
	if a < 0 || b < 0 {
		return -1
	}
	return a + b
}

// lead says whether the alternatives of an expression begin with "\b".
type lead int

const (
	leadNone lead = iota
	leadAll
	leadMixed
)

func leadingBoundary(re *syntax.Regexp) lead {
	switch re.Op {
	case syntax.OpWordBoundary:
		return leadAll
	case syntax.OpCapture:
		return leadingBoundary(re.Sub[0])
	case syntax.OpConcat:
		if first := leadingBoundary(re.Sub[0]); first != leadNone {
			return first
		}
		for _, sub := range re.Sub {
			if leadingBoundary(sub) != leadNone {
				return leadMixed // behind something optional: not worth telling
			}
			if least, _ := lengths(sub); least > 0 {
				return leadNone
			}
		}
		return leadNone
	case syntax.OpAlternate:
		all := leadingBoundary(re.Sub[0])
		for _, sub := range re.Sub[1:] {
			if leadingBoundary(sub) != all {
				return leadMixed
			}
		}
		return all
	case syntax.OpPlus, syntax.OpStar, syntax.OpQuest, syntax.OpRepeat:
		if contains(re, syntax.OpWordBoundary) && leadingBoundary(re.Sub[0]) != leadNone {
			return leadMixed
		}
	default:
	}
	return leadNone
}

func contains(re *syntax.Regexp, ops ...syntax.Op) bool {
	if slices.Contains(ops, re.Op) {
		return true
	}
	for _, sub := range re.Sub {
		if contains(sub, ops...) {
			return true
		}
	}
	return false
}

// wordByte tells what "\b" counts as a part of a word, within ASCII.
func wordByte(c byte) bool {
	return c == '_' || c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z'
}
