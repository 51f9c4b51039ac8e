package bounds

import (
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

const (
	// fewValues is how many groups of an expression the backtracker finds. It
	// needs no tables, but takes seven times as long as a trace: 2,700 ns for
	// a street address to the end of a line, where a trace takes 350.
	fewValues = 16
	// maxTrace is the longest match, in bytes, that is traced back.
	maxTrace = 4096
	// maxOrigins bounds the steps that an automaton remembers.
	maxOrigins = 1 << 17
)

// origin is the way through one cell of a table: where the instructions of
// the state behind it come from. An instruction that was reached in several
// ways has the preferred one.
type origin struct {
	steps []step // by place in the list of the state behind
	// now and before are the ways to the end of the expression, if the entry
	// has the flags matchedNow and matchedBefore.
	now, before step
}

// step is a place in the list of the state before, and which ends of the
// group "value" are passed from there, before the character and behind it.
type step uint32

const (
	beginBefore step = 1 << iota
	endBefore
	beginNow
	endNow
	stepBits = iota
)

func (t *thread) step() step {
	s := step(t.parent) << stepBits
	for k, side := range t.value {
		switch side {
		case sideBefore:
			s |= beginBefore << k
		case sideNow:
			s |= beginNow << k
		}
	}
	return s
}

// The sides of a character, as offsets of a thread.
const (
	sideBefore = iota
	sideNow
)

// origin follows a cell once more with groups.
func (s *simulation) origin(u *automaton, row, column uint32) *origin {
	var o origin
	r := u.runes[column]
	s.seeds, s.ready = s.seeds[:0], s.ready[:0]
	if row == 0 {
		s.seeds = append(s.seeds, thread{pc: u.prog.Start, value: unset})
	} else {
		s.resolve(u, &u.states[row/u.stride], r, &o)
		for _, t := range s.ready {
			if in := &u.prog.Insts[t.pc]; column != edgeColumn && u.takes(in, r) {
				t.pc = in.Out
				s.seeds = append(s.seeds, t)
			}
		}
	}
	s.begin(len(u.prog.Insts))
	s.ready = s.ready[:0]
	for _, seed := range s.seeds {
		if value, match := s.add(u.alphabet, seed, sideNow, r, unseen); match {
			seed.value = value
			o.now = seed.step()
			break
		}
	}
	o.steps = make([]step, len(s.ready))
	for k := range s.ready {
		o.steps[k] = s.ready[k].step()
	}
	return &o
}

// resolve gets ready what waits in a state for r, now that it is seen.
func (s *simulation) resolve(u *automaton, from *state, r rune, o *origin) {
	s.begin(len(u.prog.Insts))
	for k, pc := range from.waiting {
		t := thread{pc: pc, parent: uint32(k), value: unset}
		if value, match := s.add(u.alphabet, t, sideBefore, from.before, r); match {
			t.value = value
			o.before = t.step()
			return
		}
	}
}

// trail is the cells that a match comes through.
type trail struct {
	cells  []uint32
	places []int32 // offsets in the match behind the characters of the cells
}

// trails are shared by all matchers.
var trails = sync.Pool{New: func() any { return new(trail) }}

// trace finds the group "value" of a match from its end: each instruction
// knows the one before it that it was reached from. It may fail for want of
// tables.
func (m *Matcher) trace(text string, whole document.Span) (value document.Span, ok bool) {
	u := m.auto.Load()
	if u == nil || whole.Len() > maxTrace {
		return value, false
	}
	t := trails.Get().(*trail)
	defer trails.Put(t)
	early, ok := t.follow(u, text, whole)
	if !ok {
		return value, false
	}
	k := len(t.cells) - 1
	o := m.originOf(u, t.cells[k])
	if o == nil {
		return value, false
	}
	way, ends := o.now, unset
	if early {
		way = o.before
	}
	for {
		for side := range ends {
			switch {
			case ends[side] >= 0:
			case way&(beginNow<<side) != 0:
				ends[side] = whole.Start + int(t.places[k])
			case way&(beginBefore<<side) != 0:
				ends[side] = whole.Start + int(t.places[k-1])
			}
		}
		if k == 0 || ends[0] >= 0 && ends[1] >= 0 {
			break
		}
		k--
		if o = m.originOf(u, t.cells[k]); o == nil {
			return value, false
		}
		way = o.steps[way>>stepBits]
	}
	return spanOf(ends, whole), true
}

// follow notes the cells of a match. It tells whether the last of them is
// that of the character behind the match, which a condition had to see.
func (t *trail) follow(u *automaton, text string, whole document.Span) (early, ok bool) {
	t.cells, t.places = t.cells[:0], t.places[:0]
	cells := *u.cells.Load()
	column := uint32(edgeColumn)
	if u.looksBack() && whole.Start > 0 {
		column = u.columnOf(lastRune(text[:whole.Start]))
	}
	cell, i := column, whole.Start
	for {
		if column == wideColumn { // nobody has seen it of late
			return false, false
		}
		e := atomic.LoadUint32(&cells[cell])
		if e == 0 {
			return false, false
		}
		past := len(t.places) > 0 && int(t.places[len(t.places)-1]) == whole.Len()
		if past && e&matchedBefore == 0 {
			return false, true
		}
		t.cells = append(t.cells, cell)
		t.places = append(t.places, int32(i-whole.Start))
		if past || i == whole.End && e&dead != 0 {
			return past, true
		}
		column = edgeColumn
		if i < len(text) {
			r, size := utf8.DecodeRuneInString(text[i:])
			column = u.columnOf(r)
			i += size
		}
		cell = e&rowMask + column
	}
}

// originOf is the origin of a cell, or nil where there is no room for it.
func (m *Matcher) originOf(u *automaton, cell uint32) *origin {
	if all := u.origins.Load(); all != nil && int(cell) < len(*all) {
		if o := (*all)[cell].Load(); o != nil {
			return o
		}
	}
	if u.crowded.Load() {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	all := u.origins.Load()
	if all == nil || int(cell) >= len(*all) {
		more := make([]atomic.Pointer[origin], len(*u.cells.Load()))
		if all != nil {
			for k := range *all {
				more[k].Store((*all)[k].Load())
			}
		}
		all = &more
		u.origins.Store(all)
	}
	s := simulations.Get().(*simulation)
	defer simulations.Put(s)
	o := s.origin(u, cell/u.stride*u.stride, cell%u.stride)
	u.originSize += len(o.steps)
	u.crowded.Store(u.originSize > maxOrigins)
	(*all)[cell].Store(o)
	return o
}
