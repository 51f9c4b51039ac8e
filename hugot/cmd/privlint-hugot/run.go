package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"syscall"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
	"github.com/privlint/privlint/scanner/source"

	"github.com/privlint/privlint/hugot"
)

// The exit codes are those of privlint: findings win over an incomplete scan.
const (
	exitClean       = 0
	exitFindings    = 1
	exitUsage       = 2
	exitIncomplete  = 3
	exitInterrupted = 130
)

// env is what the program sees of the process.
type env struct {
	stdin          io.Reader
	stdout, stderr io.Writer
}

func (e *env) say(line string) {
	_, _ = fmt.Fprintf(e.stderr, "privlint-hugot: %s\n", line)
}

// run is the program: it gives the exit code.
func run(ctx context.Context, e *env, args []string) int {
	s, err := parse(args, e.stderr)
	switch {
	case errors.Is(err, flag.ErrHelp):
		return exitClean
	case err != nil:
		e.say(report.Escape(err.Error()))
		return exitUsage
	}
	model, err := hugot.New(s.model, s.options)
	if err != nil {
		e.say(report.Escape(err.Error()))
		return exitUsage
	}
	defer model.Close()
	// a text takes up to seconds, and a batch holds many
	defer context.AfterFunc(ctx, model.Close)()
	return scan(ctx, e, s, model)
}

// scan scans with the model.
func scan(ctx context.Context, e *env, s *settings, model *hugot.Tagger) int {
	set, err := rules.Builtin()
	if err != nil {
		e.say(err.Error())
		return exitIncomplete
	}
	options := scanner.Options{
		Rules: set, Jobs: s.jobs, Invented: surrogate.Is, Tagger: hugot.Join(s.tagger, model),
		View: scanner.View{MinScore: s.minScore},
	}
	if s.options.Organizations { // their rule is off unless it is named
		options.Select = []string{"ORGANIZATION"}
		for _, category := range rules.Categories() {
			options.Select = append(options.Select, string(category))
		}
	}
	prepared, err := scanner.New(options)
	if err != nil {
		e.say(report.Escape(err.Error()))
		return exitUsage
	}
	out, err := report.New(s.format, e.stdout, report.Options{Rules: set})
	if err != nil {
		e.say(report.Escape(err.Error()))
		return exitUsage
	}
	sink := &results{e: e, out: out, failures: model.Failures}
	summary, err := prepared.Scan(ctx, source.Files(s.paths, source.Options{Stdin: e.stdin, StdinName: s.stdin}), sink)
	interrupted := ctx.Err() != nil
	if interrupted {
		err = nil
	}
	summary.Partial += sink.spoilt
	if err == nil {
		err = out.Close(&summary)
	}
	switch {
	case errors.Is(err, syscall.EPIPE):
		return exitIncomplete
	case err != nil:
		e.say(report.Escape(err.Error()))
		return exitIncomplete
	}
	if err := model.Err(); err != nil && !interrupted {
		e.say(fmt.Sprintf("%s: %s", report.Plural(model.Failures(), "text"), err))
	}
	closing := report.Closing{Summary: &summary, Tally: &sink.tally, FailOn: s.failOn, Interrupted: interrupted}
	e.say(closing.Line())
	switch {
	case interrupted:
		return exitInterrupted
	case summary.Worst != 0 && summary.Worst >= s.failOn:
		return exitFindings
	case !closing.Complete():
		return exitIncomplete
	}
	return exitClean
}

// results passes results on to the report. Once the model has failed on a
// text, no input that ends counts as scanned: the text may have been in it.
type results struct {
	e        *env
	out      report.Writer
	tally    report.Tally
	failures func() int
	spoilt   int // inputs that count as scanned in the summary and are not
}

func (r *results) Finding(f *scanner.Finding) error {
	_ = r.tally.Finding(f)
	return r.out.Finding(f)
}

func (r *results) Coverage(c *scanner.Coverage) error {
	if r.failures() > 0 && (c.Status == scanner.StatusScanned || c.Status == scanner.StatusPartial) {
		if c.Status == scanner.StatusScanned {
			c.Status = scanner.StatusPartial
			r.spoilt++
		}
		c.Reasons = append(c.Reasons, "the model failed on a text of this or another input")
	}
	_ = r.tally.Coverage(c)
	if err := r.out.Coverage(c); err != nil {
		return err
	}
	if line := report.ProblemLine(c); line != "" {
		r.e.say(line)
	}
	return nil
}
