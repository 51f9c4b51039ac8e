package generalize

import (
	"fmt"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/validate"
)

const defaultAgeBand = 10

// Age puts ages over 89 into one group, "90+", and others into bands of
// Params.AgeBand years, or leaves them (Params.KeepAges). The words around
// the number stay: "93 years old" becomes "90+ years old", "fünfunddreißig
// Jahre alt" "30-39 Jahre alt". Ages in months, weeks and days get bands of a
// year in their unit: "8 month old" becomes "0-11 month old".
//
// Source: 45 CFR 164.514(b)(2)(i)(C), ages and elements may be aggregated
// into a single category of age 90 or older.
func Age(text string, p Params) (string, bool) {
	age, ok := validate.ReadAge(text)
	if !ok {
		return "", false
	}
	var group string
	switch {
	case age.Years() >= restrictedAge && age.PerYear > 1:
		return "", false // nobody counts 1100 months
	case age.Years() >= restrictedAge:
		group = "90+"
	case p.KeepAges:
		return text, true
	default:
		group = band(age, p.AgeBand)
	}
	rest := text[age.End:]
	if r, _ := utf8.DecodeRuneInString(rest); !age.Figures && r < 0x250 && unicode.IsLetter(r) {
		group += "-" // "fünfundneunzigjährige"
	}
	return text[:age.Start] + group + rest, true
}

// band is the group that an age falls into. None reaches over 89.
func band(age validate.AgeNumber, width int) string {
	if width == 0 {
		width = defaultAgeBand
	}
	width = min(max(width, validate.MinAgeBand), restrictedAge)
	for restrictedAge%width != 0 {
		width++
	}
	if age.PerYear > 1 {
		width = int(age.PerYear)
	}
	from := int(age.Value) / width * width
	return fmt.Sprintf("%d-%d", from, from+width-1)
}
