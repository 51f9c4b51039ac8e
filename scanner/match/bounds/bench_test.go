package bounds

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/program"
)

// chat is what most expressions are tried on without a match.
var chat = []string{
	"how do i change the address on my account please",
	"I need a disposable virtual card. Please tell me how to order one.",
	"please call me tomorrow morning, I want to speak to somebody",
	"send the 250 euros that I owe to him on monday at 5 pm",
	"can you tell me the nutritional info for 2 scoops of ice cream",
}

// try is a place where a match may begin.
type try struct {
	text string
	at   int
}

// heavy is one of the expressions that take most of the time of a scan.
type heavy struct {
	name    string
	pattern *rules.Pattern
	prog    *program.Program
	tries   []try
	size    int64 // of the texts
}

func heavies(b *testing.B) (list []heavy) {
	b.Helper()
	set, err := rules.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	wanted := map[string]bool{
		"person-contact speak-to": true, "street-address to the end": true, "person-full-name after-word": true, "iban no separators": true,
		"iban groups, 15 to 22 characters": true, "calendar-date numeric": true, "calendar-date words-en": true, "calendar-date words-nl": true,
	}
	for _, r := range set.Rules() {
		for i := range r.Patterns {
			p := &r.Patterns[i]
			if !wanted[r.ID+" "+p.Name] {
				continue
			}
			prog, err := p.Program()
			if err != nil {
				b.Fatal(err)
			}
			h := heavy{name: r.ID + " " + p.Name, pattern: p, prog: prog}
			for _, text := range append(examples(r), chat...) {
				h.size += int64(len(text))
				for at := range len(text) {
					if prog.Shape.First[text[at]] && (at == 0 || !wordASCII.has(text[at-1]&0x7f)) {
						h.tries = append(h.tries, try{text, at})
					}
				}
			}
			list = append(list, h)
		}
	}
	if len(list) != len(wanted) {
		b.Fatalf("%d of %d expressions are built in", len(list), len(wanted))
	}
	return list
}

// BenchmarkAt tries expressions that know all that the texts ask for, at the
// beginnings of words, beside package regexp.
func BenchmarkAt(b *testing.B) {
	for _, h := range heavies(b) {
		m := New(h.prog)
		re := regexp.MustCompile(`\A(?:` + h.pattern.Source() + `)`)
		for name, run := range map[string]func(try) bool{
			"bounds": func(t try) bool { _, _, ok := m.At(t.text, t.at); return ok },
			"regexp": func(t try) bool { return re.FindStringSubmatchIndex(t.text[t.at:]) != nil },
		} {
			b.Run(h.name+"/"+name, func(b *testing.B) {
				for _, t := range h.tries {
					run(t)
				}
				b.SetBytes(h.size)
				b.ReportAllocs()
				found := 0
				for b.Loop() {
					found = 0
					for _, t := range h.tries {
						if run(t) {
							found++
						}
					}
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(h.tries)), "ns/try")
				b.ReportMetric(float64(found)/float64(len(h.tries)), "found/try")
			})
		}
	}
}

// BenchmarkFirst makes what all places of one message ask for.
func BenchmarkFirst(b *testing.B) {
	for _, h := range heavies(b) {
		text := h.tries[0].text
		b.Run(h.name+"/bounds", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				m := New(h.prog)
				for _, t := range h.tries {
					if t.text == text {
						m.At(t.text, t.at)
					}
				}
			}
		})
		b.Run(h.name+"/regexp", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				re := regexp.MustCompile(`\A(?:` + h.pattern.Source() + `)`)
				for _, t := range h.tries {
					if t.text == text {
						re.FindStringSubmatchIndex(t.text[t.at:])
					}
				}
			}
		})
	}
}

// BenchmarkHostile runs expressions whose states explode, or nearly so, on
// texts that make them: with states as far as they go, without, and by package
// regexp.
func BenchmarkHostile(b *testing.B) {
	const size = 10_000
	rng := rand.New(rand.NewPCG(3, 4))
	random := make([]byte, size)
	for i := range random {
		random[i] = "ab"[rng.IntN(2)]
	}
	for _, bench := range []struct{ src, text string }{
		{`(?:a|b)*a(?:a|b){12}c`, string(random)},
		{`(?:a|b)*a(?P<value>(?:a|b){12})c`, string(random)},
		{`.*[ae][a-z ]{40}[xz]`, string(random)},
		{`(a+)+b`, strings.Repeat("a", size)},
		{`(?:x+x+)+y`, strings.Repeat("x", size)},
		{`a.{10,60}b`, strings.Repeat("a", size)},
	} {
		re := regexp.MustCompile(`\A(?:` + bench.src + `)`)
		states, slow := New(compile(b, bench.src)), evicted(compile(b, bench.src))
		for name, run := range map[string]func(){
			"states":  func() { states.At(bench.text, 0) },
			"evicted": func() { slow.At(bench.text, 0) },
			"regexp":  func() { re.FindStringSubmatchIndex(bench.text) },
		} {
			b.Run(bench.src+"/"+name, func(b *testing.B) {
				b.SetBytes(size)
				for b.Loop() {
					run()
				}
			})
		}
	}
}

// BenchmarkFirstOfAll is BenchmarkFirst for every built-in expression, on its
// own first example. Programs are read before.
func BenchmarkFirstOfAll(b *testing.B) {
	set, err := rules.Builtin()
	if err != nil {
		b.Fatal(err)
	}
	type first struct {
		prog  *program.Program
		tries []try
	}
	var all []first
	for _, r := range set.Rules() {
		text := r.Examples.Match[0].Text
		for i := range r.Patterns {
			p := &r.Patterns[i]
			if p.Engine == rules.EngineRegexp2 {
				continue
			}
			prog, err := p.Program()
			if err != nil {
				b.Fatal(err)
			}
			f := first{prog: prog}
			for at := range len(text) {
				if prog.Shape.First[text[at]] && (at == 0 || !prog.Shape.Edged || !wordASCII.has(text[at-1]&0x7f)) {
					f.tries = append(f.tries, try{text, at})
				}
			}
			all = append(all, f)
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, f := range all {
			m := New(f.prog)
			for _, t := range f.tries {
				m.At(t.text, t.at)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*len(all)), "ns/expression")
}
