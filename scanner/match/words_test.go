package match

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSplitWords(t *testing.T) {
	tests := []struct {
		name, in, want string // words with "|" between clauses
	}{
		{"plain", "My SSN is 078-05-1120", "my ssn is 078 05 1120"},
		{"apostrophe", "I'm Crohn's", "i m crohn s"},
		{"full stop", "Call me. My name is Bo", "call me | my name is bo"},
		{"abbreviation", "order no. 12 by dr. Who", "order no 12 by dr who"},
		{"initial", "j. smith", "j smith"},
		{"decimal", "costs 1.50 now", "costs 1 50 now"},
		{"number then stop", "it is 5. next", "it is 5 | next"},
		{"colon keeps the line", "SSN:\n123", "ssn 123"},
		{"line break", "one\ntwo", "one | two"},
		{"chinese", "我叫王", "我 叫 王"},
		{"japanese stop", "名前。次", "名 前 | 次"},
		{"accents", "Ärzte für São", "ärzte für são"},
		{"snake", "customer_id", "customer id"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			clause := int32(0)
			for i, w := range splitWords(nil, tt.in) {
				if w.clause != clause {
					b.WriteString(" |")
					clause = w.clause
				}
				if i > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(strings.ToLower(tt.in[w.start:w.end]))
			}
			if got := b.String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLabelText(t *testing.T) {
	tests := []struct {
		in   string
		want string // words
	}{
		{"customerSSN_number1", "customer ssn number 1"},
		{"DateOfBirth", "date of birth"},
		{"HTTPServer", "http server"},
		{"date-of-birth", "date of birth"},
		{"What is your SSN?", "what is your ssn"},
		{"first name", "first name"},
		{"", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, w := range wordsOf(labelText(tt.in)) {
			got = append(got, w.Text)
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("labelText(%q): %s", tt.in, diff)
		}
	}
}

func TestLastSentence(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"one", "What is your name?", "What is your name?"},
		{"last of two", "Your order is on its way. What is your name?", " What is your name?"},
		{"statement last", "Is that right? Tell me your ssn.", " Tell me your ssn."},
		{"version", "We use 1.2 here", "We use 1.2 here"},
	}
	for _, tt := range tests {
		if got := lastSentence(tt.in); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
	}
}
