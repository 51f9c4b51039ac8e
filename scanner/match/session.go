package match

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
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

func (s *Session) usable(p *pattern) bool {
	s.mu.RLock()
	defer s.mu.RUnlock()
	return s.broken[p] == nil && s.failed[p] < maxTimeouts
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
	began := s.m.clocks.start()
	hits := s.match(in)
	s.m.matched(hits, began)
	return hits
}

func (s *Session) match(in Input) []Hit {
	m := s.m
	w := m.scratch.Get().(*scratch) //nolint:forcetypeassert // the pool holds nothing else
	defer m.scratch.Put(w)

	var spared []document.Span
	in.Text, spared = m.spare(in.Text)
	base, labels := s.collect(w, in, nil)
	if len(w.candidates) == 0 && m.opts.Tagger == nil {
		return nil
	}
	hits := m.weigh(w, base, labels)
	if m.opts.Tagger != nil {
		hits = append(hits, m.opts.Tagger.Tag(in)...)
	}
	return m.resolve(outside(hits, spared), nil)
}

// collect fills w with the candidates in a text. Shapes that need a label are
// tried without one where unlabelled, if not nil, says so.
func (s *Session) collect(w *scratch, in Input, unlabelled func(*scratch, []labelUse) []labelUse) (*view, []labelUse) {
	m := s.m
	base := normalize(in.Text)
	labels := m.labelsOf(in.Labels)
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
	return base, labels
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
		err := p.find(v.text, w.startsOf(p), func(span document.Span) {
			w.candidates = append(w.candidates, candidate{
				detector: p.detector, view: v, span: span, score: p.Score, alone: p.Alone, name: "pattern " + p.Name,
				needs: p.Needs, validator: p.validator, regional: p.regional, trim: p.Trim,
			})
		})
		s.m.clocks.tried(p.detector, began)
		if err != nil {
			s.fail(p, err)
		}
	}
}

// hints say where a pattern is worth trying: the starts of an anchored one,
// and the offsets of all digits in the text. Both ascend.
type hints struct {
	starts []startAt
	digits []int32
}

// startsOf takes the hints for a pattern from what wake saw.
func (w *scratch) startsOf(p *pattern) hints {
	if !p.anchored {
		return hints{digits: w.digits}
	}
	from, _ := slices.BinarySearch(w.starts, newStart(p.id, 0))
	to := from
	for to < len(w.starts) && w.starts[to].pattern() == p.id {
		to++
	}
	return hints{w.starts[from:to], w.digits}
}

// wakeState is what a text has shown of a pattern.
type wakeState uint8

const (
	asleep wakeState = 0
	woken  wakeState = 1 << iota
	keyed            // one of its companions or keywords is there
)

// wake lists the patterns worth trying, in order of the rules.
func (m *Matcher) wake(w *scratch, text string, labels []labelUse) []*pattern {
	if len(w.woken) < len(m.patterns) {
		w.woken = make([]wakeState, len(m.patterns))
	}
	list := w.list[:0]
	list = append(list, m.always...)
	touched := w.touched[:0]
	touch := func(p *pattern, s wakeState) {
		if w.woken[p.id] == asleep {
			touched = append(touched, p)
		}
		w.woken[p.id] |= s
	}
	w.starts = w.starts[:0]
	w.digits = digitOffsets(w.digits[:0], text)
	digits := len(w.digits)
	for _, p := range m.byDigits {
		if p.minDigits > digits {
			break
		}
		touch(p, woken)
	}
	lower := lowerForPrefilter(text)
	m.pre.scan(lower, func(number int32, end int) {
		l := &m.literals[number]
		if !l.stands(lower, end) {
			return
		}
		for _, p := range l.patterns {
			touch(p, woken)
			if p.anchored {
				w.starts = append(w.starts, newStart(p.id, end-len(l.Text)))
			}
		}
		for _, p := range l.keys {
			touch(p, keyed)
		}
	})
	for _, l := range labels {
		if l.kind == kindField {
			for _, p := range m.detectors[l.detector].byField {
				touch(p, woken|keyed)
			}
		}
	}
	for _, p := range touched {
		state := w.woken[p.id]
		if state&woken == 0 || p.keyed && state&keyed == 0 || p.minDigits > digits || !w.hasNeeds(p) {
			w.woken[p.id] = asleep
			continue
		}
		list = append(list, p)
	}
	w.starts = slices.DeleteFunc(w.starts, func(at startAt) bool { return w.woken[at.pattern()] == asleep })
	for _, p := range list {
		w.woken[p.id] = asleep
	}
	slices.SortFunc(list, func(a, b *pattern) int { return a.id - b.id })
	slices.Sort(w.starts)
	w.list, w.touched = list, touched
	return list
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

func digitOffsets(dst []int32, text string) []int32 {
	for i := range len(text) {
		if digit(text[i]) {
			dst = append(dst, int32(i))
		}
	}
	return dst
}

// lowerForPrefilter folds what the prefilter does not, letters outside
// ASCII, and keeps every offset: the few letters whose lower case has another
// length stay, and so do bytes that are no UTF-8.
func lowerForPrefilter(text string) string {
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
