package impact

import (
	"math/rand/v2"
	"testing"
)

// TestMarksAgainstMap compares the table with a map, also with hashes that
// collide in their upper bits.
func TestMarksAgainstMap(t *testing.T) {
	for _, values := range []bool{false, true} {
		r := rand.New(rand.NewPCG(7, 7))
		m, limit := newMarks(5000, values), 5000
		flags, numbers := map[uint64]uint64{}, map[uint64]uint32{}
		for range 60_000 {
			hash := r.Uint64N(8000) << flagBits
			if r.IntN(2) == 0 {
				hash *= 0x9e3779b97f4a7c15
			}
			key := hash &^ flagMask
			if key == 0 {
				key = flagMask + 1
			}
			slot := m.slot(hash | r.Uint64N(flagMask+1)) // whose lower bits do not count
			old, known := flags[key]
			if slot < 0 {
				if known || len(flags) < limit {
					t.Fatalf("turned away with %d of %d", len(flags), limit)
				}
				continue
			}
			set := uint64(1) << r.IntN(3)
			if got := m.mark(slot, set); got != old {
				t.Fatalf("flags %b, want %b", got, old)
			}
			flags[key] = old | set
			if values {
				if m.values[slot] != numbers[key] {
					t.Fatalf("value %d, want %d", m.values[slot], numbers[key])
				}
				m.values[slot]++
				numbers[key]++
			}
		}
		if m.used != limit || len(flags) != limit || !m.full {
			t.Errorf("used %d, full %v", m.used, m.full)
		}
	}
}
