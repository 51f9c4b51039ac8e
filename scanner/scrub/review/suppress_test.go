package review

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/config"
)

func TestAddSuppressions(t *testing.T) {
	const entry = `- rule: "us-ssn"
    path: "/a b.json"
    fingerprint: "0123"
    reason: "ours: \"x\" # <no>"
    until: 2027-01-31
`
	list := []Suppression{{Rule: "us-ssn", Path: "/a b.json", Fingerprint: "0123", Reason: `ours: "x" # <no>`, Until: "2027-01-31"}}
	for _, tt := range []struct{ name, in, want string }{
		{"no file", "", "suppressions:\n  " + entry},
		{"comments only", "# ours\n", "# ours\nsuppressions:\n  " + entry},
		{"no list", "root: true # top\n", "root: true # top\nsuppressions:\n  " + entry},
		{"no line end", "root: true", "root: true\nsuppressions:\n  " + entry},
		{"key alone", "suppressions: # none yet\nroot: true\n", "suppressions: # none yet\n  " + entry + "root: true\n"},
		{"empty list", "suppressions: [] # none\nroot: true\n", "suppressions: # none\n  " + entry + "root: true\n"},
		{
			"list at the end", "# a\nsuppressions:\n  # first\n  - {rule: iban, reason: x} # b\n\n",
			"# a\nsuppressions:\n  # first\n  - {rule: iban, reason: x} # b\n  " + entry + "\n",
		},
		{
			"list in the middle", "suppressions:\n  - rule: iban\n    reason: |\n      x\n\n      y\n\n# the top\nroot: true\n",
			"suppressions:\n  - rule: iban\n    reason: |\n      x\n\n      y\n  " + entry + "\n# the top\nroot: true\n",
		},
		{
			"list without blanks", "suppressions:\n- rule: iban\n  reason: x\nroot: true\n",
			"suppressions:\n- rule: iban\n  reason: x\n" + strings.ReplaceAll(entry, "\n    ", "\n  ") + "root: true\n",
		},
		{
			"comment behind", "suppressions:\n    - rule: iban\n      reason: x\n# - rule: old\n",
			"suppressions:\n    - rule: iban\n      reason: x\n# - rule: old\n    " + strings.ReplaceAll(entry, "\n    ", "\n      "),
		},
		{"Windows", "root: true\r\n", strings.ReplaceAll("root: true\nsuppressions:\n  "+entry, "\n", "\r\n")},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, err := AddSuppressions([]byte(tt.in), list)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, string(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			loads(t, got)
			more, err := AddSuppressions(got, list)
			if err != nil {
				t.Fatal(err)
			}
			if n := bytes.Count(more, []byte("0123")); n != 2 {
				t.Errorf("%d entries after the second time", n)
			}
			loads(t, more)
		})
	}
}

// loads makes sure that a configuration is read.
func loads(t *testing.T, text []byte) {
	t.Helper()
	path := filepath.Join(t.TempDir(), ".privlint.yaml")
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := config.Load([]string{path}, filepath.Base); err != nil {
		t.Errorf("does not load: %v\n%s", err, text)
	}
}

func TestAddSuppressionsRefuses(t *testing.T) {
	list := []Suppression{{Rule: "us-ssn", Reason: "x"}}
	for _, tt := range []struct {
		name, in string
		byHand   bool
	}{
		{"braces", "{root: true}\n", true},
		{"brackets", "suppressions: [{rule: iban, reason: x}]\n", true},
		{"written null", "suppressions: null\n", true},
		{"list on the next line", "suppressions:\n  []\n", false},
		{"no list", "suppressions: none\n", true},
		{"a list", "- a\n", true},
		{"two documents", "root: true\n---\nroot: true\n", true},
		{"end of the document", "root: true\n...\n", true},
		{"no YAML", "a: [\n", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out, err := AddSuppressions([]byte(tt.in), list)
			if err == nil && !tt.byHand {
				loads(t, out)
				return
			}
			if err == nil || errors.Is(err, ErrByHand) != tt.byHand {
				t.Errorf("got %v\n%s", err, out)
			}
		})
	}
}

func FuzzAddSuppressions(f *testing.F) {
	for _, seed := range []string{
		"", "root: true\n", "suppressions:\n", "suppressions: []\n", "suppressions:\n- {rule: a, reason: b}\n",
		"suppressions:\n  - rule: a\n\nexclude: [b]\n", "\ufeffroot: true\r\n", "a: &x [1]\nsuppressions: *x\n", "? a\n: b\n", "suppressions:\n  - a: |+\n      b\n\n\nz: 1\n",
	} {
		f.Add(seed, "why", "a")
	}
	f.Fuzz(func(t *testing.T, src, reason, path string) {
		out, err := AddSuppressions([]byte(src), []Suppression{{Rule: "us-ssn", Path: path, Reason: reason}, {Rule: "iban", Reason: "x"}})
		if err != nil {
			return
		}
		rest := out
		for line := range strings.Lines(src) { // every line is there, in order
			line = strings.TrimRight(strings.Replace(strings.Replace(line, " []", "", 1), "[]", "", 1), "\r\n")
			at := bytes.Index(rest, []byte(line))
			if at < 0 && !strings.Contains(src, "[]") {
				t.Fatalf("line %q is gone from %q", line, out)
			}
			rest = rest[max(at, 0):]
		}
	})
}
