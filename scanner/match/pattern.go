package match

import (
	"fmt"
	"regexp"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
)

const (
	// matchTimeout bounds one search of a backtracking expression. Honest
	// ones take microseconds on a chat message and 20 ms on 1 MiB.
	matchTimeout = 50 * time.Millisecond
	// timeoutCheck is how often regexp2 looks at its clock; at its default
	// of 100 ms a timeout of 50 ms really costs 200.
	timeoutCheck = time.Millisecond
	// valueGroup names the group that is the span.
	valueGroup = "value"
)

// pattern is the compiled form of rules.Pattern. Expressions are compiled at
// first use, because most files need few of them. It is safe for concurrent
// use.
type pattern struct {
	rules.Pattern
	id        int
	detector  *detector
	minDigits int
	anchored  bool // matches begin with a literal of the prefilter
	keyed     bool // one of the keywords of the rule must be in the text
	validator *validate.Validator

	once   sync.Once
	err    error
	re     *regexp.Regexp
	group  int
	fixed  bool // asks what stands around it: must see the whole text
	re2    *regexp2.Regexp
	group2 int
}

// compile prepares the expression.
func (p *pattern) compile() error {
	p.once.Do(func() {
		if p.Engine == rules.EngineRegexp2 {
			p.err = p.compileBacktracking()
			return
		}
		re, err := p.Compile()
		if p.anchored && err == nil {
			re, err = regexp.Compile(`\A(?:` + p.Source() + `)`)
		}
		if err != nil {
			p.err = fmt.Errorf("rule %s, pattern %s: %w", p.detector.rule.ID, p.Name, err)
			return
		}
		p.re = re
		p.group = max(re.SubexpIndex(valueGroup), 0)
		p.fixed = p.LooksAround()
	})
	return p.err
}

func (p *pattern) compileBacktracking() error {
	re, err := p.Compile2()
	if err != nil {
		return fmt.Errorf("rule %s, pattern %s: %w", p.detector.rule.ID, p.Name, err)
	}
	re.MatchTimeout = matchTimeout
	p.re2 = re
	p.group2 = max(re.GroupNumberFromName(valueGroup), 0)
	return nil
}

// find calls found for each span of p in text that keeps its boundary, from
// left to right without overlap. Anchored patterns are tried at starts alone.
// It returns an error only when a backtracking expression ran out of time.
func (p *pattern) find(text string, starts []startAt, found func(document.Span)) error {
	if err := p.compile(); err != nil {
		return err
	}
	if p.anchored {
		p.findAnchored(text, starts, found)
		return nil
	}
	if p.re2 != nil {
		return p.findBacktracking(text, found)
	}
	if p.fixed {
		for _, loc := range p.re.FindAllStringSubmatchIndex(text, -1) {
			if s := p.span(loc); s.Len() > 0 && bounded(text, s, p.Boundary) {
				found(s)
			}
		}
		return nil
	}
	for pos := 0; pos < len(text); {
		loc := p.re.FindStringSubmatchIndex(text[pos:])
		if loc == nil || loc[1] == loc[0] {
			return nil
		}
		s := p.span(loc)
		s.Start += pos
		s.End += pos
		if s.Len() > 0 && bounded(text, s, p.Boundary) {
			found(s)
			pos = s.End
			continue
		}
		pos = p.nextStart(text, pos+loc[0])
	}
	return nil
}

// nextStart is where a search goes on after a match at off did not keep its
// boundary. Where the match is the span, offsets inside a word or number
// cannot begin one; trying each of them made long digit runs quadratic.
func (p *pattern) nextStart(text string, off int) int {
	for {
		_, size := utf8.DecodeRuneInString(text[off:])
		off += size
		if off >= len(text) || p.group > 0 || p.Boundary == rules.BoundaryNone {
			return off
		}
		if p.Boundary == rules.BoundaryDigit && !digitBefore(text, off) || p.Boundary != rules.BoundaryDigit && wordEdge(text, off) {
			return off
		}
	}
}

func (p *pattern) findAnchored(text string, starts []startAt, found func(document.Span)) {
	done := 0
	for _, at := range starts {
		if at.offset < done {
			continue
		}
		loc := p.re.FindStringSubmatchIndex(text[at.offset:])
		if loc == nil || loc[1] == 0 {
			continue
		}
		s := p.span(loc)
		s.Start += at.offset
		s.End += at.offset
		if s.Len() > 0 && bounded(text, s, p.Boundary) {
			found(s)
			done = s.End
		}
	}
}

func (p *pattern) span(loc []int) document.Span {
	return document.Span{Start: loc[2*p.group], End: loc[2*p.group+1]}
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

// bounded tells whether the neighbours of s in text are allowed.
func bounded(text string, s document.Span, b rules.Boundary) bool {
	switch b {
	case rules.BoundaryNone:
		return true
	case rules.BoundaryDigit:
		return !digitBefore(text, s.Start) && !digitAfter(text, s.End)
	default:
		return wordEdge(text, s.Start) && wordEdge(text, s.End)
	}
}

// wordEdge tells whether off does not stand inside a word. Scripts without
// blanks have edges everywhere.
func wordEdge(text string, off int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:off])
	after, _ := utf8.DecodeRuneInString(text[off:])
	return !wordRune(before) || !wordRune(after) || unspaced(before) || unspaced(after)
}

func wordRune(r rune) bool {
	return r == '_' || r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// digitBefore tells whether a number goes on to the left of off.
func digitBefore(text string, off int) bool {
	if off > 0 && digit(text[off-1]) {
		return true
	}
	return off > 1 && (text[off-1] == '.' || text[off-1] == ',') && digit(text[off-2])
}

// digitAfter tells whether a number goes on to the right of off.
func digitAfter(text string, off int) bool {
	if off < len(text) && digit(text[off]) {
		return true
	}
	return off+1 < len(text) && (text[off] == '.' || text[off] == ',') && digit(text[off+1])
}
