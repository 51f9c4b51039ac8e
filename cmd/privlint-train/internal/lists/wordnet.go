package lists

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// wordnet is the nouns of WordNet: sets of synonyms, and under each the sets
// of narrower ones.
type wordnet struct {
	words    map[string][]string
	narrower map[string][]string
	sets     map[string][]string // those that a word is in, the most common sense first
}

// readWordnet reads data.noun and index.noun, which wndb(5WN) describes.
func readWordnet(a archive) (*wordnet, error) {
	nouns, err := a.file("/data.noun")
	if err != nil {
		return nil, err
	}
	index, err := a.file("/index.noun")
	if err != nil {
		return nil, err
	}
	w := &wordnet{map[string][]string{}, map[string][]string{}, map[string][]string{}}
	for line := range strings.Lines(string(nouns)) {
		fields := strings.Fields(strings.SplitN(line, " | ", 2)[0])
		if strings.HasPrefix(line, "  ") || len(fields) < 6 {
			continue
		}
		if err := w.set(fields); err != nil {
			return nil, fmt.Errorf("data.noun: %w", err)
		}
	}
	for line := range strings.Lines(string(index)) {
		fields := strings.Fields(line)
		if strings.HasPrefix(line, "  ") || len(fields) < 6 {
			continue
		}
		for _, field := range fields[4:] {
			if len(field) == 8 {
				w.sets[fields[0]] = append(w.sets[fields[0]], field)
			}
		}
	}
	return w, nil
}

// set notes one set of synonyms: its offset, file, type, the number of words
// in two hexadecimal digits, words each with a number, then the number of
// pointers and those, four fields each.
func (w *wordnet) set(fields []string) error {
	n, err := strconv.ParseUint(fields[3], 16, 8)
	if err != nil || len(fields) <= 4+2*int(n) {
		return fmt.Errorf("set %s has no words", fields[0])
	}
	for i := range int(n) {
		w.words[fields[0]] = append(w.words[fields[0]], strings.ReplaceAll(fields[4+2*i], "_", " "))
	}
	for p := fields[5+2*n:]; len(p) >= 4; p = p[4:] {
		if p[0] == "@" || p[0] == "@i" {
			w.narrower[p[1]] = append(w.narrower[p[1]], fields[0])
		}
	}
	return nil
}

// A sense is one meaning of a word, counted from 0.
type sense struct {
	word   string
	number int
}

// under are all words narrower than the senses, in order, as far as all that
// WordNet knows them to mean is narrower than these: "tablet" is more than a
// medicine. Ordinary words that mean something else first are so left out.
func (w *wordnet) under(senses ...sense) []string {
	inside := w.inside(senses)
	return w.wordsOf(inside, func(sets []string) bool {
		return !slices.ContainsFunc(sets, func(set string) bool { return !inside[set] })
	})
}

// mainly are the words of which the first meaning, the most common one, is
// narrower than the senses, whatever else they mean: "seizure".
func (w *wordnet) mainly(senses ...sense) []string {
	inside := w.inside(senses)
	return w.wordsOf(inside, func(sets []string) bool { return len(sets) > 0 && inside[sets[0]] })
}

// inside are the sets of synonyms that are narrower than the senses.
func (w *wordnet) inside(senses []sense) map[string]bool {
	inside := map[string]bool{}
	for _, s := range senses {
		if s.number >= len(w.sets[s.word]) {
			continue
		}
		for next := slices.Clone(w.narrower[w.sets[s.word][s.number]]); len(next) > 0; {
			set := next[len(next)-1]
			next = next[:len(next)-1]
			if !inside[set] {
				inside[set] = true
				next = append(next, w.narrower[set]...)
			}
		}
	}
	return inside
}

// wordsOf are the words of the sets, in order and once each, that are wanted
// by all the sets that they are in.
func (w *wordnet) wordsOf(inside map[string]bool, wanted func(sets []string) bool) []string {
	var list []string
	for set := range inside {
		for _, word := range w.words[set] {
			if wanted(w.sets[strings.ToLower(strings.ReplaceAll(word, " ", "_"))]) {
				list = append(list, word)
			}
		}
	}
	slices.Sort(list)
	return slices.Compact(list)
}
