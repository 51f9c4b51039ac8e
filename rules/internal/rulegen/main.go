// Command rulegen writes the built-in rules and policies as Go source, so that no YAML is
// read when privlint starts. It is run by "go generate ./rules", which builds
// it with the tag rulesyaml: then package rules reads its YAML files.
package main

import (
	"fmt"
	"os"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/internal/literal"
	"github.com/privlint/privlint/rules/policy"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "rulegen:", err)
		os.Exit(1) //nolint:forbidigo // this is a main of its own
	}
}

const module = "github.com/privlint/privlint/"

func run() error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	src, err := literal.File(module+"rules", nil,
		literal.Variable{Name: "generatedTypes", Value: rules.EntityTypes()},
		literal.Variable{Name: "generatedRules", Value: set.Rules()},
		literal.Variable{Name: "generatedCombinations", Value: set.Combinations()},
	)
	if err != nil {
		return err
	}
	if err := write("builtin_gen.go", src); err != nil {
		return err
	}
	programs, err := set.Programs()
	if err != nil {
		return err
	}
	if err := write("programs.bin", programs); err != nil {
		return err
	}
	if err := write("index.bin", set.Index()); err != nil {
		return err
	}

	var policies []*policy.Policy
	for _, name := range policy.Names() {
		p, err := policy.Load(name)
		if err != nil {
			return err
		}
		policies = append(policies, p)
	}
	src, err = literal.File(module+"rules/policy", []string{module + "rules"},
		literal.Variable{Name: "generatedPolicies", Value: policies})
	if err != nil {
		return err
	}
	return write("policy/policy_gen.go", src)
}

func write(name string, src []byte) error {
	return os.WriteFile(name, src, 0o644) //nolint:gosec // source code is for everybody to read
}
