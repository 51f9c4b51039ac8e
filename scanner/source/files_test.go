package source

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// tree writes files below a new folder and returns it. A name with "/" at
// its end is a folder; content that begins with "->" makes a link.
func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		var err error
		target, isLink := strings.CutPrefix(content, "->")
		switch {
		case strings.HasSuffix(name, "/"):
			err = os.MkdirAll(path, 0o755)
		case isLink:
			err = os.Symlink(target, path)
		default:
			err = os.WriteFile(path, []byte(content), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// list reads everything a source visits, one line an item: the path and
// what came of it.
func list(t *testing.T, s Source) []string {
	t.Helper()
	var out []string
	err := s.Each(t.Context(), func(it Item) error {
		out = append(out, it.Path+": "+account(t, it))
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func account(t *testing.T, it Item) string {
	t.Helper()
	if (it.Open != nil) == (it.Err != nil || it.Skipped != "") {
		t.Errorf("%s: open %v, error %v, skipped %q", it.Path, it.Open != nil, it.Err, it.Skipped)
		return "?"
	}
	if it.Err != nil {
		return "error: " + it.Err.Error()
	}
	if it.Skipped != "" {
		return "skipped: " + it.Skipped
	}
	r, err := it.Open()
	if err != nil {
		return "open error: " + err.Error()
	}
	data, err := io.ReadAll(r)
	if err := r.Close(); err != nil {
		t.Error(err)
	}
	if len(data) > 40 {
		data = append(data[:40], "..."...)
	}
	if err != nil {
		return string(data) + " error: " + err.Error()
	}
	return string(data)
}

func TestFilesWalk(t *testing.T) {
	dir := tree(t, map[string]string{
		"skill.json":               "{}",
		"intents.csv":              "hi,greet",
		"b/z.md":                   "# z",
		"b/a.YML":                  "nlu:",
		"b.txt":                    "after folder b",
		"main.go":                  "package main",
		"logo.json":                "PNG\x00\x01",
		"wide.txt":                 "\xff\xfea\x00",
		"scan.txt":                 "%PDF-1.7 text",
		".venv/x.json":             "{}",
		".git/config.json":         "{}",
		".eslintrc.json":           "{}",
		"node_modules/p/data.json": "{}",
		"link.json":                "->skill.json",
		"loop":                     "->loop",
	})
	got := list(t, Files(nil, Options{Dir: dir}))
	want := []string{
		".eslintrc.json: skipped: hidden",
		".venv/: skipped: hidden",
		"b/a.YML: nlu:",
		"b/z.md: # z",
		"b.txt: after folder b",
		"intents.csv: hi,greet",
		"link.json: skipped: symbolic link, not followed",
		"logo.json: skipped: binary file",
		"loop: skipped: symbolic link, not followed",
		"main.go: skipped: not a training data file",
		"node_modules/: skipped: installed packages",
		"scan.txt: skipped: PDF file",
		"skill.json: {}",
		"wide.txt: \xff\xfea\x00",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}

func TestFilesNamed(t *testing.T) {
	dir := tree(t, map[string]string{
		"a/notes.weird":  "text",
		"a/.hidden.json": "{}",
		"a/bin.json":     "a\x00b",
		"a/doc.pdf":      "%PDF-1.7",
		"a/link.json":    "->x.json",
		"a/x.json":       "{}",
		"a/loop.json":    "->loop.json",
		"a/gone.json":    "->nowhere",
		"empty/":         "",
		"code/main.go":   "package main",
		"empty.json":     "",
	})
	tests := []struct {
		name  string
		paths []string
		want  []string
	}{
		{"any name", []string{"a/notes.weird"}, []string{"a/notes.weird: text"}},
		{"dots and slashes", []string{"./a//x.json"}, []string{"a/x.json: {}"}},
		{"hidden", []string{"a/.hidden.json"}, []string{"a/.hidden.json: {}"}},
		{"binary", []string{"a/bin.json"}, []string{"a/bin.json: error: binary file"}},
		{"PDF", []string{"a/doc.pdf"}, []string{"a/doc.pdf: error: PDF file"}},
		{"link", []string{"a/link.json"}, []string{"a/link.json: {}"}},
		{"empty file", []string{"empty.json"}, []string{"empty.json: "}},
		{"loop of links", []string{"a/loop.json"}, []string{"a/loop.json: error: too many levels of symbolic links"}},
		{"dangling link", []string{"a/gone.json"}, []string{"a/gone.json: error: file does not exist"}},
		{"missing", []string{"missing.json"}, []string{"missing.json: error: file does not exist"}},
		{"empty folder", []string{"empty"}, []string{"empty: error: no training data files in this folder"}},
		{"folder without data", []string{"code"}, []string{
			"code/main.go: skipped: not a training data file",
			"code: error: no training data files in this folder",
		}},
		{"one file by three names", []string{"a/x.json", "a/../a/x.json", "a/link.json"}, []string{"a/x.json: {}"}},
		{"in the order given", []string{"empty.json", "a/x.json"}, []string{"empty.json: ", "a/x.json: {}"}},
		{"folder whose files were named before", []string{"a/notes.weird", "a/x.json", "a/x.json"}, []string{"a/notes.weird: text", "a/x.json: {}"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(list(t, Files(tt.paths, Options{Dir: dir})), tt.want); diff != "" {
				t.Errorf("items differ (-got +want):\n%s", diff)
			}
		})
	}
	abs := filepath.ToSlash(dir) + "/a/x.json"
	if diff := cmp.Diff(list(t, Files([]string{abs}, Options{})), []string{abs + ": {}"}); diff != "" {
		t.Errorf("absolute path (-got +want):\n%s", diff)
	}
}

func TestFilesTellsNamedFromFound(t *testing.T) {
	dir := tree(t, map[string]string{"a.json": "{}", "b/c.json": "{}"})
	got := map[string]bool{}
	err := Files([]string{"a.json", "b"}, Options{Dir: dir}).Each(t.Context(), func(it Item) error {
		got[it.Path] = it.Named
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, map[string]bool{"a.json": true, "b/c.json": false}); diff != "" {
		t.Errorf("named (-got +want):\n%s", diff)
	}
}

func TestFilesFollowSymlinks(t *testing.T) {
	dir := tree(t, map[string]string{
		"in/a.json":     "{}",
		"in/up":         "->..",
		"in/other":      "->../out",
		"in/twice.json": "->a.json",
		"in/gone.json":  "->nowhere",
		"out/b.json":    "[]",
	})
	got := list(t, Files([]string{"in"}, Options{Dir: dir, FollowSymlinks: true}))
	want := []string{
		"in/a.json: {}",
		"in/gone.json: error: file does not exist",
		"in/other/b.json: []",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}

func TestFilesExclude(t *testing.T) {
	dir := tree(t, map[string]string{
		"a.json": "{}", "b.json": "{}", "sub/a.json": "{}", "sub/c.csv": "x", "old/x.json": "{}", "sub/old/y.json": "{}",
	})
	tests := []struct {
		name    string
		exclude []string
		paths   []string
		want    []string // scanned
	}{
		{"name at any depth", []string{"a.json"}, nil, []string{"b.json", "old/x.json", "sub/c.csv", "sub/old/y.json"}},
		{"path from the root", []string{"/sub/a.json"}, nil, []string{"a.json", "b.json", "old/x.json", "sub/c.csv", "sub/old/y.json"}},
		{"folder", []string{"old/"}, nil, []string{"a.json", "b.json", "sub/a.json", "sub/c.csv"}},
		{"doublestar", []string{"**/*.json"}, nil, []string{"sub/c.csv"}},
		{"below a folder", []string{"sub/**"}, nil, []string{"a.json", "b.json", "old/x.json"}},
		{"not what was named", []string{"*.json"}, []string{"a.json"}, []string{"a.json"}},
		{"no match", []string{"*.jso"}, nil, []string{"a.json", "b.json", "old/x.json", "sub/a.json", "sub/c.csv", "sub/old/y.json"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			err := Files(tt.paths, Options{Dir: dir, Exclude: tt.exclude}).Each(t.Context(), func(it Item) error {
				if it.Open != nil {
					got = append(got, it.Path)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(got, tt.want); diff != "" {
				t.Errorf("scanned files (-got +want):\n%s", diff)
			}
		})
	}
	err := Files(nil, Options{Dir: dir, Exclude: []string{"[a"}}).Each(t.Context(), func(Item) error { return nil })
	if err == nil || !strings.Contains(err.Error(), `"[a"`) {
		t.Errorf("error %v for a bad pattern", err)
	}
}

func git(t *testing.T, dir string, args ...string) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	cmd := exec.Command("git", append([]string{"-c", "user.name=Test", "-c", "user.email=test@example.org"}, args...)...)
	cmd.Dir = dir
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("git %v: %v\n%s", args, err, out)
	}
}

func TestFilesGitIgnored(t *testing.T) {
	dir := tree(t, map[string]string{
		".gitignore":          "build/\n*.log\n!keep.log\n/only-root.json\n",
		"build/out.json":      "{}",
		"a.log":               "x",
		"keep.log":            "kept",
		"tracked.log":         "tracked",
		"only-root.json":      "{}",
		"sub/only-root.json":  "not root",
		":odd.json":           "odd",
		"sub/.gitignore":      "deep.csv",
		"sub/deep.csv":        "x",
		"nested/.gitignore":   "inner.txt",
		"nested/inner.txt":    "x",
		"nested/own.log":      "not the outer rules",
		"build/sub/deep.json": "{}",
	})
	git(t, dir, "init", "-q")
	git(t, dir, "add", "-f", "tracked.log")
	git(t, filepath.Join(dir, "nested"), "init", "-q")
	tests := []struct {
		name string
		path string
		want []string
	}{
		{"whole tree", ".", []string{
			".gitignore: skipped: hidden",
			":odd.json: odd",
			"a.log: skipped: ignored by git",
			"build/: skipped: ignored by git",
			"keep.log: kept",
			"nested/.gitignore: skipped: hidden",
			"nested/inner.txt: skipped: ignored by git",
			"nested/own.log: not the outer rules",
			"only-root.json: skipped: ignored by git",
			"sub/.gitignore: skipped: hidden",
			"sub/deep.csv: skipped: ignored by git",
			"sub/only-root.json: not root",
			"tracked.log: tracked",
		}},
		{"named file", "a.log", []string{"a.log: x"}},
		{"named folder", "build", []string{"build/out.json: {}", "build/sub/deep.json: {}"}},
		{"part of the tree", "sub", []string{
			"sub/.gitignore: skipped: hidden",
			"sub/deep.csv: skipped: ignored by git",
			"sub/only-root.json: not root",
		}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(list(t, Files([]string{tt.path}, Options{Dir: dir})), tt.want); diff != "" {
				t.Errorf("items differ (-got +want):\n%s", diff)
			}
		})
	}
	t.Run("inside a hook", func(t *testing.T) {
		t.Setenv("GIT_DIR", ".git")
		t.Setenv("GIT_INDEX_FILE", ".git/index")
		if diff := cmp.Diff(list(t, Files([]string{"sub"}, Options{Dir: dir})), tests[3].want); diff != "" {
			t.Errorf("items differ (-got +want):\n%s", diff)
		}
	})
	t.Run("without git", func(t *testing.T) {
		t.Setenv("PATH", "")
		got := list(t, Files([]string{"sub"}, Options{Dir: dir}))
		want := []string{"sub/.gitignore: skipped: hidden", "sub/deep.csv: x", "sub/only-root.json: not root"}
		if diff := cmp.Diff(got, want); diff != "" {
			t.Errorf("items differ (-got +want):\n%s", diff)
		}
	})
}

// More answers than a pipe holds must not block.
func TestFilesManyInOneFolder(t *testing.T) {
	files := map[string]string{".gitignore": "*7.txt\n"}
	for i := range 3000 {
		files[fmt.Sprintf("%0120d-7.txt", i)] = "x"
	}
	dir := tree(t, files)
	git(t, dir, "init", "-q")
	got := list(t, Files(nil, Options{Dir: dir}))
	for _, line := range got[1 : len(got)-1] {
		if !strings.HasSuffix(line, "ignored by git") {
			t.Fatalf("%q", line)
		}
	}
	if len(got) != len(files)+1 {
		t.Errorf("%d items, want one for each of %d files and the error", len(got), len(files))
	}
}

func TestFilesSocket(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "s.json")
	l, err := net.Listen("unix", path)
	if err != nil {
		t.Skip("no sockets here")
	}
	t.Cleanup(func() {
		if err := l.Close(); err != nil {
			t.Error(err)
		}
	})
	want := []string{`s.json: error: socket, not a regular file; use "-" to read standard input`}
	if diff := cmp.Diff(list(t, Files([]string{"s.json"}, Options{Dir: dir})), want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}

func TestFilesPermission(t *testing.T) {
	dir := tree(t, map[string]string{"closed.json": "{}", "shut/a.json": "{}", "open.json": "{}"})
	for _, name := range []string{"closed.json", "shut"} {
		if err := os.Chmod(filepath.Join(dir, name), 0); err != nil {
			t.Fatal(err)
		}
	}
	t.Cleanup(func() {
		if err := os.Chmod(filepath.Join(dir, "shut"), 0o700); err != nil {
			t.Error(err)
		}
	})
	if f, err := os.Open(filepath.Join(dir, "closed.json")); err == nil {
		if err := f.Close(); err != nil {
			t.Error(err)
		}
		t.Skip("permissions do not bind this user (root)")
	}
	got := list(t, Files(nil, Options{Dir: dir}))
	want := []string{
		"closed.json: error: permission denied",
		"open.json: {}",
		"shut: error: permission denied",
	}
	if diff := cmp.Diff(got, want); diff != "" {
		t.Errorf("items differ (-got +want):\n%s", diff)
	}
}

// A file that goes away, or turns into a pipe, between the visit and Open.
func TestFilesVanish(t *testing.T) {
	dir := tree(t, map[string]string{"a.json": "{}"})
	err := Files(nil, Options{Dir: dir}).Each(t.Context(), func(it Item) error {
		if err := os.Remove(filepath.Join(dir, "a.json")); err != nil {
			t.Fatal(err)
		}
		if _, err := it.Open(); !errors.Is(err, fs.ErrNotExist) {
			t.Errorf("open: %v, want %v", err, fs.ErrNotExist)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestFilesStdin(t *testing.T) {
	tests := []struct {
		name  string
		paths []string
		opts  Options
		want  []string
	}{
		{"text", []string{"-"}, Options{Stdin: strings.NewReader("hello")}, []string{"<stdin>: hello"}},
		{"name", []string{"-"}, Options{Stdin: strings.NewReader("hello"), StdinName: "a.csv"}, []string{"a.csv: hello"}},
		{"empty", []string{"-"}, Options{Stdin: strings.NewReader("")}, []string{"<stdin>: "}},
		{"twice", []string{"-", "-"}, Options{Stdin: strings.NewReader("hello")}, []string{"<stdin>: hello"}},
		{"binary", []string{"-"}, Options{Stdin: strings.NewReader("a\x00b")}, []string{"<stdin>: error: binary file"}},
		{"none", []string{"-"}, Options{}, []string{"<stdin>: error: no standard input"}},
		{"gzip", []string{"-"}, Options{Stdin: bytes.NewReader(gzipped(t, "hello"))}, []string{"<stdin>: hello"}},
		{"zip", []string{"-"}, Options{Stdin: bytes.NewReader(zipped(t, "a.txt", "hello"))}, []string{"<stdin>!a.txt: hello"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(list(t, Files(tt.paths, tt.opts)), tt.want); diff != "" {
				t.Errorf("items differ (-got +want):\n%s", diff)
			}
		})
	}
}

func TestFilesStops(t *testing.T) {
	dir := tree(t, map[string]string{"a.json": "{}", "b.json": "{}"})
	ctx, cancel := context.WithCancel(t.Context())
	n := 0
	err := Files(nil, Options{Dir: dir}).Each(ctx, func(Item) error {
		n++
		cancel()
		return nil
	})
	if !errors.Is(err, context.Canceled) || n != 1 {
		t.Errorf("after cancel: %d items, error %v", n, err)
	}
	broken := errors.New("broken")
	n = 0
	err = Files(nil, Options{Dir: dir}).Each(t.Context(), func(Item) error { n++; return broken })
	if !errors.Is(err, broken) || n != 1 {
		t.Errorf("after an error of visit: %d items, error %v", n, err)
	}
}
