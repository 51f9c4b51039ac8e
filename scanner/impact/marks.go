package impact

import "math/bits"

// marks is a bounded set of 64-bit hashes with five flags and a number for
// each. It is an open table: a map of the runtime takes three times the room
// and twice the time.
type marks struct {
	// keys hold a hash in the upper bits and its flags in the lower five.
	// Zero is a free slot.
	keys []uint64
	// values hold a number for each key; nil where none is wanted.
	values []uint32
	used   int
	limit  int
	// full tells that a hash was turned away.
	full bool
}

// Flags of a hash.
const (
	inInput     = 1 << iota // stands in the input
	inOutput                // stands in the output
	inPlain                 // stands in the output where no edit was made
	tightInput              // stands in the input with single blanks
	tightOutput             // stands so in the output

	flagBits = 5
	flagMask = 1<<flagBits - 1
)

const firstSlots = 1 << 10

func newMarks(limit int, values bool) *marks {
	m := &marks{keys: make([]uint64, firstSlots), limit: limit}
	if values {
		m.values = make([]uint32, firstSlots)
	}
	return m
}

// slot finds the slot of a hash, which is made if there is room. It is -1
// where there is none. Slots move when another hash is added.
func (m *marks) slot(hash uint64) int {
	key := hash &^ flagMask
	if key == 0 {
		key = flagMask + 1
	}
	at := m.find(key)
	if m.keys[at] != 0 {
		return at
	}
	if m.used >= m.limit {
		m.full = true
		return -1
	}
	if m.used*4 >= len(m.keys)*3 {
		m.grow()
		at = m.find(key)
	}
	m.used++
	m.keys[at] = key
	return at
}

// find is the slot that has the key, or the free one where it belongs.
func (m *marks) find(key uint64) int {
	mask := len(m.keys) - 1
	at := int(key >> (64 - bits.TrailingZeros(uint(len(m.keys)))))
	for m.keys[at] != 0 && m.keys[at]&^flagMask != key {
		at = (at + 1) & mask
	}
	return at
}

func (m *marks) grow() {
	keys, values := m.keys, m.values
	m.keys = make([]uint64, 2*len(keys))
	if values != nil {
		m.values = make([]uint32, 2*len(keys))
	}
	for i, key := range keys {
		if key == 0 {
			continue
		}
		at := m.find(key &^ flagMask)
		m.keys[at] = key
		if values != nil {
			m.values[at] = values[i]
		}
	}
}

// mark sets flags of a slot and returns those it had.
func (m *marks) mark(slot int, flags uint64) (old uint64) {
	old = m.keys[slot] & flagMask
	m.keys[slot] |= flags
	return old
}

// mix makes one hash of two.
func mix(a, b uint64) uint64 {
	hi, lo := bits.Mul64(a^0x9e3779b97f4a7c15, b^0xd6e8feb86659fd93)
	return hi ^ lo
}
