package gazetteer

import (
	"cmp"
	"encoding/binary"
	"fmt"
	"slices"

	"github.com/privlint/privlint/scanner/tag/internal/checksum"
	"github.com/privlint/privlint/scanner/tag/token"
)

// MaxTokens is the length of the longest phrase that a table holds.
const MaxTokens = 6

// Builder collects phrases and makes a table of them. The zero value is ready
// for use.
type Builder struct {
	entries map[uint64]Entry
	tokens  []token.Token
}

// Add notes what a phrase is, besides what was noted of it before: the higher
// level of each kind of name and all flags. Capitals and accents do not
// matter. It tells whether the phrase was taken: not when it has no tokens or
// more than MaxTokens.
func (b *Builder) Add(phrase string, e Entry) bool {
	b.tokens = token.Split(b.tokens[:0], phrase)
	if len(b.tokens) == 0 || len(b.tokens) > MaxTokens {
		return false
	}
	if b.entries == nil {
		b.entries = map[uint64]Entry{}
	}
	hash := b.tokens[0].Hash
	for i := range b.tokens[1:] {
		b.entries[hash] |= Prefix
		hash = token.Join(hash, b.tokens[i+1].Hash)
	}
	b.entries[hash] = b.entries[hash].with(e)
	return true
}

// AddToken is Add for one token that is never the beginning of a text, so
// that Add would cut it otherwise: the "'s" of "it's".
func (b *Builder) AddToken(text string, e Entry) {
	if b.entries == nil {
		b.entries = map[uint64]Entry{}
	}
	hash := token.Hash(text)
	b.entries[hash] = b.entries[hash].with(e)
}

// Entry is what was noted of a phrase, 0 when nothing was.
func (b *Builder) Entry(phrase string) Entry {
	b.tokens = token.Split(b.tokens[:0], phrase)
	if len(b.tokens) == 0 {
		return 0
	}
	hash := b.tokens[0].Hash
	for _, t := range b.tokens[1:] {
		hash = token.Join(hash, t.Hash)
	}
	return b.entries[hash]
}

// Len is the number of phrases and of beginnings of phrases.
func (b *Builder) Len() int { return len(b.entries) }

// Each calls f for every entry, in no order.
func (b *Builder) Each(f func(Entry)) {
	for _, e := range b.entries {
		f(e)
	}
}

// Bytes makes the table, the same for the same phrases in whatever order they
// were added. Four fifths of the slots are used, four bytes each. The error
// is that the phrases have more different entries than a table can number.
func (b *Builder) Bytes() ([]byte, error) {
	hashes := make([]uint64, 0, len(b.entries))
	numbers := map[Entry]uint32{}
	for h, e := range b.entries {
		hashes = append(hashes, h)
		numbers[e] = 0
	}
	// Searches begin at the high half of the hash; in that order every
	// phrase lands at the first free slot, and the same one each time.
	slices.Sort(hashes)
	distinct := make([]Entry, 0, len(numbers)+1)
	for e := range numbers {
		distinct = append(distinct, e)
	}
	slices.SortFunc(distinct, cmp.Compare[Entry])
	distinct = slices.Insert(distinct, 0, 0)
	if len(distinct) > indexMask+1 {
		return nil, fmt.Errorf("gazetteer: %d different entries, at most %d can be numbered", len(distinct), indexMask+1)
	}
	for i, e := range distinct {
		numbers[e] = uint32(i)
	}
	homes := uint64(len(hashes)*5/4 + 1)
	slots := make([]uint32, homes, homes+64)
	for _, h := range hashes {
		i := int(h >> 32 * homes >> 32)
		slot := uint32(h)<<indexBits | numbers[b.entries[h]]
		for ; i < len(slots) && slots[i] != 0; i++ {
			if slots[i]&^indexMask == slot&^indexMask {
				// Two phrases that a search cannot tell apart: the first one wins.
				break
			}
		}
		switch {
		case i == len(slots):
			slots = append(slots, slot)
		case slots[i] == 0:
			slots[i] = slot
		}
	}
	slots = append(slots, 0)
	out := make([]byte, 8, headerSize+4*len(distinct)+slotSize*len(slots))
	for _, n := range []int{int(homes), len(slots), len(distinct)} {
		out = binary.LittleEndian.AppendUint32(out, uint32(n))
	}
	for _, e := range distinct {
		out = binary.LittleEndian.AppendUint32(out, uint32(e))
	}
	for _, s := range slots {
		out = binary.LittleEndian.AppendUint32(out, s)
	}
	binary.LittleEndian.PutUint32(out, magic)
	binary.LittleEndian.PutUint32(out[4:], checksum.Sum(string(out[8:])))
	return out, nil
}
