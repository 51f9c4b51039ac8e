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
			clause := 0
			for i, w := range splitWords(nil, tt.in) {
				if w.clause != clause {
					b.WriteString(" |")
					clause = w.clause
				}
				if i > 0 {
					b.WriteByte(' ')
				}
				b.WriteString(w.text)
				if got := strings.ToLower(tt.in[w.start:w.end]); got != w.text {
					t.Errorf("word %q stands at %q", w.text, got)
				}
			}
			if got := b.String(); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestLabelWords(t *testing.T) {
	tests := []struct {
		in   string
		want []string
	}{
		{"customerSSN_number1", []string{"customer", "ssn", "number", "1"}},
		{"DateOfBirth", []string{"date", "of", "birth"}},
		{"HTTPServer", []string{"http", "server"}},
		{"date-of-birth", []string{"date", "of", "birth"}},
		{"What is your SSN?", []string{"what", "is", "your", "ssn"}},
		{"", []string{}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, labelWords(tt.in)); diff != "" {
			t.Errorf("labelWords(%q): %s", tt.in, diff)
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
