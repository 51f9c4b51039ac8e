package report

import (
	"bytes"
	"errors"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

var update = flag.Bool("update", false, "rewrite golden files")

func golden(t *testing.T, name string, got []byte) {
	t.Helper()
	path := filepath.Join("testdata", "golden", name)
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
		t.Errorf("%s differs (-want +got):\n%s", path, diff)
	}
}

// sampleFindings has one finding of each kind that is hard to show.
func sampleFindings() []*scanner.Finding {
	record := 7
	return []*scanner.Finding{
		{
			Rule: "us-ssn", EntityType: "US_SSN", Category: rules.CategoryGovernmentID,
			Severity: rules.SeverityCritical, Score: 0.6 + 0.35, Likelihood: rules.VeryLikely,
			Message:  `US Social Security number in intent "update_profile", example 12`,
			Policies: []string{"hipaa:G", "gdpr:87"},
			Path:     "skill.json", Pointer: "/intents/3/examples/11/text",
			Line: 412, Column: 17, EndLine: 412, EndColumn: 28, ByteStart: 10233, ByteEnd: 10244,
			UnitStart: 14, UnitEnd: 25,
			Place:  scanner.Place{Kind: "example", Intent: "update_profile", Example: 12},
			Masked: "***-**-****", Evidence: []string{"pattern ssn-dashed", `hotword "ssn"`},
			Fingerprint: "5f1a", Before: "my ssn number ", After: " please",
		},
		{ // wide letters before the value, a tab, and a record
			Rule: "email-address", EntityType: "EMAIL_ADDRESS", Category: rules.CategoryContact,
			Severity: rules.SeverityHigh, Score: 0.8, Likelihood: rules.VeryLikely,
			Message: "E-mail address in row 7", Path: "utter.csv", Pointer: "/text", Record: &record,
			Line: 7, Column: 9, EndLine: 7, EndColumn: 14, ByteStart: 90, ByteEnd: 95, UnitStart: 8, UnitEnd: 13,
			Place: scanner.Place{Kind: "row", Field: "text"}, Masked: "***@*.**",
			Before: "我的邮箱\té: ", After: " <b>&",
			Suppressed: &scanner.Suppression{Kind: "config", Reason: "our own address"},
		},
		{ // text that would steer a terminal
			Rule: "person-name", EntityType: "PERSON", Category: rules.CategoryPerson,
			Severity: rules.SeverityLow, Score: 0.5,
			Message: "Name in entity \"\x1b[31mred\u202e\"", Path: "a\nb.txt", Line: 1, Column: 1, EndLine: 1, EndColumn: 4,
			Masked: "****", Before: "\u202eabc\u200b\x00\x1b[2J", After: "\r\n\xff\u2028",
			Place: scanner.Place{Kind: "line"},
		},
		{ // nothing known but the place
			Rule: "bare", EntityType: "URL", Category: rules.CategoryNetwork, Severity: rules.SeverityInfo,
			Message: "Web address in text", Path: "x.txt", Line: 1, Column: 1,
			Place: scanner.Place{Kind: "text"},
		},
	}
}

func sampleCoverage() []*scanner.Coverage {
	return []*scanner.Coverage{
		{Path: "skill.json", Status: scanner.StatusScanned, Format: "watson-dialog", Units: 512, Bytes: 48_230, Findings: 1},
		{
			Path: "utter.csv", Status: scanner.StatusPartial, Format: "intent-csv", Encoding: "windows-1252",
			Reasons: []string{"line 9, column 1 (byte 120): quote is never closed"}, Units: 8, Bytes: 200, Findings: 1,
		},
		{Path: "gone.json", Status: scanner.StatusFailed, Reasons: []string{"no such file"}},
		{Path: "logo.png", Status: scanner.StatusSkipped, Reasons: []string{"binary file"}},
	}
}

func sampleSummary() *scanner.Summary {
	return &scanner.Summary{
		Files: 2, Partial: 1, Failed: 1, Skipped: 1, Units: 520, Bytes: 48_430, Findings: 4,
		Severity: map[string]int{"critical": 1, "high": 1, "low": 1, "info": 1},
		Entity:   map[string]int{"US_SSN": 1, "EMAIL_ADDRESS": 1, "PERSON": 1, "URL": 1},
		Worst:    rules.SeverityCritical,
	}
}

// write runs the sample through the named format.
func write(t *testing.T, format string, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range sampleFindings() {
		if err := w.Finding(f); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range sampleCoverage() {
		if err := w.Coverage(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(sampleSummary()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestFormats(t *testing.T) {
	options := Options{Version: "v0.1.0", Rules: twoRules(t)}
	for _, tt := range []struct {
		name, format string
		change       func(*Options)
	}{
		{"text.txt", FormatText, func(*Options) {}},
		{"text-verbose.txt", FormatText, func(o *Options) { o.Verbose = 1 }},
		{"text-color.txt", FormatText, func(o *Options) { o.Color = true }},
		{"concise.txt", FormatConcise, func(*Options) {}},
		{"concise-color.txt", FormatConcise, func(o *Options) { o.Color = true }},
		{"findings.json", FormatJSON, func(o *Options) { o.Color, o.Verbose = true, 2 }},
		{"findings.jsonl", FormatJSONL, func(*Options) {}},
		{"findings.sarif", FormatSARIF, func(*Options) {}},
		{"junit.xml", FormatJUnit, func(*Options) {}},
		{"github.txt", FormatGitHub, func(*Options) {}},
		{"gitlab.json", FormatGitLab, func(*Options) {}},
		{"findings.csv", FormatCSV, func(*Options) {}},
		{"markdown.md", FormatMarkdown, func(*Options) {}},
		{"report.html", FormatHTML, func(*Options) {}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			o := options
			tt.change(&o)
			golden(t, tt.name, write(t, tt.format, o))
		})
	}
}

func TestEmptyReports(t *testing.T) {
	for _, format := range Formats() {
		t.Run(format, func(t *testing.T) {
			var b bytes.Buffer
			w, err := New(format, &b, Options{Version: "v0.1.0"})
			if err != nil {
				t.Fatal(err)
			}
			if err := w.Close(&scanner.Summary{}); err != nil {
				t.Fatal(err)
			}
			golden(t, "empty-"+format+".txt", b.Bytes())
		})
	}
}

func TestNewRefusesUnknownFormats(t *testing.T) {
	if _, err := New("xml", &bytes.Buffer{}, Options{}); err == nil {
		t.Error("no error for an unknown format")
	}
	for _, format := range Formats() {
		if _, err := New(format, &bytes.Buffer{}, Options{}); err != nil {
			t.Errorf("format %s: %s", format, err)
		}
	}
}

// brokenWriter fails after some bytes, as a full disk does.
type brokenWriter struct{ left int }

var errFull = errors.New("disk full")

func (b *brokenWriter) Write(p []byte) (int, error) {
	if len(p) > b.left {
		return 0, errFull
	}
	b.left -= len(p)
	return len(p), nil
}

func TestWriteErrorsComeBack(t *testing.T) {
	for _, format := range Formats() {
		for _, left := range []int{0, 100, 5000} {
			w, err := New(format, &brokenWriter{left}, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var failed error
			for range 100 {
				for _, f := range sampleFindings() {
					if failed == nil {
						failed = w.Finding(f)
					}
				}
				for _, c := range sampleCoverage() {
					if failed == nil {
						failed = w.Coverage(c)
					}
				}
			}
			if failed == nil {
				failed = w.Close(sampleSummary())
			}
			if !errors.Is(failed, errFull) {
				t.Errorf("format %s with %d bytes: got %v, want %v", format, left, failed, errFull)
			}
		}
	}
}

// twoRules is a set to report about.
func twoRules(t *testing.T) *rules.Set {
	t.Helper()
	set, err := rules.NewSet([]*rules.Rule{
		{
			ID: "us-ssn", Title: "US Social Security number", EntityType: "US_SSN", Category: rules.CategoryGovernmentID,
			Severity: rules.SeverityCritical, Description: "Nine digits, issued by the\nSocial Security Administration.",
			Remediation: "Replace it.", References: []string{"20 CFR 422.103"},
		},
		{ID: "email-address", Title: "E-mail address", EntityType: "EMAIL_ADDRESS", Category: rules.CategoryContact, Severity: rules.SeverityHigh},
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return set
}
