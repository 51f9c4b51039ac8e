package report

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestEscape(t *testing.T) {
	for _, tt := range []struct{ name, in, want string }{
		{"plain", "my number is ***", "my number is ***"},
		{"accents and wide letters stay", "Zoë 我的 😀", "Zoë 我的 😀"},
		{"joined emoji stay", "👩\u200d👧", "👩\u200d👧"},
		{"tab", "a\tb", "a b"},
		{"line ends", "a\r\nb", `a\r\nb`},
		{"terminal control", "\x1b[31m\x07\x7f", `\x1b[31m\x07\x7f`},
		{"C1 control", "a\u009bb", `a\x9bb`},
		{"bidi control", "a\u202eb\u2066c\u200f", `a\u202eb\u2066c\u200f`},
		{"invisible", "0\u200b7\u00ad\ufeff", `0\u200b7\u00ad\ufeff`},
		{"line separator", "a\u2028b", `a\u2028b`},
		{"tag letters", "x\U000e0041", `x\U000e0041`},
		{"broken UTF-8", "a\xffb\xc3", `a\xffb\xc3`},
		{"replacement character", "a\ufffdb", "a\ufffdb"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if got := Escape(tt.in); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func FuzzEscape(f *testing.F) {
	for _, seed := range []string{"plain", "a\tb\n", "\x1b[2J", "\u202e", "\xff\xfe", "👩\u200d👧"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		got := Escape(in)
		if !utf8.ValidString(got) {
			t.Errorf("%q is not UTF-8", got)
		}
		if i := strings.IndexFunc(got, func(r rune) bool { return unicode.IsControl(r) || hidden(r) }); i >= 0 {
			t.Errorf("%q has a control character at %d", got, i)
		}
		if again := Escape(got); again != got {
			t.Errorf("escaping %q twice gives %q", got, again)
		}
	})
}
