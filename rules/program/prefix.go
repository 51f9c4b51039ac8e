package program

import (
	"regexp/syntax"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/trie"
)

const (
	// maxPrefixes and maxPrefix bound how many beginnings of a match are
	// told apart, and how long they are, in bytes. Twice as many of twice the
	// length wake patterns no less often on chat text.
	maxPrefixes = 96
	maxPrefix   = 8
	// generic is how many characters an instruction may take before it
	// takes about everything, and a beginning ends before it.
	generic = 20
	// maxPrefixWork bounds the instructions looked at for one expression, to
	// some milliseconds: rules of users are analysed at each start.
	maxPrefixWork = 1 << 18
)

// Prefixes lists what every match begins with, in the symbols of an alphabet,
// sorted, as long as their number allows. The empty prefix says that a match
// may begin with nearly everything.
func (p *Program) Prefixes(a *trie.Alphabet) []string {
	w := prefixer{prog: p, seen: make([]bool, len(p.Insts)), takes: make([][]string, len(p.Chars))}
	for i := range p.Chars {
		w.takes[i] = symbols(&p.Chars[i], a)
	}
	best := []string{""}
	for w.depth = 1; w.depth <= maxPrefix; w.depth++ {
		w.out = nil
		if !w.extend([]uint32{p.Start}, "") {
			break
		}
		slices.Sort(w.out)
		w.out = slices.Compact(w.out)
		if slices.Equal(w.out, best) {
			break
		}
		best = w.out
	}
	return best
}

// symbols lists what an instruction takes, or nil where it takes nearly
// everything.
func symbols(in *syntax.Inst, a *trie.Alphabet) []string {
	var out []string
	for c := range byte(utf8.RuneSelf) {
		if s := string([]byte{a.Symbol(c)}); in.MatchRune(rune(c)) && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	wide, all := wideSymbols(in)
	if out = append(out, wide...); all || len(out) > generic {
		return nil
	}
	return out
}

// wideSymbols lists the characters outside ASCII that an instruction takes,
// in lower case; all tells that they are too many or cannot be told.
func wideSymbols(in *syntax.Inst) (out []string, all bool) {
	if in.Op == syntax.InstRuneAny || in.Op == syntax.InstRuneAnyNotNL {
		return nil, true
	}
	add := func(r rune) bool {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			r = l
		}
		if s := string(r); r != utf8.RuneError && !slices.Contains(out, s) {
			out = append(out, s)
		}
		return r != utf8.RuneError && len(out) <= generic
	}
	if len(in.Rune) == 1 {
		r := in.Rune[0]
		for f := r; ; {
			if f >= utf8.RuneSelf && !FoldsToASCII(f) && !add(f) {
				return nil, true
			}
			if f = unicode.SimpleFold(f); f == r || syntax.Flags(in.Arg)&syntax.FoldCase == 0 {
				return out, false
			}
		}
	}
	for i := 0; i+1 < len(in.Rune); i += 2 {
		for r := max(in.Rune[i], utf8.RuneSelf); r <= in.Rune[i+1]; r++ {
			if !FoldsToASCII(r) && !add(r) {
				return nil, true
			}
		}
	}
	return out, false
}

// FoldsToASCII tells of the two letters outside ASCII that are ASCII letters in
// another case. Texts have the ASCII ones in their place when they are
// matched.
func FoldsToASCII(r rune) bool { return r == 'ſ' || r == '\u212a' }

// prefixer walks the instructions of an expression.
type prefixer struct {
	prog  *Program
	takes [][]string // by number of Chars
	seen  []bool     // by instruction, all unset between calls
	depth int
	work  int
	out   []string
}

// extend adds the prefixes that go on behind pcs, and tells whether they are
// few enough.
func (w *prefixer) extend(pcs []uint32, prefix string) bool {
	waiting, ends := w.closure(pcs)
	if w.work > maxPrefixWork {
		return false
	}
	for _, pc := range waiting {
		ends = ends || w.takes[w.prog.Insts[pc].Arg] == nil
	}
	if ends || len(prefix) >= w.depth {
		w.out = append(w.out, prefix)
		return len(w.out) <= maxPrefixes
	}
	var all []string
	for _, pc := range waiting {
		for _, s := range w.takes[w.prog.Insts[pc].Arg] {
			if !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	next := make([]uint32, 0, len(waiting))
	for _, s := range all {
		next = next[:0]
		for _, pc := range waiting {
			if in := &w.prog.Insts[pc]; slices.Contains(w.takes[in.Arg], s) {
				next = append(next, in.Out)
			}
		}
		if !w.extend(slices.Clone(next), prefix+s) {
			return false
		}
	}
	return true
}

// closure lists the instructions that wait for a character behind pcs, and
// tells whether a match may end there.
func (w *prefixer) closure(pcs []uint32) (waiting []uint32, ends bool) {
	var visited []uint32
	var add func(pc uint32)
	add = func(pc uint32) {
		for !w.seen[pc] {
			w.seen[pc] = true
			visited = append(visited, pc)
			switch in := &w.prog.Insts[pc]; in.Op {
			case syntax.InstAlt, syntax.InstAltMatch:
				add(in.Out)
				pc = in.Arg
			case syntax.InstMatch:
				ends = true
				return
			case syntax.InstFail:
				return
			default:
				if in.Waits() {
					waiting = append(waiting, pc)
					return
				}
				pc = in.Out
			}
		}
	}
	for _, pc := range pcs {
		add(pc)
	}
	for _, pc := range visited {
		w.seen[pc] = false
	}
	w.work += len(visited)
	return waiting, ends
}
