package scanner_test

import (
	"bytes"
	"context"
	"io"
	"testing"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/source"
)

// memory is one input that is not in a file.
type memory struct {
	path string
	data []byte
}

// Each implements source.Source.
func (m memory) Each(_ context.Context, visit func(source.Item) error) error {
	return visit(source.Item{
		Path: m.path, Named: true, Size: int64(len(m.data)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(m.data)), nil },
	})
}

// discard is a sink.
type discard struct{}

func (discard) Finding(*scanner.Finding) error   { return nil }
func (discard) Coverage(*scanner.Coverage) error { return nil }

// utterances is a list of invented chat messages of about a size, in which a
// share carries personal data.
func utterances(size, percent int) []byte {
	clean := []string{
		"how do i change the address on my account please",
		"what's the exchange rate for euros right now?",
		"I need a disposable virtual card. Please tell me how to order one.",
		"set a reminder to pay the rent at 5 pm",
		"my top up did not work and what should i do now",
	}
	personal := []string{
		"my ssn is 536-90-4399 and mail is bo@example.com",
		"please call me at (212) 555-0147 tomorrow morning",
		"card number 4111 1111 1111 1111 expires 04/29",
		"i am Anna Smith and i was born on 12 May 1984",
	}
	var b bytes.Buffer
	for i, owed, next := 0, 0, 0; b.Len() < size; i++ {
		text := clean[i%len(clean)]
		if owed += percent; owed >= 100 {
			owed -= 100
			text = personal[next%len(personal)]
			next++
		}
		b.WriteString(text)
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// BenchmarkScan is the whole way of one file, from bytes to findings. Sparse
// has personal data in 2 % of its lines, dense in 30 %.
func BenchmarkScan(b *testing.B) {
	for _, c := range []struct {
		name    string
		percent int
		jobs    int
	}{
		{"clean", 0, 0},
		{"sparse", 2, 0},
		{"dense", 30, 0},
		{"sparse-one-worker", 2, 1},
	} {
		b.Run(c.name, func(b *testing.B) {
			s, err := scanner.New(scanner.Options{Jobs: c.jobs})
			if err != nil {
				b.Fatal(err)
			}
			in := memory{"utterances.csv", utterances(1<<20, c.percent)}
			b.SetBytes(int64(len(in.data)))
			b.ReportAllocs()
			for b.Loop() {
				if sum, err := s.Scan(b.Context(), in, discard{}); err != nil || !sum.Complete() {
					b.Fatalf("incomplete scan, error %v", err)
				}
			}
		})
	}
}

// BenchmarkNew is what a scanner costs before it sees a byte.
func BenchmarkNew(b *testing.B) {
	for b.Loop() {
		if _, err := scanner.New(scanner.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkFirstScan is a new scanner and its first message.
func BenchmarkFirstScan(b *testing.B) {
	in := memory{"utterances.csv", []byte("my ssn is 536-90-4399 and mail is bo@example.com\n")}
	for b.Loop() {
		s, err := scanner.New(scanner.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Scan(b.Context(), in, discard{}); err != nil {
			b.Fatal(err)
		}
	}
}
