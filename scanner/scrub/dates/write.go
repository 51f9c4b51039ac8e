package dates

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Write puts another day in the place of the one that d was read from. Text
// is what Parse was given. Parts that d has not are not written, and what
// stands between the parts stays, a weekday too: the caller keeps it true.
// Years are written with four digits, also where the text has two or words.
//
// It is false when the text cannot take the day: the result does not read as
// the same day again.
func (d Date) Write(text string, year, month, day int) (string, bool) {
	if d.Lunar || d.Year != 0 && (year < firstYear || year > 9999) {
		return "", false
	}
	type edit struct {
		at   Part
		with string
	}
	edits := []edit{{d.MonthAt, d.MonthAt.month(month, d.padded(text))}}
	want := Date{Month: month}
	if d.Year != 0 {
		want.Year = year
		edits = append(edits, edit{d.YearAt, d.YearAt.year(year)})
	}
	if d.Day != 0 {
		want.Day = day
		edits = append(edits, edit{d.DayAt, d.DayAt.day(day, d.padded(text))})
	}
	if d.OrdinalAt.Present() {
		edits = append(edits, edit{d.OrdinalAt, ordinal(text[d.OrdinalAt.Start:d.OrdinalAt.End], day)})
	}
	slices.SortFunc(edits, func(a, b edit) int { return a.at.Start - b.at.Start })

	var out strings.Builder
	last := 0
	for _, e := range edits {
		if e.with == "" && e.at != d.OrdinalAt || e.at.Start < last {
			return "", false
		}
		out.WriteString(text[last:e.at.Start])
		out.WriteString(cased(e.with, text[e.at.Start:e.at.End]))
		last = e.at.End
	}
	out.WriteString(text[last:])
	return out.String(), want.is(out.String(), d.Ambiguous)
}

// is tells whether a text reads as d, day and month in either order if so
// said: the new day may be clearer, or less clear, than the old one.
func (d Date) is(text string, eitherOrder bool) bool {
	got, ok := Parse(text)
	if !ok || got.Year != d.Year {
		return false
	}
	if got.Month == d.Month && got.Day == d.Day {
		return true
	}
	return (eitherOrder || got.Ambiguous) && got.Month == d.Day && got.Day == d.Month
}

// padded tells whether a number below ten has a zero before it. Where none is
// there to tell, numbers between separators have one.
func (d Date) padded(text string) bool {
	small, wide := 0, 0
	for _, p := range []Part{d.MonthAt, d.DayAt} {
		if !p.Present() || p.style != digits {
			continue
		}
		switch s := text[p.Start:p.End]; {
		case firstRune(s) == p.zero:
			return true
		case utf8.RuneCountInString(s) == 1:
			small++
		default:
			wide++
		}
	}
	first, second := d.MonthAt, d.DayAt
	if second.Start < first.Start {
		first, second = second, first
	}
	if small > 0 || wide < 2 {
		return false
	}
	gap := text[first.End:second.Start]
	return gap == "" || strings.ContainsAny(gap, "-/.")
}

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

func (p Part) year(n int) string {
	zero := p.zero
	if p.style != digits || zero == 0 {
		zero = '0'
	}
	return inScript(strconv.Itoa(n), zero)
}

func (p Part) month(n int, padded bool) string {
	if p.style == hangul {
		switch n {
		case 6:
			return "유"
		case 10:
			return "시"
		}
	}
	return p.day(n, padded)
}

// day writes a small number, or the name with its number.
func (p Part) day(n int, padded bool) string {
	switch p.style {
	case named:
		if p.word == nil {
			return ""
		}
		return p.word.other(n)
	case han:
		return eastNumeral(n, "一二三四五六七八九", "十")
	case hangul:
		return eastNumeral(n, "일이삼사오육칠팔구", "십")
	default:
	}
	if padded {
		return inScript(fmt.Sprintf("%02d", n), p.zero)
	}
	return inScript(strconv.Itoa(n), p.zero)
}

func inScript(ascii string, zero rune) string {
	return strings.Map(func(r rune) rune { return r - '0' + zero }, ascii)
}

func eastNumeral(n int, units, ten string) string {
	digit := func(i int) string {
		if i == 0 {
			return ""
		}
		return string([]rune(units)[i-1])
	}
	switch {
	case n < 10:
		return digit(n)
	case n < 20:
		return ten + digit(n%10)
	}
	return digit(n/10) + ten + digit(n%10)
}

// maxAbbreviation is the length of "sept", in code points.
const maxAbbreviation = 4

// other is the name with another number in the same language: a short form
// for a short form, and the same declension where the list has it.
func (w *word) other(n int) string {
	if n < 1 || n > len(w.spellings) {
		return ""
	}
	own, names := w.spellings[w.value-1], w.spellings[n-1]
	wantShort := abbreviates(own[w.variant], own[0])
	rank, best := 0, ""
	for _, name := range own[:w.variant] {
		if abbreviates(name, own[0]) == wantShort {
			rank++
		}
	}
	for _, name := range names {
		if abbreviates(name, names[0]) != wantShort {
			continue
		}
		best = name
		if rank--; rank < 0 {
			break
		}
	}
	if best == "" {
		return names[0]
	}
	return best
}

// abbreviates tells whether name is a short form of the full one. Names of
// other origin are as short: "شباط" beside "فبراير".
func abbreviates(name, full string) bool {
	return name != full && utf8.RuneCountInString(name) <= maxAbbreviation && firstRune(name) == firstRune(full)
}

// ordinal is the mark behind a day: that of English and Dutch as the number
// asks for, none where French has it for the first alone.
func ordinal(mark string, day int) string {
	switch strings.ToLower(mark) {
	case "st", "nd", "rd", "th":
		switch {
		case day%10 == 1 && day != 11:
			return "st"
		case day%10 == 2 && day != 12:
			return "nd"
		case day%10 == 3 && day != 13:
			return "rd"
		}
		return "th"
	case "de", "ste":
		if day == 1 || day == 8 || day >= 20 {
			return "ste"
		}
		return "de"
	case "er", "ers":
		if day != 1 {
			return ""
		}
	}
	return mark
}

// cased writes a name in the letter case of another.
func cased(name, like string) string {
	first := firstRune(like)
	switch {
	case !unicode.IsUpper(first):
		return name
	case utf8.RuneCountInString(like) > 1 && like == strings.ToUpper(like):
		return strings.ToUpper(name)
	}
	r, size := utf8.DecodeRuneInString(name)
	return string(unicode.ToUpper(r)) + name[size:]
}
