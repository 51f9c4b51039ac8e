package validate

import (
	"slices"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"
)

// dateLanguage holds the words of dates of one language; see words/dates.txt.
type dateLanguage struct {
	code string
	// months, weekdays and days list the spellings of each, from January,
	// Monday and 1 on. A word that ends in "!" is another word in running
	// text, "_" is a blank.
	months, weekdays, days [][]string
	// years are the beginnings of years in words.
	years []string
	// numbers are all words that numbers are made of.
	numbers map[string]int
}

// dateRole is what a word of a date may be.
type dateRole struct {
	kind  dateKind
	value int
}

type dateKind int

const (
	roleFiller dateKind = iota
	roleMonth
	roleNumber
)

// andWord stands for "and" between parts of a number.
const andWord = -1

// dateLexicon is all that checks of dates know of words.
type dateLexicon struct {
	languages []*dateLanguage
	roles     map[string][]dateRole
	// phrases makes names of several words into one token.
	phrases *strings.Replacer
}

// dateFillers stand between the parts of a date: prepositions, articles and
// what follows a number to make it an ordinal.
var dateFillers = strings.Fields(`of the on in day year this de del den der dem des le la el il los o a do da du di van von fra från för deze diesen diesem
	ce este esta questo bu denna st nd rd th er ers ère re ère e ste o º ª ° günü gün yılı yil roku rok r года год г року р né i em no at
	من عام سنة في يوم के को की ngày tháng năm of`)

var dateWords = sync.OnceValue(func() *dateLexicon {
	l := &dateLexicon{roles: make(map[string][]dateRole)}
	var lang *dateLanguage
	for line := range wordLines("dates.txt") {
		if code, ok := strings.CutPrefix(line, "["); ok {
			lang = &dateLanguage{code: strings.TrimSuffix(code, "]"), numbers: make(map[string]int)}
			l.languages = append(l.languages, lang)
			continue
		}
		part, rest, _ := strings.Cut(line, " ")
		lang.read(part, rest)
	}
	for _, w := range dateFillers {
		l.add(w, dateRole{kind: roleFiller})
	}
	phrases := make([]string, 0, 64)
	for _, lang := range l.languages {
		phrases = append(phrases, lang.fill(l)...)
	}
	l.phrases = strings.NewReplacer(phrases...)
	return l
})

func (lang *dateLanguage) read(part, rest string) {
	var list [][]string
	for group := range strings.SplitSeq(rest, "|") {
		list = append(list, strings.Fields(group))
	}
	switch part {
	case "months":
		lang.months = list
	case "weekdays":
		lang.weekdays = list
	case "days":
		lang.days = list
		for i, spellings := range list {
			for _, w := range spellings {
				if w = strings.TrimSuffix(w, "!"); !strings.Contains(w, "_") {
					lang.numbers[w] = i + 1
				}
			}
		}
	case "years":
		lang.years = list[0]
	case "numbers":
		for _, w := range list[0] {
			word, value, _ := strings.Cut(w, "=")
			lang.numbers[word], _ = strconv.Atoi(value)
		}
	}
}

// fill adds the words of a language to the lexicon and returns its names of
// several words, in pairs for a replacer.
func (lang *dateLanguage) fill(l *dateLexicon) (phrases []string) {
	for i, spellings := range lang.months {
		for _, w := range spellings {
			l.add(w, dateRole{roleMonth, i + 1})
		}
	}
	for _, spellings := range lang.weekdays {
		for _, w := range spellings {
			l.add(w, dateRole{kind: roleFiller})
		}
	}
	for w, n := range lang.numbers {
		l.add(w, dateRole{roleNumber, n})
	}
	for _, spellings := range slices.Concat(lang.months, lang.weekdays) {
		for _, w := range spellings {
			if w = strings.TrimSuffix(w, "!"); strings.ContainsAny(w, "_-") {
				phrases = append(phrases, strings.ReplaceAll(w, "_", " "), plainWord(w))
			}
		}
	}
	return phrases
}

// plainWord joins the parts of a word, so that it is one token.
func plainWord(w string) string {
	return wordParts.Replace(w)
}

// wordParts is made once: for each of a thousand words it took 10 MB and some
// milliseconds at the first date.
var wordParts = strings.NewReplacer("_", "", "-", "", "!", "")

func (l *dateLexicon) add(w string, role dateRole) {
	if w = plainWord(w); !slices.Contains(l.roles[w], role) {
		l.roles[w] = append(l.roles[w], role)
	}
}

// of lists what a word may be, number words written as one among it. It is
// nil for a word that has no place in a date.
func (l *dateLexicon) of(word string) [][]dateRole {
	if roles := l.roles[word]; roles != nil {
		out := make([][]dateRole, len(roles))
		for i, r := range roles {
			out[i] = []dateRole{r}
		}
		return out
	}
	if utf8.RuneCountInString(word) < minCompound || len(word) > maxCompound {
		return nil
	}
	for _, lang := range l.languages {
		if parts := lang.split(word, maxNumberParts); parts != nil {
			return [][]dateRole{parts}
		}
	}
	return nil
}

const (
	// minCompound and maxCompound bound a number written as one word, in
	// code points and bytes: "duemila", "neunzehnhundertsiebenundneunzig".
	minCompound, maxCompound = 6, 60
	maxNumberParts           = 8
)

// split cuts a compound into words of numbers, longest first, or returns nil.
func (lang *dateLanguage) split(word string, most int) []dateRole {
	if word == "" {
		return []dateRole{}
	}
	if most == 0 {
		return nil
	}
	for end := len(word); end > 0; end-- {
		n, ok := lang.numbers[word[:end]]
		if !ok {
			continue
		}
		if rest := lang.split(word[end:], most-1); rest != nil {
			return append([]dateRole{{roleNumber, n}}, rest...)
		}
	}
	return nil
}
