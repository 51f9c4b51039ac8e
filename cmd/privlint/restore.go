package main

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/scrub"
	"github.com/privlint/privlint/scanner/scrub/cipher"
	"github.com/privlint/privlint/scanner/source"
)

func restoreCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "restore",
		Usage:     "put encrypted values back into scrubbed files",
		ArgsUsage: "[PATH...]",
		Description: `   Turns back what the operators encrypt and fpe wrote, with the key that they
   had. Placeholders of another key stay, and end in exit code 3.`,
		Flags: append(slices.Concat(configFlags(), placeFlags()),
			rulesFlag(), keyFileFlag(),
			&cli.StringFlag{
				Name: "stdin-filename", EnvVars: variable("stdin-filename"), DefaultText: "<stdin>",
				Usage: "show standard input as `PATH`",
			},
		),
		Action: func(c *cli.Context) error { return runRestore(c, e) },
	}
}

func runRestore(c *cli.Context, e *env) error {
	if err := checkBackup(c, e); err != nil {
		return err
	}
	cfg, err := configure(c, e)
	if err != nil {
		return err
	}
	k, err := scrubKey(c, e)
	if err != nil {
		return err
	}
	if k.IsZero() {
		return usage("restore needs the key of the scrub").hinted("give --key-file FILE or PRIVLINT_KEY")
	}
	set, err := loadRules(e, c.StringSlice("rules"))
	if err != nil {
		return err
	}
	r := &restoreRun{scrubRun: scrubRun{c: c, e: e, rules: set}}
	values, err := cipher.NewRestorer(k, r.knownType)
	if err != nil {
		return err
	}
	s, err := scanner.New(scanner.Options{Rules: new(rules.Set)})
	if err != nil {
		return err
	}
	r.restorer = scrub.NewRestorer(s, values)
	if r.in, err = scrubSources(c, e, cfg, nil); err != nil {
		return err
	}
	if r.to, err = scrubPlaces(c, e); err != nil {
		return errors.Join(err, r.in.Close())
	}
	return errors.Join(r.run(), r.to.close(), r.in.Close())
}

// restoreRun is one run of "privlint restore".
type restoreRun struct {
	scrubRun
	restorer *scrub.Restorer
	foreign  int
}

func (r *restoreRun) run() error {
	var inputs []*scrubInput
	if err := r.in.Each(r.c.Context, func(it source.Item) error {
		if it.Err != nil {
			r.e.say(it.Path + ": " + it.Err.Error())
			r.failed++
		}
		return nil
	}); err != nil {
		return err
	}
	inputs = r.in.list
	for _, in := range inputs {
		if in.failed {
			continue
		}
		if err := r.file(in); err != nil {
			r.failed++
			r.e.say(in.path + ": not restored: " + err.Error())
		}
	}
	r.e.say(fmt.Sprintf("restored %s in %d of %s", plural(r.values, "value"), r.changed, plural(len(inputs), "file")))
	if r.foreign > 0 {
		r.e.say(plural(r.foreign, "placeholder") + " of another key left as they are")
	}
	if r.failed > 0 || r.foreign > 0 {
		return statusError(exitIncomplete)
	}
	return nil
}

func (r *restoreRun) file(in *scrubInput) error {
	out, err := r.to.begin(in)
	if err != nil {
		return err
	}
	before := r.values
	if err := r.content(in, out); err != nil {
		out.Abandon()
		return err
	}
	if r.values > before {
		r.changed++
	} else if r.to.write {
		out.Abandon()
		return nil
	}
	return out.Commit()
}

func (r *restoreRun) content(in *scrubInput, out io.Writer) error {
	if !in.packed {
		raw, err := in.open()
		if err != nil {
			return err
		}
		return errors.Join(r.text(in.path, raw, out), raw.Close())
	}
	return r.repack(in, out, func(it source.Item, w io.Writer) error {
		raw, err := it.Open()
		if err != nil {
			return err
		}
		return errors.Join(r.text(it.Path, raw, w), raw.Close())
	})
}

func (r *restoreRun) text(path string, in io.Reader, out io.Writer) error {
	res, err := r.restorer.Restore(path, in, out)
	if err != nil {
		return err
	}
	r.values += res.Values
	r.foreign += res.Foreign
	return nil
}
