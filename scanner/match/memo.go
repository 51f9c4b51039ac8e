package match

import (
	"hash/maphash"
	"slices"
	"strings"
	"sync/atomic"
)

const (
	// memoSlots is how many texts a memo remembers, 10 MB of chat.
	memoSlots = 1 << 16
	// memoWays is how many slots a text may stand in. With one, two texts of
	// the same slot drive each other out for ever.
	memoWays = 4
	// memoMarks is how many texts seen once are told apart, half a megabyte.
	memoMarks = 1 << 17
	// maxMemoText is how long a text that is remembered may be, in bytes:
	// longer ones seldom come again.
	maxMemoText = 256
)

// memo remembers what was found in texts that come again. Chats repeat
// themselves: the names of intents beside each utterance, the turns of the
// bot, "yes" and "thanks". To find a text again takes some 50 ns, to search one
// of 47 bytes a hundred times as long. Texts and labels are compared in full,
// so that a collision of hashes hides nothing. It is safe for concurrent use.
type memo struct {
	seed maphash.Seed
	// once has what was seen for the first time, by part of its hash, so that
	// texts that never come again are not copied.
	once  [memoMarks]atomic.Uint32
	texts [memoSlots]atomic.Pointer[memory]
}

// memory is what was found in a text with all that stood beside it.
type memory struct {
	hash uint64
	in   Input
	hits []Hit
}

// same tells whether two inputs are the same in all that matters.
func (in *Input) same(other *Input) bool {
	return in.Text == other.Text && in.Typed == other.Typed && in.Prose == other.Prose &&
		slices.Equal(in.Labels, other.Labels) && slices.Equal(in.Regions, other.Regions)
}

// clone copies an input, whose texts may be parts of a buffer.
func (in *Input) clone() Input {
	out := Input{
		Text: strings.Clone(in.Text), Labels: slices.Clone(in.Labels), Typed: in.Typed, Prose: in.Prose, Regions: slices.Clone(in.Regions),
	}
	for i := range out.Labels {
		out.Labels[i].Text = strings.Clone(out.Labels[i].Text)
	}
	return out
}

func newMemo() *memo { return &memo{seed: maphash.MakeSeed()} }

// hash is a number for all of an input but its regions, or 0 for one that is
// not worth remembering.
func (m *memo) hash(in *Input) uint64 {
	if len(in.Text) > maxMemoText {
		return 0
	}
	h := maphash.String(m.seed, in.Text)
	for i := range in.Labels {
		h = h*31 + maphash.String(m.seed, in.Labels[i].Text)
	}
	return h | 1<<63
}

// recall returns what was found in the input before.
func (m *memo) recall(hash uint64, in *Input) (hits []Hit, ok bool) {
	if hash == 0 {
		return nil, false
	}
	for way := range uint64(memoWays) {
		e := m.texts[hash%memoSlots^way].Load()
		if e != nil && e.hash == hash && e.in.same(in) {
			return slices.Clone(e.hits), true
		}
	}
	return nil, false
}

// add remembers what was found in an input, the second time. The caller may
// go on to change the hits, but not their evidence.
func (m *memo) add(hash uint64, in *Input, hits []Hit) {
	if hash == 0 {
		return
	}
	mark := uint32(hash >> 32)
	if m.once[hash>>16%memoMarks].Swap(mark) != mark {
		return
	}
	e := &memory{hash, in.clone(), slices.Clone(hits)}
	for i := range e.hits {
		e.hits[i].Evidence = slices.Clip(e.hits[i].Evidence)
	}
	slot, free := hash%memoSlots, hash>>40%memoWays
	for way := range uint64(memoWays) {
		if m.texts[slot^way].Load() == nil {
			free = way
		}
	}
	m.texts[slot^free].Store(e)
}
