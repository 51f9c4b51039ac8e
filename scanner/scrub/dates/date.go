package dates

import (
	"time"

	"github.com/privlint/privlint/rules/validate"
)

// Part is where one part of a date stands.
type Part struct {
	// Start and End are byte offsets in the text, half-open. Both are zero
	// for a part that is not there.
	Start, End int

	// style is how the part is written.
	style style
	zero  rune // the digit zero of the script, for digits
	word  *word
}

// Present tells whether the date has the part.
func (p Part) Present() bool { return p.End > p.Start }

// style is how a number is written.
type style int

const (
	digits style = iota
	named        // the name of a month, or a number in words of Europe or India
	han          // numerals of Chinese and Japanese
	hangul       // numerals of Korean
)

// Date is a date as it is written in a text. Year, Month and Day are 0 for
// parts that are missing; a date has a month at least.
type Date struct {
	// Year has four digits, also where the text has two: these are of the
	// years up to validate.LastBirthYear.
	Year, Month, Day int

	YearAt, MonthAt, DayAt Part
	// WeekdayAt is the name of a day of the week, if there is one.
	WeekdayAt Part
	// OrdinalAt is what makes the day an ordinal: "rd" of "3rd", "er" of
	// "1er".
	OrdinalAt Part

	// ShortYear is set when the text has the last two digits of the year.
	ShortYear bool
	// Ambiguous is set when day and month, both in digits, may be the other
	// way round; see Swapped.
	Ambiguous bool
	// Lunar dates count months of the moon: no other calendar gives them
	// without tables.
	Lunar bool
}

// Swapped is the other reading of an ambiguous date: day and month the other
// way round. Any other date is returned as it is.
func (d Date) Swapped() Date {
	if d.Ambiguous {
		d.Month, d.Day = d.Day, d.Month
		d.MonthAt, d.DayAt = d.DayAt, d.MonthAt
	}
	return d
}

// In returns the year as a text of the given year would mean it: two digits
// stand for the latest year up to it. Four digits stay.
func (d Date) In(year int) int {
	if !d.ShortYear {
		return d.Year
	}
	y := year - year%100 + d.Year%100
	if y > year {
		y -= 100
	}
	return y
}

// exists tells whether the Gregorian calendar has the day. Without a year it
// is enough that some year has it.
func (d Date) exists() bool {
	year := d.Year
	if year == 0 {
		year = 2000
	} else if year < firstYear || year > validate.LastShiftedYear {
		return false
	}
	return d.Month >= 1 && d.Month <= 12 && d.Day >= 0 && d.Day <= 31 &&
		(d.Year != 0 || d.Day != 0) && time.Date(year, time.Month(d.Month), max(d.Day, 1), 0, 0, 0, 0, time.UTC).Month() == time.Month(d.Month)
}

// firstYear is the earliest year that checks of dates know.
const firstYear = 1000

// fullYear is the latest year up to validate.LastBirthYear that ends in the
// two digits.
func fullYear(yy int) int {
	return Date{Year: yy, ShortYear: true}.In(validate.LastBirthYear)
}

// Language is the language of the month's name by ISO 639-1: the likeliest,
// where several have it. It is "" for a month in digits.
func (d Date) Language() string {
	if d.MonthAt.word == nil {
		return ""
	}
	return d.MonthAt.word.lang.Code
}
