package main

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

var updateDocs = flag.Bool("update-docs", false, "rewrite the samples in README.md and docs")

// sample is a fenced console block: a command of privlint and what it prints
// on both streams.
var sample = regexp.MustCompile("(?m)^```console\n\\$ (privlint .*)\n((?:.*\n)*?)```$")

// made is an indented command of make.
var made = regexp.MustCompile(`(?m)^    make ([a-z-]+)`)

// The samples in the documents are what the program prints, and every make
// target that they name exists and is run by CI.
func TestDocuments(t *testing.T) {
	t.Chdir(filepath.Join("..", ".."))
	docs, err := filepath.Glob("docs/*.md")
	if err != nil {
		t.Fatal(err)
	}
	makefile, ci := read(t, "Makefile"), read(t, ".ci/run")
	samples := 0
	for _, name := range append(docs, "README.md", "CONTRIBUTING.md") {
		text := read(t, name)
		fresh := sample.ReplaceAllStringFunc(text, func(block string) string {
			samples++
			command := sample.FindStringSubmatch(block)[1]
			return "```console\n$ " + command + "\n" + output(t, command) + "```"
		})
		fresh = withRuleTable(t, fresh)
		if fresh != text {
			if !*updateDocs {
				t.Errorf("%s: a sample is not what the program prints; run go test ./cmd/privlint -run Documents -update-docs", name)
				continue
			}
			if err := os.WriteFile(name, []byte(fresh), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range made.FindAllStringSubmatch(text, -1) {
			if !strings.Contains(makefile, "\n"+m[1]+":") {
				t.Errorf("%s: make has no target %s", name, m[1])
			}
			if !strings.Contains(ci, m[1]) {
				t.Errorf("%s: CI does not run make %s", name, m[1])
			}
		}
	}
	if samples < 2 {
		t.Errorf("%d samples in the documents, want at least 2", samples)
	}
}

// ruleTable is the generated table between its two marks.
var ruleTable = regexp.MustCompile(`(?s)<!-- rules:begin -->\n.*<!-- rules:end -->`)

// withRuleTable writes the table of what the built-in rules find.
func withRuleTable(t *testing.T, text string) string {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	count := map[rules.Category]int{}
	types := map[rules.Category][]string{}
	for _, r := range set.Rules() {
		count[r.Category]++
		if name := string(r.EntityType); !slices.Contains(types[r.Category], name) {
			types[r.Category] = append(types[r.Category], name)
		}
	}
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- rules:begin -->\n%d rules:\n\n| category | rules | entity types |\n|---|---:|---|\n", len(set.Rules()))
	for _, c := range rules.Categories() {
		slices.Sort(types[c])
		fmt.Fprintf(&b, "| %s | %d | %s |\n", c, count[c], strings.Join(types[c], ", "))
	}
	b.WriteString("\n<!-- rules:end -->")
	return ruleTable.ReplaceAllLiteralString(text, b.String())
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// output runs a command line without quoting and returns both streams.
func output(t *testing.T, command string) string {
	t.Helper()
	var out bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &out, getenv: func(string) string { return "" }}
	if code := run(t.Context(), e, strings.Fields(command)[1:]); code == exitUsage {
		t.Errorf("%q is a usage error", command)
	}
	return out.String()
}
