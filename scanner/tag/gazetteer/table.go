package gazetteer

import (
	"errors"
	"fmt"

	"github.com/privlint/privlint/scanner/tag/internal/checksum"
)

// The layout of a table, all numbers little-endian and of four bytes:
//
//	magic, checksum of all that follows, number of home slots, number of all
//	slots, number of distinct entries, the entries, the slots
//
// A slot has the number of its entry in the low 12 bits, 0 when the slot is
// empty, and the low 20 bits of the hash above them. The high half of the
// hash says at which slot the search begins; it goes on to the first empty
// one. The last slot is always empty, so that no search leaves the table.
const (
	magic      = 0x315a4750 // "PGZ1"
	headerSize = 5 * 4
	slotSize   = 4
	indexBits  = 12
	indexMask  = 1<<indexBits - 1
	maxSlots   = 1 << 26
)

// ErrCorrupt is the error of data that is no table, or a damaged one.
var ErrCorrupt = errors.New("gazetteer: data is no table or damaged")

// Table is a gazetteer. It is safe for concurrent use.
type Table struct {
	slots   string
	homes   uint64
	entries []Entry
}

// Open reads a table in place: the string must hold what Builder.Bytes made.
// It checks all of it, in less than a millisecond for two megabytes. The
// error wraps ErrCorrupt.
func Open(data string) (*Table, error) {
	if len(data) < headerSize || load(data, 0) != magic {
		return nil, fmt.Errorf("%w: no header", ErrCorrupt)
	}
	if load(data, 4) != checksum.Sum(data[8:]) {
		return nil, fmt.Errorf("%w: wrong checksum", ErrCorrupt)
	}
	homes, slots, entries := uint64(load(data, 8)), uint64(load(data, 12)), uint64(load(data, 16))
	if slots > maxSlots || slots <= homes || homes == 0 || entries == 0 || entries > indexMask+1 ||
		uint64(len(data)) != headerSize+4*entries+slotSize*slots {
		return nil, fmt.Errorf("%w: wrong sizes", ErrCorrupt)
	}
	t := &Table{slots: data[headerSize+4*entries:], homes: homes, entries: make([]Entry, entries)}
	for i := range t.entries {
		t.entries[i] = Entry(load(data, headerSize+4*i))
	}
	for i := 0; i < len(t.slots); i += slotSize {
		if uint64(load(t.slots, i)&indexMask) >= entries {
			return nil, fmt.Errorf("%w: slot without entry", ErrCorrupt)
		}
	}
	if load(t.slots, len(t.slots)-slotSize) != 0 {
		return nil, fmt.Errorf("%w: table without end", ErrCorrupt)
	}
	return t, nil
}

// Lookup is the entry of a phrase by its hash: token.Hash of one token,
// joined with those that follow by token.Join. It is 0 for an unknown phrase,
// but for one of about 2^16 of them.
func (t *Table) Lookup(hash uint64) Entry {
	print := uint32(hash) << indexBits
	for i := int(hash>>32*t.homes>>32) * slotSize; i+slotSize <= len(t.slots); i += slotSize {
		s := load(t.slots, i)
		if s&indexMask == 0 {
			return 0
		}
		if s&^indexMask == print {
			return t.entries[s&indexMask]
		}
	}
	return 0
}

// load is the number at offset i.
func load(s string, i int) uint32 {
	_ = s[i+3]
	return uint32(s[i]) | uint32(s[i+1])<<8 | uint32(s[i+2])<<16 | uint32(s[i+3])<<24
}
