package config

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"

	"github.com/privlint/privlint/scanner"
)

//go:embed config.schema.json
var schema []byte

// Schema is the JSON Schema of a configuration file (draft 2020-12).
func Schema() []byte { return slices.Clone(schema) }

//go:embed template.yaml
var template []byte

// Template is a configuration file to start from.
func Template() []byte { return slices.Clone(template) }

// Views lists the views that single overrides make of base, to be checked
// before a scan.
func (c *Config) Views(base *scanner.View) []*scanner.View {
	var out []*scanner.View
	for _, l := range c.layers {
		for i := range l.Overrides {
			out = append(out, merge(base, []*Override{&l.Overrides[i]}))
		}
	}
	return out
}

// RuleNames lists the rule ids, entity types and categories that allow-lists
// and suppressions name.
func (c *Config) RuleNames() []string {
	names := make(map[string]bool)
	for _, l := range c.layers {
		for _, a := range l.Allow {
			for _, n := range a.Rules {
				names[n] = true
			}
		}
		for _, s := range l.Suppressions {
			if s.Rule != "" {
				names[s.Rule] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(names))
}

// Describe says in lines what the files hold beside flags. What is allowed
// is counted only: it may be somebody's data.
func (c *Config) Describe() []string {
	var out []string
	add := func(path string, n int, what string) {
		if n > 0 {
			out = append(out, fmt.Sprintf("%s: %d %s", path, n, what))
		}
	}
	for _, l := range c.layers {
		values := 0
		for _, a := range l.Allow {
			values += len(a.Values)
		}
		add(l.path, len(l.Severities), "severities")
		if o := l.Organization; o != nil {
			add(l.path, len(o.Domains), "domains of the organization")
			add(l.path, len(o.PhoneNumbers), "telephone numbers of the organization")
			add(l.path, len(o.Names), "names of the organization")
		}
		add(l.path, len(l.Allow), fmt.Sprintf("allow entries with %d values", values))
		add(l.path, len(l.Overrides), "overrides")
		add(l.path, len(l.Suppressions), "suppressions")
	}
	return out
}
