package bounds

import (
	"regexp/syntax"
	"sync"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/scanner/document"
)

// simulation runs an expression without states: at every character it makes
// the list of the instructions that wait, with the group of each. It needs no
// more memory than the program, and takes some nanoseconds an instruction
// and character.
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

// simulate does what At does.
func (m *Matcher) simulate(text string, start int) (whole, value document.Span, ok bool) {
	s := simulations.Get().(*simulation)
	defer simulations.Put(s)
	end, group := s.run(m.alphabet, text, start)
	if end < 0 {
		return document.Span{}, document.Span{}, false
	}
	whole = document.Span{Start: start, End: end}
	switch {
	case m.prog.Group == 0:
		return whole, whole, true
	case group[0] < 0 || group[1] < 0:
		return whole, document.Span{Start: start, End: start}, true
	default:
		return whole, document.Span{Start: group[0], End: group[1]}, true
	}
}

// run is the end of the match at start, or -1, and the group in it.
func (s *simulation) run(a *alphabet, text string, start int) (end int, group [2]int) {
	end = -1
	s.seeds = append(s.seeds[:0], thread{pc: a.prog.Start, value: unset})
	before := lastRune(text[:start])
	for at := start; ; {
		after, size := edge, 0
		if at < len(text) {
			after, size = utf8.DecodeRuneInString(text[at:])
		}
		s.stamps.begin(len(a.prog.Insts))
		s.ready = s.ready[:0]
		for _, seed := range s.seeds {
			if value, match := s.add(a, seed, at, before, after); match {
				end, group = at, value
				break
			}
		}
		if at == len(text) || len(s.ready) == 0 {
			return end, group
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
	s.stack = append(s.stack[:0], seed)
	for len(s.stack) > 0 {
		t := s.stack[len(s.stack)-1]
		s.stack = s.stack[:len(s.stack)-1]
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
	}
	return value, false
}
