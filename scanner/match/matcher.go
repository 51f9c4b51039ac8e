package match

import (
	"fmt"
	"slices"
	"strings"
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
	// Tagger adds candidates of a statistical model; nil means none.
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
	pre       *prefilter
	// literals says what each literal of the prefilter is good for.
	literals []literal
	// byDigits lists the patterns that need no literal but digits, fewest
	// first.
	byDigits []*pattern
	// always lists the patterns without any trigger.
	always []*pattern
	// phrases are hotwords and their like in texts, labels those in labels.
	phrases lexicon
	labels  func() *lexicon
	// widest and longest are the widest window and the longest phrase of all
	// contexts, in words. Looking no farther keeps long texts linear.
	widest, longest int
	scratch         sync.Pool
	labelCache      labelCache
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
	literals := &literalTable{number: make(map[rules.Literal]int, 16*len(set))}
	for i, rule := range set {
		d := &detector{index: int32(i), rule: rule, terms: rule.Terms}
		m.detectors = append(m.detectors, d)
		m.order[rule.ID] = i
		if err := m.addPatterns(d, literals); err != nil {
			return nil, err
		}
	}
	if opts.Timings {
		m.clocks = &clocks{rules: make([]clock, len(m.detectors))}
	}
	slices.SortStableFunc(m.byDigits, func(a, b *pattern) int { return a.minDigits - b.minDigits })
	m.literals = literals.list
	texts := make([]string, len(m.literals))
	for i := range m.literals {
		texts[i] = m.literals[i].Text
	}
	// The two tables take most of the start, each about as long.
	var tables sync.WaitGroup
	tables.Go(func() { m.pre = newPrefilter(texts) })
	m.addPhrases()
	tables.Wait()
	return m, nil
}

func (m *Matcher) addPatterns(d *detector, literals *literalTable) error {
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
		p.minDigits = p.Trigger().Digits
		if p.validator != nil {
			if r, ok := validate.LookupRegional(p.validator.Name); ok {
				p.regional = &r
			}
		}
		m.patterns = append(m.patterns, p)
		d.patterns = append(d.patterns, p)
		m.addTrigger(p, literals)
	}
	return nil
}

// anchorable tells whether every match begins with one of the literals, so
// that the pattern need only be tried where one stands.
func anchorable(p *pattern, literals []rules.Literal) bool {
	return p.Engine != rules.EngineRegexp2 && len(literals) > 0 &&
		!slices.ContainsFunc(literals, func(l rules.Literal) bool { return !l.First })
}

// addTrigger files a pattern under the cheapest thing that must be in a text
// before it is worth trying.
func (m *Matcher) addTrigger(p *pattern, literals *literalTable) {
	if p.Needs == rules.NeedsField {
		p.detector.byField = append(p.detector.byField, p)
		return
	}
	trigger := p.Trigger()
	wake, keys := trigger.Literals, trigger.Companions
	p.anchored = anchorable(p, wake)
	if len(keys) == 0 {
		for _, k := range p.detector.rule.Keywords {
			keys = append(keys, rules.Literal{Text: strings.ToLower(k)})
		}
	}
	if len(wake) == 0 {
		wake, keys = keys, nil
	}
	switch {
	case len(wake) > 0:
		for _, lit := range wake {
			l := literals.get(lit)
			l.patterns = append(l.patterns, p)
		}
	case p.minDigits > 0:
		m.byDigits = append(m.byDigits, p)
	default:
		m.always = append(m.always, p)
	}
	for _, k := range keys {
		p.keyed = true
		l := literals.get(k)
		l.keys = append(l.keys, p)
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

// literal is a text of the prefilter with the patterns that it wakes, and
// those of which it is one of the keywords.
type literal struct {
	rules.Literal
	patterns, keys []*pattern
}

// stands tells whether the literal that ends before end in text keeps its
// edges. Neighbours outside ASCII may be of a script that puts no blanks
// between words, so they are let through.
func (l *literal) stands(text string, end int) bool {
	start := end - len(l.Text)
	if l.WordStart && start > 0 && asciiWordByte(text[start]) && asciiWordByte(text[start-1]) {
		return false
	}
	if l.DigitNext && (end == len(text) || !digit(text[end])) {
		return false
	}
	return !l.WordEnd || end == len(text) || !asciiWordByte(text[end-1]) || !asciiWordByte(text[end])
}

func asciiWordByte(c byte) bool { return c < utf8.RuneSelf && wordByte(c) }

// literalTable numbers the literals of the prefilter.
type literalTable struct {
	list   []literal
	number map[rules.Literal]int
}

func (t *literalTable) get(lit rules.Literal) *literal {
	n, ok := t.number[lit]
	if !ok {
		n = len(t.list)
		t.number[lit] = n
		t.list = append(t.list, literal{Literal: lit})
	}
	return &t.list[n]
}

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
}

// startAt is a place where an anchored pattern is worth trying: its number
// above the offset, so that places sort as plain numbers.
type startAt uint64

func newStart(pattern, offset int) startAt { return startAt(pattern)<<32 | startAt(uint32(offset)) }

func (s startAt) pattern() int { return int(s >> 32) }
func (s startAt) offset() int  { return int(uint32(s)) }

// scratch is the working memory of one call.
type scratch struct {
	woken       []wakeState
	list        []*pattern
	touched     []*pattern
	starts      []startAt
	digits      []int32
	labelled    []bool  // by detector
	noted       []int32 // the detectors that are labelled
	words       []word
	occurrences []occurrence
	evidence    [8]string // of the candidate that is weighed
	hits        []Hit     // before they are resolved
	candidates  []candidate
	// all is what was typed, without what may stand around a value, where
	// the text is short enough to be nothing but one; else it is empty.
	all document.Span
	// regions are where the text may be from.
	regions []string
}
