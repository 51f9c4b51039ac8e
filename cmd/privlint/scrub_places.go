package main

import (
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner/scrub/store"
)

// placeFlags say where the output goes.
func placeFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{
			Name: "write", Aliases: []string{"w"}, EnvVars: variable("write"), DisableDefaultText: true,
			Usage: "replace the files, each as a whole or not at all (default: off)",
		},
		&cli.StringFlag{
			Name: "backup", EnvVars: variable("backup"), DefaultText: "none",
			Usage: "with --write, keep the old file under its name and `SUFFIX`",
		},
		&cli.BoolFlag{
			Name: "replace-backup", EnvVars: variable("replace-backup"), DisableDefaultText: true,
			Usage: "overwrite an older backup (default: off)",
		},
		&cli.StringFlag{
			Name: "output", Aliases: []string{"o"}, EnvVars: variable("scrub-output"), DefaultText: "standard output",
			Usage: "write to `PATH`: a file for one input, else a folder",
		},
	}
}

// places is where scrubbed inputs go.
type places struct {
	e     *env
	named []string

	stdout bool
	write  bool
	diff   bool
	file   string
	dir    *store.Dir
	folder string // of dir
	opts   store.Options
	swept  map[string]bool // folders
}

// checkBackup refuses --backup where nothing is replaced. It must see c before
// the configuration does, which may ask for backups whenever there are any.
func checkBackup(c *cli.Context, e *env) error {
	if c.IsSet("backup") && !c.Bool("write") && e.getenv("PRIVLINT_BACKUP") == "" {
		return usage("--backup is for --write")
	}
	return nil
}

// scrubPlaces reads the flags that say where the output goes.
func scrubPlaces(c *cli.Context, e *env) (*places, error) {
	p := &places{
		e: e, named: c.Args().Slice(), write: c.Bool("write"), diff: c.Bool("diff"), swept: map[string]bool{},
	}
	if p.write {
		p.opts = store.Options{Backup: c.String("backup"), ReplaceBackup: c.Bool("replace-backup")}
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
	case c.IsSet("backup") && p.write && p.opts.Backup == "":
		return nil, usage("--backup needs the ending of the name, such as .bak")
	case strings.ContainsAny(p.opts.Backup, `/\`):
		return nil, usage("--backup %s: the ending of a name, such as .bak, and no path", p.opts.Backup)
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
		p.opts.Guard = new(store.Guard)
	default:
		p.opts.Guard = new(store.Guard)
		dir, err := store.OpenDir(e.path(output), p.opts)
		if err != nil {
			return nil, usage("cannot write to %s: %s", output, cause(err))
		}
		p.dir, p.folder = dir, output
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
		if err := p.guard(in); err != nil {
			return nil, err
		}
		return p.create(p.e.path(p.file))
	case p.dir != nil:
		name, err := p.place(in)
		if err != nil {
			return nil, err
		}
		if err := p.guard(in); err != nil {
			return nil, err
		}
		return p.dir.Create(name)
	}
	return p.create(p.e.path(filepath.FromSlash(in.path)))
}

// create begins a file, after it has removed what killed runs left beside it.
func (p *places) create(path string) (*store.File, error) {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if folder := filepath.Dir(path); !p.swept[folder] {
		p.swept[folder] = true
		_, _ = store.Sweep(folder) // remains do no harm
	}
	return store.Create(path, p.opts)
}

// place is where an input stands in the output folder.
func (p *places) place(in *scrubInput) (string, error) {
	if in.stdin {
		return "stdin", nil
	}
	return store.Place(in.path, p.named)
}

// guard has an input not overwritten.
func (p *places) guard(in *scrubInput) error {
	if in.stdin {
		return nil
	}
	return p.opts.Guard.Add(p.e.path(filepath.FromSlash(in.path)))
}

// path is how a user names the output for an input, "-" for standard output.
func (p *places) path(in *scrubInput) string {
	switch {
	case p.stdout, p.diff:
		return "-"
	case p.file != "":
		return filepath.ToSlash(p.file)
	case p.dir != nil:
		if name, err := p.place(in); err == nil {
			return path.Join(filepath.ToSlash(p.folder), name)
		}
	}
	return in.path
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
