package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/ruledoc"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/tag"
)

func rulesCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "rules",
		Usage: "list, explain and check rules",
		Subcommands: []*cli.Command{
			{
				Name:   "list",
				Usage:  "list the rules that are on",
				Flags:  []cli.Flag{formatFlag("text", "write as `FORMAT`: "+enumerate(formats("list"))), rulesFlag()},
				Action: func(c *cli.Context) error { return listRules(c, e) },
			},
			{
				Name:      "explain",
				Usage:     "say what a rule finds, why it matters and what to do",
				ArgsUsage: "ID...",
				Description: `   With --try: what the rules find in a text, what they nearly find, and why.
   Without ID all rules are told of. Values are masked.`,
				Flags:  append([]cli.Flag{rulesFlag()}, tryFlags()...),
				Action: func(c *cli.Context) error { return explainRules(c, e) },
			},
			{
				Name:        "test",
				Usage:       "run the examples of rules",
				ArgsUsage:   "[FILE...]",
				Description: "   Without FILE the built-in rules are tested. Exits with 1 when an example fails.",
				Action:      func(c *cli.Context) error { return testRules(c, e) },
			},
			{
				Name:        "lint",
				Usage:       "look for mistakes in rules",
				ArgsUsage:   "[FILE...]",
				Description: "   Without FILE the built-in rules are checked. Exits with 1 when something is wrong.",
				Action:      func(c *cli.Context) error { return lintRules(c, e) },
			},
			{
				Name:      "docs",
				Usage:     "write a page for each built-in rule",
				ArgsUsage: "DIR",
				Hidden:    true,
				Flags: []cli.Flag{
					&cli.BoolFlag{Name: "check", DisableDefaultText: true, Usage: "only tell whether the pages are current (default: off)"},
				},
				Action: func(c *cli.Context) error { return writeRuleDocs(c, e) },
			},
		},
	}
}

// loadRules is the built-in rules and those of files.
func loadRules(e *env, files []string) (*rules.Set, error) {
	set, err := rules.Builtin()
	if err != nil || len(files) == 0 {
		return set, err
	}
	own, err := rules.LoadFiles(e.paths(files)...)
	if err == nil {
		set, err = set.With(own)
	}
	if err != nil {
		return nil, usage("%s", err)
	}
	return set, nil
}

// rulesOf is the rules of files alone, or the built-in ones without any.
func rulesOf(e *env, files []string) (*rules.Set, error) {
	if len(files) == 0 {
		return rules.Builtin()
	}
	set, err := rules.LoadFiles(e.paths(files)...)
	if err != nil {
		return nil, usage("%s", err)
	}
	return set, nil
}

func listRules(c *cli.Context, e *env) error {
	if err := noArguments(c); err != nil {
		return err
	}
	if err := checkChoices(c); err != nil {
		return err
	}
	set, err := loadRules(e, c.StringSlice("rules"))
	if err != nil {
		return err
	}
	switch c.String("format") {
	case "ids":
		p := &printer{w: e.stdout}
		for _, r := range set.Rules() {
			p.printf("%s\n", r.ID)
		}
		return p.err
	case "json":
		return listRulesJSON(e, set)
	}
	table := tabwriter.NewWriter(e.stdout, 0, 0, 2, ' ', 0)
	p := &printer{w: table}
	p.printf("ID\tENTITY TYPE\tCATEGORY\tSEVERITY\tTITLE\n")
	for _, r := range set.Rules() {
		p.printf("%s\t%s\t%s\t%s\t%s\n", r.ID, r.EntityType, r.Category, r.Severity, r.Title)
	}
	if p.err != nil {
		return p.err
	}
	return table.Flush()
}

func listRulesJSON(e *env, set *rules.Set) error {
	type rule struct {
		ID         string           `json:"id"`
		Title      string           `json:"title"`
		EntityType rules.EntityType `json:"entity_type"`
		Category   rules.Category   `json:"category"`
		Severity   rules.Severity   `json:"severity"`
		Regions    []string         `json:"regions"`
		Since      string           `json:"since"`
	}
	list := make([]rule, 0, len(set.Rules()))
	for _, r := range set.Rules() {
		list = append(list, rule{
			ID: r.ID, Title: r.Title, EntityType: r.EntityType, Category: r.Category, Severity: r.Severity,
			Regions: append([]string{}, r.Regions...), Since: r.Since,
		})
	}
	enc := json.NewEncoder(e.stdout)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(list)
}

func explainRules(c *cli.Context, e *env) error {
	set, err := loadRules(e, c.StringSlice("rules"))
	if err != nil {
		return err
	}
	if c.IsSet("try") {
		return tryRules(c, e, set)
	}
	if c.IsSet("field") {
		return usage("--field is the label above the text of --try").hinted("privlint rules explain --field %s --try TEXT", c.String("field"))
	}
	if c.NArg() == 0 {
		return usage("rules explain needs the id of a rule").hinted("privlint rules list shows them")
	}
	var chosen []*rules.Rule
	for _, name := range c.Args().Slice() {
		found, err := findRules(set, name)
		if err != nil {
			return err
		}
		chosen = append(chosen, found...)
	}
	for i, r := range chosen {
		if i > 0 {
			if _, err := fmt.Fprintln(e.stdout); err != nil {
				return err
			}
		}
		if err := ruledoc.Explain(e.stdout, r); err != nil {
			return err
		}
	}
	return nil
}

// findRules takes a rule by its id, or all rules of an entity type.
func findRules(set *rules.Set, name string) ([]*rules.Rule, error) {
	if r, ok := set.Rule(name); ok {
		return []*rules.Rule{r}, nil
	}
	var found []*rules.Rule
	var names []string
	for _, r := range set.Rules() {
		if strings.EqualFold(string(r.EntityType), name) {
			found = append(found, r)
		}
		names = append(names, r.ID, string(r.EntityType))
	}
	if len(found) > 0 {
		return found, nil
	}
	err := usage("unknown rule %q", name)
	if guess := suggest.Nearest(name, names); guess != "" {
		return nil, err.hinted("did you mean \"privlint rules explain %s\"?", guess)
	}
	return nil, err.hinted("privlint rules list shows the ids")
}

func testRules(c *cli.Context, e *env) error {
	set, err := rulesOf(e, c.Args().Slice())
	if err != nil {
		return err
	}
	tagger := tag.New(tag.Options{Organizations: true})
	p := &printer{w: e.stdout}
	examples, failed := 0, 0
	for _, r := range set.Rules() {
		examples += len(r.Examples.Match) + len(r.Examples.NoMatch)
		for _, failure := range match.CheckExamples(r, tagger) {
			p.printf("%s:%d: %s: %s\n", r.File, r.Line, r.ID, failure)
			failed++
		}
	}
	if p.err != nil {
		return p.err
	}
	if failed > 0 {
		e.say(fmt.Sprintf("%d of %d examples of %d rules failed", failed, examples, len(set.Rules())))
		return statusError(exitFindings)
	}
	e.say(fmt.Sprintf("all %d examples of %d rules passed", examples, len(set.Rules())))
	return nil
}

func lintRules(c *cli.Context, e *env) error {
	set, err := rulesOf(e, c.Args().Slice())
	if err != nil {
		return err
	}
	issues := rules.Lint(set)
	p := &printer{w: e.stdout}
	warnings := 0
	for _, issue := range issues {
		p.printf("%s\n", issue)
		if issue.Warning {
			warnings++
		}
	}
	if p.err != nil {
		return p.err
	}
	mistakes := len(issues) - warnings
	e.say(fmt.Sprintf("%d mistakes and %d warnings in %d rules", mistakes, warnings, len(set.Rules())))
	if mistakes > 0 {
		return statusError(exitFindings)
	}
	return nil
}

func writeRuleDocs(c *cli.Context, e *env) error {
	if c.NArg() != 1 {
		return usage("rules docs needs one folder")
	}
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	dir := e.path(c.Args().First())
	if c.Bool("check") {
		return ruledoc.CheckDocs(dir, set)
	}
	return ruledoc.WriteDocs(dir, set)
}

// noArguments refuses arguments of a command that takes none.
func noArguments(c *cli.Context) error {
	if c.NArg() == 0 {
		return nil
	}
	return usage("%s takes no argument: %q", c.Command.HelpName, c.Args().First())
}
