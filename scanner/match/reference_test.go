package match

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// reference finds the spans of a pattern without triggers, shapes or cuts:
// the expression is tried at every character, on all that follows.
// Patterns that are looked for in all of a text are left to package regexp.
func reference(p *pattern, re *regexp.Regexp, text string) []document.Span {
	var out []document.Span
	if p.anywhere() {
		for _, loc := range re.FindAllStringSubmatchIndex(text, -1) {
			if s := (document.Span{Start: loc[2*p.group], End: loc[2*p.group+1]}); s.Len() > 0 && bounded(text, s, p.Boundary) {
				out = append(out, s)
			}
		}
		return out
	}
	for off := 0; off < len(text); {
		_, size := utf8.DecodeRuneInString(text[off:])
		next := off + size
		if !p.shape.Edged || off == 0 || !asciiWordByte(text[off-1]) {
			if loc := re.FindStringSubmatchIndex(text[off:]); loc != nil {
				s := p.fit(text, document.Span{Start: off + loc[2*p.group], End: off + loc[2*p.group+1]})
				if s.Len() > 0 && bounded(text, s, p.Boundary) {
					out = append(out, s)
					next = max(next, p.after(s))
				}
			}
		}
		off = next
	}
	return out
}

// checkReference compares the engine with the reference on one text.
func checkReference(t *testing.T, m *Matcher, res []*regexp.Regexp, text string) {
	t.Helper()
	w := &scratch{regions: []string{"US"}}
	w.labelled = make([]bool, len(m.detectors))
	for i := range w.labelled {
		w.note(int32(i))
	}
	got := make(map[*pattern][]document.Span)
	v := normalize(text).text
	for _, p := range m.wake(w, v, nil) {
		if err := p.find(v, w.wakes.hintsFor(p), func(s document.Span) { got[p] = append(got[p], s) }); err != nil {
			t.Fatal(err)
		}
	}
	for i, p := range m.patterns {
		if res[i] == nil {
			continue
		}
		if want := reference(p, res[i], v); !slices.Equal(got[p], want) {
			t.Errorf("rule %s, pattern %s: spans %v, want %v in a text of %d bytes", p.detector.rule.ID, p.Name, got[p], want, len(v))
		}
	}
}

func referenceMatcher(tb testing.TB) (*Matcher, []*regexp.Regexp) {
	tb.Helper()
	m := builtinMatcher(tb)
	res := make([]*regexp.Regexp, len(m.patterns))
	for i, p := range m.patterns {
		if err := p.compile(); err != nil {
			tb.Fatal(err)
		}
		// keywords are a condition of the rule, which the reference ignores
		if p.Needs != rules.NeedsField && len(p.detector.rule.Keywords) == 0 {
			src := p.Source()
			if !p.anywhere() {
				src = `\A(?:` + src + `)`
			}
			re, err := regexp.Compile(src)
			if err != nil {
				tb.Fatal(err)
			}
			res[i] = re
		}
	}
	return m, res
}

// The engine finds in the examples of all rules what the reference finds.
func TestReferenceOnExamples(t *testing.T) {
	m, res := referenceMatcher(t)
	for i, d := range m.detectors {
		if testing.Short() && i%8 != 0 {
			continue
		}
		for _, ex := range slices.Concat(d.rule.Examples.Match, d.rule.Examples.NoMatch) {
			checkReference(t, m, res, ex.Text)
			if t.Failed() {
				t.Fatalf("in an example of %s: %q", d.rule.ID, ex.Text)
			}
		}
	}
}

// The same on a sample of real texts.
func TestReferenceOnCorpora(t *testing.T) {
	if testing.Short() {
		t.Skip("short run: the reference is slow")
	}
	shared := os.Getenv("PRIVLINT_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	files, err := filepath.Glob(filepath.Join(shared, "corpora", "*.jsonl.gz"))
	if err != nil || len(files) == 0 {
		t.Skip("no corpora beside the repository (set PRIVLINT_SHARED)")
	}
	m, res := referenceMatcher(t)
	for _, name := range files {
		for _, text := range sampleTexts(t, name, 12) {
			checkReference(t, m, res, text)
		}
		if t.Failed() {
			t.Fatalf("in %s", filepath.Base(name))
		}
	}
}

// sampleTexts takes n texts from a corpus, evenly from its first thousand.
func sampleTexts(t *testing.T, name string, n int) []string {
	t.Helper()
	f, err := os.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 1<<24)
	var out []string
	for i := 0; len(out) < n && lines.Scan(); i++ {
		if i%80 != 7 {
			continue
		}
		var record struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		out = append(out, record.Text[:min(len(record.Text), 2000)])
	}
	return out
}
