package key

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

func write(t *testing.T, text string, mode fs.FileMode) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "privlint.key")
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestRead(t *testing.T) {
	for _, mode := range []fs.FileMode{0o600, 0o400} {
		k, err := Read(write(t, "# note\n"+testText+"\n", mode))
		if err != nil {
			t.Fatalf("%o: %v", mode, err)
		}
		if k.ID() != "1d50d304" {
			t.Errorf("%o: another key", mode)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	dir := t.TempDir()
	for _, tc := range []struct {
		name, path   string
		reason, hint string // with PATH for the path
	}{
		{"missing", filepath.Join(dir, "none"), "cannot read the key in PATH: no such file or directory", ""},
		{"folder", dir, "cannot read the key in PATH: is a directory", ""},
		{"short", write(t, "secretsecret", 0o600), "PATH: the key is shorter than 32 bytes", hintNew},
		{"empty", write(t, "", 0o600), "PATH: the key is empty", hintNew},
		{"huge", write(t, testText+strings.Repeat("\n", maxFile), 0o600), "the key in PATH is longer than 4 KiB", hintNew},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if runtime.GOOS == "windows" && (tc.name == "missing" || tc.name == "folder") {
				t.Skip("Windows words these errors in another way")
			}
			_, err := Read(tc.path)
			bad, ok := errors.AsType[*Error](err)
			if !ok {
				t.Fatalf("got %v, want *Error", err)
			}
			if want := strings.ReplaceAll(tc.reason, "PATH", tc.path); bad.Reason != want {
				t.Errorf("got %q, want %q", bad.Reason, want)
			}
			if bad.Hint != tc.hint {
				t.Errorf("hint: got %q, want %q", bad.Hint, tc.hint)
			}
		})
	}
}

func TestReadRefusesWhatOthersMayRead(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permission bits say nothing on Windows")
	}
	for _, mode := range []fs.FileMode{0o644, 0o640, 0o604, 0o620, 0o601} {
		path := write(t, testText, mode)
		_, err := Read(path)
		bad, ok := errors.AsType[*Error](err)
		if !ok {
			t.Fatalf("%o: got %v, want *Error", mode, err)
		}
		if bad.Hint != "chmod 600 "+path {
			t.Errorf("%o: hint: got %q", mode, bad.Hint)
		}
	}
}

func TestQuote(t *testing.T) {
	for _, tc := range []struct{ path, want string }{
		{"/run/secrets/key", "/run/secrets/key"},
		{"a b", "'a b'"},
		{"it's", `'it'\''s'`},
		{"-key", "./-key"},
		{"$(x)", "'$(x)'"},
		{"schlüssel", "'schlüssel'"},
	} {
		if got := quote(tc.path); got != tc.want {
			t.Errorf("got %s, want %s", got, tc.want)
		}
	}
}
