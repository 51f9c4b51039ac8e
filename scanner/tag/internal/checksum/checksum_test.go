package checksum

import (
	"hash/crc32"
	"strings"
	"testing"
)

// The parts give the sum of the whole.
func TestSum(t *testing.T) {
	for _, n := range []int{0, 1, 4095, 4096, 4097, 10000} {
		s := strings.Repeat("0123456", n)[:n]
		if got, want := Sum(s), crc32.Checksum([]byte(s), crc32.MakeTable(crc32.Castagnoli)); got != want {
			t.Errorf("%d bytes: sum is %08x, want %08x", n, got, want)
		}
	}
}

func BenchmarkSum(b *testing.B) {
	s := strings.Repeat("0123456789abcdef", 1<<18)
	b.SetBytes(int64(len(s)))
	for b.Loop() {
		Sum(s)
	}
}
