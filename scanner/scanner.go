package scanner

import (
	"context"
	"runtime"
	"sync"
	"time"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/source"
)

// DefaultMinScore is the score that a finding must reach to be reported:
// the middle of "possible".
const DefaultMinScore = 0.5

// Options of a Scanner.
type Options struct {
	// View holds for all inputs, unless ViewOf says otherwise.
	View
	// Rules to run; nil means the built-in ones.
	Rules *rules.Set
	// ViewOf gives the view of single inputs by their path; nil, or a nil
	// view, means View. It must give the same pointer for what is alike, and
	// is called from one goroutine.
	ViewOf func(path string) *View
	// Allow tells that a value that a rule found is known and no finding:
	// the organisation's own number, a brand that is a first name. Nil
	// allows nothing. It is called from several goroutines at once.
	Allow func(r *rules.Rule, value string) bool
	// Invented tells that a value is one that a scrubber puts in the place of
	// values: it counts as a dummy. Nil knows none. It is called from several
	// goroutines at once.
	Invented func(t rules.EntityType, value string) bool
	// Suppress decides on findings in the order in which they are reported,
	// from one goroutine; nil suppresses nothing.
	Suppress Suppressor
	// Jobs is the number of texts matched at once; zero means one for each
	// processor. It does not change the results.
	Jobs int
	// Progress is told how far the scan is; nil means nobody asks.
	Progress *Progress
	// Regions are where the texts are from, beside what their files tell: ISO
	// 3166-1 alpha-2 codes in capitals.
	Regions []string
	// Timings has the scanner measure what each rule costs; see
	// Scanner.Timings.
	Timings bool
	// Tagger adds candidates of a statistical model; nil means none.
	Tagger match.Tagger
}

// Suppressor knows the decisions to accept findings.
type Suppressor interface {
	// Suppress is the decision on a finding, or nil.
	Suppress(f *Finding) *Suppression
}

// Scanner finds personal data in inputs. It is safe for concurrent use.
type Scanner struct {
	opts    Options
	matcher *match.Matcher
	set     *rules.Set
	base    *outlook

	mu       sync.Mutex
	views    map[*View]*outlook
	policies sync.Map // lists of policies by rule
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
	if opts.Jobs <= 0 {
		opts.Jobs = runtime.GOMAXPROCS(0)
	}
	s := &Scanner{opts: opts, set: opts.Rules}
	var err error
	if s.base, err = s.outlook(&opts.View); err != nil {
		return nil, err
	}
	if s.matcher, err = match.New(opts.Rules.Rules(), match.Options{
		MinScore: s.base.MinScore, Tagger: opts.Tagger, Regions: opts.Regions, Timings: opts.Timings,
	}); err != nil {
		return nil, err
	}
	return s, nil
}

// Scan reads every input of src and hands findings and coverage to sink. It
// returns an error when sink does, when ctx ends, or when src cannot go on;
// faults of single inputs are coverage, not errors. The summary is right for
// what was done until then.
func (s *Scanner) Scan(ctx context.Context, src source.Source, sink Sink) (Summary, error) {
	p := newPipeline(s, sink)
	return p.run(ctx, src)
}

// Timings lists what each rule has cost in all scans, in order of the rules,
// and the time that matching took with all that the rules share, summed over
// the texts matched at once. The list is empty without Options.Timings.
func (s *Scanner) Timings() (list []match.Timing, all time.Duration) { return s.matcher.Timings() }

// TaggerTiming is what the tagger has cost in all scans; see
// match.Matcher.TaggerTiming.
func (s *Scanner) TaggerTiming() match.Timing { return s.matcher.TaggerTiming() }

// Slow says which patterns have turned out too large for the fast engine, in
// order of the rules. What they find is not touched by it.
func (s *Scanner) Slow() []string { return s.matcher.Slow() }
