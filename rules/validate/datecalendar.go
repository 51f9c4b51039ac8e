package validate

import (
	"strconv"
	"strings"
)

// Years of dates. Old ones are dates of history: no personal data, but the
// check only says what a date is. The upper ones are fixed, so that results
// do not depend on the clock.
const (
	firstYear, lastYear = 1000, 2199
	firstBirthYear      = 1900
)

// calendarDate accepts a day that exists, in words and digits of any of the
// languages of words/dates.txt. A date without a year is accepted when some
// year has it; one without a day when the month exists. Numeric dates with
// two small numbers may be read day or month first.
//
// Dates of the years that shifted dates have are Reserved.
func calendarDate(value string) Verdict { return dateVerdict(value, firstYear, lastYear) }

// birthDate accepts a day on which somebody alive may be born, some 125 years
// back and a few ahead, and shifted days as calendarDate does.
func birthDate(value string) Verdict {
	return dateVerdict(value, firstBirthYear, lastBirthYear)
}

func dateVerdict(value string, low, high int) Verdict {
	switch {
	case dateBetween(value, low, high):
		return Valid
	case reservedDate(value):
		return Reserved
	}
	return Invalid
}

func dateBetween(value string, low, high int) bool {
	value = withoutTime(value)
	if n, ok := readNumbers(value); ok {
		r := dateReading{atoms: n.atoms[:n.count]}
		return r.isNumeric(low, high)
	}
	if mayBeCJK(value) {
		value = cjkWeekday().ReplaceAllString(value, "")
		if y, m, d, ok := cjkParts(value); ok {
			return inCalendar(y, m, d, low, high)
		}
	}
	for _, r := range readDate(value) {
		if r.month > 0 && r.isDate(low, high) || r.month == 0 && r.isNumeric(low, high) {
			return true
		}
	}
	return false
}

// withoutTime cuts the time of day behind an ISO date.
func withoutTime(s string) string {
	const date = len("2006-01-02")
	if len(s) > date+1 && (s[date] == 'T' || s[date] == 't' || s[date] == ' ') && s[date-1] >= '0' && s[date-1] <= '9' && strings.IndexByte(s, ':') > date {
		return s[:date]
	}
	return s
}

// inCalendar takes year, month and day, of which year and day may be 0 for
// none.
func inCalendar(y, m, d, low, high int) bool {
	if y == 0 {
		return isDay(2000, m, d)
	}
	return y >= low && y <= high && isDay(y, m, max(d, 1)) && d >= 0
}

// isNumeric tells whether a reading without month's name is a date.
func (r *dateReading) isNumeric(low, high int) bool {
	for _, a := range r.atoms {
		if a.digits == 0 {
			return false
		}
	}
	switch n := r.atoms; len(n) {
	case 1:
		return n[0].digits == 8 && solidDate(n[0].value, low, high)
	case 2:
		return numericDay(n[0], n[1], low, high)
	case 3:
		return numericDate(n, low, high)
	}
	return false
}

// numericDay takes day and month in either order, or month and year. "24/7"
// is no day in any text.
func numericDay(a, b dateAtom, low, high int) bool {
	switch {
	case a.digits == 4:
		return a.isYear(low, high) && b.value >= 1 && b.value <= 12
	case b.digits == 4:
		return b.isYear(low, high) && a.value >= 1 && a.value <= 12
	case a.value == 24 && b.value == 7 && b.digits == 1:
		return false
	}
	return b.isDayOf(2000, a.value) && a.digits <= 2 || a.isDayOf(2000, b.value) && b.digits <= 2
}

// numericDate takes year-month-day, year-day-month, day-month-year or
// month-day-year; a year of two digits stands first only where the last
// number cannot be one.
func numericDate(n []dateAtom, low, high int) bool {
	if n[0].digits == 4 {
		y := n[0].value
		return n[0].isYear(low, high) && (n[2].isDayOf(y, n[1].value) || n[1].isDayOf(y, n[2].value))
	}
	if n[0].digits > 2 || n[1].digits > 2 {
		return false
	}
	if n[2].digits == 1 {
		return n[0].digits == 2 && n[2].isDayOf(shortYear(n[0].value, high), n[1].value)
	}
	y, ok := n[2].year(low, high)
	return ok && (n[0].isDayOf(y, n[1].value) || n[1].isDayOf(y, n[0].value))
}

// solidDate takes eight digits: year first, or year last.
func solidDate(n, low, high int) bool {
	if y := n / 10000; y >= low && y <= high && isDay(y, n/100%100, n%100) {
		return true
	}
	y, a, b := n%10000, n/1000000, n/10000%100
	return y >= low && y <= high && (isDay(y, a, b) || isDay(y, b, a))
}

// isDay tells whether the Gregorian calendar has the day.
func isDay(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return false
	}
	switch month {
	case 4, 6, 9, 11:
		return day < 31
	case 2:
		leap := year%4 == 0 && (year%100 != 0 || year%400 == 0)
		return day < 29 || day == 29 && leap
	}
	return true
}

// atoi reads ASCII digits; text that is no number, or too long, is -1.
func atoi(s string) int {
	if len(s) <= 9 && s != "" && allDigits(s) {
		n := 0
		for i := range len(s) {
			n = 10*n + int(s[i]-'0')
		}
		return n
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
