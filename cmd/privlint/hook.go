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
	if filepath.Base(dir) == "_" && exists(filepath.Join(dir, "h")) || exists(filepath.Join(dir, "husky.sh")) {
		// It looks for the script to run by the name of the hook, and writes
		// the hooks anew.
		return "", usage("the hooks here belong to husky").hinted("add \"privlint scan --staged\" to %s", e.show(filepath.Join(filepath.Dir(dir), "pre-commit")))
	}
	return filepath.Join(dir, "pre-commit"), nil
}

// edited tells whether somebody has changed a hook of privlint. The program
// in it may be another.
func edited(hook []byte) bool {
	before, after, _ := strings.Cut(hookScript, "PROGRAM")
	text := strings.ReplaceAll(string(hook), "\r\n", "\n")
	return !strings.HasPrefix(text, before) || !strings.HasSuffix(text, after)
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
	old, err := os.ReadFile(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
	case err != nil:
		return usage("cannot read %s: %s", e.show(path), cause(err))
	case bytes.Contains(old, []byte(hookMark)) && edited(old):
		e.say(e.show(path) + " has privlint already, and was changed since: left as it is")
		return nil
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
	old, err := os.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !bytes.Contains(old, []byte(hookMark)) {
		e.say("no hook of privlint here")
		return nil
	}
	if err == nil && edited(old) {
		return usage("%s was changed since privlint wrote it", e.show(path)).hinted("remove the lines of privlint by hand")
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
