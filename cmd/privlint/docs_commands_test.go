package main

import (
	"archive/zip"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// mentioned is a command of privlint in indented or inline code.
var mentioned = regexp.MustCompile("(?m)(?:^    .*?|`)(privlint (?:scan|scrub|restore|key|receipt|baseline|config|rules|eval|completion|version)\\b[^`#|>)\n]*)")

// standIns are files for the names in the documents.
var standIns = strings.NewReplacer("[FILE...]", "ours.yaml", "GOLD...", "gold.jsonl", "eval FILE", "eval gold.jsonl",
	"--rules FILE", "--rules ours.yaml", "our-rules.yaml", "ours.yaml", "explain ID", "explain us-ssn")

// Every command that the documents name runs, on files of the kinds that
// they speak of.
func TestDocumentedCommands(t *testing.T) {
	root, err := filepath.Abs(filepath.Join("..", ".."))
	if err != nil {
		t.Fatal(err)
	}
	contributing := read(t, filepath.Join(root, "CONTRIBUTING.md"))
	_, entry, _ := strings.Cut(contributing, "```yaml\n")
	entry, _, _ = strings.Cut(entry, "```")
	dir := t.TempDir()
	for name, content := range map[string]string{
		"skill.json":         read(t, filepath.Join(root, "fixtures", "demo", "bank-skill.json")),
		"intents.csv":        read(t, filepath.Join(root, "fixtures", "demo", "clinic-intents.csv")),
		"nlu.yml":            "nlu:\n- intent: greet\n  examples: |\n    - hello there\n",
		"chat.jsonl":         `{"question":"how are you","answer":"fine"}` + "\n",
		"gold.jsonl":         `{"id":"1","text":"call Bo at 555-0100","spans":[[5,7,"PERSON"]]}` + "\n",
		"ours.yaml":          entry,
		"export.zip":         archived(t, "dialog-skill.json", `{"intents":[{"intent":"a","examples":[{"text":"hello there"}]}]}`),
		"training/a.csv":     "hello there,greet\nhow are you,greet\n",
		"fixtures/demo/a.md": "hello\n",
	} {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git here")
	}
	for _, args := range [][]string{
		{"init", "-q"}, {"-c", "user.name=dev", "-c", "user.email=dev@example.com", "commit", "-q", "--allow-empty", "-m", "first"},
	} {
		cmd := exec.Command("git", args...)
		cmd.Dir = dir
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	docs, err := filepath.Glob(filepath.Join(root, "docs", "*.md"))
	if err != nil {
		t.Fatal(err)
	}
	ran := 0
	for _, name := range append(docs, filepath.Join(root, "README.md"), filepath.Join(root, "CONTRIBUTING.md")) {
		for _, written := range []string{".privlint.yaml", defaultBaseline, "scrub.key"} { // by the document before
			if err := os.Remove(filepath.Join(dir, written)); err != nil && !os.IsNotExist(err) {
				t.Fatal(err)
			}
		}
		for _, m := range mentioned.FindAllStringSubmatch(read(t, name), -1) {
			ran++
			command := strings.TrimSpace(m[1])
			var out, stderr bytes.Buffer
			e := &env{
				stdin: strings.NewReader("my name is on the list\n"), stdout: &out, stderr: &stderr, dir: dir,
				getenv: func(string) string { return "" },
			}
			code := run(t.Context(), e, strings.Fields(standIns.Replace(command))[1:])
			if code != exitClean && code != exitFindings {
				t.Errorf("%s: %q ends with %d: %s", filepath.Base(name), command, code, stderr.String())
			}
		}
	}
	if ran < 15 {
		t.Errorf("only %d commands found in the documents", ran)
	}
}

func archived(t *testing.T, name, content string) string {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	w, err := z.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.Write([]byte(content)); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
