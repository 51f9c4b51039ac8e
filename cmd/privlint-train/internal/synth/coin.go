package synth

import (
	"maps"
	"strconv"
	"strings"
)

// Slots for words that no list has: typed wrongly, run together, made up. A
// tagger that only sees words of lists without a name takes every unknown word
// for a name.
func addCoined() {
	maps.Copy(slots, map[string]func(g *generator, who byte){
		"typo":      func(g *generator, _ byte) { g.literal(g.typo(g.typo(g.longWord(4)))) },
		"glued":     func(g *generator, _ byte) { g.literal(g.longWord(2) + g.longWord(3)) },
		"gibberish": func(g *generator, _ byte) { g.literal(g.gibberish()) },
		"WORD":      func(g *generator, _ byte) { g.literal(strings.ToUpper(pick(g, g.names.words))) },
		"stretched": func(g *generator, _ byte) { g.literal(g.stretched(g.longWord(2))) },
		"coined":    func(g *generator, _ byte) { g.literal(g.coined()) },
		"Coined":    func(g *generator, _ byte) { g.literal(capital(g.coined())) },
		"chaindrug": func(g *generator, _ byte) { g.literal(strings.ToLower(g.names.drugs.invent(g))) },
		"chaincond": func(g *generator, _ byte) { g.literal(strings.ToLower(g.names.conditions.invent(g))) },
		"invented":  func(g *generator, _ byte) { g.literal(g.culture().invented.invent(g)) },
		"pinyin":    func(g *generator, _ byte) { g.literal(g.pinyin()) },
		"flatmail":  flatMail,

		// Entities with capitals as in titles and at the start of a line.
		"Cond": func(g *generator, _ byte) { g.entity(COND, g.capitals(g.phrase("condition"))) },
		"Drug": func(g *generator, _ byte) { g.entity(DRUG, g.capitals(g.phrase("medicine"))) },
		// Places and companies that have the name of a person.
		"locper":    func(g *generator, _ byte) { g.entity(LOC, g.any(g.newPerson())) },
		"orgper":    func(g *generator, _ byte) { g.entity(ORG, g.any(g.newPerson())) },
		"pinloc":    phrased(LOC, "pinyin-place"),
		"pinaddr":   phrased(ADDR, "pinyin-addr"),
		"placesake": phrased(LOC, "place-sake"),
		"orgsake":   phrased(ORG, "org-sake"),
		"orgeat":    phrased(ORG, "eatery-phrase"),
		"orghosp":   phrased(ORG, "hospital-name"),
		"orgsur":    phrased(ORG, "surnames-phrase"),
		"orgcoin":   phrased(ORG, "company-coined"),

		// Names of persons that no list has.
		"single":  phrased(PER, "in-single"),
		"singles": phrased(PER, "in-two"),
		"runname": func(g *generator, _ byte) { g.entity(PER, g.runTogether(g.newPerson())) },
		"invname": func(g *generator, _ byte) { g.entity(PER, g.culture().invented.invent(g)) },

		// An entertainer whom a request names: neither a private person nor surely
		// none, so that it counts as nothing.
		"star": func(g *generator, _ byte) { g.entity(ignored, g.any(g.newPerson())) },
	})
}

// phrased fills a slot with an entity that a rule of the templates spells.
func phrased(kind, rule string) func(*generator, byte) {
	return func(g *generator, _ byte) { g.entity(kind, g.phrase(rule)) }
}

// longWord returns an ordinary word of at least n letters.
func (g *generator) longWord(n int) string {
	word := pick(g, g.names.words)
	for range 20 {
		if len(word) >= n {
			break
		}
		word = pick(g, g.names.words)
	}
	return word
}

// stretched repeats a letter of a word, as the excited do: "sweeeet".
func (g *generator) stretched(word string) string {
	letters := []rune(word)
	i := len(letters) - 1
	if g.chance(0.5) {
		i = g.random.IntN(len(letters))
	}
	return string(letters[:i]) + strings.Repeat(string(letters[i]), 3+g.random.IntN(4)) + string(letters[i+1:])
}

// runTogether writes a first name with a last name, or the beginning of one,
// right behind it, as in names of users.
func (g *generator) runTogether(p person) string {
	last := []rune(strings.ReplaceAll(p.last, " ", ""))
	if g.chance(0.6) && len(last) > 0 {
		last = last[:1]
	}
	return strings.ToLower(p.first + string(last))
}

// gibberish returns 3 to 10 letters as fingers hit the keys.
func (g *generator) gibberish() string {
	keys := pick(g, []string{"asdfghjkl", "qwertyuiop", "abcdefghijklmnopqrstuvwxyz", "abcdefghijklmnopqrstuvwxyz"})
	letters := make([]byte, 3+g.random.IntN(8))
	for i := range letters {
		letters[i] = keys[g.random.IntN(len(keys))]
	}
	return string(letters)
}

// coined returns the name of a brand or a product, in lower case.
func (g *generator) coined() string {
	switch at := g.random.Float64(); {
	case at < 0.3:
		return g.longWord(3) + g.longWord(4)
	case at < 0.6:
		word := g.longWord(4)
		return word[:min(len(word), 4+g.random.IntN(3))] + pick(g, []string{"ly", "ify", "io", "ex", "ora", "eo", "ix", "oo", "ia", "zy", "hub", "pay", "go", "bay", "er", "on", "um", "tek", "soft"})
	case at < 0.8:
		return strings.ToLower(pick(g, g.names.cultures).invented.invent(g) + pick(g, []string{"", "", "a", "o", "tech", "co"}))
	default:
		return strings.ToLower(g.pinyin())
	}
}

// pinyin returns a romanised Chinese word of two or three syllables.
func (g *generator) pinyin() string {
	word := g.phrase("zh-syllable") + g.phrase("zh-syllable")
	if g.chance(0.25) {
		word += g.phrase("zh-syllable")
	}
	return capital(strings.ToLower(word))
}

// flatMail is an e-mail address that lost its marks: "ana.diaz7gmailcom". It
// counts as nothing.
func flatMail(g *generator, who byte) {
	p := g.person(who)
	name := strings.ToLower(fold(p.first))
	if g.chance(0.6) {
		name += strings.ToLower(fold(p.last))
	}
	if g.chance(0.5) {
		name += pick(g, []string{"", " "}) + strconv.Itoa(1+g.random.IntN(999)) + pick(g, []string{"", "", " "})
	}
	host := pick(g, []string{"gmail", "yahoo", "hotmail", "mail", "outlook", "rediffmail", "gmial", "gamil", "email"})
	g.entity(ignored, name+pick(g, []string{"", "", "at", " at "})+host+pick(g, []string{"com", " com", "dotcom", ""}))
}

// capitals returns a phrase with capitals as titles or sentences have them.
func (g *generator) capitals(phrase string) string {
	if g.chance(0.5) {
		return capital(phrase)
	}
	words := strings.Split(phrase, " ")
	for i, word := range words {
		switch word {
		case "", "of", "in", "and", "or", "the", "with", "to", "due", "by", "for", "from":
		default:
			words[i] = capital(word)
		}
	}
	return capital(strings.Join(words, " "))
}
