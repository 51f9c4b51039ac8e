package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/urfave/cli/v2"
	"golang.org/x/term"

	"github.com/privlint/privlint/scanner/config"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/report"
	"github.com/privlint/privlint/scanner/scrub"
	"github.com/privlint/privlint/scanner/scrub/key"
	"github.com/privlint/privlint/scanner/scrub/review"
)

// defaultReview is where decisions of a review are kept.
const defaultReview = ".privlint-review.jsonl"

func reviewFlags() []cli.Flag {
	return []cli.Flag{
		&cli.BoolFlag{
			Name: "review", EnvVars: variable("review"), DisableDefaultText: true,
			Usage: "decide on each finding at the terminal before anything is written (default: off)",
		},
		&cli.StringFlag{
			Name: "review-file", EnvVars: variable("review-file"), Value: defaultReview,
			Usage: "keep the decisions of --review in `FILE`, without values, and take up those in it; delete it to start anew",
		},
	}
}

// review has a person decide on the findings, and puts the decisions into the
// options of the scrub.
func (r *scrubRun) review(opts *scrub.Options) (err error) {
	tty, err := openTerminal(r.e)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, tty.close()) }()
	file, err := reviewConfig(r.c, r.e)
	if err != nil {
		return err
	}
	name := r.c.String("review-file")
	log, err := review.OpenLog(r.e.path(name), name)
	if err != nil {
		return usage("%s", err)
	}
	defer func() { err = errors.Join(err, log.Close()) }()

	painted := *r.e
	painted.terminal = true // what counts is where the questions go
	session := review.New(review.Options{
		Keyboard: tty.keyboard(r.c, r.e), Out: tty.out, Width: tty.width, Color: painted.useColor(r.c.String("color")),
		ShowValues: r.c.Bool("show-values"), Rules: r.rules, Make: r.chain.Make, Found: foundAgain(opts), Log: log,
		Digest: reviewDigest(r.key), Today: r.e.now().Format(time.DateOnly),
		Config: file.shown, NewConfig: file.created, NoSuppress: file.fault,
	})
	if err := r.collect(*opts, session); err != nil {
		return err
	}
	if err := session.Run(); err != nil {
		return r.unfinished(err, log, name)
	}
	if err := file.add(session.Suppressions(), r.to.diff); err != nil {
		return err
	}
	opts.Review = session.Decide
	opts.Subjects = opts.Subjects || session.Uses("date-shift")
	return nil
}

// collect gathers what would be replaced. It is a survey of its own, so that
// everything is known when the first question comes.
func (r *scrubRun) collect(opts scrub.Options, session *review.Session) error {
	opts.Review, opts.Also = session.Collect, nil
	_, err := scrub.New(opts).Survey(r.c.Context, r.in)
	r.bar.end()
	switch {
	case r.c.Err() != nil:
		r.e.say("interrupted, nothing was written")
		return statusError(exitInterrupted)
	case errors.Is(err, review.ErrTooMany):
		return usage("%s, too many to look at", err).hinted("review some types at a time: --select US_SSN,PERSON; or some files")
	}
	return err
}

// unfinished says how a review ended that was not finished.
func (r *scrubRun) unfinished(err error, log *review.Log, name string) error {
	code := exitIncomplete
	switch {
	case r.c.Err() != nil || errors.Is(err, review.ErrInterrupted):
		code = exitInterrupted
	case !errors.Is(err, review.ErrQuit):
		return err
	}
	if log.Empty() {
		r.e.say("review not finished, nothing was written")
		return statusError(code)
	}
	r.e.say("review not finished, nothing was written; decisions are kept in " + report.Escape(name))
	r.e.hint("the same command goes on from here")
	return statusError(code)
}

// foundAgain tells whether the scanner finds anything in a part of a text.
func foundAgain(opts *scrub.Options) func(before, text, after string) bool {
	return func(before, text, after string) bool {
		part := document.Span{Start: len(before), End: len(before) + len(text)}
		reader, err := opts.Scanner.Reader("review.txt", strings.NewReader(before+text+after))
		if err != nil {
			return false
		}
		found := false
		_ = reader.Each(func(u *document.Unit) error { // it is a preview: what cannot be read is not told of
			list, err := reader.Match(u)
			for i := range list {
				_, span := list[i].Where()
				found = found || list[i].Severity >= opts.From && span.Start < part.End && part.Start < span.End
			}
			return err
		})
		return found
	}
}

// reviewDigest tells values apart by a key, nil without one.
func reviewDigest(k key.Key) func(rule, value string) string {
	if k.IsZero() {
		return nil
	}
	secret := k.Derive("review", sha256.Size)
	return func(rule, value string) string {
		mac := hmac.New(sha256.New, secret)
		_, _ = mac.Write([]byte(rule + "\x00" + value)) // a hash does not fail
		return hex.EncodeToString(mac.Sum(nil)[:16])
	}
}

// terminal is where a person sits, whatever the streams of the process are.
type terminal struct {
	in, out *os.File
	opened  *os.File // nil where in and out are streams of the process
}

// openTerminal takes standard input and standard error where they are a
// terminal, else that which controls the process.
func openTerminal(e *env) (*terminal, error) {
	t := &terminal{in: asTerminal(e.stdin), out: asTerminal(e.stderr)}
	if t.in != nil && t.out != nil {
		return t, nil
	}
	f, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return nil, usage("--review asks questions at a terminal, and there is none").
			hinted("--diff shows what would change; --operator TYPE=keep leaves a type as it is")
	}
	t.opened = f
	if t.in == nil {
		t.in = f
	}
	if t.out == nil {
		t.out = f
	}
	return t, nil
}

func asTerminal(stream any) *os.File {
	if f, ok := stream.(*os.File); ok && term.IsTerminal(int(f.Fd())) {
		return f
	}
	return nil
}

func (t *terminal) close() error {
	if t.opened == nil {
		return nil
	}
	return t.opened.Close()
}

func (t *terminal) width() int {
	width, _, err := term.GetSize(int(t.out.Fd()))
	if err != nil {
		return 0
	}
	return width
}

// keyboard reads single keys, or lines from a terminal that knows no better.
func (t *terminal) keyboard(c *cli.Context, e *env) *review.Keyboard {
	in := newInterruptible(c.Context, t.in)
	if e.getenv("TERM") == "dumb" {
		return review.Lines(in)
	}
	fd := int(t.in.Fd())
	return review.Keys(in, func() (func(), error) {
		state, err := term.MakeRaw(fd)
		if err != nil {
			return nil, err
		}
		return func() { _ = term.Restore(fd, state) }, nil // nothing else can be done
	})
}

// suppressFile is the configuration file that takes suppressions.
type suppressFile struct {
	e       *env
	path    string // absolute
	shown   string
	created bool   // there is none yet
	fault   string // why it cannot take any
}

// reviewConfig finds the nearest configuration file and tries whether it can
// take suppressions.
func reviewConfig(c *cli.Context, e *env) (*suppressFile, error) {
	files, err := configFiles(c, e)
	if err != nil {
		return nil, usage("%s", err)
	}
	f := &suppressFile{e: e}
	switch {
	case c.Bool("no-config"):
		f.fault = "--no-config is given"
		return f, nil
	case len(files) == 0:
		f.path, f.created = e.locate(config.Names[0]), true
	default:
		f.path = files[0]
	}
	f.shown = e.show(f.path)
	if _, err := f.with([]review.Suppression{{Rule: "person-name", Reason: "a trial"}}); err != nil {
		f.fault = f.shown + ": " + err.Error()
	}
	return f, nil
}

// with is the text of the file with more suppressions.
func (f *suppressFile) with(list []review.Suppression) ([]byte, error) {
	src, err := os.ReadFile(f.path)
	missing := f.created && errors.Is(err, os.ErrNotExist)
	if err != nil && !missing {
		return nil, cause(err)
	}
	return review.AddSuppressions(src, list)
}

// add writes suppressions to the file.
func (f *suppressFile) add(list []review.Suppression, dry bool) error {
	if len(list) == 0 {
		return nil
	}
	if dry {
		f.e.say(fmt.Sprintf("--diff writes nothing: %s not added to %s", plural(len(list), "suppression"), f.shown))
		return nil
	}
	for i := range list {
		list[i].Path = f.pattern(list[i].Path)
	}
	text, err := f.with(list)
	if err != nil {
		return usage("%s: %s", f.shown, err)
	}
	out, err := createAtomic(f.path, false)
	if err != nil {
		return usage("cannot write %s: %s", f.shown, cause(err))
	}
	if _, err := out.Write(text); err != nil {
		out.abandon()
		return usage("cannot write %s: %s", f.shown, cause(err))
	}
	if err := out.commit(); err != nil {
		return err
	}
	f.e.say(fmt.Sprintf("added %s to %s", plural(len(list), "suppression"), f.shown))
	return nil
}

// pattern fits the path of an input and no other. It is empty for what is not
// below the file.
func (f *suppressFile) pattern(path string) string {
	rel, err := filepath.Rel(filepath.Dir(f.path), f.e.locate(path))
	if err != nil || !filepath.IsLocal(rel) {
		return ""
	}
	return "/" + strings.NewReplacer(`*`, `\*`, `?`, `\?`, `[`, `\[`, `{`, `\{`).Replace(filepath.ToSlash(rel))
}
