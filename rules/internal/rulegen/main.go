// Command rulegen writes the built-in rules as Go source, so that no YAML is
// read when privlint starts. It is run by "go generate ./rules", which builds
// it with the tag rulesyaml: then package rules reads its YAML files.
package main

import (
	"fmt"
	"os"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/internal/literal"
)

func main() {
	if err := run("builtin_gen.go"); err != nil {
		fmt.Fprintln(os.Stderr, "rulegen:", err)
		os.Exit(1) //nolint:forbidigo // this is a main of its own
	}
}

func run(name string) error {
	set, err := rules.Builtin()
	if err != nil {
		return err
	}
	src, err := literal.File(rules.EntityTypes(), set)
	if err != nil {
		return err
	}
	return os.WriteFile(name, src, 0o644) //nolint:gosec // source code is for everybody to read
}
