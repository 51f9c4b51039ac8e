package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
)

// gram is the length of a run of characters of a value that must not be
// seen, in bytes.
const gram = 6

// leaks finds values in output: whole in any spelling, and runs of them.
type leaks struct {
	whole map[string][]spelled // by the first bytes
	grams map[string]int       // value
}

type spelled struct {
	text        string
	value, form int
}

// hashes are fingerprints, HMACs and names of commits. Their digits may be
// those of a value by chance.
var hashes = regexp.MustCompile(`\b[0-9a-f]*[a-f][0-9a-f]*\b`)

func newLeaks() *leaks {
	l := &leaks{whole: map[string][]spelled{}, grams: map[string]int{}}
	for i, c := range canaries() {
		for form, text := range c.spellings() {
			if len(text) >= gram {
				l.whole[text[:gram]] = append(l.whole[text[:gram]], spelled{text, i, form})
			}
		}
		for _, text := range []string{c.value, onlyDigits(c.value)} {
			text = strings.ToLower(text)
			for at := range max(len(text)-gram+1, 0) {
				l.grams[text[at:at+gram]] = i
			}
		}
	}
	for _, text := range harmless() {
		text = strings.ToLower(text)
		for at := range max(len(text)-gram+1, 0) {
			delete(l.grams, text[at:at+gram])
		}
	}
	return l
}

// harmless are the words of the program and of the sentences around the
// values, parts of which stand in values too: "street", "gmail.com".
func harmless() []string {
	// ":2021:" is a line or a column.
	list := []string{"gmail dot com", "1234567", "0000000", "please write to", "abcdef", ":2021:"}
	for _, c := range canaries() {
		before, after, _ := strings.Cut(c.sentence, c.value)
		list = append(list, before, after)
	}
	set, err := rules.Builtin()
	if err != nil {
		panic(err)
	}
	for _, r := range set.Rules() {
		list = append(list, "rules explain "+r.ID, r.Title, r.Description, r.Remediation, strings.Join(r.References, " "))
		for _, p := range r.Patterns {
			list = append(list, p.Name)
		}
	}
	return list
}

// find names the value and the spelling that leak, and the line.
func (l *leaks) find(output string) (value, form, line int, leaked bool) {
	output = strings.ToLower(output)
	at := func(i int) int { return 1 + strings.Count(output[:i], "\n") }
	for i := range max(len(output)-gram+1, 0) {
		for _, s := range l.whole[output[i:i+gram]] {
			if strings.HasPrefix(output[i:], s.text) {
				return s.value, s.form, at(i), true
			}
		}
	}
	output = hashes.ReplaceAllStringFunc(output, func(s string) string { return strings.Repeat("#", len(s)) })
	for i := range max(len(output)-gram+1, 0) {
		if v, ok := l.grams[output[i:i+gram]]; ok {
			return v, -1, at(i), true
		}
	}
	return 0, 0, 0, false
}

// check fails where output holds a value. It names the value by number: form
// -1 is a part of it.
func (l *leaks) check(t *testing.T, what, output string) {
	t.Helper()
	if value, form, line, leaked := l.find(output); leaked {
		t.Errorf("%s leaks value %d in spelling %d on line %d", what, value, form, line)
	}
}

// checkFiles looks into the files below a folder, of which there are at
// least so many, and at their names.
func (l *leaks) checkFiles(t *testing.T, dir string, least int) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		n++
		l.check(t, d.Name(), d.Name()+"\n"+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n < least {
		t.Errorf("%d files written, want %d", n, least)
	}
}

// TestLeaksAreSeen makes sure that the tests below would see a leak.
func TestLeaksAreSeen(t *testing.T) {
	l := newLeaks()
	for i, c := range canaries() {
		for form, text := range c.spellings() {
			if len(text) < gram {
				continue
			}
			if _, _, _, leaked := l.find("a line\n\"" + strings.ToUpper(text) + "\""); !leaked {
				t.Errorf("value %d in spelling %d is not seen", i, form)
			}
		}
	}
	if len(canaries()) < 200 {
		t.Errorf("%d values", len(canaries()))
	}
	for _, part := range []string{"04399", "is 90-4399!"} { // the end of a number: five are no run, six are
		_, _, _, leaked := l.find(part)
		if want := len(part) > gram; leaked != want {
			t.Errorf("%d characters of a value: seen %v", len(part), leaked)
		}
	}
}
