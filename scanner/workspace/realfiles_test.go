package workspace

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sharedFolder finds the files shared beside the repository, or skips.
func sharedFolder(t *testing.T, name string) string {
	t.Helper()
	root := os.Getenv("PRIVLINT_SHARED")
	if root == "" {
		root = filepath.Join("..", "..", "..", "shared")
	}
	dir := filepath.Join(root, name)
	if _, err := os.Stat(dir); err != nil {
		t.Skipf("no shared files: %v", err)
	}
	return dir
}

// TestRealJSON reads published exports: each JSON file must have the kind
// that their README gives, units, and no problem.
func TestRealJSON(t *testing.T) {
	dir := sharedFolder(t, "realfiles")
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	formats := map[string]string{
		"dialog-skill": "watson-dialog", "actions-skill": "watson-actions", "watson-logs-v1": "watson-logs-v1",
		"dialogflow-usersays": "dialogflow-es", "luis-json": "luis", "snips-json": "snips",
	}
	n := 0
	for line := range strings.Lines(string(readme)) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 || !strings.HasSuffix(strings.Trim(cells[1], " `"), ".json") {
			continue
		}
		name, kind := strings.Trim(cells[1], " `"), strings.TrimSpace(cells[2])
		n++
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			f, l := readJSON(t, name, data)
			if f.Name != formats[kind] {
				t.Errorf("detected %s, want %s", f.Name, formats[kind])
			}
			for _, p := range l.problems {
				t.Errorf("problem: %v", p)
			}
			if len(l.units) == 0 {
				t.Error("no units")
			}
			checkUnits(t, data, l.units)
			t.Logf("%d units, %d mentions", len(l.units), len(mentionsOf(data, l)))
		})
	}
	if n == 0 {
		t.Error("the README names no JSON files")
	}
}
