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

// commonWord is one over the share of carriers from which on a word counts as
// an ordinary one, though some culture has it as a name: "my", "an", "can".
const commonWord = 200

// withoutNames returns the carriers that hold no given name of the lists, but
// for those that are ordinary words too.
func (s *sources) withoutNames(carriers []string) []string {
	words := func(c string) []string {
		return strings.FieldsFunc(strings.ToLower(c), func(r rune) bool { return !unicode.IsLetter(r) })
	}
	counts := map[string]int{}
	for _, c := range carriers {
		for _, word := range words(c) {
			if s.onlyNames[word] {
				counts[word]++
			}
		}
	}
	var clean []string
	for _, c := range carriers {
		named := strings.TrimSpace(c) == ""
		for _, word := range words(c) {
			named = named || s.onlyNames[word] && counts[word]*commonWord <= len(carriers)
		}
		if !named {
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
