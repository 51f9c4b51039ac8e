package scanner

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/source"
	"github.com/privlint/privlint/scanner/workspace"
)

// DefaultMinScore is the score that a finding must reach to be reported:
// the middle of "possible".
const DefaultMinScore = 0.5

// Options of a Scanner.
type Options struct {
	// Rules to run; nil means the built-in ones.
	Rules *rules.Set
	// Policy chooses entity types and overrides severities; nil means all
	// entity types with the severities of their rules.
	Policy *policy.Policy
	// MinScore in [0, 1] is the least score of a finding; zero means
	// DefaultMinScore.
	MinScore float64
	// Select and Ignore hold rule ids, entity types and categories. An empty
	// Select means everything. Ignore wins.
	Select, Ignore []string
	// Jobs is the number of texts matched at once; zero means one for each
	// processor. It does not change the results.
	Jobs int
	// InputFormat names a format of package workspace for all inputs, in
	// place of detection.
	InputFormat string
	// Fields restricts JSONL keys and CSV columns; empty means all text.
	Fields []string
	// Regions are where the texts are from, beside what their files tell: ISO
	// 3166-1 alpha-2 codes in capitals.
	Regions []string
	// Tagger adds candidates of a statistical model; nil means none.
	Tagger match.Tagger
}

// Scanner finds personal data in inputs. It is immutable and safe for
// concurrent use.
type Scanner struct {
	opts     Options
	matcher  *match.Matcher
	set      *rules.Set
	format   *workspace.Format
	reported map[*rules.Rule]bool
}

// New prepares a scanner. Its errors are mistakes in the options or in the
// rules.
func New(opts Options) (*Scanner, error) {
	if opts.Rules == nil {
		set, err := rules.Builtin()
		if err != nil {
			return nil, err
		}
		opts.Rules = set
	}
	if opts.MinScore == 0 {
		opts.MinScore = DefaultMinScore
	}
	if opts.Jobs <= 0 {
		opts.Jobs = runtime.GOMAXPROCS(0)
	}
	s := &Scanner{opts: opts, set: opts.Rules}
	if opts.InputFormat != "" {
		f, err := workspace.Lookup(opts.InputFormat)
		if err != nil {
			return nil, err
		}
		s.format = &f
	}
	if err := s.choose(); err != nil {
		return nil, err
	}
	m, err := match.New(opts.Rules.Rules(), match.Options{MinScore: opts.MinScore, Tagger: opts.Tagger, Regions: opts.Regions})
	if err != nil {
		return nil, err
	}
	s.matcher = m
	return s, nil
}

// choose decides which rules are reported. All rules run in any case: a
// value that is not reported must still be masked in the snippet of its
// neighbour.
func (s *Scanner) choose() error {
	for _, name := range slices.Concat(s.opts.Select, s.opts.Ignore) {
		if err := s.knownName(name); err != nil {
			return err
		}
	}
	s.reported = make(map[*rules.Rule]bool)
	for _, r := range s.set.Rules() {
		on := len(s.opts.Select) == 0 || named(r, s.opts.Select)
		if p := s.opts.Policy; p != nil {
			on = on && p.Selects(r.EntityType)
		}
		s.reported[r] = on && !named(r, s.opts.Ignore)
	}
	return nil
}

func named(r *rules.Rule, names []string) bool {
	return slices.ContainsFunc(names, func(n string) bool {
		return n == r.ID || strings.EqualFold(n, string(r.EntityType)) || n == string(r.Category)
	})
}

func (s *Scanner) knownName(name string) error {
	var all []string
	for _, r := range s.set.Rules() {
		if named(r, []string{name}) {
			return nil
		}
		all = append(all, r.ID, string(r.EntityType), string(r.Category))
	}
	return fmt.Errorf("unknown rule, entity type or category %q%s", name, suggest.Hint(name, all))
}

// Scan reads every input of src and hands findings and coverage to sink. It
// returns an error when sink does, when ctx ends, or when src cannot go on;
// faults of single inputs are coverage, not errors. The summary is right for
// what was done until then.
func (s *Scanner) Scan(ctx context.Context, src source.Source, sink Sink) (Summary, error) {
	p := newPipeline(s, sink)
	return p.run(ctx, src)
}
