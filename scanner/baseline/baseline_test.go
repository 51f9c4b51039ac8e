package baseline

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

func finding(path, rule, pointer, fingerprint string) *scanner.Finding {
	return &scanner.Finding{
		Path: path, Rule: rule, EntityType: "US_SSN", Category: rules.CategoryGovernmentID, Pointer: pointer,
		Fingerprint: fingerprint, Severity: rules.SeverityHigh, Place: scanner.Place{Kind: "example", Intent: "greet"},
	}
}

func TestFitsPath(t *testing.T) {
	tests := []struct {
		pattern, path string
		want          bool
	}{
		{"*.json", "a/b.json", true},
		{"*.json", "a/b.json!c.txt", true},
		{"b.json", "ab.json", false},
		{"a/*.json", "a/b.json", true},
		{"a/*.json", "x/a/b.json", false},
		{"/a/*.json", "a/b.json", true},
		{"a", "a/b/c.json", true},
		{"b", "a/b/c.json", true},
		{"a/b", "a/b/c.json", true},
		{"**/c.json", "a/b/c.json", true},
		{"old", "x.zip!old/y.json", true},
		{"y", "x.zip!old/y.json", false},
		{"a/", "x/a/b.json", true},
		{"./a/", "a/b.json", true},
		{"./b.json", "a/b.json", false},
		{"/b.json", "a/b.json", false},
		{"/b.json", "b.json", true},
		{"../x/*", "../x/b.json", true},
		{".a/*", ".a/b.json", true},
		{".a/*", "a/b.json", false},
	}
	for _, tt := range tests {
		if got := FitsPath(tt.pattern, tt.path); got != tt.want {
			t.Errorf("%s on %s: %v", tt.pattern, tt.path, got)
		}
	}
}

func TestFitsPointer(t *testing.T) {
	tests := []struct {
		pattern, pointer string
		want             bool
	}{
		{"/intents/*/examples/*/text", "/intents/3/examples/11/text", true},
		{"/intents/*/text", "/intents/3/examples/11/text", false},
		{"/intents/**/text", "/intents/3/examples/11/text", true},
		{"/intents/**", "/intents", true},
		{"/**/text", "/text", true},
		{"/a~1b/*", "/a~1b/c", true},
		{"/a", "/a/b", false},
	}
	for _, tt := range tests {
		if got := fitsPointer(tt.pattern, tt.pointer); got != tt.want {
			t.Errorf("%s on %s: %v", tt.pattern, tt.pointer, got)
		}
	}
}

func TestRules(t *testing.T) {
	day := time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC)
	list := []*Suppression{
		{Rule: "us-ssn", Path: "skill.json", Until: "2026-11-22", Reason: "late", File: "c.yaml", Line: 3},
		{Rule: "government-id", Path: "skill.json", Until: "2026-11-23", Reason: "last day", Author: "ann", Kind: "config"},
		{Fingerprint: "ff", Reason: "unused", File: "c.yaml", Line: 9},
		{Rule: "US_SSN", Path: "never.json", Reason: "not scanned"},
		{Rule: "URL", Path: "late.json", Until: "2020-01-01", Reason: "nothing to cover", File: "c.yaml", Line: 12},
		{Rule: "us_ssn", Path: "late.json", Until: "2020-01-01", Reason: "late", File: "c.yaml", Line: 15},
	}
	r := NewRules(list, day)
	r.Scanned("skill.json")
	r.Scanned("late.json")
	got := r.Suppress(finding("skill.json", "us-ssn", "/a", "01"))
	if diff := cmp.Diff(&scanner.Suppression{Kind: "config", Reason: "last day", Author: "ann", Until: "2026-11-23"}, got); diff != "" {
		t.Error(diff)
	}
	if got := r.Suppress(finding("late.json", "us-ssn", "/a", "02")); got != nil {
		t.Errorf("an expired suppression holds: %v", got)
	}
	want := []string{
		"c.yaml:3: suppression of rule us-ssn, path skill.json is not used: remove it",
		"c.yaml:9: suppression of fingerprint ff is not used: remove it",
		"c.yaml:12: suppression of rule URL, path late.json is not used: remove it",
		"c.yaml:15: suppression of rule us_ssn, path late.json expired on 2020-01-01: findings that it covers count again",
	}
	if diff := cmp.Diff(want, r.Warnings()); diff != "" {
		t.Error(diff)
	}
}

// A baseline accepts each finding as often as it holds it, wherever it
// moved, and survives being written and read.
func TestBaseline(t *testing.T) {
	var m Maker
	found := []*scanner.Finding{
		finding("b.json", "us-ssn", "/0", "22"), finding("a.json", "us-ssn", "/0", "11"), finding("a.json", "us-ssn", "/1", "11"),
	}
	var entries []Entry
	for _, f := range found {
		entries = append(entries, m.Entry(f))
	}
	var out bytes.Buffer
	if err := New(entries, m).Write(&out); err != nil {
		t.Fatal(err)
	}
	want := `{"privlint-baseline":1,"keyed":false}
{"path":"a.json","rule":"us-ssn","severity":"high","place":"intent greet","fingerprint":"11"}
{"path":"a.json","rule":"us-ssn","severity":"high","place":"intent greet","fingerprint":"11"}
{"path":"b.json","rule":"us-ssn","severity":"high","place":"intent greet","fingerprint":"22"}
`
	if diff := cmp.Diff(want, out.String()); diff != "" {
		t.Fatal(diff)
	}
	b, err := Read(&out)
	if err != nil {
		t.Fatal(err)
	}
	b.Use(m, "baseline")
	for i := range 3 {
		if got := b.Suppress(finding("a.json", "us-ssn", "/moved", "11")); (got != nil) != (i < 2) {
			t.Errorf("finding %d: %v", i+1, got)
		}
	}
	if diff := cmp.Diff([]Entry{{Path: "b.json", Rule: "us-ssn", Severity: rules.SeverityHigh, Place: "intent greet", Fingerprint: "22"}}, b.Gone()); diff != "" {
		t.Error(diff)
	}
}

func TestReadRefuses(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"empty line first", "\n", "1: no baseline"},
		{"no header", `{"path":"a"}`, "1: no baseline"},
		{"other version", `{"privlint-baseline":2,"keyed":false}`, "1: no baseline"},
		{"broken", "{\"privlint-baseline\":1,\"keyed\":false}\nsecret 536-90-4399", "2: broken entry"},
		{"unknown key", "{\"privlint-baseline\":1,\"keyed\":false}\n{\"value_\":\"x\"}", "2: broken entry"},
		{"incomplete", "{\"privlint-baseline\":1,\"keyed\":false}\n{\"path\":\"x\"}", "2: an entry needs"},
	}
	for _, tt := range tests {
		_, err := Read(strings.NewReader(tt.src))
		if err == nil || !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %s", tt.name, err, tt.want)
		}
		if err != nil && strings.Contains(err.Error(), "4399") {
			t.Errorf("%s: the error quotes the line", tt.name)
		}
	}
}

// A file that two others extend gives its suppressions twice; one that is used
// is not called unused for its twin.
func TestWarningsOfTwins(t *testing.T) {
	today := time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)
	twin := func(rule string, line int) []*Suppression {
		return []*Suppression{
			{Rule: rule, Reason: "r", File: "base.yaml", Line: line}, {Rule: rule, Reason: "r", File: "base.yaml", Line: line},
		}
	}
	r := NewRules(slices.Concat(twin("us-ssn", 2), twin("iban", 3)), today)
	if r.Suppress(finding("a.txt", "us-ssn", "", "01")) == nil {
		t.Error("not suppressed")
	}
	r.Scanned("a.txt")
	want := []string{"base.yaml:3: suppression of rule iban is not used: remove it"}
	if diff := cmp.Diff(want, r.Warnings()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
