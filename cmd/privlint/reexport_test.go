package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// object is a JSON object that keeps its keys in order.
type object struct {
	keys   []string
	values map[string]any
}

func (o *object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, key := range o.keys {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, "%s:", quoteJSON(key))
		value, err := json.Marshal(o.values[key])
		if err != nil {
			return nil, err
		}
		b.Write(value)
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// readJSON reads a value with the order of keys and the spelling of numbers.
func readJSON(dec *json.Decoder) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		o := &object{values: map[string]any{}}
		for dec.More() {
			key, err := dec.Token()
			if err != nil {
				return nil, err
			}
			name := key.(string)
			o.keys = append(o.keys, name)
			if o.values[name], err = readJSON(dec); err != nil {
				return nil, err
			}
		}
		_, err = dec.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for dec.More() {
			value, err := readJSON(dec)
			if err != nil {
				return nil, err
			}
			list = append(list, value)
		}
		_, err = dec.Token()
		return list, err
	}
	return token, nil
}

func parseJSON(data []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff"))))
	dec.UseNumber()
	return readJSON(dec)
}

// reexport is what a tool does when it writes a workspace anew: keys in
// another order, intents, entities and examples in another, and other blanks.
type reexport struct {
	rand   *rand.Rand
	indent string
	keys   bool // give keys another order
	lists  bool // and examples and intents too
}

// moved are the lists whose order says nothing.
var moved = []string{"intents", "examples", "entities", "counterexamples", "synonyms", "dialog_nodes"}

func (r *reexport) change(v any, name string) {
	switch v := v.(type) {
	case *object:
		if r.keys {
			r.rand.Shuffle(len(v.keys), func(i, j int) { v.keys[i], v.keys[j] = v.keys[j], v.keys[i] })
		}
		for key, value := range v.values {
			r.change(value, key)
		}
	case []any:
		if r.lists && slices.Contains(moved, name) {
			r.rand.Shuffle(len(v), func(i, j int) { v[i], v[j] = v[j], v[i] })
		}
		for _, value := range v {
			r.change(value, "")
		}
	}
}

func (r *reexport) write(t *testing.T, path string, v any) {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	if r.indent != "" {
		var b bytes.Buffer
		if err := json.Indent(&b, data, "", r.indent); err != nil {
			t.Fatal(err)
		}
		data = b.Bytes()
	}
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// firstExamples finds the examples of the first intent that has some.
func firstExamples(v any) *object {
	switch v := v.(type) {
	case *object:
		if list, ok := v.values["examples"].([]any); ok && len(list) > 0 && v.values["intent"] != nil {
			if _, ok := list[0].(*object); ok {
				return v
			}
		}
		for _, key := range v.keys {
			if o := firstExamples(v.values[key]); o != nil {
				return o
			}
		}
	case []any:
		for _, item := range v {
			if o := firstExamples(item); o != nil {
				return o
			}
		}
	}
	return nil
}

// addExample puts a text into the midst of the examples of an intent.
func addExample(t *testing.T, v any, text string) {
	t.Helper()
	intent := firstExamples(v)
	if intent == nil {
		t.Fatal("no intent with examples")
	}
	list := intent.values["examples"].([]any)
	example := &object{keys: []string{"text"}, values: map[string]any{"text": text}}
	intent.values["examples"] = slices.Insert(slices.Clone(list), len(list)/2, any(example))
}

// diffLines runs baseline diff and counts lines with + and -.
func diffLines(t *testing.T, dir, key string) (added, gone int) {
	t.Helper()
	var out, errs bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: dir, getenv: func(name string) string {
		if name == "PRIVLINT_BASELINE_KEY" {
			return key
		}
		return ""
	}}
	code := run(t.Context(), e, []string{"baseline", "diff", "--fail-on", "info"})
	for line := range strings.Lines(out.String()) {
		switch line[0] {
		case '+':
			added++
		case '-':
			gone++
		}
	}
	if want := min(added, 1); code != want {
		t.Errorf("exit code %d with %d new findings: %s", code, added, errs.String())
	}
	return added, gone
}

// createBaseline counts the findings in it.
func createBaseline(t *testing.T, dir, key string) int {
	t.Helper()
	var errs bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &errs, stderr: &errs, dir: dir, getenv: func(name string) string {
		if name == "PRIVLINT_BASELINE_KEY" {
			return key
		}
		return ""
	}}
	if code := run(t.Context(), e, []string{"baseline", "create", "--force"}); code != exitClean {
		t.Fatalf("exit code %d: %s", code, errs.String())
	}
	data, err := os.ReadFile(filepath.Join(dir, defaultBaseline))
	if err != nil {
		t.Fatal(err)
	}
	return bytes.Count(data, []byte("\n")) - 1
}

// checkReexport exports the workspace in every way: the baseline holds, and
// one new example is exactly one new finding.
func checkReexport(t *testing.T, original []byte) {
	t.Helper()
	const key = "a key that is long enough"
	dir := t.TempDir()
	path := filepath.Join(dir, "skill.json")
	if err := os.WriteFile(path, original, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, key := range []string{"", key} {
		if err := os.WriteFile(path, original, 0o600); err != nil {
			t.Fatal(err)
		}
		if n := createBaseline(t, dir, key); n == 0 {
			t.Fatal("no findings to accept")
		}
		for seed, r := range []reexport{
			{indent: "\t"}, {keys: true, lists: true}, {indent: "  ", keys: true, lists: true},
		} {
			v, err := parseJSON(original)
			if err != nil {
				t.Fatal(err)
			}
			r.rand = rand.New(rand.NewPCG(uint64(seed), 1))
			r.change(v, "")
			r.write(t, path, v)
			if added, gone := diffLines(t, dir, key); added+gone > 0 {
				t.Errorf("export %d, key %v: %d findings are new, %d are gone", seed, key != "", added, gone)
			}
			if seed == 0 {
				continue
			}
			addExample(t, v, "please write to q.vandermolen@halcyonpost.org instead")
			r.write(t, path, v)
			if added, gone := diffLines(t, dir, key); added != 1 || gone != 0 {
				t.Errorf("export %d, key %v: one new example: %d findings are new, %d are gone", seed, key != "", added, gone)
			}
		}
	}
	// Another value in the same example.
	v, err := parseJSON(original)
	if err != nil {
		t.Fatal(err)
	}
	addExample(t, v, "please write to q.vandermolen@halcyonpost.org instead")
	whole := &reexport{}
	for _, key := range []string{"", key} {
		whole.write(t, path, v)
		createBaseline(t, dir, key)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		data = bytes.Replace(data, []byte("q.vandermolen"), []byte("r.quillfeather"), 1)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		added, gone := diffLines(t, dir, key)
		if want := min(len(key), 1); added != want || gone != want {
			t.Errorf("key %v: a changed value: %d findings are new, %d are gone, want %d each", key != "", added, gone, want)
		}
	}
}

// TestReexport accepts the findings of the project's own workspace.
func TestReexport(t *testing.T) {
	data, err := os.ReadFile(filepath.Join("..", "..", "fixtures", "demo", "bank-skill.json"))
	if err != nil {
		t.Fatal(err)
	}
	checkReexport(t, data)
}

// realWorkspaces are workspaces of others with intents, in ../shared or
// where PRIVLINT_SHARED says.
func realWorkspaces(t *testing.T) []string {
	t.Helper()
	shared := os.Getenv("PRIVLINT_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	var out []string
	err := filepath.WalkDir(filepath.Join(shared, "realfiles"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".json" {
			return err
		}
		if info, err := d.Info(); err != nil || info.Size() > 400_000 {
			return err
		}
		data, err := os.ReadFile(path)
		if err == nil && bytes.Contains(data, []byte(`"intent"`)) && bytes.Contains(data, []byte(`"examples"`)) {
			out = append(out, path)
		}
		return err
	})
	if err != nil {
		t.Skip("no real workspaces: set PRIVLINT_SHARED")
	}
	return out
}

// TestReexportReal does the same with workspaces that other people have
// published: those with the most findings.
func TestReexportReal(t *testing.T) {
	if testing.Short() {
		t.Skip("real workspaces take seconds")
	}
	type workspace struct {
		path     string
		findings int
	}
	var list []workspace
	for _, path := range realWorkspaces(t) {
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		v, err := parseJSON(data)
		if err != nil || firstExamples(v) == nil {
			continue
		}
		dir := t.TempDir()
		_, stdout, _ := scanInProcess(t, dir, "scan", path, "-f", "concise", "--no-config", "--exit-zero")
		if n := strings.Count(stdout, "\n"); n > 0 {
			list = append(list, workspace{path, n})
		}
	}
	if len(list) == 0 {
		t.Skip("no real workspace with findings")
	}
	slices.SortStableFunc(list, func(a, b workspace) int { return b.findings - a.findings })
	for _, w := range list[:min(len(list), 2)] {
		t.Run(filepath.Base(w.path), func(t *testing.T) {
			t.Logf("%d findings", w.findings)
			data, err := os.ReadFile(w.path)
			if err != nil {
				t.Fatal(err)
			}
			checkReexport(t, data)
		})
	}
}
