package main

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// asProgram is a name under which the test binary is the program itself, as
// TestMain has it.
func asProgram(t *testing.T) string {
	t.Helper()
	exe, err := os.Executable()
	if err != nil {
		t.Skipf("the test binary has no path: %v", err)
	}
	link := filepath.Join(t.TempDir(), "privlint")
	if err := os.Symlink(exe, link); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	return link
}

// TestKill kills a scrub at random moments: the file is the old one or the
// new one, and what is left beside it holds no value and is swept later.
func TestKill(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("no SIGKILL here")
	}
	exe := asProgram(t)
	runs := 200
	if testing.Short() {
		runs = 20
	}
	const ssn = "536-90-4399"
	old := []byte(strings.Repeat("what is my balance today, and why is it so low\n", 20) + "my ssn is " + ssn + "\n")
	old = bytes.Repeat(old, 1000)
	dir := t.TempDir()
	path := filepath.Join(dir, "lines.txt")
	command := func() *exec.Cmd {
		cmd := exec.Command(exe, "scrub", "--write", "--select", "us-ssn", "--no-config", "lines.txt") //nolint:noctx // killed by the test
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "TMPDIR="+dir)
		return cmd
	}
	reset := func() {
		if err := os.WriteFile(path, old, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	reset()
	begin := time.Now()
	if out, err := command().CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	whole := time.Since(begin)
	scrubbed, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(scrubbed, []byte(ssn)) || !bytes.Contains(scrubbed, []byte("<US_SSN>")) {
		t.Fatal("the scrub replaces nothing")
	}
	before, after := sha256.Sum256(old), sha256.Sum256(scrubbed)
	r := rand.New(rand.NewPCG(7, 7))
	counts := map[string]int{}
	for i := range runs {
		reset()
		cmd := command()
		if err := cmd.Start(); err != nil {
			t.Fatal(err)
		}
		time.Sleep(time.Duration(r.Int64N(int64(whole + whole/8))))
		_ = cmd.Process.Kill() // it may have ended
		err := cmd.Wait()
		data, readErr := os.ReadFile(path)
		if readErr != nil {
			t.Fatal(readErr)
		}
		_, died := errors.AsType[*exec.ExitError](err)
		switch sum := sha256.Sum256(data); {
		case sum == before && died:
			counts["old"]++
		case sum == after && died:
			counts["new, and killed"]++
		case sum == after:
			counts["new"]++
		default:
			t.Fatalf("run %d: the file is neither the old nor the new one: %d bytes", i, len(data))
		}
		counts["remains"] += len(remains(t, dir))
		checkRemains(t, dir, ssn)
		age := time.Now().Add(-time.Hour)
		for _, name := range remains(t, dir) {
			if err := os.Chtimes(name, age, age); err != nil {
				t.Fatal(err)
			}
		}
		if i%50 == 49 || i == runs-1 { // the next run sweeps
			reset()
			if out, err := command().CombinedOutput(); err != nil {
				t.Fatalf("%v: %s", err, out)
			}
			if left := remains(t, dir); len(left) > 0 {
				t.Errorf("%d files are left over", len(left))
			}
		}
	}
	t.Logf("%d runs of %v: %v", runs, whole, fmt.Sprint(counts))
	if counts["old"] == 0 || counts["remains"] == 0 && runs > 100 {
		t.Error("no run was killed while it wrote: the test shows nothing")
	}
}

// remains lists what a run left beside the file.
func remains(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		if e.Name() != "lines.txt" {
			out = append(out, filepath.Join(dir, e.Name()))
		}
	}
	return out
}

func checkRemains(t *testing.T, dir, value string) {
	t.Helper()
	for _, name := range remains(t, dir) {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if bytes.Contains(data, []byte(value)) {
			t.Errorf("%s holds a value", filepath.Base(name))
		}
	}
}
