package surrogate

import (
	_ "embed" // the lists of invented names
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

//go:embed names.txt
var nameFile string

// lexicon holds the invented words: lists by script and part ("latin given"),
// and for each word in lower case whether it is one of ours.
type lexicon struct {
	lists map[string][]string
	known map[string]bool
}

var words = sync.OnceValue(func() lexicon {
	l := lexicon{make(map[string][]string), make(map[string]bool)}
	section := ""
	for line := range strings.Lines(nameFile) {
		line, _, _ = strings.Cut(strings.TrimSpace(line), "#")
		if name, ok := strings.CutPrefix(line, "["); ok {
			section = strings.TrimSuffix(name, "]")
			continue
		}
		for w := range strings.FieldsSeq(line) {
			l.lists[section] = append(l.lists[section], w)
			l.known[fold(w)] = true
		}
	}
	return l
})

// in tells whether a list has a character.
func (l lexicon) in(list string, char rune) bool {
	return slices.Contains(l.lists[list], string(char))
}

// invented tells whether a word is one of ours, in any letter case.
func invented(word string) bool { return words().known[fold(word)] }

// place is the list of places in a script, or of family names in scripts
// that have no list of their own.
func places(script string) []string {
	if list := words().lists[script+" place"]; list != nil {
		return list
	}
	return words().lists[script+" family"]
}

var scripts = []struct {
	name  string
	table *unicode.RangeTable
}{
	{"latin", unicode.Latin},
	{"cyrillic", unicode.Cyrillic},
	{"greek", unicode.Greek},
	{"arabic", unicode.Arabic},
	{"hebrew", unicode.Hebrew},
	{"han", unicode.Han},
	{"hiragana", unicode.Hiragana},
	{"katakana", unicode.Katakana},
	{"hangul", unicode.Hangul},
	{"devanagari", unicode.Devanagari},
	{"thai", unicode.Thai},
}

// scriptOf names the script of a letter, "" where we have no words in it.
func scriptOf(r rune) string {
	if r < utf8.RuneSelf {
		if asciiLetter(r) {
			return "latin"
		}
		return ""
	}
	if r == 'ー' { // lengthens the vowel before it, in katakana as a rule
		return "katakana"
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.name
		}
	}
	return ""
}

func scriptOfWord(word string) string {
	for _, r := range word {
		return scriptOf(r)
	}
	return ""
}

// syllabic scripts write a name without blanks, a character a syllable: there
// a name is put together of as many characters as it has.
func syllabic(script string) bool { return script == "han" || script == "hangul" }

func setOf(words string) map[string]bool {
	set := make(map[string]bool)
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
