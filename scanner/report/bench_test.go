package report

import (
	"io"
	"testing"

	"github.com/privlint/privlint/scanner"
)

// counted counts what is written.
type counted int64

// Write implements io.Writer.
func (c *counted) Write(p []byte) (int, error) {
	*c += counted(len(p))
	return len(p), nil
}

// BenchmarkWriters write 1,000 findings of one input; the speed is that of
// the report.
func BenchmarkWriters(b *testing.B) {
	findings := sampleFindings()
	coverage := &scanner.Coverage{Path: "skill.json", Status: scanner.StatusScanned, Format: "watson-dialog", Units: 5000, Bytes: 1 << 20, Findings: 1000}
	summary := &scanner.Summary{Files: 1, Units: 5000, Bytes: 1 << 20, Findings: 1000}
	write := func(b *testing.B, format string, out io.Writer) {
		b.Helper()
		w, err := New(format, out, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for i := range 1000 {
			if err := w.Finding(findings[i%len(findings)]); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Coverage(coverage); err != nil {
			b.Fatal(err)
		}
		if err := w.Close(summary); err != nil {
			b.Fatal(err)
		}
	}
	for _, format := range Formats() {
		b.Run(format, func(b *testing.B) {
			var size counted
			write(b, format, &size)
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				write(b, format, io.Discard)
			}
		})
	}
}
