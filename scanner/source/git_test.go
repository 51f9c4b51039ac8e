package source_test

import (
	"context"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/source"
)

// repository makes a git repository with a commit of the files.
func repository(t *testing.T, files map[string]string) (dir string, git func(args ...string)) {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	dir = t.TempDir()
	git = func(args ...string) {
		t.Helper()
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		cmd.Env = append(os.Environ(), "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_AUTHOR_NAME=a", "GIT_AUTHOR_EMAIL=a@example.com",
			"GIT_COMMITTER_NAME=a", "GIT_COMMITTER_EMAIL=a@example.com", "GIT_ALLOW_PROTOCOL=file")
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	git("init", "-q", "-b", "main")
	lay(t, dir, files)
	git("add", "-A")
	git("commit", "-q", "-m", "first", "--allow-empty")
	return dir, git
}

func lay(t *testing.T, dir string, files map[string]string) {
	t.Helper()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// contents reads a source: content, or the reason against it, by path.
func contents(t *testing.T, src source.Source) map[string]string {
	t.Helper()
	got := make(map[string]string)
	err := src.Each(t.Context(), func(it source.Item) error {
		switch {
		case it.Skipped != "":
			got[it.Path] = "skipped: " + it.Skipped
		case it.Err != nil:
			got[it.Path] = "error: " + it.Err.Error()
		default:
			r, err := it.Open()
			if err != nil {
				return err
			}
			data, err := io.ReadAll(r)
			got[it.Path] = string(data)
			return err
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got
}

func now(b source.Blob) string { return b.Object }

// The index counts, not the work tree; what is no file is named.
func TestStaged(t *testing.T) {
	dir, git := repository(t, map[string]string{
		"same.txt": "same", "gone.txt": "gone", "old name.txt": strings.Repeat("long enough to be a rename\n", 9), "bot/in.csv": "a",
	})
	other, _ := repository(t, map[string]string{"x.txt": "x"})
	lay(t, dir, map[string]string{
		"bot/in.csv": "staged", "bot/zoë \"q\".json": "{}", "image.png": "png", "left/out.txt": "out",
		"large.json": "version https://git-lfs.github.com/spec/v1\noid sha256:0\n",
	})
	if err := os.Symlink("same.txt", filepath.Join(dir, "link.txt")); err != nil {
		t.Fatal(err)
	}
	git("rm", "-q", "gone.txt")
	git("mv", "old name.txt", "new name.txt")
	git("add", "-A")
	git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", other, "module")
	lay(t, dir, map[string]string{"bot/in.csv": "work tree", "same.txt": "not staged"})

	opts := source.Options{Dir: dir, Exclude: []string{"left"}}
	r, err := source.OpenRepository(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	staged := func(r *source.Repository, paths ...string) map[string]string {
		blobs, err := r.Staged(t.Context(), paths)
		if err != nil {
			t.Fatal(err)
		}
		return contents(t, r.Blobs(blobs, now))
	}
	want := map[string]string{
		".gitmodules":        "skipped: not a data file",
		"bot/in.csv":         "staged",
		"bot/zoë \"q\".json": "{}",
		"image.png":          "skipped: not a data file",
		"large.json":         "error: a pointer of Git LFS, not the file itself",
		"left/out.txt":       "skipped: excluded by the configuration",
		"link.txt":           "skipped: symbolic link, not followed",
		"module":             "skipped: submodule",
		"new name.txt":       strings.Repeat("long enough to be a rename\n", 9),
	}
	got := staged(r)
	for path, content := range got { // the words for file names are another's
		if strings.HasPrefix(content, "skipped: ") && strings.HasPrefix(want[path], "skipped: not a data") {
			got[path] = want[path]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[string]string{"bot/in.csv": "staged"}, staged(r, "bot/in.csv")); diff != "" {
		t.Errorf("one path: (-want +got):\n%s", diff)
	}
	below, err := source.OpenRepository(t.Context(), source.Options{Dir: filepath.Join(dir, "bot")})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"in.csv": "staged", "zoë \"q\".json": "{}"}, staged(below)); diff != "" {
		t.Errorf("below the top: (-want +got):\n%s", diff)
	}
}

func TestStagedBeforeTheFirstCommit(t *testing.T) {
	dir := t.TempDir()
	if out, err := exec.Command("git", "init", "-q", dir).CombinedOutput(); err != nil {
		t.Skipf("no git here: %s", out)
	}
	lay(t, dir, map[string]string{"a.txt": "first"})
	if out, err := exec.Command("git", "-C", dir, "add", "a.txt").CombinedOutput(); err != nil {
		t.Fatalf("%s", out)
	}
	r, err := source.OpenRepository(t.Context(), source.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	blobs, err := r.Staged(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"a.txt": "first"}, contents(t, r.Blobs(blobs, now))); diff != "" {
		t.Error(diff)
	}
}

func TestChangedSinceAndHistory(t *testing.T) {
	dir, git := repository(t, map[string]string{"a.txt": "one", "same.txt": "same", "b.txt": strings.Repeat("a line of the file\n", 9)})
	git("mv", "b.txt", "c.txt")
	lay(t, dir, map[string]string{"a.txt": "two", "new.txt": "one"})
	git("add", "-A")
	git("commit", "-q", "-m", "second")
	lay(t, dir, map[string]string{"a.txt": "three"})

	r, err := source.OpenRepository(t.Context(), source.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	blobs, err := r.ChangedSince(t.Context(), "HEAD~1", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"a.txt": "one", "c.txt": strings.Repeat("a line of the file\n", 9)}
	if diff := cmp.Diff(want, contents(t, r.Blobs(blobs, func(b source.Blob) string { return b.Before }))); diff != "" {
		t.Errorf("before: (-want +got):\n%s", diff)
	}
	blobs, err = r.History(t.Context(), "HEAD", nil)
	if err != nil {
		t.Fatal(err)
	}
	got := make(map[string]string)
	for path, content := range contents(t, r.Blobs(blobs, now)) {
		commit, name, _ := strings.Cut(path, ":")
		if len(commit) != 10 {
			t.Errorf("commit %q", commit)
		}
		got[name+" "+content] = ""
	}
	// new.txt has the content of an older a.txt, c.txt is b.txt renamed.
	if diff := cmp.Diff(map[string]string{"a.txt one": "", "a.txt two": "", "same.txt same": "", "b.txt " + want["c.txt"]: ""}, got); diff != "" {
		t.Errorf("history: (-want +got):\n%s", diff)
	}
	for _, bad := range []string{"", "--output=x", "nowhere"} {
		if _, err := r.History(t.Context(), bad, nil); err == nil {
			t.Errorf("revision %q is taken", bad)
		}
	}
}

func TestNoRepository(t *testing.T) {
	if _, err := source.OpenRepository(context.Background(), source.Options{Dir: t.TempDir()}); err == nil || !strings.Contains(err.Error(), "git") {
		t.Errorf("got %v", err)
	}
}
