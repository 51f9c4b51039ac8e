package scrub

import (
	"hash/maphash"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

const (
	// maxKnown bounds the values that are looked for everywhere, about 24
	// bytes each.
	maxKnown = 1 << 20
	// maxKnownWords is the most words of such a value.
	maxKnownWords = 8
)

// known are the values that must be replaced wherever they stand, also where
// nothing announces them: a name as an entity value, an account number in a
// bot answer. It keeps hashes only.
type known struct {
	seed   maphash.Seed
	values map[uint64]knownValue // by the hash of all words
	begins []uint64              // a bit for each hash of a first word, nil for none
	full   bool                  // there were more than maxKnown
}

type knownValue struct {
	choice uint16
	words  uint8
	// alone values are too common a word to be looked for within a text.
	alone bool
}

func newKnown() *known {
	return &known{seed: maphash.MakeSeed(), values: map[uint64]knownValue{}}
}

// beginBits is the size of known.begins: 1 MiB. A bit that two words share
// costs a look that finds nothing; a map took 10 MB for 300,000 values.
const beginBits = 23

func (k *known) noteBegin(hash uint64) {
	if k.begins == nil {
		k.begins = make([]uint64, 1<<(beginBits-6))
	}
	bit := hash >> (64 - beginBits)
	k.begins[bit>>6] |= 1 << (bit & 63)
}

func (k *known) mayBegin(hash uint64) bool {
	bit := hash >> (64 - beginBits)
	return k.begins[bit>>6]&(1<<(bit&63)) != 0
}

// word is a run of letters and digits in a text.
type word struct {
	span document.Span
	hash uint64 // without case
}

// words splits a text.
func (k *known) words(dst []word, text string) []word {
	var h maphash.Hash
	h.SetSeed(k.seed)
	start := -1
	end := func(at int) {
		if start >= 0 {
			dst = append(dst, word{document.Span{Start: start, End: at}, h.Sum64()})
			start = -1
		}
	}
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			switch {
			case c >= 'A' && c <= 'Z':
				c += 'a' - 'A'
			case c >= 'a' && c <= 'z' || c >= '0' && c <= '9':
			default:
				end(i)
				i++
				continue
			}
			if start < 0 {
				start = i
				h.Reset()
			}
			_ = h.WriteByte(c)
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) {
			end(i)
			i += size
			continue
		}
		if start < 0 {
			start = i
			h.Reset()
		}
		var buf [utf8.UTFMax]byte
		_, _ = h.Write(utf8.AppendRune(buf[:0], unicode.ToLower(r)))
		i += size
	}
	end(len(text))
	return dst
}

// join is the hash of several words.
func join(sum, next uint64) uint64 {
	const prime = 0x9e3779b97f4a7c15 // 2^64 / golden ratio
	sum = (sum ^ next) * prime
	return sum ^ sum>>29
}

// add remembers a value, if it is one that can be told from other text.
func (k *known) add(t rules.EntityType, category rules.Category, value string, choice uint16) {
	if !identifies(t, category) {
		return
	}
	words := k.words(nil, value)
	if len(words) == 0 || len(words) > maxKnownWords {
		return
	}
	if len(k.values) >= maxKnown {
		k.full = true
		return
	}
	sum := all(words)
	if _, ok := k.values[sum]; ok {
		return
	}
	k.values[sum] = knownValue{choice: choice, words: uint8(len(words)), alone: !distinct(value, len(words))}
	k.noteBegin(words[0].hash)
}

// hash is the hash of a value as it is looked for.
func (k *known) hash(value string) uint64 { return all(k.words(nil, value)) }

func all(words []word) (sum uint64) {
	for _, w := range words {
		sum = join(sum, w.hash)
	}
	return sum
}

// identifies tells whether a value of this type points to one person or
// thing wherever it stands. An age or an illness does not.
func identifies(t rules.EntityType, category rules.Category) bool {
	switch t {
	case "URL", "AGE", "DATE_TIME", "ZIP_CODE", "LOCATION", "ORGANIZATION", "MEDICAL_CONDITION", "MEDICATION":
		return false
	}
	switch category {
	case rules.CategorySpecial:
		return false
	default:
		return true
	}
}

// distinct tells whether a value is no text that comes about otherwise: of
// two words or more with eight letters or digits, or one word that has a
// digit in it and five characters, or six digits.
func distinct(value string, words int) bool {
	letters, digits := 0, 0
	for _, r := range value {
		switch {
		case unicode.IsDigit(r):
			digits++
		case unicode.IsLetter(r):
			letters++
		}
	}
	switch {
	case letters == 0:
		return digits >= 6
	case words == 1:
		return digits > 0 && letters+digits >= 5
	}
	return letters+digits >= 8
}

// sighting is a known value in a text.
type sighting struct {
	span   document.Span
	choice uint16
}

// find lists the known values in a text, in order, without overlaps, the
// longest at each place. Own tells that all of the text is one value, such as
// a synonym, so that words that are common elsewhere count as well.
func (k *known) find(scratch []word, text string, own bool) ([]sighting, []word) {
	if len(k.values) == 0 {
		return nil, scratch
	}
	words := k.words(scratch[:0], text)
	var out []sighting
	for i := 0; i < len(words); i++ {
		if !k.mayBegin(words[i].hash) {
			continue
		}
		var sum uint64
		best := 0
		for n := 1; n <= maxKnownWords && i+n <= len(words); n++ {
			sum = join(sum, words[i+n-1].hash)
			v, ok := k.values[sum]
			if !ok || int(v.words) != n || v.alone && (!own || n != len(words)) {
				continue
			}
			s := sighting{document.Span{Start: words[i].span.Start, End: words[i+n-1].span.End}, v.choice}
			if best > 0 {
				out = out[:len(out)-1]
			}
			out, best = append(out, s), n
		}
		i += max(best-1, 0)
	}
	return out, words
}
