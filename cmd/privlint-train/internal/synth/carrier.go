package synth

import "regexp"

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
