package rules

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules/program"
	"github.com/privlint/privlint/rules/validate"
)

// minExamples of each kind keep a rule honest.
const minExamples = 3

// Issue is one weakness of a rule that loads.
type Issue struct {
	// Rule is the id of the rule.
	Rule string
	// File and Line say where the rule begins; File is empty for rules that
	// come from Go code.
	File string
	Line int
	// Warning issues are doubtful, the others wrong.
	Warning bool
	Text    string
}

// String is "file:line: rule: text", with "warning: " before the text.
func (i Issue) String() string {
	text := i.Text
	if i.Warning {
		text = "warning: " + text
	}
	return fmt.Sprintf("%s: %s: %s", place(i.File, i.Line), i.Rule, text)
}

// Lint looks at how the rules of a set are written: expressions compile and
// cannot repeat without bound inside an unbounded repetition, something cheap
// triggers them, examples and documentation are there. Issues come in the
// order of the rules. Whether examples hold is for package match to say.
func Lint(set *Set) []Issue {
	var all []Issue
	for _, r := range set.Rules() {
		l := linter{rule: r}
		l.patterns()
		l.words()
		l.examples()
		l.docs()
		all = append(all, l.issues...)
	}
	return all
}

type linter struct {
	rule   *Rule
	issues []Issue
}

func (l *linter) add(warning bool, format string, args ...any) {
	l.issues = append(l.issues, Issue{
		Rule: l.rule.ID, File: l.rule.File, Line: l.rule.Line,
		Warning: warning, Text: fmt.Sprintf(format, args...),
	})
}

func (l *linter) errorf(format string, args ...any) { l.add(false, format, args...) }
func (l *linter) warnf(format string, args ...any)  { l.add(true, format, args...) }

func (l *linter) patterns() {
	r := l.rule
	if len(r.Patterns) == 0 && r.Terms == nil && !r.Tagger {
		l.errorf("neither patterns nor terms")
	}
	l.validator(r.Validator)
	names := make(map[string]bool)
	for i := range r.Patterns {
		p := &r.Patterns[i]
		if names[p.Name] {
			l.errorf("two patterns named %q", p.Name)
		}
		names[p.Name] = true
		if p.Validator != r.Validator && p.Validator != validatorNone {
			l.validator(p.Validator)
		}
		if err := p.Verify(); err != nil {
			l.errorf("pattern %q: %s", p.Name, err)
			continue
		}
		if p.nests() {
			l.errorf("pattern %q: unbounded repetition inside an unbounded repetition: bound one of them, as in {1,64}", p.Name)
		} else if err := p.beyond(); err != nil {
			l.warnf("pattern %q: %s, which is slow: look-arounds of one character, as in (?<!\\d), do not", p.Name, err)
		}
		if !l.hasTrigger(p) {
			l.errorf("pattern %q: no trigger: give keywords, or write a digit or literal that every match has", p.Name)
		}
	}
	if r.ValidatedScore > 0 && !r.validates() {
		l.warnf("validated_score without a validator")
	}
}

// beyond says what of the pattern only a backtracking engine can run.
func (p *Pattern) beyond() error {
	if p.Engine != EngineRegexp2 {
		return nil
	}
	_, err := p.Program()
	if beyond, ok := errors.AsType[*program.BeyondError](err); ok {
		return beyond
	}
	return nil
}

func (l *linter) validator(name string) {
	if name == "" {
		return
	}
	if _, ok := validate.Lookup(name); !ok {
		l.errorf("unknown validator %q", name)
	}
}

// validates tells whether any pattern has a check.
func (r *Rule) validates() bool {
	return r.Validator != "" || slices.ContainsFunc(r.Patterns, func(p Pattern) bool { return r.ValidatorOf(&p) != "" })
}

// hasTrigger tells whether something cheap decides that a pattern need not
// be tried.
func (l *linter) hasTrigger(p *Pattern) bool {
	return len(l.rule.Keywords) > 0 || p.Needs == NeedsField || p.MinDigits() > 0 || len(p.RequiredLiterals()) > 0
}

func (l *linter) words() {
	r := l.rule
	l.duplicates("keywords", r.Keywords)
	l.duplicates("fields", r.Fields)
	if r.Terms != nil {
		l.duplicates("terms", r.Terms.Words)
	}
	for _, c := range []struct {
		key     string
		context *Context
	}{{"hotwords", r.Hotwords}, {"not_near", r.NotNear}, {"disclosure", r.Disclosure}} {
		if c.context != nil {
			l.duplicates(c.key, slices.Concat(c.context.Phrases, c.context.Adjacent))
			l.duplicates(c.key+" unless", c.context.Unless)
		}
	}
	if r.Hotwords != nil && r.NotNear != nil {
		hot := folded(r.Hotwords.Phrases)
		for _, phrase := range folded(r.NotNear.Phrases) {
			if slices.Contains(hot, phrase) {
				l.errorf("phrase %q stands in hotwords and in not_near", phrase)
			}
		}
	}
	l.unusedKeywords()
}

func (l *linter) duplicates(key string, phrases []string) {
	seen := make(map[string]bool, len(phrases))
	for _, phrase := range folded(phrases) {
		if seen[phrase] {
			l.errorf("%s: %q stands twice", key, phrase)
		}
		seen[phrase] = true
	}
}

// unusedKeywords warns of keywords that stand nowhere else in the rule: a
// slip of the pen there switches the rule off unseen.
func (l *linter) unusedKeywords() {
	texts := folded(l.rule.Fields)
	if l.rule.Hotwords != nil {
		texts = append(texts, folded(l.rule.Hotwords.Phrases)...)
	}
	for _, e := range l.rule.Examples.Match {
		texts = append(texts, strings.ToLower(e.Text))
	}
	for i := range l.rule.Patterns {
		texts = append(texts, strings.ToLower(l.rule.Patterns[i].Source()))
	}
	for _, k := range folded(l.rule.Keywords) {
		if !slices.ContainsFunc(texts, func(t string) bool { return strings.Contains(t, k) }) {
			l.warnf("unused keyword %q: no match example, hotword, field or pattern contains it", k)
		}
	}
}

func (l *linter) examples() {
	e := l.rule.Examples
	if len(e.Match) < minExamples {
		l.errorf("%d match examples, want %d or more", len(e.Match), minExamples)
	}
	if len(e.NoMatch) < minExamples {
		l.errorf("%d no_match examples, want %d or more", len(e.NoMatch), minExamples)
	}
	seen := make(map[Example]bool)
	for i, ex := range e.Match {
		if ex.Want == "" || !strings.Contains(ex.Text, ex.Want) {
			l.errorf("match example %d: want is not part of the text", i+1)
		}
		l.example(ex, seen)
	}
	for _, ex := range e.NoMatch {
		l.example(ex, seen)
	}
}

func (l *linter) example(ex Example, seen map[Example]bool) {
	ex.Want = ""
	if seen[ex] {
		l.errorf("example %q stands twice", ex.Text)
	}
	seen[ex] = true
}

func (l *linter) docs() {
	r := l.rule
	if strings.TrimSpace(r.Description) == "" {
		l.errorf("description is missing")
	}
	if len(r.References) == 0 {
		l.errorf("references are missing: name the standard, statute or issuer")
	}
}

func folded(phrases []string) []string {
	out := make([]string, len(phrases))
	for i, p := range phrases {
		out[i] = strings.ToLower(strings.Join(strings.Fields(p), " "))
	}
	return out
}
