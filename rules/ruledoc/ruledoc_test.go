package ruledoc

import (
	"bytes"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
)

var update = flag.Bool("update", false, "rewrite golden files")

// sample uses every field and the characters that break tables.
func sample() *rules.Rule {
	return &rules.Rule{
		ID: "acme-badge", Title: "Acme badge_number <new>", EntityType: "LICENSE_NUMBER",
		Category: rules.CategoryGovernmentID, Severity: rules.SeverityHigh, Regions: []string{"gb", "us"}, Since: "0.1",
		Patterns: []rules.Pattern{
			{Name: "badge", Regexp: "(?:acme|a`c\\|me) # 6 digits\n\\d{6}", Spaced: true, Score: 0.85, Engine: rules.EngineRE2, Boundary: rules.BoundaryWord},
			{Name: "bare|old", Regexp: `\d{6}(?!x)`, Score: 0.1, Engine: rules.EngineRegexp2, Boundary: rules.BoundaryDigit, Needs: rules.NeedsField, CaseSensitive: true, Validator: "none"},
		},
		Terms:     &rules.Terms{Words: []string{"red badge"}, Score: 0.3, Needs: rules.NeedsLabel},
		Validator: "luhn", ValidatedScore: 0.9,
		Hotwords: &rules.Context{Phrases: []string{"badge", "a|b"}},
		NotNear:  &rules.Context{Phrases: []string{"order no."}, Before: 3, After: -1},
		Fields:   []string{"badge number"},
		Examples: rules.Examples{
			Match: []rules.Example{
				{Text: "acme123455", Want: "acme123455"},
				{Text: "`x` | acme123455\nnext", Field: "badge_no", Want: "acme123455"},
			},
			NoMatch: []rules.Example{{Text: "acme 123\u00A0455"}},
		},
		Description:    "First *paragraph*\nin two lines.\n\nSecond one.",
		FalsePositives: "Order numbers.", Remediation: "Remove it.\n",
		References: []string{"Acme Handbook, section 3\n  (2024)"},
		Policies:   []string{"gdpr:4(1)"},
	}
}

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, got, 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("%s differs, rewrite with -update (-want +got):\n%s", path, diff)
	}
}

func TestPage(t *testing.T) { golden(t, "acme-badge.md", Page(sample())) }

func TestIndex(t *testing.T) {
	combos := []*rules.Combination{{ID: "c", Title: "a|b", Severity: rules.SeverityHigh, Members: []rules.Member{{Name: "x"}, {Name: "y"}}}}
	mail := &rules.Rule{ID: "mail", Title: "mail", EntityType: "EMAIL_ADDRESS", Category: rules.CategoryContact, Severity: rules.SeverityLow}
	set, err := rules.NewSet([]*rules.Rule{sample(), mail}, combos)
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "index.md", Index(set))
}

func TestExplain(t *testing.T) {
	var b bytes.Buffer
	if err := Explain(&b, sample()); err != nil {
		t.Fatal(err)
	}
	golden(t, "explain.txt", b.Bytes())
}

func TestWriteDocs(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "docs")
	first, second := sample(), sample()
	second.ID = "other"
	both, err := rules.NewSet([]*rules.Rule{first, second}, nil)
	if err != nil {
		t.Fatal(err)
	}
	one, err := rules.NewSet([]*rules.Rule{first}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := WriteDocs(dir, both); err != nil {
		t.Fatal(err)
	}
	if err := CheckDocs(dir, both); err != nil {
		t.Errorf("just written: %v", err)
	}
	if err := os.WriteFile(filepath.Join(dir, "notes.md"), []byte("by hand"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := CheckDocs(dir, one); err == nil || !strings.Contains(err.Error(), "README.md is not current") {
		t.Errorf("table with a rule too many: %v", err)
	}
	if err := WriteDocs(dir, one); err != nil {
		t.Fatal(err)
	}
	names, err := filepath.Glob(filepath.Join(dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range names {
		names[i] = filepath.Base(name)
	}
	if diff := cmp.Diff([]string{"README.md", "acme-badge.md", "notes.md"}, names); diff != "" {
		t.Errorf("files (-want +got):\n%s", diff)
	}
	if err := CheckDocs(dir, both); err == nil || !strings.Contains(err.Error(), "other.md is missing") {
		t.Errorf("missing page: %v", err)
	}
}

// Every row of a table has as many cells as its head.
func TestTablesAreWhole(t *testing.T) {
	builtin, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	pages := map[string][]byte{"index": Index(builtin), "sample": Page(sample())}
	for _, r := range builtin.Rules() {
		pages[r.ID] = Page(r)
	}
	for name, page := range pages {
		cells := 0
		for line := range strings.Lines(string(page)) {
			if !strings.HasPrefix(line, "|") {
				cells = 0
				continue
			}
			n := strings.Count(line, "|") - strings.Count(line, `\|`)
			if cells == 0 {
				cells = n
			}
			if n != cells {
				t.Errorf("%s: a row with %d bars instead of %d: %s", name, n, cells, line)
			}
		}
	}
}

func TestCode(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "a", "`a`"},
		{"empty", "", ""},
		{"backquote inside", "a`b", "``a`b``"},
		{"backquotes at the edge", "``", "``` `` ```"},
		{"line ends", "a\r\nb\t", "`a␍␊b␉`"},
		{"blanks at both ends", " a ", "`  a  `"},
		{"unseen characters", "a\u200Bb\u00A0c", "`a⟨ZWSP⟩b⟨NBSP⟩c`"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := code(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
	if got := cell(`a|b\|c`); got != "`a\\|b\\\\|c`" {
		t.Errorf("cell: got %s", got)
	}
}

func TestWrap(t *testing.T) {
	got := Wrap(strings.Repeat("äöü ", 40), "  ")
	for line := range strings.Lines(got) {
		if n := len([]rune(strings.TrimRight(line, "\n"))); n > width {
			t.Errorf("a line of %d code points: %q", n, line)
		}
		if !strings.HasPrefix(line, "  ä") {
			t.Errorf("indent is missing: %q", line)
		}
	}
	if Wrap(" \n", "  ") != "" {
		t.Error("blanks gave text")
	}
}
