package scanner

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/source"
)

// lines is a sink that keeps what it gets as JSON.
type lines struct{ out []string }

func (l *lines) add(v any) error {
	data, err := json.Marshal(v)
	l.out = append(l.out, string(data))
	return err
}

func (l *lines) Finding(f *Finding) error {
	return l.add([]any{f, f.Before, f.After, f.unit, f.span, f.wideStart})
}
func (l *lines) Coverage(c *Coverage) error { return l.add(c) }

// slowly is a reader of n bytes at a time.
type slowly struct {
	io.Reader
	n int
}

func (s slowly) Read(p []byte) (int, error) { return s.Reader.Read(p[:min(len(p), s.n)]) }

// TestBatchesDoNotMatter reads files of several syntaxes with all numbers of
// workers, sizes of batches and of reads, and wants the same findings in the
// same order.
func TestBatchesDoNotMatter(t *testing.T) {
	var csv, chats, examples, yaml, prose strings.Builder
	for i := range 300 {
		text := fmt.Sprintf("is order %d on its way", i)
		if i%7 == 0 {
			text = fmt.Sprintf("😀 my ssn is 536-90-%04d, born on 12 May 1984 in Ulm", 1000+i)
		}
		fmt.Fprintf(&csv, "%d,\"%s, \"\"soon\"\"\",ask_order\n", i, text)
		fmt.Fprintf(&chats, `{"messages":[{"role":"assistant","content":"Your social security number?"},{"role":"user","content":"%s \u00e9"}]}`+"\n", text)
		fmt.Fprintf(&examples, `{"text":"%s"},`, text)
		fmt.Fprintf(&yaml, "    - %s [x](y)\n", text)
		fmt.Fprintf(&prose, "%s\n", text)
	}
	files := map[string]string{
		"table.csv":   "id,text,intent\n" + csv.String(),
		"chats.jsonl": chats.String(),
		"skill.json":  `{"intents":[{"examples":[` + examples.String() + `{"text":"x"}],"intent":"ask_order"}],"dialog_nodes":[]}`,
		"nlu.yml":     "nlu:\n- intent: ask_order\n  examples: |\n" + yaml.String(),
		"notes.txt":   prose.String(),
	}
	for name, content := range files {
		t.Run(name, func(t *testing.T) {
			var first []string
			for _, jobs := range []int{1, 2, 5} {
				s, err := New(Options{Jobs: jobs})
				if err != nil {
					t.Fatal(err)
				}
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
						if len(first) < 40 {
							t.Fatalf("%d findings", len(first))
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

// TestBatchSpread: texts hold the buffers that they are parts of, so a batch
// covers a bounded part of a file, however few they are.
func TestBatchSpread(t *testing.T) {
	var b bytes.Buffer
	b.WriteString("[")
	for range 64 {
		b.WriteString(`{"text":"hello there","n":[` + strings.Repeat("1,", 50_000) + `1]},`)
	}
	b.WriteString("{}]")
	s, err := New(Options{Jobs: 1})
	if err != nil {
		t.Fatal(err)
	}
	p := newPipeline(s, silent{})
	p.ordered = make(chan *batch, 1000)
	p.work = make(chan *batch, 1000)
	item := source.Item{Path: "a.json", Open: func() (io.ReadCloser, error) { return io.NopCloser(&b), nil }}
	if err := p.read(t.Context(), item); err != nil {
		t.Fatal(err)
	}
	close(p.work)
	units := 0
	for b := range p.work {
		units += len(b.units)
		if n := len(b.units); n > 0 && b.units[n-1].Raw.End-b.units[0].Raw.Start > spreadBytes+200_000 {
			t.Errorf("a batch covers %d bytes", b.units[n-1].Raw.End-b.units[0].Raw.Start)
		}
	}
	if units != 64 {
		t.Errorf("%d units, want 64", units)
	}
}

// one is a source of one input.
type one source.Item

// Each implements source.Source.
func (o one) Each(_ context.Context, visit func(source.Item) error) error {
	return visit(source.Item(o))
}
