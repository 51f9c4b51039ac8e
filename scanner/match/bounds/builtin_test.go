package bounds

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

// Every built-in expression gives what package regexp gives, at every place
// of its own examples, and of chat lines that are made of pieces of all
// examples with errors in them.
func TestBuiltin(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	lines := 60 // for each expression: 75,000 in all
	if testing.Short() {
		lines = 2
	}
	rng := rand.New(rand.NewPCG(6, 1))
	matches := 0
	all := examples(set.Rules()...)
	for _, r := range set.Rules() {
		own := examples(r)
		for i := range r.Patterns {
			p := &r.Patterns[i]
			if p.Engine == rules.EngineRegexp2 {
				continue
			}
			prog, err := p.Program()
			if err != nil {
				t.Fatal(err)
			}
			want, err := newStandard(p.Source())
			if err != nil {
				t.Fatal(err)
			}
			m := New(prog)
			compare := func(text string) {
				for start := range len(text) + 1 {
					got, want := at(m, text, start), want.at(text, start)
					if got != want {
						t.Fatalf("rule %s, pattern %s on %q at %d: got %+v, want %+v", r.ID, p.Name, text, start, got, want)
					}
					if got.OK {
						matches++
					}
				}
			}
			for _, text := range own {
				if len(text) < 200 {
					compare(text)
				}
			}
			for range lines / 2 {
				compare(mutated(rng, own))
				compare(mutated(rng, all))
			}
			if m.Evicted() {
				t.Errorf("rule %s, pattern %s is evicted", r.ID, p.Name)
			}
		}
	}
	if matches < 5000 {
		t.Errorf("only %d matches were compared", matches)
	}
}

func examples(list ...*rules.Rule) (texts []string) {
	for _, r := range list {
		for _, e := range r.Examples.Match {
			texts = append(texts, e.Text)
		}
		for _, e := range r.Examples.NoMatch {
			texts = append(texts, e.Text)
		}
	}
	return texts
}

// mutated is a line made of pieces of two of the texts, with a few
// characters lost, put in or taken for others.
func mutated(rng *rand.Rand, texts []string) string {
	const most = 60
	a, b := cut(rng, texts, most/2), cut(rng, texts, most/2)
	line := []rune(a + []string{"", " ", ", ", "\n"}[rng.IntN(4)] + b)
	strange := []rune("0 9-.aZé\n_@\u212a中\U0001f600'/x")
	for range rng.IntN(4) {
		if len(line) == 0 {
			break
		}
		k := rng.IntN(len(line))
		switch rng.IntN(4) {
		case 0:
			line = append(line[:k], line[k+1:]...)
		case 1:
			line[k] = strange[rng.IntN(len(strange))]
		case 2:
			line[k] ^= 0x20
		default:
			line = append(line[:k], append([]rune{line[rng.IntN(len(line))]}, line[k:]...)...)
		}
	}
	text := string(line)
	if rng.IntN(20) == 0 && text != "" {
		k := rng.IntN(len(text))
		text = text[:k] + "\xe4" + text[k:] // no UTF-8
	}
	return text
}

func cut(rng *rand.Rand, texts []string, most int) string {
	text := texts[rng.IntN(len(texts))]
	if len(text) <= most {
		return text
	}
	from := rng.IntN(len(text) - most)
	return strings.ToValidUTF8(text[from:from+most], "")
}
