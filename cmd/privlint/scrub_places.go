package main

import (
	"io"
	"os"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/scrub/store"
)

// places is where scrubbed inputs go.
type places struct {
	e     *env
	named []string

	stdout bool
	write  bool
	diff   bool
	file   string
	dir    *store.Dir
	opts   store.Options
}

// scrubPlaces reads the flags that say where the output goes.
func scrubPlaces(c *cli.Context, e *env) (*places, error) {
	p := &places{
		e: e, named: c.Args().Slice(), write: c.Bool("write"), diff: c.Bool("diff"),
		opts: store.Options{Backup: c.String("backup"), ReplaceBackup: c.Bool("replace-backup")},
	}
	output := c.String("output")
	modes := 0
	for _, on := range []bool{p.write, p.diff, output != ""} {
		if on {
			modes++
		}
	}
	switch {
	case modes > 1:
		return nil, usage("--write, --output and --diff exclude each other")
	case c.IsSet("backup") && !p.write:
		return nil, usage("--backup is for --write")
	case modes == 0 || output == "-":
		if !oneFile(e, p.named) {
			return nil, usage("where should the output go?").
				hinted("--write replaces the files, --output DIR writes copies, --diff shows what would change").
				hinted("one file, or - for standard input, goes to standard output")
		}
		p.stdout = true
	case output == "":
	case oneFile(e, p.named) && !isFolder(e, output):
		p.file = output
	default:
		p.opts.Guard = new(store.Guard)
		dir, err := store.OpenDir(e.path(output), p.opts)
		if err != nil {
			return nil, usage("cannot write to %s: %s", output, cause(err))
		}
		p.dir = dir
	}
	if p.write && len(p.named) == 1 && p.named[0] == "-" {
		return nil, usage("--write cannot replace standard input")
	}
	return p, nil
}

func isFolder(e *env, path string) bool {
	if strings.HasSuffix(path, "/") {
		return true
	}
	info, err := os.Stat(e.path(path))
	return err == nil && info.IsDir()
}

// oneFile tells whether exactly one input is named and is no folder.
func oneFile(e *env, named []string) bool {
	return len(named) == 1 && (named[0] == "-" || !isFolder(e, named[0]))
}

// place is an output on its way.
type place interface {
	io.Writer
	Commit() error
	Abandon()
}

// begin starts the output for an input.
func (p *places) begin(in *scrubInput) (place, error) {
	switch {
	case p.stdout:
		return stream{p.e.stdout}, nil
	case p.diff:
		return stream{io.Discard}, nil
	case p.file != "":
		return store.Create(p.e.path(p.file), p.opts)
	case p.dir != nil:
		name := "stdin"
		if !in.stdin {
			var err error
			if name, err = store.Place(in.path, p.named); err != nil {
				return nil, err
			}
			if err := p.opts.Guard.Add(p.e.path(filepath.FromSlash(in.path))); err != nil {
				return nil, err
			}
		}
		return p.dir.Create(name)
	}
	return store.Create(p.e.path(filepath.FromSlash(in.path)), p.opts)
}

// close ends the output folder.
func (p *places) close() error {
	if p.dir == nil {
		return nil
	}
	return p.dir.Close()
}

// stream is an output that nothing replaces.
type stream struct{ io.Writer }

func (stream) Commit() error { return nil }
func (stream) Abandon()      {}
