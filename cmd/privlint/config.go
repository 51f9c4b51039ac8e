package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/baseline"
	"github.com/privlint/privlint/scanner/config"
)

func configFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "config", Aliases: []string{"c"}, EnvVars: variable("config"), DefaultText: ".privlint.yaml here or above",
			Usage: "read the configuration `FILE`",
		},
		&cli.BoolFlag{
			Name: "no-config", EnvVars: variable("no-config"), DisableDefaultText: true,
			Usage: "read no configuration file (default: off)",
		},
	}
}

// configFiles names the configuration files of a run, the nearest first.
func configFiles(c *cli.Context, e *env) ([]string, error) {
	if c.Bool("no-config") {
		if c.IsSet("config") {
			return nil, usage("--config and --no-config exclude each other")
		}
		return nil, nil
	}
	dir, err := e.workingDir()
	if err != nil {
		return nil, err
	}
	if path := c.String("config"); path != "" {
		path, err := filepath.Abs(e.path(path))
		return []string{path}, err
	}
	return config.Find(dir)
}

// configure reads the configuration and sets the flags of the command that
// neither the command line nor the environment sets.
func configure(c *cli.Context, e *env) (*config.Config, error) {
	files, err := configFiles(c, e)
	if err != nil {
		return nil, usage("%s", err)
	}
	cfg, err := config.Load(files, e.show)
	if err != nil {
		return nil, usage("%s", err).hinted("privlint config verify")
	}
	for _, s := range cfg.Settings() {
		if s.Name == "exclude" || !hasFlag(c, s.Name) || c.IsSet(s.Name) && !s.Added || elsewhere(c, s.Name) {
			continue
		}
		values := s.Values
		if s.Added {
			values = joined(c, s)
		}
		for _, value := range values {
			if err := c.Set(s.Name, value); err != nil {
				return nil, usage("%s: %s: %s", s.File, s.Name, err)
			}
		}
	}
	return cfg, nil
}

// joined is what has to be set for a list to hold the values of s and those
// that it has: setting the first value drops what came from the environment.
func joined(c *cli.Context, s config.Setting) []string {
	before := slices.Clone(c.StringSlice(s.Name))
	if err := c.Set(s.Name, s.Values[0]); err != nil || len(c.StringSlice(s.Name)) > len(before) {
		return s.Values[1:]
	}
	return slices.Concat(s.Values[1:], before)
}

// elsewhere tells whether the command line asks for the history, which goes
// before the changes that the file asks for.
func elsewhere(c *cli.Context, name string) bool {
	return (name == "staged" || name == "diff-base") && c.String("history") != ""
}

// checkNames refuses names of rules in the files that no rule has: what they
// stand for would be without effect.
func checkNames(cfg *config.Config, set *rules.Set) error {
	names := cfg.RuleNames()
	if len(names) == 0 {
		return nil
	}
	known := make(map[string]bool)
	var all []string
	for _, r := range set.Rules() {
		known[r.ID], known[string(r.Category)], known[strings.ToUpper(string(r.EntityType))] = true, true, true
		all = append(all, r.ID, string(r.EntityType), string(r.Category))
	}
	for _, n := range names {
		if !known[n.Name] && !known[strings.ToUpper(n.Name)] {
			return usage("%s: unknown rule, entity type or category %q%s", n.File, n.Name, suggest.Hint(n.Name, all))
		}
	}
	return nil
}

func hasFlag(c *cli.Context, name string) bool {
	for _, f := range c.Command.Flags {
		if f.Names()[0] == name {
			return true
		}
	}
	return false
}

// workingDir is where relative paths start, as an absolute path.
func (e *env) workingDir() (string, error) {
	if e.dir != "" {
		return filepath.Abs(e.dir)
	}
	return os.Getwd()
}

// show is a path as messages name it: relative where that is shorter.
func (e *env) show(path string) string {
	dir, err := e.workingDir()
	if err != nil {
		return path
	}
	if rel, err := filepath.Rel(dir, path); err == nil && len(rel) < len(path) {
		return filepath.ToSlash(rel)
	}
	return path
}

// locate is the absolute path of an input.
func (e *env) locate(path string) string {
	abs, err := filepath.Abs(e.path(filepath.FromSlash(path)))
	if err != nil {
		return path
	}
	return abs
}

// acceptance holds what a run accepts without a finding.
type acceptance struct {
	rules *baseline.Rules
	chain baseline.Chain
}

// Suppress implements scanner.Suppressor.
func (a *acceptance) Suppress(f *scanner.Finding) *scanner.Suppression { return a.chain.Suppress(f) }

// Comments implements scanner.Commented.
func (a *acceptance) Comments(path string, comments []scanner.Comment) {
	a.rules.Comments(path, comments)
}

// accept gathers the suppressions and the baseline of a run.
func accept(c *cli.Context, e *env, cfg *config.Config) (*acceptance, error) {
	a := &acceptance{rules: baseline.NewRules(cfg.Suppressions(e.locate), e.now())}
	a.chain = append(a.chain, a.rules)
	path := c.String("baseline")
	if path == "" {
		return a, nil
	}
	b, err := readBaseline(c, e, path)
	if err != nil {
		return nil, err
	}
	a.chain = append(a.chain, b)
	return a, nil
}

func readBaseline(c *cli.Context, e *env, path string) (*baseline.Baseline, error) {
	f, err := os.Open(e.path(path))
	if err != nil {
		return nil, usage("cannot read baseline %s: %s", path, cause(err)).hinted("privlint baseline create --baseline %s", path)
	}
	defer func() { _ = f.Close() }() // read only
	b, err := baseline.Read(f)
	if err != nil {
		return nil, usage("%s:%s", path, err)
	}
	m, err := entryMaker(c, e, path)
	if err != nil {
		return nil, err
	}
	if b.Keyed && len(m.Key) == 0 {
		e.say("baseline " + path + " holds keyed values, but no key is given: a new value in an old place counts as known")
		e.hint("give the key in PRIVLINT_BASELINE_KEY or --baseline-key-file")
	}
	b.Use(m, "baseline")
	return b, nil
}

// entryMaker makes the entries of the baseline at path.
func entryMaker(c *cli.Context, e *env, path string) (baseline.Maker, error) {
	key, err := baselineKey(c, e)
	if err != nil {
		return baseline.Maker{}, err
	}
	dir := filepath.Dir(e.locate(path))
	return baseline.Maker{Key: key, Local: func(p string) string {
		if rel, err := filepath.Rel(dir, e.locate(p)); err == nil {
			return filepath.ToSlash(rel)
		}
		return p
	}}, nil
}

// minKey is the least length of a key, in bytes: what it protects is as
// short as a social security number.
const minKey = 16

func baselineKey(c *cli.Context, e *env) ([]byte, error) {
	key, from := e.getenv("PRIVLINT_BASELINE_KEY"), "PRIVLINT_BASELINE_KEY"
	if path := c.String("baseline-key-file"); path != "" && key == "" {
		data, err := os.ReadFile(e.path(path))
		if err != nil {
			return nil, usage("cannot read the key in %s: %s", path, cause(err))
		}
		key, from = string(data), path
	}
	key = strings.TrimSpace(key)
	if key != "" && len(key) < minKey {
		return nil, usage("the key in %s is shorter than %d characters", from, minKey)
	}
	return []byte(key), nil
}

func baselineFlags() []cli.Flag {
	return []cli.Flag{
		&cli.StringFlag{
			Name: "baseline", EnvVars: variable("baseline"), DefaultText: "none",
			Usage: "accept the findings that are listed in `FILE`",
		},
		&cli.StringFlag{
			Name: "baseline-key-file", EnvVars: variable("baseline-key-file"), DefaultText: "none",
			Usage: "tell values in the baseline apart by the key in `FILE`, or in PRIVLINT_BASELINE_KEY",
		},
	}
}

// now is the clock of the program.
func (e *env) now() time.Time {
	if e.clock != nil {
		return e.clock()
	}
	return time.Now()
}
