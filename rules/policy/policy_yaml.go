//go:build rulesyaml

package policy

import "embed"

//go:embed *.yaml
var files embed.FS

func builtin() ([]*Policy, error) { return parseAll(files) }
