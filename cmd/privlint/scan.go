package main

import (
	"errors"
	"path"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"
	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/source"
)

func scanCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "scan",
		Usage:     "find personal and health data in files",
		ArgsUsage: "[PATH...]",
		Description: `   PATH is a file, a folder or an archive; "-" is standard input. Without PATH
   the working directory is scanned. Values are masked in all output.`,
		Flags: []cli.Flag{
			policyFlag(), selectFlag(), ignoreFlag(), rulesFlag(), minScoreFlag(), regionFlag(),
			&cli.StringFlag{
				Name: "fail-on", EnvVars: variable("fail-on"), Value: rules.SeverityMedium.String(),
				Usage: "exit with 1 on findings of at least `SEVERITY`: " + enumerate(severityNames()),
			},
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
			&cli.StringFlag{
				Name: "input-format", EnvVars: variable("input-format"), DefaultText: "by content",
				Usage: "read every input as format `NAME`: " + enumerate(inputFormats()),
			},
			&cli.StringSliceFlag{
				Name: "field", EnvVars: variable("field"), DefaultText: "all human text",
				Usage: "scan only the JSONL key or CSV column `NAME`; repeatable",
			},
			&cli.StringFlag{
				Name: "stdin-filename", EnvVars: variable("stdin-filename"), DefaultText: "<stdin>",
				Usage: "show standard input as `PATH`",
			},
			&cli.StringSliceFlag{
				Name: "exclude", EnvVars: variable("exclude"), DefaultText: "none",
				Usage: "leave out paths that match `GLOB` when walking folders; repeatable",
			},
			jobsFlag(),
		},
		Action: func(c *cli.Context) error { return scan(c, e) },
	}
}

func scan(c *cli.Context, e *env) error {
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
	options, err := scanOptions(c, e)
	if err != nil {
		return err
	}
	s, err := scanner.New(options)
	if err != nil {
		return usage("%s", err)
	}
	src, err := inputs(c, e, list)
	if err != nil {
		return err
	}
	out, err := openOutputs(e, list, c.Bool("show-values"), func(t target) report.Options {
		return report.Options{
			Color:      e.useColor(c.String("color")) && (t.path == "-" || c.String("color") == "always"),
			Verbose:    verbosity(c),
			ShowValues: c.Bool("show-values"),
			Version:    programVersion(),
			Rules:      len(options.Rules.Rules()),
		}
	})
	if err != nil {
		return err
	}
	defer out.abandon()

	run := &scanRun{e: e, out: out, verbose: verbosity(c), quiet: c.Bool("quiet")}
	summary, err := s.Scan(c.Context, src, run)
	end := ending{
		Closing: report.Closing{
			Summary: &summary, Tally: &run.tally, FailOn: failOn,
			Interrupted: c.Err() != nil, Verbose: run.verbose > 0,
		},
		exitZero: c.Bool("exit-zero"),
		quiet:    c.Bool("quiet"),
	}
	if end.Interrupted {
		err = nil
	}
	if err == nil {
		err = out.close(&summary)
	}
	if err == nil && !end.Interrupted {
		err = out.commit()
	}
	if end.brokenPipe = errors.Is(err, syscall.EPIPE); err != nil && !end.brokenPipe {
		return err
	}
	code, line := end.resolve()
	if line != "" {
		e.say(line)
	}
	return statusError(code)
}

func scanOptions(c *cli.Context, e *env) (scanner.Options, error) {
	o := scanner.Options{
		Select:      commaList(c.StringSlice("select")),
		Ignore:      commaList(c.StringSlice("ignore")),
		Jobs:        c.Int("jobs"),
		InputFormat: c.String("input-format"),
		Fields:      c.StringSlice("field"),
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
	if o.Policy, err = policy.Load(c.String("policy")); err != nil {
		return o, usage("%s", err)
	}
	return o, nil
}

// inputs names what is scanned: the arguments, else the working directory,
// without the files that this run writes.
func inputs(c *cli.Context, e *env, list []target) (source.Source, error) {
	exclude := c.StringSlice("exclude")
	for _, pattern := range exclude {
		if !doublestar.ValidatePattern(pattern) {
			return nil, usage("bad pattern in --exclude %q", pattern)
		}
	}
	for _, t := range list {
		if filepath.IsLocal(t.path) {
			exclude = append(exclude, "/"+escapeGlob(path.Clean(filepath.ToSlash(t.path))))
		}
	}
	return source.Files(c.Args().Slice(), source.Options{
		Stdin:     newInterruptible(c.Context, e.stdin),
		StdinName: c.String("stdin-filename"),
		Exclude:   exclude,
		Dir:       e.dir,
	}), nil
}

var escapeGlob = strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`, `\`, `\\`).Replace

func verbosity(c *cli.Context) int {
	if !c.Bool("verbose") {
		return 0
	}
	return max(c.Count("verbose"), 1)
}

// scanRun passes results on to the reports and tells on stderr what could not
// be scanned.
type scanRun struct {
	e       *env
	out     *outputs
	tally   report.Tally
	verbose int
	quiet   bool
}

func (r *scanRun) Finding(f *scanner.Finding) error {
	_ = r.tally.Finding(f)
	return r.out.Finding(f)
}

func (r *scanRun) Coverage(c *scanner.Coverage) error {
	_ = r.tally.Coverage(c)
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
}
