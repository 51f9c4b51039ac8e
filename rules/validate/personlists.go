package validate

import (
	"embed"
	"strings"
	"sync"
)

//go:embed words/*.txt
var wordFiles embed.FS

// wordSet is a set of lower-case words or phrases.
type wordSet map[string]struct{}

func (s wordSet) has(w string) bool {
	_, ok := s[w]
	return ok
}

// wordLists are the dictionaries behind the checks of names, places and
// addresses. A word in first and stop is a name that is also a common word.
type wordLists struct {
	first, last, stop, notPersons, particles wordSet
}

// lists reads the dictionaries at the first check that needs them, because
// most runs of the program meet no name.
var lists = sync.OnceValue(func() wordLists {
	return wordLists{
		first:      readWords("first-names.txt"),
		last:       readWords("last-names.txt"),
		stop:       readWords("stop-words.txt"),
		notPersons: readPhrases("not-persons.txt"),
		particles:  readWords("name-particles.txt"),
	}
})

// readWords reads an embedded list of words separated by blanks, with "#"
// comments.
func readWords(file string) wordSet {
	set := make(wordSet)
	for line := range wordLines(file) {
		for w := range strings.FieldsSeq(line) {
			set[strings.ToLower(w)] = struct{}{}
		}
	}
	return set
}

// readPhrases reads an embedded list of phrases, one a line.
func readPhrases(file string) wordSet {
	set := make(wordSet)
	for line := range wordLines(file) {
		set[strings.ToLower(line)] = struct{}{}
	}
	return set
}

// wordLines yields the lines of an embedded list that hold words.
func wordLines(file string) func(yield func(string) bool) {
	data, err := wordFiles.ReadFile("words/" + file)
	if err != nil {
		panic("validate: " + err.Error()) //nolint:forbidigo // the file is part of the program
	}
	return func(yield func(string) bool) {
		for line := range strings.Lines(string(data)) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line != "" && !yield(line) {
				return
			}
		}
	}
}
