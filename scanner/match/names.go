package match

import (
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

const (
	// faintScore is the score under which a person's name is faint: it may be
	// one, and counts only where something else says so.
	faintScore = 0.5
	// surelyScore is the score with which the tagger alone introduces a name
	// of one word.
	surelyScore = 0.8
	// againScore is the score of a faint name that was introduced elsewhere.
	againScore = 0.65
)

// What a key says of the word that it is the hash of.
const (
	keyName  = 'n' // names a person, however it is written
	keyPart  = 'p' // an ordinary word in a full name
	keyTitle = 't' // an ordinary word that was written with a capital
)

// Names are the names of persons that a text, a record or a file has
// introduced. They are kept as hashes of their words. The zero value knows
// none. Names are not safe for concurrent use.
type Names struct {
	first map[uint64]int
	// Most bounds the number of keys, one or two for each word; zero means
	// no bound. What comes after is not learned.
	Most int
}

// Learn adds the keys of names that Introduced gave, at a place: a number
// that grows along the file. What is known already keeps its place.
func (n *Names) Learn(keys []uint64, at int) {
	for _, k := range keys {
		if _, known := n.first[k]; known || n.Most > 0 && len(n.first) >= n.Most {
			continue
		}
		if n.first == nil {
			n.first = make(map[uint64]int)
		}
		n.first[k] = at
	}
}

// Empty tells that no name is known.
func (n *Names) Empty() bool { return n == nil || len(n.first) == 0 }

// Know tells whether all keys are those of names that were introduced at a
// place or before it. It is false for no keys.
func (n *Names) Know(keys []uint64, at int) bool {
	if n.Empty() || len(keys) == 0 {
		return false
	}
	for _, k := range keys {
		if first, known := n.first[k]; !known || first > at {
			return false
		}
	}
	return true
}

// Raise makes names of the faint hits in text whose words were introduced at
// the place or before it. Where is the end of the sentence "name introduced
// in the same", such as "record". It returns how many there were.
func (n *Names) Raise(text string, hits []Hit, at int, where string) int {
	if n.Empty() {
		return 0
	}
	raised := 0
	var room [4]uint64
	for i := range hits {
		h := &hits[i]
		if !h.Faint() || !n.Know(Awaited(room[:0], text, h), at) {
			continue
		}
		h.Score = againScore
		h.Evidence = append(slices.Clip(h.Evidence), "name introduced in the same "+where)
		raised++
	}
	return raised
}

// Faint tells that the Tagger takes the hit for what may be a person's name,
// and that it counts only where something else says so.
func (h *Hit) Faint() bool { return h.tagged && h.Score < faintScore && h.Rule.EntityType == person }

// introduces tells whether a hit makes its words known as a name: a rule or a
// label announces it, the Tagger is sure, or it is a name in full.
func (h *Hit) introduces(text string) bool {
	if h.Score < faintScore || h.Reserved || h.Rule.EntityType != person {
		return false
	}
	return h.Validated && !h.tagged || h.Labelled || h.Score >= surelyScore ||
		strings.ContainsAny(strings.TrimSpace(text[h.Span.Start:h.Span.End]), " \t\r\n_")
}

// Introduced appends the keys of the names that hits in text introduce. A
// word that has other uses ("will", "grace") is a name again only beside the
// rest of a name, or with a capital if it has one here.
func Introduced(dst []uint64, text string, hits []Hit) []uint64 {
	for i := range hits {
		if hits[i].introduces(text) {
			dst = hits[i].introduced(dst, text)
		}
	}
	return dst
}

func (h *Hit) introduced(dst []uint64, text string) []uint64 {
	value := text[h.Span.Start:h.Span.End]
	sure := surelyNamed(value)
	for w := range nameWords(value) {
		switch {
		case w.minor || !w.plain:
		case !w.ordinary:
			dst = append(dst, nameKey(keyName, w.fold))
		default:
			if sure {
				dst = append(dst, nameKey(keyPart, w.fold))
			}
			if w.title {
				dst = append(dst, nameKey(keyTitle, w.fold))
			}
		}
	}
	return dst
}

// surelyNamed tells whether a word of value has no other use than to name
// somebody.
func surelyNamed(value string) bool {
	for w := range nameWords(value) {
		if !w.minor && !w.ordinary && w.plain {
			return true
		}
	}
	return false
}

// Awaited appends the keys that must be known for a faint hit to be a name,
// or none where nothing makes it one.
func Awaited(dst []uint64, text string, h *Hit) []uint64 {
	from := len(dst)
	if behindSaint(text[:h.Span.Start]) {
		return dst
	}
	value := text[h.Span.Start:h.Span.End]
	sure, first := surelyNamed(value), true
	for w := range nameWords(value) {
		begins := first && beginsSentence(text, h.Span.Start)
		first = false
		switch {
		case w.minor:
		case !w.plain:
			return dst[:from]
		case !w.ordinary:
			dst = append(dst, nameKey(keyName, w.fold))
		case sure:
			dst = append(dst, nameKey(keyPart, w.fold))
		case w.title && !begins:
			dst = append(dst, nameKey(keyTitle, w.fold))
		default:
			return dst[:from]
		}
	}
	return dst
}

// beginsSentence tells whether what stands at off has its capital from the
// beginning of a sentence.
func beginsSentence(text string, off int) bool {
	before := strings.TrimRight(text[:off], " \t\"'“”‘’«»([")
	if before == "" {
		return true
	}
	r, _ := utf8.DecodeLastRuneInString(before)
	return strings.ContainsRune(".!?:;\n\r…。！？-–—*•", r)
}

// behindSaint tells whether the text before a name ends in a word for a saint:
// "st. mary's" is a hospital, a church, a street or a town, and not the Mary
// that was introduced.
func behindSaint(before string) bool {
	before = strings.TrimRight(before, ". -")
	word := before[len(strings.TrimRightFunc(before, letter)):]
	switch foldName(word) {
	case "st", "saint", "sainte", "ste", "san", "santa", "santo", "sankt", "sao", "sint":
		return true
	}
	return false
}

// nameKey is the hash of a word and what is known of it: FNV-1a with 64 bits,
// the same in every run.
func nameKey(kind byte, fold string) uint64 {
	const prime = 1099511628211
	h := (uint64(14695981039346656037) ^ uint64(kind)) * prime
	for i := range len(fold) {
		h = (h ^ uint64(fold[i])) * prime
	}
	return h
}

// recognize makes names of the faint hits of a text that another of its hits
// introduces. Hits are those that overlaps left.
func recognize(text string, hits []Hit) {
	faint, introduced := false, false
	for i := range hits {
		faint = faint || hits[i].Faint()
		introduced = introduced || hits[i].introduces(text)
	}
	if !faint || !introduced {
		return
	}
	var names Names
	var room [8]uint64
	names.Learn(Introduced(room[:0], text, hits), 0)
	names.Raise(text, hits, 0, "text")
}

// Words yields the words of text that are names whatever else stands there,
// introduced at the place or before it.
func (n *Names) Words(text string, at int) iter.Seq[document.Span] {
	return func(yield func(document.Span) bool) {
		if n.Empty() {
			return
		}
		for w := range nameWords(text) {
			if !w.minor && !w.ordinary && n.Know([]uint64{nameKey(keyName, w.fold)}, at) && !yield(w.span) {
				return
			}
		}
	}
}
