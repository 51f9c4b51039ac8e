package main

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/source"
)

const (
	// hookMark tells the hook of privlint from others.
	hookMark = "# installed by \"privlint hook install\""
	// keptSuffix is added to the name of the hook that was there before.
	keptSuffix = ".before-privlint"
)

// hookScript runs the hook that was there before, then privlint: that of the
// PATH, else the program that installed the hook.
const hookScript = `#!/bin/sh
` + hookMark + `
kept="$(dirname "$0")/pre-commit` + keptSuffix + `"
if [ -x "$kept" ]; then
	"$kept" "$@" || exit $?
fi
if command -v privlint >/dev/null 2>&1; then
	exec privlint scan --staged
fi
exec PROGRAM scan --staged
`

func hookCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "hook",
		Usage: "have git run privlint before each commit",
		Subcommands: []*cli.Command{
			{
				Name: "install", Usage: "add privlint to the pre-commit hook of this repository",
				Description: "   A hook that is there already is kept and runs first.",
				Action:      func(c *cli.Context) error { return hookInstall(c, e) },
			},
			{
				Name: "uninstall", Usage: "remove privlint from the pre-commit hook, and put the one before it back",
				Action: func(c *cli.Context) error { return hookUninstall(c, e) },
			},
		},
	}
}

// hookPath is where git looks for the pre-commit hook. A folder of hooks
// outside the repository serves others too and is left alone.
func hookPath(c *cli.Context, e *env) (string, error) {
	if c.Args().Present() {
		return "", usage("privlint hook %s takes no arguments", c.Command.Name)
	}
	repo, err := source.OpenRepository(c.Context, source.Options{Dir: e.dir})
	if err != nil {
		return "", usage("%s", err)
	}
	dir, ours, err := repo.HooksDir(c.Context)
	if err != nil {
		return "", usage("%s", err)
	}
	if !ours {
		return "", usage("git takes its hooks from %s, which other repositories share (core.hooksPath)", dir).
			hinted("add \"privlint scan --staged\" to the pre-commit hook there")
	}
	return filepath.Join(dir, "pre-commit"), nil
}

func hookInstall(c *cli.Context, e *env) error {
	path, err := hookPath(c, e)
	if err != nil {
		return err
	}
	program, err := os.Executable()
	if err != nil {
		return err
	}
	script := strings.Replace(hookScript, "PROGRAM", shellWord(filepath.ToSlash(program)), 1)
	kept := path + keptSuffix
	old, err := os.ReadFile(path) //nolint:gosec // the hook of the user's repository
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return usage("cannot read %s: %s", e.show(path), cause(err))
	case bytes.Contains(old, []byte(hookMark)): // written anew
	case exists(kept):
		return usage("there are two hooks already: %s and %s", e.show(path), e.show(kept))
	default:
		if err := os.Rename(path, kept); err != nil {
			return usage("cannot keep %s: %s", e.show(path), cause(err))
		}
		e.say("kept the hook that was there as " + e.show(kept))
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // as git makes it
		return usage("cannot write %s: %s", e.show(path), cause(err))
	}
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil { //nolint:gosec // hooks must be executable
		return usage("cannot write %s: %s", e.show(path), cause(err))
	}
	e.say("installed " + e.show(path))
	return nil
}

func hookUninstall(c *cli.Context, e *env) error {
	path, err := hookPath(c, e)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(path) //nolint:gosec // the hook of the user's repository
	if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Contains(old, []byte(hookMark)) {
		e.say("no hook of privlint here")
		return nil
	}
	if err == nil {
		err = os.Remove(path)
	}
	kept := path + keptSuffix
	if err == nil && exists(kept) {
		err = os.Rename(kept, path)
		e.say("put the hook back that was there before")
	}
	if err != nil {
		return usage("cannot change %s: %s", e.show(path), cause(err))
	}
	e.say("removed privlint from " + e.show(path))
	return nil
}

// shellWord quotes text for a POSIX shell.
func shellWord(s string) string { return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'" }
