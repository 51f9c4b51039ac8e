package match

import (
	"fmt"
	"slices"
	"sync"
	"unicode/utf8"

	"github.com/dlclark/regexp2/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
)

// Options of a Matcher.
type Options struct {
	// MinScore is the score in [0, 1] below which a hit gives way to any
	// other in overlap resolution. Hits below it are returned all the same.
	MinScore float64
	// Tagger adds candidates of a statistical model; nil means none. It is
	// never called where no rule is marked "tagger: true".
	Tagger Tagger
	// Regions are where the texts are from, whatever their files tell: ISO
	// 3166-1 alpha-2 codes in capitals. National telephone numbers of these
	// need no label.
	Regions []string
	// Timings has the Matcher measure what the rules cost; see
	// Matcher.Timings.
	Timings bool
}

// Matcher runs a set of rules over texts. It is immutable and safe for
// concurrent use.
type Matcher struct {
	opts      Options
	detectors []*detector
	order     map[string]int // rule ids by their place in the set
	patterns  []*pattern
	// indexes say where patterns are worth trying: one of the built-in rules,
	// one of all others.
	indexes []indexed
	// byDigits lists the patterns that wait for nothing but digits, fewest
	// first.
	byDigits []*pattern
	// always lists the patterns that wait for nothing.
	always []*pattern
	// phrases are hotwords and their like in texts, labels those in labels.
	phrases lexicon
	// tagged are the detectors of what the Tagger finds, the first of each
	// entity type; nil where there is no Tagger.
	tagged map[rules.EntityType]*detector
	labels func() *lexicon
	// widest and longest are the widest window and the longest phrase of all
	// contexts, in words. Looking no farther keeps long texts linear.
	widest, longest int
	scratch         sync.Pool
	labelCache      labelCache
	memo            func() *memo
	clocks          *clocks // nil without Options.Timings
}

// detector is the compiled form of a rule.
type detector struct {
	index    int32
	rule     *rules.Rule
	patterns []*pattern
	byField  []*pattern // patterns that only a field label wakes
	terms    *rules.Terms
	validate *validate.Validator
}

// noValidator switches the validator of a rule off for one pattern.
const noValidator = "none"

var quickClock sync.Once

// New compiles the rules of set, in their order. Regular expressions are
// compiled at first use; errors in them that rules.Lint would name show up
// as faults of a Session.
func New(set []*rules.Rule, opts Options) (*Matcher, error) {
	quickClock.Do(func() { regexp2.SetTimeoutCheckPeriod(timeoutCheck) })
	m := &Matcher{opts: opts, order: make(map[string]int, len(set))}
	m.scratch.New = func() any { return new(scratch) }
	m.memo = sync.OnceValue(newMemo)
	for i, rule := range set {
		d := &detector{index: int32(i), rule: rule, terms: rule.Terms}
		m.detectors = append(m.detectors, d)
		m.order[rule.ID] = i
		if rule.Tagger && opts.Tagger != nil {
			m.addTagged(d)
		}
		if err := m.addPatterns(d); err != nil {
			return nil, err
		}
	}
	if opts.Timings {
		m.clocks = &clocks{rules: make([]clock, len(m.detectors))}
	}
	if err := m.index(); err != nil {
		return nil, err
	}
	slices.SortStableFunc(m.byDigits, func(a, b *pattern) int { return a.wake.Digits - b.wake.Digits })
	m.addPhrases()
	return m, nil
}

func (m *Matcher) addPatterns(d *detector) error {
	ruleValidator, err := lookup(d.rule, d.rule.Validator)
	if err != nil {
		return err
	}
	d.validate = ruleValidator
	for i := range d.rule.Patterns {
		p := &pattern{Pattern: d.rule.Patterns[i], id: len(m.patterns), detector: d, validator: ruleValidator}
		switch p.Validator {
		case "":
		case noValidator:
			p.validator = nil
		default:
			if p.validator, err = lookup(d.rule, p.Validator); err != nil {
				return err
			}
		}
		if p.validator != nil {
			if r, ok := validate.LookupRegional(p.validator.Name); ok {
				p.regional = &r
			}
		}
		m.patterns = append(m.patterns, p)
		d.patterns = append(d.patterns, p)
	}
	return nil
}

// indexed is an index with its patterns by number; those that are not in use
// are nil.
type indexed struct {
	*rules.Index
	patterns []*pattern
}

// index files every pattern under what must be seen before it is worth
// trying.
func (m *Matcher) index() error {
	builtin, err := rules.BuiltinIndex()
	if err != nil {
		return err
	}
	known := indexed{builtin, make([]*pattern, len(builtin.Wakes()))}
	var own indexed
	var writer rules.IndexWriter
	for _, p := range m.patterns {
		if n, ok := p.Number(); ok {
			known.patterns[n] = p
		} else {
			writer.Add(p.detector.rule, &p.Pattern)
			own.patterns = append(own.patterns, p)
		}
	}
	if own.Index, err = rules.LoadIndex(string(writer.Bytes())); err != nil {
		return err
	}
	for _, x := range []indexed{known, own} {
		used := false
		for n, p := range x.patterns {
			if p == nil {
				continue
			}
			m.wakeBy(p, x.Wakes()[n])
			if p.Needs == rules.NeedsField {
				x.patterns[n] = nil // what is in the text does not wake it
				continue
			}
			used = true
		}
		if used {
			m.indexes = append(m.indexes, x)
		}
	}
	return nil
}

// wakeBy notes what a pattern waits for.
func (m *Matcher) wakeBy(p *pattern, w rules.Wake) {
	p.wake = w
	if p.Needs == rules.NeedsField {
		p.detector.byField = append(p.detector.byField, p)
		return
	}
	switch {
	case w.Traced:
	case w.Digits > 0:
		m.byDigits = append(m.byDigits, p)
	default:
		m.always = append(m.always, p)
	}
}

func lookup(rule *rules.Rule, name string) (*validate.Validator, error) {
	if name == "" {
		return nil, nil //nolint:nilnil // a rule without a validator is normal
	}
	v, ok := validate.Lookup(name)
	if !ok {
		return nil, fmt.Errorf("rule %s: unknown validator %q", rule.ID, name)
	}
	return &v, nil
}

func asciiWordByte(c byte) bool { return c < utf8.RuneSelf && wordByte(c) }

// candidate is a span before context was weighed, in a view.
type candidate struct {
	detector *detector
	view     *view
	span     document.Span // in view.text
	score    float64
	alone    float64 // score if the span is all of the text
	name     string  // what found it, for the evidence
	needs    rules.Needs
	// validator is the check that the span must pass, or nil; regional is
	// the part of it that asks for the regions.
	validator *validate.Validator
	regional  *validate.Regional
	trim      bool
	known     bool // a word of a dictionary: as good as a passed check
	tagged    bool // found by the Tagger
}

// scratch is the working memory of one call.
type scratch struct {
	wakes       wakes
	labelled    []bool  // by detector
	noted       []int32 // the detectors that are labelled
	words       []word
	occurrences []occurrence
	evidence    [8]string // of the candidate that is weighed
	hits        []Hit     // before they are resolved
	candidates  []candidate
	tagged      []Tagged
	// all is what was typed, without what may stand around a value, where
	// the text is short enough to be nothing but one; else it is empty.
	all document.Span
	// regions are where the text may be from.
	regions []string
}
