package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/config"
	"github.com/privlint/privlint/scanner/scrub"
	"github.com/privlint/privlint/scanner/scrub/key"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/scrub/store"
)

func scrubCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:      "scrub",
		Usage:     "take personal and health data out of files",
		ArgsUsage: "[PATH...]",
		Description: `   Replaces what a scan finds, and the same values wherever else they are; all
   other bytes stay. PATH is a file, a folder or an archive; "-" is standard
   input. One file goes to standard output; otherwise say --write, --output or
   --diff. What could not be scanned completely is not written.

   OPERATORS
` + operatorHelp(),
		Flags:  slices.Concat(whatFlags(), placeFlags(), scrubFlags(), reviewFlags()),
		Action: func(c *cli.Context) error { return runScrub(c, e) },
	}
}

func operatorHelp() string {
	var b strings.Builder
	for _, info := range operator.Infos() {
		_, _ = fmt.Fprintf(&b, "   %-11s %s\n", info.Name, info.Title)
		for _, p := range info.Params {
			_, _ = fmt.Fprintf(&b, "   %-11s   :%s=  %s\n", "", p.Name, p.Title)
		}
	}
	return b.String()
}

func scrubFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringSliceFlag{
			Name: "operator", EnvVars: variable("operator"), DefaultText: "those of the policy",
			Usage: "replace by `TYPE=NAME[:param=value,...]`; TYPE is an entity type, rule id, category or *; repeatable",
		},
		&cli.StringFlag{
			Name: "min-severity", EnvVars: variable("min-severity"), DefaultText: "that of the policy",
			Usage: "replace findings of at least `SEVERITY`: " + enumerate(severityNames()),
		},
		&cli.BoolFlag{
			Name: "diff", EnvVars: variable("diff"), DisableDefaultText: true,
			Usage: "show what would change, and write nothing (default: off)",
		},
		&cli.BoolFlag{
			Name: "verify", EnvVars: variable("verify"), DisableDefaultText: true,
			Usage: "scan the output and take the edits back before it is written (default: off)",
		},
		&cli.StringFlag{
			Name: "dedupe", EnvVars: variable("dedupe"), Value: string(scrub.DedupeKeep),
			Usage: "`WAY` with examples that become equal: " + enumerate(dedupeWays()),
		},
		&cli.BoolFlag{
			Name: "rename", EnvVars: variable("rename"), DisableDefaultText: true,
			Usage: "change names of intents, entities and keys too, with all that refers to them (default: off)",
		},
		keyFileFlag(),
		&cli.StringFlag{
			Name: "receipt", EnvVars: variable("receipt"), DefaultText: "none",
			Usage: "write a signed receipt to `FILE`: digests, rules, policy and counts, no values",
		},
		&cli.StringFlag{
			Name: "impact", EnvVars: variable("impact"), DefaultText: "none",
			Usage: "write to `FILE`, as JSON, what the scrub did to the training data",
		},
		&cli.BoolFlag{
			Name: "show-values", EnvVars: variable("show-values"), DisableDefaultText: true,
			Usage: "show the values in --diff and --review (default: masked)",
		},
		failOnFlag(),
		&cli.BoolFlag{
			Name: "quiet", Aliases: []string{"q"}, EnvVars: variable("quiet"), DisableDefaultText: true,
			Usage: "say nothing when everything went well (default: off)",
		},
		&cli.BoolFlag{
			Name: "verbose", Aliases: []string{"v"}, EnvVars: variable("verbose"), DisableDefaultText: true,
			Usage: "show all that changed for the training data (default: off)",
		},
	}
}

func keyFileFlag() *cli.StringFlag {
	return &cli.StringFlag{
		Name: "key-file", EnvVars: variable("key-file"), DefaultText: "PRIVLINT_KEY, else a new key for each run",
		Usage: "read the key of hash, encrypt, fpe, surrogate and date-shift from `FILE`",
	}
}

func dedupeWays() []string {
	return []string{string(scrub.DedupeKeep), string(scrub.DedupeDrop), string(scrub.DedupeNumber)}
}

// scrubKey is the key of a run, the zero Key if none is given. A key is never
// the value of a flag: other users of the machine could see it.
func scrubKey(c *cli.Context, e *env) (key.Key, error) {
	text, path := e.getenv("PRIVLINT_KEY"), c.String("key-file")
	switch {
	case path != "":
		k, err := key.Read(e.path(path))
		return k, keyUsage("", err)
	case text != "":
		k, err := key.Parse([]byte(text))
		return k, keyUsage("PRIVLINT_KEY: ", err)
	}
	return key.Key{}, nil
}

func keyUsage(from string, err error) error {
	if err == nil {
		return nil
	}
	fault := usage("%s%s", from, err)
	if bad, ok := errors.AsType[*key.Error](err); ok && bad.Hint != "" {
		fault.hint("%s", bad.Hint)
	}
	return fault
}

// scrubOperators chooses the operators of a run: those of the policy, then
// those of --operator and the configuration.
func scrubOperators(c *cli.Context, e *env, set *rules.Set, p *policy.Policy, asked []string) (*operator.Chain, key.Key, error) {
	k, err := scrubKey(c, e)
	if err != nil {
		return nil, k, err
	}
	base, err := operator.ForPolicy(p)
	if err != nil {
		return nil, k, err
	}
	var own []operator.Rule
	// What was asked for goes last: it wins over the configuration.
	for _, text := range append(c.StringSlice("operator"), asked...) {
		r, err := operator.ParseRule(text)
		if err != nil {
			return nil, k, usage("--operator: %s", err)
		}
		own = append(own, r)
	}
	maker := operator.NewMaker(operator.Options{Key: k, Year: e.now().Year()})
	chain, err := operator.NewChain(maker, set, base, own)
	if errors.Is(err, operator.ErrNoKey) {
		return nil, k, usage("--operator: %s", err).
			hinted("make one with: privlint key new FILE; then --key-file FILE")
	}
	if err != nil {
		return nil, k, usage("--operator: %s", err)
	}
	return chain, k, nil
}

// scrubFrom is the least severity of what is replaced.
func scrubFrom(c *cli.Context, p *policy.Policy) (rules.Severity, error) {
	if text := c.String("min-severity"); text != "" {
		s, err := rules.ParseSeverity(text)
		if err != nil {
			return s, usage("--min-severity: %s", err)
		}
		return s, nil
	}
	return p.Scrub.From, nil
}

func runScrub(c *cli.Context, e *env) error {
	if err := checkBackup(c, e); err != nil {
		return err
	}
	exclude, asked := c.StringSlice("exclude"), c.StringSlice("operator")
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
	accepted, err := accept(c, e, cfg)
	if err != nil {
		return err
	}
	bar := newProgress(e, c.Bool("quiet"))
	defer bar.end()
	opts, err := scanOptions(c, e, cfg)
	if err != nil {
		return err
	}
	opts.Suppress, opts.Progress = accepted, bar.source()
	chain, k, err := scrubOperators(c, e, opts.Rules, opts.Policy, asked)
	if err != nil {
		return err
	}
	if c.String("receipt") != "" && k.IsZero() {
		return usage("a receipt is signed, and there is no key").hinted("make one with: privlint key new FILE; then --key-file FILE")
	}
	if err := checkPapers(c, e); err != nil {
		return err
	}
	from, err := scrubFrom(c, opts.Policy)
	if err != nil {
		return err
	}
	e.heap.tighten(scrubPercent)
	s, err := scanner.New(opts)
	if err != nil {
		return usage("%s", err)
	}
	in, err := scrubSources(c, e, cfg, exclude)
	if err != nil {
		return err
	}
	to, err := scrubPlaces(c, e)
	if err != nil {
		return errors.Join(err, in.Close())
	}
	r := &scrubRun{
		c: c, e: e, in: in, to: to, bar: bar, failOn: failOn, policy: opts.Policy, rules: opts.Rules, chain: chain, key: k,
		counts: scrub.Counts{}, names: map[string]int{}, quiet: c.Bool("quiet"),
	}
	options := scrub.Options{
		Scanner: s, From: from, Subjects: chain.Uses("date-shift"), Dedupe: scrub.Dedupe(c.String("dedupe")), Also: r,
		Rename: c.Bool("rename"),
		Choose: func(f *scanner.Finding) *operator.Operator { return chain.Choose(f.Rule, f.EntityType, f.Category) },
	}
	if c.Bool("review") {
		if err := r.review(&options); err != nil {
			return errors.Join(err, to.close(), in.Close())
		}
	}
	r.scrubber = scrub.New(options)
	err = r.run()
	return errors.Join(err, to.close(), in.Close())
}

// scrubSources are the inputs of a run, but for what it writes.
func scrubSources(c *cli.Context, e *env, cfg *config.Config, exclude []string) (*scrubInputs, error) {
	if c.NArg() == 0 {
		return nil, usage("which files?").hinted("privlint scrub --write . replaces all in this folder")
	}
	var written []string
	for _, flag := range []string{"output", "receipt", "impact"} {
		if path := c.String(flag); path != "" {
			written = append(written, path)
		}
	}
	exclude, root, err := excluded(e, cfg, exclude, written)
	if err != nil {
		return nil, err
	}
	files := fileOptions(c, e, exclude, root)
	name := files.StdinName
	if name == "" {
		name = "<stdin>"
	}
	return &scrubInputs{Rereader: store.Reread(c.Args().Slice(), files), stdinName: name}, nil
}
