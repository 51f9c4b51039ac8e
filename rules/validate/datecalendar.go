package validate

import (
	"strconv"
	"strings"
	"time"
	"unicode"
)

// calendarDate accepts a day that exists, in years from 1900 to 2100. A date
// without a year is accepted when some year has it; one without a day when
// the month exists. Numeric dates with two small numbers may be read day or
// month first.
func calendarDate(value string) Verdict { return verdict(dateBetween(value, 1900, 2100)) }

// birthDate accepts a day on which somebody alive may be born. The upper
// year is fixed, so that results do not depend on the clock.
func birthDate(value string) Verdict { return verdict(dateBetween(value, 1900, 2030)) }

func dateBetween(value string, low, high int) bool {
	numbers, month, ok := dateParts(value)
	if !ok {
		return false
	}
	if month > 0 {
		return namedMonthDate(numbers, month, low, high)
	}
	switch len(numbers) {
	case 1:
		return len(numbers[0]) == 8 && solidDate(numbers[0], low, high)
	case 2:
		a, b := atoi(numbers[0]), atoi(numbers[1])
		return isDay(2000, a, b) || isDay(2000, b, a)
	case 3:
		return numericDate(numbers, low, high)
	}
	return false
}

// dateParts cuts a date into its numbers and the month that it names, zero
// for none. It is false for text with other words in it.
func dateParts(value string) (numbers []string, month int, ok bool) {
	rest := strings.ToLower(value)
	// Time of day behind an ISO date does not count.
	if i := strings.IndexByte(rest, 't'); i >= 8 && rest[i-1] >= '0' && rest[i-1] <= '9' && i+1 < len(rest) && rest[i+1] >= '0' && rest[i+1] <= '9' {
		rest = rest[:i]
	}
	for _, tok := range strings.FieldsFunc(rest, dateSeparator) {
		digits := strings.TrimRight(tok, "stndrhoaeèº°ª.")
		switch m, isMonth := monthNumber[strings.TrimRight(tok, ".")]; {
		case isMonth:
			if month > 0 {
				return nil, 0, false
			}
			month = m
		case allDigits(tok) || digits != "" && allDigits(digits):
			numbers = append(numbers, digits)
		case dateFiller.has(tok):
		default:
			return nil, 0, false
		}
	}
	return numbers, month, len(numbers) > 0 && len(numbers) <= 3
}

func dateSeparator(r rune) bool {
	return unicode.IsSpace(r) || strings.ContainsRune("-/.,'年月日년월일", r)
}

var dateFiller = setOf("of", "the", "de", "del", "den", "der", "dem", "le", "el", "il", "o", "a", "du", "di", "van", "year")

// namedMonthDate takes a day, a year or both beside a named month.
func namedMonthDate(numbers []string, month, low, high int) bool {
	switch len(numbers) {
	case 1:
		if len(numbers[0]) == 4 {
			y := atoi(numbers[0])
			return y >= low && y <= high
		}
		return isDay(2000, month, atoi(numbers[0]))
	case 2:
		for _, order := range [2][2]int{{0, 1}, {1, 0}} {
			y, ok := fullYear(numbers[order[1]], low, high)
			if ok && len(numbers[order[0]]) <= 2 && isDay(y, month, atoi(numbers[order[0]])) {
				return true
			}
		}
	}
	return false
}

// numericDate takes year-month-day, day-month-year or month-day-year.
func numericDate(n []string, low, high int) bool {
	if len(n[0]) == 4 {
		y := atoi(n[0])
		return y >= low && y <= high && (isDay(y, atoi(n[1]), atoi(n[2])) || isDay(y, atoi(n[2]), atoi(n[1])))
	}
	y, ok := fullYear(n[2], low, high)
	if !ok || len(n[0]) > 2 || len(n[1]) > 2 {
		return false
	}
	return isDay(y, atoi(n[0]), atoi(n[1])) || isDay(y, atoi(n[1]), atoi(n[0]))
}

// solidDate takes eight digits: year first, or year last.
func solidDate(s string, low, high int) bool {
	if y := atoi(s[:4]); y >= low && y <= high && isDay(y, atoi(s[4:6]), atoi(s[6:])) {
		return true
	}
	y := atoi(s[4:])
	return y >= low && y <= high && (isDay(y, atoi(s[:2]), atoi(s[2:4])) || isDay(y, atoi(s[2:4]), atoi(s[:2])))
}

// fullYear reads four digits, or two as a year of some century in range.
func fullYear(s string, low, high int) (int, bool) {
	y := atoi(s)
	switch len(s) {
	case 4:
		return y, y >= low && y <= high
	case 2:
		if y += 2000; y > high {
			y -= 100
		}
		return y, true
	}
	return 0, false
}

// isDay tells whether the Gregorian calendar has the day.
func isDay(year, month, day int) bool {
	if month < 1 || month > 12 || day < 1 || day > 31 {
		return false
	}
	return time.Date(year, time.Month(month), day, 0, 0, 0, 0, time.UTC).Day() == day
}

// atoi reads ASCII digits; text that is no number, or too long, is -1.
func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return -1
	}
	return n
}
