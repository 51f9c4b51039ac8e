package evaluate

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// runValue asks the checks for the kind of a value.
func (c *conformer) runValue(cs *conformanceCase, o *outcome) {
	if cs.Kind == "PHONE_NUMBER" {
		runPhone(cs, o)
		return
	}
	names, shapes := c.checksFor(cs.kind())
	if len(names)+len(shapes) == 0 {
		o.missing = true
		return
	}
	valid := slices.ContainsFunc(names, func(name string) bool {
		v, ok := validate.Lookup(name)
		return ok && v.Check(cs.Value) != validate.Invalid
	}) || slices.ContainsFunc(shapes, func(r *rules.Rule) bool { return c.whole(r, cs.Value) })
	o.exact = valid == cs.Valid
	o.overlap, o.covered, o.labelled = o.exact, o.exact, o.exact
}

// checksFor finds the validators for a kind of value; where its rules have
// none, the rules themselves.
func (c *conformer) checksFor(kind string) (names []string, shapes []*rules.Rule) {
	if names, ok := valueKinds[kind]; ok {
		return names, nil
	}
	name := strings.ReplaceAll(strings.ToLower(kind), "_", "-")
	if what, country, ok := strings.Cut(kind, "/"); ok {
		kind = strings.ToUpper(country) + "_" + what // PASSPORT/NL
		name = strings.ReplaceAll(strings.ToLower(kind), "_", "-")
	}
	if _, ok := validate.Lookup(name); ok {
		return []string{name}, nil
	}
	types := slices.DeleteFunc(slices.Clone(c.typesOf(kind)), func(t rules.EntityType) bool { return t == anyPassport })
	for _, r := range c.rulesFor(types) {
		own := checksOf(r)
		names = append(names, own...)
		if len(own) == 0 {
			shapes = append(shapes, r)
		}
	}
	return names, shapes
}

func checksOf(r *rules.Rule) []string {
	var names []string
	for i := range r.Patterns {
		name := r.Patterns[i].Validator
		if name == "" {
			name = r.Validator
		}
		if name != "" && name != "none" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	return names
}

// whole tells whether the rule alone takes every digit of a value, under its
// label.
func (c *conformer) whole(r *rules.Rule, value string) bool {
	in := match.Input{Text: value}
	if len(r.Fields) > 0 {
		in.Labels = []document.Label{{Kind: document.LabelKey, Text: r.Fields[0]}}
	}
	_, all := spanFound(value, reported(c.byRule[r.ID].Match(in)), document.Span{End: len(value)})
	return all
}
