package program

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"
	"github.com/dlclark/regexp2/v2/syntax"
)

// twin is an expression in both engines.
type twin struct {
	source   string
	prog     *Program
	anywhere *regexp2.Regexp
	here     *regexp2.Regexp // at the start of the search only
	group    int
}

// newTwin returns nil where the expression has no program.
func newTwin(t *testing.T, source string) *twin {
	t.Helper()
	prog, err := CompileLooks(source)
	if err != nil {
		return nil
	}
	w := &twin{source: source, prog: prog}
	for _, c := range []struct {
		re     **regexp2.Regexp
		source string
	}{{&w.anywhere, source}, {&w.here, `\G(?:` + source + `)`}} {
		if *c.re, err = regexp2.Compile(c.source); err != nil {
			t.Fatalf("%q has a program, but regexp2 says: %v", c.source, err)
		}
		(*c.re).MatchTimeout = 2 * time.Second
	}
	w.group = max(w.anywhere.GroupNumberFromName(ValueGroup), 0)
	return w
}

// span is where a match or its group lies, none where there is no match.
type span struct{ start, end int }

var none = span{-1, -1}

// compare asks both engines for the match at each place of a text, and
// returns the matches of the program.
func (w *twin) compare(t *testing.T, text string) (matches []span, found []bool) {
	t.Helper()
	matches, found = make([]span, len(text)+1), make([]bool, len(text)+1)
	for i := range len(text) + 1 {
		if !begins(text, i) {
			continue
		}
		got, ok := walk(w.prog, text, i)
		matches[i], found[i] = none, ok
		if ok {
			matches[i] = span{got[2*w.prog.Group], got[2*w.prog.Group+1]}
		}
		w.same(t, "at", w.here, text, i, matches[i], ok)
	}
	return matches, found
}

// search compares where both engines find the first match behind each place.
// It is not for any expression: regexp2 overlooks some matches when it
// searches ("1" for \D??\w) that it finds when it is told where to begin.
func (w *twin) search(t *testing.T, text string) {
	t.Helper()
	matches, found := w.compare(t, text)
	for i := range found {
		if !begins(text, i) {
			continue
		}
		first := i
		for first < len(text) && !found[first] {
			first++
		}
		w.same(t, "from", w.anywhere, text, i, matches[first], found[first])
	}
}

// begins tells whether a character begins at a place.
func begins(text string, i int) bool {
	for k := range text {
		if k >= i {
			return k == i
		}
	}
	return i == len(text)
}

func (w *twin) same(t *testing.T, how string, re *regexp2.Regexp, text string, from int, got span, matches bool) {
	t.Helper()
	m, err := re.FindStringMatchStartingAt(text, from)
	if err != nil {
		t.Skipf("%q: %v", w.source, err)
	}
	want := none
	if m != nil {
		if g := m.GroupByNumber(w.group); g != nil && len(g.Captures) > 0 {
			start, length := g.ByteRange()
			want = span{start, start + length}
		}
	}
	if matches != (m != nil) || got != want {
		t.Fatalf("%q %s %d of %q: got %v (%v), regexp2 has %v (%v)", w.source, how, from, text, got, matches, want, m != nil)
	}
}

// Each expression with texts of which some match and some nearly do.
var looks = []struct {
	source string
	texts  []string
}{
	{`(?<!\d)\d{3}(?!\d)`, []string{"123", "1234", "a123b", "١٢٣", "1٢٣", "x 123\n"}},
	{`(?i)(?<!\w)kelvin(?!\w)`, []string{"kelvin", "\u212aelvin", "xkelvin", "kelvin\u200d", "kelvin\u0301", "é kelvin é"}},
	{`(?<=[ -])\d+`, []string{" 12", "-1", "12", "x12", "1 2"}},
	{`\w+(?=$|\s)`, []string{"ab", "ab\n", "ab c", "ab,", "ab\n\n"}},
	{`\w+(?=$|,)`, []string{"ab", "ab\n", "ab,", "ab\n\n", "ab;"}},
	{`\d+$`, []string{"12", "12\n", "12\n\n", "12\r\n", "12 "}},
	{`(?<value>\d+$)`, []string{"12", "12\n", "12\n\n", "x"}},
	{`(?<value>\d+)(?:$|\s)`, []string{"12", "12\n", "12 3", "12x"}},
	{`^(?:a|b)+$|x$`, []string{"ab\n", "abx", "x\n", "ax\n\n"}},
	{`(?m)^a+$`, []string{"a\naa\n", "a\r\n", "ba"}},
	{`\Aa\z|\Ab\Z`, []string{"a", "a\n", "b\n", "b"}},
	{`(?<=^|\s)x(?=\s|\z)`, []string{"x", " x\n", "ax", "x\u00a0", "x\u0085x"}},
	{`(?<![\w.])\w+@\w+(?![\w.])`, []string{"a@b", ".a@b", "a@b.", "aé@b\u0301"}},
	{`\b\d\b|\B-\B`, []string{"1", "a1", "1-2", " - ", "1\u200d"}},
	{`\b(?:a|-)\b`, []string{"a", "x-x", "- a", "xa"}},
	{`(?<=a\b)\W`, []string{"a-", "a", "aa\n", "é-"}},
	{`(?=\b)a?x`, []string{"ax", "bax", "x"}},
	{`(?!\b)x`, []string{"x", "ax"}},
	{`(?<!^)x`, []string{"xx", "\nx"}},
	{`(?=\d+)\w+?(?!\d*)|z`, []string{"12a", "z", "a"}},
	{`(?=(?!a)\w)\w+`, []string{"abc", "bca", "1"}},
	{`(?:(?<!a)b){2,3}?c`, []string{"bbc", "abbc", "bc", "bbbbc"}},
	{`(?<value>\d)(?<=1)|(?<value>x)y`, []string{"1", "2", "xy"}},
	{`(?:(?<value>\d)-)+(?!\d)`, []string{"1-2-", "1-2-3", "1-"}},
	{`[a-z-[aeiou]]+`, []string{"abcde", "aeiou"}},
	{`[\D\S]x|[^\W\d]+|[\W_]`, []string{"1x", "ab1_", "٣é"}},
	{`\p{Lu}+|\P{L}\p{Greek}?`, []string{"ÀB", "1α", "ǅ"}},
	{`(?i)\p{Lu}[^k]ß|ſ+`, []string{"aKß", "sſS", "xxẞ"}},
	{`a.c|(?s)b.c`, []string{"a\nc", "b\nc", "a\xffc", "a\u2028c"}},
	{`(?<!\xff)x`, []string{"\xffx", "ÿx"}},
	{`(?<=\ufffd)x`, []string{"\xffx", "\ufffdx", "\xe2\x82x"}},
	{`(?:a+|b)*?c(?![^\s])`, []string{"aabc", "aabcd"}},
	{`(?<=a|b|[0-9])x(?=y|z)`, []string{"axy", "1xz", "cxy", "axa"}},
	{`(?<=(?i:k))x`, []string{"Kx", "\u212ax", "kX"}},
	{`x(?=)y(?<!)|z`, []string{"xy", "z"}},
}

func TestLooks(t *testing.T) {
	for _, tt := range looks {
		t.Run(tt.source, func(t *testing.T) {
			w := newTwin(t, tt.source)
			if w == nil {
				_, err := CompileLooks(tt.source)
				t.Fatalf("no program: %v", err)
			}
			for _, text := range tt.texts {
				w.search(t, text)
			}
		})
	}
}

// Only a "$" that may stand before a line break needs a group.
func TestLooksGroup(t *testing.T) {
	for source, want := range map[string]int{
		`a(?=$|\s)`: 0, `a\z`: 0, `(?m)a$`: 0, `(b)a`: 0, `a$`: 1, `a(?=$|,)`: 1, `(?<value>a)b`: 1, `(?<value>a)$`: 1,
	} {
		p, err := CompileLooks(source)
		if err != nil {
			t.Fatalf("%q: %v", source, err)
		}
		if p.Group != want {
			t.Errorf("%q: the span is group %d, want %d", source, p.Group, want)
		}
	}
}

// A boundary beside a known class is one look.
func TestLooksAreFew(t *testing.T) {
	for source, want := range map[string]int{
		`(?<!\d)\d{9}(?!\d)`: 2, `\b\d+\b`: 2, `\babc|\bade`: 1, `(?<=^|\s)x`: 1, `^x(?=\z)`: 0, `(?=\b)x`: 4, `\b(?:-|a)`: 4,
	} {
		p, err := CompileLooks(source)
		if err != nil {
			t.Fatalf("%q: %v", source, err)
		}
		if len(p.Looks) != want {
			t.Errorf("%q: %d looks, want %d", source, len(p.Looks), want)
		}
	}
}

func TestLooksBeyond(t *testing.T) {
	for _, tt := range []struct{ source, want string }{
		{`(?<=ab)x`, "a look-around of several characters"},
		{`x(?!\d{2})`, "a look-around of several characters"},
		{`(?<=\ba)x`, "a look-around of several characters"},
		{`(?<=a$)x`, `"$" before the end of the expression`},
		{`(a)\1`, "a back-reference"},
		{`(?<a>x)\k<a>`, "a back-reference"},
		{`a++b`, "a possessive repetition"},
		{`\p{L}{2}+b`, "a possessive repetition"},
		{`[[a]*+`, "a possessive repetition"},
		{`(?>a|ab)c`, "a group that is neither named, nor a look-around, nor of the flags i, m and s"},
		{`(?x) a b`, "a group that is neither named, nor a look-around, nor of the flags i, m and s"},
		{`(?r)a`, "a group that is neither named, nor a look-around, nor of the flags i, m and s"},
		{`(a)(?(1)b|c)`, "a group that is neither named, nor a look-around, nor of the flags i, m and s"},
		{`a\R`, `an escape \R`},
		{`\Ga`, `an escape \G`},
		{`(?:$|,)x`, `"$" before the end of the expression`},
		{`x(?!$)`, `"$" in a negated look-around`},
		{`(?:a|\b)+x`, "a repetition of what may be empty"},
		{`(?=(?<value>a))\w+`, "the group of the value in a look-around"},
		{`(?<open>\()(?<close-open>\))`, "a balancing group"},
		{`(?:(?:\w{1,99}-){1,99}x){9}`, "a repetition that takes over 20000 instructions"},
		{`\p{Emoji}`, "a class of a Unicode property that Go does not have"},
	} {
		t.Run(tt.source, func(t *testing.T) {
			_, err := CompileLooks(tt.source)
			var beyond *BeyondError
			if !errors.As(err, &beyond) || beyond.Construct != tt.want {
				t.Errorf("got %v, want %q", err, tt.want)
			}
		})
	}
	if _, err := CompileLooks(`a(`); err == nil || errors.As(err, new(*BeyondError)) {
		t.Errorf("an open group: got %v, want the error of regexp2", err)
	}
}

func TestLooksRoundTrip(t *testing.T) {
	for _, tt := range looks {
		p, err := CompileLooks(tt.source)
		if err != nil {
			t.Fatal(err)
		}
		got, err := Decode(string(p.AppendBinary(nil)))
		if err != nil {
			t.Fatalf("%q: %v", tt.source, err)
		}
		w := newTwin(t, tt.source)
		w.prog = got
		for _, text := range tt.texts {
			w.compare(t, text)
		}
	}
}

// The shape leaves no match out.
func (w *twin) fits(t *testing.T, text string, at int) {
	t.Helper()
	s := &w.prog.Shape
	got, ok := walk(w.prog, text, at)
	if !ok || !s.Startable {
		return
	}
	if length := got[1] - at; length < s.MinBytes || s.MaxBytes >= 0 && length > s.MaxBytes {
		t.Fatalf("%q matches %d bytes at %d of %q, bounds %d to %d", w.source, length, at, text, s.MinBytes, s.MaxBytes)
	}
	if !s.First[text[at]] {
		t.Fatalf("%q begins with %q", w.source, text[at])
	}
}

// A class has the code points that regexp2 says.
func TestRunesOf(t *testing.T) {
	for _, source := range []string{
		`\w`, `\W`, `\d`, `\D`, `\s`, `\S`, `[^\w\s]`, `[\D\S]`, `[\W\d_]`, `\p{L}`, `\P{Greek}`, `[\p{Lu}-[A-F]]`, `[^a-z]`, `[^\n]`,
		`(?i)[a-zß]`, `(?i)\p{Lu}`, `\p{Letter}`, `\p{Cyrillic}`, `[[:alpha:]é]`, `\p{White_Space}`, `\p{Cn}`, `\p{Cs}`, `\p{LC}`, `\p{Any}`,
	} {
		tree, err := syntax.Parse(source, syntax.ParseOptions{})
		if err != nil {
			t.Logf("%s: %v", source, err)
			continue
		}
		set := tree.Root.Children[0].Set
		if set == nil {
			continue // one character, or all but one
		}
		got, err := runesOf(set)
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		in := charInst(got)
		for r := rune(0); r <= unicode.MaxRune; r++ {
			if in.MatchRune(r) != set.Contains(r) {
				t.Errorf("%s: %U differs", source, r)
				break
			}
		}
	}
}

// generator makes expressions of what programs can say.
type generator struct{ *rand.Rand }

func (g generator) pick(from ...string) string { return from[g.IntN(len(from))] }

func (g generator) char() string {
	return g.pick(`a`, `b`, `k`, `K`, `1`, `-`, ` `, `_`, `.`, `\d`, `\D`, `\w`, `\W`, `\s`, `\S`, `[a-c]`, `[^a]`, `[\w-]`, `[^\s1]`, `[^\W_]`,
		`[\D ]`, `é`, `s`, `\n`, `\p{L}`, `[k-z]`, `[\d-[1]]`, `\.`, `[^\n]`, `ß`, `\u200d`, `[ -]`)
}

func (g generator) zero() string {
	return g.pick(`^`, `$`, `\b`, `\B`, `\A`, `\z`, `\b`)
}

// look is a look-around, mostly of one character.
func (g generator) look(depth int) string {
	open := g.pick(`(?=`, `(?!`, `(?<=`, `(?<!`)
	var inside string
	switch g.IntN(8) {
	case 0, 1, 2, 3:
		inside = g.char()
	case 4:
		inside = g.char() + "|" + g.char()
	case 5:
		inside = g.zero() + "|" + g.char()
	case 6:
		inside = g.char() + g.pick(`+`, `*`, `?`, `{1,3}`)
	default:
		inside = g.zero()
		if depth > 0 {
			inside = g.look(depth-1) + g.pick("", g.char())
		}
	}
	return open + inside + `)`
}

func (g generator) expr(depth int) string {
	if depth == 0 {
		return g.char()
	}
	switch g.IntN(12) {
	case 0, 1, 2:
		return g.expr(depth-1) + g.expr(depth-1)
	case 3:
		return `(?:` + g.expr(depth-1) + `|` + g.expr(depth-1) + `)`
	case 4:
		return g.char() + g.pick(`*`, `+`, `?`, `{2}`, `{1,3}`, `{2,}`) + g.pick(``, ``, `?`)
	case 5:
		return `(?:` + g.expr(depth-1) + `)` + g.pick(`*`, `+`, `?`, `{2}`, `{0,2}`, `{1,}`) + g.pick(``, ``, `?`)
	case 6:
		return g.pick(`(`, `(?i:`, `(?s:`, `(?m:`, `(?:`) + g.expr(depth-1) + `)`
	case 7:
		return g.expr(depth-1) + g.zero() + g.pick("", g.expr(depth-1))
	case 8, 9:
		return g.look(1) + g.expr(depth-1)
	case 10:
		return g.expr(depth-1) + g.look(1)
	default:
		return g.pick(`ab`, `k1`, `a b`, g.char())
	}
}

func (g generator) source() string {
	var b strings.Builder
	b.WriteString(g.pick("", "", "(?i)"))
	switch expr := g.expr(1 + g.IntN(4)); g.IntN(6) {
	case 0:
		b.WriteString(g.look(1) + `(?<value>` + expr + `)` + g.look(1))
	case 1:
		b.WriteString(expr + `(?<value>` + g.expr(2) + `)` + g.pick("", g.expr(1), `$`, `(?:$|\s)`))
	case 2:
		b.WriteString(expr + g.pick(`$`, `(?=$|`+g.char()+`)`, `|`+g.expr(2)))
	default:
		b.WriteString(expr)
	}
	return b.String()
}

func (g generator) text() string {
	var b strings.Builder
	for range g.IntN(9) {
		b.WriteString(g.pick("a", "b", "c", "k", "K", "\u212a", "1", "2", "\u0663", "-", " ", "_", ".", "\n", "\u00a0", "é", "\u0301", "\u200d",
			"s", "ſ", "ß", "\xff", "漢", "\u0130", "ab", "a b", "k1", "\r\n"))
	}
	return b.String()
}

// Whatever the expression, its program matches what regexp2 matches.
func TestLooksLikeRegexp2(t *testing.T) {
	g := generator{rand.New(rand.NewPCG(6, 6))}
	native := 0
	const tries, enough = 6000, 3000
	for range tries {
		w := newTwin(t, g.source())
		if w == nil {
			continue
		}
		native++
		for range 6 {
			text := g.text()
			w.compare(t, text)
			for at := range text {
				w.fits(t, text, at)
			}
		}
	}
	if native < enough {
		t.Errorf("only %d of %d expressions have a program", native, tries)
	}
}

func FuzzLooks(f *testing.F) {
	for _, tt := range looks {
		for _, text := range tt.texts {
			f.Add(tt.source, text)
		}
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		if len(source) > 60 || len(text) > 40 || !utf8.ValidString(source) {
			return
		}
		if w := newTwin(t, source); w != nil {
			w.compare(t, text)
			for at := range text {
				w.fits(t, text, at)
			}
		}
	})
}

func BenchmarkCompileLooks(b *testing.B) {
	for _, bb := range []struct{ name, source string }{
		{"digits", `(?<!\d)\d{3}-\d{4}(?!\d)`},
		{"words", `(?i)(?<![\w.])[\w.+-]+@\w+\.\w{2,9}(?!\w)`},
	} {
		b.Run(bb.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := CompileLooks(bb.source); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
