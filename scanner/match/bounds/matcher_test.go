package bounds

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/scanner/document"
)

// found is what At returns.
type found struct {
	Whole, Value document.Span
	OK           bool
}

func at(m *Matcher, text string, start int) found {
	whole, value, ok := m.At(text, start)
	return found{whole, value, ok}
}

// standard gives the results of package regexp. That cannot begin in the
// middle of a text, so it is given the character before as well, which is all
// that it looks at.
type standard struct {
	first, later *regexp.Regexp
	group        int
}

func newStandard(src string) (*standard, error) {
	first, err := regexp.Compile(`\A(?:` + src + `)`)
	if err != nil {
		return nil, err
	}
	later, err := regexp.Compile(`\A(?s:.)(?:` + src + `)`)
	if err != nil {
		return nil, err
	}
	return &standard{first, later, max(first.SubexpIndex(program.ValueGroup), 0)}, nil
}

func (s *standard) at(text string, start int) found {
	if start == 0 {
		return s.found(s.first.FindStringSubmatchIndex(text), 0, 0)
	}
	r, size := utf8.DecodeLastRuneInString(text[:start])
	before := text[start-size : start]
	if r == utf8.RuneError && size == 1 {
		before = "\xff" // which makes no character with what follows
	}
	return s.found(s.later.FindStringSubmatchIndex(before+text[start:]), start-size, start)
}

func (s *standard) found(loc []int, shift, start int) found {
	if loc == nil {
		return found{}
	}
	f := found{Whole: document.Span{Start: start, End: loc[1] + shift}, OK: true}
	switch {
	case s.group == 0:
		f.Value = f.Whole
	case loc[2*s.group] < 0:
		f.Value = document.Span{Start: start, End: start}
	default:
		f.Value = document.Span{Start: loc[2*s.group] + shift, End: loc[2*s.group+1] + shift}
	}
	return f
}

func compile(tb testing.TB, src string) *program.Program {
	tb.Helper()
	p, err := program.Compile(src)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// expressions and texts are compared each with each.
var (
	expressions = []string{
		``, `a`, `a|ab`, `ab|a`, `a*`, `a*?`, `a+?b`, `(?:a|ab)(?:c|bcd)(?:d*)`, `(a+)+b`, `(?:x+x+)+y`, `(?:|a)*`, `(?:a*)+b?`,
		`\bab\b`, `\Ba\B`, `a\b`, `a\B`, `\b`, `\B`, `(?:\b|a)b`, `a(?:\b|b)(?:\b|c)`, `\ba|\Bab`, `a\b\bb?`, `.\b^a`, `(?m)a$\n^b`,
		`^a`, `a$`, `(?m)^a`, `(?m)a$`, `(?m)$`, `\Aa|b`, `ab\z`, `^$`, `$^`, `(?m)^$|b`, `(?:^|a)b`, `(?:a$|ab)`, `a|[^\x00-\x{10ffff}]b`, `(?m)(?:a$|.)*`,
		`.`, `(?s).`, `.*b`, `.*?b`, `(?s).*b`, `[^a]+`, `(?i)k+s`, `(?i)é`, `\p{L}+`, `[α-ω]{2}`, `\x{fffd}`, `[^\x00-\x7f]*a?`,
		`(?P<value>a)b|ab?`, `a(?P<value>b*)c`, `(?P<value>a|ab)(?:c|bcd)d*`, `(?:(?P<value>a)|b)*`, `x*(?P<value>\b[a-z]+?\b)`,
		`(?P<value>a*?)(?:ab)?$`, `(?:(?P<value>a*)|b)*c?`, `(?:a(?P<value>b)?)+`, `(?P<value>(?:\d{2})+)-?\d*`, `(?P<value>)a`,
		`a.{2,6}b`, `(?:a|b)*a(?:a|b){5}`, `[ae][a-z ]{3,9}[xz]`, `(?:\d[ -]?){3,7}\d\b`, `(?i)(?:am|i) (?P<value>[a-z]+(?: [a-z]+)?)\b`,
	}
	texts = []string{
		"", "a", "ab", "abc", "abcd", "aaab", "aab aac", "xxxxy", "xxxx", "b", "ba", "a b", "_a-b", "a\nb", "\na\n", "ab\n", "\n\n",
		"kKsSſ", "K\u212aS", "É é", "αβγ δ", "a\xffb", "\xe4\xb8ab", "\xc3\xa9a", "\ufffd", "中文a", "😀a", "é", "aéb", "abababab", "bbabbab",
		"12-34", "123 45-67 8", "1234567", "i am bo li", "I AM bo", "aaaaaaaaaaaaaaaa", "axxxxxxb", "cabc", "ab abb", "a1b2 x z", "ez eaz",
	}
)

func TestAt(t *testing.T) {
	for _, src := range expressions {
		m := New(compile(t, src))
		want, err := newStandard(src)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			for start := range len(text) + 1 {
				if diff := cmp.Diff(at(m, text, start), want.at(text, start)); diff != "" {
					t.Errorf("%q on %q at %d (-got +want):\n%s", src, text, start, diff)
				}
			}
		}
		if m.Evicted() {
			t.Errorf("%q is evicted", src)
		}
	}
}

// What an evicted expression is run by gives the same.
func TestEvicted(t *testing.T) {
	for _, src := range expressions {
		m := evicted(compile(t, src))
		want, err := newStandard(src)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			for start := range len(text) + 1 {
				if diff := cmp.Diff(at(m, text, start), want.at(text, start)); diff != "" {
					t.Errorf("%q on %q at %d (-got +want):\n%s", src, text, start, diff)
				}
			}
		}
	}
}

func evicted(p *program.Program) *Matcher {
	m := New(p)
	m.first()
	m.evicted.Store(true)
	m.auto.Store(nil)
	return m
}

// Expressions whose states explode are evicted in the end, and right all the
// time; long texts take the group from the simulation.
func TestExplosion(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 6))
	var b strings.Builder
	for range 30_000 {
		b.WriteByte("ab"[rng.IntN(2)])
	}
	latin := b.String() + "c"
	for _, tt := range []struct {
		src     string
		evicted bool
	}{
		{`(?:б|в)*б(?P<value>(?:б|в){12}c)`, true},
		{`(?:a|b)*a(?:a|b){12}c`, true},
		{`(?:a|b)*a(?P<value>(?:a|b){14})c`, true},
		{`(?:a|b)*?(?P<value>a(?:a|b){8}c)`, false},
		{`(a+)+c`, false},
		{`a.{10,60}b`, false},
	} {
		m := New(compile(t, tt.src))
		want, err := newStandard(tt.src)
		if err != nil {
			t.Fatal(err)
		}
		text := latin
		if strings.Contains(tt.src, "б") {
			text = strings.NewReplacer("a", "б", "b", "в").Replace(latin)
		}
		for start := 0; start < len(text); start += 2999 {
			if diff := cmp.Diff(at(m, text, start), want.at(text, start)); diff != "" {
				t.Errorf("%q at %d (-got +want):\n%s", tt.src, start, diff)
			}
		}
		if m.Evicted() != tt.evicted {
			t.Errorf("%q: evicted is %v, want %v", tt.src, m.Evicted(), tt.evicted)
		}
	}
}

// An expression may tell more characters apart than the table has room for at
// first, and more than it ever has.
func TestManyColumns(t *testing.T) {
	for _, n := range []int{2, 40, 3000} {
		letters := make([]rune, 0, n)
		for r := rune(0x4e00); len(letters) < n; r++ {
			letters = append(letters, r)
		}
		// Each letter is followed by itself in upper case order: "(?:AB|BC|...)+".
		var b strings.Builder
		for i := range letters {
			b.WriteString("|" + string(letters[i]) + string(letters[(i+1)%n]))
		}
		src := `(?:` + b.String()[1:] + `)+`
		m := New(compile(t, src))
		want, err := newStandard(src)
		if err != nil {
			t.Fatal(err)
		}
		text := string(letters) + "x" + string(letters)
		for start := 0; start < len(text); start += 1 + len(text)/20 {
			if diff := cmp.Diff(at(m, text, start), want.at(text, start)); diff != "" {
				t.Errorf("%d letters at %d (-got +want):\n%s", n, start, diff)
			}
		}
	}
}

// Workers share a matcher while its states are made, outgrow their bounds,
// and are evicted.
func TestConcurrentUse(t *testing.T) {
	for _, src := range []string{`(?i)(?:am|i) (?P<value>[a-zé]+(?: [a-z]+)?)\b`, `(?:a|b)*a(?:a|b){12}c`, `[一-龥]+|a+|é`} {
		m := New(compile(t, src))
		rng := rand.New(rand.NewPCG(7, 7))
		var long strings.Builder
		for range 4000 {
			long.WriteByte("ab"[rng.IntN(2)])
		}
		all := append([]string{long.String() + "c"}, texts...)
		want, err := newStandard(src)
		if err != nil {
			t.Fatal(err)
		}
		var workers sync.WaitGroup
		for k := range 4 {
			workers.Go(func() {
				for i := range all {
					text := all[(i+k)%len(all)]
					for start := 0; start <= len(text); start += 1 + len(text)/20 {
						if diff := cmp.Diff(at(m, text, start), want.at(text, start)); diff != "" {
							t.Errorf("%q at %d (-got +want):\n%s", src, start, diff)
						}
					}
				}
			})
		}
		workers.Wait()
	}
}

// Expressions that package regexp reads give what it gives, at every place.
func FuzzAt(f *testing.F) {
	for i, src := range expressions {
		f.Add(src, texts[i%len(texts)], uint8(i))
	}
	f.Fuzz(func(t *testing.T, src, text string, start uint8) {
		if len(src) > 60 || len(text) > 200 {
			t.Skip("long expressions are slow to compile")
		}
		want, err := newStandard(src)
		if err != nil {
			t.Skip("no expression")
		}
		p, err := program.Compile(src)
		if err != nil || len(p.Insts) > 5000 {
			t.Skip("too large for package regexp to be quick")
		}
		off := min(int(start), len(text))
		expected := want.at(text, off)
		m := New(p)
		for range 2 { // the second time the states are there
			if diff := cmp.Diff(at(m, text, off), expected); diff != "" {
				t.Errorf("-got +want:\n%s", diff)
			}
		}
		if diff := cmp.Diff(at(warm(m), text, off), expected); diff != "" {
			t.Errorf("trace: -got +want:\n%s", diff)
		}
		if diff := cmp.Diff(at(evicted(p), text, off), expected); diff != "" {
			t.Errorf("evicted: -got +want:\n%s", diff)
		}
	})
}
