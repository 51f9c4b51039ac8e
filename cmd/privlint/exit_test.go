package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/report"
)

func TestResolve(t *testing.T) {
	clean := scanner.Summary{Files: 1}
	failed := scanner.Summary{Files: 1, Failed: 1}
	high := scanner.Summary{Files: 1, Findings: 1, Worst: rules.SeverityHigh}
	highAndFailed := scanner.Summary{Files: 1, Failed: 1, Findings: 1, Worst: rules.SeverityHigh}
	for _, tt := range []struct {
		name    string
		summary scanner.Summary
		change  func(*ending)
		want    int
		silent  bool
	}{
		{"clean", clean, nil, 0, false},
		{"clean and quiet", clean, func(e *ending) { e.quiet = true }, 0, true},
		{"nothing scanned", scanner.Summary{}, nil, 3, false},
		{"failed", failed, nil, 3, false},
		{"failed and quiet", failed, func(e *ending) { e.quiet = true }, 3, false},
		{"findings", high, nil, 1, false},
		{"findings and quiet", high, func(e *ending) { e.quiet = true }, 1, false},
		{"findings win over failures", highAndFailed, nil, 1, false},
		{"at the fail level", high, func(e *ending) { e.FailOn = rules.SeverityHigh }, 1, false},
		{"under the fail level", high, func(e *ending) { e.FailOn = rules.SeverityCritical }, 0, false},
		{"under the fail level and failed", highAndFailed, func(e *ending) { e.FailOn = rules.SeverityCritical }, 3, false},
		{"exit zero", high, func(e *ending) { e.exitZero = true }, 0, false},
		{"exit zero hides no failure", highAndFailed, func(e *ending) { e.exitZero = true }, 3, false},
		{"interrupted", high, func(e *ending) { e.Interrupted = true }, 130, false},
		{"broken pipe after findings", high, func(e *ending) { e.brokenPipe = true }, 1, true},
		{"broken pipe is never clean", clean, func(e *ending) { e.brokenPipe = true }, 3, true},
	} {
		t.Run(tt.name, func(t *testing.T) {
			e := ending{Closing: report.Closing{Summary: &tt.summary, Tally: &report.Tally{}, FailOn: rules.SeverityMedium}}
			if tt.change != nil {
				tt.change(&e)
			}
			code, line := e.resolve()
			if code != tt.want {
				t.Errorf("got code %d, want %d", code, tt.want)
			}
			if (line == "") != tt.silent {
				t.Errorf("got line %q, want silence %v", line, tt.silent)
			}
		})
	}
}

func TestFinish(t *testing.T) {
	for _, tt := range []struct {
		name   string
		err    error
		want   int
		stderr string
	}{
		{"no error", nil, 0, ""},
		{"status", statusError(1), 1, ""},
		{"usage", usage("unknown x").hinted("did you mean y?"), 2, "privlint: unknown x\nhint: did you mean y?\n"},
		{"wrapped usage", fmt.Errorf("file: %w", usage("bad")), 2, "privlint: bad\n"},
		{"broken pipe", fmt.Errorf("write: %w", syscall.EPIPE), 3, ""},
		{"full disk", &os.PathError{Op: "write", Path: "out", Err: syscall.ENOSPC}, 3, "privlint: write out: no space left on device\n"},
		{"control characters", errors.New("a\x1b[2J"), 3, "privlint: a\\x1b[2J\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var stderr bytes.Buffer
			if got := finish(&env{stderr: &stderr}, tt.err); got != tt.want {
				t.Errorf("got code %d, want %d", got, tt.want)
			}
			if got := stderr.String(); got != tt.stderr {
				t.Errorf("got %q, want %q", got, tt.stderr)
			}
		})
	}
}

// poison panics with a value, as a bug in a reader might.
func poison(e *env, fault any) (code int) {
	defer func() {
		if p := recover(); p != nil {
			code = reportFault(e, p)
		}
	}()
	panic(fault)
}

func TestFaultsHoldNoValues(t *testing.T) {
	var index []int
	bounds := func() (fault any) {
		defer func() { fault = recover() }()
		return index[len("536-90-4399")]
	}()
	for name, fault := range map[string]any{
		"string": "bad value 536-90-4399",
		"error":  errors.New("bad value 536-90-4399"),
		"bounds": bounds,
	} {
		t.Run(name, func(t *testing.T) {
			var stderr bytes.Buffer
			if got := poison(&env{stderr: &stderr}, fault); got != exitIncomplete {
				t.Errorf("got code %d, want %d", got, exitIncomplete)
			}
			got := stderr.String()
			if strings.Contains(got, "536") {
				t.Errorf("the value is in the report of the fault")
			}
			for _, want := range []string{"privlint: internal fault: ", "poison:", "hint: please report"} {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not in %q", want, got)
				}
			}
		})
	}
}
