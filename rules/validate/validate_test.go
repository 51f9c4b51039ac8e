package validate

import (
	"strings"
	"testing"
)

func TestEveryValidatorNamesItsSource(t *testing.T) {
	for _, name := range Names() {
		v, ok := Lookup(name)
		if !ok || v.Check == nil || len(v.Source) < 4 {
			t.Errorf("%s: no check or no source", name)
		}
		if name != strings.ToLower(name) || strings.ContainsAny(name, " _") {
			t.Errorf("%s is not kebab-case", name)
		}
	}
	if _, ok := Lookup("lunh"); ok {
		t.Error("a misspelt validator is found")
	}
}

// FuzzValidators runs every check on any text: none panics, all give one of
// the three verdicts, and the same one when asked again.
func FuzzValidators(f *testing.F) {
	for _, seed := range []string{
		"", " ", "0", "-", "DE89 3704 0044 0532 0130 00", "4111-1111-1111-1111", "bc1", "a@b.c", "+49 (0)", "(01)", "°", "%", "${x}",
		"1.2.3.4/", "::", "fe80::1%", "x://:@", "@", "A.B.C", "eyJ.e.x", "-----BEGIN PRIVATE KEY-----", "\xff\xfe", "٣٤٥", "ſ", "12/34",
		"0x", "https://facebook.com/profile.php?id=", "john dot at dot at", "19000101-0000", "1900-01-01", "AAAAAA00A00A000A", "$%", "$",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, value string) {
		for _, name := range Names() {
			v, _ := Lookup(name)
			got := v.Check(value)
			if got < Invalid || got > Reserved {
				t.Errorf("%s: verdict %d", name, got)
			}
			if again := v.Check(value); again != got {
				t.Errorf("%s: %v, then %v", name, got, again)
			}
		}
	})
}
