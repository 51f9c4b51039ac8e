package bounds

import (
	"regexp/syntax"
	"sync"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
)

// closure gathers the instructions that wait at a place, those of the
// preferred alternatives first.
type closure struct {
	stamps
	list  []uint32
	other []uint32 // the list before, while it is read
	stack []uint32
	seeds []uint32 // of the next list, for end
}

// closures are shared by all matchers, because most build few states.
var closures = sync.Pool{New: func() any { return new(closure) }}

// begin empties the list for a program.
func (c *closure) begin(prog *program.Program) {
	c.list, c.other = c.other[:0], c.list
	c.stamps.begin(len(prog.Insts))
}

// add adds what can be reached from pc without a character: instructions that
// wait for one, and conditions that wait to see the next. It tells whether
// the expression ends here: what comes later is then of no interest.
func (c *closure) add(a *alphabet, pc uint32, before, after rune) (match bool) {
	c.stack = c.stack[:0]
	for {
	walk:
		for c.first(pc) {
			in := &a.prog.Insts[pc]
			switch in.Op {
			case syntax.InstAlt, syntax.InstAltMatch:
				c.stack = append(c.stack, in.Arg)
			case syntax.InstCapture, syntax.InstNop:
			case syntax.InstEmptyWidth, program.OpLook:
				switch a.judge(in, before, after) {
				case fails:
					break walk
				case pending:
					c.list = append(c.list, pc)
					break walk
				case holds:
				}
			case syntax.InstMatch:
				return true
			case syntax.InstFail:
				break walk
			default:
				c.list = append(c.list, pc)
				break walk
			}
			pc = in.Out
		}
		last := len(c.stack) - 1
		if last < 0 {
			return false
		}
		pc, c.stack = c.stack[last], c.stack[:last]
	}
}

// end is the end of the match at start, or -1, without states: it makes a
// list at every character.
func (c *closure) end(a *alphabet, text string, start int) int {
	end, before := -1, lastRune(text[:start])
	c.seeds = append(c.seeds[:0], a.prog.Start)
	for at := start; ; {
		r, size := edge, 0
		if at < len(text) {
			r, size = utf8.DecodeRuneInString(text[at:])
		}
		c.begin(a.prog)
		for _, pc := range c.seeds {
			if c.add(a, pc, before, r) {
				end = at
				break
			}
		}
		if at == len(text) || len(c.list) == 0 {
			return end
		}
		c.seeds = c.seeds[:0]
		for _, pc := range c.list {
			if in := &a.prog.Insts[pc]; a.takes(in, r) {
				c.seeds = append(c.seeds, in.Out)
			}
		}
		before = r
		at += size
	}
}

// stamps is a set of instructions that is emptied at no cost.
type stamps struct {
	number []uint32 // by instruction: the list that had it last
	now    uint32
}

// begin empties the set for a program of n instructions.
func (s *stamps) begin(n int) {
	if len(s.number) < n {
		s.number, s.now = make([]uint32, n), 0
	}
	if s.now++; s.now == 0 { // after 2^32 lists
		clear(s.number)
		s.now = 1
	}
}

// first adds an instruction and tells whether it was not there.
func (s *stamps) first(pc uint32) bool {
	if s.number[pc] == s.now {
		return false
	}
	s.number[pc] = s.now
	return true
}
