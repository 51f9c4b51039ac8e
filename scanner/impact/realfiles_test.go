package impact

import (
	"bytes"
	"io/fs"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/workspace"
)

// TestRealFiles shows that published exports, which some service took, are
// not refused: what this package calls an error does not stand in them, and
// a scrub that edits nothing makes nothing.
func TestRealFiles(t *testing.T) {
	root := os.Getenv("PRIVLINT_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(root, "realfiles")
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no shared files: %v", err)
	}
	files := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == "README.md" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, ok := workspace.Detect(path, data[:min(len(data), 64<<10)], len(data) <= 64<<10)
		if !ok {
			return nil
		}
		files++
		r := &reading{}
		in := &workspace.Input{Window: document.NewWindow(bytes.NewReader(data), 0, 0)}
		if err := f.Read(in, r); err != nil {
			return err
		}
		report := scrubbed(Options{Format: f.Name}, r.units).Report()
		if len(report.Issues) > 0 || report.Limited {
			t.Errorf("%s: %d issues without an edit, limited %v", path, len(report.Issues), report.Limited)
		}
		if diff := cmp.Diff(report.Before, report.After); diff != "" {
			t.Errorf("%s: before and after differ:\n%s", path, diff)
		}
		for _, total := range report.Totals {
			if total.Before != total.After {
				t.Errorf("%s: %+v", path, total)
			}
			if total.Severity == Refused {
				t.Errorf("%s: %s: %d %s", path, f.Name, total.After, total.Kind)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("%d files", files)
}
