package main

import (
	"errors"
	"io/fs"
	"os"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/scrub/key"
)

func keyCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "key",
		Usage: "make keys for scrub and restore",
		Subcommands: []*cli.Command{{
			Name: "new", Usage: "write a new key to a file", ArgsUsage: "FILE",
			Description: `   Whoever has the key can restore what was encrypted under it. Keep it out of
   the repository.`,
			Action: func(c *cli.Context) error { return newKey(c, e) },
		}},
	}
}

func newKey(c *cli.Context, e *env) error {
	if c.NArg() != 1 {
		return usage("want one FILE")
	}
	path := c.Args().First()
	k, text := key.New()
	f, err := os.OpenFile(e.path(path), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrExist) {
		return usage("%s exists: a key that is overwritten is lost, with all that it could restore", path)
	}
	if err != nil {
		return usage("cannot write %s: %s", path, cause(err))
	}
	if _, err := f.WriteString(text); err != nil {
		return errors.Join(err, f.Close())
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return err
	}
	e.say("wrote " + k.String() + " to " + path)
	return nil
}
