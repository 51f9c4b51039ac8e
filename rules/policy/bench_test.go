package policy

import "testing"

func BenchmarkParse(b *testing.B) {
	for b.Loop() {
		for _, name := range names {
			src, _ := files.ReadFile(name + ".yaml")
			if _, err := parse(name, src); err != nil {
				b.Fatal(err)
			}
		}
	}
}
