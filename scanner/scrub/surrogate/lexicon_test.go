package surrogate

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules/validate"
)

// The lists are long enough, without doubles, and hold no word that the rules
// know as a name, a place or a common word.
func TestLexicon(t *testing.T) {
	known := map[string]string{}
	files, err := filepath.Glob("../../../rules/validate/words/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no word lists", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(data)) {
			line, _, _ = strings.Cut(line, "#")
			for w := range strings.FieldsSeq(line) {
				known[fold(w)] = filepath.Base(file)
			}
		}
	}
	for list, words := range words().lists {
		floor := 24
		if strings.HasPrefix(list, "latin") {
			floor = 64
		}
		if len(words) < floor {
			t.Errorf("%s: %d words, want %d", list, len(words), floor)
		}
		seen := map[string]bool{}
		for _, w := range words {
			if file, ok := known[fold(w)]; ok {
				t.Errorf("%s: %s stands in %s", list, w, file)
			}
			if seen[fold(w)] {
				t.Errorf("%s: %s stands twice", list, w)
			}
			seen[fold(w)] = true
			for _, r := range w {
				if got := scriptOf(r); got != "" && !strings.HasPrefix(list, got+" ") {
					t.Errorf("%s: %s has a letter of %s", list, w, got)
				}
			}
		}
	}
	for _, script := range scripts {
		for _, part := range []string{"given", "family"} {
			if words().lists[script.name+" "+part] == nil {
				t.Errorf("no list %s %s", script.name, part)
			}
		}
	}
}

// Package validate calls every number of the tables reserved, so that the
// scanner does.
func TestReservedBySource(t *testing.T) {
	reserved := func(name, value string) {
		t.Helper()
		v, ok := validate.Lookup(name)
		if !ok {
			t.Fatalf("no validator %s", name)
		}
		if v.Check(value) != validate.Reserved {
			t.Errorf("%s does not call %s reserved", name, value)
		}
	}
	c := New(make([]byte, 32)).choose("", "")
	for code, list := range fictions {
		for _, f := range list {
			for range 10 {
				n := f.prefix + c.digits(f.free)
				if f.prefix == "7017406" && n[7:] < "05" {
					continue
				}
				reserved("phone-e164", "+"+code+n)
				reserved("phone-local", "0"+n)
			}
		}
	}
	for _, area := range areas {
		reserved("phone-nanp", area+"55501"+c.digits(2))
	}
	reserved("phone-local", "555-0142")
	for _, n := range testCards {
		reserved("credit-card", n)
		reserved("card-shape", n)
	}
	for range 20 {
		reserved("ip-public", c.ip4())
	}
	reserved("mac-address", "00-00-5E-00-53-7F")
	reserved("mac-address", "00-00-5E-EF-10-00-00-7F")
	reserved("iban", "DE00000044053201300000")
	reserved("iban-shape", "GB00 XXXX 6016 1331 9268 19")
}
