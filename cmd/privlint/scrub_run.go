package main

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"syscall"

	"github.com/urfave/cli/v2"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/impact"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/scrub"
	"github.com/privlint/privlint/scanner/scrub/key"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/scrub/store"
	"github.com/privlint/privlint/scanner/source"
)

// scrubRun is one run of "privlint scrub".
type scrubRun struct {
	c        *cli.Context
	e        *env
	in       *scrubInputs
	to       *places
	bar      *progress
	scrubber *scrub.Scrubber
	failOn   rules.Severity
	policy   *policy.Policy
	rules    *rules.Set
	chain    *operator.Chain
	key      key.Key
	quiet    bool

	results []*scrub.Result // of the texts
	written []scrubbed      // of the inputs
	impacts []fileImpact
	counts  scrub.Counts
	values  int            // replaced
	changed int            // files
	failed  int            // files that were not written though they should
	left    int            // findings in names, at or over --fail-on
	names   map[string]int // those of each input
}

type fileImpact struct {
	Path string `json:"path"`
	*impact.Report
}

// Finding implements scanner.Sink: what stays in names counts.
func (r *scrubRun) Finding(f *scanner.Finding) error {
	if f.Suppressed == nil && f.Role() == "name" && f.Severity >= r.failOn {
		r.names[f.Path]++
	}
	return nil
}

// Coverage implements scanner.Sink.
func (r *scrubRun) Coverage(c *scanner.Coverage) error {
	if line := report.ProblemLine(c); line != "" {
		return r.bar.write(0, func() error {
			r.e.say(line)
			return nil
		})
	}
	return nil
}

// run scans, rewrites and tells how it went.
func (r *scrubRun) run() error {
	summary, err := r.scrubber.Survey(r.c.Context, r.in)
	r.bar.end()
	if r.c.Err() != nil {
		r.e.say("interrupted, nothing was written")
		return statusError(exitInterrupted)
	}
	if err != nil {
		return err
	}
	for _, in := range r.in.list {
		if in.failed {
			continue // the survey has told
		}
		err := r.file(in)
		switch {
		case errors.Is(err, syscall.EPIPE):
			return err
		case r.c.Err() != nil:
			r.e.say("interrupted")
			return statusError(exitInterrupted)
		case err != nil:
			r.failed++
			if _, told := errors.AsType[*scrub.UnscannedError](err); !told {
				r.e.say(in.path + ": not scrubbed: " + strings.TrimPrefix(err.Error(), in.path+": "))
			} else {
				r.e.say(in.path + ": not scrubbed")
			}
		}
	}
	if err := r.papers(); err != nil {
		return err
	}
	return r.end(&summary)
}

// file scrubs one input.
func (r *scrubRun) file(in *scrubInput) error {
	out, err := r.to.begin(in)
	if err != nil {
		return err
	}
	before, impacts := len(r.results), len(r.impacts)
	sum := &summing{Writer: out, hash: sha256.New()}
	if err := r.content(in, sum); err != nil {
		out.Abandon()
		r.results, r.impacts = r.results[:before], r.impacts[:impacts]
		return err
	}
	changed := slices.ContainsFunc(r.results[before:], (*scrub.Result).Changed)
	note, err := r.note(in, r.results[before:], sum.digest(), changed)
	if err != nil {
		out.Abandon()
		return err
	}
	if r.to.write && !changed {
		out.Abandon() // it is as it should be
	} else if err := out.Commit(); err != nil {
		return err
	}
	r.written = append(r.written, note)
	if changed {
		r.changed++
	}
	for _, res := range r.results[before:] {
		r.counts.Add(res.Counts)
	}
	if f, ok := out.(*store.File); ok && f.Note() != "" {
		r.e.say(in.path + ": " + f.Note())
	}
	return nil
}

// content writes what a file becomes.
func (r *scrubRun) content(in *scrubInput, out io.Writer) error {
	if !in.packed {
		return r.text(in.path, in.open, out)
	}
	return r.repack(in, out, r.member)
}

// repack writes an archive again with what member makes of each text in it.
func (r *scrubRun) repack(in *scrubInput, out io.Writer, member func(source.Item, io.Writer) error) error {
	data, size, err := r.in.openArchive(r.e, in)
	if err != nil {
		return err
	}
	p := source.Repacker{
		Scratch: func() source.Scratch { return new(store.Spool) },
		Rewrite: func(it source.Item) (func(io.Writer) error, error) {
			return func(w io.Writer) error { return member(it, w) }, nil
		},
	}
	_, err = p.Repack(r.c.Context, in.path, data, size, out)
	return errors.Join(err, data.Close())
}

// member scrubs a member of an archive, which can be read once.
func (r *scrubRun) member(it source.Item, out io.Writer) (err error) {
	raw, err := it.Open()
	if err != nil {
		return err
	}
	kept := new(store.Spool)
	defer func() { err = errors.Join(err, kept.Close()) }()
	if _, err := io.Copy(kept, raw); err != nil {
		return errors.Join(err, raw.Close())
	}
	if err := raw.Close(); err != nil {
		return err
	}
	return r.text(it.Path, kept.Open, out)
}

// text scrubs one text.
func (r *scrubRun) text(path string, open scrub.Opener, out io.Writer) error {
	effect := &effect{run: r, path: path}
	open = r.stoppable(open)
	if !r.c.Bool("verify") {
		res, err := r.scrubber.Rewrite(path, open, out, effect.watch)
		return r.done(res, effect, err)
	}
	kept := new(store.Spool)
	defer func() { _ = kept.Close() }() // it only forgets
	res, err := r.scrubber.Rewrite(path, open, kept, effect.watch)
	if err == nil {
		err = r.scrubber.Verify(r.c.Context, res, open, kept.Open)
	}
	if err == nil {
		err = pour(kept, out)
	}
	return r.done(res, effect, err)
}

func pour(from *store.Spool, to io.Writer) error {
	rc, err := from.Open()
	if err != nil {
		return err
	}
	_, err = io.Copy(to, rc)
	return errors.Join(err, rc.Close())
}

func (r *scrubRun) done(res *scrub.Result, effect *effect, err error) error {
	if err != nil {
		return err
	}
	r.results = append(r.results, res)
	if res.Names == 0 {
		delete(r.names, res.Path)
	}
	if effect.impact != nil {
		rep := effect.impact.Report()
		r.impacts = append(r.impacts, fileImpact{res.Path, &rep})
	}
	return effect.err
}

// end says how the run went.
func (r *scrubRun) end(summary *scanner.Summary) error {
	for _, ops := range r.counts {
		for _, n := range ops {
			r.values += n
		}
	}
	for _, n := range r.names {
		r.left += n
	}
	code := exitClean
	if r.left > 0 {
		code = exitFindings
	}
	if code == exitClean && (r.failed > 0 || summary.Failed > 0 || summary.Partial > 0) {
		code = exitIncomplete
	}
	if r.quiet && code == exitClean {
		return nil
	}
	r.effects()
	r.e.say(r.closing(summary))
	if r.left > 0 {
		r.e.say(plural(r.left, "finding") + " in names of intents, entities or keys")
		if r.c.Bool("rename") {
			r.e.hint("names in this format have to be changed by hand")
		} else {
			r.e.hint("names are changed, with all that refers to them, by --rename")
		}
	}
	if n := r.fallen(); n > 0 {
		r.e.say(plural(n, "value") + " got a placeholder: the operator does not fit, or a scan would find what it makes")
	}
	if r.scrubber.Crowded() {
		r.e.say("too many different values to look for all of them everywhere: the later ones were replaced only where a rule finds them")
	}
	return statusError(code).orNil()
}

func (s statusError) orNil() error {
	if s == exitClean {
		return nil
	}
	return s
}

// fallen counts the values that did not get what was chosen for them.
func (r *scrubRun) fallen() (n int) {
	for _, res := range r.results {
		n += res.Fallen
	}
	return n
}

// closing is the last line: what was replaced in how many files.
func (r *scrubRun) closing(summary *scanner.Summary) string {
	verb := "replaced"
	if r.to.diff {
		verb = "would replace"
	}
	line := fmt.Sprintf("%s %s in %d of %s", verb, plural(r.values, "value"), r.changed, plural(summary.Files+summary.Failed, "file"))
	if len(r.counts) > 0 {
		line += ": " + strings.Join(tops(r.counts), ", ")
	}
	if n := r.failed + summary.Failed; n > 0 {
		line += fmt.Sprintf("; %d not scrubbed", n)
	}
	return line
}

// tops lists the entity types with the numbers of their values, the most
// frequent first.
func tops(counts scrub.Counts) []string {
	sums := map[rules.EntityType]int{}
	for t, ops := range counts {
		for _, n := range ops {
			sums[t] += n
		}
	}
	types := slices.SortedFunc(maps.Keys(sums), func(a, b rules.EntityType) int {
		if sums[a] != sums[b] {
			return sums[b] - sums[a]
		}
		return strings.Compare(string(a), string(b))
	})
	var out []string
	const most = 5
	for i, t := range types {
		if i == most {
			out = append(out, fmt.Sprintf("%d more types", len(types)-most))
			break
		}
		out = append(out, fmt.Sprintf("%s %d", t, sums[t]))
	}
	return out
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// effects says what the scrub did to the training data.
func (r *scrubRun) effects() {
	for _, i := range r.impacts {
		var b strings.Builder
		if err := i.WriteText(&b, r.c.Bool("verbose")); err != nil || b.Len() == 0 {
			continue
		}
		_, _ = fmt.Fprintf(r.e.stderr, "%s: %s", i.Path, b.String())
	}
}
