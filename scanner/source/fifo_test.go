//go:build unix

package source

import (
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A pipe without a writer must not block, named or found.
func TestFilesPipe(t *testing.T) {
	dir := tree(t, map[string]string{"sub/a.json": "{}"})
	for _, name := range []string{"pipe.json", "sub/pipe.json"} {
		if err := syscall.Mkfifo(filepath.Join(dir, filepath.FromSlash(name)), 0o600); err != nil {
			t.Skip("no named pipes here")
		}
	}
	var got []string
	done := make(chan bool)
	go func() {
		defer close(done)
		got = list(t, Files([]string{"pipe.json", "sub"}, Options{Dir: dir}))
		if _, _, err := openFile(filepath.Join(dir, "pipe.json")); err == nil {
			t.Error("a pipe was opened")
		}
	}()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatal("blocked on a pipe")
	}
	want := []string{
		`pipe.json: error: named pipe, not a regular file; use "-" to read standard input`,
		"sub/a.json: {}",
		"sub/pipe.json: skipped: named pipe",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}
