package scrub

import (
	"bufio"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/source"
)

// errInverse says that the output is not the input with the edits.
var errInverse = errors.New("the edits, taken back, do not give the input")

// RemainsError tells that a scan of the output still finds what the scrub was
// to replace.
type RemainsError struct {
	// Rules are those of the findings, as often as they were found.
	Rules []string
	// Pos is where the first of them is.
	Pos document.Position
}

func (e *RemainsError) Error() string {
	return fmt.Sprintf("line %d, column %d: rule %s still finds something (%d in all)", e.Pos.Line, e.Pos.Column, e.Rules[0], len(e.Rules))
}

// Verify proves that the output of Rewrite is right: a scan finds nothing in
// it that was to be replaced, and the edits, taken back, give the input byte
// for byte. A *RemainsError says that it does.
func (s *Scrubber) Verify(ctx context.Context, r *Result, input, output Opener) error {
	if err := r.proveInverse(input, output); err != nil {
		return err
	}
	left := &leftovers{plan: s.plan, file: s.plan.files[r.Path]}
	item := source.Item{Path: r.Path, Named: true, Size: r.Output.Bytes, Open: output}
	if _, err := s.opts.Scanner.Scan(ctx, single{item}, left); err != nil {
		return err
	}
	if left.coverage.Status != scanner.StatusScanned && r.Output.Bytes > 0 && left.coverage.Units > 0 {
		return fmt.Errorf("output: %w", &UnscannedError{left.coverage})
	}
	if len(left.rules) > 0 {
		return &RemainsError{left.rules, left.pos}
	}
	return nil
}

// single is a source of one item.
type single struct{ item source.Item }

func (s single) Each(_ context.Context, visit func(source.Item) error) error { return visit(s.item) }

// leftovers collects what a scan finds though it was to be replaced.
type leftovers struct {
	plan     *plan
	file     *filePlan
	coverage *scanner.Coverage
	rules    []string
	pos      document.Position
}

// Finding implements scanner.Sink.
func (l *leftovers) Finding(f *scanner.Finding) error {
	if f.Suppressed != nil || f.Role() == document.RoleName {
		return nil
	}
	if _, change := l.plan.decide(f); !change || l.file.keeps(l.plan.known.hash(f.Reveal())) {
		return nil
	}
	if l.rules = append(l.rules, f.Rule); len(l.rules) == 1 {
		l.pos = document.Position{Line: f.Line, Column: f.Column}
	}
	return nil
}

// Coverage implements scanner.Sink.
func (l *leftovers) Coverage(c *scanner.Coverage) error {
	l.coverage = c
	return nil
}

// proveInverse takes the edits back and compares digests.
func (r *Result) proveInverse(input, output Opener) (err error) {
	in, err := input()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, in.Close()) }()
	out, err := output()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, out.Close()) }()

	const size = 256 << 10
	source, result := bufio.NewReaderSize(in, size), bufio.NewReaderSize(out, size)
	sum := sha256.New()
	at, read := 0, int64(0)
	for e := range r.log.all() {
		gap := e.span.Start - at
		if _, err := io.CopyN(sum, result, int64(gap)); err != nil {
			return errInverse
		}
		if _, err := result.Discard(e.fresh); err != nil {
			return errInverse
		}
		if _, err := source.Discard(gap); err != nil {
			return errInverse
		}
		if _, err := io.CopyN(sum, source, int64(e.span.Len())); err != nil {
			return errInverse
		}
		at = e.span.End
		read += int64(gap + e.fresh)
	}
	n, err := io.Copy(sum, result)
	if err != nil {
		return err
	}
	if read+n != r.Output.Bytes || [sha256.Size]byte(sum.Sum(nil)) != r.Input.SHA256 {
		return errInverse
	}
	return nil
}
