package surrogate

import (
	"strings"
	"sync"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// minScore is the score of what is reported unless somebody asks for more;
// scanner.DefaultMinScore, which a package below scanner cannot name.
const minScore = 0.5

// everything has no tagger: it judges identifiers, which are not what a tagger
// finds, and names that are invented are known by their words (see Is).
var everything = sync.OnceValues(func() (*match.Matcher, error) {
	set, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	return match.New(set.Rules(), match.Options{MinScore: minScore})
})

// setting is what a value may stand in.
type setting struct{ before, after, label string }

func (s setting) input(value string) match.Input {
	in := match.Input{Text: s.before + value + s.after, Typed: s.label == ""}
	if s.label != "" {
		in.Labels = []document.Label{{Kind: document.LabelKey, Text: s.label}}
	}
	return in
}

// settingsOf are the settings of the values of rules: alone, under their
// labels, behind their words, in the sentences of their examples.
func settingsOf(owners []*rules.Rule) []setting {
	out := []setting{{}}
	for _, r := range owners {
		for _, field := range r.Fields[:min(len(r.Fields), maxLabels)] {
			out = append(out, setting{label: field})
		}
		if r.Hotwords != nil {
			for _, word := range r.Hotwords.Phrases[:min(len(r.Hotwords.Phrases), maxLabels)] {
				out = append(out, setting{before: word + " "})
			}
		}
		for _, ex := range r.Examples.Match {
			if before, after, ok := strings.Cut(ex.Text, ex.Want); ok && ex.Text != ex.Want {
				out = append(out, setting{before: before, after: after})
			}
		}
	}
	return out
}

// maxLabels is how many fields and how many words of a rule are tried. They
// say much the same.
const maxLabels = 4

// unfound tells whether the scanner finds nothing in a value, whatever it
// stands in: an identifier with a wrong check digit can be a right one of
// another issuer, and a label can ask for no check digit at all.
func unfound(settings []setting, value string) bool {
	m, err := everything()
	if err != nil {
		return false
	}
	s := m.Session()
	for _, set := range settings {
		if set.finds(s, value) {
			return false
		}
	}
	return true
}

// finds tells whether the scanner reports something in a value.
func (s setting) finds(session *match.Session, value string) bool {
	in := s.input(value)
	start, end := len(s.before), len(s.before)+len(value)
	for _, h := range session.Match(in) {
		if h.Score < minScore || h.Reserved || h.Span.End <= start || h.Span.Start >= end {
			continue
		}
		if !Is(h.Rule.EntityType, in.Text[h.Span.Start:h.Span.End]) {
			return true
		}
	}
	return false
}
