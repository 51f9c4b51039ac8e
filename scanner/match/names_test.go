package match

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

var taggedPerson = &rules.Rule{ID: "tagged-person", EntityType: "PERSON", Title: "person's name", Tagger: true}

// hit is a hit on a part of text, the last if it stands there again.
func hit(t *testing.T, text, value string, score float64) Hit {
	t.Helper()
	at := strings.LastIndex(text, value)
	if at < 0 {
		t.Fatal("the value is not in the text")
	}
	return Hit{Rule: taggedPerson, Span: document.Span{Start: at, End: at + len(value)}, Score: score}
}

func TestNames(t *testing.T) {
	tagged := func(h Hit) Hit { h.tagged = true; return h }
	labelled := func(h Hit) Hit { h.Labelled = true; return h }
	validated := func(h Hit) Hit { h.Validated = true; return h }
	reserved := func(h Hit) Hit { h.Validated, h.Reserved = true, true; return h }
	other := func(h Hit) Hit {
		h.Rule, h.Validated = &rules.Rule{ID: "x", EntityType: "LOCATION"}, true
		return h
	}
	as := func(change ...func(Hit) Hit) func(Hit) Hit {
		return func(h Hit) Hit {
			for _, c := range change {
				h = c(h)
			}
			return h
		}
	}
	tests := []struct {
		name, intro, value string
		score              float64
		change             func(Hit) Hit
		text, faint        string
		want               bool
	}{
		{"announced", "my name is tamsin", "tamsin", 0.85, as(validated), "ask tamsin again", "tamsin", true},
		{"labelled", "tamsin", "tamsin", 0.75, as(labelled), "ask Tamsin again", "Tamsin", true},
		{"surely tagged", "tamsin here", "tamsin", 0.8, as(), "ask TAMSIN", "TAMSIN", true},
		{"checked, but only tagged", "tamsin here", "tamsin", 0.7, as(validated, tagged), "ask tamsin", "tamsin", false},
		{"hardly tagged", "tamsin here", "tamsin", 0.79, as(), "ask tamsin", "tamsin", false},
		{"in full", "tamsin quill here", "tamsin quill", 0.5, as(), "ask quill", "quill", true},
		{"faint in full", "tamsin quill here", "tamsin quill", 0.49, as(), "ask quill", "quill", false},
		{"a dummy", "tamsin quill here", "tamsin quill", 0.9, as(reserved), "ask quill", "quill", false},
		{"a place", "in tamsin quill", "tamsin quill", 0.9, as(other), "ask quill", "quill", false},
		{"another name", "my name is tamsin", "tamsin", 0.85, as(validated), "ask odile", "odile", false},
		{"more than was introduced", "my name is tamsin", "tamsin", 0.85, as(validated), "ask tamsin quill", "tamsin quill", false},
		{"with an initial", "my name is tamsin quill", "tamsin quill", 0.85, as(validated), "ask tamsin b. quill", "tamsin b. quill", true},
		{"accents left out", "mi nombre es José", "José", 0.85, as(validated), "ask jose", "jose", true},
		{"possessive", "tamsin here", "tamsin", 0.9, as(), "it is tamsin’s", "tamsin’s", true},
		{"apostrophe inside", "o'brien here", "o'brien", 0.9, as(), "ask O’Brien", "O’Brien", true},
		{"a name with a hyphen", "jean-luc here", "jean-luc", 0.9, as(), "ask jean luc", "jean luc", true},
		{"a saint", "my name is tamsin", "tamsin", 0.9, as(validated), "at St. Tamsin’s", "Tamsin’s", false},
		{"a saint in full", "my name is tamsin", "tamsin", 0.9, as(validated), "in são tamsin", "tamsin", false},
		{"no saint", "my name is tamsin", "tamsin", 0.9, as(validated), "at last tamsin", "tamsin", true},
		{"a scrap", "my name is al", "al", 0.9, as(validated), "ask al", "al", false},
		{"a particle", "my name is tamsin van dyke", "van dyke", 0.9, as(validated), "the van", "van", false},
		{"two syllables", "王伟 here", "王伟", 0.9, as(), "ask 王伟", "王伟", true},
		{"a word with digits", "tamsin here", "tamsin", 0.9, as(), "ask tamsin tamsin7", "tamsin tamsin7", false},
		{"an ordinary word", "my name is grace", "grace", 0.9, as(validated), "the grace period", "grace", false},
		{"an ordinary word by its capital", "my name is Grace", "Grace", 0.9, as(validated), "ask Grace now", "Grace", true},
		{"an ordinary word at the beginning", "my name is Grace", "Grace", 0.9, as(validated), "Grace period", "Grace", false},
		{"an ordinary word that begins a sentence", "my name is Grace", "Grace", 0.9, as(validated), "No. Grace period", "Grace", false},
		{"an ordinary word in small letters", "my name is Grace", "Grace", 0.9, as(validated), "the grace", "grace", false},
		{"an ordinary word in capitals", "my name is Grace", "Grace", 0.9, as(validated), "ask GRACE NOW", "GRACE", false},
		{"an ordinary word introduced small", "my name is grace", "grace", 0.9, as(validated), "ask Grace", "Grace", false},
		{"in a full name", "my name is grace quill", "grace quill", 0.9, as(validated), "ask grace quill", "grace quill", true},
		{"out of a full name", "my name is grace quill", "grace quill", 0.9, as(validated), "the grace", "grace", false},
		{"in another full name", "my name is grace quill", "grace quill", 0.9, as(validated), "ask will quill", "will quill", false},
		{"only ordinary words", "my name is Will May", "Will May", 0.9, as(validated), "so Will May", "Will May", true},
		{"only ordinary words, small", "my name is will may", "will may", 0.9, as(validated), "so will may", "will may", false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var n Names
			n.Learn(Introduced(nil, tt.intro, []Hit{tt.change(hit(t, tt.intro, tt.value, tt.score))}), 3)
			for _, at := range []int{2, 3, 4} {
				hits := []Hit{tagged(hit(t, tt.text, tt.faint, 0.2))}
				want := tt.want && at >= 3
				if got := n.Raise(tt.text, hits, at, "record") == 1; got != want {
					t.Errorf("at %d: raised is %v, want %v", at, got, want)
				}
				if raised := hits[0].Score == againScore && len(hits[0].Evidence) == 1; raised != want {
					t.Errorf("at %d: score %v, evidence %q", at, hits[0].Score, hits[0].Evidence)
				}
			}
		})
	}
}

func TestNamesAreBounded(t *testing.T) {
	n := Names{Most: 2}
	n.Learn([]uint64{1, 2, 3}, 5)
	n.Learn([]uint64{1, 4}, 1) // known later than it was: the first place holds
	for key, want := range map[uint64]bool{1: true, 2: true, 3: false, 4: false} {
		if n.Know([]uint64{key}, 5) != want || n.Know([]uint64{key}, 4) {
			t.Errorf("key %d is known: want %v, and not before its place", key, want)
		}
	}
	if n.Know(nil, 9) {
		t.Error("no keys are known")
	}
}

// The evidence of hits that a memo gives out twice must not grow together.
func TestRaiseCopiesEvidence(t *testing.T) {
	text := "ask tamsin"
	h := hit(t, text, "tamsin", 0.2)
	h.tagged = true
	h.Evidence = make([]string, 1, 8)
	twin := h
	twin.Evidence = twin.Evidence[:1]
	var n Names
	n.Learn(Introduced(nil, text, []Hit{hit(t, text, "tamsin", 0.9)}), 0)
	if n.Raise(text, []Hit{h}, 0, "file") != 1 {
		t.Error("the name is not raised")
	}
	if full := twin.Evidence[:2]; full[1] != "" {
		t.Error("evidence was written into a list that others hold")
	}
}

// fakeTagger proposes words as faint names: all of two words, and what is
// sure, with a score of 0.9.
type fakeTagger struct {
	words []string
	sure  string
}

func newWordTagger(words ...string) *fakeTagger { return &fakeTagger{words: words} }

func (f *fakeTagger) Tag(out []Tagged, text string) []Tagged {
	propose := func(value string, score float64) {
		for at := 0; ; at++ {
			i := strings.Index(text[at:], value)
			if i < 0 {
				return
			}
			at += i
			out = append(out, Tagged{Type: person, Span: document.Span{Start: at, End: at + len(value)}, Score: score})
		}
	}
	if f.sure != "" {
		propose(f.sure, 0.9)
	}
	for _, w := range f.words {
		if strings.Contains(w, " ") {
			propose(w, 0.9)
		} else {
			propose(w, 0.2)
		}
	}
	return out
}

func TestConsistencyInOneText(t *testing.T) {
	tests := []struct{ text, want string }{
		{"my name is tamsin quill. please ask quill", "tamsin quill .90, quill .65"},
		{"please ask quill, my name is tamsin quill", "quill .65, tamsin quill .90"},
		{"please ask quill", "quill .20"},
		{"my name is tamsin quill. please ask odile", "tamsin quill .90, odile .20"},
	}
	m, err := New([]*rules.Rule{taggedPerson}, Options{MinScore: 0.5, Tagger: newWordTagger("tamsin quill", "quill", "odile")})
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range tests {
		for range 3 { // the last time from the memo
			if diff := cmp.Diff(tt.want, describe(tt.text, m.Session().Match(Input{Text: tt.text, Prose: true}))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		}
		var told []string
		for _, a := range m.Session().Explain(Input{Text: tt.text, Prose: true}, nil) {
			if a.Outcome <= BelowThreshold {
				told = append(told, fmt.Sprintf("%s %s", tt.text[a.Span.Start:a.Span.End], strings.TrimPrefix(fmt.Sprintf("%.2f", a.Score), "0")))
			}
			if (a.Outcome == Found) != (a.Score >= 0.5) && a.Outcome != Overlapped {
				t.Errorf("outcome %v of a score of %v", a.Outcome, a.Score)
			}
		}
		if diff := cmp.Diff(tt.want, strings.Join(told, ", ")); diff != "" {
			t.Errorf("explained (-want +got):\n%s", diff)
		}
	}
}

// What gives way to another find introduces nothing.
func TestOverlappedNamesIntroduceNothing(t *testing.T) {
	street := &rules.Rule{ID: "street", EntityType: "STREET_ADDRESS", Title: "street", Patterns: []rules.Pattern{{Name: "s", Regexp: `\d+ \w+ street`, Score: 0.9}}}
	m, err := New([]*rules.Rule{street, taggedPerson}, Options{MinScore: 0.5, Tagger: newWordTagger("quill")})
	if err != nil {
		t.Fatal(err)
	}
	m.opts.Tagger.(*fakeTagger).sure = "quill street"
	const text = "12 quill street, quill"
	if got := describe(text, m.Session().Match(Input{Text: text, Prose: true})); got != "12 quill street .90, quill .20" {
		t.Errorf("got %s", got)
	}
}

func TestNamesWords(t *testing.T) {
	var n Names
	intro := "my name is grace quill"
	n.Learn(Introduced(nil, intro, []Hit{hit(t, intro, "grace quill", 0.9)}), 2)
	text := "ask_Quill_grace quill's quills"
	var got []string
	for s := range n.Words(text, 2) {
		got = append(got, text[s.Start:s.End])
	}
	if diff := cmp.Diff([]string{"Quill", "quill"}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for range n.Words(text, 1) {
		t.Error("a word is known before it was introduced")
	}
}

func describe(text string, hits []Hit) string {
	var out []string
	for _, h := range hits {
		out = append(out, fmt.Sprintf("%s %s", text[h.Span.Start:h.Span.End], strings.TrimPrefix(fmt.Sprintf("%.2f", h.Score), "0")))
	}
	return strings.Join(out, ", ")
}

// BenchmarkRecognizeNothing is what consistency costs a text without names.
func BenchmarkRecognizeNothing(b *testing.B) {
	text := "call me at 212 555 0100 or write"
	hits := []Hit{{Rule: &rules.Rule{EntityType: "PHONE_NUMBER"}, Score: 0.9, Span: document.Span{Start: 11, End: 23}}}
	b.ReportAllocs()
	for b.Loop() {
		recognize(text, hits)
	}
}

// BenchmarkAwaited is what a faint name costs that nothing introduces.
func BenchmarkAwaited(b *testing.B) {
	text := "could you ask tamsin about the order"
	h := Hit{Rule: taggedPerson, Span: document.Span{Start: 14, End: 20}, Score: 0.2, tagged: true}
	var room [4]uint64
	b.ReportAllocs()
	for b.Loop() {
		if len(Awaited(room[:0], text, &h)) != 1 {
			b.Fatal("no key")
		}
	}
}
