package program

import (
	"regexp/syntax"
	"unicode/utf8"
)

// walker finds the match that begins at a place, the first in the order of
// preference of the instructions, by trying one path after the other.
type walker struct {
	prog    *Program
	text    string
	visited map[[2]int]bool // instruction and place
	groups  [4]int
}

// walk returns the ends of the match and of the group "value" at a place.
func walk(p *Program, text string, at int) (groups [4]int, ok bool) {
	w := &walker{prog: p, text: text, visited: make(map[[2]int]bool), groups: [4]int{at, -1, -1, -1}}
	return w.groups, w.try(p.Start, at) && func() bool { groups = w.groups; return true }()
}

func (w *walker) try(pc uint32, at int) bool {
	if w.visited[[2]int{int(pc), at}] {
		return false
	}
	w.visited[[2]int{int(pc), at}] = true
	in := &w.prog.Insts[pc]
	switch in.Op {
	case syntax.InstMatch:
		w.groups[1] = at
		return true
	case syntax.InstAlt, syntax.InstAltMatch:
		return w.try(in.Out, at) || w.try(in.Arg, at)
	case syntax.InstNop:
		return w.try(in.Out, at)
	case syntax.InstCapture:
		if int(in.Arg) >= len(w.groups) {
			return w.try(in.Out, at)
		}
		old := w.groups[in.Arg]
		w.groups[in.Arg] = at
		if w.try(in.Out, at) {
			return true
		}
		w.groups[in.Arg] = old
		return false
	case syntax.InstEmptyWidth:
		before, behind := rune(-1), rune(-1)
		if at > 0 {
			before, _ = utf8.DecodeLastRuneInString(w.text[:at])
		}
		if at < len(w.text) {
			behind, _ = utf8.DecodeRuneInString(w.text[at:])
		}
		return syntax.EmptyOp(in.Arg)&^syntax.EmptyOpContext(before, behind) == 0 && w.try(in.Out, at)
	case OpLook:
		return w.holds(&w.prog.Looks[in.Arg], at) && w.try(in.Out, at)
	case syntax.InstFail:
		return false
	default:
		r, size := utf8.DecodeRuneInString(w.text[at:])
		return size > 0 && w.prog.Chars[in.Arg].MatchRune(r) && w.try(in.Out, at+size)
	}
}

func (w *walker) holds(l *Look, at int) bool {
	r, size := utf8.DecodeRuneInString(w.text[at:])
	if l.Behind {
		r, size = utf8.DecodeLastRuneInString(w.text[:at])
	}
	return (size > 0 && l.Char.MatchRune(r)) != l.Negated
}

// charInst is an instruction that takes one of a set.
func charInst(set runes) *syntax.Inst { return &syntax.Inst{Op: syntax.InstRune, Rune: set} }
