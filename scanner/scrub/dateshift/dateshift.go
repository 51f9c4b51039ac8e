// Package dateshift moves dates so that nobody can tell when something was,
// while the time between two dates of one person stays.
//
// Every date of a subject is moved by the same number of days: 400 years of
// the Gregorian calendar, which are 146,097 days or 20,871 weeks, and a keyed
// number of weeks, up to half a year to either side. So days of the week stay
// true, the season about so, and a shifted date can be told from a real one
// by its year; see [Is].
//
// Sources: Johnson et al., MIMIC-III, Scientific Data 3:160035, 2016, which
// moves dates to the 22nd century and keeps intervals, weekday and season. 45
// CFR 164.514(b)(2)(i)(C) asks for more: shifted dates are elements of dates,
// and for Safe Harbor only package generalize will do.
package dateshift

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/binary"
	"time"

	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/scrub/dates"
)

const (
	// cycle is 400 Gregorian years, after which the calendar repeats.
	cycle = 400
	// maxWeeks is how far dates are moved within a year.
	maxWeeks = 26
)

// Shifter moves dates. It is safe for concurrent use.
type Shifter struct {
	key []byte
	// DayFirst reads 03/04/2024 as the third of April. It must not change
	// while the Shifter is in use. Dates around full stops and hyphens are
	// read day first anyway.
	DayFirst bool
}

// New makes a Shifter. Who has the key can undo all shifts; it should be of
// 16 random bytes at least. The key is copied.
func New(key []byte) *Shifter {
	return &Shifter{key: append([]byte(nil), key...)}
}

// Shift moves the date that a text is, by the offset of its subject: the
// person or file whose dates keep their distances. It is false for text that
// dates.Parse does not read, for dates that are shifted already, before 1900
// or in the moon calendar, and for weekdays with a day that has no year.
//
// Two digits of a year become four. A day without a year stays without one:
// only its weeks are moved, as in a year that is no leap year, so nobody can
// see that it is shifted; see Is. A month and year are moved as the middle of
// the month.
func (s *Shifter) Shift(subject, text string) (string, bool) {
	d, ok := dates.Parse(text)
	if !ok || d.Lunar || d.Year >= validate.FirstShiftedYear {
		return "", false
	}
	if s.DayFirst && d.Ambiguous && d.MonthAt.Start < d.DayAt.Start {
		d = d.Swapped()
	}
	weeks := s.weeks(subject)
	if d.Year == 0 {
		return shiftDay(d, text, weeks)
	}
	to := time.Date(d.Year+cycle, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC)
	if d.Day == 0 {
		to = time.Date(d.Year+cycle, time.Month(d.Month), middle, 0, 0, 0, 0, time.UTC)
	}
	to = to.AddDate(0, 0, 7*weeks)
	if to.Year() < validate.FirstShiftedYear {
		return "", false
	}
	return d.Write(text, to.Year(), int(to.Month()), to.Day())
}

// middle is the day that stands for a whole month.
const middle = 15

// shiftDay moves a day without year.
func shiftDay(d dates.Date, text string, weeks int) (string, bool) {
	if d.WeekdayAt.Present() {
		return "", false
	}
	const common, leap = 2023, 2024
	year := common
	if d.Month == 2 && d.Day == 29 {
		year = leap
	}
	to := time.Date(year, time.Month(d.Month), d.Day, 0, 0, 0, 0, time.UTC).AddDate(0, 0, 7*weeks)
	return d.Write(text, 0, int(to.Month()), to.Day())
}

// weeks is the offset of a subject, in [-maxWeeks, maxWeeks] but not 0.
func (s *Shifter) weeks(subject string) int {
	mac := hmac.New(sha256.New, s.key)
	mac.Write([]byte("privlint date-shift 1\x00"))
	mac.Write([]byte(subject))
	n := int(binary.BigEndian.Uint64(mac.Sum(nil)) % (2 * maxWeeks))
	if n < maxWeeks {
		return n - maxWeeks
	}
	return n - maxWeeks + 1
}

// Is tells whether a text is a date that was shifted: no date of anybody's
// life has a year from 2300 on. It cannot tell for a day without a year.
func Is(text string) bool {
	d, ok := dates.Parse(text)
	return ok && d.Year >= validate.FirstShiftedYear
}
