package scrub

import (
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
)

// faintly proposes each word of a list as a name, faintly.
type faintly []string

func (f faintly) Tag(dst []match.Tagged, text string) []match.Tagged {
	for _, w := range f {
		for at := 0; ; at += len(w) {
			i := strings.Index(strings.ToLower(text[at:]), w)
			if i < 0 {
				break
			}
			at += i
			dst = append(dst, match.Tagged{Type: "PERSON", Span: document.Span{Start: at, End: at + len(w)}, Score: 0.2})
		}
	}
	return dst
}

// Conversations in which a person is named in full once and by parts before
// and after.
const conversations = `{"messages":[{"role":"user","content":"is quillfeather in? mail jo.muster@corp-mail.org"},{"role":"assistant","content":"who asks?"},{"role":"user","content":"my name is tamsin quillfeather"}]}
{"messages":[{"role":"user","content":"call tamsin at jo.muster@corp-mail.org"},{"role":"assistant","content":"ok"},{"role":"user","content":"and odile"}]}
`

// guessing is a scanner with a tagger that is never sure.
func guessing(tb testing.TB) *scanner.Scanner {
	tb.Helper()
	set, err := rules.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	if !hasTagger(set) {
		more, err := rules.NewSet([]*rules.Rule{{
			ID: "guessed-person", EntityType: "PERSON", Category: "person", Severity: rules.SeverityHigh, Title: "person's name", Tagger: true,
		}}, nil)
		if err != nil {
			tb.Fatal(err)
		}
		if set, err = set.With(more); err != nil {
			tb.Fatal(err)
		}
	}
	s, err := scanner.New(scanner.Options{Rules: set, Jobs: 2, Tagger: faintly{"tamsin", "quillfeather", "odile"}, Invented: surrogate.Is})
	if err != nil {
		tb.Fatal(err)
	}
	return s
}

func hasTagger(set *rules.Set) bool {
	for _, r := range set.Rules() {
		if r.Tagger && r.EntityType == "PERSON" {
			return true
		}
	}
	return false
}

// What a scan finds because the name is introduced elsewhere is replaced, and
// no scan of the output finds more, whatever stands there instead.
func TestSamePersonGoes(t *testing.T) {
	for _, op := range []string{"*=replace", "*=pseudonym", "*=surrogate", "*=mask", "*=redact", "*=hash", "*=encrypt"} {
		in := input{"chats.jsonl", []byte(conversations)}
		out := trial{operators: []string{op}, scanner: guessing(t)}.prove(t, in)
		if out == nil {
			t.Fatalf("%s: nothing was scrubbed", op)
		}
		text := string(out[0].data)
		if strings.Contains(text, "tamsin") || strings.Contains(text, "quillfeather") {
			t.Errorf("%s: a name is left:\n%s", op, text)
		}
		if !strings.Contains(text, "odile") {
			t.Errorf("%s: a name that nobody introduced is gone:\n%s", op, text)
		}
	}
}

// A reader that is told what a scan came to know finds the same, in each
// place.
func TestReaderKnowsWhatTheScanKnew(t *testing.T) {
	s := guessing(t)
	in := input{"chats.jsonl", []byte(conversations)}
	var n notes
	if _, err := s.Scan(t.Context(), inputs{in}, &n); err != nil {
		t.Fatal(err)
	}
	match := func(knows bool) (values []string) {
		raw, err := in.open()
		if err != nil {
			t.Fatal(err)
		}
		r, err := s.Reader(in.name, raw)
		if err != nil {
			t.Fatal(err)
		}
		if knows {
			r.Knows(n.coverage[0])
		}
		if err := r.Each(func(u *scanner.Unit) error {
			list, err := r.Match(u)
			for i := range list {
				values = append(values, list[i].Reveal())
			}
			return err
		}); err != nil {
			t.Fatal(err)
		}
		return values
	}
	if got := match(true); strings.Join(got, " ") != strings.Join(n.values, " ") {
		t.Errorf("a reader finds %d values, the scan %d", len(got), len(n.values))
	}
	if got := match(false); len(got) >= len(n.values) {
		t.Errorf("without what the scan knew a reader finds %d values", len(got))
	}
}

// A bot that declares a word as a value of an entity keeps the tagger from
// finding it in examples; where the scrub replaces that value, the output does
// not declare it any more.
func TestDeclaredWordsGo(t *testing.T) {
	const skill = `{"name": "helper", "language": "en",
  "intents": [{"intent": "travel", "examples": [{"text": "to quillfeather"}, {"text": "is it in odile"}]},
    {"intent": "people", "examples": [{"text": "my name is quillfeather"}]}],
  "entities": [{"entity": "place", "values": [{"value": "quillfeather", "synonyms": ["odile"]}]}], "dialog_nodes": []}`
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	s, err := scanner.New(scanner.Options{Rules: set, Jobs: 1, Tagger: surely{"quillfeather", "odile"}, Invented: surrogate.Is})
	if err != nil {
		t.Fatal(err)
	}
	for _, op := range []string{"*=replace", "*=pseudonym", "*=surrogate", "*=mask", "*=redact", "*=hash", "*=encrypt"} {
		out := trial{operators: []string{op}, scanner: s}.prove(t, input{"skill.json", []byte(skill)})
		if out == nil {
			t.Fatalf("%s: nothing was scrubbed", op)
		}
		text := string(out[0].data)
		if strings.Contains(text, "quillfeather") {
			t.Errorf("%s: a name is left:\n%s", op, text)
		}
		if strings.Count(text, "odile") != 2 {
			t.Errorf("%s: a place that is still declared is gone:\n%s", op, text)
		}
	}
}

// surely proposes each word of a list as a name.
type surely []string

func (s surely) Tag(dst []match.Tagged, text string) []match.Tagged {
	from := len(dst)
	dst = faintly(s).Tag(dst, text)
	for i := from; i < len(dst); i++ {
		dst[i].Score = 0.9
	}
	return dst
}
