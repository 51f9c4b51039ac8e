package match

import (
	"slices"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// lister is a Tagger that knows phrases, each with a type and a score.
type lister struct {
	known []listed
	calls atomic.Int64
}

type listed struct {
	phrase string
	typ    rules.EntityType
	score  float64
}

func (l *lister) Tag(dst []Tagged, text string) []Tagged {
	l.calls.Add(1)
	for _, k := range l.known {
		for from := 0; ; {
			at := strings.Index(text[from:], k.phrase)
			if at < 0 {
				break
			}
			at += from
			from = at + len(k.phrase)
			dst = append(dst, Tagged{Type: k.typ, Span: document.Span{Start: at, End: from}, Score: k.score, Evidence: "tagger list"})
		}
	}
	return dst
}

// towns is what the tagger of these tests knows; all of it is invented.
func towns() *lister {
	return &lister{known: []listed{
		{"oda velm", "PERSON", 0.8},
		{"velm", "PERSON", 0.3},
		{"tarn hollow", "LOCATION", 0.7},
		{"9 ash lane, tarn hollow", "STREET_ADDRESS", 0.8},
		{"quell pox", "MEDICAL_CONDITION", 0.7},
		{"oda velm oda@example.org", "PERSON", 0.8},
		{"acme", "ORGANIZATION", 0.9},
	}}
}

func taggerRules() []*rules.Rule {
	return []*rules.Rule{
		{
			ID: "tagged-person", EntityType: "PERSON", Tagger: true, Fields: []string{"first name", "what is your name", "give name"},
			NotNear: &rules.Context{Phrases: []string{"bot name"}, Before: 4},
		},
		{ID: "tagged-location", EntityType: "LOCATION", Tagger: true},
		{ID: "tagged-street-address", EntityType: "STREET_ADDRESS", Tagger: true},
		{
			ID: "tagged-condition", EntityType: "MEDICAL_CONDITION", Tagger: true,
			Disclosure: &rules.Context{Phrases: []string{"i have"}, Before: 3},
		},
	}
}

func shapeRules() []*rules.Rule {
	shape := func(id string, typ rules.EntityType, regexp string) *rules.Rule {
		return &rules.Rule{ID: id, EntityType: typ, Patterns: []rules.Pattern{{Name: "p", Regexp: regexp, Score: 0.6}}}
	}
	return []*rules.Rule{
		shape("intro", "PERSON", `i am (?P<value>\w+)`),
		shape("street", "STREET_ADDRESS", `\d+ \w+ lane`),
		shape("mail", "EMAIL_ADDRESS", `\w+@\w+\.org`),
		shape("ticket", "TICKET", `velm-\d+`),
	}
}

func taggedMatcher(tb testing.TB, tagger Tagger, list ...*rules.Rule) *Matcher {
	tb.Helper()
	m, err := New(list, Options{MinScore: 0.5, Tagger: tagger, Timings: false})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestTagged(t *testing.T) {
	label := func(kind document.LabelKind, text string) []document.Label {
		return []document.Label{{Kind: kind, Text: text}}
	}
	type found struct{ Rule, Text, Evidence string }
	person := found{"tagged-person", "oda velm", "tagger list"}
	for _, test := range []struct {
		name, text string
		labels     []document.Label
		want       []found
	}{
		{"alone", "call oda velm now", nil, []found{person}},
		{"type without a rule", "call acme now", nil, nil},
		{"chat spelling is undone", "call oda\u00a0velm now", nil, []found{{"tagged-person", "oda\u00a0velm", "tagger list"}}},
		{"faint", "a velm now", nil, nil},
		{"faint under a column", "a velm now", label(document.LabelKey, "firstName"), []found{{"tagged-person", "velm", `tagger list; key "first name"`}}},
		{"faint after a question", "velm", label(document.LabelQuestion, "Hello. What is your name?"), []found{{"tagged-person", "velm", `tagger list; question "what is your name"`}}},
		{"faint under an intent", "it is velm", label(document.LabelIntent, "give_name"), []found{{"tagged-person", "velm", `tagger list; intent "give name"`}}},
		{"negative context", "the bot name is oda velm", nil, nil},
		{"the tagger sees more of a name", "i am oda velm", nil, []found{{"intro", "oda velm", "pattern p; tagger list"}}},
		{"a name ends before a mail address", "i am oda velm oda@example.org", nil, []found{
			{"intro", "oda velm", "pattern p; tagger list"}, {"mail", "oda@example.org", "pattern p"},
		}},
		{"a mail address stays", "oda velm oda@example.org", nil, []found{{"tagged-person", "oda velm", "tagger list"}, {"mail", "oda@example.org", "pattern p"}}},
		{"a shape goes before the tagger", "velm-17", label(document.LabelKey, "x"), []found{{"ticket", "velm-17", "pattern p"}}},
		{"address of both", "at 9 ash lane, tarn hollow", nil, []found{{"street", "9 ash lane, tarn hollow", "pattern p; tagger list"}}},
		{"place alone", "in tarn hollow", nil, []found{{"tagged-location", "tarn hollow", "tagger list"}}},
		{"disclosed", "i have quell pox", nil, []found{{"tagged-condition", "quell pox", `tagger list; disclosure "i have"`}}},
		{"in a placeholder", "<PERSON> rang oda velm", nil, []found{person}},
	} {
		t.Run(test.name, func(t *testing.T) {
			in := Input{Text: test.text, Labels: test.labels, Prose: true}
			m := taggedMatcher(t, towns(), slices.Concat(taggerRules(), shapeRules())...)
			for range 3 { // the last is remembered
				var got []found
				for _, h := range m.Session().Match(in) {
					if h.Score >= 0.5 {
						got = append(got, found{h.Rule.ID, in.Text[h.Span.Start:h.Span.End], strings.Join(h.Evidence, "; ")})
					}
				}
				if diff := cmp.Diff(test.want, got); diff != "" {
					t.Errorf("(-want +got):\n%s", diff)
				}
			}
		})
	}
}

// A place that a rule has checked gives way to the address that it is in.
func TestTaggedAddressAroundCheckedPlace(t *testing.T) {
	place := &rules.Rule{
		ID: "place", EntityType: "LOCATION",
		Terms: &rules.Terms{Words: []string{"tarn hollow"}, Score: 0.7},
	}
	for name, list := range map[string][]*rules.Rule{
		"tagger": append(taggerRules(), place), "both": append(slices.Concat(taggerRules(), shapeRules()), place),
	} {
		hits := taggedMatcher(t, towns(), list...).Session().Match(Input{Text: "at 9 ash lane, tarn hollow", Prose: true})
		if len(hits) != 1 || hits[0].Rule.EntityType != "STREET_ADDRESS" || hits[0].Span.Len() != 23 {
			t.Errorf("%s: %d hits, want the address alone", name, len(hits))
		}
	}
}

// The tagger sees running text alone, and nothing where no rule is its own.
func TestTaggerIsCalled(t *testing.T) {
	for _, test := range []struct {
		name  string
		rules []*rules.Rule
		in    Input
		want  int64
	}{
		{"prose", taggerRules(), Input{Text: "call oda velm", Prose: true}, 1},
		{"name", taggerRules(), Input{Text: "call oda velm"}, 0},
		{"no rule of its own", shapeRules(), Input{Text: "call oda velm", Prose: true}, 0},
	} {
		tagger := towns()
		taggedMatcher(t, tagger, test.rules...).Session().Match(test.in)
		if got := tagger.calls.Load(); got != test.want {
			t.Errorf("%s: called %d times, want %d", test.name, got, test.want)
		}
	}
}

// Labels that say nothing do not keep the memo from knowing a text, and prose
// is told from what is none.
func TestTaggedMemo(t *testing.T) {
	tagger := towns()
	m := taggedMatcher(t, tagger, taggerRules()...)
	s := m.Session()
	for _, intent := range []string{"book_trip", "ask_way", "greet", "thank", "leave"} {
		in := Input{Text: "call oda velm", Prose: true, Labels: []document.Label{{Kind: document.LabelIntent, Text: intent}}}
		if len(s.Match(in)) != 1 {
			t.Fatal("the name is not found")
		}
	}
	if got := tagger.calls.Load(); got != 2 {
		t.Errorf("called %d times for one text, want 2: what comes twice is remembered", got)
	}
	if len(s.Match(Input{Text: "call oda velm"})) != 0 {
		t.Error("found in what is no prose")
	}
}

func TestTaggedExplain(t *testing.T) {
	m := taggedMatcher(t, towns(), slices.Concat(taggerRules(), shapeRules())...)
	var got []string
	for _, text := range []string{"a velm now", "i am oda velm", "the bot name is oda velm"} {
		for _, a := range m.Session().Explain(Input{Text: text, Prose: true}, nil) {
			line := []string{a.Rule.ID, text[a.Span.Start:a.Span.End], a.Source, [...]string{"found", "below", "overlapped", "against", "check", "label"}[a.Outcome], a.Why}
			got = append(got, strings.Join(line, "|"))
		}
	}
	want := []string{
		"tagged-person|velm|tagger list|below|",
		"intro|oda velm|pattern p|found|",
		"tagged-person|oda velm|tagger list|overlapped|tells of the same",
		"tagged-person|velm|tagger list|overlapped|reaches the threshold",
		"tagged-person|oda velm|tagger list|against|",
		"tagged-person|velm|tagger list|against|",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestTaggerTiming(t *testing.T) {
	m, err := New(taggerRules(), Options{MinScore: 0.5, Tagger: towns(), Timings: true})
	if err != nil {
		t.Fatal(err)
	}
	m.Session().Match(Input{Text: "call oda velm", Prose: true})
	if got := m.TaggerTiming(); got.Calls != 1 || got.Time <= 0 {
		t.Errorf("%d calls in %v, want one that took time", got.Calls, got.Time)
	}
}
