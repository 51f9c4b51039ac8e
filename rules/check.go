package rules

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/rules/strictyaml"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/rules/validate"
)

var (
	kebab  = lazy.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)
	region = lazy.MustCompile(`^[a-z]{2}$`)
)

func (p *parser) checkRule(r *Rule, n *yaml.Node) {
	p.checkHead(r.ID, n)
	p.checkType(r, n)
	for i, code := range r.Regions {
		at := strictyaml.At(n, "regions", i)
		switch {
		case code == "uk":
			p.doc.Errorf(at, `unknown region "uk": did you mean "gb"?`)
		case !region.MatchString(code):
			p.doc.Errorf(at, "region %q: want two lower-case letters as in ISO 3166-1", code)
		}
	}
	p.checkTagger(r, n)
	if !r.Tagger && !strictyaml.Has(n, "patterns") && !strictyaml.Has(n, "terms") || r.Patterns != nil && len(r.Patterns) == 0 {
		p.doc.Errorf(n, "rule %q has neither patterns nor terms", r.ID)
	}
	for i := range r.Patterns {
		p.checkPattern(&r.Patterns[i], strictyaml.At(n, "patterns", i))
	}
	if r.Terms != nil {
		at := strictyaml.At(n, "terms")
		p.checkScore(r.Terms.Score, at, "score", true)
		p.checkOneOf(string(r.Terms.Needs), at, "needs", []string{string(NeedsLabel), string(NeedsField)})
		p.checkPhrases(r.Terms.Words, at, "words")
		if !strictyaml.Has(at, "words") && !strictyaml.Has(at, "file") {
			p.doc.Errorf(at, "terms need words or a file")
		}
	}
	p.checkValidator(r.Validator, n, false)
	p.checkScore(r.ValidatedScore, n, "validated_score", false)
	p.checkPhrases(r.Keywords, n, "keywords")
	p.checkPhrases(r.Fields, n, "fields")
	p.checkContext(r.Hotwords, n, "hotwords")
	p.checkContext(r.NotNear, n, "not_near")
	p.checkContext(r.Disclosure, n, "disclosure")
	for i := range r.Examples.Match {
		at := strictyaml.At(n, "examples", "match", i)
		if strictyaml.Missing(at, "text") || strictyaml.Missing(at, "want") {
			p.doc.Errorf(at, "a match example needs text and want")
		}
	}
	for i := range r.Examples.NoMatch {
		at := strictyaml.At(n, "examples", "no_match", i)
		if strictyaml.Missing(at, "text") || strictyaml.Has(at, "want") {
			p.doc.Errorf(at, "a no_match example needs text and no want")
		}
	}
}

// checkTagger refuses rules of the tagger that could find nothing, or that
// would find something else too.
func (p *parser) checkTagger(r *Rule, n *yaml.Node) {
	if !r.Tagger {
		return
	}
	if strictyaml.Has(n, "patterns") || strictyaml.Has(n, "terms") {
		p.doc.Errorf(strictyaml.At(n, "tagger"), "rule %q of the tagger has patterns or terms: write a second rule for them", r.ID)
	}
	if types := TaggedTypes(); r.EntityType != "" && !slices.Contains(types, r.EntityType) {
		p.doc.Errorf(strictyaml.At(n, "entity_type"), "the tagger finds no %s: want %s", r.EntityType, strings.Join(texts(types), ", "))
	}
}

func (p *parser) checkHead(id string, n *yaml.Node) {
	switch {
	case strictyaml.Missing(n, "id"):
		p.doc.Errorf(strictyaml.At(n, "id"), "id is missing")
	case id != "" && !kebab.MatchString(id):
		p.doc.Errorf(strictyaml.At(n, "id"), "id %q: want lower-case words joined by hyphens, such as %q", id, "us-ssn")
	}
	if strictyaml.Missing(n, "title") {
		p.doc.Errorf(strictyaml.At(n, "title"), "title is missing")
	}
}

// checkType allows types that are not in the table to users who say where
// they belong.
func (p *parser) checkType(r *Rule, n *yaml.Node) {
	categories := texts(Categories())
	if r.Category != "" {
		p.checkOneOf(string(r.Category), n, "category", categories)
	}
	if r.EntityType == "" {
		if strictyaml.Missing(n, "entity_type") {
			p.doc.Errorf(strictyaml.At(n, "entity_type"), "entity_type is missing")
		}
		return
	}
	if _, ok := p.types.byName[r.EntityType]; ok {
		return
	}
	at := strictyaml.At(n, "entity_type")
	hint := p.types.hint(r.EntityType)
	custom := !p.builtin && r.Category != ""
	switch {
	case !custom && hint != "":
		p.doc.Errorf(at, "unknown entity type %q%s", r.EntityType, hint)
	case !custom:
		p.doc.Errorf(at, "unknown entity type %q: a type of your own needs a category", r.EntityType)
	case !upperSnake.MatchString(string(r.EntityType)):
		p.doc.Errorf(at, "entity type %q: want capitals, digits and single underscores", r.EntityType)
	case strictyaml.Missing(n, "severity"):
		p.doc.Errorf(n, "severity is missing: entity type %s has none of its own", r.EntityType)
	}
}

func (p *parser) checkPattern(pat *Pattern, n *yaml.Node) {
	p.checkScore(pat.Score, n, "score", true)
	p.checkScore(pat.Alone, n, "alone", false)
	if pat.Alone > 0 && pat.Needs == NeedsField {
		p.doc.Errorf(strictyaml.At(n, "alone"), "alone says nothing on a pattern that needs a field")
	}
	p.checkOneOf(string(pat.Engine), n, "engine", []string{string(EngineRE2), string(EngineRegexp2)})
	p.checkOneOf(string(pat.Boundary), n, "boundary", []string{string(BoundaryWord), string(BoundaryDigit), string(BoundaryNumber), string(BoundaryNone)})
	p.checkOneOf(string(pat.Needs), n, "needs", []string{string(NeedsLabel), string(NeedsField), string(NeedsRegion)})
	p.checkValidator(pat.Validator, n, true)
	at := strictyaml.At(n, "regexp")
	if strictyaml.Missing(n, "regexp") {
		p.doc.Errorf(at, "regexp is missing")
		return
	}
	if p.builtin {
		return
	}
	if err := pat.Verify(); err != nil {
		p.doc.Errorf(at, "%s", err)
	}
}

func (p *parser) checkScore(score float64, n *yaml.Node, key string, required bool) {
	switch {
	case required && !strictyaml.Has(n, key):
		p.doc.Errorf(n, "%s is missing", key)
	case !(score >= 0 && score <= 1): // also for NaN
		p.doc.Errorf(strictyaml.At(n, key), "%s: want a number from 0 to 1", key)
	}
}

// checkOneOf takes an absent or empty value for the default.
func (p *parser) checkOneOf(got string, n *yaml.Node, key string, allowed []string) {
	if got == "" || slices.Contains(allowed, got) {
		return
	}
	at := strictyaml.At(n, key)
	if hint := suggest.Hint(got, allowed); hint != "" {
		p.doc.Errorf(at, "unknown %s %q%s", key, got, hint)
		return
	}
	p.doc.Errorf(at, "unknown %s %q: want %s", key, got, strings.Join(allowed, ", "))
}

func (p *parser) checkValidator(name string, n *yaml.Node, noneAllowed bool) {
	if name == "" || noneAllowed && name == validatorNone {
		return
	}
	if _, ok := validate.Lookup(name); !ok {
		p.doc.Errorf(strictyaml.At(n, "validator"), "unknown validator %q%s", name, suggest.Hint(name, validate.Names()))
	}
}

func (p *parser) checkContext(c *Context, n *yaml.Node, key string) {
	if c == nil {
		return
	}
	at := strictyaml.At(n, key)
	if !strictyaml.Has(at, "phrases") && !strictyaml.Has(at, "files") || c.Phrases != nil && len(c.Phrases) == 0 {
		p.doc.Errorf(at, "%s has no phrases", key)
	}
	p.checkPhrases(c.Phrases, at, "phrases")
	p.checkPhrases(c.Adjacent, at, "adjacent")
	p.checkPhrases(c.Unless, at, "unless")
}

func (p *parser) checkPhrases(phrases []string, n *yaml.Node, key string) {
	for i, phrase := range phrases {
		// A phrase of a wrong type is empty too, and was told about.
		if at := strictyaml.At(n, key, i); strings.TrimSpace(phrase) == "" && at.ShortTag() == "!!str" {
			p.doc.Errorf(at, "%s: empty phrase", key)
		}
	}
}

func (p *parser) checkCombination(c *Combination, n *yaml.Node) {
	p.checkHead(c.ID, n)
	if strictyaml.Missing(n, "severity") {
		p.doc.Errorf(n, "severity is missing")
	}
	if len(c.Members) < 2 {
		p.doc.Errorf(strictyaml.At(n, "members"), "a combination needs two or more members")
	}
	if c.Within < 0 {
		p.doc.Errorf(strictyaml.At(n, "within"), "within is a number of bytes, %d is none", c.Within)
	}
	raises := false
	for i, m := range c.Members {
		at := strictyaml.At(n, "members", i)
		raises = raises || m.Raise
		if strictyaml.Missing(at, "name") {
			p.doc.Errorf(at, "name is missing")
		}
		if len(m.EntityTypes)+len(m.Categories) == 0 {
			p.doc.Errorf(at, "member %q needs entity_types or categories", m.Name)
		}
		for j, t := range m.EntityTypes {
			if t == "" || p.knowsType(t) {
				continue
			}
			p.doc.Errorf(strictyaml.At(at, "entity_types", j), "unknown entity type %q%s", t, p.types.hint(t))
		}
		for j, cat := range m.Categories {
			if cat != "" && !slices.Contains(Categories(), cat) {
				p.doc.Errorf(strictyaml.At(at, "categories", j), "unknown category %q%s", cat, suggest.Hint(string(cat), texts(Categories())))
			}
		}
	}
	if len(c.Members) > 0 && !raises {
		p.doc.Errorf(strictyaml.At(n, "members"), "no member is raised: set raise: true on one")
	}
}

// knowsType accepts types of users in combinations when a rule of the file
// finds them or nothing in the table looks like them: the rule may stand in
// another file.
func (p *parser) knowsType(t EntityType) bool {
	if _, ok := p.types.byName[t]; ok {
		return true
	}
	if p.builtin {
		return false
	}
	return slices.Contains(p.own, t) || upperSnake.MatchString(string(t)) && p.types.hint(t) == ""
}
