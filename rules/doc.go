// Package rules holds what privlint looks for, as data: rules in YAML, the
// entity types they find, and the checks that they name.
package rules
