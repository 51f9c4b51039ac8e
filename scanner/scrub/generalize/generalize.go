// Package generalize makes values coarser instead of taking them out: dates
// become years, ages over 89 "90+", ZIP codes their first three digits and IP
// addresses their network. What it writes is no finding of the scanner, or a
// reserved one, so scrubbing twice is scrubbing once.
package generalize

import (
	"github.com/privlint/privlint/rules"
)

// Params are the choices of a policy and what must come from outside.
type Params struct {
	// Year is the year that ages are counted to, from the caller's clock.
	// Dates of birth cannot be generalized without it.
	Year int
	// KeepAges leaves ages up to 89 as they are, which 45 CFR
	// 164.514(b)(2)(i)(C) allows.
	KeepAges bool
	// AgeBand is the width in years of bands of ages ("30-39"), 10 when it
	// is 0. It is made wider until bands end at 89: 5, 6, 9, 10, 15, 18, 30,
	// 45 and 90 stay.
	AgeBand int
	// Region is the country that postcodes of digits are of, as ISO 3166-1
	// alpha-2 in capitals. Empty counts as US.
	Region string
}

// Value makes the text of a finding coarser. It is false where only a
// placeholder will do: other entity types, and texts that say nothing when
// they are made coarser, such as a day without its year.
//
// A value that may stay as it is, such as an age under Params.KeepAges, is
// returned unchanged.
func Value(t rules.EntityType, text string, p Params) (string, bool) {
	switch t {
	case "DATE_TIME":
		return Date(text, p)
	case "DATE_OF_BIRTH":
		return BirthDate(text, p)
	case "AGE":
		return Age(text, p)
	case "ZIP_CODE":
		return Postcode(text, p)
	case "IP_ADDRESS":
		return Network(text)
	default:
		return "", false
	}
}
