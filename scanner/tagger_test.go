package scanner_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// twoWords takes "zelda quorn" for a person and "quibble works" for an
// organization; both are invented.
type twoWords struct{}

func (twoWords) Tag(dst []match.Tagged, text string) []match.Tagged {
	for phrase, t := range map[string]rules.EntityType{"zelda quorn": "PERSON", "quibble works": "ORGANIZATION"} {
		if at := strings.Index(text, phrase); at >= 0 {
			dst = append(dst, match.Tagged{Type: t, Span: document.Span{Start: at, End: at + len(phrase)}, Score: 0.8})
		}
	}
	return dst
}

// The tagger sees what people and the bot say, not the names and values that
// the bot declares, and organizations are reported where they are selected.
func TestTagger(t *testing.T) {
	skill := `{"name": "helper", "language": "en",
  "intents": [{"intent": "zelda quorn", "examples": [{"text": "with zelda quorn of quibble works"}]}],
  "entities": [{"entity": "staff", "values": [{"value": "zelda quorn", "synonyms": ["zelda quorn"]}]}],
  "dialog_nodes": [{"dialog_node": "n", "title": "zelda quorn", "output": {"text": {"values": ["ask zelda quorn"]}}}]}`
	files := map[string]string{"skill.json": skill, "rows.csv": "name,x\nzelda quorn,1\n"}
	for _, test := range []struct {
		name string
		view scanner.View
		want []string
	}{
		{"default", scanner.View{}, []string{"rows.csv tagged-person", "skill.json tagged-person", "skill.json tagged-person"}},
		{"selected", scanner.View{Select: []string{"ORGANIZATION"}}, []string{"skill.json tagged-organization"}},
		{"selected by category", scanner.View{Select: []string{"person"}}, []string{"rows.csv tagged-person", "skill.json tagged-person", "skill.json tagged-person"}},
		{"ignored", scanner.View{Select: []string{"tagged-person", "ORGANIZATION"}, Ignore: []string{"PERSON"}}, []string{"skill.json tagged-organization"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			r, _ := scan(t, scanner.Options{View: test.view, Tagger: twoWords{}}, files, "")
			var got []string
			for _, f := range r.findings {
				if strings.HasPrefix(f.Rule, "tagged-") {
					got = append(got, f.Path[strings.LastIndexByte(f.Path, '/')+1:]+" "+f.Rule)
				}
			}
			slices.Sort(got)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The name of the bot is no person to the tagger, but it is one where a
// field says so, and in other files.
func TestOwnNameIsMuted(t *testing.T) {
	skill := `{"name": "zelda quorn", "language": "en",
  "intents": [{"intent": "hello", "examples": [{"text": "with zelda quorn please"}]}], "entities": [],
  "dialog_nodes": [{"dialog_node": "n", "output": {"text": {"values": ["zelda quorn knows"]}}}]}`
	files := map[string]string{"skill.json": skill, "chat.csv": "full_name,x\nzelda quorn,1\n"}
	r, _ := scan(t, scanner.Options{Tagger: twoWords{}}, files, "")
	var got []string
	for _, f := range r.findings {
		if f.EntityType == "PERSON" {
			got = append(got, f.Path[strings.LastIndexByte(f.Path, '/')+1:])
		}
	}
	if diff := cmp.Diff([]string{"chat.csv"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
