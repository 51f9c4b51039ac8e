package validate

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
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

// dateNumbers are the numbers of a date without words.
type dateNumbers struct {
	atoms [3]dateAtom
	count int
}

// readNumbers reads a date of digits and signs alone, without words to look up; it
// is false for a text with anything else in it. More than three numbers are
// no date, and none then.
func readNumbers(value string) (n dateNumbers, ok bool) {
	for i := 0; i < len(value); i++ {
		c := value[i]
		switch {
		case c >= '0' && c <= '9':
			start := i
			for i < len(value) && digitByte(value[i]) {
				i++
			}
			if n.count < len(n.atoms) {
				n.atoms[n.count] = dateAtom{atoi(value[start:i]), i - start}
			}
			n.count++
			i--
		case c >= utf8.RuneSelf, c|0x20 >= 'a' && c|0x20 <= 'z':
			return dateNumbers{}, false
		}
	}
	if n.count > len(n.atoms) {
		n.count = 0
	}
	return n, true
}

// readDate gives all ways to read a date in words and digits. There is none
// for a text with other words in it.
func readDate(value string) []dateReading {
	l := dateWords()
	var readings []dateReading
	tokens := 0
	for tok := range dateTokens(l.joinPhrases(strings.ToLower(value))) {
		if tokens++; tokens == 1 {
			readings = []dateReading{{}}
		}
		if tokens > maxDateTokens {
			return nil
		}
		if allDigits(tok) {
			for i := range readings {
				readings[i].atoms = append(readings[i].atoms, dateAtom{atoi(tok), len(tok)})
			}
			continue
		}
		if roles := l.roles[tok]; roles != nil {
			readings = extend(readings, roles, 1)
		} else if parts := l.compound(tok); len(parts) > 0 {
			readings = extend(readings, parts, len(parts))
		} else {
			return nil
		}
		if len(readings) == 0 {
			return nil
		}
	}
	return readings
}

// extend adds a word to every reading, in each of its choices: so many roles
// at a time.
func extend(readings []dateReading, roles []dateRole, size int) []dateReading {
	if len(roles) == size { // no choice
		kept := readings[:0]
		for i := range readings {
			if readings[i].add(roles) {
				kept = append(kept, readings[i])
			}
		}
		return kept
	}
	var out []dateReading
	for _, r := range readings {
		for at := 0; at < len(roles); at += size {
			if len(out) == maxDateReadings {
				return out
			}
			next := r
			next.atoms = append(make([]dateAtom, 0, len(r.atoms)+size), r.atoms...)
			if next.add(roles[at : at+size]) {
				out = append(out, next)
			}
		}
	}
	return out
}

// add is false where the reading has a month already.
func (r *dateReading) add(roles []dateRole) bool {
	for _, role := range roles {
		switch role.kind {
		case roleMonth:
			if r.month != 0 {
				return false
			}
			r.month, r.behind = role.value, len(r.atoms)
		case roleNumber:
			r.atoms = append(r.atoms, dateAtom{value: role.value})
		default:
		}
	}
	return true
}

// dateTokens cuts a text into runs of digits and runs of letters.
func dateTokens(s string) iter.Seq[string] {
	return func(yield func(string) bool) {
		start, kind := 0, 0
		for i, r := range s {
			k := 0
			switch {
			case r >= '0' && r <= '9':
				k = 1
			case r < utf8.RuneSelf:
				if r|0x20 >= 'a' && r|0x20 <= 'z' {
					k = 2
				}
			case unicode.IsLetter(r), unicode.Is(unicode.M, r), r == 'ʼ', r == '°':
				k = 2
			}
			if k != kind {
				if kind != 0 && !yield(s[start:i]) {
					return
				}
				start, kind = i, k
			}
		}
		if kind != 0 {
			yield(s[start:])
		}
	}
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
