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
	// endings are the last words of those in ASCII.
	endings []string
	// numbers are the words of numbers of all languages, of at most longest
	// bytes.
	numbers map[string]struct{}
	longest int
}

// dateFillers stand between the parts of a date: prepositions, articles and
// what follows a number to make it an ordinal.
var dateFillers = strings.Fields(`of the on in day year this de del den der dem des le la el il los o a do da du di van von fra från för deze diesen diesem
	ce este esta questo bu denna st nd rd th er ers ère re ère e ste o º ª ° günü gün yılı yil roku rok r года год г року р né i em no at
	من عام سنة في يوم के को की ngày tháng năm of`)

var dateWords = sync.OnceValue(func() *dateLexicon {
	l := &dateLexicon{roles: make(map[string][]dateRole), numbers: make(map[string]struct{})}
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
	l.endings = lastWords(phrases)
	for _, lang := range l.languages {
		for w := range lang.numbers {
			l.numbers[w] = struct{}{}
			l.longest = max(l.longest, len(w))
		}
	}
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

// lastWords are the last words of the names in ASCII among pairs of names and
// what they become.
func lastWords(pairs []string) []string {
	var out []string
	for i := 0; i < len(pairs); i += 2 {
		name := pairs[i]
		end := name[strings.LastIndexAny(name, " -")+1:]
		if isASCII(name) && !slices.Contains(out, end) {
			out = append(out, end)
		}
	}
	return out
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

// joinPhrases makes names of several words in s, which is in lower case, into
// one token each. A text in ASCII has one only where it has one of their last
// words ("segunda-feira"): the replacer takes 0.2 us.
func (l *dateLexicon) joinPhrases(s string) string {
	if isASCII(s) && !slices.ContainsFunc(l.endings, func(end string) bool { return strings.Contains(s, end) }) {
		return s
	}
	return l.phrases.Replace(s)
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// compound cuts number words written as one, or gives nil for a word that has
// no place in a date.
func (l *dateLexicon) compound(word string) []dateRole {
	if utf8.RuneCountInString(word) < minCompound || len(word) > maxCompound || !l.mayBeCompound(word) {
		return nil
	}
	for _, lang := range l.languages {
		if parts := lang.split(word, maxNumberParts); parts != nil {
			return parts
		}
	}
	return nil
}

// mayBeCompound tells whether word begins with a word of a number and ends
// with one, of any language. Most words do not, and to split them in each
// language took 0.9 us.
func (l *dateLexicon) mayBeCompound(word string) bool {
	begins, ends := false, false
	for i := 1; i <= min(len(word), l.longest); i++ {
		if _, ok := l.numbers[word[:i]]; ok {
			begins = true
			break
		}
	}
	for i := 1; begins && !ends && i <= min(len(word), l.longest); i++ {
		_, ends = l.numbers[word[len(word)-i:]]
	}
	return ends
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
