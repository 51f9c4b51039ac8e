package lists

import (
	"fmt"
	"strings"

	"github.com/privlint/privlint/scanner/tag/gazetteer"
	"github.com/privlint/privlint/scanner/tag/token"
)

// The sizes that decide what of the lists goes into the gazetteer.
const (
	// smallestCity is the number of inhabitants of the smallest city of the
	// world that is in it, and smallestLocal that of one in the countries
	// whose chat is English.
	smallestCity, smallestLocal = 15000, 2500
	// bigCity and bigLocal are those of the cities that need no other sign.
	bigCity, bigLocal = 300000, 60000
)

// Gazetteer makes the table of the tagger.
func Gazetteer(l *Lists) ([]byte, error) {
	b := gazetteer.Builder{}
	core, common := set(l.Words[:l.Core]), set(l.Words[:l.Common])
	for _, word := range functionWords {
		core[fold(word)], common[fold(word)] = true, true
	}
	addNames(&b, l.Cultures, common)
	addCities(&b, l, core, common)
	for _, name := range l.States {
		// A region called "central" or "pool" is none in the middle of a sentence.
		if !common[fold(name)] {
			b.Add(name, gazetteer.State)
		}
	}
	for _, class := range []struct {
		phrases []string
		entry   gazetteer.Entry
	}{
		{l.Countries, gazetteer.Country},
		{stateCodes, gazetteer.State},
		{titles, gazetteer.Title},
		{streetTypes, gazetteer.StreetType},
		{unitWords, gazetteer.UnitWord},
		{orgSuffixes, gazetteer.OrgSuffix},
		{months, gazetteer.Month},
		{days, gazetteer.Day},
		{l.Organizations, gazetteer.Organization},
		{l.Products, gazetteer.Product},
		{l.Conditions, gazetteer.Condition},
		{l.Drugs, gazetteer.Drug},
		{eponyms, gazetteer.Eponym},
	} {
		for _, phrase := range class.phrases {
			b.Add(phrase, class.entry)
		}
	}
	// Beyond the core, one that is among the most common family names of the
	// United States is more than an ordinary word when nobody writes
	// capitals: "baker", "hunter". So is one that names what ails people.
	health := set(l.Medical)
	for i, word := range l.Words {
		passed := i < l.Common && (core[fold(word)] || !health[fold(word)] && b.Entry(word).Family() < gazetteer.MaxLevel)
		if b.Add(word, gazetteer.Dictionary); passed {
			b.Add(word, gazetteer.Common)
		}
	}
	for _, word := range functionWords {
		b.Add(word, gazetteer.Dictionary|gazetteer.Common)
	}
	for _, ending := range endings {
		b.AddToken(ending, gazetteer.Dictionary|gazetteer.Common)
	}
	data, err := b.Bytes()
	if err != nil {
		return nil, fmt.Errorf("lists: %w", err)
	}
	return data, nil
}

func fold(word string) string { return string(token.Fold(nil, word)) }

func set(words []string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, word := range words {
		m[fold(word)] = true
	}
	return m
}

// addCities adds the cities that are large enough. A common word is the name
// of a large one only, and one of the core of the largest of the world: "nice"
// is, "hope" and "sale" are not. Those with a
// saint in them are added as they are abbreviated, too.
func addCities(b *gazetteer.Builder, l *Lists, core, common map[string]bool) {
	for i, c := range l.Cities {
		smallest, big := float64(smallestCity), float64(bigCity)
		switch l.CityCountries[i] {
		case "US", "GB", "CA", "AU", "IE", "NZ":
			smallest, big = smallestLocal, bigLocal
		}
		switch name := fold(c.Text); {
		case core[name]:
			smallest, big = bigCity, bigCity
		case common[name]:
			smallest = big
		}
		switch {
		case c.Weight >= big:
			addCity(b, c.Text, gazetteer.City|gazetteer.BigCity)
		case c.Weight >= smallest:
			addCity(b, c.Text, gazetteer.City)
		}
	}
}

func addCity(b *gazetteer.Builder, name string, e gazetteer.Entry) {
	b.Add(name, e)
	for _, word := range [][3]string{{"Saint ", "St ", "St. "}, {"Fort ", "Ft ", "Ft. "}, {"Mount ", "Mt ", "Mt. "}} {
		for _, spelled := range word {
			if rest, ok := strings.CutPrefix(name, spelled); ok {
				b.Add(word[0]+rest, e)
				b.Add(word[1]+rest, e)
				b.Add(word[2]+rest, e)
			}
		}
	}
}

// addNames adds the names of people with their levels. An Indian one is added in
// its other spellings, too, and one of several words whole and
// by its words, as far as they are no particles. Words that everybody knows
// are not made into names in these ways.
func addNames(b *gazetteer.Builder, cultures []Culture, common map[string]bool) {
	for _, kind := range []struct {
		names func(*Culture) []Weighted
		entry func(int) gazetteer.Entry
		share [2]float64
	}{
		{func(c *Culture) []Weighted { return c.First }, gazetteer.Given, [2]float64{0.004, 0.03}},
		{func(c *Culture) []Weighted { return c.Last }, gazetteer.Family, [2]float64{0.002, 0.02}},
	} {
		levels := newLevels(common)
		for i := range cultures {
			c := &cultures[i]
			for _, name := range kind.names(c) {
				levels.note(c.Code, name, kind.share)
			}
		}
		for _, name := range levels.order {
			level := levels.of(name)
			b.Add(name, kind.entry(level))
			if levels.indian[name] {
				for _, variant := range respelled(name) {
					if !common[variant] {
						b.Add(variant, kind.entry(1))
					}
				}
			}
			for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return r == ' ' || r == '-' }) {
				if word != name && len(word) > 3 && !common[word] {
					b.Add(word, kind.entry(max(level-1, 1)))
				}
			}
		}
	}
}

// spellings are the ways in which the sounds of Indian languages are written
// in Latin letters, from and to: "Tarun" and "Tharun", "Naresh" and "Narish".
var spellings = []*strings.Replacer{
	strings.NewReplacer("th", "th", "tt", "tt", "t", "th"), strings.NewReplacer("th", "t"),
	strings.NewReplacer("dh", "dh", "dd", "dd", "d", "dh"), strings.NewReplacer("dh", "d"),
	strings.NewReplacer("v", "w"), strings.NewReplacer("w", "v"), strings.NewReplacer("ee", "i"), strings.NewReplacer("oo", "u"),
	strings.NewReplacer("aa", "a"), strings.NewReplacer("e", "i"), strings.NewReplacer("ksh", "x"), strings.NewReplacer("sh", "s"),
}

// respelled are the other ways to write an Indian name.
func respelled(name string) []string {
	var list []string
	for _, s := range spellings {
		if other := s.Replace(name); other != name && len(other) > 3 {
			list = append(list, other)
		}
	}
	return list
}

// Summary says how many phrases of each class a table was made of, for the
// data card: one line a class.
func Summary(l *Lists) string {
	var b strings.Builder
	first, last := 0, 0
	for i := range l.Cultures {
		first += len(l.Cultures[i].First)
		last += len(l.Cultures[i].Last)
	}
	for _, class := range []struct {
		name  string
		count int
	}{
		{"cultures", len(l.Cultures)},
		{"given names", first},
		{"family names", last},
		{"cities", len(l.Cities)},
		{"countries", len(l.Countries)},
		{"states", len(l.States)},
		{"streets", len(l.Streets)},
		{"conditions", len(l.Conditions)},
		{"drugs", len(l.Drugs)},
		{"organizations", len(l.Organizations)},
		{"products", len(l.Products)},
		{"words", len(l.Words)},
	} {
		fmt.Fprintf(&b, "%-14s %7d\n", class.name, class.count)
	}
	return b.String()
}
