package validate

import (
	"strings"
	"unicode/utf8"
)

var personValidators = []Validator{
	{
		Name:   "person-name",
		Source: "stop words and name suffixes of this package; the words are general knowledge",
		Check:  personName,
	},
	{
		Name:   "known-name",
		Source: "words/first-names.txt and words/last-names.txt",
		Check:  knownName,
	},
	{
		Name:   "tagged-name",
		Source: "words/not-persons.txt, words/first-names.txt, words/last-names.txt and the stop words of this package",
		Check:  taggedName,
	},
	{
		Name:   "title-name",
		Source: "words/last-names.txt, words/not-persons.txt",
		Check:  titleName,
	},
	{
		Name:   "known-surname",
		Source: "words/first-names.txt and words/last-names.txt",
		Check:  knownSurname,
	},
	{
		Name:   "full-name",
		Source: "words/first-names.txt and words/last-names.txt",
		Check:  fullName,
	},
	{
		Name:   "signature-name",
		Source: "words of teams and closings, general knowledge; words/first-names.txt and words/last-names.txt",
		Check:  signatureName,
	},
	{
		Name:   "credentialed-name",
		Source: "words/first-names.txt and words/last-names.txt",
		Check:  credentialedName,
	},
	{
		Name:   "place-name",
		Source: "stop words of this package",
		Check:  placeName,
	},
	{
		Name:   "street-address",
		Source: "USPS Publication 28, appendix C1 (street suffixes); stop words of this package",
		Check:  streetAddress,
	},
	{
		Name:   "uncommon-words",
		Source: "stop words of this package",
		Check:  uncommonWords,
	},
	{
		Name:   "condition-words",
		Source: "stop words of this package",
		Check:  conditionWords,
	},
	{
		Name:   "nationality-word",
		Source: "endings of nationalities; stop words of this package",
		Check:  nationalityWord,
	},
	{
		Name:   "uncommon-or-party",
		Source: "stop words of this package",
		Check:  uncommonOrParty,
	},
	{
		Name:   "crime-words",
		Source: "words of offences and sentences, general knowledge",
		Check:  crimeWords,
	},
	{
		Name:   "loose-address",
		Source: "stop words of this package",
		Check:  looseAddress,
	},
	{
		Name:   "german-street",
		Source: "German compounds of -platz, -weg and -steig, general knowledge",
		Check:  germanStreet,
	},
	{
		Name:   "dutch-street",
		Source: "Dutch compounds of -markt, general knowledge",
		Check:  dutchStreet,
	},
	{
		Name:   "european-street",
		Source: "stop words of this package",
		Check:  europeanStreet,
	},
	{
		Name:   "nordic-street",
		Source: "English words in -tie and -gade, general knowledge",
		Check:  nordicStreet,
	},
	{
		Name:   "calendar-date",
		Source: "ISO 8601-1:2019; Gregorian calendar, years 1900 to 2100",
		Check:  calendarDate,
	},
	{
		Name:   "birth-date",
		Source: "Gregorian calendar, years 1900 to 2030",
		Check:  birthDate,
	},
	{
		Name:   "human-age",
		Source: "ages below 90 years, in figures and number words; general knowledge",
		Check:  humanAge,
	},
	{
		Name:   "human-age-over-89",
		Source: "45 CFR 164.514(b)(2)(i)(C): ages over 89",
		Check:  humanAgeOver89,
	},
}

// maxNameWords bounds a name with its particles, as in "maria de la cruz
// garcia".
const maxNameWords = 6

// personName accepts words that can be a name in a sentence that announces
// one ("my name is"): unknown words are names there, common words are not.
func personName(value string) Verdict {
	words := nameWords(value)
	if len(words) == 0 || notPerson(words) {
		return Invalid
	}
	l := lists()
	for i, w := range words {
		switch {
		case i > 0 && i < len(words)-1 && l.particles.has(w):
		case i == 0 && l.first.has(w), i > 0 && l.last.has(w):
		case i > 0 && l.first.has(w) && !l.stop.has(w):
		case i > 0 && isInitial(w) && len(words) > 1:
		case !plausibleName(w):
			return Invalid
		}
	}
	return Valid
}

// knownName accepts names that begin with a first name of the dictionary. A
// first name that is also a common word ("will", "april") needs a known
// last name behind it.
func knownName(value string) Verdict {
	words := nameWords(value)
	l := lists()
	if len(words) == 0 || !l.first.has(words[0]) || notPerson(words) {
		return Invalid
	}
	common := l.stop.has(words[0])
	if len(words) == 1 {
		return verdict(!common)
	}
	rest := words[1:]
	if common && !l.last.has(rest[len(rest)-1]) {
		return Invalid
	}
	return verdict(allFollow(rest))
}

// titleName accepts what can follow "mr" or "dr": a last name, or a whole
// name.
func titleName(value string) Verdict {
	words := nameWords(value)
	if len(words) == 0 || notPerson(words) {
		return Invalid
	}
	l := lists()
	head := words[0]
	led := len(words) > 1 && (leadingParticle.has(head) || isInitial(head))
	if led || l.last.has(head) || l.first.has(head) || plausibleName(head) {
		return verdict(allFollow(words[1:]))
	}
	return Invalid
}

// leadingParticle are the particles that begin a last name.
var leadingParticle = setOf("van", "von", "de", "der", "da", "di", "del", "della", "la", "le", "al", "el", "bin", "ben", "mc", "mac", "du", "st", "ter")

// knownSurname accepts what can follow a word that is a form of address only
// now and then ("miss", "ms"): names of the dictionary that mean nothing else.
func knownSurname(value string) Verdict {
	words := nameWords(value)
	if len(words) == 0 || notPerson(words) {
		return Invalid
	}
	l := lists()
	head := words[0]
	if l.stop.has(head) || !l.last.has(head) && !l.first.has(head) {
		return Invalid
	}
	return verdict(allFollow(words[1:]))
}

// fullName accepts a known first name that means nothing else, followed by a
// known last name or an initial.
func fullName(value string) Verdict {
	words := nameWords(value)
	if len(words) < 2 {
		return Invalid
	}
	l := lists()
	end := words[len(words)-1]
	return verdict(l.first.has(words[0]) && !l.stop.has(words[0]) && (l.last.has(end) || isInitial(end)) && !notPerson(words))
}

// allFollow tells whether words can be the later words of a name.
func allFollow(words []string) bool {
	l := lists()
	for i, w := range words {
		switch {
		case l.particles.has(w) && i < len(words)-1:
		case l.last.has(w), isInitial(w):
		case l.first.has(w) && !l.stop.has(w):
		case !plausibleName(w):
			return false
		}
	}
	return true
}

// nameWords cuts value into lower-case words, or gives nil when there are
// too many. Signs at the ends of words go, but initials keep or get their
// full stop, so that "Maria A." differs from "maria a".
func nameWords(value string) []string {
	words := strings.Fields(value)
	if len(words) > maxNameWords {
		return nil
	}
	out := words[:0]
	for _, w := range words {
		w = strings.Trim(w, ",;:!?'\"-")
		if len(w) > 2 {
			w = strings.TrimRight(w, ".")
		}
		if len(w) == 1 && w[0] >= 'A' && w[0] <= 'Z' && w != "I" {
			w += "."
		}
		if w != "" {
			out = append(out, strings.ToLower(w))
		}
	}
	return out
}

// isInitial tells whether w is the first letter of a name. A vowel without
// full stop is rather a word or a slip ("i", "a", "u").
func isInitial(w string) bool {
	if len(w) == 2 && w[1] == '.' {
		return w[0] >= 'a' && w[0] <= 'z'
	}
	return len(w) == 1 && w[0] >= 'a' && w[0] <= 'z' && !isVowel(w[0])
}

func isVowel(c byte) bool {
	switch c {
	case 'a', 'e', 'i', 'o', 'u', 'y':
		return true
	}
	return false
}

// notPerson tells whether the words begin with a product, an assistant, a
// disease or a character that is named like a person.
func notPerson(words []string) bool {
	l := lists()
	var room [shortValue]byte
	phrase := room[:0]
	for _, w := range words[:min(len(words), 3)] {
		phrase = append(phrase, w...)
		if _, ok := l.notPersons[string(phrase)]; ok {
			return true
		}
		phrase = append(phrase, ' ')
	}
	return false
}

// plausibleName tells whether an unknown word can be a name: no stop word,
// none of the endings that make English words, and not a scrap.
func plausibleName(w string) bool {
	w = strings.TrimSuffix(w, ".")
	l := lists()
	if len(w) < 2 || len(w) > 40 || l.stop.has(w) {
		return false
	}
	if head, _, ok := strings.Cut(w, "'"); ok && (head == "i" || len(head) > 1 && l.stop.has(head)) {
		return false // "i'll", "what's"
	}
	if head, tail, ok := strings.Cut(w, "-"); ok {
		return plausiblePart(head) && plausiblePart(tail)
	}
	return !commonEnding(w) && hasVowel(w)
}

func plausiblePart(w string) bool {
	return !lists().stop.has(w) && !commonEnding(w)
}

// commonEnding tells whether w ends as English words do and names seldom.
// Words of the name lists never come here.
func commonEnding(w string) bool {
	if len(w) < 6 || strings.HasPrefix(w, "x") || strings.HasPrefix(w, "zh") || strings.HasPrefix(w, "q") {
		return false
	}
	for _, e := range commonEndings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

var commonEndings = []string{
	"ing", "ings", "ted", "ded", "led", "sed", "ned", "ked", "red", "ied", "ped", "ged", "ced", "ved", "shed", "ched", "yed",
	"tion", "tions", "sion", "sions", "ment", "ments", "ness", "less", "able", "ible", "ably", "ibly", "fully", "ously", "ally",
	"ously", "tely", "ously", "ful", "ious", "eous", "ical", "tional", "ative", "ility", "ality", "ship", "ships",
	"ization", "isation", "ize", "ise", "ized", "ised", "ology", "graphy", "ware", "proof", "wise", "ward", "wards",
}

func hasVowel(w string) bool {
	if len(w) < 4 {
		return true
	}
	for _, r := range w {
		if r >= utf8.RuneSelf || isVowel(byte(r)) {
			return true
		}
	}
	return false
}
