package report

import (
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

func tallyOf(findings []*scanner.Finding, coverage []*scanner.Coverage) *Tally {
	t := &Tally{}
	for _, f := range findings {
		_ = t.Finding(f)
	}
	for _, c := range coverage {
		_ = t.Coverage(c)
	}
	return t
}

func TestClosingLine(t *testing.T) {
	clean := &scanner.Summary{Files: 2, Units: 1, Bytes: 12}
	found := &scanner.Summary{
		Files: 1, Units: 512, Bytes: 48_230, Findings: 3, Worst: rules.SeverityHigh,
		Severity: map[string]int{"high": 2, "medium": 1},
	}
	quoted := &scanner.Finding{Path: "my skill's.json", Rule: "us-ssn"}
	member := &scanner.Finding{Path: "export.zip!skill.json", Rule: "us-ssn"}
	for _, tt := range []struct {
		name    string
		closing Closing
		want    string
	}{
		{
			"clean",
			Closing{Summary: clean, Tally: &Tally{}, FailOn: rules.SeverityMedium},
			"no findings in 2 files; 1 unit, 12 bytes scanned",
		},
		{
			"findings",
			Closing{Summary: found, Tally: &Tally{FilesWithFindings: 1, FirstPath: "skill.json", FirstRule: "us-ssn"}, FailOn: rules.SeverityMedium},
			"3 findings (2 high, 1 medium) in 1 of 1 file; 512 units, 48.2 kB scanned; next: privlint scan -v skill.json",
		},
		{
			"verbose names the rule",
			Closing{Summary: found, Tally: &Tally{FilesWithFindings: 1, FirstPath: "skill.json", FirstRule: "us-ssn"}, Verbose: true},
			"3 findings (2 high, 1 medium) in 1 of 1 file; 512 units, 48.2 kB scanned; next: privlint rules explain us-ssn",
		},
		{
			"under the fail level",
			Closing{Summary: found, Tally: &Tally{FilesWithFindings: 1, FirstPath: "<stdin>"}, FailOn: rules.SeverityCritical},
			"3 findings (2 high, 1 medium) in 1 of 1 file, none at or over critical; 512 units, 48.2 kB scanned; next: privlint scan -v -",
		},
		{
			"the command can be pasted",
			Closing{Summary: found, Tally: tallyOf([]*scanner.Finding{quoted}, nil)},
			`3 findings (2 high, 1 medium) in 0 of 1 file; 512 units, 48.2 kB scanned; next: privlint scan -v 'my skill'\''s.json'`,
		},
		{
			"archive",
			Closing{Summary: found, Tally: tallyOf([]*scanner.Finding{member}, nil)},
			"3 findings (2 high, 1 medium) in 0 of 1 file; 512 units, 48.2 kB scanned; next: privlint scan -v export.zip",
		},
		{
			"not everything",
			Closing{Summary: sampleSummary(), Tally: tallyOf(sampleFindings(), sampleCoverage()), FailOn: rules.SeverityMedium},
			"4 findings (1 critical, 1 high, 1 low, 1 info) in 2 of 2 files; 520 units, 48.4 kB scanned; " +
				"2 not fully scanned (utter.csv, gone.json); 1 skipped (binary file); next: privlint scan -v skill.json",
		},
		{
			"interrupted",
			Closing{Summary: clean, Tally: &Tally{}, Interrupted: true},
			"interrupted before the first finding",
		},
		{
			"interrupted after findings",
			Closing{Summary: &scanner.Summary{Findings: 2, Severity: map[string]int{"low": 2}}, Tally: &Tally{}, Interrupted: true},
			"2 findings (2 low) before the interrupt",
		},
		{
			"nothing at all",
			Closing{Summary: &scanner.Summary{}, Tally: &Tally{}},
			"nothing was scanned",
		},
		{
			"nothing but skipped files",
			Closing{Summary: &scanner.Summary{Skipped: 1}, Tally: tallyOf(nil, sampleCoverage()[3:])},
			"nothing was scanned; 1 skipped (binary file)",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := tt.closing.Line(); got != tt.want {
				t.Errorf("got  %s\nwant %s", got, tt.want)
			}
		})
	}
}

func TestClean(t *testing.T) {
	clean := scanner.Summary{Files: 1}
	for _, tt := range []struct {
		name   string
		change func(*Closing)
		want   bool
	}{
		{"clean", func(*Closing) {}, true},
		{"findings", func(c *Closing) { c.Summary.Findings = 1 }, false},
		{"partial", func(c *Closing) { c.Summary.Partial = 1 }, false},
		{"failed", func(c *Closing) { c.Summary.Failed = 1 }, false},
		{"nothing scanned", func(c *Closing) { c.Summary.Files = 0 }, false},
		{"interrupted", func(c *Closing) { c.Interrupted = true }, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s := clean
			c := Closing{Summary: &s}
			tt.change(&c)
			if got := c.Clean(); got != tt.want {
				t.Errorf("got %v, want %v", got, tt.want)
			}
		})
	}
}

func TestProblemLine(t *testing.T) {
	for _, tt := range []struct {
		name     string
		coverage scanner.Coverage
		want     string
	}{
		{"scanned", scanner.Coverage{Path: "a", Status: scanner.StatusScanned, Reasons: []string{"read as Windows-1252"}}, ""},
		{"skipped", scanner.Coverage{Path: "a", Status: scanner.StatusSkipped, Reasons: []string{"binary file"}}, ""},
		{"failed", scanner.Coverage{Path: "a", Status: scanner.StatusFailed, Reasons: []string{"no such file"}}, "a: not scanned: no such file"},
		{"partial", scanner.Coverage{Path: "a", Status: scanner.StatusPartial, Reasons: []string{"line 1: x", "line 2: y"}}, "a: not fully scanned: line 1: x; line 2: y"},
		{"many reasons", scanner.Coverage{Path: "a", Status: scanner.StatusPartial, Reasons: strings.Split("12345", "")}, "a: not fully scanned: 1; 2; 3; and 2 more"},
		{"one line", scanner.Coverage{Path: "a\nb", Status: scanner.StatusFailed, Reasons: []string{"x\x1b"}}, `a\nb: not scanned: x\x1b`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := ProblemLine(&tt.coverage); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSize(t *testing.T) {
	for n, want := range map[int64]string{
		0: "0 bytes", 1: "1 byte", 999: "999 bytes", 1000: "1.0 kB", 10_240: "10.2 kB", 52_428_800: "52.4 MB", 3e9: "3.0 GB",
	} {
		if got := size(n); got != want {
			t.Errorf("size(%d): got %s, want %s", n, got, want)
		}
	}
}
