package match

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

const (
	// longText is the length in bytes from which a pattern without bound is
	// tried at places only if it matches somewhere: each try may read to the
	// end, and on a megabyte of one letter "[a-z]+@" took minutes.
	longText = 1 << 10
	// manyStarts is how many tries cost more than to look first.
	manyStarts = 8
)

// find calls found for each span of p in text that keeps its boundary, from
// left to right without overlap. The hints are those that wake took for p and
// text. It returns an error only when a backtracking expression ran out of time.
func (p *pattern) find(text string, h hints, found func(document.Span)) error {
	if err := p.compile(); err != nil {
		return err
	}
	if p.re2 != nil {
		return p.findBacktracking(text, found)
	}
	if p.wake.Placed {
		p.findAtStarts(text, h.starts, found)
		return nil
	}
	done := 0
	for from, to := range p.stretches(text, h.starts) {
		switch from = max(from, done); {
		case p.anywhere():
			done = p.findAnywhere(text, from, to, found)
		case p.shape.DigitFirst:
			done = p.findAtDigits(text, h.digits, from, to, found)
		default:
			done = p.findAtFirst(text, h.digits, from, to, found)
		}
	}
	return nil
}

// stretches are the parts of a text in which matches may begin: not far before
// what the index has found of them, or everywhere.
func (p *pattern) stretches(text string, traces []int32) iter.Seq2[int, int] {
	return func(yield func(from, to int) bool) {
		if !p.wake.Near || p.shape.MaxBytes < 0 {
			yield(0, len(text))
			return
		}
		for k := 0; k < len(traces); {
			from := max(int(traces[k])-p.shape.MaxBytes, 0)
			for from > 0 && !utf8.RuneStart(text[from]) {
				from--
			}
			to := int(traces[k]) + 1
			for k++; k < len(traces) && int(traces[k])-p.shape.MaxBytes <= to; k++ {
				to = int(traces[k]) + 1
			}
			if !yield(from, to) {
				return
			}
		}
	}
}

// findAtStarts tries the pattern at the places that the index says.
func (p *pattern) findAtStarts(text string, starts []int32, found func(document.Span)) {
	if p.shape.MaxBytes < 0 && len(text) >= longText && len(starts) >= manyStarts && !p.glance.mayMatch(text) {
		return
	}
	done := 0
	for _, at := range starts {
		if off := int(at); off >= done {
			done = max(off+1, p.tryAt(text, off, found)) // two things may begin there
		}
	}
}

// findAtDigits tries the pattern at every digit in [from, to) that can begin a
// match. It returns where the search goes on.
func (p *pattern) findAtDigits(text string, digits []int32, from, to int, found func(document.Span)) (done int) {
	done = from
	first, _ := slices.BinarySearch(digits, int32(from))
	for k := first; k < len(digits) && int(digits[k]) < to; k++ {
		off := int(digits[k])
		if off >= done && p.mayStart(text, off) && p.enoughDigits(digits[k:], off) {
			done = max(off+1, p.tryAt(text, off, found))
		}
	}
	return done
}

// findAtFirst tries the pattern at every byte in [off, to) that can begin a
// match. It returns where the search goes on.
func (p *pattern) findAtFirst(text string, digits []int32, off, to int, found func(document.Span)) (done int) {
	if p.shape.MaxBytes < 0 && len(text) >= longText && !p.glance.mayMatch(text) {
		return len(text)
	}
	first, _ := slices.BinarySearch(digits, int32(off))
	digits = digits[first:]
	for off < to {
		if !p.shape.First[text[off]] || !p.mayStart(text, off) {
			off++
			continue
		}
		for len(digits) > 0 && int(digits[0]) < off {
			digits = digits[1:]
		}
		if len(digits) < p.wake.Digits {
			return len(text)
		}
		if !p.enoughDigits(digits, off) {
			off++
			continue
		}
		off = max(off+1, p.tryAt(text, off, found))
	}
	return off
}

// enoughDigits tells whether the digits of a match at off are near enough;
// digits are the offsets of those from off on. In long texts most tries end
// here.
func (p *pattern) enoughDigits(digits []int32, off int) bool {
	switch {
	case p.wake.Digits == 0:
		return true
	case len(digits) < p.wake.Digits:
		return false
	}
	return p.shape.MaxBytes < 0 || int(digits[p.wake.Digits-1]) < off+p.shape.MaxBytes
}

// findAnywhere searches the text from off on for matches that begin before to,
// for the few patterns that look at what stands before them. It returns where
// the search goes on.
func (p *pattern) findAnywhere(text string, off, to int, found func(document.Span)) (done int) {
	if ahead := p.reach(text, to); !p.glance.mayMatch(text[off:ahead]) {
		return max(off, to)
	}
	for off < to {
		var whole, value document.Span
		if p.shape.First[text[off]] || p.shape.Nullable {
			whole, value, _ = p.bounds.Load().At(text, off)
		}
		if whole.Len() == 0 {
			_, size := utf8.DecodeRuneInString(text[off:])
			off += size
			continue
		}
		if value.Len() > 0 && bounded(text, value, p.Boundary) {
			found(value)
		}
		off = whole.End
	}
	return off
}

// reach is where a match that begins before to must have ended.
func (p *pattern) reach(text string, to int) int {
	if p.shape.MaxBytes < 0 {
		return len(text)
	}
	return min(to+p.shape.MaxBytes, len(text))
}

// mayStart tells whether a match at off could keep its boundary on the left.
// Without it, runs of digits were quadratic.
func (p *pattern) mayStart(text string, off int) bool {
	if p.shape.Edged && off > 0 && asciiWordByte(text[off-1]) {
		return false
	}
	if p.group > 0 && !p.shape.ValueFirst {
		return true
	}
	switch p.Boundary {
	case rules.BoundaryNone:
		return true
	case rules.BoundaryDigit:
		return !digitBefore(text, off)
	case rules.BoundaryNumber:
		return !partBefore(text, off)
	default:
		return off == 0 || !asciiWordByte(text[off]) || !asciiWordByte(text[off-1])
	}
}

// tryAt tries the pattern at off and returns where the search goes on:
// behind the span, or 0 where there was none.
func (p *pattern) tryAt(text string, off int, found func(document.Span)) int {
	if len(text)-off < p.shape.MinBytes {
		return 0
	}
	_, s, ok := p.bounds.Load().At(text, off)
	if !ok {
		return 0
	}
	s = p.fit(text, s)
	if s.Len() == 0 || !bounded(text, s, p.Boundary) {
		return 0
	}
	found(s)
	return p.after(s)
}

// fit takes words from the end of a span that may be trimmed until it is no
// part of a larger number: "033316005 6" from "033316005 6:30".
func (p *pattern) fit(text string, s document.Span) document.Span {
	for p.Trim && p.Boundary == rules.BoundaryNumber && s.Len() > 0 && !bounded(text, s, p.Boundary) {
		last := max(strings.LastIndexByte(text[s.Start:s.End], ' '), 0)
		s.End = s.Start + len(strings.TrimRight(text[s.Start:s.Start+last], " "))
	}
	return s
}

// after is where the search goes on behind the span s. A span that may be
// trimmed has taken words that it may not keep ("call me and talk to ...").
func (p *pattern) after(s document.Span) int {
	if p.Trim {
		return s.Start
	}
	return s.End
}

func (p *pattern) findBacktracking(text string, found func(document.Span)) error {
	m, err := p.re2.FindStringMatch(text)
	for m != nil && err == nil {
		g := m.GroupByNumber(p.group2)
		if g != nil && len(g.Captures) > 0 {
			start, length := g.ByteRange()
			s := document.Span{Start: start, End: start + length}
			if s.Len() > 0 && bounded(text, s, p.Boundary) {
				found(s)
			}
		}
		m, err = p.re2.FindNextMatch(m)
	}
	return err
}
