package literal

import (
	"bytes"
	"go/parser"
	"go/token"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

func TestFile(t *testing.T) {
	r := &rules.Rule{
		ID: "x", Title: "quote \" back\\slash \n \u200b `", Severity: rules.SeverityHigh, ValidatedScore: 0.95,
		Patterns: []rules.Pattern{{Name: "p", Regexp: `\bx\d{3}-`, Score: 1, CaseSensitive: true}, {Name: "q", Regexp: `[a-z]+`}},
		Hotwords: &rules.Context{Phrases: []string{"a", "b"}, After: -1},
		Examples: rules.Examples{NoMatch: []rules.Example{{Text: "t"}}},
		File:     "x.yaml", Line: 3,
	}
	set, err := rules.NewSet([]*rules.Rule{r}, []*rules.Combination{{ID: "c", Members: []rules.Member{{Name: "m", Raise: true}}}})
	if err != nil {
		t.Fatal(err)
	}
	types := []rules.TypeInfo{{Name: "A", GDPR: []string{"9"}}}
	file := func() ([]byte, error) {
		return File("github.com/privlint/privlint/rules", nil,
			Variable{"types", types}, Variable{"list", set.Rules()}, Variable{"combos", set.Combinations()})
	}
	src, err := file()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := parser.ParseFile(token.NewFileSet(), "gen.go", src, parser.AllErrors); err != nil {
		t.Errorf("not Go: %v\n%s", err, src)
	}
	flat := strings.Join(strings.Fields(string(src)), " ")
	for _, want := range []string{
		`//go:build`,
		`package rules var types = []TypeInfo{ { Name: "A", GDPR: []string{"9"}, }, }`,
		`Title: "quote \" back\\slash \n \u200b ` + "`" + `"`,
		`ValidatedScore: 0.95`,
		`Patterns: []Pattern{ { Name: "p", Regexp: "\\bx\\d{3}-", Score: 1, CaseSensitive: true, }, {`,
		`{ Name: "q", Regexp: "[a-z]+", }`,
		`Hotwords: &Context{ Phrases: []string{"a", "b"}, After: -1, }`,
		`Examples: Examples{ NoMatch: []Example{ { Text: "t", }, }, }`,
		`Members: []Member{ { Name: "m", Raise: true, }, }`,
	} {
		if !strings.Contains(flat, want) {
			t.Errorf("source lacks %s\n%s", want, flat)
		}
	}
	if strings.Contains(flat, "NotNear") || strings.Contains(flat, "Regions") {
		t.Error("zero fields are written")
	}
	again, err := file()
	if err != nil || !bytes.Equal(src, again) {
		t.Errorf("the second time differs: %v", err)
	}
}

func TestFileOfAnotherPackage(t *testing.T) {
	src, err := File("github.com/privlint/privlint/rules/policy", []string{"github.com/privlint/privlint/rules"},
		Variable{"levels", map[rules.EntityType]rules.Severity{"B": 2, "A": 5}})
	if err != nil {
		t.Fatal(err)
	}
	const want = `package policy import "github.com/privlint/privlint/rules" var levels = map[rules.EntityType]rules.Severity{ "A": 5, "B": 2, }`
	if got := strings.Join(strings.Fields(string(src)), " "); !strings.HasSuffix(got, want) {
		t.Errorf("got %s, want %s", got, want)
	}
	if _, err := File("p", nil, Variable{"f", func() {}}); err == nil {
		t.Error("a function has a literal form")
	}
}
