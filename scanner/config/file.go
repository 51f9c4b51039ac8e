package config

import (
	"errors"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"
	"time"

	"github.com/bmatcuk/doublestar/v4"
	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/rules/strictyaml"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/tag"
	"github.com/privlint/privlint/scanner/workspace"
)

// File is one configuration file as a person writes it.
type File struct {
	// Root ends the search for files in the folders above.
	Root bool `yaml:"root"`
	// Extends names files that this one builds on, relative to it.
	Extends []string `yaml:"extends"`

	Flags `yaml:",inline"`

	// Severities by rule id, entity type or category.
	Severities map[string]rules.Severity `yaml:"severities"`
	// Organization is what belongs to whoever runs the bot.
	Organization *Organization `yaml:"organization"`
	Allow        []Allow       `yaml:"allow"`
	Overrides    []Override    `yaml:"overrides"`
	Suppressions []Suppression `yaml:"suppressions"`
}

// Flags are settings that are flags of "privlint scan" or "privlint scrub"
// too. Their keys are
// the names of the flags; a flag of the command line or environment goes
// before.
type Flags struct {
	Policy       string   `yaml:"policy"`
	Select       []string `yaml:"select"`
	Ignore       []string `yaml:"ignore"`
	Rules        []string `yaml:"rules"`
	Region       []string `yaml:"region"`
	Tagger       string   `yaml:"tagger"`
	MinScore     *float64 `yaml:"min-score"`
	FailOn       string   `yaml:"fail-on"`
	ExitZero     *bool    `yaml:"exit-zero"`
	Format       string   `yaml:"format"`
	Output       []string `yaml:"output"`
	ShowValues   *bool    `yaml:"show-values"`
	Color        string   `yaml:"color"`
	Quiet        *bool    `yaml:"quiet"`
	Verbose      *bool    `yaml:"verbose"`
	InputFormat  string   `yaml:"input-format"`
	Field        []string `yaml:"field"`
	StdinName    string   `yaml:"stdin-filename"`
	Exclude      []string `yaml:"exclude"`
	ForceExclude *bool    `yaml:"force-exclude"`
	Jobs         *int     `yaml:"jobs"`
	Baseline     string   `yaml:"baseline"`
	BaselineKey  string   `yaml:"baseline-key-file"`
	DiffBase     string   `yaml:"diff-base"`
	Staged       *bool    `yaml:"staged"`
	Timings      *bool    `yaml:"timings"`

	Operator    []string `yaml:"operator"`
	MinSeverity string   `yaml:"min-severity"`
	Dedupe      string   `yaml:"dedupe"`
	KeyFile     string   `yaml:"key-file"`
	Backup      string   `yaml:"backup"`
	Verify      *bool    `yaml:"verify"`
}

// Organization holds what is public about the organisation behind a bot.
type Organization struct {
	// Domains of its mail and web servers, those below them included.
	Domains []string `yaml:"domains"`
	// PhoneNumbers in any spelling; they are compared by their digits.
	PhoneNumbers []string `yaml:"phone-numbers"`
	// Names of itself, its brands and its bots.
	Names []string `yaml:"names"`
}

// Allow names values that are no findings.
type Allow struct {
	// Values are compared whole, letter case and blanks around ignored.
	Values []string `yaml:"values"`
	// Regexp in RE2 syntax must fit a value from its begin to its end.
	Regexp string `yaml:"regexp"`
	// File holds values, one a line, "#" before comments; relative to the
	// configuration file.
	File string `yaml:"file"`
	// Rules are ids, entity types or categories that the entry is for;
	// empty means all.
	Rules  []string `yaml:"rules"`
	Reason string   `yaml:"reason"`
}

// Override changes settings for some paths. Later ones go before earlier.
type Override struct {
	// Paths are doublestar patterns relative to the configuration file.
	Paths       []string                  `yaml:"paths"`
	Policy      string                    `yaml:"policy"`
	Select      []string                  `yaml:"select"`
	Ignore      []string                  `yaml:"ignore"`
	MinScore    *float64                  `yaml:"min-score"`
	InputFormat string                    `yaml:"input-format"`
	Field       []string                  `yaml:"field"`
	Severities  map[string]rules.Severity `yaml:"severities"`
}

// Suppression accepts findings, see baseline.Suppression.
type Suppression struct {
	Rule        string `yaml:"rule"`
	Path        string `yaml:"path"`
	Pointer     string `yaml:"pointer"`
	Fingerprint string `yaml:"fingerprint"`
	Reason      string `yaml:"reason"`
	Author      string `yaml:"author"`
	Until       Date   `yaml:"until"`

	line int
}

// Date is a day, as YYYY-MM-DD.
type Date string

// UnmarshalText checks that the day exists.
func (d *Date) UnmarshalText(text []byte) error {
	if _, err := time.Parse(time.DateOnly, string(text)); err != nil {
		return errors.New("want a day as 2006-01-02")
	}
	*d = Date(text)
	return nil
}

// YAMLTags lets a day be written without quotes.
func (d *Date) YAMLTags() []string { return []string{"!!timestamp"} }

// parse reads one file strictly, that stands in dir and is called name in
// messages. All mistakes come together.
func parse(name, dir string, src []byte) (*File, error) {
	doc, err := strictyaml.Parse(name, src)
	if err != nil {
		return nil, err
	}
	f := &File{}
	doc.Decode(doc.Root, f)
	c := checker{doc: doc, dir: dir}
	c.file(f)
	if err := doc.Err(); err != nil {
		return nil, err
	}
	return f, nil
}

// checker finds what the form alone does not show. Names of rules are
// checked when the rules are known, by the scanner.
type checker struct {
	doc *strictyaml.Document
	dir string
}

func (c *checker) file(f *File) {
	root := c.doc.Root
	c.score(f.MinScore, root)
	c.policy(f.Policy, root)
	c.globs(f.Exclude, strictyaml.At(root, "exclude"))
	if f.FailOn != "" {
		if _, err := rules.ParseSeverity(f.FailOn); err != nil {
			c.doc.Errorf(strictyaml.At(root, "fail-on"), "%s", err)
		}
	}
	if f.MinSeverity != "" {
		if _, err := rules.ParseSeverity(f.MinSeverity); err != nil {
			c.doc.Errorf(strictyaml.At(root, "min-severity"), "%s", err)
		}
	}
	if presets := append([]string{"off"}, tag.Presets()...); f.Tagger != "" && !slices.Contains(presets, f.Tagger) {
		c.doc.Errorf(strictyaml.At(root, "tagger"), "tagger: want %s", strings.Join(presets, ", "))
	}
	if ways := []string{"keep", "drop", "number"}; f.Dedupe != "" && !slices.Contains(ways, f.Dedupe) {
		c.doc.Errorf(strictyaml.At(root, "dedupe"), "dedupe: want %s", strings.Join(ways, ", "))
	}
	for i, text := range f.Operator {
		if _, err := operator.ParseRule(text); err != nil {
			c.doc.Errorf(strictyaml.At(root, "operator", i), "%s", err)
		}
	}
	if f.Jobs != nil && *f.Jobs < 0 {
		c.doc.Errorf(strictyaml.At(root, "jobs"), "jobs: want a number from 0")
	}
	if f.Organization != nil {
		c.organization(f.Organization, strictyaml.At(root, "organization"))
	}
	for i := range f.Allow {
		c.allow(&f.Allow[i], strictyaml.At(root, "allow", i))
	}
	for i := range f.Overrides {
		c.override(&f.Overrides[i], strictyaml.At(root, "overrides", i))
	}
	for i := range f.Suppressions {
		c.suppression(&f.Suppressions[i], strictyaml.At(root, "suppressions", i))
	}
}

// organization refuses what would never fit, or fit everything. The entries
// may be somebody's data, so they are not quoted.
func (c *checker) organization(o *Organization, n *yaml.Node) {
	for i, d := range o.Domains {
		if d = domainOf(d); d == "" || strings.ContainsAny(d, "/@: *") {
			c.doc.Errorf(strictyaml.At(n, "domains", i), "want a domain as example.com")
		}
	}
	for i, p := range o.PhoneNumbers {
		if len(digitsOf(p)) < 3 {
			c.doc.Errorf(strictyaml.At(n, "phone-numbers", i), "want a telephone number")
		}
	}
	for i, name := range o.Names {
		if fold(name) == "" {
			c.doc.Errorf(strictyaml.At(n, "names", i), "want a name")
		}
	}
}

func (c *checker) allow(a *Allow, n *yaml.Node) {
	if len(a.Values) == 0 && a.Regexp == "" && a.File == "" {
		c.doc.Errorf(n, "an allow entry needs values, regexp or file")
	}
	if a.Regexp != "" {
		if _, err := compileAllowed(a.Regexp); err != nil {
			c.doc.Errorf(strictyaml.At(n, "regexp"), "%s", err)
		}
	}
	if a.File != "" {
		if _, err := os.Stat(resolve(c.dir, a.File)); err != nil {
			c.doc.Errorf(strictyaml.At(n, "file"), "cannot read %s: %s", a.File, cause(err))
		}
	}
}

func (c *checker) override(o *Override, n *yaml.Node) {
	if len(o.Paths) == 0 {
		c.doc.Errorf(n, "an override needs paths")
	}
	c.globs(o.Paths, strictyaml.At(n, "paths"))
	c.score(o.MinScore, n)
	c.policy(o.Policy, n)
	if o.InputFormat != "" {
		if _, err := workspace.Lookup(o.InputFormat); err != nil {
			c.doc.Errorf(strictyaml.At(n, "input-format"), "%s", err)
		}
	}
}

func (c *checker) suppression(s *Suppression, n *yaml.Node) {
	s.line = n.Line
	if s.Rule == "" && s.Path == "" && s.Pointer == "" && s.Fingerprint == "" {
		c.doc.Errorf(n, "a suppression needs rule, path, pointer or fingerprint")
	}
	if strings.TrimSpace(s.Reason) == "" {
		c.doc.Errorf(n, "a suppression needs a reason")
	}
	c.globs([]string{s.Path}, strictyaml.At(n, "path"))
	if s.Pointer != "" && !strings.HasPrefix(s.Pointer, "/") {
		c.doc.Errorf(strictyaml.At(n, "pointer"), "a pointer begins with /")
	}
}

func (c *checker) globs(patterns []string, n *yaml.Node) {
	for i, p := range patterns {
		at := strictyaml.At(n, i)
		if n != nil && n.Kind == yaml.ScalarNode {
			at = n
		}
		switch {
		case !doublestar.ValidatePattern(p):
			c.doc.Errorf(at, "bad pattern %q", p)
		case windowsPath.MatchString(p):
			c.doc.Errorf(at, "bad pattern %q: folders are parted by /", p)
		}
	}
}

func (c *checker) score(score *float64, n *yaml.Node) {
	if score != nil && !(*score >= 0 && *score <= 1) {
		c.doc.Errorf(strictyaml.At(n, "min-score"), "min-score: want a number from 0 to 1")
	}
}

func (c *checker) policy(name string, n *yaml.Node) {
	if name == "" {
		return
	}
	if _, err := policy.Load(name); err != nil {
		c.doc.Errorf(strictyaml.At(n, "policy"), "%s", err)
	}
}

// windowsPath finds backslashes that stand before no sign of a pattern.
var windowsPath = lazy.MustCompile(`\\[\pL\pN]`)

// compileAllowed compiles an expression that must fit a whole value.
// The error does not quote it: it may be a value that is to be allowed.
func compileAllowed(expr string) (*regexp.Regexp, error) {
	re, err := regexp.Compile(`(?i)\A(?:` + expr + `)\z`)
	if fault, ok := errors.AsType[*syntax.Error](err); ok {
		return nil, fmt.Errorf("regexp does not compile: %s", fault.Code)
	}
	return re, err
}

// FlagNames lists the keys that are flags.
func FlagNames() []string {
	t := reflect.TypeFor[Flags]()
	names := make([]string, 0, t.NumField())
	for f := range t.Fields() {
		names = append(names, f.Tag.Get("yaml"))
	}
	return names
}
