package match

import (
	"fmt"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// ExampleScore is the score that a match example must reach and a no-match
// example must not.
const ExampleScore = 0.5

// CheckExamples runs the examples of a rule against the rule alone and says
// in sentences what is wrong with them. The tagger, which may be nil, finds
// what rules marked "tagger: true" are about.
func CheckExamples(rule *rules.Rule, tagger Tagger) []string {
	m, err := New([]*rules.Rule{rule}, Options{MinScore: ExampleScore, Tagger: tagger})
	if err != nil {
		return []string{err.Error()}
	}
	var wrong []string
	for i, ex := range rule.Examples.Match {
		s := m.Session()
		if got := exampleSpans(s, ex); len(got) != 1 || got[0] != ex.Want {
			wrong = append(wrong, fmt.Sprintf("match example %d: want the span %q, got %q", i+1, ex.Want, got))
		}
		wrong = append(wrong, s.Faults()...)
	}
	for i, ex := range rule.Examples.NoMatch {
		s := m.Session()
		if got := exampleSpans(s, ex); len(got) > 0 {
			wrong = append(wrong, fmt.Sprintf("no-match example %d: found %q", i+1, got))
		}
		wrong = append(wrong, s.Faults()...)
	}
	return wrong
}

func exampleSpans(s *Session, ex rules.Example) []string {
	in := Input{Text: ex.Text, Typed: ex.Field == "", Prose: true}
	if ex.Field != "" {
		in.Labels = []document.Label{{Kind: document.LabelKey, Text: ex.Field}}
	}
	var got []string
	for _, h := range s.Match(in) {
		if h.Score >= ExampleScore {
			got = append(got, ex.Text[h.Span.Start:h.Span.End])
		}
	}
	return got
}
