package validate

import (
	"maps"
	"slices"
	"strings"
	"sync"
)

// Years that no check takes for a date of somebody's life: dates are moved
// there when they are shifted (package dateshift), so they are Reserved. The
// dates of MIMIC-III lie in the 22nd century for the same reason (Johnson et
// al., Scientific Data 3:160035, 2016, "Deidentification").
const (
	FirstShiftedYear = 2300
	LastShiftedYear  = 2999
)

// LastBirthYear is the latest year of birth that checks believe. Two digits of
// a year that somebody was born in stand for the latest year up to it.
const LastBirthYear = lastBirthYear

// DateLanguage is what one language calls the parts of a date, in lower case.
// Names of several words have a blank or hyphen between.
type DateLanguage struct {
	// Code is the language by ISO 639-1.
	Code string
	// Months, Weekdays and Days list the spellings of each, the full name
	// first, from January, Monday and 1 on. Days and Weekdays may be empty.
	Months, Weekdays, Days [][]string
	// Numbers are the words that numbers are made of; -1 is "and".
	Numbers map[string]int
}

// DateVocabulary is the words of dates that the checks know.
type DateVocabulary struct {
	Languages []DateLanguage
	// Fillers stand between the parts: prepositions, articles, ordinal marks.
	Fillers []string
}

// DateWords returns the words of words/dates.txt. They must not be changed.
var DateWords = sync.OnceValue(func() DateVocabulary {
	v := DateVocabulary{Fillers: dateFillers}
	for _, l := range dateWords().languages {
		v.Languages = append(v.Languages, DateLanguage{
			Code: l.code, Months: plainSpellings(l.months), Weekdays: plainSpellings(l.weekdays), Days: plainSpellings(l.days),
			Numbers: maps.Clone(l.numbers),
		})
	}
	return v
})

func plainSpellings(list [][]string) [][]string {
	plain := strings.NewReplacer("_", " ", "!", "")
	out := make([][]string, len(list))
	for i, spellings := range list {
		for _, w := range spellings {
			out[i] = append(out[i], plain.Replace(w))
		}
		out[i] = slices.Compact(out[i])
	}
	return out
}

// DateNumbers reads values of number words as a number ("nineteen eighty
// two" is 19, 80, 2) and returns every reading, at most two.
func DateNumbers(words []int) []int { return wordNumbers(words) }

// DateNumeral reads ASCII digits or numerals of Chinese, Japanese or Korean.
// Text that is none is -1.
func DateNumeral(s string) int { return cjkNumber(s) }

// DateEra is the year before the first of an era of Japan or Taiwan ("昭和"),
// 0 for text that is none.
func DateEra(name string) int { return eraBefore[name] }

// reservedDate tells whether a date has a year that shifted dates have.
func reservedDate(value string) bool {
	return hasFarYear(value) && dateBetween(value, FirstShiftedYear, LastShiftedYear)
}

// hasFarYear looks for four digits or more from 2300 on; shifted years are
// always in digits.
func hasFarYear(value string) bool {
	for i := 0; i+4 <= len(value); i++ {
		if value[i] == '2' && value[i+1] >= '3' && allDigits(value[i:i+4]) {
			return true
		}
	}
	return false
}
