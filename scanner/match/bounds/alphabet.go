package bounds

import (
	"math/bits"
	"regexp/syntax"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
)

// The edge of the text stands for a character before the first and behind the
// last, unseen for one that is not read yet.
const (
	edge   rune = -1
	unseen rune = -2
)

// kind is what "\b", "^" and "$" can see of a character.
type kind uint8

const (
	word kind = 1 << iota
	newline
	outside
)

func kindOf(r rune) kind {
	switch {
	case r == edge:
		return outside
	case r == '\n':
		return newline
	case r < utf8.RuneSelf && wordASCII.has(byte(r)):
		return word
	default:
		return 0
	}
}

// asciiSet is a set of ASCII characters.
type asciiSet [2]uint64

func (s *asciiSet) has(c byte) bool { return s[c>>6]>>(c&63)&1 != 0 }

// addRange adds the ASCII part of a range.
func (s *asciiSet) addRange(lo, hi rune) {
	for k := range s {
		from, to := max(lo-rune(64*k), 0), min(hi-rune(64*k), 63)
		if from <= to {
			s[k] |= ^uint64(0) >> (63 - to + from) << from
		}
	}
}

// asciiOf is the ASCII part of what an instruction takes.
func asciiOf(in *syntax.Inst) (s asciiSet) {
	if len(in.Rune) == 1 {
		r := in.Rune[0]
		s.addRange(r, r)
		if syntax.Flags(in.Arg)&syntax.FoldCase != 0 {
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				s.addRange(f, f)
			}
		}
		return s
	}
	for k := 0; k+1 < len(in.Rune) && in.Rune[k] < utf8.RuneSelf; k += 2 {
		s.addRange(in.Rune[k], in.Rune[k+1])
	}
	return s
}

var (
	allASCII  = asciiSet{^uint64(0), ^uint64(0)}
	wordASCII = asciiSet{0x03ff_0000_0000_0000, 0x07ff_fffe_87ff_fffe}
)

// The first columns of a table: every byte outside ASCII has column 0, so
// that the hot loop needs no question for it; the edge of the text is the
// character before the first and behind the last.
const (
	wideColumn = iota
	edgeColumn
	firstColumn
)

// alphabet tells the characters apart that an expression tells apart. Those
// that it does not share a column of the tables.
type alphabet struct {
	prog  *program.Program
	chars []asciiSet // by index of Program.Chars
	// behind is what "\b" and "^" ask of the character before a place, and
	// looksBehind are the looks that do so.
	behind      kind
	looksBehind []*program.Look
	column      [256]uint8
	// reps are one character of each column, up to the last one of ASCII.
	reps []rune
}

func newAlphabet(prog *program.Program) *alphabet {
	a := &alphabet{prog: prog, chars: make([]asciiSet, len(prog.Chars)), reps: make([]rune, firstColumn, 32)}
	classes := make([]asciiSet, 1, 32)
	classes[0] = allASCII
	for i := range prog.Chars {
		a.chars[i] = asciiOf(&prog.Chars[i])
		classes = split(classes, a.chars[i])
	}
	for i := range prog.Looks {
		look := &prog.Looks[i]
		classes = split(classes, asciiOf(&look.Char))
		if look.Behind {
			a.looksBehind = append(a.looksBehind, look)
		}
	}
	ops := syntax.EmptyOp(0)
	for i := range prog.Insts {
		if in := &prog.Insts[i]; in.Op == syntax.InstEmptyWidth {
			ops |= syntax.EmptyOp(in.Arg)
		}
	}
	if ops&(syntax.EmptyWordBoundary|syntax.EmptyNoWordBoundary) != 0 {
		a.behind |= word
		classes = split(classes, wordASCII)
	}
	if ops&(syntax.EmptyBeginLine|syntax.EmptyEndLine) != 0 {
		classes = split(classes, asciiSet{1 << '\n'})
	}
	if ops&syntax.EmptyBeginLine != 0 {
		a.behind |= newline | outside
	}
	if ops&syntax.EmptyBeginText != 0 {
		a.behind |= outside
	}
	for _, class := range classes {
		a.addColumn(class)
	}
	return a
}

// split takes the classes apart that are partly in a set.
func split(classes []asciiSet, by asciiSet) []asciiSet {
	for i := range classes {
		c := classes[i]
		in := asciiSet{c[0] & by[0], c[1] & by[1]}
		if in == c || in == (asciiSet{}) {
			continue
		}
		classes[i] = in
		classes = append(classes, asciiSet{c[0] &^ by[0], c[1] &^ by[1]})
	}
	return classes
}

func (a *alphabet) addColumn(class asciiSet) {
	n := uint8(len(a.reps))
	rep := rune(0)
	for k, left := range class {
		for ; left != 0; left &= left - 1 {
			rep = rune(64*k + bits.TrailingZeros64(left))
			a.column[rep] = n
		}
	}
	a.reps = append(a.reps, rep)
}

// takes tells whether an instruction that waits for a character takes r.
func (a *alphabet) takes(in *program.Inst, r rune) bool {
	if r < utf8.RuneSelf {
		return a.chars[in.Arg].has(byte(r))
	}
	return a.prog.Chars[in.Arg].MatchRune(r)
}

// looksBack tells whether the character before a place matters.
func (a *alphabet) looksBack() bool { return a.behind != 0 || len(a.looksBehind) > 0 }

// alike tells whether two characters before a place come to the same.
func (a *alphabet) alike(r, other rune) bool {
	if (kindOf(r)^kindOf(other))&a.behind != 0 {
		return false
	}
	for _, look := range a.looksBehind {
		if look.Char.MatchRune(r) != look.Char.MatchRune(other) {
			return false
		}
	}
	return true
}

// nextRune is the character that begins text, or its edge.
func nextRune(text string) rune {
	if text == "" {
		return edge
	}
	r, _ := utf8.DecodeRuneInString(text)
	return r
}

// lastRune is the character that ends text, or its edge.
func lastRune(text string) rune {
	if text == "" {
		return edge
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return r
}

// verdict is what is known of a condition.
type verdict int

const (
	fails verdict = iota
	holds
	pending // on the next character
)

// judge tells of a condition between two characters, of which the second may
// be unseen.
func (a *alphabet) judge(in *program.Inst, before, after rune) verdict {
	if in.Op == program.OpLook {
		return judgeLook(&a.prog.Looks[in.Arg], before, after)
	}
	const decidedBefore = syntax.EmptyBeginText | syntax.EmptyBeginLine
	op, seen := syntax.EmptyOp(in.Arg), kindOf(before)
	if op&syntax.EmptyBeginText != 0 && seen&outside == 0 ||
		op&syntax.EmptyBeginLine != 0 && seen&(outside|newline) == 0 {
		return fails
	}
	switch {
	case op&^decidedBefore == 0:
		return holds
	case after == unseen:
		return pending
	}
	next := kindOf(after)
	between := (seen^next)&word != 0
	if op&syntax.EmptyEndText != 0 && next&outside == 0 ||
		op&syntax.EmptyEndLine != 0 && next&(outside|newline) == 0 ||
		op&syntax.EmptyWordBoundary != 0 && !between ||
		op&syntax.EmptyNoWordBoundary != 0 && between {
		return fails
	}
	return holds
}

func judgeLook(look *program.Look, before, after rune) verdict {
	r := after
	if look.Behind {
		r = before
	}
	switch {
	case r == unseen:
		return pending
	case (r != edge && look.Char.MatchRune(r)) == look.Negated:
		return fails
	default:
		return holds
	}
}
