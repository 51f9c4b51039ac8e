package lists

import (
	"slices"
	"strings"
)

// vocabulary is the words of a language, the most common first: core is how
// many of them all text is full of, and common how many everybody knows.
type vocabulary struct {
	words        []string
	core, common int
}

// ordinary is how many of the first words mean what people mean by them and
// not what WordNet has a disease or drug by that name for.
const ordinary = 10000

// words reads the lists of SCOWL from the most common words on, behind those
// of chats: up to level 55 of American and British spelling, without the
// possessives, the abbreviations and the names. Level 10 is the core, and all
// up to level 35 is common. Within a level short words come first, which
// are the more common ones.
func words(a archive) vocabulary {
	var v vocabulary
	seen := map[string]bool{}
	add := func(word string) {
		if word != "" && !seen[word] && !strings.HasSuffix(word, "'s") {
			seen[word] = true
			v.words = append(v.words, word)
		}
	}
	for _, word := range chatWords {
		add(word)
	}
	chat := len(v.words)
	for _, level := range []string{"10", "20", "35", "40", "50", "55"} {
		start := len(v.words)
		for _, kind := range []string{"english-words.", "american-words.", "british-words.", "english-contractions."} {
			for _, path := range a.paths("usr/share/dict/scowl/", "/"+kind+level) {
				for line := range strings.Lines(string(a[path])) {
					add(strings.TrimSpace(line))
				}
			}
		}
		slices.SortStableFunc(v.words[start:], func(a, b string) int { return len(a)/3 - len(b)/3 })
		switch level {
		case "10":
			v.core = len(v.words)
		case "35":
			v.common = len(v.words)
		}
	}
	if len(v.words) == chat {
		return vocabulary{}
	}
	return v
}
