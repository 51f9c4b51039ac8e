package rules

import "sync"

// The YAML files in builtin/ are the source of the built-in rules. They are
// read when privlint is built, not when it starts: 300 KB of YAML take some
// 20 ms. After a change of them run "go generate ./rules"; until then, the
// build tag rulesyaml has the files read at start.
//
//go:generate go run -tags rulesyaml ./internal/rulegen

// Builtin is the set of rules that comes with privlint, in the alphabetical
// order of their files. It is made once.
func Builtin() (*Set, error) { return builtinSet() }

var builtinSet = sync.OnceValues(loadBuiltin)

// BuiltinIndex is the index of the built-in patterns that have a number.
func BuiltinIndex() (*Index, error) { return builtinIndex() }

var builtinIndex = sync.OnceValues(loadBuiltinIndex)
