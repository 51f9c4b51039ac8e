package review

import (
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/scrub/operator"
)

// MaxFindings bounds a review: nobody looks at more, and all are in memory.
const MaxFindings = 20_000

var (
	// ErrQuit says that the person left before the end. The decisions so far
	// are in the log.
	ErrQuit = errors.New("review not finished")
	// ErrTooMany says that there are more than MaxFindings findings.
	ErrTooMany = fmt.Errorf("more than %d findings", MaxFindings)
)

// Options of a Session.
type Options struct {
	// Keyboard and Out are the person. They must not be nil.
	Keyboard *Keyboard
	Out      io.Writer
	// Width is the number of columns of Out at the moment; nil means 80.
	Width func() int
	// Color allows ANSI colours.
	Color bool
	// ShowValues shows values instead of their masked form.
	ShowValues bool
	// Rules explain themselves.
	Rules *rules.Set
	// Make makes an operator that was chosen.
	Make func(operator.Spec) (*operator.Operator, error)
	// Found tells whether a scan finds anything at text, which stands between
	// before and after; the scrub would put a placeholder there. Nil finds
	// nothing.
	Found func(before, text, after string) bool
	// Log takes the decisions and has those of earlier runs; nil means that
	// nothing is kept.
	Log *Log
	// Digest is a keyed digest of a value, by which decisions are told from
	// those about other values at the same place; nil without a key.
	Digest func(rule, value string) string
	// Today is the current day, as YYYY-MM-DD.
	Today string
	// Config is the file that takes suppressions, as messages show it, and
	// NewConfig tells that there is none yet.
	Config    string
	NewConfig bool
	// NoSuppress says why there can be no suppressions; empty if there can.
	NoSuppress string
}

// Session is one review: Collect, then Run, then Decide. It is not safe for
// concurrent use.
type Session struct {
	opts  Options
	paint painter
	items []*item
	at    map[position]*item
	steps []step
	asked bool  // about NewConfig
	err   error // of Out
}

// item is a finding under review.
type item struct {
	finding  scanner.Finding
	proposed *operator.Operator
	n, of    int
	decision *Decision // nil until decided
	chosen   *operator.Operator
}

// position is a finding in an input that does not change.
type position struct {
	path, rule string
	start, end int
}

// step is what one answer decided.
type step struct {
	asked   int // index of the item that was shown
	decided []*item
}

// New prepares a review.
func New(opts Options) *Session {
	if opts.Width == nil {
		opts.Width = func() int { return defaultWidth }
	}
	return &Session{opts: opts, paint: painter(opts.Color), at: map[position]*item{}}
}

// Collect notes a finding that op would replace. It has the form of
// scrub.Options.Review, and returns op. The error is ErrTooMany.
func (s *Session) Collect(f *scanner.Finding, op *operator.Operator) (*operator.Operator, error) {
	if len(s.items) == MaxFindings {
		return nil, ErrTooMany
	}
	it := &item{finding: *f, proposed: op}
	s.items = append(s.items, it)
	s.at[positionOf(f)] = it
	return op, nil
}

func positionOf(f *scanner.Finding) position {
	return position{f.Path, f.Rule, f.ByteStart, f.ByteEnd}
}

// Decide gives what was decided, in the form of scrub.Options.Review: the
// operator, or nil for a value that stays. What was not under review, as the
// input has changed since, is left to op.
func (s *Session) Decide(f *scanner.Finding, op *operator.Operator) (*operator.Operator, error) {
	it, ok := s.at[positionOf(f)]
	if !ok || it.decision == nil || it.finding.Reveal() != f.Reveal() {
		return op, nil
	}
	return it.chosen, nil
}

// Uses tells whether the operator of that name was chosen for any finding.
func (s *Session) Uses(name string) bool {
	for _, it := range s.items {
		if it.chosen != nil && it.chosen.Spec.Name == name {
			return true
		}
	}
	return false
}

// Suppressions lists those that were decided, each once, their paths as in
// the findings.
func (s *Session) Suppressions() []Suppression {
	var out []Suppression
	seen := map[Suppression]bool{}
	for _, it := range s.items {
		if it.decision == nil || it.decision.Action != Suppress {
			continue
		}
		sup := s.suppression(it)
		sup.Reason, sup.Until = it.decision.Reason, it.decision.Until
		if !seen[sup] {
			seen[sup] = true
			out = append(out, sup)
		}
	}
	return out
}

// suppression is one for a finding, not yet with a reason. It has the pointer
// only where needed: fingerprints stay when a file is exported again.
func (s *Session) suppression(it *item) Suppression {
	f := &it.finding
	sup := Suppression{Rule: f.Rule, Path: f.Path, Fingerprint: f.Fingerprint}
	if it.of > 1 && f.Record == nil {
		sup.Pointer = f.Pointer
	}
	return sup
}

// Run asks about all findings. The error is nil when all are decided, ErrQuit,
// ErrInterrupted, or one of reading, writing or the log.
func (s *Session) Run() error {
	s.number()
	earlier := s.resume()
	if len(s.items) == 0 {
		return nil
	}
	s.greet(earlier)
	if s.next(0) == len(s.items) {
		return s.err
	}
	for i := s.next(0); ; i = s.next(i) {
		err := s.ask(&i)
		switch {
		case errors.Is(err, io.EOF):
			return ErrQuit
		case err != nil:
			return err
		case s.err != nil:
			return s.err
		case i > len(s.items): // confirmed
			return nil
		}
	}
}

// ask shows the finding *i and does what is answered. It sets *i to where to
// go on.
func (s *Session) ask(i *int) error {
	if *i == len(s.items) {
		return s.confirm(i)
	}
	return s.decide(i)
}

// next is the index of the first finding from i that is not decided.
func (s *Session) next(i int) int {
	for i < len(s.items) && s.items[i].decision != nil {
		i++
	}
	return i
}

type identity struct{ path, rule, fingerprint string }

func (it *item) identity() identity {
	return identity{path.Clean(it.finding.Path), it.finding.Rule, it.finding.Fingerprint}
}

// number counts findings that have the same fingerprint.
func (s *Session) number() {
	count := map[identity]int{}
	for _, it := range s.items {
		count[it.identity()]++
		it.n = count[it.identity()]
	}
	for _, it := range s.items {
		it.of = count[it.identity()]
	}
}

// resume takes up earlier decisions, and returns how many.
func (s *Session) resume() int {
	if s.opts.Log == nil {
		return 0
	}
	type place struct {
		identity
		n, of int
	}
	earlier := map[place]*Entry{}
	for i := range s.opts.Log.entries {
		e := &s.opts.Log.entries[i]
		earlier[place{identity{e.Path, e.Rule, e.Fingerprint}, e.N, e.Of}] = e
	}
	taken := 0
	for _, it := range s.items {
		e, ok := earlier[place{it.identity(), it.n, it.of}]
		if !ok || e.Value != "" && s.opts.Digest != nil && e.Value != s.digest(it) {
			continue
		}
		if op, ok := s.again(it, &e.Decision); ok {
			it.decision, it.chosen = &e.Decision, op
			taken++
		}
	}
	return taken
}

// again is the operator of an earlier decision, false if that is to be made
// anew.
func (s *Session) again(it *item, d *Decision) (*operator.Operator, bool) {
	switch d.Action {
	case Accept: // not what the person has not seen
		return it.proposed, d.Operator == it.proposed.Spec.String()
	case Operator:
		spec, err := operator.ParseSpec(d.Operator)
		if err != nil {
			return nil, false
		}
		op, err := s.opts.Make(spec)
		return op, err == nil
	case Keep:
		return nil, true
	case Suppress:
		return nil, s.opts.NoSuppress == ""
	default:
		return nil, false
	}
}

func (s *Session) digest(it *item) string {
	if s.opts.Digest == nil {
		return ""
	}
	return s.opts.Digest(it.finding.Rule, it.finding.Reveal())
}

func (s *Session) entry(it *item, d Decision) Entry {
	id := it.identity()
	return Entry{
		Path: id.path, Rule: id.rule, Fingerprint: id.fingerprint, N: it.n, Of: it.of,
		Value: s.digest(it), Decision: d,
	}
}

// record makes decisions, op given by each item.
func (s *Session) record(asked int, list []*item, d Decision, op func(*item) *operator.Operator) error {
	entries := make([]Entry, len(list))
	for i, it := range list {
		own := d
		it.chosen = op(it)
		if it.chosen != nil {
			own.Operator = it.chosen.Spec.String()
		}
		it.decision = &own
		entries[i] = s.entry(it, own)
	}
	s.steps = append(s.steps, step{asked, list})
	return s.log(entries)
}

func (s *Session) log(entries []Entry) error {
	if s.opts.Log == nil {
		return nil
	}
	return s.opts.Log.append(entries...)
}

// undo takes the last answer back, and returns the index of the finding that
// it was about.
func (s *Session) undo() (int, error) {
	last := s.steps[len(s.steps)-1]
	s.steps = s.steps[:len(s.steps)-1]
	entries := make([]Entry, len(last.decided))
	for i, it := range last.decided {
		it.decision, it.chosen = nil, nil
		entries[i] = s.entry(it, Decision{Action: undone})
	}
	return last.asked, s.log(entries)
}

// open lists the findings that are not decided and fit.
func (s *Session) open(fits func(*scanner.Finding) bool) []*item {
	var out []*item
	for _, it := range s.items {
		if it.decision == nil && fits(&it.finding) {
			out = append(out, it)
		}
	}
	return out
}

// tally says how many findings were decided how.
func (s *Session) tally() string {
	n := map[Action]int{}
	for _, it := range s.items {
		if it.decision != nil {
			n[it.decision.Action]++
		}
	}
	var out []string
	for _, part := range []struct {
		action Action
		text   string
	}{
		{Accept, "replaced as proposed"}, {Operator, "replaced in another way"}, {Keep, "kept"}, {Suppress, "suppressed"},
	} {
		if n[part.action] > 0 {
			out = append(out, fmt.Sprintf("%d %s", n[part.action], part.text))
		}
	}
	return strings.Join(out, ", ")
}
