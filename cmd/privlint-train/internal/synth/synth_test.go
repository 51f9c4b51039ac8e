package synth

import (
	"bytes"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

var testCarriers = []string{"what is my balance", "can my friend use the card.", "please send it to someone", "i lost my card"}

func generate(t *testing.T, opts Options) []Utterance {
	t.Helper()
	opts.Carriers = testCarriers
	utterances, err := Generate(small(), opts)
	if err != nil {
		t.Fatal(err)
	}
	var all []Utterance
	for u := range utterances {
		all = append(all, u)
	}
	return all
}

func TestSpansAreWellFormed(t *testing.T) {
	types := map[string]int{}
	for i, u := range generate(t, Options{Seed: 1, N: 20000}) {
		runes, last := []rune(u.Text), 0
		if !utf8.ValidString(u.Text) || strings.TrimSpace(u.Text) == "" {
			t.Fatalf("utterance %d (%s): blank or broken: %q", i, u.Source, u.Text)
		}
		for _, s := range u.Spans {
			types[s.Type]++
			if s.Start < last || s.Start >= s.End || s.End > len(runes) {
				t.Fatalf("utterance %d (%s): span %v after %d of %d in %q", i, u.Source, s, last, len(runes), u.Text)
			}
			if unicode.IsSpace(runes[s.Start]) || unicode.IsSpace(runes[s.End-1]) {
				t.Errorf("utterance %d (%s): blanks at the ends of %v in %q", i, u.Source, s, u.Text)
			}
			last = s.End
		}
	}
	for _, want := range []string{PER, LOC, ADDR, ORG, COND, DRUG, DATE} {
		if types[want] < 300 {
			t.Errorf("%d spans of %s in 20,000 utterances, want 300 or more", types[want], want)
		}
	}
}

// letters is what noise without typos keeps of a text.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, strings.ToLower(fold(strings.ToUpper(fold(s)))))
}

// TestNoiseKeepsSpans compares the spans of noisy utterances with the values
// that were inserted.
func TestNoiseKeepsSpans(t *testing.T) {
	g, err := newGenerator(small(), Options{Carriers: testCarriers})
	if err != nil {
		t.Fatal(err)
	}
	typos := 0
	for seed := range uint64(20000) {
		g.random = newRandom(seed)
		g.language = g.grammar.languages[seed%uint64(len(g.grammar.languages))]
		g.pieces, g.people = nil, map[byte]person{}
		g.fromTemplate()
		g.pieces = tidy(g.pieces)
		var inserted []piece
		for _, p := range g.pieces {
			if p.kind != "" && p.kind != ignored {
				inserted = append(inserted, p)
			}
		}
		g.noise()
		u := assemble(g.pieces)
		if len(u.Spans) != len(inserted) {
			t.Fatalf("seed %d: %d spans of %d values", seed, len(u.Spans), len(inserted))
		}
		for i, s := range u.Spans {
			got, want := letters(string([]rune(u.Text)[s.Start:s.End])), letters(inserted[i].text)
			if s.Type != inserted[i].kind {
				t.Fatalf("seed %d: span %d is %s, want %s", seed, i, s.Type, inserted[i].kind)
			}
			if got == want {
				continue
			}
			typos++
			if difference := len(got) - len(want); difference < -4 || difference > 4 {
				t.Fatalf("seed %d: span %d cuts %q, want %q or a typo of it", seed, i, got, want)
			}
		}
	}
	if typos == 0 || typos > 1500 {
		t.Errorf("%d spans with typos in 20,000 utterances", typos)
	}
}

func TestSameSeedSameBytes(t *testing.T) {
	write := func(seed uint64) []byte {
		var out bytes.Buffer
		w := NewWriter(&out)
		for _, u := range generate(t, Options{Seed: seed, N: 500}) {
			if err := w.Write(u); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			t.Fatal(err)
		}
		return out.Bytes()
	}
	first := write(7)
	if !bytes.Equal(first, write(7)) {
		t.Error("two runs with the same seed differ")
	}
	if bytes.Equal(first, write(8)) {
		t.Error("two seeds give the same")
	}
	digest := fnv.New64a()
	digest.Write(first)
	if got, want := fmt.Sprintf("%016x", digest.Sum64()), wantDigest; got != want {
		t.Errorf("digest of seed 7 is %s, want %s; change it with the templates", got, want)
	}
}

func TestReaderReadsWhatWriterWrote(t *testing.T) {
	want := generate(t, Options{Seed: 3, N: 300})
	var out bytes.Buffer
	w := NewWriter(&out)
	for _, u := range want {
		if err := w.Write(u); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Flush(); err != nil {
		t.Fatal(err)
	}
	r := NewReader(&out)
	for i := range want {
		got, err := r.Read()
		if err != nil {
			t.Fatal(err)
		}
		if len(got.Mask) == 0 {
			got.Mask = nil
		}
		if diff := cmp.Diff(want[i], got); diff != "" {
			t.Fatalf("utterance %d: %s", i, diff)
		}
	}
	if _, err := r.Read(); !errors.Is(err, io.EOF) {
		t.Errorf("after the last: %v, want EOF", err)
	}
}

func TestReaderRejects(t *testing.T) {
	for name, line := range map[string]string{
		"no JSON":           `hello`,
		"span past the end": `{"t":"ab","e":[[0,3,"PER"]],"m":[],"x":[],"src":"s"}`,
		"empty span":        `{"t":"ab","e":[[1,1,"PER"]],"m":[],"x":[],"src":"s"}`,
		"span of two":       `{"t":"ab","e":[[0,1]],"m":[],"x":[],"src":"s"}`,
		"half a region":     `{"t":"ab","e":[],"m":[],"x":[[0]],"src":"s"}`,
		"unknown type":      `{"t":"ab","e":[[0,1,"NICK"]],"m":[],"x":[],"src":"s"}`,
		"unknown mask":      `{"t":"ab","e":[],"m":["NICK"],"x":[],"src":"s"}`,
		"span over lines":   "{\"t\":\"ab\",\n\"src\":\"s\"}",
	} {
		t.Run(name, func(t *testing.T) {
			r := NewReader(strings.NewReader("\n" + `{"t":"a"}` + "\r\n" + line))
			if _, err := r.Read(); err != nil || r.Line() != 2 {
				t.Fatalf("the line before: error %v in line %d, want none in line 2", err, r.Line())
			}
			if _, err := r.Read(); err == nil || errors.Is(err, io.EOF) || r.Line() != 3 {
				t.Errorf("got error %v in line %d, want one about line 3", err, r.Line())
			}
		})
	}
}

func TestCarriersMaskOtherTypes(t *testing.T) {
	masked := 0
	for _, u := range generate(t, Options{Seed: 5, N: 2000, Languages: []string{"en"}}) {
		if u.Source == "synth/en/carrier" {
			masked++
			if len(u.Mask) != 6 || len(u.Spans) != 1 || u.Spans[0].Type != PER {
				t.Fatalf("mask %v and %d spans, want six types and one name", u.Mask, len(u.Spans))
			}
		}
	}
	if masked == 0 {
		t.Error("no carrier with a name")
	}
}

func TestCarriersWithNamesAreLeftOut(t *testing.T) {
	carriers := []string{"please tell gwen where i am"}
	for i := range 400 {
		carriers = append(carriers, fmt.Sprintf("ask hank for %d", i))
	}
	names, err := newSources(small())
	if err != nil {
		t.Fatal(err)
	}
	if got := names.withoutNames(carriers); len(got) != 400 || got[0] != "ask hank for 0" {
		t.Errorf("%d carriers are left of 401, want all but the one with the rare name", len(got))
	}
}

func TestLanguages(t *testing.T) {
	for _, u := range generate(t, Options{Seed: 2, N: 500, Languages: []string{"en"}}) {
		if u.Lang != "en" {
			t.Fatalf("language %q, want en", u.Lang)
		}
	}
	if _, err := Generate(small(), Options{N: 1, Languages: []string{"tlh"}}); err == nil {
		t.Error("no error for a language without templates")
	}
	empty := small()
	empty.Drugs = nil
	if _, err := Generate(empty, Options{N: 1}); err == nil {
		t.Error("no error for lists without drugs")
	}
}

func TestTemplatesParse(t *testing.T) {
	g, err := loadGrammar()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range g.languages {
		count := 0
		for _, topic := range l.topics {
			count += len(topic.templates)
		}
		t.Logf("%s: %d templates of %d topics, %d rules", l.name, count, len(l.topics), len(l.rules))
		if count < 25 {
			t.Errorf("%s has %d templates, want 25 or more", l.name, count)
		}
	}
	for name, line := range map[string]string{
		"open slot": "hi {per", "open choice": "hi (a|b", "open option": "hi [a", "loose end": "a) b", "bad person": "{per@ab}",
		"bad weight": "*x hi", "unknown slot": "hi {persno}", "backslash": `hi \`,
	} {
		t.Run(name, func(t *testing.T) {
			files := fstest.MapFS{"templates/en/a.txt": {Data: []byte(line)}}
			if _, err := parseGrammar(files); err == nil {
				t.Error("no error")
			}
		})
	}
}

func BenchmarkGenerate(b *testing.B) {
	utterances, err := Generate(small(), Options{N: b.N, Carriers: testCarriers})
	if err != nil {
		b.Fatal(err)
	}
	for range utterances {
	}
}
