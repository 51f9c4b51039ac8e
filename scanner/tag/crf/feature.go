package crf

import "math/bits"

// maxFeatures is how many features a token has at most.
const maxFeatures = 64

// features writes the rows of the features of token i into f and returns how
// many there are.
func (s *Sentence) features(i int, f *[maxFeatures]uint32, mask uint32) int {
	n := 0
	put := func(id, h uint64) {
		h = (h + id) * 0xff51afd7ed558ccd
		f[n] = uint32(h>>33) & mask
		n++
	}
	a, b, c, d, e := s.at(i-2), s.at(i-1), &s.items[i], s.at(i+1), s.at(i+2)

	// words
	put(1, c.hash)
	put(2, b.hash)
	put(3, d.hash)
	put(4, a.hash)
	put(5, e.hash)
	put(6, mix(b.hash, c.hash))
	put(7, mix(c.hash, d.hash))
	put(8, mix(a.hash, b.hash))
	put(9, mix(d.hash, e.hash))
	put(10, mix(b.hash, d.hash))

	// parts of the word
	put(11, c.prefix2)
	put(12, c.prefix3)
	put(13, c.suffix2)
	put(14, c.suffix3)
	put(15, c.suffix4)
	put(35, mix(c.suffix3, b.hash))

	// spelling
	shape := c.shape*1000003 + s.class
	put(16, shape)
	put(17, mix(b.shape, shape))
	put(18, mix(shape, d.shape))
	put(19, mix(mix(b.shape, shape), d.shape))

	// what the gazetteer says
	put(20, c.sig)
	put(21, b.sig)
	put(22, d.sig)
	put(23, mix(b.sig, c.sig))
	put(24, mix(c.sig, d.sig))
	put(25, mix(mix(b.sig, c.sig), d.sig))
	put(26, mix(b.hash, c.sig))
	put(27, mix(d.hash, c.sig))
	put(28, mix(mix(a.hash, b.hash), c.sig))
	put(29, mix(mix(b.hash, c.sig), d.sig))
	put(30, mix(c.sig, shape))
	put(31, mix(mix(c.sig, d.sig), e.sig))
	put(37, mix(mix(a.hash, b.sig), c.sig))
	put(33, uint64(c.entry.Given())<<2|uint64(c.entry.Family()))
	for g := uint64(c.entry)>>levelBits<<4 | uint64(c.phrase); g != 0 && n < maxFeatures-8; g &= g - 1 {
		put(32, uint64(bits.TrailingZeros64(g)))
	}

	// a cue before it, and how long the text is: replies are names alone
	put(36, mix(s.cueBefore(i), c.sig))
	put(38, mix(uint64(min(len(s.items), 5))*8+s.class, c.sig))
	layout := uint64(0)
	if c.broken {
		layout |= 1
	}
	if d.broken {
		layout |= 2
	}
	if c.glued {
		layout |= 4
	}
	if layout != 0 {
		put(39, mix(layout, c.shape))
	}
	return n
}

// levelBits is how many bits of an entry have the levels of names.
const levelBits = 4

// at is the item at i, or the border.
func (s *Sentence) at(i int) *item {
	if i < 0 || i >= len(s.items) {
		return &border
	}
	return &s.items[i]
}

// cueReach is how far before a token a cue counts, in tokens.
const cueReach = 6

// cueBefore is the nearest cue before token i, and how near it is.
func (s *Sentence) cueBefore(i int) uint64 {
	for j := i - 1; j >= 0 && j >= i-cueReach; j-- {
		if k := uint64(s.items[j].cue); k != 0 {
			return k*8 + uint64(min(i-j, 4))
		}
	}
	return 0
}

func mix(a, b uint64) uint64 {
	h := (a ^ b*0x9e3779b97f4a7c15) * 0xff51afd7ed558ccd
	return h ^ h>>32
}
