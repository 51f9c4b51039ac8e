package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"
)

// newScrubCanaryRun is a canaryRun with a key and without the files that hold
// values in names, which stay.
func newScrubCanaryRun(t *testing.T) *canaryRun {
	t.Helper()
	r := newCanaryRun(t)
	r.run(t, exitClean, "key", "new", "key")
	return r
}

// outcome runs the program and looks for values in what it says.
func (r *canaryRun) outcome(t *testing.T, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	e := &env{
		stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: r.dir,
		getenv: func(name string) string { return r.vars[name] },
		clock:  func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
	}
	code = run(context.Background(), e, args)
	// The number of the folder is chance and can hold digits of a value.
	r.leaks.check(t, fmt.Sprintf("stderr of %q", args), strings.ReplaceAll(errs.String(), r.dir, "DIR"))
	return code, out.String(), errs.String()
}

// TestScrubLeaksNothing looks into all that a scrub says and writes beside
// the files themselves.
func TestScrubLeaksNothing(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	r := newScrubCanaryRun(t)

	code, diff, _ := r.outcome(t, "scrub", "data", "--diff", "-v")
	if code > exitFindings || !strings.Contains(diff, "<US_SSN>") {
		t.Errorf("--diff: exit code %d, %d bytes", code, len(diff))
	}
	r.leaks.check(t, "--diff", diff)

	for _, operator := range []string{"", "*=mask", "*=redact", "*=pseudonym", "*=surrogate", "*=hash", "*=encrypt", "*=generalize", "*=drop"} {
		args := []string{"scrub", "data", "-o", "out", "--verify", "-v", "--key-file", "key", "--receipt", "receipt.json", "--impact", "impact.json"}
		if operator != "" {
			args = append(args, "--operator", operator)
		}
		if testing.Short() && operator != "" && operator != "*=surrogate" {
			continue
		}
		if code, stdout, _ := r.outcome(t, args...); code > exitFindings || stdout != "" {
			t.Errorf("%s: exit code %d, %d bytes on stdout", operator, code, len(stdout))
		}
		r.check(t, "receipt.json")
		r.check(t, "impact.json")
	}
	r.leaks.checkFiles(t, temp, 0)
}

// TestScrubErrorsLeakNothing has inputs, outputs and keys that are broken.
func TestScrubErrorsLeakNothing(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	r := newScrubCanaryRun(t)
	ssn := canaries()[6]
	var inside strings.Builder
	for _, c := range canaries() {
		inside.WriteString(quoteJSON(c.sentence) + ":" + quoteJSON(c.sentence) + ",")
	}
	for i, content := range []string{
		"{" + inside.String(), "{" + inside.String() + "\"a\":nul}", `{"a":"` + ssn.value, `{"a":"\u` + ssn.value + `"}`, "{" + inside.String() + "}",
		strings.Repeat("[", 20_000) + ssn.value, "\xff\xfe" + inside.String(), "PK\x03\x04" + inside.String(), "\x1f\x8b\x08" + inside.String(),
	} {
		for _, suffix := range []string{"json", "jsonl", "yaml", "csv", "zip"} {
			r.write(t, fmt.Sprintf("broken/%d.%s", i, suffix), content)
		}
	}
	r.write(t, "badkey", ssn.sentence)
	if err := os.Chmod(filepath.Join(r.dir, "badkey"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.write(t, "data.bak/x", ssn.value)
	r.write(t, "readonly.txt", ssn.sentence)
	if err := os.Chmod(filepath.Join(r.dir, "readonly.txt"), 0o400); err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		name string
		args []string
		want int // least exit code
	}{
		{"broken", []string{"scrub", "broken", "-o", "out", "-v"}, exitFindings},
		{"broken in place", []string{"scrub", "broken", "--write", "--verify"}, exitFindings},
		{"broken to stdout", []string{"scrub", "broken/0.json"}, exitFindings},
		{"bad key", []string{"scrub", "data", "-o", "out", "--key-file", "badkey"}, exitUsage},
		{"no key", []string{"scrub", "data", "-o", "out", "--key-file", "nosuch"}, exitUsage},
		{"read-only", []string{"scrub", "readonly.txt", "--write"}, exitIncomplete},
		{"backup there", []string{"scrub", "data/lines.txt", "--write", "--backup", "/x"}, exitUsage},
		{"output below a file", []string{"scrub", "data/lines.txt", "-o", "data/notes.md/x"}, exitUsage},
		{"receipt below a file", []string{"scrub", "data/lines.txt", "-o", "out/a", "--key-file", "key", "--receipt", "data/notes.md/x"}, exitUsage},
		{"wrong format", []string{"scrub", "data/lines.txt", "--input-format", "watson-dialog"}, exitIncomplete},
		{"restore", []string{"restore", "data", "-o", "back", "--key-file", "key"}, exitClean},
		{"restore broken", []string{"restore", "broken", "-o", "back", "--key-file", "key"}, exitClean},
		{"restore with a bad key", []string{"restore", "data", "-o", "back", "--key-file", "badkey"}, exitUsage},
		{"no receipt", []string{"receipt", "check", "data/skill.json"}, exitFindings},
		{"no receipt either", []string{"receipt", "check", "broken/1.json", "--key-file", "badkey"}, exitFindings},
	} {
		t.Run(tt.name, func(t *testing.T) {
			code, stdout, stderr := r.outcome(t, tt.args...)
			if code < tt.want || stderr == "" {
				t.Errorf("exit code %d, want %d; %d bytes on stderr", code, tt.want, len(stderr))
			}
			if tt.name == "broken to stdout" || tt.name == "wrong format" {
				r.leaks.check(t, "stdout", stdout)
			}
		})
	}
	r.leaks.checkFiles(t, temp, 0)
}

// TestScrubTempLeaksNothing looks into the folder of temporary files while a
// long input is kept there.
func TestScrubTempLeaksNothing(t *testing.T) {
	temp := t.TempDir()
	t.Setenv("TMPDIR", temp)
	var lines bytes.Buffer
	for lines.Len() < 20<<20 {
		for _, c := range canaries()[:60] {
			fmt.Fprintln(&lines, c.sentence)
		}
		for range 3000 {
			lines.WriteString("what is my balance today, and why is it so low\n")
		}
	}
	want := lines.Len()
	leaks := newLeaks()
	watch := &watcher{dir: temp, stop: make(chan struct{}), seen: map[string][]byte{}}
	watch.Go(watch.run)
	var errs bytes.Buffer
	var out counter
	e := &env{stdin: &lines, stdout: &out, stderr: &errs, dir: t.TempDir(), getenv: func(string) string { return "" }}
	code := run(context.Background(), e, []string{"scrub", "-", "--verify", "--stdin-filename", "lines.txt", "--select", "us-ssn,email-address,credit-card"})
	close(watch.stop)
	watch.Wait()
	if code != exitClean || out < counter(want/2) {
		t.Errorf("exit code %d, %d bytes of %d", code, out, want)
	}
	leaks.check(t, "stderr", errs.String())
	most := 0
	for name, data := range watch.seen {
		most = max(most, len(data))
		leaks.check(t, "temporary file "+filepath.Base(name), string(data))
	}
	if most < 1<<20 {
		t.Errorf("the largest temporary file that was seen has %d bytes: the test shows nothing", most)
	}
	if err := filepath.WalkDir(temp, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			t.Errorf("%s is left over", d.Name())
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}

// counter counts what is written.
type counter int

func (c *counter) Write(p []byte) (int, error) {
	*c += counter(len(p))
	return len(p), nil
}

// watcher copies the files of a folder again and again. Files without a name
// are read through the process's own descriptors where the system shows them.
type watcher struct {
	sync.WaitGroup
	dir  string
	stop chan struct{}
	seen map[string][]byte
}

func (w *watcher) run() {
	for {
		select {
		case <-w.stop:
			return
		default:
		}
		w.look()
		time.Sleep(5 * time.Millisecond)
	}
}

func (w *watcher) look() {
	paths, _ := filepath.Glob(filepath.Join(w.dir, "*"))
	links, _ := filepath.Glob("/proc/self/fd/*")
	for _, link := range links {
		if to, err := os.Readlink(link); err == nil && strings.HasPrefix(to, w.dir) {
			paths = append(paths, link)
		}
	}
	for _, path := range paths {
		f, err := os.Open(path)
		if err != nil {
			continue
		}
		data, err := io.ReadAll(io.LimitReader(f, 2<<20))
		if closeErr := f.Close(); errors.Join(err, closeErr) == nil && len(data) > len(w.seen[path]) {
			w.seen[path] = data
		}
	}
}

// TestWatcherSees makes sure that a value in a temporary file is seen, with a
// name and without.
func TestWatcherSees(t *testing.T) {
	dir := t.TempDir()
	f, err := os.CreateTemp(dir, "x")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	if _, err := f.WriteString(canaries()[6].sentence); err != nil {
		t.Fatal(err)
	}
	w := &watcher{dir: dir, seen: map[string][]byte{}}
	w.look()
	if len(w.seen) == 0 {
		t.Fatal("a file is not seen")
	}
	for _, data := range w.seen {
		if _, _, _, leaked := newLeaks().find(string(data)); !leaked {
			t.Error("its value is not seen")
		}
	}
	if _, err := os.Stat("/proc/self/fd"); err != nil {
		t.Skip("files without a name cannot be seen here")
	}
	if err := os.Remove(f.Name()); err != nil {
		t.Fatal(err)
	}
	w = &watcher{dir: dir, seen: map[string][]byte{}}
	if w.look(); len(w.seen) == 0 {
		t.Error("a file without a name is not seen")
	}
}
