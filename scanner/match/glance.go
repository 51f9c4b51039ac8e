package match

import (
	"encoding/binary"
	"regexp/syntax"
	"slices"
	"sync"
	"sync/atomic"
	"unicode"
	"unicode/utf8"
)

// The states of a glance and the instructions in them are bounded for the
// sake of memory. Expressions that need more are those with long counted
// repetitions; behind the bound all is left to the engine.
const (
	maxGlanceStates = 600
	maxGlanceSize   = 1 << 16
)

// glance tells at some nanoseconds a byte that an expression does not match,
// where package regexp takes fifty to a thousand. It is a deterministic
// automaton without groups whose states are made as texts ask for them; it
// takes "\b" and "$" to hold everywhere, so it errs on the side of a match. It is safe for concurrent use.
type glance struct {
	insts   []glanceInst
	chars   []syntax.Inst // what insts ask of a character
	entry   uint32
	class   [utf8.RuneSelf]uint8
	classes int
	// floating tells that a match may begin anywhere, not only at the start.
	floating bool
	start    *glanceState

	mu     sync.RWMutex
	states map[string]*glanceState
	size   int      // instructions in all states
	set    []uint32 // instructions of the state being made
	seen   []bool   // by instruction, all unset between calls
}

// glanceInst is an instruction in a third of the memory of a syntax.Inst: 10
// of 16 MB once all expressions were compiled. Most of those that wait for a
// character wait for the same ones.
type glanceInst struct {
	op       syntax.InstOp
	out, arg uint32 // arg is an index of chars where it waits for a character
}

// glanceState is a set of instructions that wait for a character.
type glanceState struct {
	insts       []uint32
	match, dead bool
	next        []atomic.Pointer[glanceState] // by class of ASCII
	wide        map[rune]*glanceState         // guarded by glance.mu
}

// newGlance compiles an expression, which it takes to pieces.
func newGlance(re *syntax.Regexp, floating bool) (*glance, error) {
	prog, err := syntax.Compile(re.Simplify())
	if err != nil {
		return nil, err
	}
	g := &glance{
		entry: uint32(prog.Start), floating: floating,
		states: make(map[string]*glanceState), seen: make([]bool, len(prog.Inst)),
	}
	g.shrink(prog)
	g.classify()
	g.add(g.entry, startOfText)
	g.start = g.state()
	return g, nil
}

// shrink takes over the instructions.
func (g *glance) shrink(prog *syntax.Prog) {
	number := make(map[string]uint32)
	var key []byte
	g.insts = make([]glanceInst, len(prog.Inst))
	for i := range prog.Inst {
		in := &prog.Inst[i]
		short := &g.insts[i]
		*short = glanceInst{in.Op, in.Out, in.Arg}
		switch in.Op {
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
		default:
			continue
		}
		key = append(key[:0], byte(in.Op), byte(in.Arg))
		for _, r := range in.Rune {
			key = binary.LittleEndian.AppendUint32(key, uint32(r))
		}
		n, ok := number[string(key)]
		if !ok {
			n = uint32(len(g.chars))
			number[string(key)] = n
			g.chars = append(g.chars, *in)
		}
		short.arg = n
	}
	g.chars = slices.Clip(g.chars)
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
	for i := range g.chars {
		in := &g.chars[i]
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

// mayMatch tells whether a match may begin at the start of text, or anywhere
// in it if the glance is floating.
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
	if g.floating {
		g.add(g.entry, r)
	}
	for _, pc := range s.insts {
		if in := &g.insts[pc]; g.chars[in.arg].MatchRune(r) {
			g.add(in.out, r)
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
		switch in := &g.insts[pc]; in.op {
		case syntax.InstAlt, syntax.InstAltMatch:
			g.add(in.out, before)
			pc = in.arg
		case syntax.InstEmptyWidth:
			if !mayHold(syntax.EmptyOp(in.arg), before) {
				return
			}
			pc = in.out
		case syntax.InstCapture, syntax.InstNop:
			pc = in.out
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
		switch g.insts[pc].op {
		case syntax.InstMatch:
			match = true
		case syntax.InstRune, syntax.InstRune1, syntax.InstRuneAny, syntax.InstRuneAnyNotNL:
			waiting = append(waiting, pc)
		default:
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
