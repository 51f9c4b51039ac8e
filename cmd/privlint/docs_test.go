package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestUsageSamples runs the console blocks of docs/usage.md. Blocks with a
// name behind the language are the files that they work on. With -update the
// output in the page is rewritten.
func TestUsageSamples(t *testing.T) {
	page := filepath.Join("..", "..", "docs", "usage.md")
	src, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	var got strings.Builder
	blocks := 0
	for rest := string(src); rest != ""; {
		text, block, after := nextBlock(rest)
		got.WriteString(text)
		rest = after
		info, body, _ := strings.Cut(block, "\n")
		language, name, _ := strings.Cut(strings.TrimPrefix(info, "```"), " ")
		switch {
		case block == "":
			continue
		case name != "":
			content := strings.TrimSuffix(body, "```\n")
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		case language == "console":
			blocks++
			block = info + "\n" + runConsole(t, dir, body) + "```\n"
		}
		got.WriteString(block)
	}
	if blocks < 5 {
		t.Errorf("only %d samples found", blocks)
	}
	if *update {
		if err := os.WriteFile(page, []byte(got.String()), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(src), got.String()); diff != "" {
		t.Errorf("%s differs from what the commands say; run \"go test ./cmd/privlint -update\" (-page +run):\n%s", page, diff)
	}
}

// nextBlock cuts page into the text before its first fenced block, the block
// with its fences, and the rest.
func nextBlock(page string) (text, block, rest string) {
	start := strings.Index("\n"+page, "\n```")
	if start < 0 {
		return page, "", ""
	}
	end := strings.Index(page[start+3:], "\n```\n")
	if end < 0 {
		return page, "", ""
	}
	end += start + 3 + len("\n```\n")
	return page[:start], page[start:end], page[end:]
}

// runConsole runs the "$ " lines of a block and returns them with what they
// print, stdout before stderr.
func runConsole(t *testing.T, dir, body string) string {
	t.Helper()
	var out strings.Builder
	code := 0
	for line := range strings.Lines(body) {
		command, ok := strings.CutPrefix(strings.TrimSuffix(line, "\n"), "$ ")
		if !ok {
			continue
		}
		out.WriteString(line)
		if command == "echo $?" {
			fmt.Fprintln(&out, code)
			continue
		}
		words := strings.Fields(command)
		if words[0] != "privlint" {
			t.Fatalf("samples run privlint only: %s", command)
		}
		var stdout, stderr string
		code, stdout, stderr = scanInProcess(t, dir, words[1:]...)
		out.WriteString(stdout + stderr)
	}
	return out.String()
}
