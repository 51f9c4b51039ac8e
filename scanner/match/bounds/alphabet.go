package bounds

import (
	"math/bits"
	"regexp/syntax"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
)

// sight is what the conditions of an expression can see of a character, or of
// the edge of the text.
type sight uint64

const (
	word sight = 1 << iota
	newline
	edge
	firstLook = iota // the bit of Program.Looks[0]
)

// maxLooks is how many looks of a program a sight has room for.
const maxLooks = 64 - firstLook

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
	looks []asciiSet // by index of Program.Looks
	// behind is what of the character before a place conditions ask for.
	behind sight
	column [256]uint8
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
		a.looks = append(a.looks, asciiOf(&look.Char))
		classes = split(classes, a.looks[i])
		if look.Behind {
			a.behind |= 1 << (firstLook + i)
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
		a.behind |= newline | edge
	}
	if ops&syntax.EmptyBeginText != 0 {
		a.behind |= edge
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

// see is the sight of a character.
func (a *alphabet) see(r rune) sight {
	var s sight
	switch {
	case r == '\n':
		s = newline
	case r < utf8.RuneSelf && wordASCII.has(byte(r)):
		s = word
	}
	for i := range a.looks {
		if r < utf8.RuneSelf && a.looks[i].has(byte(r)) || r >= utf8.RuneSelf && a.prog.Looks[i].Char.MatchRune(r) {
			s |= 1 << (firstLook + i)
		}
	}
	return s
}

// seeNext is the sight of what begins text.
func (a *alphabet) seeNext(text string) sight {
	if text == "" {
		return edge
	}
	r, _ := utf8.DecodeRuneInString(text)
	return a.see(r)
}

// seeLast is the sight of what ends text.
func (a *alphabet) seeLast(text string) sight {
	if text == "" {
		return edge
	}
	r, _ := utf8.DecodeLastRuneInString(text)
	return a.see(r)
}

// verdict is what is known of a condition.
type verdict int

const (
	fails verdict = iota
	holds
	pending // on the next character
)

// unseen stands for the sight of a character that is not read yet.
const unseen = ^sight(0)

// judge tells of a condition between two characters.
func (a *alphabet) judge(in *program.Inst, before, after sight) verdict {
	if in.Op == program.OpLook {
		return a.judgeLook(in.Arg, before, after)
	}
	op := syntax.EmptyOp(in.Arg)
	if op&syntax.EmptyBeginText != 0 && before&edge == 0 ||
		op&syntax.EmptyBeginLine != 0 && before&(edge|newline) == 0 {
		return fails
	}
	if op&^(syntax.EmptyBeginText|syntax.EmptyBeginLine) == 0 {
		return holds
	}
	if after == unseen {
		return pending
	}
	between := (before^after)&word != 0
	if op&syntax.EmptyEndText != 0 && after&edge == 0 ||
		op&syntax.EmptyEndLine != 0 && after&(edge|newline) == 0 ||
		op&syntax.EmptyWordBoundary != 0 && !between ||
		op&syntax.EmptyNoWordBoundary != 0 && between {
		return fails
	}
	return holds
}

func (a *alphabet) judgeLook(k uint32, before, after sight) verdict {
	look := &a.prog.Looks[k]
	seen := after
	if look.Behind {
		seen = before
	}
	if seen == unseen {
		return pending
	}
	if (seen>>(firstLook+k)&1 != 0) == look.Negated {
		return fails
	}
	return holds
}
