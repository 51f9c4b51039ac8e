package dates

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/rules/validate"
)

// atom is one number of a date: written in digits, or a word of one.
type atom struct {
	token
	value int
}

// reading is one way to read a text: the month that it names, if any, and its
// numbers before and behind that name.
type reading struct {
	month   int
	monthAt token
	week    token
	atoms   []atom
	behind  int // how many atoms stand before the month
	tokens  []token
}

const maxReadings = 32

// readings gives all ways to read tokens, none when a word has no place in a
// date.
func readings(list []token) []reading {
	all := []reading{{tokens: list}}
	for _, t := range list {
		choices := choicesOf(t)
		if choices == nil {
			return nil
		}
		var next []reading
		for _, r := range all {
			for _, choice := range choices {
				if n, ok := r.with(t, choice); ok && len(next) < maxReadings {
					next = append(next, n)
				}
			}
		}
		all = next
	}
	return all
}

// choicesOf lists what a token may be.
func choicesOf(t token) [][]meaning {
	if t.figures > 0 {
		if t.figures > len("20240503") {
			return nil
		}
		return [][]meaning{{{number, validate.DateNumeral(t.text)}}}
	}
	if list := words().meanings[t.text]; list != nil {
		out := make([][]meaning, len(list))
		for i := range list {
			out[i] = list[i : i+1]
		}
		return out
	}
	parts := words().compound(t.text)
	if parts == nil {
		return nil
	}
	out := make([]meaning, len(parts))
	for i, n := range parts {
		out[i] = meaning{number, n}
	}
	return [][]meaning{out}
}

func (r reading) with(t token, choice []meaning) (reading, bool) {
	r.atoms = slices.Clone(r.atoms)
	for _, m := range choice {
		switch m.kind {
		case month:
			if r.month != 0 {
				return r, false
			}
			r.month, r.monthAt, r.behind = m.value, t, len(r.atoms)
		case weekday:
			if r.week.text != "" {
				return r, false
			}
			r.week = t
		case number:
			r.atoms = append(r.atoms, atom{t, m.value})
		case filler:
		}
	}
	return r, true
}

// date makes a date of a reading.
func (r *reading) date(text string) (Date, bool) {
	d, ok := r.numeric(text)
	if r.month > 0 {
		d, ok = r.named()
	}
	if !ok {
		return d, false
	}
	if r.week.text != "" {
		d.WeekdayAt = Part{Start: r.week.start, End: r.week.end}
	}
	r.findOrdinal(text, &d)
	if d.ShortYear && d.YearAt.Start > 0 && text[d.YearAt.Start-1] == '\'' {
		d.YearAt.Start--
	}
	return d, true
}

// findOrdinal looks for the mark right behind a day in digits.
func (r *reading) findOrdinal(text string, d *Date) {
	if d.DayAt.style != digits || !d.DayAt.Present() {
		return
	}
	for _, t := range r.tokens {
		gap := t.start - d.DayAt.End
		if t.figures > 0 || gap < 0 {
			continue
		}
		english := slices.Contains([]string{"st", "nd", "rd", "th"}, t.text)
		if gap == 0 || english && text[d.DayAt.End:t.start] == " " {
			d.OrdinalAt = Part{Start: t.start, End: t.end}
		}
		return
	}
}

// number is a part that a run of atoms may be, in every reading.
type numberPart struct {
	value   int
	figures int
	at      Part
}

func numbers(atoms []atom) []numberPart {
	if len(atoms) == 0 {
		return nil
	}
	first, last := atoms[0], atoms[len(atoms)-1]
	if first.figures > 0 && len(atoms) == 1 {
		return []numberPart{{first.value, first.figures, Part{Start: first.start, End: first.end, zero: first.zero}}}
	}
	values := make([]int, len(atoms))
	texts := make([]string, 0, len(atoms))
	for i, a := range atoms {
		if a.figures > 0 {
			return nil
		}
		values[i] = a.value
		if i == 0 || a.start != atoms[i-1].start {
			texts = append(texts, a.text)
		}
	}
	var out []numberPart
	for _, n := range validate.DateNumbers(values) {
		at := Part{Start: first.start, End: last.end, style: named}
		for _, w := range words().days[strings.Join(texts, " ")] {
			if w.value == n {
				at.word = &w
				break
			}
		}
		out = append(out, numberPart{n, 0, at})
	}
	return out
}

// day makes p the day of d.
func (p numberPart) day(d Date) (Date, bool) {
	d.Day, d.DayAt = p.value, p.at
	return d, p.value >= 1 && p.figures <= 2 && d.exists()
}

// year makes p the year of d.
func (p numberPart) year(d Date, short bool) (Date, bool) {
	d.Year, d.YearAt = p.value, p.at
	switch {
	case p.figures == 2 && short:
		d.Year, d.ShortYear = fullYear(p.value), true
	case p.figures != 4 && p.figures != 0:
		return d, false
	}
	return d, d.Year >= firstYear && d.exists()
}

// named reads a date with the month by name: with day and year on either
// side, or with one of them.
func (r *reading) named() (Date, bool) {
	d := Date{Month: r.month, MonthAt: r.monthPart()}
	apart := r.behind > 0 && r.behind < len(r.atoms)
	for i := 1; i < len(r.atoms); i++ {
		if apart && i != r.behind {
			continue
		}
		for _, a := range numbers(r.atoms[:i]) {
			for _, b := range numbers(r.atoms[i:]) {
				if with, ok := both(d, a, b, true); ok {
					return with, true
				}
				if with, ok := both(d, b, a, false); ok {
					return with, true
				}
			}
		}
	}
	if apart {
		return d, false
	}
	for _, a := range numbers(r.atoms) {
		if with, ok := a.day(d); ok {
			return with, true
		}
		if with, ok := a.year(d, false); ok {
			return with, true
		}
	}
	return d, false
}

func both(d Date, day, year numberPart, short bool) (Date, bool) {
	d, ok := year.year(d, short)
	if !ok {
		return d, false
	}
	return day.day(d)
}

// monthPart chooses the language of the month's name: one that the weekday
// or a number in words is of too, or a preposition speaks for.
func (r *reading) monthPart() Part {
	at := Part{Start: r.monthAt.start, End: r.monthAt.end, style: named}
	best := -1
	for _, w := range words().months[r.monthAt.text] {
		if w.value != r.month {
			continue
		}
		if score := r.speaks(w.lang); score > best {
			best, at.word = score, &w
		}
	}
	return at
}

// speaks counts the words of a language among the tokens.
func (r *reading) speaks(lang *validate.DateLanguage) int {
	score := 0
	for _, t := range r.tokens {
		if t.figures > 0 || t.start == r.monthAt.start {
			continue
		}
		if slices.Contains(words().weekdays[t.text], lang) {
			score += 2
		}
		if _, ok := lang.Numbers[t.text]; ok {
			score += 2
		}
		if slices.Contains(strings.Fields(prepositions[lang.Code]), t.text) {
			score++
		}
	}
	return score
}

// prepositions tell languages with like names of months apart.
var prepositions = map[string]string{
	"en": "of the st nd rd th on day", "de": "den der dem am vom", "fr": "le du er", "es": "de del el", "it": "il di del", "pt": "de da do",
	"nl": "van de den ste e", "sv": "den av", "da": "den", "no": "den",
}
