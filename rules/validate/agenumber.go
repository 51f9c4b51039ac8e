package validate

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// AgeNumber is the number in the text of an age.
type AgeNumber struct {
	// Start and End are byte offsets in the text, half-open.
	Start, End int
	Value      float64
	// PerYear is how many of the unit make a year: 1, 12, 52 or 365.
	PerYear float64
	// Figures is set for a number in digits.
	Figures bool
}

// Years is the age in years.
func (a AgeNumber) Years() float64 { return a.Value / a.PerYear }

// ReadAge finds the number in the text of an age as rules find them, in
// digits or words: "93 years old", "fünfundneunzigjährige", "九十五歳". It is
// false for text that is no age, for ranges and for "90+".
func ReadAge(value string) (AgeNumber, bool) {
	years, ok := ageInYears(value)
	if _, _, _, ranged := ageRange(value); !ok || ranged {
		return AgeNumber{}, false
	}
	words := ageWords(value)
	if len(words) > 0 && foldAge(words[0].text) == "age" {
		words = words[1:]
	}
	for n := min(len(words), maxAgeWords); n > 0; n-- {
		compact := joinedWords(words[:n-1])
		last := words[n-1]
		for end := len(last.text); end > 0; end-- {
			if end < len(last.text) && !utf8.RuneStart(last.text[end]) {
				continue
			}
			number, ok := wholeNumber(compact + foldAge(last.text[:end]))
			if !ok || number < years {
				continue
			}
			at := AgeNumber{Start: words[0].start, End: last.start + end, Value: number, PerYear: 1}
			at.Figures = leadingFigures(value[at.Start:at.End]) != ""
			if years > 0 {
				at.PerYear = number / years
			}
			return at, !strings.HasPrefix(value[at.End:], "+")
		}
	}
	return AgeNumber{}, false
}

func joinedWords(words []ageWord) string {
	var b strings.Builder
	for _, w := range words {
		b.WriteString(foldAge(w.text))
	}
	return b.String()
}

// wholeNumber reads text that is a number from first to last.
func wholeNumber(folded string) (float64, bool) {
	if n, ok := ageNumbers()[folded]; ok {
		return float64(n), true
	}
	n, rest, ok := leadingNumber(folded)
	return n, ok && rest == ""
}

type ageWord struct {
	start int
	text  string
}

// ageWords cuts a text as ageInYears does.
func ageWords(value string) []ageWord {
	var out []ageWord
	start := -1
	for i, r := range value {
		switch between := unicode.IsSpace(r) || r == '-' || r == '\''; {
		case between && start >= 0:
			out = append(out, ageWord{start, value[start:i]})
			start = -1
		case !between && start < 0:
			start = i
		}
	}
	if start >= 0 {
		out = append(out, ageWord{start, value[start:]})
	}
	return out
}

// ageRange reads "30-39 years old" and gives its ends, in years and as
// written.
func ageRange(value string) (years float64, from, to int, ok bool) {
	rest := strings.TrimPrefix(foldAge(value), "age ")
	low := leadingFigures(rest)
	rest, ok = strings.CutPrefix(rest[len(low):], "-")
	high := leadingFigures(rest)
	if from, to = atoi(low), atoi(high); !ok || from < 0 || to < from || len(high) > len("364") {
		return 0, 0, 0, false
	}
	years, ok = inYears(float64(to), rest[len(high):])
	return years, from, to, ok
}

// MinAgeBand is the width of the narrowest band of ages that tells nobody's
// age: five-year bands are those of statistical offices (United Nations,
// Provisional Guidelines on Standard International Age Classifications,
// ST/ESA/STAT/SER.M/74, 1982).
const MinAgeBand = 5

// ageBand tells whether a range is one of a partition of the ages up to 89 in
// bands of one width, as generalization writes them: "30-39", not "31-40".
// Months, weeks and days have bands of a year.
func ageBand(years float64, from, to int) bool {
	width := to - from + 1
	if years >= restrictedAge || width < MinAgeBand || from%width != 0 {
		return false
	}
	return restrictedAge%width == 0 || width == 12 || width == 52 || width == 365
}
