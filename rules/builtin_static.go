//go:build !rulesyaml

package rules

func loadBuiltin() (*Set, error) { return NewSet(generatedRules, generatedCombinations) }

func builtinTypes() ([]TypeInfo, error) { return generatedTypes, nil }
