package scanner

import (
	"bytes"
	"io"
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/privlint/privlint/scanner/source"
)

// silent is a sink for benchmarks of what stands before it.
type silent struct{}

func (silent) Finding(*Finding) error   { return nil }
func (silent) Coverage(*Coverage) error { return nil }

// BenchmarkReading is the way of one file without matching: bytes, character
// set, units, batches, delivery. PRIVLINT_BENCH_JSON names a file in place of
// the invented workspace.
func BenchmarkReading(b *testing.B) {
	const text = "I would like to change the address of my account please"
	const size = 8 << 20
	intent := `{"intent":"change_address","examples":[` + strings.Repeat(`{"text":"`+text+`"},`, 500) + `{"text":"x"}]},`
	workspace := `{"intents":[` + strings.Repeat(intent, size/len(intent)) + `{"intent":"last","examples":[]}],"dialog_nodes":[]}`
	if name := os.Getenv("PRIVLINT_BENCH_JSON"); name != "" {
		data, err := os.ReadFile(name)
		if err != nil {
			b.Fatal(err)
		}
		workspace = string(data)
	}
	turns := `{"messages":[{"role":"user","content":"` + text + `"},{"role":"assistant","content":"Sure."}]}` + "\n"
	row := `17,"` + text + `, and ""soon""",none` + "\n"
	for _, c := range []struct{ path, data string }{
		{"workspace.json", workspace},
		{"chats.jsonl", strings.Repeat(turns, size/len(turns))},
		{"utterances.csv", strings.Repeat(text+"\n", size/len(text))},
		{"table.csv", "id,text,note\n" + strings.Repeat(row, size/len(row))},
		{"nlu.yml", "nlu:\n- intent: change_address\n  examples: |\n" + strings.Repeat("    - "+text+"\n", size/len(text))},
		{"notes.txt", strings.Repeat(text+"\n", size/len(text))},
	} {
		b.Run(c.path, func(b *testing.B) {
			s, err := New(Options{Jobs: 1})
			if err != nil {
				b.Fatal(err)
			}
			data := []byte(c.data)
			item := source.Item{
				Path: c.path, Named: true, Size: int64(len(data)),
				Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(data)), nil },
			}
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				p := newPipeline(s, silent{})
				var worker sync.WaitGroup
				worker.Go(func() {
					for batch := range p.work {
						p.reuse(batch)
						close(batch.done)
					}
				})
				worker.Go(func() {
					if err := p.collect(func() {}); err != nil {
						b.Error(err)
					}
				})
				if err := p.read(b.Context(), item); err != nil {
					b.Fatal(err)
				}
				close(p.work)
				close(p.ordered)
				worker.Wait()
				if p.summary.Units < len(data)/1000 || !p.summary.Complete() {
					b.Fatalf("%d units, complete: %t", p.summary.Units, p.summary.Complete())
				}
			}
		})
	}
}
