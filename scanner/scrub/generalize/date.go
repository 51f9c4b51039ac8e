package generalize

import (
	"strconv"
	"strings"

	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/scrub/dates"
)

// Date leaves the year of a date, in four digits. It is false for a date
// without one. Two digits stand for the latest year up to Params.Year or
// validate.LastBirthYear, whichever is later.
//
// Source: 45 CFR 164.514(b)(2)(i)(C), all elements of dates except year.
func Date(text string, p Params) (string, bool) {
	d, ok := dates.Parse(text)
	if !ok || d.Year == 0 {
		return "", false
	}
	return yearOf(text, d.In(max(p.Year, validate.LastBirthYear))), true
}

// restrictedAge is the first age that Safe Harbor takes for an identifier.
const restrictedAge = 90

// BirthDate leaves the year of a date of birth. Who was born in it and is, or
// will be in Params.Year, older than 89 is put with everybody older: "before
// 1937" in 2026, in the language of the month's name where it is known. It is
// false for a date without year, for one in the future, and without
// Params.Year.
//
// Source: 45 CFR 164.514(b)(2)(i)(C), all elements of dates except year, and
// all elements of dates (including year) indicative of an age over 89.
func BirthDate(text string, p Params) (string, bool) {
	d, ok := dates.Parse(text)
	if !ok || d.Year == 0 || p.Year == 0 {
		return "", false
	}
	year := d.In(p.Year)
	switch age := p.Year - year; {
	case age < 0:
		return "", false
	case age >= restrictedAge:
		return before(text, d.Language(), p.Year-restrictedAge+1), true
	}
	return yearOf(text, year), true
}

// yearOf writes a year with the sign that Chinese, Japanese and Korean put
// behind it.
func yearOf(text string, year int) string {
	y := strconv.Itoa(year)
	switch {
	case strings.Contains(text, "年"):
		return y + "年"
	case strings.Contains(text, "년"):
		return y + "년"
	}
	return y
}

func before(text, language string, year int) string {
	y := strconv.Itoa(year)
	switch {
	case strings.Contains(text, "年"):
		return y + "年前"
	case strings.Contains(text, "년"):
		return y + "년 이전"
	}
	if word, ok := beforeWords[language]; ok {
		return word + " " + y
	}
	return "before " + y
}

var beforeWords = map[string]string{
	"de": "vor", "fr": "avant", "es": "antes de", "it": "prima del", "pt": "antes de", "nl": "voor", "pl": "przed", "sv": "före", "da": "før",
	"no": "før", "cs": "před", "ru": "до",
}
