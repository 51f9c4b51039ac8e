package rules

import (
	"encoding/binary"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules/trie"
)

// maxTrace is how much of a literal the index knows, in bytes. Longer ones
// are rare enough by then.
const maxTrace = 10

// IndexWriter makes an Index.
type IndexWriter struct {
	wakes  []byte
	groups [groupCount]groupWriter
}

type groupWriter struct {
	least  Wake
	traces trie.Builder
	used   bool
}

const (
	// longRun parts the groups: hardly any word of a chat has so many bytes.
	longRun = 14
	// groupCount is three conditions on what stands beside, digits, long runs
	// and characters outside ASCII, or not.
	groupCount = 3 * 2 * 2 * 2
)

// group is the number of the group of a pattern. More groups would search
// less, but take another pass each over a text that has what they wait for.
func (w *Wake) group() int {
	n := 0
	if w.Solid >= longRun {
		n++
	}
	if w.Digits > 0 {
		n += 2
	}
	if w.Wide {
		n += 4
	}
	if w.Beside == BesideAlone && n == 0 {
		return 0 // few, and most texts would be searched twice
	}
	return n + 8*int(BesideAnything-w.Beside)
}

// Add adds a pattern of r and returns its number, which counts up from 0.
func (w *IndexWriter) Add(r *Rule, p *Pattern) int {
	number := len(w.wakes) / wakeSize
	t := p.Trigger()
	wake := Wake{Digits: min(t.Digits, maxSolid), Solid: t.Solid, Wide: t.Wide, Beside: p.beside()}
	if r.anyDigit() {
		wake.Digits = max(wake.Digits, 1)
	}
	if p.Needs != NeedsField { // what stands in the text does not wake it
		w.add(&wake, t, r, p, number<<usePattern)
	}
	w.wakes = append(w.wakes, wake.bytes()...)
	return number
}

func (w *IndexWriter) add(wake *Wake, t *Trigger, r *Rule, p *Pattern, use int) {
	g := &w.groups[wake.group()]
	switch keywords := r.keywords(); {
	case keywords != nil:
		addLiterals(&g.traces, keywords, use)
	case t.Starts != nil:
		wake.Placed = true
		place := trie.AtEdge
		switch {
		case t.Shaped:
			place = trie.AtEdgeShape
		case !t.Edged:
			place = trie.Anywhere
		}
		for _, s := range t.Starts {
			g.traces.Add(place, s, trie.Use(use))
		}
	case t.Literals != nil:
		wake.Placed, wake.Near = t.anchored() && p.Engine != EngineRegexp2, true
		addLiterals(&g.traces, t.Literals, use)
	default:
		return
	}
	wake.Traced = true
	if !g.used {
		g.used, g.least = true, *wake
	}
	g.least.Wide = g.least.Wide && wake.Wide
	g.least.Beside = max(g.least.Beside, wake.Beside)
	g.least.Digits, g.least.Solid = min(g.least.Digits, wake.Digits), min(g.least.Solid, wake.Solid)
}

// beside is what must stand beside a value of the pattern.
func (p *Pattern) beside() Beside {
	switch {
	case p.Needs != NeedsLabel:
		return BesideAnything
	case p.Alone > 0:
		return BesideAlone
	default:
		return BesideLabel
	}
}

// keywords is what all patterns of the rule wait for, or nil.
func (r *Rule) keywords() []Literal {
	if r.anyDigit() {
		return nil
	}
	var out []Literal
	for _, k := range r.Keywords {
		out = append(out, Literal{Text: strings.ToLower(k)})
	}
	return out
}

// anyDigit tells whether the keywords are the ten digits: to count them costs
// less than to look for each.
func (r *Rule) anyDigit() bool {
	return len(r.Keywords) == 10 && !slices.ContainsFunc(r.Keywords, func(k string) bool {
		return len(k) != 1 || k[0] < '0' || k[0] > '9'
	})
}

func addLiterals(to *trie.Builder, list []Literal, use int) {
	for _, l := range list {
		u, text := use, trie.Exact(l.Text)
		if len(text) > maxTrace {
			text = text[:maxTrace]
		} else {
			if l.WordEnd {
				u |= useWordEnd
			}
			if l.DigitNext {
				u |= useDigitNext
			}
		}
		place := trie.Anywhere
		if l.WordStart {
			place = trie.AtEdge
		}
		to.Add(place, text, trie.Use(u))
	}
}

// bytes is w in the data.
func (w *Wake) bytes() []byte {
	bits := byte(0)
	for i, on := range []bool{w.Traced, w.Placed, w.Wide, w.Near} {
		if on {
			bits |= 1 << i
		}
	}
	return []byte{byte(w.Digits), byte(w.Solid), byte(w.Beside), bits}
}

// Bytes is the index as LoadIndex reads it: wakes and groups, each behind its
// length.
func (w *IndexWriter) Bytes() []byte {
	part := func(dst, data []byte) []byte {
		return append(binary.LittleEndian.AppendUint32(dst, uint32(len(data))), data...)
	}
	out := part(nil, w.wakes)
	for i := range w.groups {
		if g := &w.groups[i]; g.used {
			out = part(out, g.least.bytes())
			out = part(out, g.traces.Bytes())
		}
	}
	return out
}
