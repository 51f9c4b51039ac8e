package match

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/privlint/privlint/scanner/document"
)

// maxTimeouts is how often a pattern may run out of time in one file before
// it is left out for the rest of it. At 50 ms each a hostile expression
// costs a file 150 ms.
const maxTimeouts = 3

// Session runs a Matcher over the texts of one file and remembers which
// patterns failed there. It is safe for concurrent use.
type Session struct {
	m  *Matcher
	mu sync.RWMutex
	// failed counts timeouts by pattern; errors by their text.
	failed map[*pattern]int
	broken map[*pattern]error
}

// Session starts a file.
func (m *Matcher) Session() *Session { return &Session{m: m} }

// Faults says which rules did not see all of the file, in order of the
// rules. It is empty when every rule did.
func (s *Session) Faults() []string {
	s.mu.RLock()
	defer s.mu.RUnlock()
	var out []string
	for _, p := range s.m.patterns {
		if err, ok := s.broken[p]; ok {
			out = append(out, "left out: "+err.Error())
			continue
		}
		switch n := s.failed[p]; {
		case n >= maxTimeouts:
			out = append(out, fmt.Sprintf("rule %s: pattern %s ran out of time (%v) %d times and was left out for the rest of the file",
				p.detector.rule.ID, p.Name, matchTimeout, n))
		case n > 0:
			out = append(out, fmt.Sprintf("rule %s: pattern %s ran out of time (%v) on %d texts", p.detector.rule.ID, p.Name, matchTimeout, n))
		}
	}
	return out
}

// Slow says which patterns have turned out too large for the fast engine so
// far, in order of the rules: they are exact, but take up to a tenth of a
// microsecond and more for a byte.
func (m *Matcher) Slow() []string {
	var out []string
	for _, p := range m.patterns {
		if p.evicted() {
			out = append(out, fmt.Sprintf("rule %s: pattern %s has too many states and runs slowly: bound its repetitions, or give it a word to begin with",
				p.detector.rule.ID, p.Name))
		}
	}
	return out
}

func (s *Session) usable(p *pattern) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.broken[p] == nil && s.failed[p] < maxTimeouts
}

// sound tells whether all patterns have worked so far.
func (s *Session) sound() bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.broken == nil && s.failed == nil
}

func (s *Session) fail(p *pattern, err error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if errors.As(err, new(*faultyError)) {
		if s.broken == nil {
			s.broken = make(map[*pattern]error)
		}
		s.broken[p] = err
		return
	}
	if s.failed == nil {
		s.failed = make(map[*pattern]int)
	}
	s.failed[p]++
}

// Match returns the hits in a text, in order, without overlaps. Hits below
// the MinScore of the options are among them; they give way to others.
func (s *Session) Match(in Input) []Hit {
	m := s.m
	labels := m.labelsOf(in.Labels)
	if m.clocks != nil { // what each rule costs is not to be hidden
		began := m.clocks.start()
		hits := s.match(in, labels)
		m.matched(hits, began)
		return hits
	}
	key := in
	if len(labels) == 0 {
		key.Labels = nil // most names of intents say nothing
	}
	key.Prose = in.Prose && m.tagged != nil
	memo := m.memo()
	hash := memo.hash(&key)
	if hits, ok := memo.recall(hash, &key); ok {
		return hits
	}
	hits := s.match(in, labels)
	if s.sound() {
		memo.add(hash, &key, hits)
	}
	return hits
}

func (s *Session) match(in Input, labels []labelUse) []Hit {
	m := s.m
	w := m.scratch.Get().(*scratch) //nolint:forcetypeassert // the pool holds nothing else
	defer m.scratch.Put(w)

	var spared []document.Span
	in.Text, spared = m.spare(in.Text)
	base := s.collect(w, in, labels, nil)
	if len(w.candidates) == 0 {
		return nil
	}
	hits := m.resolve(m.join(in.Text, outside(m.weigh(w, base, labels), spared), nil), nil)
	recognize(in.Text, hits)
	return hits
}

// collect fills w with the candidates in a text. Shapes that need a label are
// tried without one where unlabelled, if not nil, says so.
func (s *Session) collect(w *scratch, in Input, labels []labelUse, unlabelled func(*scratch, []labelUse) []labelUse) *view {
	m := s.m
	base := normalize(in.Text)
	w.words = splitWords(w.words[:0], base.text)
	w.occurrences = m.phrases.find(w.occurrences[:0], base.text, w.words)
	m.noteLabelled(w, labels)
	waking := labels
	if unlabelled != nil {
		waking = unlabelled(w, labels)
	}
	w.candidates = w.candidates[:0]
	w.regions = m.regionsOf(in)
	w.all = document.Span{}
	if in.Typed {
		w.all = bareValue(in.Text)
	}
	s.runPatterns(w, base, waking)
	if joined := joinDigits(base); joined != nil {
		s.runPatterns(w, joined, waking)
	}
	m.collectTerms(w, base)
	if in.Prose {
		m.collectTagged(w, base)
	}
	return base
}

// maxBareValue is how long a text may be, in bytes, to be taken for a mere
// value.
const maxBareValue = 64

// bareValue is the text without the blanks, quotes and closing punctuation
// around it, or empty if it is too long to be nothing but a value.
func bareValue(text string) document.Span {
	if len(text) > maxBareValue {
		return document.Span{}
	}
	rest := strings.TrimLeft(text, " \t\r\n\"'`")
	start := len(text) - len(rest)
	return document.Span{Start: start, End: start + len(strings.TrimRight(rest, " \t\r\n\"'`.,;:!?"))}
}

// runPatterns tries every pattern that the text or a label wakes.
func (s *Session) runPatterns(w *scratch, v *view, labels []labelUse) {
	for _, p := range s.m.wake(w, v.text, labels) {
		if !s.usable(p) {
			continue
		}
		began := s.m.clocks.start()
		err := p.find(v.text, w.wakes.hintsFor(p), func(span document.Span) {
			w.candidates = append(w.candidates, candidate{
				detector: p.detector, view: v, span: span, score: p.Score, alone: p.Alone, name: p.evidence,
				needs: p.Needs, validator: p.validator, regional: p.regional, trim: p.Trim,
			})
		})
		s.m.clocks.tried(p.detector, began)
		if err != nil {
			s.fail(p, err)
		}
	}
}

// regionsOf lists where a text may be from.
func (m *Matcher) regionsOf(in Input) []string {
	switch {
	case len(in.Regions) == 0:
		return m.opts.Regions
	case len(m.opts.Regions) == 0:
		return in.Regions
	}
	return slices.Concat(m.opts.Regions, in.Regions)
}

// collectTerms makes candidates of the dictionary words in a text.
func (m *Matcher) collectTerms(w *scratch, v *view) {
	for _, o := range w.occurrences {
		for _, u := range o.phrase.uses {
			if u.kind != kindTerm {
				continue
			}
			d := m.detectors[u.detector]
			w.candidates = append(w.candidates, candidate{
				detector: d, view: v, score: d.terms.Score, name: "dictionary", needs: d.terms.Needs, known: true,
				validator: d.validate,
				span:      document.Span{Start: w.words[o.first].start, End: w.words[o.last].end},
			})
		}
	}
}
