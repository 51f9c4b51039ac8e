package scanner

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/source"
)

var guessedPerson = &rules.Rule{
	ID: "guessed-person", EntityType: "PERSON", Category: "person", Severity: rules.SeverityHigh, Title: "person's name",
	Tagger: true,
}

// guesser proposes the words that it knows as names, with their scores.
type guesser map[string]float64

func (g guesser) Tag(out []match.Tagged, text string) []match.Tagged {
	text = strings.ToLower(text)
	for at := 0; at < len(text); {
		n := strings.IndexFunc(text[at:], func(r rune) bool { return r < 'a' || r > 'z' })
		if n < 0 {
			n = len(text) - at
		}
		if score, ok := g[text[at:at+n]]; ok {
			out = append(out, match.Tagged{Type: "PERSON", Span: document.Span{Start: at, End: at + n}, Score: score})
		}
		at += n + 1
	}
	return out
}

var names = guesser{"tamsin": 0.1, "quill": 0.2, "odile": 0.3, "vesparine": 0.9, "orsolin": 0.6}

// guessing is a scanner with the built-in rules and a tagger.
func guessing(tb testing.TB, opts Options) *Scanner {
	tb.Helper()
	builtin, err := rules.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	more, err := rules.NewSet([]*rules.Rule{guessedPerson}, nil)
	if err != nil {
		tb.Fatal(err)
	}
	if opts.Rules, err = builtin.With(more); err != nil {
		tb.Fatal(err)
	}
	if opts.Tagger == nil {
		opts.Tagger = names
	}
	s, err := New(opts)
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

// found is a sink that keeps the values of persons, with where else they were
// introduced, and all findings.
type found struct {
	persons  []string
	findings []Finding
	coverage []*Coverage
}

func (l *found) Finding(f *Finding) error {
	l.findings = append(l.findings, *f)
	if f.EntityType == "PERSON" {
		by := ""
		for _, e := range f.Evidence {
			if _, where, ok := strings.Cut(e, "in the same "); ok {
				by = where
			}
		}
		l.persons = append(l.persons, strings.TrimSpace(f.Reveal()+" "+by))
	}
	return nil
}

func (l *found) Coverage(c *Coverage) error {
	l.coverage = append(l.coverage, c)
	return nil
}

func scanText(tb testing.TB, s *Scanner, name, content string) *found {
	tb.Helper()
	l := new(found)
	item := source.Item{Path: name, Named: true, Size: int64(len(content)), Open: opener(content)}
	if _, err := s.Scan(tb.Context(), one(item), l); err != nil {
		tb.Fatal(err)
	}
	return l
}

func opener(content string) func() (io.ReadCloser, error) {
	return func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(content)), nil }
}

func chat(turns ...string) string {
	var b strings.Builder
	b.WriteString(`{"messages":[`)
	for i, turn := range turns {
		if i > 0 {
			b.WriteString(",")
		}
		fmt.Fprintf(&b, `{"role":%q,"content":%q}`, []string{"user", "assistant"}[i%2], turn)
	}
	b.WriteString("]}\n")
	return b.String()
}

func TestSamePerson(t *testing.T) {
	tests := []struct {
		name, file, content string
		want                []string
	}{
		{"in one text", "a.txt", "my name is tamsin quill. ask quill\n", []string{"tamsin quill", "quill text"}},
		{
			"in one conversation, both ways", "a.jsonl", chat("is odile in, or quill?", "who asks?", "my name is tamsin quill", "see tamsin then") + chat("no"),
			[]string{"quill record", "tamsin quill", "tamsin record"},
		},
		{"in one row", "a.csv", "id,text,note\n1,where is tamsin,my name is tamsin quill\n2,odile,no\n", []string{"tamsin record", "tamsin quill"}},
		{
			"forwards in a file", "a.txt", "is tamsin in?\nmy name is tamsin quill\nis tamsin in?\nno, Quill is, and odile\n",
			[]string{"tamsin quill", "tamsin file", "Quill file"},
		},
		{
			"by two records", "a.jsonl", chat("my name is tamsin quill") + chat("ask odile and quill", "ok", "my name is odile"),
			[]string{"tamsin quill", "odile record", "quill file", "odile"},
		},
		{"not by a faint name", "a.txt", "tamsin is here\nis tamsin in?\n", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := scanText(t, guessing(t, Options{Jobs: 2}), tt.file, tt.content)
			if diff := cmp.Diff(tt.want, got.persons); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Names of one file say nothing of another.
func TestNamesStayInTheirFile(t *testing.T) {
	s := guessing(t, Options{Jobs: 1})
	scanText(t, s, "a.txt", "my name is tamsin quill\n")
	if got := scanText(t, s, "b.txt", "ask tamsin\n"); len(got.findings) > 0 {
		t.Errorf("%d findings in a file without names", len(got.findings))
	}
}

// TestNamesAcrossBatches reads files in which names are introduced at many
// places, and wants the same of all numbers of workers and sizes of batches.
func TestNamesAcrossBatches(t *testing.T) {
	words := guesser{}
	var chats, prose, csv strings.Builder
	csv.WriteString("id,text,note\n")
	for i := range 300 {
		name := "qu" + string(rune('a'+i/26%26)) + string(rune('a'+i%26)) + "x"
		words[name] = 0.2
		earlier := "qu" + string(rune('a'+i/2/26%26)) + string(rune('a'+i/2%26)) + "x"
		text := "where is " + earlier + " now, with diabetes?"
		if i%3 == 0 {
			text = "my name is " + name + " and i have asthma"
		}
		chats.WriteString(chat("is "+name+" in?", "i ask "+earlier, text))
		fmt.Fprintf(&prose, "%s\n", text)
		fmt.Fprintf(&csv, "%d,%s,%s again\n", i, text, name)
	}
	for name, content := range map[string]string{"chats.jsonl": chats.String(), "notes.txt": prose.String(), "table.csv": csv.String()} {
		t.Run(name, func(t *testing.T) {
			var first []string
			for _, jobs := range []int{1, 2, 5} {
				s := guessing(t, Options{Jobs: jobs, Tagger: words})
				for _, size := range []struct{ batch, read int }{{batchBytes, 1 << 20}, {1000, 100}, {1, 1}} {
					var l lines
					p := newPipeline(s, &l)
					p.full = size.batch
					item := source.Item{Path: name, Named: true, Open: func() (io.ReadCloser, error) {
						return io.NopCloser(iotest.DataErrReader(slowly{strings.NewReader(content), size.read})), nil
					}}
					if _, err := p.run(t.Context(), one(item)); err != nil {
						t.Fatal(err)
					}
					if first == nil {
						first = l.out
						if n := strings.Count(strings.Join(first, ""), "in the same file"); n < 50 {
							t.Fatalf("%d names of the same file", n)
						}
					}
					if diff := cmp.Diff(first, l.out); diff != "" {
						t.Fatalf("%d workers, batches of %d, reads of %d bytes (-first +now):\n%s", jobs, size.batch, size.read, diff)
					}
				}
			}
		})
	}
}

// A name that the file knows is a part of combinations like any other.
func TestNamesOfTheFileCombine(t *testing.T) {
	got := scanText(t, guessing(t, Options{Jobs: 1}), "a.txt", "my name is tamsin quill\ntamsin, i was diagnosed with diabetes\n")
	last := got.findings[len(got.findings)-2]
	if last.EntityType != "PERSON" || last.Severity != rules.SeverityCritical || !slices.Contains(last.Evidence, "combination phi") {
		t.Errorf("%v: evidence %q", last, last.Evidence)
	}
	if health := got.findings[len(got.findings)-1]; strings.Contains(health.Before, "tamsin") {
		t.Error("the snippet of the neighbour shows the name")
	}
}

// What is masked as a value is masked in the name of its intent as well.
func TestNamesOfTheFileAreMaskedInPlaces(t *testing.T) {
	const skill = `{"intents":[{"intent":"hello","examples":[{"text":"my name is tamsin quill"}]},
		{"intent":"ask_tamsin","examples":[{"text":"is tamsin in"}]}],"dialog_nodes":[],"entities":[]}`
	got := scanText(t, guessing(t, Options{Jobs: 1}), "skill.json", skill)
	if diff := cmp.Diff([]string{"tamsin quill", "tamsin file"}, got.persons); diff != "" {
		t.Fatalf("(-want +got):\n%s", diff)
	}
	for _, f := range got.findings {
		if strings.Contains(fmt.Sprintf("%+v %s %s", f.Place, f.Before, f.After), "tamsin") {
			t.Errorf("%v: the place shows the name", f)
		}
	}
}

// Values that are allowed or invented introduce nobody.
func TestNobodyIsIntroduced(t *testing.T) {
	const text = "my name is tamsin quill\nis tamsin in?\n"
	whole := func(value string) bool { return value == "tamsin quill" }
	for name, opts := range map[string]Options{
		"allowed":  {Allow: func(_ *rules.Rule, value string) bool { return whole(value) }},
		"invented": {Invented: func(_ rules.EntityType, value string) bool { return whole(value) }},
	} {
		got := scanText(t, guessing(t, opts), "a.txt", text)
		if slices.Contains(got.persons, "tamsin file") {
			t.Errorf("%s: the name is found again", name)
		}
	}
}

const carSkill = `{"name":"Orsolin bot","intents":[{"intent":"buy","examples":[{"text":"a vesparine please"},{"text":"hi orsolin"},{"text":"vesparine quill"},{"text":"my name is odile"}]}],
	"dialog_nodes":[],"entities":[{"entity":%q,"values":[{"value":"Vesparine","type":"synonyms","synonyms":["merc","odile"]}]}]}`

// Words that the bot declares behind the examples are no guesses.
func TestDeclaredWords(t *testing.T) {
	for entity, want := range map[string][]string{
		"car":       {"odile"}, // a rule finds it
		"customers": {"vesparine", "vesparine", "odile"},
	} {
		content := fmt.Sprintf(carSkill, entity)
		plain := scanText(t, guessing(t, Options{Jobs: 2}), "skill.json", content)
		if diff := cmp.Diff(want, plain.persons); diff != "" {
			t.Errorf("%s (-want +got):\n%s", entity, diff)
		}
		for _, n := range []int{1, 7, 1 << 20} {
			l := new(found)
			opened := 0
			item := source.Item{Path: "skill.json", Named: true, Size: -1, Streamed: true, Open: func() (io.ReadCloser, error) {
				opened++
				return io.NopCloser(slowly{strings.NewReader(content), n}), nil
			}}
			if _, err := guessing(t, Options{Jobs: 2}).Scan(t.Context(), one(item), l); err != nil {
				t.Fatal(err)
			}
			if opened != 1 {
				t.Errorf("a stream was opened %d times", opened)
			}
			if diff := cmp.Diff(want, l.persons); diff != "" {
				t.Errorf("%s, streamed in reads of %d bytes (-want +got):\n%s", entity, n, diff)
			}
			if l.coverage[0].Bytes != int64(len(content)) {
				t.Errorf("%d bytes are counted, want %d", l.coverage[0].Bytes, len(content))
			}
		}
	}
}

func TestLargeFilesDeclareNothing(t *testing.T) {
	content := strings.Replace(fmt.Sprintf(carSkill, "car"), "{", "{"+strings.Repeat(" ", maxDeclaring), 1)
	for _, streamed := range []bool{false, true} {
		for _, size := range []int64{-1, int64(len(content))} {
			l := new(found)
			item := source.Item{Path: "skill.json", Size: size, Streamed: streamed, Open: opener(content)}
			s := guessing(t, Options{View: View{InputFormat: "watson-dialog"}})
			if _, err := s.Scan(t.Context(), one(item), l); err != nil {
				t.Fatal(err)
			}
			if !slices.Contains(l.persons, "vesparine") || len(l.persons) < 4 {
				t.Errorf("streamed %v, size %d: %d persons", streamed, size, len(l.persons))
			}
		}
	}
}

// A spool gives the bytes of its input, and its error, whatever is read when.
func TestSpool(t *testing.T) {
	want := bytes.Repeat([]byte("0123456789"), 20_000)
	for _, most := range []int{0, 1000, 1 << 20} {
		for _, head := range []int{0, 10, 100_000} {
			s := &spool{raw: io.MultiReader(bytes.NewReader(want), iotest.ErrReader(io.ErrUnexpectedEOF))}
			got := make([]byte, head)
			if _, err := io.ReadFull(s, got); err != nil {
				t.Fatal(err)
			}
			s.fill(most)
			s.stop = true
			rest, err := io.ReadAll(s)
			if err != io.ErrUnexpectedEOF || !bytes.Equal(append(got, rest...), want) { //nolint:errorlint // it must come as it is
				t.Errorf("most %d, head %d: %d bytes, error %v", most, head, head+len(rest), err)
			}
		}
	}
}
