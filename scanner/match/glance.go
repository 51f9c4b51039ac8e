package match

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/program"
)

// The states of a glance and the instructions in them are bounded for the
// sake of memory. Expressions that need more are those with long counted
// repetitions; behind the bound all is left to the exact bounds.
const (
	maxGlanceStates = 600
	maxGlanceSize   = 1 << 16
)

// glance tells at some nanoseconds a byte that an expression matches nowhere in
// a text. It is a deterministic automaton without groups whose states are made
// as texts ask for them; it takes "\b" and "$" to hold everywhere, so it errs
// on the side of a match. It is safe for concurrent use.
type glance struct {
	prog    *program.Program
	class   [utf8.RuneSelf]uint8
	classes int
	start   *glanceState

	mu     sync.RWMutex
	states map[string]*glanceState
	size   int      // instructions in all states
	set    []uint32 // instructions of the state being made
	seen   []bool   // by instruction, all unset between calls
}

// glanceState is a set of instructions that wait for a character.
type glanceState struct {
	insts       []uint32
	match, dead bool
	next        []atomic.Pointer[glanceState] // by class of ASCII
	wide        map[rune]*glanceState         // guarded by glance.mu
}

// newGlance prepares an expression.
func newGlance(prog *program.Program) *glance {
	g := &glance{prog: prog, states: make(map[string]*glanceState), seen: make([]bool, len(prog.Insts))}
	g.classify()
	g.add(prog.Start, startOfText)
	g.start = g.state()
	return g
}

// classify puts ASCII characters together that no instruction tells apart.
func (g *glance) classify() {
	var begins [utf8.RuneSelf + 1]bool
	mark := func(lo, hi rune) {
		if lo < utf8.RuneSelf {
			begins[lo] = true
			begins[min(hi, utf8.RuneSelf-1)+1] = true
		}
	}
	for i := range g.prog.Chars {
		in := &g.prog.Chars[i]
		switch {
		case in.Op == syntax.InstRuneAnyNotNL:
			mark('\n', '\n')
		case in.Op != syntax.InstRune && in.Op != syntax.InstRune1:
		case len(in.Rune) == 1:
			r := in.Rune[0]
			mark(r, r)
			for f := unicode.SimpleFold(r); f != r; f = unicode.SimpleFold(f) {
				mark(f, f)
			}
		default:
			for k := 0; k+1 < len(in.Rune); k += 2 {
				mark(in.Rune[k], in.Rune[k+1])
			}
		}
	}
	n := uint8(0)
	for c := range g.class {
		if c > 0 && begins[c] {
			n++
		}
		g.class[c] = n
	}
	g.classes = int(n) + 1
}

// mayMatch tells whether there may be a match in text.
func (g *glance) mayMatch(text string) bool {
	s := g.start
	for i := 0; i < len(text); {
		if s.match || s.dead {
			return s.match
		}
		var next *glanceState
		if c := text[i]; c < utf8.RuneSelf {
			if next = s.next[g.class[c]].Load(); next == nil {
				next = g.step(s, rune(c))
			}
			i++
		} else {
			r, size := utf8.DecodeRuneInString(text[i:])
			next = g.stepWide(s, r)
			i += size
		}
		if next == nil {
			return true
		}
		s = next
	}
	return s.match
}

// step makes the state behind s and r and notes it, or returns nil where
// there are too many states.
func (g *glance) step(s *glanceState, r rune) *glanceState {
	g.mu.Lock()
	defer g.mu.Unlock()
	next := g.follow(s, r)
	if next != nil {
		s.next[g.class[r]].Store(next)
	}
	return next
}

func (g *glance) stepWide(s *glanceState, r rune) *glanceState {
	g.mu.RLock()
	next := s.wide[r]
	g.mu.RUnlock()
	if next != nil {
		return next
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	if next = g.follow(s, r); next == nil {
		return nil
	}
	if s.wide == nil {
		s.wide = make(map[rune]*glanceState)
	}
	if len(s.wide) < maxGlanceStates {
		s.wide[r] = next
	}
	return next
}

func (g *glance) follow(s *glanceState, r rune) *glanceState {
	g.set = g.set[:0]
	g.add(g.prog.Start, r) // a match may begin anywhere
	for _, pc := range s.insts {
		if in := &g.prog.Insts[pc]; g.prog.Chars[in.Arg].MatchRune(r) {
			g.add(in.Out, r)
		}
	}
	return g.state()
}

// startOfText stands for the character before the first.
const startOfText rune = -1

// add puts an instruction into the set, or those that it leads to behind the
// character before without another.
func (g *glance) add(pc uint32, before rune) {
	for !g.seen[pc] {
		g.seen[pc] = true
		g.set = append(g.set, pc)
		switch in := &g.prog.Insts[pc]; in.Op {
		case syntax.InstAlt, syntax.InstAltMatch:
			g.add(in.Out, before)
			pc = in.Arg
		case syntax.InstEmptyWidth:
			if !mayHold(syntax.EmptyOp(in.Arg), before) {
				return
			}
			pc = in.Out
		case syntax.InstCapture, syntax.InstNop, program.OpLook: // a look may hold
			pc = in.Out
		default:
			return
		}
	}
}

// mayHold tells whether a condition may hold behind a character.
func mayHold(op syntax.EmptyOp, before rune) bool {
	switch op {
	case syntax.EmptyBeginText:
		return before == startOfText
	case syntax.EmptyBeginLine:
		return before == startOfText || before == '\n'
	default:
		return true
	}
}

// state finds or makes the state of the set, and empties the set.
func (g *glance) state() *glanceState {
	match := false
	waiting := g.set[:0]
	for _, pc := range g.set {
		g.seen[pc] = false
		switch in := &g.prog.Insts[pc]; {
		case in.Op == syntax.InstMatch:
			match = true
		case in.Waits():
			waiting = append(waiting, pc)
		}
	}
	if match {
		waiting = waiting[:0] // what follows does not matter
	}
	slices.Sort(waiting)
	key := make([]byte, 0, 4*len(waiting)+1)
	if match {
		key = append(key, 1)
	}
	for _, pc := range waiting {
		key = binary.LittleEndian.AppendUint32(key, pc)
	}
	if s := g.states[string(key)]; s != nil {
		return s
	}
	if len(g.states) >= maxGlanceStates || len(g.states) > 0 && g.size+len(waiting) > maxGlanceSize {
		return nil
	}
	g.size += len(waiting)
	s := &glanceState{insts: slices.Clone(waiting), match: match, dead: !match && len(waiting) == 0}
	if !match && !s.dead {
		s.next = make([]atomic.Pointer[glanceState], g.classes)
	}
	g.states[string(key)] = s
	return s
}
