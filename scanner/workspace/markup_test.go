package workspace

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// shown is what a reader makes of a file: texts, and what is marked in them.
func shown(units []document.Unit) [][]string {
	var out [][]string
	for _, u := range units {
		parts := []string{u.Text}
		for _, l := range u.Labels {
			if l.Kind == document.LabelAnnotation {
				parts = append(parts, l.Text+"="+u.Text[l.Span.Start:l.Span.End])
			}
		}
		out = append(out, parts)
	}
	return out
}

// replaced is u with the part s of its text replaced.
func replaced(u document.Unit, s document.Span, text string) document.Unit {
	u.Text = u.Text[:s.Start] + text + u.Text[s.End:]
	u.Labels = slices.Clone(u.Labels)
	for i := range u.Labels {
		for _, at := range []*int{&u.Labels[i].Span.Start, &u.Labels[i].Span.End} {
			if *at >= s.End && u.Labels[i].Kind == document.LabelAnnotation {
				*at += len(text) - s.Len()
			}
		}
	}
	return u
}

var word = regexp.MustCompile(`[\pL\pN]+`)

// TestMarkupStays replaces every word that stands together in the file, also
// inside of marks and canonical values: the file must read as before, but for
// that word.
func TestMarkupStays(t *testing.T) {
	for _, file := range []string{"nlu.yml", "stories.yml", "rasa.md", "snips.yaml", "app.lu"} {
		data, err := os.ReadFile("testdata/text/" + file)
		if err != nil {
			t.Fatal(err)
		}
		f, ok := detect(file, data)
		if !ok {
			t.Fatalf("%s: no format", file)
		}
		marked := 0
		for _, with := range []string{"<PERSON_2>", "<US_BANK_NUMBER~f3091-72>", "J***", "X"} {
			t.Run(file+" "+with, func(t *testing.T) {
				units := readAs(t, f, data, 0).units
				for i, u := range units {
					if u.Role == document.RoleName || u.Role == document.RolePattern {
						continue
					}
					for _, m := range word.FindAllStringIndex(u.Text, -1) {
						s := document.Span{Start: m[0], End: m[1]}
						raw := u.RawSpans(s)
						spelled, ok := u.Spell(document.Edit{Span: s, Text: with})
						if len(raw) != 1 || !ok {
							continue
						}
						if len(u.Labels) > 0 && u.Segments != nil {
							marked++
						}
						changed := slices.Concat(data[:raw[0].Start], spelled, data[raw[0].End:])
						want := slices.Clone(units)
						want[i] = replaced(u, s, with)
						got := readAs(t, f, changed, 0).units
						if diff := cmp.Diff(shown(want), shown(got)); diff != "" {
							t.Errorf("line %d, word at %v (-want +got):\n%s", u.Pos.Line, s, diff)
						}
					}
				}
			})
		}
		if marked == 0 {
			t.Errorf("%s: no marked words were replaced", file)
		}
	}
}

// The value of a mark and the one that stands for it are both units, and
// both lead to where they stand.
func TestCanonicalValuesAreUnits(t *testing.T) {
	tests := []struct {
		name, file, data string
		want             []string
	}{
		{"rasa, old", "nlu.yml", "nlu:\n- intent: a\n  examples: |\n    - in [NYC](city:New York)\n", []string{"in NYC", "New York"}},
		{"rasa, object", "nlu.yml", "nlu:\n- intent: a\n  examples: |\n    - in [NYC]{\"entity\": \"city\", \"value\": \"New \\u0059ork\"}\n", []string{"in NYC", "New York"}},
		{
			"rasa, several", "nlu.yml", "nlu:\n- intent: a\n  examples: |\n    - in [NYC][{\"entity\": \"city\", \"value\": \"New York\"}, {\"entity\": \"place\", \"value\": \"nyc\"}]\n",
			[]string{"in NYC", "New York", "nyc"},
		},
		{"rasa, story", "stories.yml", "stories:\n- story: s\n  steps:\n  - intent: a\n    user: |\n      in [NYC](city:New York)\n    entities:\n    - city: nyc\n", []string{"s", "in NYC", "New York", "nyc"}},
		{"rasa json", "nlu.json", rasaHead + `{"text":"in NYC","entities":[{"start":3,"end":6,"value":"New York","entity":"city"}]}]}}`, []string{"in NYC", "New York", "city"}},
		{"lu, nested", "app.lu", "> !# @app.name = a\n## i\n- in {@place={@city=NYC} now}\n", []string{"in NYC now"}},
		{"lu, old list", "app.lu", "> !# @app.name = a\n## i\n- hi\n$city:New York=\n- NYC\n", []string{"hi", "New York", "NYC"}},
		{
			"logs", "log.json", `[{"log_id":"1","request":{"input":{"text":"in NYC"}},"response":{"output":{"entities":[{"entity":"city","location":[3,6],"value":"New York","literal":"NYC"}]}}}]`,
			[]string{"in NYC", "New York", "NYC"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, ok := detect(tt.file, []byte(tt.data))
			if !ok {
				t.Fatal("no format")
			}
			var got []string
			for _, u := range readAs(t, f, []byte(tt.data), 0).units {
				if u.Place.Kind == "intent-name" || u.Place.Kind == "setting" || strings.HasPrefix(u.Text, "!#") {
					continue
				}
				got = append(got, u.Text)
			}
			slices.Sort(got)
			slices.Sort(tt.want)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("texts (-want +got):\n%s", diff)
			}
		})
	}
}
