package tag

import (
	"context"
	"io"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/source"
)

// skill is a source of one file.
type skill string

// Each implements source.Source.
func (s skill) Each(_ context.Context, visit func(source.Item) error) error {
	return visit(source.Item{Path: "skill.json", Named: true, Size: int64(len(s)), Open: func() (io.ReadCloser, error) {
		return io.NopCloser(strings.NewReader(string(s))), nil
	}})
}

// nobody takes no results.
type nobody struct{}

func (nobody) Finding(*scanner.Finding) error   { return nil }
func (nobody) Coverage(*scanner.Coverage) error { return nil }

// The tables are opened for the first text that a name may stand in the midst
// of: neither a command that scans nothing nor a file of declared values pays.
func TestTablesAreOpenedLate(t *testing.T) {
	tagger := New(Options{})
	opened := 0
	open := tagger.load
	tagger.load = func() (*tables, error) { opened++; return open() }
	s, err := scanner.New(scanner.Options{Tagger: tagger, Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		examples string
		want     bool
	}{{"", false}, {`{"text": "hello there"}`, true}} {
		file := skill(`{"name": "bot", "language": "en", "intents": [{"intent": "greet", "examples": [` + test.examples + `]}],
  "entities": [{"entity": "size", "values": [{"value": "small", "synonyms": ["little"]}]}], "dialog_nodes": []}`)
		if _, err := s.Scan(t.Context(), file, nobody{}); err != nil {
			t.Fatal(err)
		}
		if got := opened > 0; got != test.want {
			t.Errorf("with the examples [%s] the tables are opened: %v", test.examples, got)
		}
	}
}
