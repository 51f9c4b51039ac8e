package rename

import (
	"regexp"
	"strings"
	"testing"
)

func TestLegal(t *testing.T) {
	tests := []struct {
		format string
		kind   Kind
		in     string
		want   string
	}{
		{"watson-dialog", Intent, "<PERSON>", "PERSON"},
		{"watson-dialog", Intent, "ask_<PERSON_2>", "ask_PERSON_2"},
		{"watson-dialog", Intent, "ask <PERSON>.now", "ask_PERSON.now"},
		{"watson-dialog", Entity, "a.<PERSON>", "a_PERSON"},
		{"watson-dialog", Value, "<PERSON> (old)", "PERSON old"},
		{"watson-dialog", Intent, "...", "intent"},
		{"watson-dialog", Entity, "sys-<PERSON>", "xsys-PERSON"},
		{"watson-dialog", Intent, "größe", "größe"},
		{"lex-v2", Intent, "größe-<PERSON~h0123>", "gr_e_PERSON_h0123"},
		{"lex-v2", Intent, "a__b___<PERSON>", "a_b_PERSON"}, // SOURCE: Lex V2 Name, ([0-9a-zA-Z][_-]?){1,100}
		{"lex-v1", Intent, "<PERSON_2>", "PERSON_C"},
		{"rasa-yaml", Intent, "faq/<PERSON>{x}", "faq_PERSON_x"},
		{"watson-dialog", Entity, "<>", "entity"},
	}
	for _, tt := range tests {
		if got := Legal(tt.format, tt.kind, tt.in); got != tt.want {
			t.Errorf("Legal(%s, %d, %q) = %q, want %q", tt.format, tt.kind, tt.in, got, tt.want)
		}
	}
}

func TestLegalLong(t *testing.T) {
	one, two := Legal("watson-dialog", Entity, strings.Repeat("a", 100)+"1"), Legal("watson-dialog", Entity, strings.Repeat("a", 100)+"2")
	if len(one) != 64 || one == two {
		t.Errorf("got %q and %q, want 64 characters and two names", one, two)
	}
	if got := Legal("lex-v1", Entity, strings.Repeat("a", 200)); !regexp.MustCompile(`^[a-z_]{100}$`).MatchString(got) {
		t.Errorf("got %q", got)
	}
}

func TestUnique(t *testing.T) {
	taken := map[string]bool{"person": true, "person_2": true}
	if got := Unique("watson-dialog", Intent, "PERSON", func(s string) bool { return taken[s] }); got != "PERSON_3" {
		t.Errorf("got %s", got)
	}
	taken = map[string]bool{"person": true, "person_c": true}
	if got := Unique("lex-v1", Intent, "PERSON", func(s string) bool { return taken[s] }); got != "PERSON_d" {
		t.Errorf("got %s", got)
	}
	long := strings.Repeat("a", 64)
	if got := Unique("watson-dialog", Value, long, func(s string) bool { return s == long }); len(got) != 64 || got == long {
		t.Errorf("got %s", got)
	}
}
