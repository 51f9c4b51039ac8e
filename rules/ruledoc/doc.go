// Package ruledoc writes about rules for people: one Markdown page a rule,
// a table of all of them, and the plain text of "rules explain". All of it
// comes from the rules themselves, so that nothing can differ from what runs.
package ruledoc

import (
	"fmt"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/rules/validate"
)

// fact is one line of the head of a page.
type fact struct{ name, text string }

func factsOf(r *rules.Rule) []fact {
	facts := []fact{
		{"Rule", r.ID},
		{"Entity type", typeText(r.EntityType)},
		{"Category", string(r.Category)},
		{"Severity", r.Severity.String()},
	}
	if len(r.Regions) > 0 {
		facts = append(facts, fact{"Regions", strings.ToUpper(strings.Join(r.Regions, ", "))})
	}
	if r.Since != "" {
		facts = append(facts, fact{"Since", r.Since})
	}
	if r.Tagger {
		facts = append(facts, fact{"Found by", "the tagger, see --tagger"})
	}
	if r.Optional {
		facts = append(facts, fact{"Optional", "reported where the rule or its entity type is selected"})
	}
	return facts
}

func typeText(t rules.EntityType) string {
	if info, ok := rules.TypeOf(t); ok {
		return fmt.Sprintf("%s (%s)", t, info.Title)
	}
	return string(t)
}

// tagsOf lists the obligations of the entity type and of the rule itself.
func tagsOf(r *rules.Rule) []string {
	tags := slices.Concat(policy.Tags(r.EntityType), r.Policies)
	slices.Sort(tags)
	return slices.Compact(tags)
}

// obligation puts a tag into words: "hipaa:G, social security numbers".
func obligation(tag string) string {
	if p, o, ok := policy.Lookup(tag); ok {
		return fmt.Sprintf("%s: %s (%s)", tag, o.Title, p.Source)
	}
	return tag
}

// conditions says in words what a pattern asks for beyond its expression.
func conditions(r *rules.Rule, p *rules.Pattern) string {
	var parts []string
	switch p.Needs {
	case rules.NeedsLabel:
		parts = append(parts, "needs a hotword or label nearby")
	case rules.NeedsField:
		parts = append(parts, "only under one of the fields")
	case rules.NeedsRegion:
		parts = append(parts, "only where the region of the text is known")
	}
	if p.Alone > 0 {
		parts = append(parts, fmt.Sprintf("score %.2f where it is all of what somebody typed", p.Alone))
	}
	if p.CaseSensitive {
		parts = append(parts, "letter case counts")
	}
	switch p.Boundary {
	case rules.BoundaryDigit:
		parts = append(parts, "letters may touch it")
	case rules.BoundaryNumber:
		parts = append(parts, "no part of a larger number, a sum or an amount")
	case rules.BoundaryNone:
		parts = append(parts, "anything may touch it")
	case rules.BoundaryWord, "":
	}
	if p.Trim {
		parts = append(parts, "loses words at its end until the check accepts it")
	}
	if p.Engine == rules.EngineRegexp2 {
		parts = append(parts, "look-around (regexp2)")
	}
	if name := r.ValidatorOf(p); name != "" {
		parts = append(parts, "checked by "+name)
	}
	return strings.Join(parts, "; ")
}

// validatorsOf lists the checks of a rule, each once, in order of use.
func validatorsOf(r *rules.Rule) []validate.Validator {
	var names []string
	if r.Validator != "" && len(r.Patterns) == 0 {
		names = append(names, r.Validator)
	}
	for i := range r.Patterns {
		if name := r.ValidatorOf(&r.Patterns[i]); name != "" && !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	var list []validate.Validator
	for _, name := range names {
		if v, ok := validate.Lookup(name); ok {
			list = append(list, v)
		}
	}
	return list
}

// defaultBefore and defaultAfter are the windows of rules.Context, in words.
const (
	defaultBefore = 8
	defaultAfter  = 4
)

// window is "8 words before, 4 after".
func window(c *rules.Context) string {
	before, after := c.Before, c.After
	if before == 0 {
		before = defaultBefore
	}
	if after == 0 {
		after = defaultAfter
	}
	return fmt.Sprintf("%d words before, %d after", max(before, 0), max(after, 0))
}

// contexts names the three kinds of context with what they do.
func contexts(r *rules.Rule) []namedContext {
	all := []namedContext{
		{"Hotwords", "Each of these nearby, or in the label of the text, raises the score.", r.Hotwords},
		{"Negative context", "Each of these nearby drops the finding, unless a hotword stands nearer.", r.NotNear},
		{"Disclosure", "The words are information by themselves. With one of these they are about a person.", r.Disclosure},
	}
	return slices.DeleteFunc(all, func(c namedContext) bool { return c.context == nil })
}

// maxPhrases is how many phrases of one list are shown: those of disclosure
// go into the thousands, and any hundred tell what they are about.
const maxPhrases = 100

// shown cuts a list of phrases to what is shown of it, and says how many are
// left out.
func shown(phrases []string) (head []string, rest string) {
	if len(phrases) <= maxPhrases {
		return phrases, ""
	}
	return phrases[:maxPhrases], fmt.Sprintf(" and %d more", len(phrases)-maxPhrases)
}

// phraseList is a part of a context, with what is said of it.
type phraseList struct {
	text    string
	phrases []string
}

// furtherPhrases lists the phrases of c that do not count everywhere in the
// window.
func furtherPhrases(c *rules.Context) []phraseList {
	all := []phraseList{
		{"Only right before the value:", c.Adjacent},
		{"Not right behind or inside one of these:", c.Unless},
	}
	return slices.DeleteFunc(all, func(l phraseList) bool { return len(l.phrases) == 0 })
}

type namedContext struct {
	title, text string
	context     *rules.Context
}
