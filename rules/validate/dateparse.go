package validate

import (
	"strings"
	"unicode"
)

// dateAtom is one number of a date: written in digits, or a word of one.
type dateAtom struct {
	value  int
	digits int // how many; 0 for a word
}

// dateReading is one way to read a text: the month that it names, zero for
// none, and its numbers before and behind that name.
type dateReading struct {
	month  int
	atoms  []dateAtom
	behind int // how many atoms stand before the month
}

const (
	maxDateTokens   = 24
	maxDateReadings = 32
)

// readDate gives all ways to read a date in words and digits. There is none
// for a text with other words in it.
func readDate(value string) []dateReading {
	l := dateWords()
	tokens := dateTokens(l.phrases.Replace(strings.ToLower(value)))
	if len(tokens) == 0 || len(tokens) > maxDateTokens {
		return nil
	}
	readings := []dateReading{{}}
	for _, tok := range tokens {
		if allDigits(tok) {
			for i := range readings {
				readings[i].atoms = append(readings[i].atoms, dateAtom{atoi(tok), len(tok)})
			}
			continue
		}
		choices := l.of(tok)
		if choices == nil {
			return nil
		}
		if readings = extend(readings, choices); len(readings) == 0 {
			return nil
		}
	}
	return readings
}

// extend adds a word to every reading, in each of its roles.
func extend(readings []dateReading, choices [][]dateRole) []dateReading {
	var out []dateReading
	for _, r := range readings {
		for _, roles := range choices {
			if len(out) == maxDateReadings {
				return out
			}
			if next, ok := r.with(roles); ok {
				out = append(out, next)
			}
		}
	}
	return out
}

func (r dateReading) with(roles []dateRole) (dateReading, bool) {
	r.atoms = append(make([]dateAtom, 0, len(r.atoms)+len(roles)), r.atoms...)
	for _, role := range roles {
		switch role.kind {
		case roleMonth:
			if r.month != 0 {
				return r, false
			}
			r.month, r.behind = role.value, len(r.atoms)
		case roleNumber:
			r.atoms = append(r.atoms, dateAtom{value: role.value})
		default:
		}
	}
	return r, true
}

// dateTokens cuts a text into runs of digits and runs of letters.
func dateTokens(s string) []string {
	var out []string
	start, kind := 0, 0
	for i, r := range s {
		k := 0
		switch {
		case r >= '0' && r <= '9':
			k = 1
		case unicode.IsLetter(r), unicode.Is(unicode.M, r), r == 'ʼ', r == '°':
			k = 2
		}
		if k != kind {
			if kind != 0 {
				out = append(out, s[start:i])
			}
			start, kind = i, k
		}
	}
	if kind != 0 {
		out = append(out, s[start:])
	}
	return out
}

// atomValues are the numbers that a run of atoms stands for, with the digits that
// they are written in.
func atomValues(atoms []dateAtom) []dateAtom {
	if len(atoms) == 1 && atoms[0].digits > 0 {
		return atoms
	}
	words := make([]int, len(atoms))
	for i, a := range atoms {
		if a.digits > 0 {
			return nil
		}
		words[i] = a.value
	}
	var out []dateAtom
	for _, n := range wordNumbers(words) {
		out = append(out, dateAtom{value: n})
	}
	return out
}

// isDate tells whether a reading with a named month is a day of it, a year
// of it, or both.
func (r *dateReading) isDate(low, high int) bool {
	n := len(r.atoms)
	if n == 0 || r.month == 0 {
		return false
	}
	apart := r.behind > 0 && r.behind < n
	if !apart {
		for _, a := range atomValues(r.atoms) {
			if a.isYear(low, high) || a.isDayOf(2000, r.month) {
				return true
			}
		}
	}
	for i := 1; i < n; i++ {
		if apart && i != r.behind {
			continue
		}
		if dayAndYear(atomValues(r.atoms[:i]), atomValues(r.atoms[i:]), r.month, low, high) {
			return true
		}
	}
	return false
}

func dayAndYear(first, second []dateAtom, month, low, high int) bool {
	for _, a := range first {
		for _, b := range second {
			if y, ok := b.year(low, high); ok && a.isDayOf(y, month) {
				return true
			}
			if y, ok := a.year(low, high); ok && a.digits != 2 && b.isDayOf(y, month) {
				return true
			}
		}
	}
	return false
}

// isDayOf tells whether the month has such a day.
func (a dateAtom) isDayOf(year, month int) bool {
	return a.digits <= 2 && isDay(year, month, a.value)
}

// isYear takes years of four digits, or in words.
func (a dateAtom) isYear(low, high int) bool {
	return (a.digits == 4 || a.digits == 0) && a.value >= low && a.value <= high
}

// year takes years of two digits as well.
func (a dateAtom) year(low, high int) (int, bool) {
	if a.digits == 2 {
		return shortYear(a.value, high), true
	}
	return a.value, a.isYear(low, high)
}

// lastShortYear is the latest year that is written with two digits.
const lastShortYear = 2050

// shortYear is the latest year up to high that ends in the two digits.
func shortYear(yy, high int) int {
	high = min(high, lastShortYear)
	y := high - high%100 + yy
	if y > high {
		y -= 100
	}
	return y
}
