package baseline

import (
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner"
)

func TestComments(t *testing.T) {
	r := NewRules(nil, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC))
	r.Comments("a.yaml", []scanner.Comment{
		{Line: 1, Text: "privlint:ignore-file email-address, URL author=ann -- invented", Alone: true},
		{Line: 3, Text: "privlint:ignore US_SSN until=2026-11-23 -- sample"},
		{Line: 5, Text: "privlint:ignore us-ssn until=2026-11-22 -- late", Alone: true, To: 6},
		{Line: 8, Text: "privlint:ignore us-ssn"},
		{Line: 9, Text: "privlint:ignore -- why"},
		{Line: 10, Text: "privlint:ignore us-ssn until=soon -- why"},
		{Line: 11, Text: "privlint:ignore us-ssn by=ann -- why"},
		{Line: 12, Text: "privlint:ignored us-ssn -- why"},
		{Line: 13, Text: "privlint:ignore us-ssn -- nothing here"},
		{Line: 20, To: 22, Text: "privlint:ignore us-ssn -- a block"},
		{Line: 30, Text: "privlint:ignore", InText: true},
	})
	at := func(line int, rule string, entity string) bool {
		f := finding("a.yaml", rule, "", "01")
		f.Line, f.EntityType = line, "US_SSN"
		if entity != "" {
			f.EntityType = "EMAIL_ADDRESS"
		}
		return r.Suppress(f) != nil
	}
	for _, tt := range []struct {
		line   int
		rule   string
		entity string
		want   bool
	}{
		{40, "email-address", "e", true},
		{3, "us-ssn", "", true},
		{4, "us-ssn", "", false},
		{3, "iban", "e", false},
		{6, "us-ssn", "", false},
		{8, "us-ssn", "", false},
		{9, "us-ssn", "", false},
		{22, "us-ssn", "", true},
		{23, "us-ssn", "", false},
		{30, "us-ssn", "", false},
	} {
		if got := at(tt.line, tt.rule, tt.entity); got != tt.want {
			t.Errorf("line %d, %s: %v", tt.line, tt.rule, got)
		}
	}
	want := []string{
		`a.yaml:8: a privlint:ignore needs a reason behind " -- "`,
		"a.yaml:9: a privlint:ignore needs the rules that it is for",
		"a.yaml:10: until: want a day as 2006-01-02",
		"a.yaml:11: a privlint:ignore takes author= and until=",
		"a.yaml:12: want privlint:ignore or privlint:ignore-file",
		"a.yaml:30: this privlint:ignore stands in a text and does not count: write it behind or before the key",
		"a.yaml:5: privlint:ignore us-ssn expired on 2026-11-22: findings that it covers count again",
		"a.yaml:13: privlint:ignore us-ssn is not used: remove it",
	}
	if diff := cmp.Diff(want, r.Warnings()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
