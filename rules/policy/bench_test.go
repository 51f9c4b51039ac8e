package policy

import (
	"os"
	"testing"
)

// BenchmarkParse is what the first tag would cost if policies were read from
// YAML.
func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		if _, err := parseAll(os.DirFS(".")); err != nil {
			b.Fatal(err)
		}
	}
}
