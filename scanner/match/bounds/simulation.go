package bounds

import (
	"regexp/syntax"
	"sync"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
)

// simulation follows all ways of an expression at once, with the group of
// each. It needs no more memory than the program, and takes 20 ns an
// instruction and character.
type simulation struct {
	stamps
	seeds []thread
	ready []thread
	stack []thread
}

// thread is an instruction and the group "value" on the way to it; -1 stands
// for an end that was not passed.
type thread struct {
	pc     uint32
	parent uint32 // of use to origins only
	value  [2]int
}

// unset is a group that took no part yet.
var unset = [2]int{-1, -1}

// simulations are shared by all matchers.
var simulations = sync.Pool{New: func() any { return new(simulation) }}

// group is the ends of the group in the match at start.
func (s *simulation) group(a *alphabet, text string, start int) [2]int {
	group := unset
	s.seeds = append(s.seeds[:0], thread{pc: a.prog.Start, value: unset})
	before := lastRune(text[:start])
	for at := start; ; {
		after, size := edge, 0
		if at < len(text) {
			after, size = utf8.DecodeRuneInString(text[at:])
		}
		s.begin(len(a.prog.Insts))
		s.ready = s.ready[:0]
		for _, seed := range s.seeds {
			if value, match := s.add(a, seed, at, before, after); match {
				group = value
				break
			}
		}
		if at == len(text) || len(s.ready) == 0 {
			return group
		}
		s.seeds = s.seeds[:0]
		for _, t := range s.ready {
			if in := &a.prog.Insts[t.pc]; a.takes(in, after) {
				s.seeds = append(s.seeds, thread{pc: in.Out, value: t.value})
			}
		}
		before = after
		at += size
	}
}

// add is closure.add with groups.
func (s *simulation) add(a *alphabet, seed thread, at int, before, after rune) (value [2]int, match bool) {
	t := seed
	s.stack = s.stack[:0]
	for {
	walk:
		for s.first(t.pc) {
			in := &a.prog.Insts[t.pc]
			switch in.Op {
			case syntax.InstAlt, syntax.InstAltMatch:
				other := t
				other.pc = in.Arg
				s.stack = append(s.stack, other)
			case syntax.InstCapture:
				if int(in.Arg>>1) == a.prog.Group {
					t.value[in.Arg&1] = at
				}
			case syntax.InstNop:
			case syntax.InstEmptyWidth, program.OpLook:
				switch a.judge(in, before, after) {
				case fails:
					break walk
				case pending:
					s.ready = append(s.ready, t)
					break walk
				case holds:
				}
			case syntax.InstMatch:
				return t.value, true
			case syntax.InstFail:
				break walk
			default:
				s.ready = append(s.ready, t)
				break walk
			}
			t.pc = in.Out
		}
		last := len(s.stack) - 1
		if last < 0 {
			return value, false
		}
		t, s.stack = s.stack[last], s.stack[:last]
	}
}
