package rules

import (
	"os"
	"testing"
)

// BenchmarkParseBuiltin is what Builtin would cost at every start if the
// rules were read from YAML.
func BenchmarkParseBuiltin(b *testing.B) {
	for b.Loop() {
		if _, err := parseBuiltin(os.DirFS(".")); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkTriggers(b *testing.B) {
	set, err := Builtin()
	if err != nil {
		b.Fatal(err)
	}
	patterns := 0
	for b.Loop() {
		patterns = 0
		for _, r := range set.Rules() {
			for i := range r.Patterns {
				p := r.Patterns[i]
				p.compiled = ""
				p.MinDigits()
				p.RequiredLiterals()
				patterns++
			}
		}
	}
	b.ReportMetric(float64(patterns), "patterns")
}
