package main

import (
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/tag"
)

// taggerOff is the value of --tagger for none.
const taggerOff = "off"

func taggerNames() []string { return append([]string{taggerOff}, tag.Presets()...) }

func taggerFlag() *cli.StringFlag {
	return &cli.StringFlag{
		Name: "tagger", EnvVars: variable("tagger"), Value: "default",
		Usage: "look for names, places and health terms in running text as `PRESET`: " + enumerate(taggerNames()),
	}
}

// tagger is the tagger that --tagger asks for, or nil. It finds organizations
// only where they are asked for. Its tables are opened when a text needs them.
func tagger(c *cli.Context, organizations bool) (match.Tagger, error) {
	name := c.String("tagger")
	if name == taggerOff {
		return nil, nil //nolint:nilnil // no tagger is what was asked for
	}
	preset, ok := tag.ParsePreset(name)
	if !ok {
		return nil, usage("unknown preset %q of --tagger%s", name, suggest.Hint(name, taggerNames()))
	}
	return tag.New(tag.Options{Preset: preset, Organizations: organizations}), nil
}

// asksForOrganizations tells whether any of several selections of rules chooses
// the rule by which the tagger finds organizations.
func asksForOrganizations(set *rules.Set, selections ...[]string) bool {
	return slices.ContainsFunc(set.Rules(), func(r *rules.Rule) bool {
		return r.Tagger && r.EntityType == "ORGANIZATION" && slices.ContainsFunc(selections, r.SelectedBy)
	})
}
