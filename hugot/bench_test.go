package hugot

import (
	"flag"
	"testing"
)

var benchModel = flag.String("model", "", "measure the model in this folder")

// BenchmarkTag measures the model that -model names, on an utterance.
func BenchmarkTag(b *testing.B) {
	if *benchModel == "" {
		b.Skip("-model names no model")
	}
	tagger, err := New(*benchModel, Options{})
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
