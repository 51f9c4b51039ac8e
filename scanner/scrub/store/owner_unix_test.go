//go:build unix

package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// Owner and group stay where the user may say so.
func TestFileOwner(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	write(t, path, "old")
	if err := os.Chown(path, 12345, 54321); err != nil {
		t.Skipf("the user cannot give files away: %v", err)
	}
	f, err := replace(t, path, "new", Options{})
	if err != nil || f.Note() != "" {
		t.Fatalf("note %q, error %v", f.Note(), err)
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if st, ok := info.Sys().(*syscall.Stat_t); !ok || st.Uid != 12345 || st.Gid != 54321 {
		t.Errorf("owner %d, group %d", st.Uid, st.Gid)
	}
}

// A pipe must neither block nor be replaced.
func TestCreatePipe(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.json")
	if err := syscall.Mkfifo(path, 0o600); err != nil {
		t.Skipf("no named pipes here: %v", err)
	}
	done := make(chan error, 1)
	go func() {
		_, err := Create(path, Options{})
		done <- err
	}()
	select {
	case err := <-done:
		if err == nil || !strings.Contains(err.Error(), "named pipe") {
			t.Errorf("error %v", err)
		}
	case <-time.After(10 * time.Second):
		t.Fatal("blocked on a pipe")
	}
}
