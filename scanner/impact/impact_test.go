package impact

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/workspace"
)

// reading is an emitter that keeps everything.
type reading struct{ units []document.Unit }

func (r *reading) Unit(u *document.Unit) error {
	r.units = append(r.units, *u)
	return nil
}

func (*reading) Problem(workspace.Problem) {}

// readUnits reads a small file as a format.
func readUnits(t *testing.T, format, data string) []document.Unit {
	t.Helper()
	f, err := workspace.Lookup(format)
	if err != nil {
		t.Fatal(err)
	}
	r := &reading{}
	in := &workspace.Input{Window: document.NewWindow(strings.NewReader(data), 0, 0)}
	if err := f.Read(in, r); err != nil {
		t.Fatal(err)
	}
	if len(r.units) == 0 {
		t.Fatalf("%s: no units", format)
	}
	return r.units
}

const drop = "\x00drop"

// scrubbed feeds units with edits: pairs of what is replaced by what. A text
// that becomes drop is left out.
func scrubbed(opts Options, units []document.Unit, edits ...string) *Impact {
	i := New(opts)
	replace := strings.NewReplacer(edits...)
	for n := range units {
		u := units[n]
		i.Before(&u)
		text := replace.Replace(u.Text)
		if text == drop {
			i.Dropped(&u)
			continue
		}
		was := u.Text
		u.Text = text
		i.After(&u, text != was)
	}
	return i
}

// told are the messages of a report's issues.
func told(r *Report) []string {
	var out []string
	for _, issue := range r.Issues {
		out = append(out, string(issue.Severity)+": "+issue.Message)
	}
	return out
}

const dialog = `{
  "intents": [
    {"intent": "greet", "examples": [{"text": "hello Ann"}, {"text": "Hello  bob"}, {"text": "good day"}]},
    {"intent": "name", "examples": [{"text": "I am Ann"}, {"text": "it is Bob"}, {"text": "Good Day "}]}
  ],
  "entities": [
    {"entity": "person", "values": [
      {"value": "Ann", "synonyms": ["Annie", "Anne"]},
      {"value": "Bob", "synonyms": ["Robert"]}
    ]},
    {"entity": "ann_friends", "values": [{"value": "Ann", "synonyms": ["Ann"]}]}
  ],
  "counterexamples": [{"text": "call Ann"}, {"text": "call bob"}],
  "dialog_nodes": [{"dialog_node": "n1", "title": "Ask Ann", "conditions": "#greet", "output": {"generic": []}}]
}`

func TestIssues(t *testing.T) {
	rows := func(n int, first ...string) string {
		lines := first
		for len(lines) < n {
			lines = append(lines, "please send me order "+strings.Repeat("i", len(lines)+1))
		}
		return strings.Join(lines, "\n") + "\n"
	}
	tests := []struct {
		name, format, data string
		edits              []string
		want               []string
	}{
		{
			name: "nothing edited", format: "watson-dialog", data: dialog,
		},
		{
			name: "one placeholder for all", format: "watson-dialog", data: dialog,
			edits: []string{"Annie", "<PERSON>", "Anne", "<PERSON>", "Ann", "<PERSON>", "Bob", "<PERSON>", "bob", "<PERSON>", "Robert", "<PERSON>"},
			want: []string{
				`warning: example 2 of intent "greet" is the same as example 1`,
				`error: counterexample 2 is the same as counterexample 1`,
				`error: entity-value 2 of entity "person" is the same as value 1`,
				`error: synonym 2 of value 1 of entity "person" is the same as synonym 1`,
				`warning: dialog-node of node "Ask Ann" holds characters that such names cannot have`,
				`warning: synonym 1 of value 2 of entity "person" is a synonym of value 1 too`,
			},
		},
		{
			name: "numbered placeholders collide nowhere", format: "watson-dialog", data: dialog,
			edits: []string{"Annie", "<PERSON_3>", "Anne", "<PERSON_4>", "Ann", "<PERSON>", "Bob", "<PERSON_2>", "bob", "<PERSON_2>", "Robert", "<PERSON_5>"},
			want:  []string{`warning: dialog-node of node "Ask Ann" holds characters that such names cannot have`},
		},
		{
			name: "single blanks", format: "intent-csv", data: "hi Ann ,a\n\" hi Bob\",a\nhi  Bob,a\n",
			edits: []string{"Ann", "<P>", "Bob", "<P>"},
			want: []string{
				`error: example 2 of intent "a" is the same as example 1`,
				`warning: example 3 of intent "a" is the same as example 1`,
			},
		},
		{
			name: "cross-intent", format: "intent-csv", data: "hello Ann, greet\nhello Bob, name\n",
			edits: []string{"Ann", "<PERSON>", "Bob", "<PERSON>"},
			want:  []string{`warning: example 1 of intent "name" stands in intent "greet" too`},
		},
		{
			name: "emptied", format: "watson-dialog", data: dialog,
			edits: []string{"I am Ann", " \t", "Annie", ""},
			want: []string{
				`error: example 1 of intent "name" is empty`,
				`error: synonym 1 of value 1 of entity "person" is empty`,
				`error: example 1 of intent "name" holds a tab or line break`,
			},
		},
		{
			name: "nothing but placeholders", format: "intent-csv", data: "Ann 5, greet\nto Ann, greet\n",
			edits: []string{"Ann 5", "<PERSON>, <AGE>!"},
			want:  []string{`warning: example 1 of intent "greet" holds nothing but placeholders`},
		},
		{
			name: "names", format: "watson-dialog", data: dialog,
			edits: []string{"ann_friends", "<PERSON>", "greet", "name"},
			want: []string{
				`error: the name of intent "name" is the same as an earlier name`,
				`error: the name of entity "ann_friends" holds characters that such names cannot have`,
			},
		},
		{
			name: "intent loses examples", format: "intent-csv",
			data:  "a b1,greet\na b2,greet\na b3,greet\na b4,greet\na b5,greet\nc d1,name\nc d2,name\n",
			edits: []string{"a b1", drop, "a b2", drop, "c d1", drop},
			want:  []string{`warning: intent "greet" has 3 examples left of 5, 5 are advised`},
		},
		{
			name: "rows", format: "utterance-csv",
			data:  rows(100, "my number is 078-05-1120 ok", "it is Ann", "Ann Lee is me", "tell 1 "+strings.Repeat("a ", 18), "my number is 078-05-1121 ok"),
			edits: []string{"is Ann", "<PERSON>", "Ann Lee is me", drop, "1120", "<A>", "1121", "<A>", "tell 1", "tell me now"},
			want: []string{
				`warning: row 5 is the same as row 1`,
				`warning: row 2 has 2 words, the service drops those under 3`,
				`warning: row 4 has 21 words, the service drops those over 20`,
				`warning: the file has 99 rows left of 100, the service wants 100`,
			},
		},
		{
			name: "lex", format: "lex-v2", data: `{"name":"Order","sampleUtterances":[{"utterance":"I am Ann <3"},{"utterance":"I am {Name} or Ann"}],"intentClosingSetting":null}`,
			edits: []string{"or Ann", "or <PERSON>"},
			want:  []string{`warning: example 2 of intent "Order" holds characters of a placeholder that Lex does not take in utterances`},
		},
		{
			name: "annotations are no values of an entity", format: "rasa-yaml",
			data:  "version: \"3.1\"\nnlu:\n- intent: inform\n  examples: |\n    - in [NYC]{\"entity\": \"city\", \"value\": \"Ann\"}\n    - to [LA]{\"entity\": \"city\", \"value\": \"Bob\"}\n",
			edits: []string{"Ann", "<PERSON>", "Bob", "<PERSON>"},
		},
		{
			name: "cells of a table may repeat", format: "csv", data: "id,name,text\n1,Ann,hello\n2,Bob,hello\n",
			edits: []string{"Ann", "<PERSON>", "Bob", "<PERSON>"},
		},
		{
			name: "two skills", format: "watson-export",
			data: `{"assistant_skills":[{"type":"dialog","workspace":{"intents":[{"intent":"a","examples":[{"text":"x Ann"}]}],"counterexamples":[{"text":"y Ann"}]}},` +
				`{"type":"dialog","workspace":{"intents":[{"intent":"a","examples":[{"text":"x Bob"}]}],"counterexamples":[{"text":"y Bob"}]}}],"assistant_state":{}}`,
			edits: []string{"Ann", "<PERSON>", "Bob", "<PERSON>"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := scrubbed(Options{Format: tt.format}, readUnits(t, tt.format, tt.data), tt.edits...).Report()
			if diff := cmp.Diff(tt.want, told(&r)); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
			if want := strings.Contains(strings.Join(tt.want, "\n"), "error:"); r.Refused() != want {
				t.Errorf("refused %v, want %v", r.Refused(), want)
			}
			if r.Limited {
				t.Error("limited")
			}
		})
	}
}

func TestTotals(t *testing.T) {
	tests := []struct {
		name, data string
		edits      []string
		want       []Total
	}{
		{
			name: "there before", data: "hi ,a\nHI,a\nhi,b\n",
			want: []Total{
				{Kind: DuplicateExample, Severity: Refused, Before: 1, After: 1},
				{Kind: CrossIntent, Severity: Warned, Before: 1, After: 1},
				{Kind: TooFewExamples, Severity: Warned, Before: 2, After: 2},
			},
		},
		{
			name: "changed together", data: "hi Ann,a\nhi ann,a\n", edits: []string{"Ann", "<P>", "ann", "<P>"},
			want: []Total{
				{Kind: DuplicateExample, Severity: Refused, Before: 1, After: 1, Made: 1, Listed: 1},
				{Kind: TooFewExamples, Severity: Warned, Before: 1, After: 1},
			},
		},
		{
			name: "edited onto others", data: "hi Ann,a\nhi <P>,a\nhi <p>,a\nhi Bob,a\n", edits: []string{"Ann", "<P>", "Bob", "<P>"},
			want: []Total{
				{Kind: DuplicateExample, Severity: Refused, Before: 1, After: 3, Made: 2, Listed: 2},
				{Kind: TooFewExamples, Severity: Warned, Before: 1, After: 1},
			},
		},
		{
			name: "resolved", data: "hi Ann,a\nhi ann,a\n", edits: []string{"Ann", "<P>"},
			want: []Total{
				{Kind: DuplicateExample, Severity: Refused, Before: 1},
				{Kind: TooFewExamples, Severity: Warned, Before: 1, After: 1},
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := scrubbed(Options{Format: "intent-csv"}, readUnits(t, "intent-csv", tt.data), tt.edits...).Report()
			if diff := cmp.Diff(tt.want, r.Totals); diff != "" {
				t.Errorf("totals (-want +got):\n%s", diff)
			}
		})
	}
}

func TestMentions(t *testing.T) {
	tests := []struct {
		name string
		span document.Span
		want Kind
	}{
		{"in the text", document.Span{Start: 3, End: 8}, ""},
		{"all of it", document.Span{End: 8}, ""},
		{"empty", document.Span{Start: 3, End: 3}, EmptyMention},
		{"behind the text", document.Span{Start: 3, End: 9}, MentionOutside},
		{"before it", document.Span{Start: -1, End: 2}, MentionOutside},
		{"turned round", document.Span{Start: 4, End: 3}, MentionOutside},
		{"in a character", document.Span{Start: 3, End: 4}, MentionOutside},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := New(Options{Format: "watson-dialog"})
			u := document.Unit{
				Text: "to Łódź"[:8], Role: document.RoleUtterance, Place: document.Place{Kind: "example", Intent: "go", Example: 1},
				Mentions: []document.Mention{{Span: tt.span}},
			}
			i.After(&u, true)
			r := i.Report()
			got := Kind("")
			if len(r.Issues) > 0 {
				got = r.Issues[0].Kind
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLimits(t *testing.T) {
	for _, format := range workspace.Formats() {
		for _, l := range Limits(format.Name) {
			t.Run(format.Name+" "+l.Kind+l.Ends, func(t *testing.T) {
				if l.Most <= 0 || l.Source == "" || l.Severity == "" {
					t.Fatalf("incomplete: %+v", l)
				}
				u := document.Unit{Role: document.RoleNote, Place: document.Place{Kind: l.Kind}, Pointer: l.Within + "0" + l.Ends}
				for text, want := range map[string]bool{
					strings.Repeat("ü", l.Most):              false,
					strings.Repeat("ü", l.Most+1):            true,
					strings.Repeat("😀", l.Most/2):            false,
					strings.Repeat("😀", l.Most/2) + "uuu":    true,
					strings.Repeat("a", l.Most-1) + "\u00e9": false,
				} {
					i := New(Options{Format: format.Name})
					u.Text = text
					i.After(&u, true)
					r := i.Report()
					got := len(r.Issues) > 0 && r.Issues[0].Kind == TooLong
					if got != want {
						t.Errorf("%d characters: too long %v, want %v", characters(text), got, want)
					}
					if got && (r.Issues[0].Count != characters(text) || r.Issues[0].Severity != l.Severity) {
						t.Errorf("got %+v", r.Issues[0])
					}
				}
			})
		}
	}
}

func TestStatistics(t *testing.T) {
	data := "call Ann,a\ncall Bob now,a\nit's 5 o'clock,a\nhi,b\nmail ann@example.org,b\nbye,c\n"
	units := readUnits(t, "intent-csv", data)
	r := scrubbed(Options{Format: "intent-csv"}, units, "Ann", "<PERSON>", "Bob", "<PERSON>", "bye", drop).Report()
	want := Report{
		Format:           "intent-csv",
		Before:           Statistics{Texts: 6, Examples: 6, Intents: 3, Smallest: 1, Largest: 3, Balance: 0.9206, Ratio: 3, Tokens: 12, Words: 11, TypeTokenRatio: 0.9167},
		After:            Statistics{Texts: 5, Examples: 5, Intents: 2, Smallest: 2, Largest: 3, Balance: 0.971, Ratio: 1.5, Tokens: 11, Words: 9, TypeTokenRatio: 0.8182, Placeholders: 2},
		Changed:          2,
		Dropped:          1,
		ChangedShare:     0.4,
		PlaceholderShare: 0.1818,
		Intents:          []IntentChange{{Intent: "c", Before: 1}},
		Issues:           []Issue{},
		Totals:           []Total{{Kind: TooFewExamples, Severity: Warned, Before: 3, After: 2}},
	}
	if diff := cmp.Diff(want, r); diff != "" {
		t.Errorf("report (-want +got):\n%s", diff)
	}
}

func TestWindowsAreOneExample(t *testing.T) {
	long := document.Unit{
		Text: strings.Repeat("word ", document.WindowBytes/4), Role: document.RoleUtterance,
		Place: document.Place{Kind: "example", Intent: "a", Example: 1},
	}
	var units []document.Unit
	for range 2 {
		if err := document.Windows(&long, func(u *document.Unit) error { units = append(units, *u); return nil }); err != nil {
			t.Fatal(err)
		}
	}
	r := scrubbed(Options{Format: "intent-csv"}, units).Report()
	if r.Before.Examples != 2 || r.Before.Tokens != 2*document.WindowBytes/4 {
		t.Errorf("got %d examples, %d tokens", r.Before.Examples, r.Before.Tokens)
	}
	for _, total := range r.Totals {
		if total.Kind == TooLong && total.After != 2 {
			t.Errorf("got %+v", total)
		}
	}
}
