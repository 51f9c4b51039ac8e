package match

import (
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

func found(p *prefilter, text string) []int32 {
	var out []int32
	p.scan(text, func(lit int32, _ int) { out = append(out, lit) })
	slices.Sort(out)
	return slices.Compact(out)
}

func TestPrefilter(t *testing.T) {
	literals := []string{"ssn", "sn", "social", "@", "über"}
	p := newPrefilter(literals)
	tests := []struct {
		text string
		want []int32
	}{
		{"my SSN", []int32{0, 1}},
		{"Social media", []int32{2}},
		{"sosocial", []int32{2}},
		{"a@b", []int32{3}},
		{"über", []int32{4}},
		{"", nil},
		{"nothing here", nil},
	}
	for _, tt := range tests {
		if got := found(p, tt.text); !slices.Equal(got, tt.want) {
			t.Errorf("%q: got %v, want %v", tt.text, got, tt.want)
		}
	}
	if got := found(newPrefilter(nil), "anything"); got != nil {
		t.Errorf("no literals, found %v", got)
	}
}

// The automaton agrees with looking for each literal by itself.
func FuzzPrefilter(f *testing.F) {
	f.Add("he she his hers", "ushers and HIS")
	f.Add("a aa aaa", "aaaa")
	f.Fuzz(func(t *testing.T, list, text string) {
		var literals []string
		for lit := range strings.FieldsSeq(asciiLower(list)) {
			if !slices.Contains(literals, lit) {
				literals = append(literals, lit)
			}
		}
		var want []int32
		for i, lit := range literals {
			if strings.Contains(asciiLower(text), lit) {
				want = append(want, int32(i))
			}
		}
		if got := found(newPrefilter(literals), text); !slices.Equal(got, want) {
			t.Errorf("literals %q in %q: got %v, want %v", literals, text, got, want)
		}
	})
}

func asciiLower(s string) string {
	b := []byte(s)
	for i, c := range b {
		if c >= 'A' && c <= 'Z' {
			b[i] = c + 'a' - 'A'
		}
	}
	return string(b)
}

func TestLowerForPrefilterKeepsOffsets(t *testing.T) {
	for in, want := range map[string]string{ // ASCII is left to the automaton
		"Über ÄRZTE":         "über äRZTE",
		"\xff\xff\xfe SSN Ü": "\xff\xff\xfe SSN ü",
		"İstanbul":           "İstanbul", // the lower case has another length
		"plain SSN":          "plain SSN",
	} {
		got := lowerForPrefilter(in)
		if got != want || len(got) != len(in) {
			t.Errorf("%q: got %q, want %q", in, got, want)
		}
	}
}

// Bytes that are no UTF-8 do not move the places where patterns are tried.
func TestAnchoredBehindInvalidBytes(t *testing.T) {
	rule := &rules.Rule{
		ID: "test-name", EntityType: "PERSON", Title: "name",
		Patterns: []rules.Pattern{{Name: "p", Regexp: `\bmy name is (?P<value>[a-z]+)`, Score: 0.8}},
	}
	got := spans(t, rule, Input{Text: "\xff\xff\xff Ü my name is oluchi"})
	if !slices.Equal(got, []string{"oluchi"}) {
		t.Errorf("got %q", got)
	}
}
