package match

import (
	"cmp"
	"slices"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
)

// Outcome is what became of a candidate.
type Outcome uint8

// The outcomes, from found to least near it.
const (
	// Found candidates are hits at or over the least score.
	Found Outcome = iota
	// BelowThreshold candidates are hits under the least score.
	BelowThreshold
	// Overlapped candidates gave way to another at the same place.
	Overlapped
	// SpokenAgainst candidates have a negative phrase nearer than a label.
	SpokenAgainst
	// CheckFailed candidates have the shape, but the validator refused them.
	CheckFailed
	// LabelMissing candidates have a shape that counts beside a label only.
	LabelMissing
)

// Account tells what became of one candidate, and why. It holds nothing of
// the text but places.
type Account struct {
	Rule *rules.Rule
	// Span counts bytes in Input.Text.
	Span document.Span
	// Source is what proposed the candidate: "pattern ssn-dashed",
	// "dictionary", or the evidence of the Tagger.
	Source  string
	Outcome Outcome
	// Score and Evidence are those of a Hit; for candidates that never
	// became one they say how far it came.
	Score    float64
	Evidence []string
	// Check is the check that a CheckFailed candidate did not pass, and
	// Beside the label or hotword that would have spoken for it, if any.
	Check  *validate.Validator
	Beside string
	// Phrase speaks against a SpokenAgainst candidate.
	Phrase string
	// Needs is the condition of a LabelMissing candidate.
	Needs rules.Needs
	// Winner took the place WinnerSpan of an Overlapped candidate because
	// it Why: "is longer", "has a label".
	Winner     *rules.Rule
	WinnerSpan document.Span
	Why        string
}

// Explain tells of every candidate in a text what became of it, sorted by
// place. What is Found or BelowThreshold is what Match returns. Shapes that
// need a label are tried without one too. Only the candidates of the rules in
// only are told of, or of all rules when it is empty; shapes that need a field
// label fit nearly everything, so without one they are tried only for rules
// that are named in only.
func (s *Session) Explain(in Input, only []*rules.Rule) []Account {
	m := s.m
	w := new(scratch)
	in.Text, _ = m.spare(in.Text)
	labels := m.labelsOf(in.Labels)
	base := s.collect(w, in, labels, func(w *scratch, labels []labelUse) []labelUse {
		return m.wakeUnlabelled(w, labels, only)
	})
	var accounts []Account
	var hits []Hit
	add := func(a Account, hit Hit) {
		if a.Outcome == Found {
			hit.number = len(accounts)
			hits = append(hits, hit)
			if hit.Score < m.opts.MinScore {
				a.Outcome = BelowThreshold
			}
		}
		accounts = append(accounts, a)
	}
	for i := range w.candidates {
		a, hit := m.account(w, &w.candidates[i], base, labels)
		add(a, hit)
	}
	lost := func(loser, winner int, why string) {
		a, b := &accounts[loser], &accounts[winner]
		a.Outcome, a.Winner, a.WinnerSpan, a.Why = Overlapped, b.Rule, b.Span, why
	}
	hits = m.join(in.Text, hits, lost)
	for i := range hits { // those that were joined have grown
		a := &accounts[hits[i].number]
		a.Span, a.Score, a.Evidence = hits[i].Span, hits[i].Score, hits[i].Evidence
	}
	hits = m.resolve(hits, lost)
	recognize(in.Text, hits)
	for i := range hits {
		a := &accounts[hits[i].number]
		if a.Score, a.Evidence = hits[i].Score, hits[i].Evidence; a.Score >= m.opts.MinScore {
			a.Outcome = Found
		}
	}
	return tidy(accounts, only)
}

// wakeUnlabelled has the patterns that need a label tried without one, and
// returns the labels that wake them.
func (m *Matcher) wakeUnlabelled(w *scratch, labels []labelUse, only []*rules.Rule) []labelUse {
	waking := slices.Clone(labels)
	for i, d := range m.detectors {
		if len(only) == 0 || slices.Contains(only, d.rule) {
			w.note(int32(i))
		}
		if slices.Contains(only, d.rule) {
			waking = append(waking, labelUse{use: use{detector: int32(i), kind: kindField}})
		}
	}
	return waking
}

// account judges one candidate.
func (m *Matcher) account(w *scratch, c *candidate, base *view, labels []labelUse) (Account, Hit) {
	shape := c.span // a check may shorten the span
	var near surroundings
	hit, outcome := m.judge(w, c, base, labels, &near)
	hit.Evidence = slices.Clone(hit.Evidence)
	if outcome == Found && c.needs == rules.NeedsField && !c.known && !hasField(labels, c.detector.index) {
		outcome = LabelMissing // Match would not have tried it
	}
	a := Account{
		Rule: hit.Rule, Span: hit.Span, Source: c.name, Outcome: outcome, Score: hit.Score, Evidence: hit.Evidence,
	}
	switch outcome {
	case CheckFailed:
		c.span = shape
		a.Span, a.Check = c.view.origin(shape), c.validator
		near = m.look(w, c, base, labels, a.Span)
		a.Beside = near.speaker()
	case SpokenAgainst:
		a.Phrase = near.negative.phrase.text
	case LabelMissing:
		a.Needs = c.needs
	default:
	}
	return a, hit
}

// speaker is the phrase that speaks for a candidate, or "".
func (s *surroundings) speaker() string {
	switch {
	case s.label != nil:
		return s.label.phrase
	case s.hotword != nil:
		return s.hotword.phrase.text
	}
	return ""
}

func hasField(labels []labelUse, detector int32) bool {
	return slices.ContainsFunc(labels, func(l labelUse) bool { return l.detector == detector && l.kind == kindField })
}

// tidy keeps the accounts of the rules in only and sorts them by place. What
// both views of a text show is told once.
func tidy(accounts []Account, only []*rules.Rule) []Account {
	if len(only) > 0 {
		accounts = slices.DeleteFunc(accounts, func(a Account) bool { return !slices.Contains(only, a.Rule) })
	}
	slices.SortStableFunc(accounts, func(a, b Account) int {
		return cmp.Or(
			cmp.Compare(a.Span.Start, b.Span.Start),
			cmp.Compare(a.Span.End, b.Span.End),
			cmp.Compare(a.Outcome, b.Outcome),
			-cmp.Compare(min(len(a.Beside), 1), min(len(b.Beside), 1)),
			cmp.Compare(a.Phrase, b.Phrase),
			cmp.Compare(b.Score, a.Score),
		)
	})
	type key struct {
		rule   *rules.Rule
		span   document.Span
		source string
	}
	seen := make(map[key]bool, len(accounts))
	return slices.DeleteFunc(accounts, func(a Account) bool {
		k := key{a.Rule, a.Span, a.Source}
		again := seen[k]
		seen[k] = true
		return again
	})
}
