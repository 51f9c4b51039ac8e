package match

import "testing"

// BenchmarkWeigh weighs the candidates of texts with personal data: checks,
// what stands around them, and the evidence.
func BenchmarkWeigh(b *testing.B) {
	type work struct {
		w    *scratch
		base *view
	}
	m, _, _ := builtinPhrases(b)
	for _, corpus := range []string{"pii_nano", "presidio_gen_large"} {
		texts, size := corpusTexts(b, corpus, 500)
		s := m.Session()
		list := make([]work, len(texts))
		candidates := 0
		for i, text := range texts {
			w := new(scratch)
			base := s.collect(w, Input{Text: text}, nil, nil)
			list[i] = work{w, base}
			candidates += len(w.candidates)
		}
		b.Run(corpus, func(b *testing.B) {
			b.SetBytes(size)
			b.ReportAllocs()
			hits := 0
			for b.Loop() {
				hits = 0
				for _, x := range list {
					hits += len(m.weigh(x.w, x.base, nil))
				}
			}
			b.ReportMetric(float64(candidates), "candidates")
			b.ReportMetric(float64(hits), "hits")
		})
	}
}
