package match

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// Whatever the text, hits stand in order, do not overlap, have scores in
// [0, 1] and cut no character.
func FuzzMatch(f *testing.F) {
	set, err := rules.Builtin()
	if err != nil {
		f.Fatal(err)
	}
	m, err := New(set.Rules(), Options{MinScore: ExampleScore})
	if err != nil {
		f.Fatal(err)
	}
	for i, r := range set.Rules() {
		if i%10 == 0 && len(r.Examples.Match) > 0 {
			f.Add(r.Examples.Match[0].Text, r.Examples.Match[0].Field)
		}
	}
	f.Add("ssn ５３６‐９０‐４３９９\u200b%40 dr. \xff", "")
	f.Fuzz(func(t *testing.T, text, label string) {
		s := m.Session()
		end := 0
		for _, h := range s.Match(Input{Text: text, Labels: []document.Label{{Kind: document.LabelKey, Text: label}}}) {
			if h.Span.Start < end || h.Span.End <= h.Span.Start || h.Span.End > len(text) {
				t.Fatalf("rule %s: span %v after %d in %d bytes", h.Rule.ID, h.Span, end, len(text))
			}
			end = h.Span.End
			if h.Score < 0 || h.Score > 1 {
				t.Errorf("rule %s: score %v", h.Rule.ID, h.Score)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[h.Span.Start:h.Span.End]) {
				t.Errorf("rule %s: span %v cuts a character", h.Rule.ID, h.Span)
			}
		}
		for _, fault := range s.Faults() {
			t.Error(fault)
		}
	})
}

// Whatever the text, the engine finds what the naive reference finds.
func FuzzReference(f *testing.F) {
	m, res := referenceMatcher(f)
	for i, d := range m.detectors {
		if i%40 == 0 && len(d.rule.Examples.Match) > 0 {
			f.Add(d.rule.Examples.Match[0].Text)
		}
	}
	f.Add("am 3. März 1984, tel 0171 5550123; 令和3年5月")
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 200 {
			t.Skip("the reference is slow")
		}
		checkReference(t, m, res, strings.ToValidUTF8(text, "?"))
	})
}
