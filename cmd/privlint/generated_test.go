package main

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/config"
)

// The man page is what "privlint man" prints.
func TestManPage(t *testing.T) {
	if got := output(t, "privlint man"); got != read(t, filepath.Join("..", "..", "docs", "privlint.1")) {
		t.Error("docs/privlint.1 is not current: make generate")
	}
}

// Every flag of scan and scrub has a key in .privlint.yaml, and every key a
// flag.
func TestEveryFlagHasAKey(t *testing.T) {
	// These say where the configuration is, or what this one run is about.
	once := []string{
		"config", "no-config", "history", "help",
		"write", "replace-backup", "diff", "rename", "receipt", "impact", "review", "review-file",
	}
	var flags []string
	for _, f := range slices.Concat(scanCommand(&env{}).Flags, scrubCommand(&env{}).Flags) {
		if name := f.Names()[0]; !slices.Contains(once, name) {
			flags = append(flags, name)
		}
		if doc, ok := f.(cli.DocGenerationFlag); !ok || len(doc.GetEnvVars()) == 0 {
			t.Errorf("--%s has no environment variable", f.Names()[0])
		}
	}
	keys := config.FlagNames()
	for _, name := range flags {
		if !slices.Contains(keys, name) {
			t.Errorf("--%s has no key", name)
		}
	}
	for _, key := range keys {
		if !slices.Contains(flags, key) {
			t.Errorf("key %s is no flag", key)
		}
	}
}
