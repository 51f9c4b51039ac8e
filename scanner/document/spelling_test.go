package document

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// written is a file with one string, and how that is read.
type written struct {
	name   string
	file   string
	unit   func(t *testing.T, file string) Unit
	decode func(file []byte) (string, error)
}

func jsonUnit(t *testing.T, file string) Unit {
	t.Helper()
	s := NewJSONScanner(NewWindow(strings.NewReader(file), 0, 0), false)
	tok, err := s.Next()
	if err != nil {
		t.Fatal(err)
	}
	var u Unit
	s.Unit(tok, &u)
	return u
}

func yamlUnit(t *testing.T, file string) Unit {
	t.Helper()
	y, err := ParseYAML([]byte(file), 0)
	if err != nil {
		t.Fatal(err)
	}
	return y.Unit(y.Docs[0].Content[0].Content[0])
}

func fromYAML(file []byte) (string, error) {
	var list []any
	if err := yaml.Unmarshal(file, &list); err != nil {
		return "", err
	}
	text, _ := list[0].(string)
	return text, nil
}

func csvUnit(quoted bool) func(*testing.T, string) Unit {
	return func(_ *testing.T, file string) Unit {
		text := strings.TrimSuffix(file, ",end\n")
		u := Unit{Text: text, Raw: Span{0, len(text)}, Spelling: &Spelling{Style: StyleCSV, Separator: ','}}
		if quoted {
			u.Text, u.Raw = text[1:len(text)-1], Span{1, len(text) - 1}
			u.Spelling = &Spelling{Style: StyleCSVQuoted, Separator: ','}
		}
		return u
	}
}

func fromCSV(file []byte) (string, error) {
	r := csv.NewReader(bytes.NewReader(file))
	r.FieldsPerRecord = 2
	record, err := r.Read()
	if err != nil {
		return "", err
	}
	return record[0], nil
}

var writtenTexts = []written{
	{"JSON", `"a \"b\" \u00fc\ud83d\ude00 c"`, jsonUnit, func(file []byte) (text string, err error) {
		err = json.Unmarshal(file, &text)
		return text, err
	}},
	{"CSV", "a b c,end\n", csvUnit(false), fromCSV},
	{"CSV in quotes", "\"a b, c\",end\n", csvUnit(true), fromCSV},
	{"YAML plain", "- a b c ? d\n", yamlUnit, fromYAML},
	{"YAML plain, whole", "- abc\n", yamlUnit, fromYAML},
	{"YAML single", "- 'a ''b'' c'\n", yamlUnit, fromYAML},
	{"YAML double", "- \"a \\\"b\\\" \\u00fc \\U0001F600 c\"\n", yamlUnit, fromYAML},
	{"YAML literal", "- |\n  a b\n  c d\n", yamlUnit, fromYAML},
	{"YAML folded", "- >-\n  a b\n  c d\n\n  e\n", yamlUnit, fromYAML},
	{"YAML flow", "[ a b c, d ]\n", yamlUnit, fromYAML},
}

// What Spell writes in the place of a part of a text is read as that text, and
// the rest of the text stays.
func TestSpellIsReadBack(t *testing.T) {
	pieces := []string{"<PERSON>", "***", "", "2024", "a", " ", `"`, `'`, `\`, ",", "\n", "\t", "#", ": ", "- ", "ü", "😀", "null", "]", "}", "&", "!", "%", "@", "`", "\u2028", "\u0085", "~", "|"}
	for _, w := range writtenTexts {
		t.Run(w.name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(1, 2))
			u := w.unit(t, w.file)
			if text, err := w.decode([]byte(w.file)); err != nil || text != u.Text {
				t.Fatalf("the unit has another text than the parser: %q, %q, %v", u.Text, text, err)
			}
			done := 0
			for range 600 {
				s := Span{r.IntN(len(u.Text) + 1), 0}
				s.End = s.Start + r.IntN(len(u.Text)+1-s.Start)
				if r.IntN(6) == 0 {
					s = Span{0, len(u.Text)}
				}
				if s.Len() == 0 || !utf8.ValidString(u.Text[:s.Start]) || !utf8.ValidString(u.Text[s.Start:s.End]) {
					continue
				}
				e := Edit{Span: s, Text: pieces[r.IntN(len(pieces))] + pieces[r.IntN(len(pieces))]}
				want := u.Text[:s.Start] + e.Text + u.Text[s.End:]
				if wide := u.Widen(s); wide != s {
					e = Edit{wide, u.Text[wide.Start:s.Start] + e.Text + u.Text[s.End:wide.End]}
				}
				if strings.Contains(u.Text[e.Span.Start:e.Span.End], "\n") || len(u.Pieces(e.Span)) != 1 || strings.TrimSpace(want) == "" {
					continue // an edit of one place
				}
				spelled, ok := u.Spell(e)
				if !ok {
					continue
				}
				raw := u.RawSpan(e.Span)
				out := w.file[:raw.Start] + string(spelled) + w.file[raw.End:]
				if got, err := w.decode([]byte(out)); err != nil || got != want {
					t.Fatalf("%q at %v: %q is read as %q, want %q, %v", e.Text, e.Span, out, got, want, err)
				}
				done++
			}
			if done < 20 {
				t.Errorf("only %d edits could be written", done)
			}
		})
	}
}

// A placeholder can stand in every syntax for all of a text and for a word of
// it.
func TestPlaceholdersCanBeWritten(t *testing.T) {
	for _, w := range writtenTexts {
		u := w.unit(t, w.file)
		at := strings.Index(u.Text, "b")
		for _, s := range []Span{{0, len(u.Text)}, {at, at + 1}} {
			if strings.Contains(u.Text[s.Start:s.End], "\n") {
				continue
			}
			for _, text := range []string{"<PERSON>", "<PERSON_2>", "<PERSON~h0123456789abcdef>", "<PERSON~eA_-b>", "<US_SSN~f30-9/1 (7).+>"} {
				if _, ok := u.Spell(Edit{s, text}); !ok {
					t.Errorf("%s: %s cannot be written at %v", w.name, text, s)
				}
			}
		}
	}
}

func TestJSONNumbers(t *testing.T) {
	u := Unit{Text: "2124567890", Raw: Span{0, 10}, Spelling: spelledJSONNumber}
	for text, want := range map[string]string{
		"<PHONE_NUMBER>": `"<PHONE_NUMBER>"`, "**": `"**"`, "1987": "1987", "0123": `"0123"`, "": `""`, "1e5": "1e5", "-": `"-"`,
	} {
		if got, ok := u.Spell(Edit{Span{0, 10}, text}); !ok || string(got) != want {
			t.Errorf("%q: got %s, %v, want %s", text, got, ok, want)
		}
	}
	if wide := u.Widen(Span{2, 4}); wide != (Span{0, 10}) {
		t.Errorf("a part of a number widens to %v", wide)
	}
	if _, ok := u.Spell(Edit{Span{2, 4}, "x"}); ok {
		t.Error("a part of a number was written")
	}
}
