package scrub

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/scrub/cipher"
	"github.com/privlint/privlint/scanner/scrub/key"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/source"
)

// input is a file of a test.
type input struct {
	name string
	data []byte
}

func (in input) open() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(in.data)), nil }

// inputs are a source of scans.
type inputs []input

// Each implements source.Source.
func (list inputs) Each(_ context.Context, visit func(source.Item) error) error {
	for _, in := range list {
		if err := visit(source.Item{Path: in.name, Named: true, Size: int64(len(in.data)), Open: in.open}); err != nil {
			return err
		}
	}
	return nil
}

// sharedScanners are made once: their rules take long to compile.
var sharedScanners = sync.OnceValues(func() ([2]*scanner.Scanner, error) {
	var out [2]*scanner.Scanner
	for i := range out {
		s, err := scanner.New(scanner.Options{Jobs: i + 1})
		if err != nil {
			return out, err
		}
		out[i] = s
	}
	return out, nil
})

func sharedScanner(tb testing.TB, jobs int) *scanner.Scanner {
	tb.Helper()
	list, err := sharedScanners()
	if err != nil {
		tb.Fatal(err)
	}
	return list[jobs-1]
}

var testKey = sync.OnceValues(func() (key.Key, error) {
	sum := sha256.Sum256([]byte("an invented key"))
	return key.Parse([]byte(hex.EncodeToString(sum[:])))
})

// trial is one run of a scrub over files in memory.
type trial struct {
	// operators are rules of an operator.Chain.
	operators []string
	dedupe    Dedupe
	scanner   *scanner.Scanner
	jobs      int
}

// outcome is what a trial made of one file.
type outcome struct {
	*Result
	data []byte
	err  error
}

func (tr trial) chain(tb testing.TB) *operator.Chain {
	tb.Helper()
	k, err := testKey()
	if err != nil {
		tb.Fatal(err)
	}
	set, err := rules.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	var layer []operator.Rule
	for _, text := range tr.operators {
		r, err := operator.ParseRule(text)
		if err != nil {
			tb.Fatal(err)
		}
		layer = append(layer, r)
	}
	c, err := operator.NewChain(operator.NewMaker(operator.Options{Key: k, Year: 2026}), set, layer)
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

// notes collects what a survey finds, and has findings suppressed.
type notes struct {
	values   []string
	coverage []*scanner.Coverage
}

// Finding implements scanner.Sink.
func (n *notes) Finding(f *scanner.Finding) error {
	n.values = append(n.values, f.Reveal())
	return nil
}

// Coverage implements scanner.Sink.
func (n *notes) Coverage(c *scanner.Coverage) error {
	n.coverage = append(n.coverage, c)
	return nil
}

// scrubber prepares a run over files.
func (tr trial) scrubber(tb testing.TB, files []input) *Scrubber {
	tb.Helper()
	if tr.scanner == nil {
		tr.scanner = sharedScanner(tb, max(tr.jobs, 1))
	}
	chain := tr.chain(tb)
	s := New(Options{
		Scanner: tr.scanner, From: rules.SeverityLow, Dedupe: tr.dedupe, Subjects: chain.Uses("date-shift"),
		Choose: func(f *scanner.Finding) *operator.Operator { return chain.Choose(f.Rule, f.EntityType, f.Category) },
		Also:   &notes{},
	})
	if _, err := s.Survey(tb.Context(), inputs(files)); err != nil {
		tb.Fatal(err)
	}
	return s
}

// scrub runs over files.
func (tr trial) scrub(tb testing.TB, files ...input) []outcome {
	tb.Helper()
	s := tr.scrubber(tb, files)
	out := make([]outcome, len(files))
	for i, in := range files {
		var b bytes.Buffer
		out[i].Result, out[i].err = s.Rewrite(in.name, in.open, &b, nil)
		out[i].data = b.Bytes()
		if out[i].err == nil {
			result := input{in.name, out[i].data}
			out[i].err = s.Verify(tb.Context(), out[i].Result, in.open, result.open)
		}
	}
	return out
}

// restored gives back what a trial has encrypted.
func restored(tb testing.TB, in input) ([]byte, *Restored, error) {
	tb.Helper()
	k, err := testKey()
	if err != nil {
		tb.Fatal(err)
	}
	values, err := cipher.NewRestorer(k, isType)
	if err != nil {
		tb.Fatal(err)
	}
	plain, err := plainScanner()
	if err != nil {
		tb.Fatal(err)
	}
	var b bytes.Buffer
	res, err := NewRestorer(plain, values).Restore(in.name, bytes.NewReader(in.data), &b)
	return b.Bytes(), res, err
}

var plainScanner = sync.OnceValues(func() (*scanner.Scanner, error) {
	return scanner.New(scanner.Options{Rules: new(rules.Set)})
})

func isType(name string) bool {
	_, ok := rules.TypeOf(rules.EntityType(name))
	return ok
}

// remaining lists the rules that find something in data that was to go,
// without the help of the code under test.
func remaining(tb testing.TB, in input) []string {
	tb.Helper()
	var found findings
	if _, err := sharedScanner(tb, 1).Scan(tb.Context(), inputs{in}, &found); err != nil {
		tb.Fatal(err)
	}
	var out []string
	for _, f := range found {
		if f.Severity < rules.SeverityLow || f.Reserved() || f.Role() == document.RoleName ||
			f.Role() == document.RoleWebhook && f.EntityType == "URL" {
			continue
		}
		out = append(out, fmt.Sprintf("%s at %d:%d", f.Rule, f.Line, f.Column))
	}
	return out
}

// findings is a sink.
type findings []scanner.Finding

// Finding implements scanner.Sink.
func (l *findings) Finding(f *scanner.Finding) error {
	*l = append(*l, *f)
	return nil
}

// Coverage implements scanner.Sink.
func (l *findings) Coverage(*scanner.Coverage) error { return nil }

// prove runs a trial over files and checks the properties that hold for every
// operator. It returns the outcomes, nil for files that cannot be scanned.
func (tr trial) prove(tb testing.TB, files ...input) []outcome {
	tb.Helper()
	out := tr.scrub(tb, files...)
	again := make([]input, 0, len(files))
	for i, o := range out {
		in := files[i]
		if e, unscanned := errors.AsType[*UnscannedError](o.err); unscanned {
			tb.Logf("%s: %v", in.name, e)
			return nil
		}
		if o.err != nil {
			tb.Fatalf("%s, %s: %v\n%q\ngot\n%q", in.name, tr.operators, o.err, clip(in.data), clip(o.data))
		}
		if fault := outside(in.data, o.data, &o.log); fault != "" {
			tb.Fatalf("%s, %s: %s\n%q\ngot\n%q", in.name, tr.operators, fault, clip(in.data), clip(o.data))
		}
		if o.Dropped == 0 && len(o.data) > 0 {
			if fault := sameShape(in.name, o.Format, in.data, o.data); fault != "" {
				tb.Fatalf("%s (%s), %s: %s\n%q\ngot\n%q", in.name, o.Format, tr.operators, fault, clip(in.data), clip(o.data))
			}
		}
		again = append(again, input{in.name, o.data})
	}
	for i, o := range tr.scrub(tb, again...) {
		if o.err != nil {
			if _, unscanned := errors.AsType[*UnscannedError](o.err); unscanned && (out[i].Dropped > 0 || tr.operators[0] == "*=redact") {
				continue // nothing is left that is text
			}
			tb.Fatalf("%s, %s: again: %v\n%q\ngot\n%q", files[i].name, tr.operators, o.err, clip(files[i].data), clip(again[i].data))
		}
		if !bytes.Equal(o.data, again[i].data) {
			tb.Fatalf("%s, %s: twice is not once\n%q\nonce\n%q\ntwice\n%q", files[i].name, tr.operators, clip(files[i].data), clip(again[i].data), clip(o.data))
		}
	}
	return out
}

// outside compares the bytes between the edits.
func outside(in, out []byte, log *editLog) string {
	at, to := 0, 0
	for e := range log.all() {
		n := e.span.Start - at
		if n < 0 || to+n+e.fresh > len(out) || e.span.End > len(in) {
			return "an edit lies outside"
		}
		if !bytes.Equal(in[at:e.span.Start], out[to:to+n]) {
			return fmt.Sprintf("bytes before the edit at %d differ", e.span.Start)
		}
		at, to = e.span.End, to+n+e.fresh
	}
	if !bytes.Equal(in[at:], out[to:]) {
		return "bytes behind the last edit differ"
	}
	return ""
}

// reversible tells that nothing was replaced for good.
func (o *outcome) reversible() bool {
	for _, ops := range o.Counts {
		for name := range ops {
			if name != "encrypt" && name != "fpe" {
				return false
			}
		}
	}
	return true
}

func clip(data []byte) []byte {
	const most = 6000
	if len(data) > most {
		return slices.Concat(data[:most], []byte("..."))
	}
	return data
}

// encoded writes UTF-8 in a character set, nil where that cannot.
func encoded(tb testing.TB, text []byte, name string) []byte {
	tb.Helper()
	if name == "utf-8-bom" {
		return slices.Concat([]byte("\ufeff"), text)
	}
	bom := ""
	if strings.HasPrefix(name, "utf") {
		bom = "\ufeff"
	}
	out, err := charset(name).NewEncoder().Bytes(slices.Concat([]byte(bom), text))
	if err != nil {
		return nil
	}
	return out
}
