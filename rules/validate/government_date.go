package validate

import (
	"slices"
	"strings"
)

// lastBirthYear bounds the years of birth that checks believe. It is a
// constant and not the clock, so that the same input always gives the same
// output.
const lastBirthYear = 2030

// dateExists tells that the day is in the Gregorian calendar.
func dateExists(year, month, day int) bool {
	return month >= 1 && month <= 12 && day >= 1 && day <= daysIn(year, month)
}

// birthDateExists is dateExists for the years 1800 to lastBirthYear.
func birthDateExists(year, month, day int) bool {
	return year >= 1800 && year <= lastBirthYear && dateExists(year, month, day)
}

// shortDateExists is for years of two digits: the day exists in 19yy or 20yy.
func shortDateExists(yy, month, day int) bool {
	return birthDateExists(1900+yy, month, day) || birthDateExists(2000+yy, month, day)
}

func daysIn(year, month int) int {
	switch month {
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	case 4, 6, 9, 11:
		return 30
	}
	return 31
}

// number reads ASCII digits, of which there are few enough for an int.
func number(digits string) int {
	n := 0
	for i := range len(digits) {
		n = n*10 + int(digits[i]-'0')
	}
	return n
}

// digitsOfLength is digitsOf for exactly n digits.
func digitsOfLength(value string, n int) (string, bool) {
	s, ok := digitsOf(value)
	return s, ok && len(s) == n
}

// shaped tells that s has the form of shape: '9' stands for a digit, 'A' for
// a capital letter, '*' for either, anything else for itself.
func shaped(s, shape string) bool {
	if len(s) != len(shape) {
		return false
	}
	for i := range len(s) {
		digit := '0' <= s[i] && s[i] <= '9'
		letter := 'A' <= s[i] && s[i] <= 'Z'
		var ok bool
		switch shape[i] {
		case '9':
			ok = digit
		case 'A':
			ok = letter
		case '*':
			ok = digit || letter
		default:
			ok = s[i] == shape[i]
		}
		if !ok {
			return false
		}
	}
	return true
}

// reservedOr is Reserved for values of the list, and verdict otherwise.
func reservedOr(s string, ok bool, reserved ...string) Verdict {
	if slices.Contains(reserved, s) {
		return Reserved
	}
	return verdict(ok)
}

// reservedWhen is reservedOr for lists of values that pass the check.
func reservedWhen(ok bool, s string, reserved ...string) Verdict {
	if !ok {
		return Invalid
	}
	return reservedOr(s, true, reserved...)
}

// oneOf tells that c is among the characters of set.
func oneOf(c byte, set string) bool { return strings.IndexByte(set, c) >= 0 }

// listed tells that code is in a list whose entries stand between blanks.
func listed(code, list string) bool { return strings.Contains(list, " "+code+" ") }

// digitSums adds the digits of the products of s and the weights, as cards
// do ("18" counts 9). The text must be digits, as many as weights.
func digitSums(s string, weights ...int) int {
	sum := 0
	for i, w := range weights {
		p := int(s[i]-'0') * w
		sum += p/10 + p%10
	}
	return sum
}
