package scrub

import (
	"io"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/scrub/operator"
)

// BenchmarkScrub measures the two readings of a scrub on 256 KiB of chat
// messages, 30 % of which carry personal data: survey finds, rewrite edits.
func BenchmarkScrub(b *testing.B) {
	block := strings.Repeat("how do i change the address on my account please\n", 7) +
		"my ssn is 536-90-4399 and mail is bo@example.com\n" +
		"please call me at (212) 555-0147 tomorrow morning\n" +
		"card number 4111 1111 1111 1111 expires 04/29\n"
	files := []input{{"utterances.csv", []byte(strings.Repeat(block, 256<<10/len(block)))}}
	size := int64(len(files[0].data))
	list, err := sharedScanners()
	if err != nil {
		b.Fatal(err)
	}
	chain := trial{operators: []string{"*=replace"}}.chain(b)
	opts := Options{
		Scanner: list[1], From: rules.SeverityLow,
		Choose: func(f *scanner.Finding) *operator.Operator { return chain.Choose(f.Rule, f.EntityType, f.Category) },
	}
	b.Run("survey", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			if sum, err := New(opts).Survey(b.Context(), inputs(files)); err != nil || sum.Findings == 0 {
				b.Fatalf("%d findings, error %v", sum.Findings, err)
			}
		}
	})
	b.Run("rewrite", func(b *testing.B) {
		b.SetBytes(size)
		b.ReportAllocs()
		for b.Loop() {
			b.StopTimer() // a survey is used up by its rewrite
			s := New(opts)
			if _, err := s.Survey(b.Context(), inputs(files)); err != nil {
				b.Fatal(err)
			}
			b.StartTimer()
			if r, err := s.Rewrite(files[0].name, files[0].open, io.Discard, nil); err != nil || !r.Changed() {
				b.Fatalf("unchanged, error %v", err)
			}
		}
	})
}
