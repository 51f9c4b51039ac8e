package dates

// numeric reads a date in digits alone.
func (r *reading) numeric(text string) (Date, bool) {
	n := make([]numberPart, len(r.atoms))
	for i, a := range r.atoms {
		if a.figures == 0 {
			return Date{}, false
		}
		n[i] = numberPart{a.value, a.figures, Part{Start: a.start, End: a.end, zero: a.zero}}
	}
	switch len(n) {
	case 1:
		return solid(n[0])
	case 2:
		return twoNumbers(text, n[0], n[1])
	case 3:
		return threeNumbers(text, n)
	}
	return Date{}, false
}

// order makes a date of numbers by their roles.
func order(day, month, year *numberPart) (d Date, ok bool) {
	d.Month, d.MonthAt = month.value, month.at
	if month.value < 1 || month.figures > 2 {
		return d, false
	}
	if year != nil {
		if d, ok = year.year(d, true); !ok {
			return d, false
		}
	}
	if day == nil {
		return d, d.exists()
	}
	return day.day(d)
}

// eitherOrder reads two numbers as day and month, month first if so said.
func eitherOrder(a, b, year *numberPart, monthFirst bool) (Date, bool) {
	first, ok1 := order(a, b, year)
	second, ok2 := order(b, a, year)
	if monthFirst {
		first, ok1, second, ok2 = second, ok2, first, ok1
	}
	if !ok1 {
		return second, ok2
	}
	first.Ambiguous = ok2
	return first, true
}

func slashed(text string, a, b *numberPart) bool {
	return text[a.at.End:b.at.Start] == "/"
}

func twoNumbers(text string, a, b numberPart) (Date, bool) {
	switch {
	case a.figures == 4:
		return order(nil, &b, &a)
	case b.figures == 4:
		return order(nil, &a, &b)
	}
	return eitherOrder(&a, &b, nil, slashed(text, &a, &b))
}

// threeNumbers reads year-month-day, year-day-month, and the two with the
// year last; a year of two digits stands first only where the last number
// cannot be one.
func threeNumbers(text string, n []numberPart) (Date, bool) {
	a, b, c := &n[0], &n[1], &n[2]
	if a.figures == 4 || a.figures == 2 && c.figures == 1 {
		if d, ok := order(c, b, a); ok {
			return d, true
		}
		return order(b, c, a)
	}
	if c.figures == 1 {
		return Date{}, false
	}
	return eitherOrder(a, b, c, slashed(text, a, b))
}

// solid reads eight digits: year first, or year last.
func solid(n numberPart) (Date, bool) {
	if n.figures != 8 {
		return Date{}, false
	}
	width := (n.at.End - n.at.Start) / n.figures
	cut := func(value, from, to int) *numberPart {
		return &numberPart{value, to - from, Part{Start: n.at.Start + from*width, End: n.at.Start + to*width, zero: n.at.zero}}
	}
	if d, ok := order(cut(n.value%100, 6, 8), cut(n.value/100%100, 4, 6), cut(n.value/10000, 0, 4)); ok {
		return d, true
	}
	return eitherOrder(cut(n.value/1000000, 0, 2), cut(n.value/10000%100, 2, 4), cut(n.value%10000, 4, 8), false)
}
