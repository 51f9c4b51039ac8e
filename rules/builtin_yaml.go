//go:build rulesyaml

package rules

import "embed"

//go:embed builtin
var builtinFiles embed.FS

func loadBuiltin() (*Set, error) { return parseBuiltin(builtinFiles) }

func builtinTypes() ([]TypeInfo, error) { return parseBuiltinTypes(builtinFiles) }

// loadBuiltinIndex gives an empty index: no pattern has a number here.
func loadBuiltinIndex() (*Index, error) { return LoadIndex(string(new(IndexWriter).Bytes())) }
