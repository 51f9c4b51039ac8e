package workspace

import (
	"bytes"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// BenchmarkReaders reads 1 MiB of each kind of syntax into units; whole Watson
// workspaces have a benchmark of their own.
func BenchmarkReaders(b *testing.B) {
	const (
		text = "I would like to change the address of my account please"
		size = 1 << 20
	)
	for _, c := range []struct{ format, head, item string }{
		{"utterance-csv", "", text + "\n"},
		{"intent-csv", "", text + ",change_address\n"},
		{"csv", "id,text,note\n", `17,"` + text + `, and ""soon""",none` + "\n"},
		{"jsonl-chat", "", `{"messages":[{"role":"user","content":"` + text + `"},{"role":"assistant","content":"Sure."}]}` + "\n"},
		{"jsonl-generic", "", `{"id":17,"text":"` + text + `","note":"caf\u00e9"}` + "\n"},
		{"rasa-yaml", "nlu:\n- intent: change_address\n  examples: |\n", "    - " + text + "\n"},
		{"yaml", "texts:\n", "- " + text + "\n"},
		{"markdown", "# Notes\n\n", text + "\n\n"},
		{"text", "", text + "\n"},
	} {
		b.Run(c.format, func(b *testing.B) {
			f, err := Lookup(c.format)
			if err != nil {
				b.Fatal(err)
			}
			data := []byte(c.head + strings.Repeat(c.item, size/len(c.item)))
			b.SetBytes(int64(len(data)))
			b.ReportAllocs()
			for b.Loop() {
				n := &count{}
				if err := f.Read(&Input{Window: document.NewWindow(bytes.NewReader(data), 0, 0)}, n); err != nil {
					b.Fatal(err)
				}
				if n.units < size/len(c.item)/2 {
					b.Fatalf("%d units", n.units)
				}
			}
		})
	}
}
