package synth

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// person is the parts of a name.
type person struct {
	first, middle, last string
	culture             string // language of the culture, such as "es"
	single              bool   // has one name only, as many in India
	familyFirst         bool   // is usually written family name first
}

// Shares of people, in [0, 1].
const (
	inventedLast  = 0.10
	inventedFirst = 0.03
	foreignLast   = 0.05
	hyphenated    = 0.03
	particle      = 0.05
	ordinaryWords = 0.05 // of English people: "Grace", "Chase Banks"
	doubleLast    = 0.35 // of Spanish and Portuguese people
	localShare    = 0.78 // of people in texts of other languages than English
)

// person returns the one that a slot names with its letter, or a new one.
func (g *generator) person(who byte) person {
	if p, ok := g.people[who]; ok && who != 0 {
		return p
	}
	p := g.newPerson()
	if who != 0 {
		g.people[who] = p
	}
	return p
}

func (g *generator) newPerson() person {
	if g.language.name == "en" {
		switch at := g.random.Float64(); {
		case at < 0.05:
			return g.syllables("zh", true)
		case at < 0.08:
			return g.syllables("ko", true)
		case at < 0.13:
			return person{first: g.phrase("in-single"), last: g.phrase("in-single"), culture: "in", single: g.chance(0.5)}
		case at < 0.13+ordinaryWords:
			p := person{first: g.phrase("word-first"), last: g.culture().last.pick(g), culture: "en"}
			if g.chance(0.4) {
				p.last = g.phrase("word-last")
			}
			return p
		}
	}
	c := g.culture()
	p := person{first: c.first.pick(g), middle: c.first.pick(g), last: c.last.pick(g), culture: c.language}
	p.familyFirst = p.culture == "hu" || p.culture == "vi" || p.culture == "zh" || p.culture == "ko" || p.culture == "ja"
	switch at := g.random.Float64(); {
	case at < inventedLast:
		if name := c.invented.invent(g); name != "" {
			p.last = name
		}
	case at < inventedLast+foreignLast:
		p.last = pick(g, g.names.cultures).last.pick(g)
	case at < inventedLast+foreignLast+inventedFirst:
		if name := c.invented.invent(g); name != "" {
			p.first = name
		}
	}
	if (p.culture == "es" || p.culture == "pt") && g.chance(doubleLast) {
		p.last += pick(g, []string{" ", " ", " y ", "-"}) + c.last.pick(g)
	}
	if g.chance(hyphenated) {
		p.last += "-" + c.last.pick(g)
	}
	if g.chance(particle) {
		p.last = g.withParticle(p.last, p.culture)
	}
	return p
}

func (g *generator) culture() *culture {
	local := g.names.byLanguage[g.language.name]
	share := localShare
	if g.language.name == "en" {
		share = 0.52
	}
	if len(local) > 0 && g.chance(share) {
		return g.bySize(local)
	}
	return g.bySize(g.names.cultures)
}

// bySize draws a culture; those with many names more often, so that the few
// names of the others do not become familiar.
func (g *generator) bySize(cultures []*culture) *culture {
	total := 0.0
	for _, c := range cultures {
		total += c.size
	}
	at := g.random.Float64() * total
	for _, c := range cultures {
		if at -= c.size; at < 0 {
			return c
		}
	}
	return cultures[len(cultures)-1]
}

// syllables makes up a romanised name of a language with rules LANG-last and
// LANG-syllable.
func (g *generator) syllables(language string, familyFirst bool) person {
	p := person{last: g.phrase(language + "-last"), culture: language, familyFirst: familyFirst}
	one, two := g.phrase(language+"-syllable"), g.phrase(language+"-syllable")
	switch at := g.random.Float64(); {
	case at < 0.35:
		p.first = one
	case at < 0.75:
		p.first = one + strings.ToLower(two)
	case at < 0.9:
		p.first = one + "-" + strings.ToLower(two)
	default:
		p.first = one + " " + two
	}
	return p
}

func (g *generator) withParticle(last, culture string) string {
	particles := map[string][]string{
		"nl": {"van ", "van der ", "de ", "van den ", "van de ", "ter "}, "de": {"von ", "zu ", "von der "},
		"fr": {"de ", "Le ", "du ", "de la "}, "it": {"Di ", "De ", "Della ", "Lo "}, "es": {"de ", "de la ", "del "},
		"pt": {"da ", "dos ", "de ", "do "}, "ar": {"al-", "Al ", "El ", "bin ", "Abu "}, "en": {"O'", "Mc", "Mac", "St. ", "De ", "Van "},
	}[culture]
	if particles == nil {
		return last
	}
	return pick(g, particles) + last
}

// any renders a person as chat texts do: about half with both names.
func (g *generator) any(p person) string {
	if g.chance(0.48) {
		return p.first
	}
	return g.full(p)
}

// full renders a person with at least two names, unless it has only one.
func (g *generator) full(p person) string {
	if p.single {
		return p.first
	}
	if p.familyFirst && g.chance(0.4) {
		return p.last + " " + p.first
	}
	name := p.first + " " + p.last
	initial, _ := utf8.DecodeRuneInString(p.middle)
	switch at := g.random.Float64(); {
	case at < 0.07:
		name = p.first + " " + string(initial) + pick(g, []string{". ", ". ", " "}) + p.last
	case at < 0.10 && p.middle != "":
		name = p.first + " " + p.middle + " " + p.last
	case at < 0.13:
		name = g.initialed(p)
	case at < 0.15:
		name += pick(g, []string{" Jr", " Jr.", " Sr.", " III", " II", ", Jr."})
	}
	return name
}

// initialed renders a person with initials: "J. Smith", "J R Smith", "Ana P."
func (g *generator) initialed(p person) string {
	first, _ := utf8.DecodeRuneInString(p.first)
	middle, _ := utf8.DecodeRuneInString(p.middle)
	last, _ := utf8.DecodeRuneInString(p.last)
	dot := pick(g, []string{".", ".", ""})
	switch at := g.random.Float64(); {
	case p.single || at < 0.3:
		return p.first + " " + string(unicode.ToUpper(last)) + dot
	case at < 0.8 || p.middle == "":
		return string(first) + dot + " " + p.last
	default:
		return string(first) + dot + pick(g, []string{" ", ""}) + string(middle) + dot + " " + p.last
	}
}

// lastFirst renders a person as in a register.
func (g *generator) lastFirst(p person) string {
	last := p.last
	if g.chance(0.15) {
		last = strings.ToUpper(last)
	}
	name := last + pick(g, []string{", ", ", ", ", ", " ", ","}) + p.first
	if initial, _ := utf8.DecodeRuneInString(p.middle); g.chance(0.15) && p.middle != "" {
		name += " " + string(initial) + pick(g, []string{".", ""})
	}
	return name
}

// spelled renders letters one by one, as callers do.
func (g *generator) spelled(name string) string {
	separator := pick(g, []string{" ", "-", ". ", ", ", " - "})
	var letters []string
	for _, r := range name {
		if unicode.IsLetter(r) {
			letters = append(letters, string(r))
		}
	}
	spelled := strings.Join(letters, separator)
	if g.chance(0.5) {
		return strings.ToUpper(spelled)
	}
	return strings.ToLower(spelled)
}

// capital returns a word with its first letter in upper case.
func capital(word string) string {
	first, width := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[width:]
}
