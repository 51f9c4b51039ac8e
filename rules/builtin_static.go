//go:build !rulesyaml

package rules

import (
	_ "embed"

	"github.com/privlint/privlint/rules/program"
)

// programs are those of all built-in patterns, in their order.
//
//go:embed programs.bin
var programs string

func loadBuiltin() (*Set, error) {
	list := program.List(programs)
	for _, r := range generatedRules {
		for i := range r.Patterns {
			if r.Patterns[i].Engine != EngineRegexp2 {
				r.Patterns[i].compiled = list.Next()
			}
		}
	}
	return NewSet(generatedRules, generatedCombinations)
}

func builtinTypes() ([]TypeInfo, error) { return generatedTypes, nil }
