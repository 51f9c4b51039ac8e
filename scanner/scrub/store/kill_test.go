package store

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
)

// rewriteEnv makes the test binary a program that rewrites one file until it
// is killed.
const rewriteEnv = "PRIVLINT_TEST_REWRITE"

func TestMain(m *testing.M) {
	if path := os.Getenv(rewriteEnv); path != "" {
		fmt.Fprintln(os.Stderr, rewriteForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func rewriteForever(path string) error {
	for i := uint64(2); ; i++ {
		f, err := Create(path, Options{Backup: ".bak", ReplaceBackup: true})
		if err != nil {
			return err
		}
		if _, err := f.Write(generation(i)); err != nil {
			return err
		}
		if err := f.Commit(); err != nil {
			return err
		}
		if i == 2 {
			if _, err := os.Stdout.WriteString("ready"); err != nil {
				return err
			}
		}
	}
}

// generation is a content that shows whether it is whole.
func generation(n uint64) []byte {
	return bytes.Repeat(binary.BigEndian.AppendUint64(nil, n), 20_000+int(n%7)*1000)
}

func isWhole(b []byte) bool {
	return len(b) >= 8 && bytes.Equal(b, generation(binary.BigEndian.Uint64(b)))
}

// Killed at any moment, the file is the old or the new one, and so is its
// backup; the remains go away.
func TestKill(t *testing.T) {
	exe, err := os.Executable()
	if err != nil {
		t.Skipf("the test binary has no path: %v", err)
	}
	runs := 200
	if testing.Short() {
		runs = 20
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "skill.json")
	write(t, path, string(generation(1)))
	rnd := rand.New(rand.NewPCG(9, 9))
	for i := range runs {
		killed(t, exe, path, time.Duration(rnd.Int64N(int64(8*time.Millisecond))))
		for _, name := range []string{path, path + ".bak"} {
			if !isWhole([]byte(read(t, name))) {
				t.Fatalf("run %d: %s is damaged", i, filepath.Base(name))
			}
		}
	}
	left, err := filepath.Glob(filepath.Join(dir, ".privlint-*"))
	if err != nil {
		t.Fatal(err)
	}
	if len(left) == 0 {
		t.Error("no run was killed while it wrote: the test shows nothing")
	}
	t.Logf("%d of %d runs were killed while they wrote", len(left), runs)
	if !canLock {
		t.Skip("no locks here, the remains stay")
	}
	if n, err := Sweep(dir); n != 0 || err != nil {
		t.Errorf("%d young files removed, error %v", n, err)
	}
	for _, name := range left {
		age(t, name)
	}
	if n, err := Sweep(dir); n != len(left) || err != nil {
		t.Errorf("%d of %d removed, error %v", n, len(left), err)
	}
	if entries, err := os.ReadDir(dir); err != nil || len(entries) != 2 {
		t.Errorf("%d entries, error %v", len(entries), err)
	}
}

func age(t *testing.T, path string) {
	t.Helper()
	if err := os.Chtimes(path, time.Time{}, time.Now().Add(-2*sweepAge)); err != nil {
		t.Fatal(err)
	}
}

// killed runs the program and kills it some time after its first commit.
func killed(t *testing.T, exe, path string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(exe)
	cmd.Env = append(os.Environ(), rewriteEnv+"="+path)
	cmd.Stderr = os.Stderr
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	_, readErr := io.ReadFull(out, make([]byte, 5))
	time.Sleep(after)
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
	if readErr != nil {
		t.Fatalf("the program did not begin: %v", readErr)
	}
}
