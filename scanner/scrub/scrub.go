package scrub

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/impact"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/scrub/extent"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/scrub/store"
	"github.com/privlint/privlint/scanner/source"
)

// Options of a Scrubber.
type Options struct {
	// Scanner finds what is to be replaced. It must not be nil.
	Scanner *scanner.Scanner
	// From is the least severity of what is replaced.
	From rules.Severity
	// Choose gives the operator for a finding; nil, or one that keeps, leaves
	// the value. It is called from one goroutine.
	Choose func(f *scanner.Finding) *operator.Operator
	// Review, if not nil, has the last word on the findings of the scan: it
	// is given the operator and returns that or another. An error ends the
	// run.
	Review func(f *scanner.Finding, op *operator.Operator) (*operator.Operator, error)
	// Subjects has the records of customers told apart, for date-shift.
	Subjects bool
	// Rename has the names of intents, entities and keys changed too, with
	// what refers to them.
	Rename bool
	// Dedupe says what becomes of examples that the scrub made equal.
	Dedupe Dedupe
	// Also is told of what the scan finds; nil means nobody asks.
	Also scanner.Sink
}

// Dedupe is what becomes of an edited example that is equal to one before it.
type Dedupe string

// The ways.
const (
	DedupeKeep   Dedupe = "keep"   // both stay
	DedupeDrop   Dedupe = "drop"   // it goes
	DedupeNumber Dedupe = "number" // its placeholder gets a number
)

// Watcher is told of the units of one input as they are rewritten.
type Watcher interface {
	// Before is a unit of the input.
	Before(u *document.Unit)
	// After is the same unit in the output.
	After(u *document.Unit, edited bool)
	// Dropped is a unit that is not in the output.
	Dropped(u *document.Unit)
	// Edited shows what was changed in a unit.
	Edited(e *Edited)
	// Left is a value that is in the output as it was, or made coarser; the
	// group is that of its unit.
	Left(group int, t rules.EntityType, value string)
}

// Edited is a unit that was changed.
type Edited struct {
	Before, After *document.Unit
	// Edits of the text of Before, in order.
	Edits []document.Edit
	// Kept are values in the text of Before that stay.
	Kept []document.Span
}

// Moved is where a range of the text of Before is in that of After.
func (e *Edited) Moved(s document.Span) document.Span { return mapping(e.Edits).span(s) }

// Scrubber takes what a scan finds out of inputs. Call Survey once and then
// Rewrite for each input. It is not safe for concurrent use.
type Scrubber struct {
	opts    Options
	plan    *plan
	names   *renames
	digests *store.Digests
}

// New prepares a scrub.
func New(opts Options) *Scrubber {
	return &Scrubber{opts: opts, plan: newPlan(&opts), names: newRenames()}
}

// Survey scans all inputs. Values that it finds in one are replaced in all.
func (s *Scrubber) Survey(ctx context.Context, src source.Source) (scanner.Summary, error) {
	s.digests = store.Digested(src)
	return s.opts.Scanner.Scan(ctx, s.digests, s.plan)
}

// Crowded tells that there were more values than are looked for everywhere:
// the later ones are replaced only where a rule finds them.
func (s *Scrubber) Crowded() bool { return s.plan.known.full }

// Digest names the content of an input or output.
type Digest = store.Digest

// Result says what was done to one input.
type Result struct {
	Path   string
	Format string
	// Input and Output are what was read and written.
	Input, Output Digest
	// Edits is the number of places that were changed, Everywhere how many of
	// them no rule had found, Dropped the number of texts that are gone.
	Edits, Everywhere, Dropped int
	// Fallen is the number of values that got a placeholder because their
	// operator could not replace them, or a scan would find what it made.
	Fallen int
	// Kept are the numbers of findings that were to stay.
	Kept map[rules.EntityType]int64
	// Names is the number of findings that stay in names of intents, entities
	// and keys.
	Names int
	// Counts of replaced values, by entity type and operator.
	Counts Counts

	log editLog
}

// Changed tells whether the output is another than the input.
func (r *Result) Changed() bool { return r.Input != r.Output }

// Counts are numbers of values, by entity type and the operator that
// replaced them.
type Counts map[rules.EntityType]map[string]int

func (c Counts) add(ch choice, bare bool) {
	name := ch.op.Spec.Name
	if bare && !ch.op.Drops() {
		name = "replace"
	}
	if c[ch.entity] == nil {
		c[ch.entity] = map[string]int{}
	}
	c[ch.entity][name]++
}

// Add adds other counts.
func (c Counts) Add(more Counts) {
	for t, ops := range more {
		if c[t] == nil {
			c[t] = map[string]int{}
		}
		for name, n := range ops {
			c[t][name] += n
		}
	}
}

// UnscannedError is why an input is not scrubbed: the scan did not see all of
// it.
type UnscannedError struct{ Coverage *scanner.Coverage }

func (e *UnscannedError) Error() string {
	if len(e.Coverage.Reasons) == 0 {
		return "not scanned"
	}
	return e.Coverage.Reasons[0]
}

// PlaceError is a fault at a place of an input.
type PlaceError struct {
	Pos document.Position
	Err error
}

func (e *PlaceError) Error() string {
	return fmt.Sprintf("line %d, column %d: %s", e.Pos.Line, e.Pos.Column, e.Err)
}

// Unwrap is the fault.
func (e *PlaceError) Unwrap() error { return e.Err }

// Opener starts reading an input, again at each call.
type Opener func() (io.ReadCloser, error)

// Rewrite copies an input of the survey to out with everything replaced. What
// is in out after an error is worth nothing. The error is an *UnscannedError
// where the survey did not see all of the input. Watch may be nil.
func (s *Scrubber) Rewrite(path string, open Opener, out io.Writer, watch func(*scanner.Reader) Watcher) (*Result, error) {
	file, ok := s.plan.files[path]
	if !ok || file.coverage == nil || file.coverage.Status != scanner.StatusScanned {
		if !ok || file.coverage == nil {
			return nil, &UnscannedError{&scanner.Coverage{Path: path}}
		}
		return nil, &UnscannedError{file.coverage}
	}
	drops := slices.Clone(file.drops)
	declared, err := s.stillDeclared(path, file, open)
	if err != nil {
		return nil, err
	}
	if s.opts.Dedupe == DedupeDrop {
		first := &pass{Scrubber: s, path: path, file: file, open: open, declared: declared}
		if err := first.prepare(drops); err != nil {
			return nil, err
		}
		if _, err := first.run(io.Discard, nil); err != nil {
			return nil, err
		}
		drops = append(drops, first.twins...)
	}
	p := &pass{Scrubber: s, path: path, file: file, open: open, declared: declared, dropping: s.opts.Dedupe == DedupeDrop}
	if err := p.prepare(drops); err != nil {
		return nil, err
	}
	return p.run(out, watch)
}

// pass is one reading of an input.
type pass struct {
	*Scrubber
	path     string
	file     *filePlan
	open     Opener
	gone     []document.Span
	renamed  bool            // names change with their references
	changed  []document.Span // where they do, sorted
	dropping bool            // equal examples are in gone already
	twins    []int           // raw offsets of edited examples that are equal to others
	// declared are the words of the bot that the output still declares, nil
	// where those are all that the scan knew; standing are collected, if not nil.
	declared, standing *match.Vocabulary
}

// prepare finds the ranges that go as a whole.
func (p *pass) prepare(at []int) error {
	if len(at) == 0 {
		return nil
	}
	slices.Sort(at)
	err := p.read(func(r *scanner.Reader) (err error) {
		syntax := extent.SyntaxOf(r.Format.Name)
		if syntax == extent.JSON && p.file.lined {
			syntax = extent.JSONL // logs come in both forms
		}
		p.gone, err = extent.Find(syntax, r.Window(), r.RawOffset, slices.Compact(at))
		if _, unserved := errors.AsType[*extent.UnservedError](err); unserved {
			return nil // placeholders stand there
		}
		return err
	})
	if err != nil {
		return err
	}
	return p.sift()
}

// read opens the input for one who takes it apart.
func (p *pass) read(do func(*scanner.Reader) error) error {
	raw, err := p.open()
	if err != nil {
		return err
	}
	r, err := p.opts.Scanner.Reader(p.path, raw)
	if err == nil {
		p.inform(r)
		err = do(r)
	}
	return errors.Join(err, raw.Close())
}

// run reads the input and writes the output.
func (p *pass) run(out io.Writer, watch func(*scanner.Reader) Watcher) (_ *Result, err error) {
	raw, err := p.open()
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, raw.Close()) }()
	c := newCopier(raw, out)
	reader, err := p.opts.Scanner.Reader(p.path, c)
	if err != nil {
		return nil, err
	}
	p.inform(reader)
	w := &rewriter{
		plan: p.plan, file: p.file, path: p.path, reader: reader, copier: c,
		found: cursor{list: p.file.sorted()}, gone: p.gone, stats: stats{counts: Counts{}}, pass: p,
	}
	if watch != nil {
		w.watch = watch(reader)
	}
	if p.opts.Dedupe == DedupeDrop || p.opts.Dedupe == DedupeNumber {
		w.dedupe = impact.NewDedupe(reader.Format.Name)
	}
	for _, s := range p.gone {
		if err := c.replace(s, nil); err != nil {
			return nil, err
		}
	}
	if p.opts.Rename {
		if err := p.changeNames(c); err != nil {
			return nil, err
		}
	}
	if err := reader.Each(w.unit); err != nil {
		return nil, err
	}
	if err := c.finish(); err != nil {
		return nil, err
	}
	if d, ok := p.digests.Of(p.path); !ok || d != c.input() {
		return nil, errors.New("changed while it was read")
	}
	return &Result{
		Path: p.path, Format: reader.Format.Name,
		Input: c.input(), Output: c.output(),
		Edits: w.stats.edits, Everywhere: w.stats.everywhere, Dropped: w.stats.dropped, Fallen: w.stats.fallen,
		Kept: p.file.kept, Names: p.file.names + w.stats.names, Counts: w.stats.counts, log: c.log,
	}, nil
}
