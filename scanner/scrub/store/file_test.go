package store

import (
	"crypto/sha256"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// replace writes a file as a command would.
func replace(t *testing.T, path, content string, opts Options) (*File, error) {
	t.Helper()
	f, err := Create(path, opts)
	if err != nil {
		return nil, err
	}
	defer f.Abandon()
	if _, err := io.WriteString(f, content); err != nil {
		return nil, err
	}
	return f, f.Commit()
}

// names lists a folder.
func names(t *testing.T, dir string) string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return strings.Join(out, " ")
}

func TestFile(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	write(t, path, "old")
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	f, err := Create(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(f, "new content"); err != nil {
		t.Fatal(err)
	}
	if got := read(t, path); got != "old" {
		t.Errorf("before the commit it holds %q", got)
	}
	if got := f.Digest(); got != (Digest{11, sha256.Sum256([]byte("new content"))}) {
		t.Errorf("digest of %d bytes", got.Bytes)
	}
	if f.Links() != 1 || f.Path() != path {
		t.Errorf("%d links, path %q", f.Links(), f.Path())
	}
	if err := f.Commit(); err != nil {
		t.Fatal(err)
	}
	f.Abandon()
	if got := read(t, path); got != "new content" {
		t.Errorf("it holds %q", got)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o640 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
	if _, err := f.Write([]byte("x")); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("write after the commit: %v", err)
	}
	if err := f.Commit(); !errors.Is(err, fs.ErrClosed) {
		t.Errorf("second commit: %v", err)
	}
	if got := names(t, dir); got != "a.json" {
		t.Errorf("left: %s", got)
	}
}

func TestFileNew(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "new.json")
	f, err := replace(t, path, "x", Options{Perm: 0o664, Backup: ".bak"})
	if err != nil || f.Links() != 0 {
		t.Fatalf("error %v", err)
	}
	if info, err := os.Stat(path); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o664 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
	if _, err := replace(t, filepath.Join(dir, "other.json"), "x", Options{}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(filepath.Join(dir, "other.json")); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("mode %v, error %v", info.Mode(), err)
	}
	if got := names(t, dir); got != "new.json other.json" {
		t.Errorf("left: %s", got)
	}
}

func TestFileAbandon(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	write(t, path, "old")
	f, err := Create(path, Options{Backup: ".bak"})
	if err != nil {
		t.Fatal(err)
	}
	if !isTempName(strings.Fields(names(t, dir))[0]) {
		t.Errorf("folder holds %s", names(t, dir))
	}
	f.Abandon()
	f.Abandon()
	if got := names(t, dir); got != "a.json" || read(t, path) != "old" {
		t.Errorf("left: %s", got)
	}
}

// Somebody else wrote the file: theirs stays.
func TestFileChanged(t *testing.T) {
	for name, change := range map[string]func(path string) error{
		"written": func(p string) error { return os.WriteFile(p, []byte("other"), 0o600) },
		"touched": func(p string) error { return os.Chtimes(p, time.Time{}, time.Unix(1e9, 0)) },
		"replaced": func(p string) error {
			return errors.Join(os.WriteFile(p+"2", []byte("old"), 0o600), os.Rename(p+"2", p))
		},
		"removed": os.Remove,
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "a.json")
			write(t, path, "old")
			f, err := Create(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			if err := change(path); err != nil {
				t.Fatal(err)
			}
			if err := f.Commit(); !errors.Is(err, ErrChanged) {
				t.Errorf("error %v, want %v", err, ErrChanged)
			}
			if got := names(t, filepath.Dir(path)); got != "a.json" && name != "removed" {
				t.Errorf("left: %s", got)
			}
		})
	}
	t.Run("created", func(t *testing.T) {
		path := filepath.Join(t.TempDir(), "a.json")
		f, err := Create(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		write(t, path, "other")
		if err := f.Commit(); !errors.Is(err, ErrChanged) || read(t, path) != "other" {
			t.Errorf("error %v, want %v", err, ErrChanged)
		}
	})
}

func TestFileBackup(t *testing.T) {
	dir := t.TempDir()
	path, bak := filepath.Join(dir, "a.json"), filepath.Join(dir, "a.json.bak")
	write(t, path, "one")
	if _, err := replace(t, path, "two", Options{Backup: ".bak"}); err != nil {
		t.Fatal(err)
	}
	if read(t, bak) != "one" || read(t, path) != "two" {
		t.Errorf("backup %q, file %q", read(t, bak), read(t, path))
	}
	if _, err := Create(path, Options{Backup: ".bak"}); !errors.Is(err, ErrBackup) {
		t.Errorf("over an older backup: %v", err)
	}
	if _, err := replace(t, path, "three", Options{Backup: ".bak", ReplaceBackup: true}); err != nil {
		t.Fatal(err)
	}
	if read(t, bak) != "two" || read(t, path) != "three" {
		t.Errorf("backup %q, file %q", read(t, bak), read(t, path))
	}
	if got := names(t, dir); got != "a.json a.json.bak" {
		t.Errorf("left: %s", got)
	}
	// A run that was killed between backup and rename leaves two names.
	if err := errors.Join(os.Remove(bak), os.Link(path, bak)); err != nil {
		t.Skipf("no hard links here: %v", err)
	}
	if _, err := replace(t, path, "four", Options{Backup: ".bak"}); err != nil {
		t.Fatal(err)
	}
	if read(t, bak) != "three" || names(t, dir) != "a.json a.json.bak" {
		t.Errorf("backup %q, folder %s", read(t, bak), names(t, dir))
	}
	// A backup that appears between Create and Commit stays.
	write(t, filepath.Join(dir, "b.json"), "old")
	f, err := Create(filepath.Join(dir, "b.json"), Options{Backup: "~"})
	if err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(dir, "b.json~"), "mine")
	if err := f.Commit(); !errors.Is(err, ErrBackup) {
		t.Errorf("over a new backup: %v", err)
	}
	if read(t, filepath.Join(dir, "b.json~")) != "mine" || read(t, filepath.Join(dir, "b.json")) != "old" {
		t.Error("a file was overwritten")
	}
	for _, ending := range []string{"/../x", "/", `\x`, ":stream"} {
		if _, err := Create(path, Options{Backup: ending}); err == nil {
			t.Errorf("a backup that ends in %q", ending)
		}
	}
}

// Without hard links the backup is a copy.
func TestFileBackupCopy(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	write(t, path, "old")
	f, err := Create(path, Options{Backup: ".bak"})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Abandon()
	if err := f.copyOld("copy"); err != nil {
		t.Fatal(err)
	}
	a, errA := os.Stat(path)
	b, errB := os.Stat(filepath.Join(dir, "copy"))
	if errA != nil || errB != nil || read(t, filepath.Join(dir, "copy")) != "old" || a.Mode() != b.Mode() || os.SameFile(a, b) {
		t.Errorf("no copy: %v, %v", errA, errB)
	}
	if err := f.copyOld("copy"); !errors.Is(err, fs.ErrExist) {
		t.Errorf("over a file: %v", err)
	}
}

// The link stays, what it leads to is replaced.
func TestFileSymlink(t *testing.T) {
	dir := t.TempDir()
	write(t, filepath.Join(dir, "real", "a.json"), "old")
	link := filepath.Join(dir, "link.json")
	if err := errors.Join(os.Symlink(filepath.Join("real", "a.json"), link), os.Symlink("nowhere", filepath.Join(dir, "dead.json"))); err != nil {
		t.Skipf("no symbolic links here: %v", err)
	}
	if _, err := replace(t, link, "new", Options{Backup: ".bak"}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Lstat(link); err != nil || info.Mode()&fs.ModeSymlink == 0 {
		t.Error("the link is gone")
	}
	if got := read(t, filepath.Join(dir, "real", "a.json")); got != "new" {
		t.Errorf("behind the link stands %q", got)
	}
	if got := names(t, filepath.Join(dir, "real")); got != "a.json a.json.bak" {
		t.Errorf("behind the link: %s", got)
	}
	if _, err := Create(filepath.Join(dir, "dead.json"), Options{}); err == nil {
		t.Error("a link that leads nowhere was written")
	}
}

func TestFileHardLinks(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.json")
	write(t, path, "old")
	if err := os.Link(path, filepath.Join(dir, "b.json")); err != nil {
		t.Skipf("no hard links here: %v", err)
	}
	f, err := replace(t, path, "new", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if f.Links() != 2 && runtime.GOOS != "windows" {
		t.Errorf("%d links", f.Links())
	}
	if got := read(t, filepath.Join(dir, "b.json")); got != "old" {
		t.Errorf("the other name holds %q", got)
	}
}

func TestCreateRefuses(t *testing.T) {
	dir := t.TempDir()
	readOnly := filepath.Join(dir, "ro.json")
	write(t, readOnly, "old")
	if err := os.Chmod(readOnly, 0o444); err != nil {
		t.Fatal(err)
	}
	var guard Guard
	input := filepath.Join(dir, "in.json")
	write(t, input, "in")
	if err := guard.Add(input); err != nil {
		t.Fatal(err)
	}
	for name, tt := range map[string]struct {
		path string
		want error
	}{
		"read-only":          {readOnly, ErrReadOnly},
		"folder":             {dir, nil},
		"folder that is not": {filepath.Join(dir, "no", "a.json"), fs.ErrNotExist},
		"device":             {os.DevNull, nil},
		"input":              {input, ErrInput},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Create(tt.path, Options{Guard: &guard})
			if err == nil || tt.want != nil && !errors.Is(err, tt.want) {
				t.Errorf("error %v, want %v", err, tt.want)
			}
			if err != nil && strings.Count(err.Error(), "json") > 1 {
				t.Errorf("the path stands twice: %v", err)
			}
		})
	}
	t.Run("read-only folder", func(t *testing.T) {
		if runtime.GOOS == "windows" || os.Getuid() == 0 {
			t.Skip("the user may write everywhere")
		}
		sub := filepath.Join(dir, "sub")
		write(t, filepath.Join(sub, "a.json"), "x")
		if err := os.Chmod(sub, 0o500); err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = os.Chmod(sub, 0o700) })
		if _, err := Create(filepath.Join(sub, "a.json"), Options{}); !errors.Is(err, ErrReadOnly) {
			t.Errorf("error %v", err)
		}
	})
	if got := names(t, dir); strings.Contains(got, ".privlint") {
		t.Errorf("left: %s", got)
	}
}

// Only remains that nobody writes go.
func TestSweep(t *testing.T) {
	if !canLock {
		t.Skip("no locks here, the remains stay")
	}
	dir := t.TempDir()
	old, young := filepath.Join(dir, tempName()), filepath.Join(dir, tempName())
	report := filepath.Join(dir, ".privlint-AAAAAAAAAAAAAAAAAAAAAAAAAA.tmp")
	other := filepath.Join(dir, ".privlint-notes.scrub")
	for _, path := range []string{old, young, report, other} {
		write(t, path, "x")
		if path != young {
			age(t, path)
		}
	}
	f, err := Create(filepath.Join(dir, "a.json"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	age(t, filepath.Join(dir, f.temp))
	n, err := Sweep(dir)
	if n != 1 || err != nil {
		t.Errorf("%d removed, error %v", n, err)
	}
	if err := f.Commit(); err != nil {
		t.Error(err)
	}
	for _, path := range []string{young, report, other, filepath.Join(dir, "a.json")} {
		if _, err := os.Lstat(path); err != nil {
			t.Error(err)
		}
	}
	if _, err := Sweep(filepath.Join(dir, "no")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v", err)
	}
}

// A group that could not be kept gives no other group its rights.
func TestWithoutGroup(t *testing.T) {
	for perm, want := range map[fs.FileMode]fs.FileMode{0o640: 0o600, 0o664: 0o644, 0o600: 0o600, 0o604: 0o604, 0o777: 0o777, 0o660: 0o600} {
		if got := withoutGroup(perm); got != want {
			t.Errorf("%o becomes %o, want %o", perm, got, want)
		}
	}
}
