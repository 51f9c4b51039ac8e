package match

import (
	"strings"
	"testing"

	"github.com/privlint/privlint/scanner/document"
)

func TestNormalize(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "my ssn is 078-05-1120", "my ssn is 078-05-1120"},
		{"no-break space", "078\u00a005\u202f1120", "078 05 1120"},
		{"zero width", "jo\u200bhn@ex\ufeffample.com", "john@example.com"},
		{"soft hyphen", "exam\u00adple", "example"},
		{"full width", "０７８－０５－１１２０ ａ＠ｂ．ｃｏｍ", "078-05-1120 a@b.com"},
		{"arabic digits", "٠١٢٣٤٥٦٧٨٩", "0123456789"},
		{"devanagari digits", "९८७६", "9876"},
		{"mathematical digits", "𝟎𝟏𝟐", "012"},
		{"dashes", "078–05—1120−1", "078-05-1120-1"},
		{"quotes", "“o’brien”", "\"o'brien\""},
		{"percent at", "name%40host.org", "name@host.org"},
		{"percent sign alone", "50% off, 5%4", "50% off, 5%4"},
		{"percent control stays", "a%00b%0a", "a%00b%0a"},
		{"letters of another form", "pa\u017fsword \u212ael", "password Kel"},
		{"accents stay", "José Müller 名前", "José Müller 名前"},
		{"invalid bytes stay", "a\xff%40b", "a\xff@b"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := normalize(tt.in).text; got != tt.want {
				t.Errorf("normalize(%q) = %q, want %q", tt.in, got, tt.want)
			}
		})
	}
}

// Every span of a view leads back to the bytes that it was made from.
func TestViewOrigin(t *testing.T) {
	tests := []struct{ name, in, find, want string }{
		{"zero width inside", "x jo\u200bhn y", "john", "jo\u200bhn"},
		{"zero width at the edge", "\u200bjohn\u200b", "john", "john"},
		{"full width", "tel ０７８!", "078", "０７８"},
		{"percent", "a%40b.com", "@b", "%40b"},
		{"behind a change", "\u00a0\u00a0abc", "abc", "abc"},
		{"whole", "１", "1", "１"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			v := normalize(tt.in)
			i := strings.Index(v.text, tt.find)
			if i < 0 {
				t.Fatalf("%q is not in %q", tt.find, v.text)
			}
			s := v.origin(document.Span{Start: i, End: i + len(tt.find)})
			if got := tt.in[s.Start:s.End]; got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestJoinDigits(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"blanks", "it is 0 7 8 0 5 1 1 2 0 ok", "it is 078051120 ok"},
		{"mixed separators", "0 7 8 - 0 5 - 1 1 2 0", "078051120"},
		{"two numbers", "1 2 3 4 5 6, then 6 5 4 3 2 1", "123456, then 654321"},
		{"too few", "1 2 3 4 5", ""},
		{"groups are left alone", "078 05 1120 22 33 44", ""},
		{"letters part", "1 2 3 a 4 5 6", ""},
		{"nothing", "hello", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			base := normalize(tt.in)
			v := joinDigits(base)
			if v == nil {
				if tt.want != "" {
					t.Fatalf("no joined view of %q, want %q", tt.in, tt.want)
				}
				return
			}
			if v.text != tt.want {
				t.Errorf("got %q, want %q", v.text, tt.want)
			}
		})
	}
	v := joinDigits(normalize("id ０ ７ ８ ０ ５ １ now"))
	i := strings.Index(v.text, "078051")
	s := v.origin(document.Span{Start: i, End: i + 6})
	if got, want := "id ０ ７ ８ ０ ５ １ now"[s.Start:s.End], "０ ７ ８ ０ ５ １"; got != want {
		t.Errorf("joined span leads back to %q, want %q", got, want)
	}
}

func FuzzNormalize(f *testing.F) {
	for _, s := range []string{"", "a%40b", "１ 2 ３ 4 5 6 7", "\u200b\u200b", "x\xffy\u00ad", "%4%%41"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		views := []*view{normalize(text)}
		if j := joinDigits(views[0]); j != nil {
			views = append(views, j)
		}
		for _, v := range views {
			last := 0
			for i := range len(v.text) {
				s := v.origin(document.Span{Start: i, End: i + 1})
				if s.Start < 0 || s.End > len(text) || s.Start >= s.End {
					t.Fatalf("byte %d of the view has the origin %v in %d bytes", i, s, len(text))
				}
				if s.Start < last {
					t.Fatalf("byte %d goes back from %d to %d", i, last, s.Start)
				}
				last = s.Start
			}
		}
	})
}
