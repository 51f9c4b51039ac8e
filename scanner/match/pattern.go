package match

import (
	"errors"
	"fmt"
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
	switch {
	case p.re2 != nil:
		return p.findBacktracking(text, found)
	case p.anywhere():
		p.findAnywhere(text, found)
	case p.shape.MaxBytes < 0 && len(text) >= longText && !p.glance.mayMatch(text):
	case p.wake.Placed:
		done := 0
		for _, at := range h.starts {
			if off := int(at); off >= done {
				done = max(off+1, p.tryAt(text, off, found)) // two things may begin there
			}
		}
	case p.shape.DigitFirst:
		p.findAtDigits(text, h.digits, found)
	default:
		p.findAtFirst(text, h.digits, found)
	}
	return nil
}

// findAtDigits tries the pattern at every digit that can begin a match.
func (p *pattern) findAtDigits(text string, digits []int32, found func(document.Span)) {
	done := 0
	for k := range digits {
		off := int(digits[k])
		if off >= done && p.mayStart(text, off) && p.enoughDigits(digits[k:], off) {
			done = max(off+1, p.tryAt(text, off, found))
		}
	}
}

// findAtFirst tries the pattern at every byte that can begin a match.
func (p *pattern) findAtFirst(text string, digits []int32, found func(document.Span)) {
	for off := 0; off < len(text); {
		if !p.shape.First[text[off]] || !p.mayStart(text, off) {
			off++
			continue
		}
		for len(digits) > 0 && int(digits[0]) < off {
			digits = digits[1:]
		}
		if len(digits) < p.wake.Digits {
			return
		}
		if !p.enoughDigits(digits, off) {
			off++
			continue
		}
		off = max(off+1, p.tryAt(text, off, found))
	}
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

// findAnywhere searches the whole text, for the few patterns that look at
// what stands before them.
func (p *pattern) findAnywhere(text string, found func(document.Span)) {
	if !p.glance.mayMatch(text) {
		return
	}
	for off := 0; off < len(text); {
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
