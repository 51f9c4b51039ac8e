package match

import (
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
)

const (
	// defaultBefore and defaultAfter are the windows of context phrases, in
	// words: labels mostly stand before ("my ssn is ..."), seldom behind.
	defaultBefore = 8
	defaultAfter  = 4
	// labelBonus is what a label adds to the score of a shape, and
	// labelFloor the least that a labelled shape has: likely.
	labelBonus = 0.35
	labelFloor = 0.75
	// labelDistance is how far away, in words, a JSON key or column header
	// counts when a negative phrase competes with it.
	labelDistance = 3
	// maxUnless is how long a phrase that takes back others may be, in words.
	maxUnless = 8
	// never is a distance beyond every window.
	never = 1 << 20
)

// surroundings is what stands near one candidate.
type surroundings struct {
	hotword, negative, disclosure *occurrence
	hotwordAt, negativeAt         int // distances in words
	label                         *labelUse
}

// speaksAgainst tells whether a negative phrase stands nearer than every
// label. At the same distance the longer phrase is the better reading: "auto
// insurance" is not "insurance".
func (s *surroundings) speaksAgainst() bool {
	switch {
	case s.negative == nil:
		return false
	case s.label != nil && s.negativeAt >= labelDistance:
		// "product name" says more of a column than "name"
		return s.negativeAt == labelDistance && len(s.negative.phrase.text) > len(s.label.phrase) &&
			strings.Contains(s.negative.phrase.text, s.label.phrase)
	case s.negativeAt == s.hotwordAt:
		return longer(s.negative, s.hotword)
	}
	return s.negativeAt < s.hotwordAt
}

// weigh turns candidates into hits, which lie in w. Candidates that fail are
// left out.
func (m *Matcher) weigh(w *scratch, base *view, labels []labelUse) []Hit {
	hits := w.hits[:0]
	for i := range w.candidates {
		var near surroundings
		if hit, outcome := m.judge(w, &w.candidates[i], base, labels, &near); outcome == Found {
			hit.Evidence = slices.Clone(hit.Evidence)
			hits = append(hits, hit)
		}
	}
	w.hits = hits
	return hits
}

// judge weighs one candidate: check, then negative context, then label. It
// leaves in near what stands around a candidate that passed its check. The
// evidence lies in w until the next call: most candidates fail.
func (m *Matcher) judge(w *scratch, c *candidate, base *view, labels []labelUse, near *surroundings) (Hit, Outcome) {
	hit := Hit{Rule: c.detector.rule, Score: c.score, Evidence: append(w.evidence[:0], c.name), Validated: c.known, tagged: c.tagged}
	if c.validator != nil {
		began := m.clocks.start()
		passed := check(&hit, c, w.regions)
		m.clocks.checked(c.detector, began)
		if !passed {
			return hit, CheckFailed
		}
	}
	hit.Span = c.view.origin(c.span)
	*near = m.look(w, c, base, labels, hit.Span)
	if near.speaksAgainst() {
		return hit, SpokenAgainst
	}
	alone := c.alone > 0 && hit.Span == w.all
	if alone {
		hit.Score = max(hit.Score, c.alone)
		hit.Evidence = append(hit.Evidence, "all of the text")
	}
	if !applyLabel(&hit, near) && c.needs != "" && c.needs != rules.NeedsRegion && !hit.Disclosed && !alone {
		return hit, LabelMissing
	}
	hit.distance = near.hotwordAt
	if near.hotword != nil {
		hit.labelWords = near.hotword.last - near.hotword.first + 1
	}
	if near.label != nil && labelDistance <= hit.distance {
		hit.distance = labelDistance
		hit.labelWords = strings.Count(near.label.phrase, " ") + 1
	}
	return hit, Found
}

// check validates a candidate, and shortens it where the pattern allows.
func check(hit *Hit, c *candidate, regions []string) bool {
	if c.trim && c.regional == nil {
		if longest, ok := validate.LookupLongest(c.validator.Name); ok {
			end := longest(c.view.text[c.span.Start:c.span.End])
			if end < 0 {
				return false
			}
			c.span.End = c.span.Start + end
			return settle(hit, c, validate.Valid, "")
		}
	}
	for {
		value := c.view.text[c.span.Start:c.span.End]
		if applyCheck(hit, c, value, regions) {
			return true
		}
		last := strings.LastIndexByte(value, ' ')
		if !c.trim || last < 0 {
			return false
		}
		c.span.End = c.span.Start + len(strings.TrimRight(value[:last], " "))
	}
}

// applyCheck runs a validator and reports whether the value passed.
func applyCheck(hit *Hit, c *candidate, value string, regions []string) bool {
	var verdict validate.Verdict
	note := ""
	if c.regional != nil && len(regions) > 0 {
		verdict = c.regional.Check(value, regions)
	} else {
		verdict = c.validator.Check(value)
	}
	if c.regional != nil && verdict == validate.Valid {
		note = c.regional.Note(value, regions)
	}
	return settle(hit, c, verdict, note)
}

// settle notes what a check says, and whether the value may be what its rule
// looks for.
func settle(hit *Hit, c *candidate, verdict validate.Verdict, note string) bool {
	switch verdict {
	case validate.Valid:
		if c.tagged {
			return true // the check only says what is no name
		}
		hit.Validated = true
		hit.Score = max(hit.Score, hit.Rule.ValidatedScore)
		hit.Evidence = append(hit.Evidence, "check "+c.validator.Name)
		if note != "" {
			hit.Evidence = append(hit.Evidence, note)
		}
		return true
	case validate.Reserved:
		hit.Validated, hit.Reserved = true, true
		hit.Score = max(hit.Score, hit.Rule.ValidatedScore)
		hit.Evidence = append(hit.Evidence, "reserved for documentation and tests")
		return true
	default:
		return false
	}
}

// applyLabel raises the score for a label and notes disclosure; it reports
// whether there was a label.
func applyLabel(hit *Hit, near *surroundings) bool {
	if near.disclosure != nil {
		hit.Disclosed = true
		hit.Evidence = append(hit.Evidence, quoted("disclosure ", near.disclosure.phrase.text))
	}
	switch {
	case near.label != nil:
		hit.Evidence = append(hit.Evidence, quoted(string(near.label.label)+" ", near.label.phrase))
	case near.hotword != nil:
		hit.Evidence = append(hit.Evidence, quoted("hotword ", near.hotword.phrase.text))
	default:
		return false
	}
	hit.Labelled = true
	hit.Score = min(1, max(hit.Score+labelBonus, labelFloor))
	return true
}

// quoted is a phrase in quotation marks behind what it is.
func quoted(what, phrase string) string {
	var room [64]byte
	return string(strconv.AppendQuote(append(room[:0], what...), phrase))
}

// look finds the nearest phrases of each kind around a candidate.
func (m *Matcher) look(w *scratch, c *candidate, base *view, labels []labelUse, origin document.Span) surroundings {
	near := surroundings{hotwordAt: never, negativeAt: never}
	for i := range labels {
		l := &labels[i]
		switch {
		case l.detector != c.detector.index || !l.covers(origin):
		case l.kind == kindNotNear:
			near.negative, near.negativeAt = &occurrence{phrase: &phrase{text: l.phrase}}, labelDistance
		case near.label == nil || l.kind == kindField:
			near.label = l
		}
	}
	if near.label != nil && c.needs == rules.NeedsField && near.label.kind != kindField {
		near.label = nil
	}
	span := c.span
	if c.view != base { // words are those of the base view
		span = document.Span{Start: c.view.originStart(span.Start), End: c.view.originEnd(span.End)}
	}
	first, last, clause := wordsAround(w.words, span)
	far := m.widest + m.longest
	from := sort.Search(len(w.occurrences), func(i int) bool { return w.occurrences[i].first >= first-far })
	for i := from; i < len(w.occurrences) && w.occurrences[i].first <= last+far; i++ {
		o := &w.occurrences[i]
		for _, u := range o.phrase.usesBy(c.detector.index) {
			if u.kind == kindTerm || u.reach == reachUnless {
				continue
			}
			at := distance(w.words, o, first, last, clause)
			if u.reach == reachAdjacent && at != 1 || !inWindow(contextOf(c.detector.rule, u.kind), at) || w.takenBack(i, u) {
				continue
			}
			near.note(o, u.kind, at)
		}
	}
	return near
}

// takenBack tells whether a phrase that takes back others of the kind of u
// stands right before the occurrence i or around it, in its clause.
func (w *scratch) takenBack(i int, u use) bool {
	o := &w.occurrences[i]
	for i+1 < len(w.occurrences) && w.occurrences[i+1].first == o.first {
		i++
	}
	for ; i >= 0; i-- {
		x := &w.occurrences[i]
		switch {
		case o.first-x.first > maxUnless:
			return false
		case x.last+1 != o.first && x.last < o.last, w.words[x.first].clause != w.words[o.first].clause:
		case slices.Contains(x.phrase.usesBy(u.detector), use{u.detector, u.kind, reachUnless}):
			return true
		}
	}
	return false
}

// contextOf is the context that phrases of a kind belong to, or nil.
func contextOf(rule *rules.Rule, kind phraseKind) *rules.Context {
	switch kind {
	case kindHotword:
		return rule.Hotwords
	case kindNotNear:
		return rule.NotNear
	case kindDisclosure:
		return rule.Disclosure
	default:
		return nil
	}
}

// inWindow tells whether a phrase at distance d counts. The distance is
// negative for phrases behind the span, zero for those out of reach.
func inWindow(c *rules.Context, d int) bool {
	if c == nil || d == 0 {
		return false
	}
	before, after := window(c)
	return d > 0 && d <= before || d < 0 && -d <= after
}

// note keeps o if it is nearer than what is known of its kind.
func (s *surroundings) note(o *occurrence, kind phraseKind, d int) {
	at := max(d, -d)
	switch {
	case kind == kindHotword && (at < s.hotwordAt || at == s.hotwordAt && longer(o, s.hotword)):
		s.hotword, s.hotwordAt = o, at
	case kind == kindNotNear && (at < s.negativeAt || at == s.negativeAt && longer(o, s.negative)):
		s.negative, s.negativeAt = o, at
	case kind == kindDisclosure && s.disclosure == nil:
		s.disclosure = o
	}
}

func longer(a, b *occurrence) bool { return a.last-a.first > b.last-b.first }

func window(c *rules.Context) (before, after int) {
	before, after = c.Before, c.After
	if before == 0 {
		before = defaultBefore
	}
	if after == 0 {
		after = defaultAfter
	}
	return before, after
}

// wordsAround gives the first word that ends behind the start of span, the
// first that begins at or behind its end, and the clause of the span.
func wordsAround(words []word, span document.Span) (first, last int, clause int32) {
	lo, hi := 0, len(words)
	for lo < hi {
		mid := (lo + hi) / 2
		if words[mid].end <= span.Start {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	first = lo
	for last = first; last < len(words) && words[last].start < span.End; last++ {
	}
	if first < len(words) {
		clause = words[first].clause
	} else if first > 0 {
		clause = words[first-1].clause
	}
	return first, last, clause
}

// distance counts the words between an occurrence and the span that covers
// the words [first, last), plus one: positive before, negative behind. Zero
// means another clause, or inside the span.
func distance(words []word, o *occurrence, first, last int, clause int32) int {
	switch {
	case o.last < first && words[o.last].clause == clause:
		return first - o.last
	case o.first >= last && words[o.first].clause == clause:
		return last - 1 - o.first
	}
	return 0
}
