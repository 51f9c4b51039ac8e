package rules

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func clean() *Rule {
	return &Rule{
		ID: "x", Title: "x", EntityType: "NRP", Description: "what it is", References: []string{"ISO 1"},
		Patterns: []Pattern{{Name: "p", Regexp: `x\d{3}`, Score: 0.5}},
		Examples: Examples{
			Match:   []Example{{Text: "x123", Want: "x123"}, {Text: "a x124", Want: "x124"}, {Text: "x125 b", Want: "x125"}},
			NoMatch: []Example{{Text: "x1"}, {Text: "y123"}, {Text: "x1234"}},
		},
	}
}

func TestLint(t *testing.T) {
	tests := []struct {
		name   string
		change func(r *Rule)
		want   []string
	}{
		{"clean", func(*Rule) {}, nil},
		{
			"does not compile", func(r *Rule) { r.Patterns[0].Regexp = `(x` },
			[]string{"pattern \"p\": regexp does not compile: missing closing ): `(?i)(x`"},
		},
		{
			"look-behind in re2", func(r *Rule) { r.Patterns[0].Regexp = `(?<=a)x\d` },
			[]string{"pattern \"p\": regexp does not compile: invalid named capture: `(?<=a)x\\d`"},
		},
		{"look-behind in regexp2", func(r *Rule) { r.Patterns[0] = Pattern{Name: "p", Regexp: `(?<=a)x\d`, Engine: EngineRegexp2} }, nil},
		{
			"nested", func(r *Rule) { r.Patterns[0].Regexp = `x1(?:[a-z]+\.)+` },
			[]string{`pattern "p": unbounded repetition inside an unbounded repetition: bound one of them, as in {1,64}`},
		},
		{
			"nested in regexp2", func(r *Rule) { r.Patterns[0] = Pattern{Name: "p", Regexp: `x1(?=(a+)*b)`, Engine: EngineRegexp2} },
			[]string{`pattern "p": unbounded repetition inside an unbounded repetition: bound one of them, as in {1,64}`},
		},
		{
			"only in regexp2", func(r *Rule) { r.Patterns[0] = Pattern{Name: "p", Regexp: `(?<=ab)x\d`, Engine: EngineRegexp2} },
			[]string{`warning: pattern "p": a look-around of several characters needs a backtracking engine, which is slow: look-arounds of one character, as in (?<!\d), do not`},
		},
		{"bounded inside", func(r *Rule) { r.Patterns[0].Regexp = `x1(?:[a-z]{1,63}\.)+` }, nil},
		{
			"no trigger", func(r *Rule) { r.Patterns[0].Regexp = `[a-z]{3,9}` },
			[]string{`pattern "p": no trigger: give keywords, or write a digit or literal that every match has`},
		},
		{"keywords are a trigger", func(r *Rule) { r.Patterns[0].Regexp, r.Keywords = `[a-z]{3,9}`, []string{"X12"} }, nil},
		{"a field is a trigger", func(r *Rule) { r.Patterns[0] = Pattern{Name: "p", Regexp: `[a-z]{3,9}`, Needs: NeedsField} }, nil},
		{"keyword in the pattern only", func(r *Rule) { r.Patterns[0].Regexp, r.Keywords = `x\d|abc\d`, []string{"abc"} }, nil},
		{"keyword among the hotwords", func(r *Rule) {
			r.Keywords, r.Hotwords = []string{"x12", "passport"}, &Context{Phrases: []string{"passport no"}}
		}, nil},
		{
			"unused keyword", func(r *Rule) { r.Keywords = []string{"x12", "snn"} },
			[]string{`warning: unused keyword "snn": no match example, hotword, field or pattern contains it`},
		},
		{
			"unknown validators", func(r *Rule) { r.Validator, r.Patterns[0].Validator = "lunh", "mod98" },
			[]string{`unknown validator "lunh"`, `unknown validator "mod98"`},
		},
		{"validator off", func(r *Rule) { r.Validator, r.Patterns[0].Validator = "luhn", "none" }, nil},
		{"score without validator", func(r *Rule) { r.ValidatedScore = 0.9 }, []string{"warning: validated_score without a validator"}},
		{"two patterns of a name", func(r *Rule) { r.Patterns = append(r.Patterns, r.Patterns[0]) }, []string{`two patterns named "p"`}},
		{"nothing to find", func(r *Rule) { r.Patterns = nil }, []string{"neither patterns nor terms"}},
		{
			"too few examples", func(r *Rule) { r.Examples.Match, r.Examples.NoMatch = r.Examples.Match[:2], nil },
			[]string{"2 match examples, want 3 or more", "0 no_match examples, want 3 or more"},
		},
		{"want elsewhere", func(r *Rule) { r.Examples.Match[1].Want = "y" }, []string{"match example 2: want is not part of the text"}},
		{"example twice", func(r *Rule) { r.Examples.NoMatch[1].Text = "x123" }, []string{`example "x123" stands twice`}},
		{"same text under another label", func(r *Rule) { r.Examples.NoMatch[1] = Example{Text: "x123", Field: "order"} }, nil},
		{
			"no documentation", func(r *Rule) { r.Description, r.References = " ", nil },
			[]string{"description is missing", "references are missing: name the standard, statute or issuer"},
		},
		{"phrases twice", func(r *Rule) {
			r.Keywords, r.Fields = []string{"x", "X"}, []string{"ssn", "Ssn "}
			r.Hotwords = &Context{Phrases: []string{"social  security", "Social security"}}
			r.Terms = &Terms{Words: []string{"a", "b", "A"}}
		}, []string{`keywords: "x" stands twice`, `fields: "ssn" stands twice`, `terms: "a" stands twice`, `hotwords: "social security" stands twice`}},
		{"hotword against itself", func(r *Rule) {
			r.Hotwords, r.NotNear = &Context{Phrases: []string{"order"}}, &Context{Phrases: []string{"Order"}}
		}, []string{`phrase "order" stands in hotwords and in not_near`}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r := clean()
			tt.change(r)
			set, err := NewSet([]*Rule{r}, nil)
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, issue := range Lint(set) {
				text, ok := strings.CutPrefix(issue.String(), "Go code: x: ")
				if !ok {
					t.Errorf("issue without its rule: %s", issue)
				}
				got = append(got, text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("issues (-want +got):\n%s", diff)
			}
		})
	}
}

// The text scanner for regexp2 and the tree of RE2 agree where both can read.
func TestNests(t *testing.T) {
	tests := []struct {
		expr string
		want bool
	}{
		{`(a+)+`, true},
		{`(a+)*`, true},
		{`(a*b){2,}`, true},
		{`((a+)b)+`, true},
		{`(?:a|b+c)+`, true},
		{`(?P<value>x+){1,}`, true},
		{`([a-z]{2,}\.)+`, true},
		{`(a+)+?`, true},
		{`(a+){2,3}`, false},
		{`(a{1,9})+`, false},
		{`a+b+`, false},
		{`(a+)b+`, false},
		{`(a+)?b*`, false},
		{`\(a+\)+`, false},
		{`[(a+)]+`, false},
		{`(a\+)+`, false},
		{`(a{2})+`, false},
		{`(a[+*])+`, false},
		{`(?:a\{2,})+`, false},
	}
	for _, tt := range tests {
		re2, text := Pattern{Regexp: tt.expr}, Pattern{Regexp: tt.expr, Engine: EngineRegexp2}
		if got := re2.nests(); got != tt.want {
			t.Errorf("re2 %s: nests = %v, want %v", tt.expr, got, tt.want)
		}
		if got := text.nests(); got != tt.want {
			t.Errorf("regexp2 %s: nests = %v, want %v", tt.expr, got, tt.want)
		}
	}
}

// The built-in rules keep what rules lint asks of all rules.
func TestBuiltinIsClean(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	for _, issue := range Lint(set) {
		if issue.Warning {
			t.Log(issue)
			continue
		}
		t.Error(issue)
	}
}
