package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/baseline"
	"github.com/privlint/privlint/scanner/report"
)

// defaultBaseline is the file that the commands write where none is named.
const defaultBaseline = ".privlint-baseline.jsonl"

func baselineCommand(e *env) *cli.Command {
	command := func(name, use, description string, flags []cli.Flag, action func(*baselineRun, *cli.Context) error) *cli.Command {
		return &cli.Command{
			Name: name, Usage: use, ArgsUsage: "[PATH...]", Description: description,
			Flags: append(whatFlags(), flags...),
			Action: func(c *cli.Context) error {
				r, err := scanForBaseline(c, e)
				if err != nil {
					return err
				}
				return action(r, c)
			},
		}
	}
	force := &cli.BoolFlag{Name: "force", DisableDefaultText: true, Usage: "replace a baseline that exists (default: off)"}
	return &cli.Command{
		Name:  "baseline",
		Usage: "accept the findings of today, so that only new ones count",
		Subcommands: []*cli.Command{
			command("create", "write the findings to a new baseline",
				"   The file holds one finding a line, sorted, without values, positions and\n   times. Commit it, and name it in .privlint.yaml: baseline: "+defaultBaseline,
				[]cli.Flag{force}, (*baselineRun).create),
			command("update", "take up new findings and drop those that are gone",
				"   Entries of files that were not scanned stay as they are.",
				nil, (*baselineRun).update),
			command("prune", "drop entries whose findings are gone",
				"   Entries of files that were not scanned stay as they are.",
				nil, (*baselineRun).prune),
			command("diff", "list new findings (+) and those that are gone (-)",
				"   Exits with 1 if a new finding has at least the severity of --fail-on.",
				[]cli.Flag{failOnFlag()}, (*baselineRun).diff),
		},
	}
}

// baselineRun is a scan whose findings are compared with a baseline.
type baselineRun struct {
	e       *env
	path    string
	maker   baseline.Maker
	entries []baseline.Entry
	// whole tells of each input, by its path in the baseline, whether it was
	// scanned to the end.
	whole   map[string]bool
	summary scanner.Summary
	tally   report.Tally
}

// Finding implements scanner.Sink.
func (r *baselineRun) Finding(f *scanner.Finding) error {
	if f.Suppressed == nil {
		r.entries = append(r.entries, r.maker.Entry(f))
	}
	return nil
}

// Coverage implements scanner.Sink.
func (r *baselineRun) Coverage(c *scanner.Coverage) error {
	_ = r.tally.Coverage(c)
	r.whole[r.maker.Local(c.Path)] = c.Status == scanner.StatusScanned
	if line := report.ProblemLine(c); line != "" {
		r.e.say(line)
	}
	return nil
}

// scanForBaseline scans without regard to the baseline.
func scanForBaseline(c *cli.Context, e *env) (*baselineRun, error) {
	exclude := c.StringSlice("exclude")
	cfg, err := configure(c, e)
	if err != nil {
		return nil, err
	}
	if err := checkChoices(c); err != nil {
		return nil, err
	}
	r := &baselineRun{e: e, path: c.String("baseline"), whole: make(map[string]bool)}
	if r.path == "" {
		r.path = defaultBaseline
	}
	if r.maker, err = entryMaker(c, e, r.path); err != nil {
		return nil, err
	}
	if c.Command.Name == "create" && !c.Bool("force") && exists(e.path(r.path)) {
		return nil, usage("%s exists", r.path).hinted("privlint baseline update, or --force")
	}
	options, err := scanOptions(c, e, cfg)
	if err != nil {
		return nil, err
	}
	options.Suppress = baseline.NewRules(cfg.Suppressions(e.locate), e.now())
	s, err := scanner.New(options)
	if err != nil {
		return nil, usage("%s", err)
	}
	in, err := inputs(c, e, cfg, exclude, []target{{path: r.path}})
	if err != nil {
		return nil, err
	}
	if r.summary, err = s.Scan(c.Context, in.src, r); err != nil {
		return nil, err
	}
	return r, nil
}

// old reads the baseline as it is.
func (r *baselineRun) old() (*baseline.Baseline, error) {
	f, err := os.Open(r.e.path(r.path))
	if err != nil {
		return nil, usage("cannot read baseline %s: %s", r.path, cause(err)).hinted("privlint baseline create")
	}
	defer func() { _ = f.Close() }() // read only
	b, err := baseline.Read(f)
	if err != nil {
		return nil, usage("%s:%s", r.path, err)
	}
	if b.Keyed && len(r.maker.Key) == 0 {
		return nil, usage("baseline %s holds keyed values, but no key is given", r.path).
			hinted("give the key in PRIVLINT_BASELINE_KEY or --baseline-key-file")
	}
	b.Use(r.maker, "baseline")
	return b, nil
}

// compare splits the entries of now and of the baseline: kept is in both,
// added only in the first, gone only in the second, and unseen in files of
// which this run says nothing.
func (r *baselineRun) compare(b *baseline.Baseline) (kept, added, gone, unseen []baseline.Entry) {
	for i := range r.entries {
		if b.Take(&r.entries[i]) {
			kept = append(kept, r.entries[i])
		} else {
			added = append(added, r.entries[i])
		}
	}
	for _, entry := range b.Gone() {
		if r.says(entry.Path) {
			gone = append(gone, entry)
		} else {
			unseen = append(unseen, entry)
		}
	}
	return kept, added, gone, unseen
}

// says tells whether the run knows what is in a file: it was scanned to the
// end, or is no longer there.
func (r *baselineRun) says(path string) bool {
	if whole, ok := r.whole[path]; ok {
		return whole
	}
	outer, _, _ := strings.Cut(path, "!")
	_, err := os.Lstat(filepath.Join(filepath.Dir(r.e.locate(r.path)), filepath.FromSlash(outer)))
	return errors.Is(err, fs.ErrNotExist)
}

func (r *baselineRun) create(*cli.Context) error {
	if err := r.write(r.entries); err != nil {
		return err
	}
	r.e.say(report.Plural(len(r.entries), "finding") + " in " + r.path)
	if len(r.maker.Key) == 0 {
		r.e.hint("with a key in PRIVLINT_BASELINE_KEY a new value in an old place counts as new")
	}
	return r.end()
}

func (r *baselineRun) update(*cli.Context) error {
	b, err := r.old()
	if err != nil {
		return err
	}
	kept, added, gone, unseen := r.compare(b)
	if err := r.write(slices.Concat(kept, added, unseen)); err != nil {
		return err
	}
	r.e.say(report.Plural(len(added), "new finding") + ", " + report.Plural(len(gone), "finding") + " gone, in " + r.path)
	return r.end()
}

func (r *baselineRun) prune(*cli.Context) error {
	b, err := r.old()
	if err != nil {
		return err
	}
	kept, added, gone, unseen := r.compare(b)
	if err := r.write(slices.Concat(kept, unseen)); err != nil {
		return err
	}
	r.e.say(report.Plural(len(gone), "finding") + " gone from " + r.path)
	if len(added) > 0 {
		r.e.say(report.Plural(len(added), "new finding") + " left out: privlint baseline diff shows them")
	}
	return r.end()
}

func (r *baselineRun) diff(c *cli.Context) error {
	failOn, err := rules.ParseSeverity(c.String("fail-on"))
	if err != nil {
		return usage("%s", err)
	}
	b, err := r.old()
	if err != nil {
		return err
	}
	_, added, gone, _ := r.compare(b)
	p := &printer{w: r.e.stdout}
	fails := false
	for _, list := range []struct {
		sign    string
		entries []baseline.Entry
	}{{"+", added}, {"-", gone}} {
		for i := range list.entries {
			entry := &list.entries[i]
			p.printf("%s %s: %s %s, %s, fingerprint %s\n", list.sign, report.Escape(entry.Path), entry.Severity, entry.Rule, report.Escape(entry.Place), entry.Fingerprint)
			fails = fails || list.sign == "+" && entry.Severity >= failOn
		}
	}
	if p.err != nil {
		return p.err
	}
	r.e.say(report.Plural(len(added), "new finding") + ", " + report.Plural(len(gone), "finding") + " gone")
	if fails {
		return statusError(exitFindings)
	}
	return r.end()
}

// end tells by the exit code whether everything was scanned.
func (r *baselineRun) end() error {
	if !r.summary.Complete() {
		return statusError(exitIncomplete)
	}
	return nil
}

func (r *baselineRun) write(entries []baseline.Entry) error {
	f, err := createAtomic(r.e.path(r.path), false)
	if err != nil {
		return usage("cannot write %s: %s", r.path, cause(err))
	}
	defer f.abandon()
	if err := baseline.New(entries, r.maker).Write(f); err != nil {
		return err
	}
	return f.commit()
}
