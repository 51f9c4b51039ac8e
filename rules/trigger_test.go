package rules

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules/trie"
)

func TestTriggers(t *testing.T) {
	tests := []struct {
		name     string
		pattern  Pattern
		digits   int
		literals []string
	}{
		{"digits and separators", Pattern{Regexp: `\d{3}-\d{2}-\d{4}`}, 9, []string{"-"}},
		{"optional separators", Pattern{Regexp: `\d{3}[- ]?\d{2}[- ]?\d{4}`}, 9, nil},
		{"repetition counts its minimum", Pattern{Regexp: `(?:\d{2} ?){3,5}`}, 6, nil},
		{"alternatives count the smaller", Pattern{Regexp: `\d{4}|[a-z]\d{2}`}, 2, nil},
		{"literal digits", Pattern{Regexp: `\+44\d{2,10}`}, 4, []string{"+44"}},
		{"hex class is no digit", Pattern{Regexp: `[0-9a-f]{8}`}, 0, nil},
		{"part of the digits", Pattern{Regexp: `[2-9][0-8]`}, 2, nil},
		{"lone digit is no literal", Pattern{Regexp: `1[a-z]+`}, 1, nil},
		{"at sign", Pattern{Regexp: `[a-z0-9.]+@[a-z0-9]+\.[a-z]{2,}`}, 0, []string{"@"}},
		{"longest literal wins", Pattern{Regexp: `a.{0,9}bc.{0,9}d`}, 0, []string{"bc"}},
		{"alternatives join", Pattern{Regexp: `(?:mr|mrs|dr)\.? [a-z]+`}, 0, []string{"dr ", "dr. ", "mr ", "mr. ", "mrs ", "mrs. "}},
		{"common prefix is factored", Pattern{Regexp: `(?:foobar|foobaz)`}, 0, []string{"foobar", "foobaz"}},
		{"an alternative without literal", Pattern{Regexp: `(?:mr|[a-z]+)x`}, 0, []string{"x"}},
		{"optional literal", Pattern{Regexp: `(?:ssn)?[a-z]+`}, 0, nil},
		{"named group", Pattern{Regexp: `id: (?P<value>[a-z]{5})`}, 0, []string{"id: "}},
		{"small class", Pattern{Regexp: `[@(][a-z]{3}`}, 0, []string{"(", "@"}},
		{"class of one letter in both cases", Pattern{Regexp: `[sS][a-z]`, CaseSensitive: true}, 0, []string{"s"}},
		{"large class", Pattern{Regexp: `[a-f][a-z]`}, 0, nil},
		{"case sensitive literal is lower-cased", Pattern{Regexp: `AKIA[A-Z0-9]{16}`, CaseSensitive: true}, 0, []string{"akia"}},
		{"letters with accents", Pattern{Regexp: `ÉTAT [a-z]`}, 0, []string{"état "}},
		{"sigma has two lower-case forms", Pattern{Regexp: `σ[a-z]`}, 0, nil},
		{"spaced form", Pattern{Regexp: "a b # c\n[a-z]", Spaced: true}, 0, []string{"ab"}},
		{"empty matches", Pattern{Regexp: `\d*`}, 0, nil},
		{"broken", Pattern{Regexp: `(\d`}, 0, nil},
		{"look-around is taken out", Pattern{Engine: EngineRegexp2, Regexp: `(?<!\d)\d{3}(?!x\d)-(?=ab)`}, 3, []string{"-"}},
		{"brackets inside look-around", Pattern{Engine: EngineRegexp2, Regexp: `(?=[)](?:a\)))no\d`}, 1, []string{"no"}},
		{"atomic group", Pattern{Engine: EngineRegexp2, Regexp: `(?>\d{4})kg`}, 4, []string{"kg"}},
		{"optional look-around", Pattern{Engine: EngineRegexp2, Regexp: `a\d(?=b)?`}, 0, []string{"a"}},
		{"back-reference", Pattern{Engine: EngineRegexp2, Regexp: `(\d)\1`}, 0, nil},
		{"class subtraction", Pattern{Engine: EngineRegexp2, Regexp: `[a-z-[aeiou]]\d`}, 0, nil},
		{"POSIX class", Pattern{Engine: EngineRegexp2, Regexp: `[[:digit:]]`}, 0, nil},
		{"open look-around", Pattern{Engine: EngineRegexp2, Regexp: `a(?=b`}, 0, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.pattern.MinDigits(); got != tt.digits {
				t.Errorf("MinDigits = %d, want %d", got, tt.digits)
			}
			if diff := cmp.Diff(tt.literals, tt.pattern.RequiredLiterals()); diff != "" {
				t.Errorf("RequiredLiterals (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSource(t *testing.T) {
	tests := []struct {
		name    string
		pattern Pattern
		want    string
	}{
		{"case folded", Pattern{Regexp: `a b#c`}, `(?i)a b#c`},
		{"case sensitive", Pattern{Regexp: `a`, CaseSensitive: true}, `a`},
		{"lines are joined", Pattern{Regexp: "a\r\nb\n"}, `(?i)ab`},
		{"empty", Pattern{}, ``},
		{"blanks only", Pattern{Regexp: " \n # x", Spaced: true}, ``},
		{"comment at the end", Pattern{Regexp: "a # x", Spaced: true}, `(?i)a`},
		{"comment between lines", Pattern{Regexp: "a # (x\n  b", Spaced: true}, `(?i)ab`},
		{"class keeps blanks and hashes", Pattern{Regexp: `a [ #\]x] b`, Spaced: true}, `(?i)a[ #\]x]b`},
		{"class that begins with a bracket", Pattern{Regexp: `[] ] [^] ] x y`, Spaced: true}, `(?i)[] ][^] ]xy`},
		{"POSIX class", Pattern{Regexp: `[[:alpha:] ] x`, Spaced: true}, `(?i)[[:alpha:] ]x`},
		{"escapes", Pattern{Regexp: `a\ \#\[ b`, Spaced: true}, `(?i)a\ \#\[b`},
		{"escape at the end", Pattern{Regexp: `a\`, Spaced: true}, `(?i)a\`},
		{"open class", Pattern{Regexp: `[ a`, Spaced: true}, `(?i)[ a`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.pattern.Source(); got != tt.want {
				t.Errorf("got %s, want %s", got, tt.want)
			}
		})
	}
}

// A text that a pattern matches has what the triggers ask for.
func FuzzTriggers(f *testing.F) {
	f.Add(`\d{3}-\d{2}`, "see 123-45")
	f.Add(`(?:mr|mrs|dr)\.? [a-z]+`, "MRS. jones")
	f.Add(`[@(]k\d?`, "@K")
	f.Add(`ſ[a-f]{2,}|Straße`, "STRAẞE sAB")
	f.Fuzz(func(t *testing.T, expr, text string) {
		p := Pattern{Regexp: expr}
		re, err := p.Compile()
		if err != nil {
			return
		}
		loc := re.FindStringIndex(text)
		if loc == nil {
			return
		}
		match := text[loc[0]:loc[1]]
		digits := 0
		for i := range len(match) {
			if '0' <= match[i] && match[i] <= '9' {
				digits++
			}
		}
		if need := p.MinDigits(); digits < need {
			t.Errorf("%q matches %q with %d digits, MinDigits is %d", expr, match, digits, need)
		}
		if longest := longestSolid(match); longest < p.Trigger().Solid {
			t.Errorf("%q matches %q, the trigger wants a run of %d", expr, match, p.Trigger().Solid)
		}
		if p.Trigger().Wide && isASCII(match) {
			t.Errorf("%q matches %q, the trigger wants a character outside ASCII", expr, match)
		}
		checkPrefixes(t, &p, match)
		literals := p.RequiredLiterals()
		if literals == nil {
			return
		}
		low := strings.ReplaceAll(strings.ToLower(match), "ſ", "s")
		for _, l := range literals {
			if strings.Contains(low, l) {
				return
			}
		}
		t.Errorf("%q matches %q, which has none of %q", expr, match, literals)
	})
}

func TestLiteralEdges(t *testing.T) {
	tests := []struct {
		name, regexp string
		want         []Literal
	}{
		{"boundaries", `\bmr\b`, []Literal{{"mr", true, true, false, true}}},
		{"blanks around", `\s+dr\s`, []Literal{{"dr", true, true, false, false}}},
		{"optional blank says nothing", `dr\s*\w`, []Literal{{"dr", false, false, false, true}}},
		{"letters around", `[a-z]+str[a-z]`, []Literal{{"str", false, false, false, false}}},
		{"contraction", `\bi(?: am|'m) `, []Literal{{"i am ", true, false, false, true}, {"i'm ", true, false, false, true}}},
		{"the beginning of the match wins", `\b(?:my|his) \w+ an\b`, []Literal{{"his ", true, false, false, true}, {"my ", true, false, false, true}}},
		{"a common beginning that the parser took out", `\b(?:mother|mo[a-z]t|mates) x`, []Literal{{"mates", true, false, false, true}, {"mo", true, false, false, true}}},
		{"unless it is too common", `[a-f]\w+ name\b`, []Literal{{" name", false, true, false, false}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			p := Pattern{Regexp: tt.regexp, Boundary: BoundaryNone}
			if diff := cmp.Diff(tt.want, p.Trigger().Literals); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The boundary of a pattern is an edge of its outermost literals, unless the
// span is a group inside.
func TestLiteralsKnowTheBoundary(t *testing.T) {
	tests := []struct {
		name string
		p    Pattern
		want []Literal
	}{
		{"word", Pattern{Regexp: `at\d+`}, []Literal{{"at", true, false, true, true}}},
		{"whole", Pattern{Regexp: `(?:ssn|tin)`}, []Literal{{"ssn", true, true, false, true}, {"tin", true, true, false, true}}},
		{"digit", Pattern{Regexp: `at\d+`, Boundary: BoundaryDigit}, []Literal{{"at", false, false, true, true}}},
		{"group", Pattern{Regexp: `at(?P<value>\d+)`}, []Literal{{"at", false, false, true, true}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, tt.p.Trigger().Literals); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Optional signs between a word and a blank leave the edge of the word known.
func TestEdgesBesideOptional(t *testing.T) {
	tests := []struct {
		expr       string
		start, end bool
	}{
		{`[a-z]{2,9} (?:dezember|oktober)[.,]? ?- ?\d`, true, true},
		{`[a-z]{2,9} (?:the )?(?:dezember|oktober) \d`, true, true},
		{`[a-z]{2,9}(?:, )?(?:dezember|oktober),?\d`, false, false},
		{`[a-z]{2,9}x?(?:dezember|oktober) *[a-z]`, false, false},
		{`[a-z]{2,9} -*(?:dezember|oktober)\.*\b.`, true, true},
		{`[a-z]{2,9}(?: |x)(?:dezember|oktober)(?:\.|)é`, false, false},
	}
	for _, tt := range tests {
		p := Pattern{Regexp: tt.expr, Boundary: BoundaryNone}
		for _, l := range p.Trigger().Literals {
			if inner := strings.Trim(l.Text, " ,."); inner == l.Text && (l.WordStart != tt.start || l.WordEnd != tt.end) {
				t.Errorf("%s: %+v", tt.expr, l)
			}
		}
	}
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

func longestSolid(s string) int {
	longest := 0
	for field := range strings.FieldsFuncSeq(s, func(r rune) bool { return strings.ContainsRune(blanks, r) }) {
		longest = max(longest, len(field))
	}
	return longest
}

// checkPrefixes tells whether a match begins with one of the prefixes.
func checkPrefixes(t *testing.T, p *Pattern, match string) {
	t.Helper()
	if strings.ContainsAny(match, "ſ\u212a") {
		return // texts are matched without them
	}
	prog, err := p.Program()
	if err != nil {
		t.Fatal(err)
	}
	for _, a := range []*trie.Alphabet{trie.Fold, trie.Shape} {
		prefixes := prog.Prefixes(a)
		text := a.Of(lowerRunes(match))
		if !slices.ContainsFunc(prefixes, func(s string) bool { return strings.HasPrefix(text, s) }) {
			t.Errorf("%q matches %q, which begins with none of %q", p.Regexp, match, prefixes)
		}
	}
}

// lowerRunes folds the letters whose lower case has the same length.
func lowerRunes(s string) string {
	return strings.Map(func(r rune) rune {
		if l := unicode.ToLower(r); utf8.RuneLen(l) == utf8.RuneLen(r) {
			return l
		}
		return r
	}, s)
}

func TestSolid(t *testing.T) {
	for expr, want := range map[string]int{
		`[0-9a-f]{8}-[0-9a-f]{4}`: 13, `my name is \w+`: 4, `a b?c`: 1, `ab?cd e`: 3, `\d{3}[ -]?\d{4}`: 4, `(?:ab|c d)e{3}`: 4, `.{30}`: 0, `x*`: 0,
		`[^"]{9}`: 0, `[^\s"]{9}`: 9, `a{2,}b+`: 3,
	} {
		p := Pattern{Regexp: expr}
		if got := p.Trigger().Solid; got != want {
			t.Errorf("%q: got %d, want %d", expr, got, want)
		}
	}
}

func TestStarts(t *testing.T) {
	for _, tt := range []struct {
		name, expr string
		starts     []string
		shaped     bool
	}{
		{"words", `(?:my|his) name`, []string{"his name", "my name"}, false},
		{"digits", `\d{3}-[0-9x]`, []string{"000-0", "000-x"}, false},
		{"a generic class ends it", `id [a-z]+x`, []string{"id "}, false},
		{"shapes", `[A-Z]{2}\d{2}`, []string{"aa00"}, true},
		{"nothing to tell", `[a-z]+x`, nil, false},
		{"inside words", `[a-f](?P<value>\d)`, nil, false},
		{"a value first", `(?P<value>[a-c])\d`, []string{"a0", "b0", "c0"}, false},
		{"rare enough to stand inside words", `ab-(?P<value>\d)`, []string{"ab-0"}, false},
		{"behind an edge", `\bab(?P<value>[a-c])`, []string{"aba", "abb", "abc"}, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			p := Pattern{Regexp: tt.expr}
			got := p.Trigger()
			if diff := cmp.Diff(tt.starts, got.Starts); diff != "" || got.Shaped != tt.shaped {
				t.Errorf("shaped %v (-want +got):\n%s", got.Shaped, diff)
			}
		})
	}
}

func TestWide(t *testing.T) {
	for expr, want := range map[string]bool{
		`\d{4}年`: true, `(?:мая|june) \d`: false, `[а-я]+\d`: true, `[a-zа-я]+`: false, `é?x`: false, `(?:ä|ö)x`: true, `(?i)k`: false, `(?i)ſ`: false,
	} {
		p := Pattern{Regexp: expr, CaseSensitive: true}
		if got := p.Trigger().Wide; got != want {
			t.Errorf("%q: got %v, want %v", expr, got, want)
		}
	}
}
