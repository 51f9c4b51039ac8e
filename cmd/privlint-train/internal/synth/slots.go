package synth

import (
	"strconv"
	"strings"
)

// slots are those that code fills; other slots name rules of the templates.
// Each appends pieces to the utterance, about the person that the letter names.
var slots map[string]func(g *generator, who byte)

// The map is filled here because fillers reach the map again through rules.
func init() {
	slots = map[string]func(g *generator, who byte){
		"per":       func(g *generator, who byte) { g.entity(PER, g.any(g.person(who))) },
		"full":      func(g *generator, who byte) { g.entity(PER, g.full(g.person(who))) },
		"first":     func(g *generator, who byte) { g.entity(PER, g.person(who).first) },
		"last":      func(g *generator, who byte) { g.entity(PER, g.person(who).last) },
		"lastfirst": func(g *generator, who byte) { g.entity(PER, g.lastFirst(g.person(who))) },
		"initialed": func(g *generator, who byte) { g.entity(PER, g.initialed(g.person(who))) },
		"spelled":   func(g *generator, who byte) { g.entity(PER, g.spelled(g.person(who).last)) },
		"spelled1":  func(g *generator, who byte) { g.entity(PER, g.spelled(g.person(who).first)) },
		"tit":       titled,
		"email":     email,

		"addr":    func(g *generator, _ byte) { g.entity(ADDR, g.phrase("address")) },
		"street":  func(g *generator, _ byte) { g.entity(ADDR, g.phrase("streetline")) },
		"loc":     func(g *generator, _ byte) { g.entity(LOC, g.phrase("place")) },
		"city":    func(g *generator, _ byte) { g.entity(LOC, g.phrase("town")) },
		"state":   func(g *generator, _ byte) { g.entity(LOC, pick(g, g.names.lists.States)) },
		"country": func(g *generator, _ byte) { g.entity(LOC, g.phrase("land")) },
		"org":     func(g *generator, _ byte) { g.entity(ORG, g.phrase("organization")) },
		"date":    func(g *generator, _ byte) { g.entity(DATE, g.phrase("day")) },
		"dob":     func(g *generator, _ byte) { g.entity(DATE, g.phrase("birthday")) },
		"cond":    func(g *generator, _ byte) { g.entity(COND, g.phrase("condition")) },
		"drug":    func(g *generator, _ byte) { g.entity(DRUG, g.phrase("medicine")) },

		"act":     action,
		"product": func(g *generator, _ byte) { g.product = true; g.literal(pick(g, g.names.lists.Products)) },
		"word":    func(g *generator, _ byte) { g.literal(pick(g, g.names.words)) },

		// Parts of the phrases above.
		"list-first":   func(g *generator, _ byte) { g.literal(g.culture().first.pick(g)) },
		"list-last":    func(g *generator, _ byte) { g.literal(g.culture().last.pick(g)) },
		"list-city":    func(g *generator, _ byte) { g.literal(g.names.cities.pick(g)) },
		"list-state":   func(g *generator, _ byte) { g.literal(pick(g, g.names.lists.States)) },
		"list-country": func(g *generator, _ byte) { g.literal(pick(g, g.names.lists.Countries)) },
		"list-street":  func(g *generator, _ byte) { g.literal(pick(g, g.names.lists.Streets)) },
		"list-org":     func(g *generator, _ byte) { g.literal(pick(g, g.names.lists.Organizations)) },
		"list-cond":    func(g *generator, _ byte) { g.literal(pick(g, g.names.lists.Conditions)) },
		"list-drug":    func(g *generator, _ byte) { g.literal(pick(g, g.names.lists.Drugs)) },
		"Word":         func(g *generator, _ byte) { g.literal(capital(pick(g, g.names.words))) },

		"house": house,
		"n12":   number(1, 12),
		"n28":   number(1, 28),
		"n31":   number(1, 31),
		"n60":   number(1, 60),
		"n99":   number(2, 99),
		"n999":  number(1, 999),
		"nth":   func(g *generator, _ byte) { g.literal(ordinal(1 + g.random.IntN(31))) },
		"nthst": func(g *generator, _ byte) { g.literal(ordinal(1 + g.random.IntN(99))) },
		"d01":   padded(28),
		"m01":   padded(12),
		"born":  number(1930, 2018),
		"year":  number(1985, 2026),
		"yy":    padded(99),
	}
	addCoined()
}

// number fills a slot with a number from low to high.
func number(low, high int) func(*generator, byte) {
	return func(g *generator, _ byte) { g.literal(strconv.Itoa(low + g.random.IntN(high-low+1))) }
}

// padded fills a slot with two digits from 01 to high.
func padded(high int) func(*generator, byte) {
	return func(g *generator, _ byte) {
		n := strconv.Itoa(1 + g.random.IntN(high))
		g.literal(strings.Repeat("0", 2-len(n)) + n)
	}
}

func ordinal(n int) string {
	suffix := "th"
	if n%100 < 11 || n%100 > 13 {
		switch n % 10 {
		case 1:
			suffix = "st"
		case 2:
			suffix = "nd"
		case 3:
			suffix = "rd"
		}
	}
	return strconv.Itoa(n) + suffix
}

// house is a house number: short ones are as common as long ones.
func house(g *generator, _ byte) {
	limit := pick(g, []int{20, 99, 99, 399, 999, 9999, 9999, 19999})
	text := strconv.Itoa(1 + g.random.IntN(limit))
	if g.chance(0.04) {
		text += string(rune('a' + g.random.IntN(4)))
	}
	g.literal(text)
}

// mask fills {=...}: # is a digit, 9 one that is not 0, ^ a capital letter,
// anything else itself.
func (g *generator) mask(shape string) {
	var b strings.Builder
	for _, r := range shape {
		switch r {
		case '#':
			r = rune('0' + g.random.IntN(10))
		case '9':
			r = rune('1' + g.random.IntN(9))
		case '^':
			r = rune('A' + g.random.IntN(26))
		}
		b.WriteRune(r)
	}
	g.literal(b.String())
}

// titled is a title and the name behind it, which alone is labelled.
func titled(g *generator, who byte) {
	p := g.person(who)
	g.rule("title")
	g.literal(" ")
	switch at := g.random.Float64(); {
	case p.single || at < 0.12:
		g.entity(PER, p.first)
	case at < 0.72:
		g.entity(PER, p.last)
	case at < 0.76:
		g.entity(PER, g.initialed(p))
	default:
		g.entity(PER, p.first+" "+p.last)
	}
}

// email is an address made of a name. It counts as nothing: rules find it.
func email(g *generator, who byte) {
	p := g.person(who)
	plain := func(s string) string {
		return strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' {
				return r
			}
			return -1
		}, fold(strings.ToLower(s)))
	}
	first, last := plain(p.first), plain(p.last)
	name := pick(g, []string{first + "." + last, first + last, first + "_" + last, last + "." + first, first})
	if g.chance(0.3) {
		name += strconv.Itoa(1 + g.random.IntN(99))
	}
	g.entity(ignored, name+"@"+g.phrase("mailhost"))
}

// action is a request: a carrier of the caller's, or one of our own.
func action(g *generator, _ byte) {
	if g.language.name == "en" && len(g.carriers) > 0 && !g.chance(ownActionShare) {
		g.carrier = true
		g.literal(strings.TrimRight(pick(g, g.carriers), " .?!\n"))
		return
	}
	g.rule("request")
}
