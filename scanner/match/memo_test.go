package match

import (
	"fmt"
	"slices"
	"sync"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// What stands beside a text counts: a text that was clean under one label may
// not be under another.
func TestMemo(t *testing.T) {
	rule := &rules.Rule{
		ID: "test-code", EntityType: "X", Title: "code", Fields: []string{"badge"},
		Patterns: []rules.Pattern{{Name: "p", Regexp: `[a-z]{4}`, Score: 0.8, Needs: rules.NeedsField}},
	}
	m, err := New([]*rules.Rule{rule}, Options{MinScore: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	s := m.Session()
	badge := []document.Label{{Kind: document.LabelKey, Text: "badge"}}
	other := []document.Label{{Kind: document.LabelKey, Text: "colour"}}
	for range 4 {
		if hits := s.Match(Input{Text: "kqzx"}); len(hits) != 0 {
			t.Fatal("found without the field")
		}
		if hits := s.Match(Input{Text: "kqzx", Labels: other}); len(hits) != 0 {
			t.Fatal("found with another field")
		}
		if hits := s.Match(Input{Text: "kqzx", Labels: badge}); len(hits) != 1 {
			t.Fatal("not found with the field")
		}
	}
	in := Input{Text: "kqzx"}
	if _, ok := m.memo().recall(m.memo().hash(&in), &in); !ok {
		t.Error("what came four times is not remembered")
	}
	for _, in := range []Input{{Text: "kqzx", Typed: true}, {Text: "kqzx", Regions: []string{"DE"}}, {Text: "kqzy"}} {
		if _, ok := m.memo().recall(m.memo().hash(&in), &in); ok {
			t.Error("an input that never came is remembered")
		}
	}
}

// Texts that come again and again give what they gave the first time, in
// whatever order and from several goroutines.
func TestMemoChangesNothing(t *testing.T) {
	m := builtinMatcher(t)
	var texts []string
	for _, d := range m.detectors {
		for _, ex := range slices.Concat(d.rule.Examples.Match, d.rule.Examples.NoMatch) {
			if texts = append(texts, ex.Text); len(texts) == 400 {
				break
			}
		}
	}
	s := m.Session()
	want := make([]string, len(texts))
	for i, text := range texts {
		want[i] = fmt.Sprint(s.match(Input{Text: text}, nil))
	}
	var all sync.WaitGroup
	for worker := range 3 {
		all.Go(func() {
			for round := range 3 {
				for i := range texts {
					i = (i*7 + worker + round) % len(texts)
					if got := fmt.Sprint(s.Match(Input{Text: texts[i]})); got != want[i] {
						t.Errorf("text %d gives other hits in round %d", i, round)
					}
				}
			}
		})
	}
	all.Wait()
}
