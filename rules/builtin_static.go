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

// index is where all built-in patterns are worth trying.
//
//go:embed index.bin
var index string

func loadBuiltinIndex() (*Index, error) { return LoadIndex(index) }

func loadBuiltin() (*Set, error) {
	list := program.List(programs)
	number := 0
	for _, r := range generatedRules {
		for i := range r.Patterns {
			number++
			r.Patterns[i].number = number
			if r.Patterns[i].Engine != EngineRegexp2 {
				r.Patterns[i].compiled = list.Next()
			}
		}
	}
	return NewSet(generatedRules, generatedCombinations)
}

func builtinTypes() ([]TypeInfo, error) { return generatedTypes, nil }
