package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/baseline"
	"github.com/privlint/privlint/scanner/config"
	"github.com/privlint/privlint/scanner/report"
)

func configCommand(e *env) *cli.Command {
	return &cli.Command{
		Name:  "config",
		Usage: "write, show and check the configuration",
		Subcommands: []*cli.Command{
			{
				Name: "init", Usage: "write a .privlint.yaml with comments to start from",
				Description: "   The file is written to the working directory; one that exists stays.",
				Action:      func(c *cli.Context) error { return configInit(c, e) },
			},
			{
				Name: "show", Usage: "show the settings that hold here, and which file sets them",
				Flags:  configFlags(),
				Action: func(c *cli.Context) error { return configShow(c, e) },
			},
			{
				Name: "verify", Usage: "check the configuration, with the names of rules in it",
				Flags:  configFlags(),
				Action: func(c *cli.Context) error { return configVerify(c, e) },
			},
			{
				Name: "path", Usage: "print the configuration files that hold here, the nearest first",
				Flags: configFlags(),
				Action: func(c *cli.Context) error {
					cfg, err := loadConfig(c, e)
					if err != nil {
						return err
					}
					p := &printer{w: e.stdout}
					for _, file := range cfg.Files() {
						p.printf("%s\n", report.Escape(file))
					}
					return p.err
				},
			},
			{
				Name: "schema", Usage: "print the JSON Schema of .privlint.yaml, for editors",
				Action: func(*cli.Context) error {
					_, err := e.stdout.Write(config.Schema())
					return err
				},
			},
		},
	}
}

func loadConfig(c *cli.Context, e *env) (*config.Config, error) {
	if c.Args().Present() {
		return nil, usage("privlint config %s takes no arguments", c.Command.Name)
	}
	files, err := configFiles(c, e)
	if err != nil {
		return nil, usage("%s", err)
	}
	cfg, err := config.Load(files, e.show)
	if err != nil {
		return nil, usage("%s", err)
	}
	return cfg, nil
}

func configInit(c *cli.Context, e *env) error {
	if c.Args().Present() {
		return usage("privlint config init takes no arguments")
	}
	name := config.Names[0]
	f, err := os.OpenFile(e.path(name), os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666) //nolint:gosec // a file to commit, readable as others are
	if os.IsExist(err) {
		return usage("%s exists", name).hinted("privlint config verify checks it")
	}
	if err != nil {
		return usage("cannot write %s: %s", name, cause(err))
	}
	_, err = f.Write(config.Template())
	if closeErr := f.Close(); err == nil {
		err = closeErr
	}
	if err != nil {
		return usage("cannot write %s: %s", name, cause(err))
	}
	e.say("wrote " + name)
	return nil
}

// configVerify loads everything that a scan would, so that names of rules,
// policies and files in the configuration are checked as well.
func configVerify(c *cli.Context, e *env) error {
	cfg, err := loadConfig(c, e)
	if err != nil {
		return err
	}
	if len(cfg.Files()) == 0 {
		e.say("no configuration here or above")
		return nil
	}
	if err := checkConfig(c, e, cfg); err != nil {
		return err
	}
	e.say(strings.Join(cfg.Files(), ", ") + ": no mistakes")
	return nil
}

func checkConfig(c *cli.Context, e *env, cfg *config.Config) error {
	values := make(map[string]config.Setting)
	for _, s := range cfg.Settings() {
		if err := checkSetting(s); err != nil {
			return err
		}
		values[s.Name] = s
	}
	if s, ok := values["region"]; ok {
		if _, err := regionCodes(s.Values); err != nil {
			return usage("%s: %s", s.File, err)
		}
	}
	if s, ok := values["output"]; ok {
		if _, err := targets(s.Values, report.FormatText); err != nil {
			return usage("%s: %s", s.File, err)
		}
	}
	if err := checkFiles(values); err != nil {
		return err
	}
	set, err := loadRules(e, values["rules"].Values)
	if err != nil {
		return err
	}
	if err := checkNames(cfg, set); err != nil {
		return err
	}
	if _, err := cfg.Allowed(); err != nil {
		return usage("%s", err)
	}
	if _, err := scanner.New(scanner.Options{Rules: set}); err != nil { // the user's rules compile
		return usage("%s: %s", strings.Join(cfg.Files(), ", "), err)
	}
	return c.Err()
}

// checkFiles reads the baseline and the key that the configuration names.
// The key itself is checked by its length.
func checkFiles(values map[string]config.Setting) error {
	if s, ok := values["baseline-key-file"]; ok {
		key, err := os.ReadFile(s.Values[0])
		if err != nil {
			return usage("%s: cannot read the key in %s: %s", s.File, s.Values[0], cause(err))
		}
		if n := len(strings.TrimSpace(string(key))); n > 0 && n < minKey {
			return usage("%s: the key in %s is shorter than %d characters", s.File, s.Values[0], minKey)
		}
	}
	s, ok := values["baseline"]
	if !ok {
		return nil
	}
	f, err := os.Open(s.Values[0])
	if err != nil {
		return usage("%s: cannot read baseline %s: %s", s.File, s.Values[0], cause(err)).hinted("privlint baseline create")
	}
	defer func() { _ = f.Close() }() // read only
	if _, err := baseline.Read(f); err != nil {
		return usage("%s: %s:%s", s.File, s.Values[0], err)
	}
	return nil
}

// checkSetting refuses words that a flag of scan would refuse.
func checkSetting(s config.Setting) error {
	for _, value := range s.Values {
		if allowed := choices("scan", s.Name); allowed != nil && !slices.Contains(allowed, value) {
			return usage("%s: unknown value %q of %s: want %s", s.File, value, s.Name, enumerate(allowed))
		}
	}
	return nil
}

// configShow lists settings, counts what may hold values, and says where
// each comes from.
func configShow(c *cli.Context, e *env) error {
	cfg, err := loadConfig(c, e)
	if err != nil {
		return err
	}
	p := &printer{w: e.stdout}
	for _, s := range cfg.Settings() {
		values := make([]string, len(s.Values))
		for i, v := range s.Values {
			if filepath.IsAbs(v) {
				v = e.show(v)
			}
			values[i] = report.Escape(v)
		}
		text := values[0]
		if len(values) > 1 || s.List {
			text = "[" + strings.Join(values, ", ") + "]"
		}
		p.printf("%s: %s  # %s\n", s.Name, text, report.Escape(s.File))
	}
	for _, line := range cfg.Describe() {
		p.printf("# %s\n", report.Escape(line))
	}
	if len(cfg.Files()) == 0 {
		e.say("no configuration here or above: all settings have their defaults")
	}
	return p.err
}
