package config

import (
	_ "embed"
	"fmt"
	"maps"
	"slices"
	"strings"
)

//go:embed config.schema.json
var schema []byte

// Schema is the JSON Schema of a configuration file (draft 2020-12).
func Schema() []byte { return slices.Clone(schema) }

//go:embed template.yaml
var template []byte

// Template is a configuration file to start from.
func Template() []byte { return slices.Clone(template) }

// RuleName is a rule id, entity type or category that a file names.
type RuleName struct{ File, Name string }

// RuleNames lists the names of rules in all files, the nearest first, sorted
// within a file.
func (c *Config) RuleNames() []RuleName {
	out := make([]RuleName, 0, len(c.layers))
	for _, l := range c.layers {
		var names []string
		add := func(list ...string) {
			for _, entry := range list {
				for name := range strings.SplitSeq(entry, ",") {
					if name = strings.TrimSpace(name); name != "" {
						names = append(names, name)
					}
				}
			}
		}
		add(l.Select...)
		add(l.Ignore...)
		add(slices.Collect(maps.Keys(l.Severities))...)
		for _, a := range l.Allow {
			add(a.Rules...)
		}
		for _, o := range l.Overrides {
			add(o.Select...)
			add(o.Ignore...)
			add(slices.Collect(maps.Keys(o.Severities))...)
		}
		for _, s := range l.Suppressions {
			add(s.Rule)
		}
		slices.Sort(names)
		for _, name := range slices.Compact(names) {
			out = append(out, RuleName{l.path, name})
		}
	}
	return out
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
