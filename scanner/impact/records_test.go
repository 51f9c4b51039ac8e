package impact

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
)

type trait struct {
	group int
	t     rules.EntityType
	value string
}

func TestAnonymity(t *testing.T) {
	tests := []struct {
		name   string
		traits []trait
		want   *Anonymity
	}{
		{name: "none"},
		{name: "one type", traits: []trait{{1, "AGE", "41"}, {1, "AGE", "42"}, {2, "ZIP_CODE", "12345"}}},
		{name: "direct identifiers do not count", traits: []trait{{1, "AGE", "41"}, {1, "PERSON", "Ann"}, {1, "US_SSN", "x"}}},
		{
			name:   "alone",
			traits: []trait{{1, "AGE", "41"}, {1, "ZIP_CODE", "12345"}},
			want:   &Anonymity{Records: 1, Classes: 1, K: 1, Unique: 1},
		},
		{
			name: "three alike and one not",
			traits: []trait{
				{1, "AGE", "41"},
				{1, "LOCATION", "New York"},
				{2, "LOCATION", "new  york"},
				{2, "AGE", "41"},
				{2, "AGE", "41"},
				{3, "AGE", "41"},
				{3, "LOCATION", "NEW YORK"},
				{4, "AGE", "41"},
				{4, "LOCATION", "Boston"},
			},
			want: &Anonymity{Records: 4, Classes: 2, K: 1, Unique: 1},
		},
		{
			name: "two and two",
			traits: []trait{
				{1, "AGE", "41"},
				{1, "GENDER", "f"},
				{5, "AGE", "42"},
				{5, "GENDER", "f"},
				{6, "AGE", "41"},
				{6, "GENDER", "f"},
				{9, "AGE", "42"},
				{9, "GENDER", "f"},
			},
			want: &Anonymity{Records: 4, Classes: 2, K: 2},
		},
		{
			name:   "the type counts",
			traits: []trait{{1, "AGE", "41"}, {1, "ZIP_CODE", "12"}, {2, "AGE", "12"}, {2, "ZIP_CODE", "41"}},
			want:   &Anonymity{Records: 2, Classes: 2, K: 1, Unique: 2},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			i := New(Options{})
			for _, f := range tt.traits {
				i.Finding(f.group, f.t, f.value)
			}
			r := i.Report()
			if diff := cmp.Diff(tt.want, r.Anonymity); diff != "" {
				t.Errorf("anonymity (-want +got):\n%s", diff)
			}
		})
	}
}

// TestAnonymityOrder shows that the order of findings in a record, and that
// of records, does not matter, and compares with a plain count.
func TestAnonymityOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	types := []rules.EntityType{"AGE", "ZIP_CODE", "GENDER", "ETHNICITY"}
	for range 200 {
		groups := make([][]trait, 1+r.IntN(30))
		classes := map[string]int{}
		for g := range groups {
			var name strings.Builder
			for _, qi := range types {
				if r.IntN(3) > 0 {
					value := strconv.Itoa(r.IntN(2))
					groups[g] = append(groups[g], trait{g, qi, value})
					name.WriteString(string(qi) + value)
				}
			}
			if len(groups[g]) > 1 {
				classes[name.String()]++
			}
		}
		want := &Anonymity{Classes: len(classes)}
		for _, n := range classes {
			want.Records += n
			if want.K == 0 || n < want.K {
				want.K = n
			}
			if n == 1 {
				want.Unique++
			}
		}
		if want.Records == 0 {
			want = nil
		}
		for range 3 {
			r.Shuffle(len(groups), func(a, b int) { groups[a], groups[b] = groups[b], groups[a] })
			i := New(Options{})
			for _, g := range groups {
				r.Shuffle(len(g), func(a, b int) { g[a], g[b] = g[b], g[a] })
				for _, f := range g {
					i.Finding(f.group, f.t, f.value)
				}
			}
			report := i.Report()
			if diff := cmp.Diff(want, report.Anonymity); diff != "" {
				t.Fatalf("anonymity (-want +got):\n%s", diff)
			}
		}
	}
}

func TestQuasiIdentifiersAreKnown(t *testing.T) {
	users := map[rules.EntityType]bool{"SEX": true, "PROFESSION": true, "OCCUPATION": true, "JOB_TITLE": true, "MARITAL_STATUS": true, "EDUCATION": true}
	for qi := range quasiIdentifiers {
		if _, ok := rules.TypeOf(qi); ok == users[qi] {
			t.Errorf("%s: built-in %v", qi, ok)
		}
	}
	if IsQuasiIdentifier("PERSON") || !IsQuasiIdentifier("AGE") {
		t.Error("PERSON is direct, AGE is not")
	}
}
