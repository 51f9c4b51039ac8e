package match

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/document"
)

// spare takes the placeholders of a scrubber out of a text: they are no
// data, and "<PHONE_NUMBER>" is no label for the digits behind it either.
// The text keeps its length. The spans are nil where there are none.
func (m *Matcher) spare(text string) (string, []document.Span) {
	if strings.IndexByte(text, '<') < 0 {
		return text, nil
	}
	var spans []document.Span
	for p := range placeholder.All(text, m.knowsType) {
		spans = append(spans, document.Span{Start: p.Start, End: p.End})
	}
	if spans == nil {
		return text, nil
	}
	bare := []byte(text)
	for _, s := range spans {
		for i := s.Start + 1; i < s.End-1; i++ {
			bare[i] = '_'
		}
	}
	return string(bare), spans
}

// knowsType tells whether there is an entity type of this name.
func (m *Matcher) knowsType(name string) bool {
	if _, ok := rules.TypeOf(rules.EntityType(name)); ok {
		return true
	}
	return slices.ContainsFunc(m.detectors, func(d *detector) bool { return string(d.rule.EntityType) == name })
}

// outside drops the hits that touch a placeholder.
func outside(hits []Hit, spared []document.Span) []Hit {
	if spared == nil {
		return hits
	}
	return slices.DeleteFunc(hits, func(h Hit) bool {
		return slices.ContainsFunc(spared, func(s document.Span) bool { return h.Span.Start < s.End && s.Start < h.Span.End })
	})
}
