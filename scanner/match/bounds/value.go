package bounds

import (
	"regexp/syntax"
	"sync"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/scanner/document"
)

// maxVisited bounds the memory of a backtracker, in bits: 128 KiB. It is
// enough for 160 bytes of the largest built-in expression.
const maxVisited = 1 << 20

// backtracker follows the preferred way of an expression through a match whose
// bounds are known, to see where its group "value" is. It comes to no
// instruction twice at one place, so it is linear.
type backtracker struct {
	jobs    []job
	visited []uint64 // bits by offset and instruction
	touched []uint32 // words of visited that are not zero
	value   [2]int   // offsets in the text of the ends of the group, -1 for none
}

// job is an alternative that is left to try, or an end of the group that is
// to be set back.
type job struct {
	pc uint32
	at int
}

// setBack is added to the number of an end of the group.
const setBack = 1 << 31

// backtrackers are shared by all matchers.
var backtrackers = sync.Pool{New: func() any { return new(backtracker) }}

// value is the group "value" of the match whole of text.
func (m *Matcher) value(text string, whole document.Span) document.Span {
	if m.values.Load() >= fewValues {
		if value, ok := m.trace(text, whole); ok {
			return value
		}
	} else {
		m.values.Add(1)
	}
	var ends [2]int
	if (whole.Len()+1)*len(m.prog.Insts) <= maxVisited {
		b := backtrackers.Get().(*backtracker)
		defer backtrackers.Put(b)
		ends = b.run(m.alphabet, text, whole)
	} else {
		s := simulations.Get().(*simulation)
		defer simulations.Put(s)
		ends = s.group(m.alphabet, text, whole.Start)
	}
	return spanOf(ends, whole)
}

// spanOf is the span of the ends of a group in a match.
func spanOf(ends [2]int, whole document.Span) document.Span {
	if ends[0] < 0 || ends[1] < 0 {
		return document.Span{Start: whole.Start, End: whole.Start}
	}
	return document.Span{Start: ends[0], End: ends[1]}
}

// run is the ends of the group in a match.
func (b *backtracker) run(a *alphabet, text string, whole document.Span) [2]int {
	p, match := a.prog, text[whole.Start:whole.End]
	if words := (len(match)+1)*len(p.Insts)/64 + 1; len(b.visited) < words {
		b.visited = make([]uint64, words)
	}
	b.value = unset
	b.jobs = append(b.jobs[:0], job{p.Start, 0})
	for len(b.jobs) > 0 {
		j := b.jobs[len(b.jobs)-1]
		b.jobs = b.jobs[:len(b.jobs)-1]
		if j.pc >= setBack {
			b.value[j.pc-setBack] = j.at
			continue
		}
		if b.walk(a, text, whole, j.pc, j.at) {
			break
		}
	}
	for _, w := range b.touched {
		b.visited[w] = 0
	}
	b.touched = b.touched[:0]
	return b.value
}

// walk follows the preferred way from pc until it ends, and notes the others.
// It tells whether it came to the end of the expression.
func (b *backtracker) walk(a *alphabet, text string, whole document.Span, pc uint32, at int) bool {
	p, match := a.prog, text[whole.Start:whole.End]
	for b.visit(at*len(p.Insts) + int(pc)) {
		in := &p.Insts[pc]
		switch in.Op {
		case syntax.InstMatch:
			return true
		case syntax.InstFail:
			return false
		case syntax.InstAlt, syntax.InstAltMatch:
			b.jobs = append(b.jobs, job{in.Arg, at})
		case syntax.InstCapture:
			if int(in.Arg>>1) == p.Group {
				b.jobs = append(b.jobs, job{setBack + in.Arg&1, b.value[in.Arg&1]})
				b.value[in.Arg&1] = whole.Start + at
			}
		case syntax.InstNop:
		case syntax.InstEmptyWidth, program.OpLook:
			before := lastRune(match[:at])
			if at == 0 {
				before = lastRune(text[:whole.Start])
			}
			if a.judge(in, before, nextRune(text[whole.Start+at:])) == fails {
				return false
			}
		default:
			if at == len(match) {
				return false
			}
			r, size := rune(match[at]), 1
			if r >= utf8.RuneSelf {
				r, size = utf8.DecodeRuneInString(match[at:])
			}
			if !a.takes(in, r) {
				return false
			}
			at += size
		}
		pc = in.Out
	}
	return false
}

// visit tells whether a bit was not set, and sets it.
func (b *backtracker) visit(bit int) bool {
	w := &b.visited[bit>>6]
	switch {
	case *w == 0:
		b.touched = append(b.touched, uint32(bit>>6))
	case *w>>(bit&63)&1 != 0:
		return false
	}
	*w |= 1 << (bit & 63)
	return true
}
