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

var everything = sync.OnceValues(func() (*match.Matcher, error) {
	set, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	return match.New(set.Rules(), match.Options{MinScore: minScore})
})

// unfound tells whether the scanner finds nothing in a value that stands
// alone, under a label of the rules that own it, or in one of the sentences of
// their examples: an identifier with a wrong check digit can be a right one of
// another issuer, and a label can ask for no check digit at all.
func unfound(owners []*rules.Rule, value string) bool {
	m, err := everything()
	if err != nil {
		return false
	}
	s := m.Session()
	if finds(s, match.Input{Text: value, Typed: true}) {
		return false
	}
	for _, r := range owners {
		for _, field := range r.Fields[:min(len(r.Fields), maxLabels)] {
			if finds(s, match.Input{Text: value, Labels: []document.Label{{Kind: document.LabelKey, Text: field}}}) {
				return false
			}
		}
		if r.Hotwords != nil {
			for _, word := range r.Hotwords.Phrases[:min(len(r.Hotwords.Phrases), maxLabels)] {
				if finds(s, match.Input{Text: word + " " + value, Typed: true}) {
					return false
				}
			}
		}
		for _, ex := range r.Examples.Match {
			if finds(s, match.Input{Text: strings.Replace(ex.Text, ex.Want, value, 1), Typed: true}) {
				return false
			}
		}
	}
	return true
}

// maxLabels is how many fields and how many words of a rule are tried. They
// say much the same, and each costs some 20 us.
const maxLabels = 4

func finds(s *match.Session, in match.Input) bool {
	for _, h := range s.Match(in) {
		if h.Score >= minScore && !h.Reserved {
			return true
		}
	}
	return false
}
