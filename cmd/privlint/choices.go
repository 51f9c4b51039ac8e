package main

import (
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/workspace"
)

// choices lists the words that a flag of a command takes, for checks and
// completion. Nil means that anything goes.
func choices(command, flag string) []string {
	switch flag {
	case "policy":
		return policy.Names()
	case "tagger":
		return taggerNames()
	case "fail-on":
		return severityNames()
	case "dedupe":
		return dedupeWays()
	case "color":
		return []string{"auto", "always", "never"}
	case "input-format":
		return inputFormats()
	case "format":
		return formats(command)
	}
	return nil
}

// formats lists the output formats of a command, the default first.
func formats(command string) []string {
	switch command {
	case "scan":
		return report.Formats()
	case "list":
		return []string{"text", "json", "ids"}
	case "eval":
		return []string{"text", "json"}
	}
	return nil
}

func severityNames() []string {
	var names []string
	for s := rules.SeverityInfo; s <= rules.SeverityCritical; s++ {
		names = append(names, s.String())
	}
	return names
}

func inputFormats() []string {
	all := workspace.Formats()
	names := make([]string, len(all))
	for i := range all {
		names[i] = all[i].Name
	}
	return names
}

// checkChoices refuses unknown words in the flags of c that take one of a
// few.
func checkChoices(c *cli.Context) error {
	for _, f := range c.Command.Flags {
		name := f.Names()[0]
		value := c.String(name)
		if value == "" && !c.IsSet(name) {
			continue
		}
		if allowed := choices(c.Command.Name, name); allowed != nil {
			if err := oneOf("--"+name, value, allowed); err != nil {
				return err
			}
		}
	}
	return nil
}

// oneOf checks a flag or argument that is one of a few words.
func oneOf(what, value string, allowed []string) error {
	if slices.Contains(allowed, value) {
		return nil
	}
	err := usage("unknown value %q of %s: want %s", value, what, enumerate(allowed))
	if guess := suggest.Nearest(value, allowed); guess != "" {
		err.hint("did you mean %s %s?", what, guess)
	}
	return err
}

// enumerate writes "a, b or c".
func enumerate(words []string) string {
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " or " + words[last]
}
