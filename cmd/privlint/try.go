package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

const (
	// maxTryBytes is how much text --try takes: an account of more is read
	// by nobody.
	maxTryBytes = 64 << 10
	// maxTold is how many rules with the same outcome at one place are told
	// of one by one, and how many names a line lists.
	maxTold = 4
)

// The flags have no environment variables: a text belongs to one command.
func tryFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "try", DefaultText: "none",
			Usage: "tell what was found or nearly found in `TEXT` and why; \"-\" reads it from standard input",
		},
		&cli.StringFlag{
			Name: "field", DefaultText: "none",
			Usage: "take `NAME` for the JSON key or column header above the text of --try",
		},
		regionFlag(),
		taggerFlag(),
	}
}

// tryRules explains what the rules make of one text. Its text and its
// arguments are poison: a forgotten quote makes arguments of values.
func tryRules(c *cli.Context, e *env, set *rules.Set) error {
	var only []*rules.Rule
	for i, name := range c.Args().Slice() {
		found, err := findRules(set, name)
		if u, ok := errors.AsType[*usageError](err); ok {
			u.text = fmt.Sprintf("argument %d of rules explain is not the id of a rule", i+1)
			return u.hinted("a text with blanks stands in quotes")
		}
		only = append(only, found...)
	}
	text, err := tryText(c, e)
	if err != nil {
		return err
	}
	from, err := regions(c)
	if err != nil {
		return err
	}
	names, err := tagger(c, asksForOrganizations(set, c.Args().Slice()))
	if err != nil {
		return err
	}
	m, err := match.New(set.Rules(), match.Options{MinScore: scanner.DefaultMinScore, Regions: from, Tagger: names})
	if err != nil {
		return usage("%s", err)
	}
	in := match.Input{Text: text, Typed: true, Prose: true}
	if field := c.String("field"); field != "" {
		in.Typed, in.Labels = false, []document.Label{{Kind: document.LabelKey, Text: field}}
	}
	session := m.Session()
	accounts := slices.DeleteFunc(session.Explain(in, only), anotherPattern)
	if len(only) == 0 {
		accounts = bestOfRule(accounts)
	}
	t := trial{p: &printer{w: e.stdout}, text: text, inFull: len(only) > 0}
	t.write(accounts)
	if t.p.err != nil {
		return t.p.err
	}
	e.say(t.closing(accounts))
	for _, r := range only {
		if lacksKeyword(r, text) {
			e.hint(fmt.Sprintf("%s looks only at texts that hold one of: %s", r.ID, few(r.Keywords)))
		}
	}
	faults := session.Faults()
	for _, fault := range faults {
		e.say(fault)
	}
	if len(faults) > 0 {
		return statusError(exitIncomplete)
	}
	return nil
}

// lacksKeyword tells whether a rule leaves a text alone for want of a keyword.
func lacksKeyword(r *rules.Rule, text string) bool {
	lower := strings.ToLower(text)
	return len(r.Keywords) > 0 && !slices.ContainsFunc(r.Keywords, func(k string) bool {
		return strings.Contains(lower, strings.ToLower(k))
	})
}

// anotherPattern tells whether a finding of the same rule took the place of a.
func anotherPattern(a match.Account) bool { return a.Outcome == match.Overlapped && a.Winner == a.Rule }

// bestOfRule keeps what each rule came nearest to at each place.
func bestOfRule(accounts []match.Account) []match.Account {
	type key struct {
		rule *rules.Rule
		span document.Span
	}
	seen := make(map[key]bool, len(accounts))
	return slices.DeleteFunc(accounts, func(a match.Account) bool {
		k := key{a.Rule, a.Span}
		again := seen[k]
		seen[k] = true
		return again
	})
}

func tryText(c *cli.Context, e *env) (string, error) {
	text := c.String("try")
	if text == "-" {
		b, err := io.ReadAll(io.LimitReader(newInterruptible(c.Context, e.stdin), maxTryBytes+1))
		if err != nil {
			return "", fmt.Errorf("standard input: %w", cause(err))
		}
		text = strings.TrimRight(string(b), "\r\n")
	}
	switch {
	case text == "":
		return "", usage("--try has no text")
	case len(text) > maxTryBytes:
		return "", usage("the text of --try is longer than %d bytes", maxTryBytes).hinted("privlint scan reads files of any length")
	}
	return text, nil
}

// trial writes the accounts of one text.
type trial struct {
	p    *printer
	text string
	// inFull tells of every rule, however many say the same.
	inFull bool
}

// write groups accounts by place.
func (t *trial) write(accounts []match.Account) {
	for len(accounts) > 0 {
		span := accounts[0].Span
		n := 1
		for n < len(accounts) && accounts[n].Span == span {
			n++
		}
		t.p.printf("%d-%d  %s\n", span.Start, span.End, scanner.Mask(t.text[span.Start:span.End]))
		t.place(accounts[:n])
		accounts = accounts[n:]
	}
}

// place tells what the rules said of one place. Failures that nothing makes
// likely are told together where they are many.
func (t *trial) place(accounts []match.Account) {
	for len(accounts) > 0 {
		n := 1
		for n < len(accounts) && alike(&accounts[0], &accounts[n]) {
			n++
		}
		if n > maxTold && !t.inFull {
			t.p.printf("  %d rules: %s: %s\n", n, several(&accounts[0]), few(ids(accounts[:n])))
		} else {
			for i := range accounts[:n] {
				a := &accounts[i]
				t.p.printf("  %s (%s): %s\n", a.Rule.ID, a.Rule.Title, verdict(a))
			}
		}
		accounts = accounts[n:]
	}
}

// alike tells whether one line can tell of both.
func alike(a, b *match.Account) bool {
	return a.Outcome == b.Outcome && a.Outcome >= match.SpokenAgainst &&
		a.Phrase == b.Phrase && a.Beside == "" && b.Beside == ""
}

// verdict says what became of a candidate and why.
func verdict(a *match.Account) string {
	score := fmt.Sprintf("score %.2f, %s", a.Score, rules.LikelihoodOf(a.Score))
	switch a.Outcome {
	case match.Found:
		return fmt.Sprintf("found, %s: %s", score, strings.Join(a.Evidence, "; "))
	case match.BelowThreshold:
		return fmt.Sprintf("not reported, %s, is below %v: %s", score, scanner.DefaultMinScore, strings.Join(a.Evidence, "; "))
	case match.Overlapped:
		return fmt.Sprintf("gave way to %s at %d-%d, which %s: %s", a.Winner.ID, a.WinnerSpan.Start, a.WinnerSpan.End, a.Why, a.Source)
	case match.SpokenAgainst:
		return fmt.Sprintf("not reported, %q speaks against it and no label stands nearer: %s", a.Phrase, a.Source)
	case match.CheckFailed:
		beside := ""
		if a.Beside != "" {
			beside = fmt.Sprintf(" beside %q", a.Beside)
		}
		return fmt.Sprintf("looked like one%s, but check %s failed (%s): %s", beside, a.Check.Name, a.Check.Source, a.Source)
	case match.LabelMissing:
		return fmt.Sprintf("has the shape, but needs a label: %s: %s", few(labels(a)), a.Source)
	}
	return a.Source
}

// several says of many rules what verdict says of one.
func several(a *match.Account) string {
	switch a.Outcome {
	case match.SpokenAgainst:
		return fmt.Sprintf("not reported, %q speaks against them", a.Phrase)
	case match.CheckFailed:
		return "looked like it, but their checks failed"
	default:
		return "have the shape, but need a label"
	}
}

// labels lists what would speak for a candidate, field names first.
func labels(a *match.Account) []string {
	list := slices.Clone(a.Rule.Fields)
	if hot := a.Rule.Hotwords; hot != nil && a.Needs != rules.NeedsField {
		list = append(list, hot.Phrases...)
	}
	slices.Sort(list[len(a.Rule.Fields):])
	return slices.Compact(list)
}

func ids(accounts []match.Account) []string {
	list := make([]string, len(accounts))
	for i := range accounts {
		list[i] = accounts[i].Rule.ID
	}
	return list
}

// few lists the first of many words.
func few(words []string) string {
	if len(words) <= maxTold+1 {
		return strings.Join(words, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(words[:maxTold], ", "), len(words)-maxTold)
}

// closing counts what was told: findings, and places that hold none.
func (t *trial) closing(accounts []match.Account) string {
	if len(accounts) == 0 {
		return "nothing found, and nothing came near it"
	}
	found, near := 0, 0
	for i := range accounts {
		switch {
		case accounts[i].Outcome == match.Found:
			found++
		case accounts[i].Outcome == match.Overlapped && !t.inFull: // its winner is told of
		case i == 0 || accounts[i].Span != accounts[i-1].Span: // what was found comes first
			near++
		}
	}
	line := fmt.Sprintf("%d found", found)
	if near > 0 {
		line += fmt.Sprintf(", %d nearly", near)
	}
	if !t.inFull && len(accounts) > found {
		line += "; next: privlint rules explain ID --try TEXT"
	}
	return line
}
