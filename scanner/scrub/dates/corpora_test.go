package dates_test

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/scrub/dates"
	"github.com/privlint/privlint/scanner/scrub/dateshift"
	"github.com/privlint/privlint/scanner/scrub/generalize"
)

// tally counts what became of the findings of a type in the corpora.
type tally struct {
	all, unread, yearless, coarser, shifted int
	// again counts values whose replacement is found again in its text.
	again int
}

// TestCorpora reads, generalizes and shifts what the rules find in labelled
// corpora. It shows counts only: the texts are other people's.
func TestCorpora(t *testing.T) {
	if testing.Short() {
		t.Skip("long")
	}
	files := corpora(t)
	m := matcher(t, "DATE_TIME", "DATE_OF_BIRTH", "AGE", "ZIP_CODE")
	shifter := dateshift.New([]byte("0123456789abcdef"))
	counts := make(map[rules.EntityType]*tally)
	for _, file := range files {
		for _, text := range texts(t, file) {
			for _, h := range m.Session().Match(match.Input{Text: text, Typed: true}) {
				if h.Reserved {
					continue
				}
				n := counts[h.Rule.EntityType]
				if n == nil {
					n = new(tally)
					counts[h.Rule.EntityType] = n
				}
				n.all++
				before, value, after := text[:h.Span.Start], text[h.Span.Start:h.Span.End], text[h.Span.End:]
				if h.Rule.EntityType == "DATE_TIME" || h.Rule.EntityType == "DATE_OF_BIRTH" {
					d, ok := dates.Parse(value)
					switch {
					case !ok:
						n.unread++
					case d.Year == 0:
						n.yearless++
						continue
					}
					if got, ok := shifter.Shift(file, value); ok {
						n.shifted++
						n.again += found(m, before, got, after)
					}
				}
				if got, ok := generalize.Value(h.Rule.EntityType, value, generalize.Params{Year: 2026}); ok {
					n.coarser++
					n.again += found(m, before, got, after)
				}
			}
		}
	}
	for entity, n := range counts {
		t.Logf("%s: %+v", entity, *n)
		dated := n.all - n.yearless
		switch {
		case n.all < 100:
			t.Errorf("%s: %d findings, want 100 at least", entity, n.all)
		case n.unread*1000 > n.all:
			t.Errorf("%s: %d of %d not read", entity, n.unread, n.all)
		case n.coarser*100 < dated*99:
			t.Errorf("%s: %d of %d generalized", entity, n.coarser, dated)
		case n.shifted > 0 && n.shifted*100 < dated*99:
			t.Errorf("%s: %d of %d shifted", entity, n.shifted, dated)
		case n.again*100 > n.all:
			t.Errorf("%s: %d of %d found again", entity, n.again, n.all)
		}
	}
	if len(counts) != 4 {
		t.Errorf("%d entity types, want 4", len(counts))
	}
}

// found is 1 when something is found in the text where value stands.
func found(m *match.Matcher, before, value, after string) int {
	for _, h := range m.Session().Match(match.Input{Text: before + value + after, Typed: true}) {
		if !h.Reserved && h.Score >= match.ExampleScore && h.Span.Start < len(before)+len(value) && h.Span.End > len(before) {
			return 1
		}
	}
	return 0
}

func matcher(t *testing.T, entities ...rules.EntityType) *match.Matcher {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	var list []*rules.Rule
	for _, r := range set.Rules() {
		for _, e := range entities {
			if r.EntityType == e {
				list = append(list, r)
			}
		}
	}
	m, err := match.New(list, match.Options{MinScore: match.ExampleScore})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func corpora(t *testing.T) []string {
	t.Helper()
	dir := os.Getenv("PRIVLINT_SHARED")
	if dir == "" {
		dir = filepath.Join("..", "..", "..", "..", "shared")
	}
	dir = filepath.Join(dir, "corpora")
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) {
		t.Skip("no shared corpora: set PRIVLINT_SHARED")
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("%d corpora, %v", len(files), err)
	}
	return files
}

// texts are the first short texts of a corpus.
func texts(t *testing.T, file string) []string {
	t.Helper()
	const most, longest = 400, 5000
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(z)
	lines.Buffer(nil, 16<<20)
	var out []string
	for len(out) < most && lines.Scan() {
		var record struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		if len(record.Text) <= longest {
			out = append(out, record.Text)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}
