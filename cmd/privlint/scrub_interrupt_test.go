package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/privlint/privlint/scanner/source"
)

// manyValues is text of some megabytes with values in it.
func manyValues() string { return strings.Repeat(manyFindings()[:400_000], 8) }

// TestScrubInterrupt interrupts a scrub before it writes: the file stays,
// nothing is left beside it, and the exit code is 130.
func TestScrubInterrupt(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
	}{
		{"in place", []string{"scrub", "--write", "a.txt"}},
		{"copies", []string{"scrub", "a.txt", "-o", "out/"}},
		{"standard output", []string{"scrub", "a.txt"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			path := filepath.Join(dir, "a.txt")
			old := []byte(manyValues())
			if err := os.WriteFile(path, old, 0o600); err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithCancel(t.Context())
			cancel()
			var out, errs bytes.Buffer
			e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: dir, getenv: func(string) string { return "" }}
			if code := run(ctx, e, tt.args); code != exitInterrupted {
				t.Errorf("exit code %d, want %d", code, exitInterrupted)
			}
			if got := errs.String(); !strings.Contains(got, "interrupted") {
				t.Errorf("got %q on stderr", got)
			}
			if data, err := os.ReadFile(path); err != nil || !bytes.Equal(data, old) {
				t.Errorf("the file changed, error %v", err)
			}
			if out.Len() > 0 {
				t.Errorf("%d bytes on stdout", out.Len())
			}
			if left, _ := filepath.Glob(filepath.Join(dir, ".privlint*")); len(left) > 0 {
				t.Errorf("%d files are left over", len(left))
			}
		})
	}
}

// TestScrubInterruptWhileWriting interrupts in the midst of a file: it and
// those behind it stay as they were.
func TestScrubInterruptWhileWriting(t *testing.T) {
	dir := t.TempDir()
	old := []byte(manyValues())
	names := []string{"a.txt", "b.txt"}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	begun := filepath.Join(dir, source.TempPrefix+"*")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	go func() {
		for ctx.Err() == nil {
			if list, _ := filepath.Glob(begun); len(list) > 0 {
				cancel()
			}
			time.Sleep(time.Millisecond)
		}
	}()
	var errs bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: io.Discard, stderr: &errs, dir: dir, getenv: func(string) string { return "" }}
	if code := run(ctx, e, append([]string{"scrub", "--write"}, names...)); code != exitInterrupted {
		t.Errorf("exit code %d, want %d", code, exitInterrupted)
	}
	if got := errs.String(); !strings.Contains(got, "interrupted") {
		t.Errorf("got %q on stderr", got)
	}
	for _, name := range names {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || !bytes.Equal(data, old) {
			t.Errorf("%s changed after the interrupt, error %v", name, err)
		}
	}
	if left, _ := filepath.Glob(begun); len(left) > 0 {
		t.Errorf("%d files are left over", len(left))
	}
}

// TestScrubBrokenPipe ends quietly when nobody reads the output any more.
func TestScrubBrokenPipe(t *testing.T) {
	for _, args := range [][]string{{"scrub", "-"}, {"scrub", "-", "--verify"}, {"scrub", "-", "--diff"}} {
		t.Run(strings.Join(args, " "), func(t *testing.T) {
			writes := 0
			stdout := &hook{f: func() error {
				if writes++; writes > 1 {
					return syscall.EPIPE
				}
				return nil
			}}
			var errs bytes.Buffer
			e := &env{stdin: strings.NewReader(manyValues()), stdout: stdout, stderr: &errs, dir: t.TempDir(), getenv: func(string) string { return "" }}
			if code := run(t.Context(), e, args); code != exitIncomplete {
				t.Errorf("exit code %d, want %d", code, exitIncomplete)
			}
			if errs.Len() > 0 {
				t.Errorf("got %q on stderr, want silence", errs.String())
			}
		})
	}
}

// TestScrubFullDisk says why the output is not whole.
func TestScrubFullDisk(t *testing.T) {
	var errs bytes.Buffer
	e := &env{
		stdin: strings.NewReader(manyValues()), stdout: &hook{f: func() error { return syscall.ENOSPC }}, stderr: &errs,
		dir: t.TempDir(), getenv: func(string) string { return "" },
	}
	if code := run(t.Context(), e, []string{"scrub", "-"}); code != exitIncomplete {
		t.Errorf("exit code %d, want %d", code, exitIncomplete)
	}
	if got := errs.String(); !strings.Contains(got, "no space left on device") {
		t.Errorf("got %q on stderr", got)
	}
}
