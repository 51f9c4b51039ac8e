package rename

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/workspace"
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

// TestRealSkills renames every intent, entity and value of published skills:
// as many references as before lead to something.
func TestRealSkills(t *testing.T) {
	skills, refs := 0, 0
	err := filepath.WalkDir(sharedFolder(t, "realfiles"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".json" {
			return err
		}
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		f, ok := workspace.Detect(path, data[:min(len(data), 64<<10)], len(data) <= 64<<10)
		if !ok || f.Name != "watson-dialog" {
			return nil
		}
		before := definitions(t, data)
		names := Names{Intents: map[string]string{}, Entities: map[string]string{}, Values: map[string]map[string]string{}}
		for i, intent := range before.intents {
			names.Intents[intent] = fmt.Sprintf("i%d", i)
		}
		for i, entity := range before.entities {
			names.Entities[entity] = fmt.Sprintf("e%d", i)
			values := map[string]string{}
			for k, value := range before.values[entity] {
				values[value] = fmt.Sprintf("v %d", k)
			}
			names.Values[entity] = values
		}
		out, err := apply(t, f.Name, string(data), names)
		if err != nil {
			t.Errorf("%s: %v", filepath.Base(path), err)
			return nil
		}
		after := definitions(t, []byte(out))
		if before.resolved != after.resolved {
			t.Errorf("%s: %d references lead to something, before it were %d", filepath.Base(path), after.resolved, before.resolved)
		}
		if strings.Count(string(data), "\n") != strings.Count(out, "\n") {
			t.Errorf("%s: lines came or went", filepath.Base(path))
		}
		skills++
		refs += after.resolved
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if skills == 0 {
		t.Error("no skills")
	}
	t.Logf("%d skills, %d references", skills, refs)
}

type skillNames struct {
	intents, entities []string
	values            map[string][]string
	resolved          int
}

var refs = regexp.MustCompile(`#([\p{L}\p{N}_.-]+)|@([\p{L}\p{N}_-]+)(?::\(([^)]*)\)|:([\p{L}\p{N}_-]+))?`)

// definitions reads a skill with encoding/json, and counts the references in
// its conditions that lead to a definition.
func definitions(t *testing.T, data []byte) skillNames {
	t.Helper()
	type content struct {
		Intents  []struct{ Intent string }
		Entities []struct {
			Entity string
			Values []struct{ Value string }
		}
		Nodes []struct{ Conditions string } `json:"dialog_nodes"`
	}
	var file struct {
		content
		Workspace content
	}
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	c := file.content
	if len(c.Intents) == 0 {
		c = file.Workspace
	}
	out := skillNames{values: map[string][]string{}}
	defined := map[string]bool{}
	for _, i := range c.Intents {
		out.intents = append(out.intents, i.Intent)
		defined["#"+strings.ToLower(i.Intent)] = true
	}
	for _, e := range c.Entities {
		out.entities = append(out.entities, e.Entity)
		defined["@"+strings.ToLower(e.Entity)] = true
		for _, v := range e.Values {
			out.values[e.Entity] = append(out.values[e.Entity], v.Value)
			defined["@"+strings.ToLower(e.Entity+":"+v.Value)] = true
		}
	}
	for _, n := range c.Nodes {
		for _, m := range refs.FindAllStringSubmatch(n.Conditions, -1) {
			ref := strings.ToLower(m[0])
			if m[2] != "" {
				ref = "@" + strings.ToLower(m[2])
				if value := m[3] + m[4]; value != "" && defined[ref] {
					ref += ":" + strings.ToLower(strings.TrimSpace(value))
				}
			}
			if defined[ref] {
				out.resolved++
			}
		}
	}
	return out
}
