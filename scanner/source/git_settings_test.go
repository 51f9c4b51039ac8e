package source_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/source"
)

func open(t *testing.T, dir string) *source.Repository {
	t.Helper()
	r, err := source.OpenRepository(t.Context(), source.Options{Dir: dir})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The settings and the environment of a user must not hide changes: these
// once gave an empty list, and so a clean run.
func TestGitSettings(t *testing.T) {
	dir, git := repository(t, map[string]string{"a.txt": "one", "sub/b.txt": "two"})
	git("checkout", "-q", "-b", "side")
	lay(t, dir, map[string]string{"a.txt": "side"})
	git("commit", "-q", "-a", "-m", "side")
	git("checkout", "-q", "main")
	lay(t, dir, map[string]string{"a.txt": "main"})
	git("commit", "-q", "-a", "-m", "main")
	git("merge", "-q", "--no-commit", "-X", "ours", "side")
	lay(t, dir, map[string]string{"a.txt": "by the merge alone"})
	git("commit", "-q", "-a", "-m", "merge")
	lay(t, dir, map[string]string{"sub/b.txt": "staged"})
	git("add", "sub/b.txt")

	tests := []struct{ name, key, value, env string }{
		{name: "none"},
		{name: "relative paths", key: "diff.relative", value: "true"},
		{name: "no merges", key: "log.diffMerges", value: "off"},
		{name: "colour", key: "color.ui", value: "always"},
		{name: "signatures", key: "log.showSignature", value: "true"},
		{name: "follow", key: "log.follow", value: "true"},
		{name: "no prefix", key: "diff.noprefix", value: "true"},
		{name: "external", key: "diff.external", value: "false"},
		{name: "literal paths", env: "GIT_LITERAL_PATHSPECS"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if tt.key != "" {
				git("config", tt.key, tt.value)
				defer git("config", "--unset", tt.key)
			}
			if tt.env != "" {
				t.Setenv(tt.env, "1")
			}
			r := open(t, filepath.Join(dir, "sub"))
			staged, err := r.Staged(t.Context(), nil)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff([]string{"b.txt"}, paths(staged)); diff != "" {
				t.Errorf("staged (-want +got):\n%s", diff)
			}
			history, err := r.History(t.Context(), "HEAD", []string{".."})
			if err != nil {
				t.Fatal(err)
			}
			texts := contents(t, r.Blobs(history, func(b source.Blob) string { return b.Object }))
			found := make(map[string]bool)
			for p, text := range texts {
				_, name, _ := strings.Cut(p, ":")
				found[name+" "+text] = true
			}
			for _, want := range []string{"../a.txt one", "../a.txt side", "../a.txt main", "../a.txt by the merge alone", "b.txt two"} {
				if !found[want] {
					t.Errorf("history lacks %q", want)
				}
			}
		})
	}
}

func paths(blobs []source.Blob) []string {
	var out []string
	for _, b := range blobs {
		out = append(out, b.Path)
	}
	return out
}

// A path in conflict has no version in the index, and is said.
func TestGitConflict(t *testing.T) {
	dir, git := repository(t, map[string]string{"a.txt": "one"})
	git("checkout", "-q", "-b", "side")
	lay(t, dir, map[string]string{"a.txt": "side"})
	git("commit", "-q", "-a", "-m", "side")
	git("checkout", "-q", "main")
	lay(t, dir, map[string]string{"a.txt": "main"})
	git("commit", "-q", "-a", "-m", "main")
	merge := exec.Command("git", "merge", "side")
	merge.Dir = dir
	if err := merge.Run(); err == nil {
		t.Fatal("want a conflict")
	}
	r := open(t, dir)
	now := func(b source.Blob) string { return b.Object }
	want := map[string]string{"a.txt": "error: merge conflict not resolved"}
	staged, err := r.Staged(t.Context(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, contents(t, r.Blobs(staged, now))); diff != "" {
		t.Errorf("staged (-want +got):\n%s", diff)
	}
	changed, err := r.ChangedSince(t.Context(), "HEAD", true, nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, contents(t, r.Blobs(changed, now))); diff != "" {
		t.Errorf("changed in the index (-want +got):\n%s", diff)
	}
	changed, err = r.ChangedSince(t.Context(), "HEAD", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	got := contents(t, r.WorkTree(changed))
	if len(changed) != 1 || !strings.Contains(got["a.txt"], "<<<<<<<") {
		t.Errorf("the work tree has the file with its marks, once; got %d entries", len(changed))
	}
}

// What a sparse checkout leaves out of the work tree is read from the index.
func TestGitSparse(t *testing.T) {
	dir, git := repository(t, map[string]string{"in/a.txt": "one", "out/b.txt": "two"})
	lay(t, dir, map[string]string{"out/b.txt": "changed"})
	git("commit", "-q", "-a", "-m", "second")
	git("sparse-checkout", "set", "in")
	if _, err := os.Stat(filepath.Join(dir, "out", "b.txt")); err == nil {
		t.Skip("this git has no sparse checkout")
	}
	r := open(t, dir)
	changed, err := r.ChangedSince(t.Context(), "HEAD~1", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(map[string]string{"out/b.txt": "changed"}, contents(t, r.WorkTree(changed))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A shallow clone says where its history ends, and a partial clone what it
// cannot fetch.
func TestGitIncompleteClones(t *testing.T) {
	dir, git := repository(t, map[string]string{"a.txt": "one"})
	lay(t, dir, map[string]string{"a.txt": "two"})
	git("commit", "-q", "-a", "-m", "second")
	git("config", "uploadpack.allowFilter", "true")
	origin := "file://" + filepath.ToSlash(dir)
	shallow, partial := filepath.Join(t.TempDir(), "shallow"), filepath.Join(t.TempDir(), "partial")
	git("clone", "-q", "--depth", "1", origin, shallow)
	git("clone", "-q", "--no-checkout", "--filter=blob:none", origin, partial)
	git("-C", partial, "remote", "set-url", "origin", "file:///nowhere")

	for _, tt := range []struct {
		name, dir, want string
		errors          int
	}{
		{"shallow", shallow, "the clone is shallow", 1},
		{"partial", partial, "git: could not fetch", 2},
	} {
		t.Run(tt.name, func(t *testing.T) {
			r := open(t, tt.dir)
			history, err := r.History(t.Context(), "HEAD", nil)
			if err != nil {
				t.Fatal(err)
			}
			faults := 0
			for _, text := range contents(t, r.Blobs(history, func(b source.Blob) string { return b.Object })) {
				if strings.HasPrefix(text, "error: "+tt.want) {
					faults++
				}
			}
			if faults != tt.errors {
				t.Errorf("got %d faults, want %d", faults, tt.errors)
			}
			if _, err := r.ChangedSince(t.Context(), "origin/nowhere", false, nil); err == nil || !strings.HasPrefix(err.Error(), "git: unknown revision") {
				t.Errorf("unknown revision: %v", err)
			}
		})
	}
}
