package main

import (
	"crypto/rand"
	"errors"
	"path"
	"path/filepath"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/config"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
	"github.com/privlint/privlint/scanner/source"
)

func scanCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "scan",
		Usage:     "find personal and health data in files",
		ArgsUsage: "[PATH...]",
		Description: `   PATH is a file, a folder or an archive; "-" is standard input. Without PATH
   the working directory is scanned. Values are masked in all output.`,
		Flags: append(append(whatFlags(), changesFlags()...),
			failOnFlag(),
			&cli.BoolFlag{
				Name: "exit-zero", EnvVars: variable("exit-zero"), DisableDefaultText: true,
				Usage: "exit with 0 in spite of findings (default: off)",
			},
			formatFlag(report.FormatText, "write findings as `FORMAT`: "+enumerate(report.Formats())),
			&cli.StringSliceFlag{
				Name: "output", Aliases: []string{"o"}, EnvVars: variable("output"),
				Usage: "write to `FORMAT=PATH`, or to a path in the format of --format, instead of stdout (\"-\"); repeatable",
			},
			&cli.BoolFlag{
				Name: "show-values", EnvVars: variable("show-values"), DisableDefaultText: true,
				Usage: "show the values found (default: masked)",
			},
			&cli.StringFlag{
				Name: "color", EnvVars: variable("color"), Value: "auto",
				Usage: "colour the text formats `WHEN`: auto, always or never",
			},
			&cli.BoolFlag{
				Name: "quiet", Aliases: []string{"q"}, EnvVars: variable("quiet"), DisableDefaultText: true,
				Usage: "say nothing when everything was scanned and is clean (default: off)",
			},
			&cli.BoolFlag{
				Name: "verbose", Aliases: []string{"v"}, EnvVars: variable("verbose"), DisableDefaultText: true, Count: new(int),
				Usage: "explain findings and name what was skipped; twice: name every input (default: off)",
			},
			timingsFlag(),
		),
		Action: func(c *cli.Context) error { return scan(c, e) },
	}
}

func scan(c *cli.Context, e *env) error {
	exclude := c.StringSlice("exclude")
	cfg, err := configure(c, e)
	if err != nil {
		return err
	}
	if err := checkChoices(c); err != nil {
		return err
	}
	failOn, err := rules.ParseSeverity(c.String("fail-on"))
	if err != nil {
		return usage("%s", err)
	}
	list, err := targets(c.StringSlice("output"), c.String("format"))
	if err != nil {
		return err
	}
	in, err := inputs(c, e, cfg, exclude, list)
	if err != nil {
		return err
	}
	accepted, err := accept(c, e, cfg)
	if err != nil {
		return err
	}
	bar := newProgress(e, c.Bool("quiet"))
	defer bar.end()
	s, options, err := in.scanner(c, e, cfg, accepted, bar.source())
	if err != nil {
		return err
	}
	out, err := openOutputs(e, list, c.Bool("show-values"), func(t target) report.Options {
		return report.Options{
			Color:      e.useColor(c.String("color")) && (t.path == "-" || c.String("color") == "always"),
			Verbose:    verbosity(c),
			ShowValues: c.Bool("show-values"),
			Version:    programVersion(),
			Rules:      options.Rules,
		}
	})
	if err != nil {
		return err
	}
	defer out.abandon()

	run := &scanRun{e: e, out: out, bar: bar, accepted: accepted, verbose: verbosity(c), quiet: c.Bool("quiet")}
	summary, err := s.Scan(c.Context, in.src, run)
	bar.end()
	end := ending{
		Closing: report.Closing{
			Summary: &summary, Tally: &run.tally, FailOn: failOn, Changes: in.changes,
			Interrupted: c.Err() != nil, Verbose: run.verbose > 0,
		},
		exitZero: c.Bool("exit-zero"),
		quiet:    c.Bool("quiet"),
	}
	err = finishScan(e, out, accepted, &end, err)
	for _, line := range s.Slow() {
		e.say(line)
	}
	if c.Bool("timings") {
		writeTimings(e, s)
	}
	return err
}

// finishScan ends the reports of a run that ended with err, and says how it
// went.
func finishScan(e *env, out *outputs, accepted *acceptance, end *ending, err error) error {
	if end.Interrupted {
		err = nil
	}
	if err == nil {
		err = out.close(end.Summary)
	}
	if err == nil && !end.Interrupted {
		err = out.commit()
	}
	if end.brokenPipe = errors.Is(err, syscall.EPIPE); err != nil && !end.brokenPipe {
		return err
	}
	if !end.Interrupted && err == nil && end.Changes == "" {
		for _, warning := range accepted.rules.Warnings() {
			e.say(warning)
		}
	}
	code, line := end.resolve()
	if line != "" {
		e.say(line)
	}
	return statusError(code)
}

func scanOptions(c *cli.Context, e *env, cfg *config.Config) (scanner.Options, error) {
	o := scanner.Options{
		View: scanner.View{
			Select:      commaList(c.StringSlice("select")),
			Ignore:      commaList(c.StringSlice("ignore")),
			InputFormat: c.String("input-format"),
			Fields:      c.StringSlice("field"),
			Severities:  cfg.Severities(),
		},
		Jobs:     c.Int("jobs"),
		Timings:  c.Bool("timings"),
		Invented: surrogate.Is,
	}
	if o.Jobs < 0 {
		return o, usage("--jobs %d is negative", o.Jobs)
	}
	var err error
	if o.MinScore, err = minScore(c); err != nil {
		return o, err
	}
	if o.Regions, err = regions(c); err != nil {
		return o, err
	}
	if o.Rules, err = loadRules(e, c.StringSlice("rules")); err != nil {
		return o, err
	}
	if err := checkNames(cfg, o.Rules); err != nil {
		return o, err
	}
	if o.Policy, err = policy.Load(c.String("policy")); err != nil {
		return o, usage("%s", err)
	}
	if o.Allow, err = cfg.Allowed(); err != nil {
		return o, usage("%s", err)
	}
	if o.Tagger, err = tagger(c, asksForOrganizations(o.Rules, append(cfg.Selections(), o.Select)...)); err != nil {
		return o, err
	}
	view := o.View
	o.ViewOf = cfg.ViewOf(&view, e.locate)
	return o, nil
}

// input is what a run scans.
type input struct {
	src source.Source
	// changes says in words of what only the changes are scanned, and git
	// holds them; empty and nil for files as they are.
	changes string
	git     *changes
}

// inputs finds what is scanned: the arguments, else the working directory,
// or what git has changed there, without the files that this run writes.
// exclude is what the command line leaves out, relative to the working
// directory.
func inputs(c *cli.Context, e *env, cfg *config.Config, exclude []string, list []target) (*input, error) {
	written := make([]string, len(list))
	for i, t := range list {
		written[i] = t.path
	}
	exclude, root, err := excluded(e, cfg, exclude, written)
	if err != nil {
		return nil, err
	}
	if changes, err := gitChanges(c, e, exclude, root); changes != nil || err != nil {
		if err != nil {
			return nil, err
		}
		return &input{src: changes.src, changes: changes.what, git: changes}, nil
	}
	in := &input{src: source.Files(c.Args().Slice(), fileOptions(c, e, exclude, root))}
	if c.Bool("force-exclude") {
		in.changes = "among these files"
	}
	return in, nil
}

// excluded lists all patterns of what a walk leaves out, with the folder that
// they count from: those of the command line and of the configuration, and the
// files that the run writes.
func excluded(e *env, cfg *config.Config, exclude, written []string) (patterns []string, root string, err error) {
	for _, pattern := range exclude {
		if !doublestar.ValidatePattern(pattern) {
			return nil, "", usage("bad pattern in --exclude %q", pattern)
		}
	}
	for _, file := range written {
		if filepath.IsLocal(file) {
			exclude = append(exclude, "/"+config.EscapeGlob(path.Clean(filepath.ToSlash(file))))
		}
	}
	if root = cfg.Base(); root != "" {
		dir, err := e.workingDir()
		if err != nil {
			return nil, "", err
		}
		exclude = cfg.Rebase(exclude, dir)
	}
	for _, s := range cfg.Settings() {
		if s.Name == "exclude" {
			exclude = append(exclude, s.Values...)
		}
	}
	return exclude, root, nil
}

func fileOptions(c *cli.Context, e *env, exclude []string, root string) source.Options {
	return source.Options{
		Stdin:        newInterruptible(c.Context, e.stdin),
		StdinName:    c.String("stdin-filename"),
		Exclude:      exclude,
		ForceExclude: c.Bool("force-exclude"),
		Root:         root,
		Dir:          e.dir,
	}
}

// scanner prepares the scanner of a run. Where there is nothing to scan it
// has no rules, because preparing them takes longer than finding that out.
func (in *input) scanner(c *cli.Context, e *env, cfg *config.Config, accepted *acceptance, progress *scanner.Progress) (*scanner.Scanner, scanner.Options, error) {
	if in.git != nil && !in.git.some {
		s, err := scanner.New(scanner.Options{Rules: new(rules.Set)})
		return s, scanner.Options{Rules: new(rules.Set)}, err
	}
	options, err := scanOptions(c, e, cfg)
	if err != nil {
		return nil, options, err
	}
	if in.git != nil && in.git.before != nil {
		key := []byte(rand.Text())
		old, err := in.git.old(c.Context, options, key)
		if err != nil {
			return nil, options, err
		}
		accepted.chain = append(accepted.chain, old)
	}
	options.Suppress, options.Progress = accepted, progress
	s, err := scanner.New(options)
	if err != nil {
		return nil, options, usage("%s", err)
	}
	return s, options, nil
}

func verbosity(c *cli.Context) int {
	if !c.Bool("verbose") {
		return 0
	}
	return max(c.Count("verbose"), 1)
}

// scanRun passes results on to the reports and tells on stderr what could not
// be scanned.
type scanRun struct {
	e        *env
	out      *outputs
	bar      *progress
	accepted *acceptance
	tally    report.Tally
	verbose  int
	quiet    bool
}

func (r *scanRun) Finding(f *scanner.Finding) error {
	_ = r.tally.Finding(f)
	return r.bar.write(1, func() error { return r.out.Finding(f) })
}

func (r *scanRun) Coverage(c *scanner.Coverage) error {
	_ = r.tally.Coverage(c)
	r.accepted.rules.Scanned(c.Path)
	return r.bar.write(0, func() error {
		// The findings first: on a terminal both streams are one.
		if err := r.out.Coverage(c); err != nil {
			return err
		}
		if line := report.ProblemLine(c); line != "" {
			r.e.say(line)
		} else if r.verbose > 1 || r.verbose > 0 && c.Status == scanner.StatusSkipped || !r.quiet && c.Status == scanner.StatusScanned && len(c.Reasons) > 0 {
			r.e.say(report.NoteLine(c))
		}
		return nil
	})
}
