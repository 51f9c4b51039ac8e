//go:build rulesgen

package policy

func builtin() ([]*Policy, error) { return generatedPolicies, nil }
