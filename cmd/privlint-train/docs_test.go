package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/urfave/cli/v2"
)

func document(t *testing.T, name string) string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("..", "..", filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// documented is a command of privlint-train in a document.
var documented = regexp.MustCompile(`(?m)^ +go run \./cmd/privlint-train (\S+) (.*)$`)

// The commands in docs/training.md exist, with these flags, and all that are
// needed are given. They read what is not in the repository, so they do not
// run here; TestEndToEnd runs the same on invented lists.
func TestDocumentedCommands(t *testing.T) {
	commands := map[string]*cli.Command{}
	for _, c := range []*cli.Command{gazetteerCommand(), genCommand(), trainCommand(), evalCommand()} {
		commands[c.Name] = c
	}
	seen := map[string]bool{}
	for _, m := range documented.FindAllStringSubmatch(document(t, "docs/training.md"), -1) {
		c := commands[m[1]]
		if c == nil {
			t.Errorf("no command %q", m[1])
			continue
		}
		seen[c.Name] = true
		known, given := map[string]cli.Flag{}, map[cli.Flag]bool{}
		for _, flag := range c.Flags {
			for _, name := range flag.Names() {
				known[name] = flag
			}
		}
		for _, name := range regexp.MustCompile(`(?:^| )--?([a-z][a-z-]*)`).FindAllStringSubmatch(m[2], -1) {
			if known[name[1]] == nil {
				t.Errorf("%s has no flag --%s", c.Name, name[1])
			}
			given[known[name[1]]] = true
		}
		for _, flag := range c.Flags {
			if r, ok := flag.(cli.RequiredFlag); ok && r.IsRequired() && !given[flag] {
				t.Errorf("%s lacks --%s", c.Name, flag.Names()[0])
			}
		}
	}
	if len(seen) != len(commands) {
		t.Errorf("the document has %d of %d commands", len(seen), len(commands))
	}
}

// The card is that of the model in the program.
func TestCardOfShippedModel(t *testing.T) {
	const name = "docs/training-card.txt"
	if _, err := os.Stat(filepath.Join("..", "..", name)); errors.Is(err, fs.ErrNotExist) {
		t.Skip("SKIPPED: no " + name + " yet, it comes with the final model")
	}
	card := document(t, name)
	for what, path := range map[string]string{"model": "scanner/tag/model.bin", "gazetteer": "scanner/tag/gazetteer.bin"} {
		want := fmt.Sprintf("%-10s sha256 %x,", what, sha256.Sum256([]byte(document(t, path))))
		if !strings.Contains(card, want) {
			t.Errorf("%s is not of the %s in the program", name, what)
		}
	}
}
