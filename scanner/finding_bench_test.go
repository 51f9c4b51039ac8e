package scanner

import (
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

// BenchmarkFinding makes findings of hits: all that a dense file costs behind
// matching and before the report.
func BenchmarkFinding(b *testing.B) {
	s, err := New(Options{})
	if err != nil {
		b.Fatal(err)
	}
	f := &file{coverage: Coverage{Path: "utterances.csv"}, outlook: s.base, session: s.matcher.Session(), lore: newLore()}
	u := &document.Unit{
		Text: "please call me at (212) 736-5000, my mail is bo.miller@gmail.com and my ssn 536-90-4399",
		Role: document.RoleUtterance, Record: 7, Pointer: "/utterance", Place: document.Place{Kind: "row"},
	}
	u.Raw.End = len(u.Text)
	hits := s.hits(f, u)
	if len(hits) < 3 {
		b.Fatalf("%d hits", len(hits))
	}
	b.ReportAllocs()
	for b.Loop() {
		cursor := document.NewCursor(u)
		for i := range hits[:3] {
			_ = s.finding(f, u, &cursor, hits, &hits[i], known{})
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(3*b.N), "ns/finding")
}
