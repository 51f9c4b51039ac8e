package dates

import (
	"slices"
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/validate"
)

// kind is what a word of a date may be.
type kind int

const (
	filler kind = iota
	month
	weekday
	number
)

// meaning is one thing that a word may stand for.
type meaning struct {
	kind  kind
	value int
}

// word is a name of a month or a number of a day as one language writes it.
type word struct {
	lang *validate.DateLanguage
	// spellings is the list that the name is from, of months or days.
	spellings [][]string
	value     int // from 1
	variant   int // index in spellings[value-1]
}

// vocabulary is the words of dates of all languages.
type vocabulary struct {
	meanings map[string][]meaning
	months   map[string][]word
	days     map[string][]word
	// weekdays lists the languages that a name of a weekday is of.
	weekdays map[string][]*validate.DateLanguage
	all      validate.DateVocabulary
}

// maxPhrase is how many words a name may have ("treinta y uno" is read word
// by word, "كانون الثاني" is not).
const maxPhrase = 3

var words = sync.OnceValue(func() *vocabulary {
	v := &vocabulary{
		meanings: make(map[string][]meaning), months: make(map[string][]word), days: make(map[string][]word),
		weekdays: make(map[string][]*validate.DateLanguage), all: validate.DateWords(),
	}
	for i := range v.all.Languages {
		lang := &v.all.Languages[i]
		for m, spellings := range lang.Months {
			for k, name := range spellings {
				v.add(name, meaning{month, m + 1})
				v.months[joined(name)] = append(v.months[joined(name)], word{lang, lang.Months, m + 1, k})
			}
		}
		for d, spellings := range lang.Weekdays {
			for _, name := range spellings {
				v.add(name, meaning{weekday, d})
				v.weekdays[joined(name)] = append(v.weekdays[joined(name)], lang)
			}
		}
		for d, spellings := range lang.Days {
			for k, name := range spellings {
				v.days[joined(name)] = append(v.days[joined(name)], word{lang, lang.Days, d + 1, k})
			}
		}
		for name, n := range lang.Numbers {
			v.add(name, meaning{number, n})
		}
	}
	for _, w := range v.all.Fillers {
		v.add(w, meaning{kind: filler})
	}
	return v
})

// joined writes a name with single blanks between its words, as tokens are
// looked up.
func joined(name string) string {
	return strings.ReplaceAll(name, "-", " ")
}

func (v *vocabulary) add(name string, m meaning) {
	name = joined(name)
	if slices.Contains(v.meanings[name], m) {
		return
	}
	v.meanings[name] = append(v.meanings[name], m)
}

const (
	// minCompound and maxCompound bound a number written as one word, in
	// code points and bytes: "duemila", "neunzehnhundertsiebenundneunzig".
	minCompound, maxCompound = 6, 60
	maxNumberParts           = 8
)

// compound reads a number written as one word as the words in it.
func (v *vocabulary) compound(text string) []int {
	if utf8.RuneCountInString(text) < minCompound || len(text) > maxCompound {
		return nil
	}
	for i := range v.all.Languages {
		if parts := split(v.all.Languages[i].Numbers, text, maxNumberParts); parts != nil {
			return parts
		}
	}
	return nil
}

// split cuts a compound into words of numbers, longest first, or returns nil.
func split(numbers map[string]int, text string, most int) []int {
	if text == "" {
		return []int{}
	}
	if most == 0 {
		return nil
	}
	for end := len(text); end > 0; end-- {
		n, ok := numbers[text[:end]]
		if !ok {
			continue
		}
		if rest := split(numbers, text[end:], most-1); rest != nil {
			return append([]int{n}, rest...)
		}
	}
	return nil
}
