package policy

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
)

func mustLoad(t *testing.T, name string) *Policy {
	t.Helper()
	p, err := Load(name)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestHIPAAHasEveryLetterOnce(t *testing.T) {
	p := mustLoad(t, "hipaa-safe-harbor")
	var letters strings.Builder
	for _, o := range p.Obligations {
		letters.WriteString(o.ID)
		if (len(o.EntityTypes) == 0) == (o.Reason == "") {
			t.Errorf("letter %s: want either entity types or a reason", o.ID)
		}
	}
	if got, want := letters.String(), "ABCDEFGHIJKLMNOPQR"; got != want {
		t.Errorf("letters = %s, want %s", got, want)
	}
	for _, low := range []rules.EntityType{"DATE_TIME", "ZIP_CODE", "LOCATION", "AGE", "URL", "IP_ADDRESS"} {
		if got := p.Severity(low, rules.SeverityLow); got != rules.SeverityMedium {
			t.Errorf("severity of %s = %s, want medium", low, got)
		}
	}
	if got := p.Severity("US_SSN", rules.SeverityCritical); got != rules.SeverityCritical {
		t.Errorf("severity of US_SSN = %s, want that of the rule", got)
	}
}

// The columns of the type table and the policies say the same.
func TestPoliciesAgreeWithTable(t *testing.T) {
	obligationOf := func(p *Policy, id string) Obligation {
		i := slices.IndexFunc(p.Obligations, func(o Obligation) bool { return o.ID == id })
		if i < 0 {
			t.Fatalf("%s has no obligation %q", p.Name, id)
		}
		return p.Obligations[i]
	}
	hipaa, gdpr := mustLoad(t, "hipaa-safe-harbor"), mustLoad(t, "gdpr")
	for _, info := range rules.EntityTypes() {
		if info.HIPAA != "" && !slices.Contains(obligationOf(hipaa, info.HIPAA).EntityTypes, info.Name) {
			t.Errorf("%s has letter %s, the policy does not", info.Name, info.HIPAA)
		}
		for _, article := range info.GDPR {
			ok := slices.ContainsFunc(gdpr.Obligations, func(o Obligation) bool {
				base, _, _ := strings.Cut(o.ID, "-")
				return base == article && slices.Contains(o.EntityTypes, info.Name)
			})
			if !ok {
				t.Errorf("%s has article %s, the policy does not", info.Name, article)
			}
		}
	}
	for _, o := range gdpr.Obligations {
		base, _, _ := strings.Cut(o.ID, "-")
		for _, name := range o.EntityTypes {
			if info, _ := rules.TypeOf(name); !slices.Contains(info.GDPR, base) {
				t.Errorf("policy gdpr maps %s to article %s, the table does not", name, base)
			}
		}
	}
}

func TestEveryTypeHasAnObligation(t *testing.T) {
	for _, info := range rules.EntityTypes() {
		if len(Tags(info.Name)) == 0 {
			t.Errorf("no policy names %s", info.Name)
		}
	}
}

// What a policy selects is what its obligations are about.
func TestSelectFollowsObligations(t *testing.T) {
	for _, name := range Names() {
		p := mustLoad(t, name)
		if len(p.Select) == 0 {
			continue
		}
		var want []rules.EntityType
		for _, o := range p.Obligations {
			if len(o.Beside) == 0 {
				want = append(want, o.EntityTypes...)
			}
		}
		slices.Sort(want)
		got := slices.Sorted(slices.Values(p.Select))
		if diff := cmp.Diff(slices.Compact(want), got); diff != "" {
			t.Errorf("%s: selected types differ from those of the obligations (-want +got):\n%s", name, diff)
		}
	}
}

func TestTags(t *testing.T) {
	tests := []struct {
		entity rules.EntityType
		want   []string
	}{
		{"US_SSN", []string{"gdpr:87", "hipaa:G"}},
		{"PERSON", []string{"gdpr:4(1)", "hipaa:A"}},
		{"IP_ADDRESS", []string{"gdpr:4(1)-online", "hipaa:O"}},
		{"CREDIT_CARD", []string{"gdpr:4(1)", "hipaa:J", "pci:3.5.1"}},
		{"MEDICAL_CONDITION", []string{"gdpr:9-health"}},
		{"RELIGION", []string{"gdpr:9-religion"}},
		{"OWN_TYPE", nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Tags(tt.entity)); diff != "" {
			t.Errorf("Tags(%s) (-want +got):\n%s", tt.entity, diff)
		}
	}
}

// Obligations that rules and combinations name by themselves exist.
func TestPoliciesOfRulesExist(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	check := func(id string, tags []string) {
		for _, tag := range tags {
			if _, _, ok := Lookup(tag); !ok {
				t.Errorf("%s names the obligation %q, which no policy has", id, tag)
			}
		}
	}
	for _, r := range set.Rules() {
		check(r.ID, r.Policies)
	}
	for _, c := range set.Combinations() {
		check(c.ID, c.Policies)
	}
}

func TestLookup(t *testing.T) {
	p, o, ok := Lookup("hipaa:Q")
	if !ok || p.Name != "hipaa-safe-harbor" || o.Reason == "" {
		t.Errorf("Lookup(hipaa:Q) = %v, %v, %v", p, o, ok)
	}
	for _, tag := range []string{"", "hipaa", "hipaa:Z", "lgpd:5", ":Q"} {
		if _, _, ok := Lookup(tag); ok {
			t.Errorf("Lookup(%q) found something", tag)
		}
	}
}

func TestLoadUnknown(t *testing.T) {
	tests := []struct{ name, want string }{
		{"hipaa-safe-harbour", `unknown policy "hipaa-safe-harbour": did you mean "hipaa-safe-harbor"?`},
		{"gpdr", `unknown policy "gpdr": did you mean "gdpr"?`},
		{"", `unknown policy "": want default, gdpr, hipaa-safe-harbor, pci`},
		{"../gdpr", `unknown policy "../gdpr": want default, gdpr, hipaa-safe-harbor, pci`},
	}
	for _, tt := range tests {
		_, err := Load(tt.name)
		var unknown *UnknownError
		if !errors.As(err, &unknown) || err.Error() != tt.want {
			t.Errorf("Load(%q) = %v, want %s", tt.name, err, tt.want)
		}
	}
}

func TestNamesAreTheFiles(t *testing.T) {
	got, err := filepath.Glob("*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for i, name := range got {
		got[i] = strings.TrimSuffix(name, ".yaml")
	}
	if diff := cmp.Diff(Names(), got); diff != "" {
		t.Errorf("names and files differ (-names +files):\n%s", diff)
	}
}

// The policies in the program are those of the YAML files.
func TestPoliciesAreCurrent(t *testing.T) {
	want, err := parseAll(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range want {
		if diff := cmp.Diff(p, mustLoad(t, p.Name)); diff != "" {
			t.Errorf("policy %s is not current: run \"go generate ./rules\" (-file +program):\n%s", p.Name, diff)
		}
	}
}

func TestParseFaults(t *testing.T) {
	const src = `name: x
title: X
source: nowhere
obligations:
  - id: a
    title: a
    text: a
    entity_types: [US_SNS]
    resaon: r
  - id: a
    title: a
    text: a
severities:
  PERSN: high
select: [PERSON]
scrub: {named: replace}
`
	_, err := parse("x.yaml", []byte(src))
	const want = `x.yaml:1:1: scrub, or its named or others, is missing
x.yaml:8:19: unknown entity type "US_SNS": did you mean "US_SSN"?
x.yaml:9:5: unknown key "resaon": did you mean "reason"?
x.yaml:10:5: obligation "a" stands twice
x.yaml:10:5: obligation "a": want entity types or a reason why there are none
x.yaml:14:10: unknown entity type "PERSN": did you mean "PERSON"?`
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
}
