package impact

import (
	"math"
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// maxIntents bounds how many intents are kept; further ones are counted
// together.
const maxIntents = 100_000

// intents counts examples by intent, in order of appearance.
type intents struct {
	byName map[string]int
	all    []intent
	// rest counts the intents' examples beyond maxIntents.
	rest intent
}

type intent struct {
	name                   string
	before, after, dropped int
}

// of finds the counts of the intent of an example. They are good until the
// next call.
func (n *intents) of(u *document.Unit) *intent {
	if at := n.number(u); at >= 0 {
		return &n.all[at]
	}
	return &n.rest
}

// number is the number of the intent of an example, -1 beyond maxIntents.
func (n *intents) number(u *document.Unit) int {
	name := u.Place.Intent
	if scope := skillOf(u.Pointer); scope != "" {
		name = scope + "\x00" + name
	}
	at, ok := n.byName[name]
	if ok {
		return at
	}
	if len(n.all) >= maxIntents {
		n.rest.name = "..."
		return -1
	}
	if n.byName == nil {
		n.byName = map[string]int{}
	}
	n.byName[strings.Clone(name)] = len(n.all)
	n.all = append(n.all, intent{name: strings.Clone(u.Place.Intent)})
	return len(n.all) - 1
}

// fellShort tells whether the scrub took the intent below the fewest examples
// that train it. One that is gone without a dropped example has a new name.
func (n *intent) fellShort() bool {
	return n.before >= fewestExamples && n.after < fewestExamples && (n.after > 0 || n.dropped > 0)
}

// balance is how evenly examples spread over intents: the entropy of their
// shares over that of equal shares, from 0 to 1, and the largest number of
// examples over the smallest. Intents without examples do not count.
func balance(counts []int) (evenness, ratio float64, smallest, largest int) {
	counts = slices.DeleteFunc(counts, func(n int) bool { return n == 0 })
	if len(counts) == 0 {
		return 0, 0, 0, 0
	}
	slices.Sort(counts) // so that the sum does not depend on the order
	smallest, largest = counts[0], counts[len(counts)-1]
	ratio = float64(largest) / float64(smallest)
	if len(counts) == 1 {
		return 0, ratio, smallest, largest
	}
	sum := 0
	for _, n := range counts {
		sum += n
	}
	entropy := 0.0
	for _, n := range counts {
		p := float64(n) / float64(sum)
		entropy -= p * math.Log(p)
	}
	return entropy / math.Log(float64(len(counts))), ratio, smallest, largest
}
