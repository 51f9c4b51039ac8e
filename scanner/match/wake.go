package match

import (
	"math/bits"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
)

// wakes is the working memory of wake.
type wakes struct {
	woken   []bool    // by pattern, all unset between calls
	starts  [][]int32 // by pattern: what the index found of it, ascending
	touched []*pattern
	ready   []uint64 // a bit for each pattern, all unset between calls
	list    []*pattern
	digits  []int32
	index   rules.Scratch
}

// touch notes that a pattern may match.
func (w *wakes) touch(p *pattern) {
	if !w.woken[p.id] {
		w.woken[p.id] = true
		w.touched = append(w.touched, p)
		w.starts[p.id] = w.starts[p.id][:0]
	}
}

// hints say where a pattern is worth trying: the starts of a placed one or the
// traces of one that is near them, and the offsets of all digits in the text.
// Both ascend.
type hints struct{ starts, digits []int32 }

// hintsFor takes the hints for a pattern from what wake saw.
func (w *wakes) hintsFor(p *pattern) hints { return hints{w.starts[p.id], w.digits} }

// wake lists the patterns worth trying, in order of the rules.
func (m *Matcher) wake(s *scratch, text string, labels []labelUse) []*pattern {
	w := &s.wakes
	if len(w.woken) < len(m.patterns) {
		w.woken, w.starts = make([]bool, len(m.patterns)), make([][]int32, len(m.patterns))
		w.ready = make([]uint64, len(m.patterns)/64+1)
	}
	w.touched = w.touched[:0]
	seen := rules.Seen{Beside: s.beside()}
	w.digits, seen.Solid, seen.Wide = survey(w.digits[:0], text)
	seen.Digits = len(w.digits)
	for _, p := range m.byDigits {
		if p.wake.Digits > seen.Digits {
			break
		}
		w.touch(p)
	}
	lower := text
	if seen.Wide {
		lower = lowerWide(text)
	}
	for _, x := range m.indexes {
		x.Scan(lower, seen, &w.index, func(f rules.Found) { w.trace(x.patterns[f.Pattern], f) })
	}
	for _, l := range labels {
		if l.kind == kindField {
			for _, p := range m.detectors[l.detector].byField {
				w.touch(p)
			}
		}
	}
	for _, p := range m.always {
		w.ready[p.id/64] |= 1 << (p.id % 64)
	}
	for _, p := range w.touched {
		w.woken[p.id] = false
		if p.wake.Allows(seen) && s.hasNeeds(p) {
			w.ready[p.id/64] |= 1 << (p.id % 64)
		}
	}
	w.list = w.list[:0]
	for i, set := range w.ready {
		for w.ready[i] = 0; set != 0; set &= set - 1 {
			w.list = append(w.list, m.patterns[64*i+bits.TrailingZeros64(set)])
		}
	}
	return w.list
}

// trace notes what the index has found of a pattern, or of none in use.
func (w *wakes) trace(p *pattern, f rules.Found) {
	if p == nil {
		return
	}
	w.touch(p)
	if p.wake.Placed || p.wake.Near {
		w.starts[p.id] = append(w.starts[p.id], int32(f.Start))
	}
}

// beside is the strongest condition that values in the text may meet.
func (w *scratch) beside() rules.Beside {
	switch {
	case len(w.noted) > 0:
		return rules.BesideLabel
	case w.all.Len() > 0:
		return rules.BesideAlone
	default:
		return rules.BesideAnything
	}
}

// hasNeeds tells whether what a pattern needs is there, as far as can be told
// before a candidate is.
func (w *scratch) hasNeeds(p *pattern) bool {
	switch p.Needs {
	case rules.NeedsLabel:
		return w.labelled[p.detector.index] || p.Alone > 0 && w.all.Len() > 0
	case rules.NeedsRegion:
		return len(w.regions) > 0
	default:
		return true
	}
}

// survey appends the offsets of the digits in text to dst, and finds the length
// of the longest stretch without white space, and whether there is more than
// ASCII.
func survey(dst []int32, text string) (digits []int32, solid int, wide bool) {
	start := 0
	for i := range len(text) {
		switch c := text[i]; {
		case c > '9':
			wide = wide || c >= utf8.RuneSelf
		case c >= '0':
			dst = append(dst, int32(i))
		case c == ' ' || c >= '\t' && c <= '\r' && c != '\v':
			solid = max(solid, i-start)
			start = i + 1
		}
	}
	return dst, max(solid, len(text)-start), wide
}

// lowerWide folds what the index does not, letters outside ASCII, and keeps
// every offset: the few letters whose lower case has another length stay, and
// so do bytes that are no UTF-8.
func lowerWide(text string) string {
	var folded []byte
	for i := 0; i < len(text); {
		if text[i] < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if l := unicode.ToLower(r); l != r && utf8.RuneLen(l) == size {
			if folded == nil {
				folded = []byte(text)
			}
			utf8.EncodeRune(folded[i:], l)
		}
		i += size
	}
	if folded == nil {
		return text
	}
	return string(folded)
}
