package match

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match/bounds"
)

const (
	// matchTimeout bounds one search of a backtracking expression. Honest
	// ones take microseconds on a chat message and 20 ms on 1 MiB.
	matchTimeout = 50 * time.Millisecond
	// timeoutCheck is how often regexp2 looks at its clock; at its default
	// of 100 ms a timeout of 50 ms really costs 200.
	timeoutCheck = time.Millisecond
)

// pattern is the compiled form of rules.Pattern. Expressions are compiled at
// first use, because most files need few of them. It is safe for concurrent
// use.
type pattern struct {
	rules.Pattern
	id        int
	evidence  string // what a match of it is; for each of them it took 50 ns
	detector  *detector
	wake      rules.Wake // what must be in a text
	validator *validate.Validator
	regional  *validate.Regional // the part of validator that asks for regions

	once   sync.Once
	err    error
	shape  program.Shape
	group  int
	bounds atomic.Pointer[bounds.Matcher] // nil before compile
	// glance looks for a match in all of a text, where that is needed.
	glance *glance
	re2    *regexp2.Regexp
	group2 int
}

// compile prepares the expression.
func (p *pattern) compile() error {
	p.once.Do(func() {
		p.evidence = "pattern " + p.Name
		prog, err := p.Program()
		switch {
		case err == nil:
			p.useProgram(prog)
		case errors.As(err, new(*program.BeyondError)):
			p.err = p.compileBacktracking()
		default:
			p.err = p.faulty(err)
		}
	})
	return p.err
}

func (p *pattern) useProgram(prog *program.Program) {
	p.shape, p.group = prog.Shape, prog.Group
	p.bounds.Store(bounds.New(prog))
	if p.anywhere() || p.shape.MaxBytes < 0 {
		p.glance = newGlance(prog)
	}
}

// longText is the length in bytes from which a pattern without bound is tried
// at places only if it matches somewhere: each try may read to the end, and on
// a megabyte of one letter "[a-z]+@" took minutes.
const longText = 1 << 10

// manyStarts is how many tries cost more than to look first.
const manyStarts = 8

// evicted tells whether the expression is run by a slower machine.
func (p *pattern) evicted() bool {
	b := p.bounds.Load()
	return b != nil && b.Evicted()
}

// anywhere tells that the pattern is looked for in all of a text, rather than
// tried at places: its shape says too little, or it was written for regexp2,
// which goes on behind a match even where the boundary refuses it.
func (p *pattern) anywhere() bool { return !p.shape.Startable || p.Engine == rules.EngineRegexp2 }

// faultyError says that an expression cannot be used at all.
type faultyError struct {
	pattern *pattern
	cause   error
}

func (p *pattern) faulty(cause error) error { return &faultyError{p, cause} }

// Error names the rule and the pattern.
func (e *faultyError) Error() string {
	return fmt.Sprintf("rule %s, pattern %s: %v", e.pattern.detector.rule.ID, e.pattern.Name, e.cause)
}

// Unwrap returns what the compiler said.
func (e *faultyError) Unwrap() error { return e.cause }

func (p *pattern) compileBacktracking() error {
	re, err := p.Compile2()
	if err != nil {
		return p.faulty(err)
	}
	re.MatchTimeout = matchTimeout
	p.re2 = re
	p.group2 = max(re.GroupNumberFromName(program.ValueGroup), 0)
	return nil
}

// find calls found for each span of p in text that keeps its boundary, from
// left to right without overlap. The hints are those that wake took for p and
// text.
// It returns an error only when a backtracking expression ran out of time.
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

// findAtDigits tries the pattern at every digit in [from, to)
// that can begin a match. It returns where the search goes on.
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

// findAtFirst tries the pattern at every byte from off on and before to that
// can begin a match. It returns where the search goes on.
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
		return to
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
