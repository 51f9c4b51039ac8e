package workspace

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// count is an emitter that keeps nothing.
type count struct{ units, bytes int }

func (c *count) Unit(u *document.Unit) error {
	c.units++
	c.bytes += len(u.Text)
	return nil
}

func (c *count) Problem(Problem) {}

// BenchmarkWorkspace reads a workspace of 50 MB in one line: an invented one,
// or the file that PRIVLINT_BENCH_JSON names.
func BenchmarkWorkspace(b *testing.B) {
	example := `{"text":"I would like to change the address of my account please","created":"2018-05-02T10:11:12.345Z"},`
	intent := `{"intent":"change_address","examples":[` + strings.Repeat(example, 500) + `{"text":"x"}]},`
	data := []byte(`{"name":"big","intents":[` + strings.Repeat(intent, 50<<20/len(intent)) + `{"intent":"last","examples":[]}],"dialog_nodes":[]}`)
	if name := os.Getenv("PRIVLINT_BENCH_JSON"); name != "" {
		var err error
		if data, err = os.ReadFile(name); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		c := &count{}
		in := &Input{Window: document.NewWindow(bytes.NewReader(data), 0, 0)}
		if err := watsonDialogFormat.Read(in, c); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(c.units), "units")
	}
}

// BenchmarkCompile builds the automaton of the largest table.
func BenchmarkCompile(b *testing.B) {
	for b.Loop() {
		compile(actionsTable("/workspace", ""))
	}
}
