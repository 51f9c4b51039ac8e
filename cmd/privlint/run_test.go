package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/iotest"
)

// manyFindings is text for several batches of the scanner, with findings at
// its beginning that fill the buffer of every report.
func manyFindings() string {
	return strings.Repeat("my ssn is 536-90-4399 and so on\n", 300) +
		strings.Repeat("what is my balance today, and why\n", 90_000)
}

// hook calls f before every write.
type hook struct {
	bytes.Buffer
	f func() error
}

func (h *hook) Write(p []byte) (int, error) {
	if err := h.f(); err != nil {
		return 0, err
	}
	return h.Buffer.Write(p)
}

// waiting is standard input that nobody types any more.
type waiting struct{ forever chan struct{} }

func (w waiting) Read([]byte) (int, error) {
	<-w.forever
	return 0, io.EOF
}

func TestInterrupt(t *testing.T) {
	// The others write nothing before an input is at its end.
	all := []string{"text", "concise", "json", "jsonl", "sarif", "gitlab", "csv"}
	if testing.Short() {
		all = []string{"json"}
	}
	for _, format := range all {
		t.Run(format, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			forever := make(chan struct{})
			defer close(forever)
			stdout := &hook{f: func() error { cancel(); return nil }}
			var stderr bytes.Buffer
			e := &env{
				stdin:  io.MultiReader(strings.NewReader(manyFindings()), waiting{forever}),
				stdout: stdout, stderr: &stderr, dir: t.TempDir(),
				getenv: func(string) string { return "" },
			}
			code := run(ctx, e, []string{"scan", "-", "-f", format, "-o", "-", "-o", "jsonl=out"})
			if code != exitInterrupted {
				t.Errorf("got code %d, want %d", code, exitInterrupted)
			}
			if !strings.Contains(stderr.String(), "before the interrupt") {
				t.Errorf("got %q on stderr", stderr.String())
			}
			if got := stdout.String(); !strings.Contains(got, "us-ssn") || !strings.HasSuffix(got, "\n") {
				t.Errorf("what was finished is not shown: %d bytes", len(got))
			}
			if slices.Contains([]string{"json", "sarif", "gitlab"}, format) && !json.Valid(stdout.Bytes()) {
				t.Error("not JSON")
			}
			if left, err := os.ReadDir(e.dir); err != nil || len(left) > 0 {
				t.Errorf("got files %v and error %v, want neither", left, err)
			}
		})
	}
}

func TestBrokenPipe(t *testing.T) {
	for _, tt := range []struct {
		name string
		args []string
		want int
	}{
		{"after findings", nil, exitFindings},
		{"under the fail level", []string{"--exit-zero"}, exitIncomplete},
		{"json", []string{"-f", "json"}, exitFindings},
	} {
		t.Run(tt.name, func(t *testing.T) {
			writes := 0
			stdout := &hook{f: func() error {
				if writes++; writes > 3 {
					return syscall.EPIPE
				}
				return nil
			}}
			var stderr bytes.Buffer
			e := &env{
				stdin: strings.NewReader(manyFindings()), stdout: stdout, stderr: &stderr,
				getenv: func(string) string { return "" },
			}
			if code := run(t.Context(), e, append([]string{"scan", "-"}, tt.args...)); code != tt.want {
				t.Errorf("got code %d, want %d", code, tt.want)
			}
			if stderr.Len() > 0 {
				t.Errorf("got %q on stderr, want silence", stderr.String())
			}
		})
	}
}

func TestFullDisk(t *testing.T) {
	var stderr bytes.Buffer
	e := &env{
		stdin: strings.NewReader(manyFindings()), stdout: &hook{f: func() error { return syscall.ENOSPC }}, stderr: &stderr,
		getenv: func(string) string { return "" },
	}
	if code := run(t.Context(), e, []string{"scan", "-"}); code != exitIncomplete {
		t.Errorf("got code %d, want %d", code, exitIncomplete)
	}
	if got := stderr.String(); !strings.Contains(got, "no space left on device") {
		t.Errorf("got %q on stderr", got)
	}
}

func TestInterruptible(t *testing.T) {
	text := strings.Repeat("0123456789", 20_000)
	if err := iotest.TestReader(newInterruptible(t.Context(), strings.NewReader(text)), []byte(text)); err != nil {
		t.Error(err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	forever := make(chan struct{})
	defer close(forever)
	r := newInterruptible(ctx, waiting{forever})
	context.AfterFunc(t.Context(), cancel)
	go cancel()
	if n, err := r.Read(make([]byte, 10)); n != 0 || err == nil {
		t.Errorf("got %d bytes and error %v, want an error alone", n, err)
	}
}

// BenchmarkStart is everything that one run on 10 KB costs within the
// process.
func BenchmarkStart(b *testing.B) {
	path := filepath.Join(b.TempDir(), "small.txt")
	if err := os.WriteFile(path, []byte(strings.Repeat("what is my balance today, and why\n", 300)), 0o600); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		e := &env{stdin: strings.NewReader(""), stdout: io.Discard, stderr: io.Discard, getenv: func(string) string { return "" }}
		if code := run(b.Context(), e, []string{"scan", path}); code != exitClean {
			b.Fatalf("exit code %d", code)
		}
	}
}
