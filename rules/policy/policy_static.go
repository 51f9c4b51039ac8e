//go:build !rulesyaml

package policy

func builtin() ([]*Policy, error) { return generatedPolicies, nil }
