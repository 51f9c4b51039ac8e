package lists

import (
	"slices"
	"strings"
)

// CommonWords is how many of the first of Lists.Words are so common that
// chat is full of them.
const CommonWords = 5000

// words reads the lists of SCOWL from the most common words on: up to level
// 55 of American and British spelling, without the possessives, the
// abbreviations and the names. Within a level short words come first, which
// are the more common ones.
func words(a archive) []string {
	var list []string
	seen := map[string]bool{}
	for _, level := range []string{"10", "20", "35", "40", "50", "55"} {
		start := len(list)
		for _, kind := range []string{"english-words.", "american-words.", "british-words.", "english-contractions."} {
			for _, path := range a.paths("usr/share/dict/scowl/", "/"+kind+level) {
				for line := range strings.Lines(string(a[path])) {
					word := latin1(strings.TrimSpace(line))
					if word == "" || seen[word] || strings.HasSuffix(word, "'s") {
						continue
					}
					seen[word] = true
					list = append(list, word)
				}
			}
		}
		slices.SortStableFunc(list[start:], func(a, b string) int { return len(a)/3 - len(b)/3 })
	}
	return list
}

// latin1 decodes ISO 8859-1, in which the lists of SCOWL are.
func latin1(s string) string {
	var b strings.Builder
	for _, c := range []byte(s) {
		b.WriteRune(rune(c))
	}
	return b.String()
}
