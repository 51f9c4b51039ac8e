package validate

import (
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"
)

// TestPhoneForms compares the forms with the expressions that they stand for.
func TestPhoneForms(t *testing.T) {
	ends := regexp.MustCompile(`\b\d{1,2}[-./]\d{1,2}[-./]\d{4}$`)
	forms := []struct {
		name string
		form func(string) bool
		re   *regexp.Regexp
	}{
		{"begins dated", beginsDated, regexp.MustCompile(`^\(?(?:19|20)\d{2}[-./]\d{2}[-./]\d{2}\b|^(?:19|20)\d{2} ?[-/] ?(?:19|20)\d{2}\b|` +
			`^(?:19|20)\d{2}(?:0\d|1[0-2])[0-3]\d [0-2]\d$`)},
		{"ends dated", endsDated, ends},
		{"pages", pagesOf, regexp.MustCompile(`^\d{1,5}-+\d{1,5}\s{0,4}\(\d{1,4}`)},
		{"four numbers", fourNumbers, regexp.MustCompile(`^(?:[1-9]?\d|1\d{2}|2[0-5]\d)(?:\.(?:[1-9]?\d|1\d{2}|2[0-5]\d)){3}$`)},
		{"three two four", threeTwoFour, regexp.MustCompile(`^\d{3}[- ]\d{2}[- ]\d{4}$`)},
		{"pairs", inPairs, regexp.MustCompile(`^\(?\d{2,4}\)?(?:\.\d{3})?(?:\.\d{2}){2,4}$`)},
	}
	pieces := strings.Fields("( ) - - . . / 1 2 12 19 20 1998 2004 2031 01 12 31 255 260 06.12 .34.56 10.0.0.1 123 45 6789 20240131 é _ a x")
	pieces = append(pieces, " ", "  ", "\t", "1998-2004", "2024-01-31", "(2024.01.31", "20240131 12", "13-45 (2", "1/2/", "31.12.1999", "123-45-6789", "06.12.34.56")
	r := rand.New(rand.NewPCG(21, 22))
	for _, tt := range forms {
		t.Run(tt.name, func(t *testing.T) {
			matches := 0
			for range 60_000 {
				var b strings.Builder
				for range 1 + r.IntN(6) {
					b.WriteString(pieces[r.IntN(len(pieces))])
				}
				s := b.String()
				want := tt.re.MatchString(s)
				if got := tt.form(s); got != want {
					t.Fatalf("%q: got %v, want %v", s, got, want)
				}
				if want {
					matches++
				}
			}
			if matches < 50 {
				t.Errorf("only %d texts have the form", matches)
			}
		})
	}
}

// TestWithoutExtension compares with the expression alone.
func TestWithoutExtension(t *testing.T) {
	pieces := []string{
		"1", "22", "555", "1234567", "12345678", " ", "-", ":", ".", ",", ";", "/", "\t", "x", "X", "ext", "EXT.", "extension", "extenſion", "extensión", "extn", "xt", "xtn",
		"#", "~", "int", "durchwahl", "poſte", "poste", "anexo", "ramal", "доб", "ДОБ", ";ext=", "é", "+",
	}
	r := rand.New(rand.NewPCG(23, 24))
	dropped := 0
	for range 60_000 {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		s := b.String()
		want := extension.ReplaceAllString(s, "")
		if got := withoutExtension(s); got != want {
			t.Fatalf("%q: got %q, want %q", s, got, want)
		}
		if want != s {
			dropped++
		}
	}
	if dropped < 1000 {
		t.Errorf("only %d texts have an extension", dropped)
	}
}
