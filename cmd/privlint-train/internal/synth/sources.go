package synth

import (
	"fmt"
	"math"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/cmd/privlint-train/internal/lists"
)

// flatten is the power of a weight by which names are drawn: below 1, so that
// rare ones come often enough to be learned.
const flatten = 0.55

// weighted draws from a list by weight.
type weighted struct {
	texts []string
	sums  []float64
}

func newWeighted(list []lists.Weighted) weighted {
	w := weighted{texts: make([]string, 0, len(list)), sums: make([]float64, 0, len(list))}
	sum := 0.0
	for _, one := range list {
		if strings.TrimSpace(one.Text) == "" || strings.ContainsAny(one.Text, "/()") {
			continue
		}
		sum += math.Pow(max(one.Weight, 1), flatten)
		w.texts, w.sums = append(w.texts, one.Text), append(w.sums, sum)
	}
	return w
}

func (w weighted) pick(g *generator) string {
	at := g.random.Float64() * w.sums[len(w.sums)-1]
	return w.texts[min(sort.SearchFloat64s(w.sums, at), len(w.texts)-1)]
}

// culture is the names that go together.
type culture struct {
	language    string // such as "de" of "de-AT"
	code        string
	first, last weighted
	size        float64 // how often it is drawn: the root of the number of names
	invented    chain   // of last names
}

// sources are the lists, made ready to draw from.
type sources struct {
	cultures   []*culture
	byLanguage map[string][]*culture
	cities     weighted
	lists      *lists.Lists
	drugs      chain           // of one-word drugs
	conditions chain           // of the words of conditions
	words      []string        // ordinary words that are no given name
	onlyNames  map[string]bool // given names, in lower case, that are no ordinary words
}

func newSources(l *lists.Lists) (*sources, error) {
	s := &sources{
		byLanguage: map[string][]*culture{}, lists: l, cities: newWeighted(l.Cities),
		drugs: newChain(longWords(l.Drugs)), conditions: newChain(longWords(l.Conditions)),
	}
	firsts := map[string]bool{}
	for _, one := range l.Cultures {
		for _, name := range one.First {
			firsts[strings.ToLower(name.Text)] = true
		}
		if len(one.First) < 10 || len(one.Last) < 10 {
			continue
		}
		c := &culture{code: one.Code, first: newWeighted(one.First), last: newWeighted(one.Last), invented: newChain(one.Last)}
		c.language, _, _ = strings.Cut(one.Code, "-")
		c.size = math.Sqrt(float64(min(len(one.First), len(one.Last))))
		s.cultures = append(s.cultures, c)
		s.byLanguage[c.language] = append(s.byLanguage[c.language], c)
	}
	for _, word := range l.Words {
		if !firsts[strings.ToLower(word)] {
			s.words = append(s.words, word)
		}
		delete(firsts, strings.ToLower(word))
	}
	s.onlyNames = firsts
	for _, need := range []struct {
		name   string
		length int
	}{
		{"cultures with ten first and last names", len(s.cultures)},
		{"English cultures", len(s.byLanguage["en"])},
		{"cities", len(s.cities.texts)},
		{"countries", len(l.Countries)},
		{"states", len(l.States)},
		{"streets", len(l.Streets)},
		{"conditions", len(l.Conditions)},
		{"drugs", len(l.Drugs)},
		{"organizations", len(l.Organizations)},
		{"products", len(l.Products)},
		{"words that are no names", len(s.words)},
	} {
		if need.length == 0 {
			return nil, fmt.Errorf("the lists have no %s", need.name)
		}
	}
	return s, nil
}

// longWords returns the words of phrases that are long enough to be terms, as
// often as they occur.
func longWords(phrases []string) (words []lists.Weighted) {
	for _, phrase := range phrases {
		for word := range strings.FieldsSeq(phrase) {
			if len(word) >= 6 && !strings.ContainsAny(word, "()[],.;:/") {
				words = append(words, lists.Weighted{Text: word})
			}
		}
	}
	return words
}

// chain recombines the letters of names: which letter follows two others, as
// often as it does in real names.
type chain map[string][]rune

// chainNames is how many of the most common names a chain learns from.
const chainNames = 3000

func newChain(names []lists.Weighted) chain {
	c := chain{}
	for _, one := range names[:min(len(names), chainNames)] {
		name := strings.ToLower(one.Text)
		if strings.ContainsAny(name, " -'") {
			continue
		}
		key := "^^"
		for _, r := range name {
			c[key] = append(c[key], r)
			_, width := utf8.DecodeRuneInString(key)
			key = key[width:] + string(r)
		}
		c[key] = append(c[key], 0)
	}
	return c
}

// invent returns a name of 4 to 12 letters that may not exist, or an empty one
// when the letters do not come to an end.
func (c chain) invent(g *generator) string {
	for range 8 {
		var name []rune
		key := "^^"
		for len(name) < 13 {
			next := c[key]
			if len(next) == 0 {
				break
			}
			r := pick(g, next)
			if r == 0 {
				break
			}
			name = append(name, r)
			_, width := utf8.DecodeRuneInString(key)
			key = key[width:] + string(r)
		}
		if len(name) >= 4 && len(name) <= 12 {
			return capital(string(name))
		}
	}
	return ""
}
