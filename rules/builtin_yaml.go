//go:build rulesyaml

package rules

import "embed"

//go:embed builtin
var builtinFiles embed.FS

func loadBuiltin() (*Set, error) { return parseBuiltin(builtinFiles) }

func builtinTypes() ([]TypeInfo, error) { return parseBuiltinTypes(builtinFiles) }
