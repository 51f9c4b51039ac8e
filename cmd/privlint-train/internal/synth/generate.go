package synth

import (
	"errors"
	"fmt"
	"iter"
	"math/rand/v2"
	"slices"
	"strings"

	"github.com/privlint/privlint/cmd/privlint-train/internal/lists"
)

// Shares of the output, in [0, 1].
const (
	englishShare   = 0.80
	doubleShare    = 0.08 // of templates: two utterances in one
	carrierSwap    = 0.10 // of English: "my mom" in a carrier becomes a name
	ownActionShare = 0.40 // of actions, where carriers are given
)

// Options say what Generate makes.
type Options struct {
	// Seed decides everything: the same seed, lists and options give the same
	// utterances in the same order.
	Seed uint64
	// N is the number of utterances.
	N int
	// Carriers are English utterances; those with a given name of the lists are
	// left out. Requests in templates are
	// taken from them, and "my mom" or "someone" in them becomes a name.
	// Utterances with a carrier mask all types but PER.
	Carriers []string
	// Languages restricts the output; nil stands for all. English is four
	// fifths when it is in, the others share the rest evenly.
	Languages []string
}

// generator makes one utterance after the other.
type generator struct {
	random   *rand.Rand
	grammar  *grammar
	names    *sources
	carriers []string
	swaps    []swap
	english  *language
	foreign  []*language

	// State of the utterance being made.
	language *language
	pieces   []piece
	people   map[byte]person
	carrier  bool
	product  bool
}

// Generate returns n utterances. It fails when a list that templates need is
// empty, or a language has no templates.
func Generate(l *lists.Lists, opts Options) (iter.Seq[Utterance], error) {
	g, err := newGenerator(l, opts)
	if err != nil {
		return nil, err
	}
	return func(yield func(Utterance) bool) {
		g.random = newRandom(opts.Seed)
		for range opts.N {
			if !yield(g.next()) {
				return
			}
		}
	}, nil
}

func newGenerator(l *lists.Lists, opts Options) (*generator, error) {
	templates, err := loadGrammar()
	if err != nil {
		return nil, err
	}
	names, err := newSources(l)
	if err != nil {
		return nil, err
	}
	carriers := names.withoutNames(opts.Carriers)
	g := &generator{grammar: templates, names: names, carriers: carriers, swaps: findSwaps(carriers)}
	for _, one := range templates.languages {
		switch {
		case opts.Languages != nil && !slices.Contains(opts.Languages, one.name):
		case one.name == "en":
			g.english = one
		default:
			g.foreign = append(g.foreign, one)
		}
	}
	for _, name := range opts.Languages {
		if !slices.ContainsFunc(templates.languages, func(l *language) bool { return l.name == name }) {
			return nil, fmt.Errorf("no templates of language %q", name)
		}
	}
	if g.english == nil && len(g.foreign) == 0 {
		return nil, errors.New("no language to generate")
	}
	return g, nil
}

// next makes one utterance.
func (g *generator) next() Utterance {
	g.language = g.english
	if len(g.foreign) > 0 && (g.english == nil || !g.chance(englishShare)) {
		g.language = g.foreign[g.random.IntN(len(g.foreign))]
	}
	g.pieces, g.people, g.carrier, g.product = g.pieces[:0], map[byte]person{}, false, false
	name := "carrier"
	if g.language.name == "en" && len(g.swaps) > 0 && g.chance(carrierSwap) {
		g.swapCarrier()
	} else {
		name = g.fromTemplate()
		if g.chance(doubleShare) {
			separators := []string{". ", "\n", "! ", ", ", " - ", "... ", " ", " "}
			if g.pieces[len(g.pieces)-1].kind != "" {
				separators = separators[:3] // two names in a row need more than a blank
			}
			g.literal(pick(g, separators))
			g.fromTemplate()
		}
	}
	g.pieces = tidy(g.pieces)
	g.noise()
	u := assemble(g.pieces)
	u.Lang = g.language.name
	u.Source = "synth/" + u.Lang + "/" + name
	switch {
	case g.carrier:
		u.Mask = []string{LOC, ADDR, ORG, COND, DRUG, DATE}
	case g.product:
		u.Mask = []string{ORG}
	}
	return u
}

// fromTemplate appends the pieces of a random template and returns its topic.
func (g *generator) fromTemplate() string {
	at := g.random.IntN(g.language.total)
	for _, t := range g.language.topics {
		if at -= t.weight; at >= 0 {
			continue
		}
		at = g.random.IntN(t.total)
		for _, one := range t.templates {
			if at -= one.weight; at < 0 {
				g.expand(one.nodes)
				return t.name
			}
		}
	}
	return ""
}

// expand appends the pieces of nodes.
func (g *generator) expand(nodes []node) {
	for _, n := range nodes {
		switch {
		case n.slot != "":
			if shape, ok := strings.CutPrefix(n.slot, "="); ok {
				g.mask(shape)
				continue
			}
			if fill := slots[n.slot]; fill != nil {
				fill(g, n.person)
				continue
			}
			g.rule(n.slot)
		case n.choices != nil:
			if n.optional && g.chance(0.5) {
				continue
			}
			g.expand(pick(g, n.choices))
		default:
			g.literal(n.literal)
		}
	}
}

// rule appends one of the phrases that a slot stands for.
func (g *generator) rule(name string) {
	phrases := g.grammar.rule(g.language, name)
	total := 0
	for _, one := range phrases {
		total += one.weight
	}
	at := g.random.IntN(total)
	for _, one := range phrases {
		if at -= one.weight; at < 0 {
			g.expand(one.nodes)
			return
		}
	}
}

// phrase is rule for phrases without slots, as a string.
func (g *generator) phrase(name string) string {
	kept := g.pieces
	g.pieces = nil
	g.rule(name)
	var text strings.Builder
	for _, p := range g.pieces {
		text.WriteString(p.text)
	}
	g.pieces = kept
	return text.String()
}

func (g *generator) literal(text string) { g.pieces = append(g.pieces, piece{text: text}) }
func (g *generator) entity(kind, text string) {
	g.pieces = append(g.pieces, piece{text: text, kind: kind})
}

func (g *generator) chance(p float64) bool { return g.random.Float64() < p }

// pick returns a random element of a list that is not empty.
func pick[T any](g *generator, list []T) T { return list[g.random.IntN(len(list))] }

// newRandom returns numbers that the seed decides.
func newRandom(seed uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, 0x5eed)) //nolint:gosec // the same seed has to give the same text
}
