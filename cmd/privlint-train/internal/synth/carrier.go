package synth

import (
	"regexp"
	"strings"
	"unicode"
)

// swap is a carrier with one place where a name fits.
type swap struct {
	before, noun, after string
	// keeps says that the noun may stay in front: "my mom Anna".
	keeps bool
}

var (
	swapNoun = regexp.MustCompile(`(?i)\b(?:my (?:best |old )?(?:friend|mom|mum|mother|dad|father|wife|husband|brother|sister|son|daughter|boss|landlord|doctor|neighbou?r|roommate|girlfriend|boyfriend|co-?worker|colleague|uncle|aunt|cousin|partner|manager|grandma|grandmother|grandpa)|someone else|someone|somebody|a friend|him)\b`)
	// swapTail is what may follow the noun.
	swapTail = regexp.MustCompile(`^(?:'s|’s|[ ,.!?]|$)`)
)

// withoutNames returns the carriers that hold no given name of the lists, but
// for those that are ordinary words too.
func (s *sources) withoutNames(carriers []string) []string {
	var clean []string
	for _, c := range carriers {
		named := false
		for _, word := range strings.FieldsFunc(strings.ToLower(c), func(r rune) bool { return !unicode.IsLetter(r) }) {
			named = named || s.onlyNames[word]
		}
		if !named && strings.TrimSpace(c) != "" {
			clean = append(clean, c)
		}
	}
	return clean
}

// findSwaps lists the carriers with such a place, in their order.
func findSwaps(carriers []string) []swap {
	var found []swap
	for _, c := range carriers {
		for _, at := range swapNoun.FindAllStringIndex(c, -1) {
			if !swapTail.MatchString(c[at[1]:]) {
				continue
			}
			noun := c[at[0]:at[1]]
			found = append(found, swap{c[:at[0]], noun, c[at[1]:], noun[0]|0x20 == 'm'})
		}
	}
	return found
}

// swapCarrier appends a carrier with a name in place of its noun.
func (g *generator) swapCarrier() {
	s := pick(g, g.swaps)
	g.carrier = true
	g.literal(s.before)
	if s.keeps && g.chance(0.35) {
		g.literal(s.noun + pick(g, []string{" ", " ", ", "}))
	}
	if g.chance(0.12) {
		titled(g, 0)
	} else {
		g.entity(PER, g.any(g.newPerson()))
	}
	g.literal(s.after)
}
