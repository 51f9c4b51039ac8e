package extent

import (
	"encoding/json"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// sharedFolder finds the files shared beside the repository, or skips.
func sharedFolder(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("PRIVLINT_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "..", "shared")
	}
	dir := filepath.Join(root, name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no shared files: %v", err)
	}
	return dir
}

// TestRealFiles cuts at random places of published files. JSON is compared
// with the file as encoding/json reads it, YAML must parse and get shorter.
func TestRealFiles(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 4))
	files, served := 0, 0
	err := filepath.WalkDir(sharedFolder(t, "realfiles"), func(path string, d fs.DirEntry, err error) error {
		ext := filepath.Ext(path)
		if err != nil || d.IsDir() || ext != ".json" && ext != ".yml" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		in := string(data)
		if strings.HasPrefix(in, "\xef\xbb\xbf") || len(in) == 0 || ext == ".json" && !json.Valid(data) {
			return nil
		}
		files++
		var at []int
		for range 20 {
			off := r.IntN(len(in))
			// Letters stand in texts, where offsets come from.
			if c := in[off] | 0x20; c >= 'a' && c <= 'z' {
				at = append(at, off)
			}
		}
		slices.Sort(at)
		if ext == ".yml" {
			out, unserved := find(t, YAML, in, at)
			served += len(at) - len(unserved)
			if yaml.Unmarshal([]byte(out), new(any)) != nil {
				t.Errorf("%s does not parse any more", filepath.Base(path))
			}
			if len(unserved) < len(at) && len(out) >= len(in) {
				t.Errorf("%s did not get shorter", filepath.Base(path))
			}
			return nil
		}
		tree, err := parseJSON(in)
		if err != nil {
			return err
		}
		gone := map[*jsonNode]bool{}
		for _, off := range at {
			if n := tree.mark(off); n != nil {
				gone[n] = true
			}
		}
		out, unserved := find(t, JSON, in, at)
		served += len(at) - len(unserved)
		after, err := parseJSON(out)
		if err != nil {
			t.Errorf("%s does not parse any more: %v", filepath.Base(path), err)
			return nil
		}
		if after.print(nil, "", "") != tree.print(gone, "", "") {
			t.Errorf("%s is not what it was without the elements", filepath.Base(path))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files == 0 || served == 0 {
		t.Error("nothing was cut")
	}
	t.Logf("%d files, %d places", files, served)
}
