package hugot

import (
	"os"
	"testing"
)

// BenchmarkTag measures the model in the folder that PRIVLINT_HUGOT_MODEL
// names, on an utterance.
func BenchmarkTag(b *testing.B) {
	dir := os.Getenv("PRIVLINT_HUGOT_MODEL")
	if dir == "" {
		b.Skip("PRIVLINT_HUGOT_MODEL names no model")
	}
	tagger, err := New(dir, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer tagger.Close()
	const text = "hi this is about my appointment, i need to reschedule it"
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			tagger.Tag(nil, text)
		}
	})
	if err := tagger.Err(); err != nil {
		b.Fatal(err)
	}
}
