// Package bounds finds where the match of one expression ends that begins at
// a given place, and its group "value", as package regexp does but at some
// nanoseconds a byte: by a deterministic automaton whose states are made as
// texts ask for them.
//
// A state is the list of instructions that wait for the next character, in
// the order of preference; what stands behind the end of the expression is
// cut off. So the last end that was seen when the list runs empty is the end
// of the match that package regexp prefers. Conditions such as "\b" and looks
// ahead wait in the list for the character that decides on them.
package bounds

import (
	"sync"
	"sync/atomic"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/scanner/document"
)

// maxResets is how often the states of an expression may outgrow their
// bounds before it is evicted.
const maxResets = 3

// Matcher runs one expression. It is safe for concurrent use.
type Matcher struct {
	prog *program.Program

	auto    atomic.Pointer[automaton] // nil until the first use
	evicted atomic.Bool

	values atomic.Uint32 // that the backtracker found, up to fewValues

	mu     sync.Mutex // held to change the automaton
	resets int
	// alphabet is set with the first automaton, and stays.
	alphabet *alphabet
}

// New prepares an expression. It is cheap: tables are made at first use.
func New(prog *program.Program) *Matcher { return &Matcher{prog: prog} }

// Evicted tells whether the states of the expression outgrew their bounds
// again and again, so that it is now run by a slower machine.
func (m *Matcher) Evicted() bool { return m.evicted.Load() }

// At finds the match that begins at start, the preferred one in the sense of
// package regexp. Conditions see all of the text: "\b" sees the character
// before start, and "^" holds at offset 0 only. The spans are byte offsets
// from 0 in text, half-open; value is the group "value", or whole where the
// expression has none, or empty where the group took no part. Invalid UTF-8
// is read as package regexp does.
func (m *Matcher) At(text string, start int) (whole, value document.Span, ok bool) {
	end, exploded := m.end(text, start)
	if exploded {
		end = m.slowEnd(text, start)
	}
	if end < 0 {
		return document.Span{}, document.Span{}, false
	}
	whole = document.Span{Start: start, End: end}
	value = whole
	if m.prog.Group > 0 {
		value = m.value(text, whole)
	}
	return whole, value, true
}

// end is the end of the match at start, or -1.
func (m *Matcher) end(text string, start int) (end int, exploded bool) {
	u := m.auto.Load()
	if u == nil {
		if u = m.first(); u == nil {
			return -1, true
		}
	}
	columns := &u.column
	cells := *u.cells.Load()
	r, column := rune(0), uint32(edgeColumn)
	if u.looksBack() && start > 0 {
		r, _ = utf8.DecodeLastRuneInString(text[:start])
		column = u.columnOf(r)
	}
	row, e := uint32(0), uint32(0)
	if column != wideColumn {
		e = atomic.LoadUint32(&cells[column])
	}
	at, i := start, start
	end = -1
	for {
		if e == 0 {
			if u, e = m.miss(u, row, column, r); u == nil {
				return -1, true
			}
			cells = *u.cells.Load()
		}
		if e >= matchedNow {
			if e&matchedBefore != 0 {
				end = at
			}
			if e&matchedNow != 0 {
				end = i
			}
			if e&dead != 0 {
				return end, false
			}
		}
		row = e & rowMask
		for i < len(text) {
			e = atomic.LoadUint32(&cells[row+uint32(columns[text[i]])])
			if e-1 >= matchedNow-1 {
				break
			}
			row = e
			i++
		}
		at = i
		switch {
		case i == len(text):
			column = edgeColumn
		case text[i] < utf8.RuneSelf:
			column = uint32(columns[text[i]])
			i++
			continue
		default:
			var size int
			r, size = utf8.DecodeRuneInString(text[i:])
			column = u.find(r)
			i += size
		}
		if e = 0; column != wideColumn {
			e = atomic.LoadUint32(&cells[row+column])
		}
	}
}

// slowEnd is end for an expression that was evicted.
func (m *Matcher) slowEnd(text string, start int) int {
	c := closures.Get().(*closure)
	defer closures.Put(c)
	return c.end(m.alphabet, text, start)
}

// first makes the automaton, unless the expression was evicted.
func (m *Matcher) first() *automaton {
	if m.evicted.Load() {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.alphabet == nil {
		m.alphabet = newAlphabet(m.prog)
		m.auto.Store(newAutomaton(m.alphabet, fewWide))
	}
	return m.auto.Load()
}

// miss makes an entry that is not there yet: that of a row of u, and of a
// column or, where that is not known either, of the character r. The entry
// is one of the automaton that it returns; that is nil where the expression
// was evicted.
func (m *Matcher) miss(u *automaton, row, column uint32, r rune) (*automaton, uint32) {
	m.mu.Lock()
	defer m.mu.Unlock()
	c := closures.Get().(*closure)
	defer closures.Put(c)
	for {
		now := m.auto.Load()
		if now == nil {
			return nil, 0
		}
		ok := true
		if now != u {
			var moved uint32
			if moved, ok = now.adopt(u, row); ok {
				u, row = now, moved
				if column >= uint32(len(u.reps)) {
					column = wideColumn
				}
			}
		}
		if ok && column == wideColumn {
			if column, ok = u.makeColumn(r); !ok && u.room < maxWide {
				// The alphabet is large; that says nothing of the states.
				m.auto.Store(newAutomaton(m.alphabet, min(4*u.room, maxWide)))
				continue
			}
		}
		if ok {
			if e, ok := u.step(c, row, column); ok {
				return u, e
			}
		}
		if m.resets++; m.resets > maxResets {
			m.evicted.Store(true)
			m.auto.Store(nil)
			return nil, 0
		}
		m.auto.Store(newAutomaton(m.alphabet, now.room))
	}
}
