package validate

import (
	"slices"
	"strings"
)

// A passportForm says how a country numbers its ordinary passports. Numbers
// have up to nine characters (ICAO Doc 9303-3, data element 07) and, but for
// a few countries, no check digit outside the machine-readable zone: a form
// refuses numbers of other kinds, and a label must say that it is a passport.
type passportForm struct {
	// country is an ISO 3166-1 alpha-2 code in lower case. The validator is
	// named after it: "jp-passport".
	country string
	// source is the issuer; empty stands for specimenSource.
	source string
	// forms are alternatives for formed, between bars.
	forms string
}

// specimenSource is behind forms that no statute tells: they are read off
// specimens.
const specimenSource = "ICAO Doc 9303-3 (document number); specimens in PRADO, Council of the EU"

var passportValidators = passportsOf(slices.Concat(
	africanPassports,
	americanPassports,
	asianPassports,
	europeanPassports,
	oceanianPassports,
))

func passportsOf(forms []passportForm) []Validator {
	out := make([]Validator, 0, len(forms))
	for _, f := range forms {
		source := f.source
		if source == "" {
			source = specimenSource
		}
		out = append(out, Validator{f.country + "-passport", source, f.check})
	}
	return out
}

// check takes the number without blanks, in any case of letters.
func (f passportForm) check(value string) Verdict {
	s := strings.ToUpper(strings.Join(strings.Fields(value), ""))
	for form := range strings.SplitSeq(f.forms, "|") {
		if formed(s, form) {
			return Valid
		}
	}
	return Invalid
}

// formed tells that s has the form: '9' stands for a digit, 'A' for a capital
// letter, '*' for either, a set as in "[AHK]" for one of its characters and
// anything else for itself.
func formed(s, form string) bool {
	for form != "" {
		if s == "" {
			return false
		}
		size := 1
		if form[0] == '[' {
			size = strings.IndexByte(form, ']') + 1
			if !oneOf(s[0], form[1:size-1]) {
				return false
			}
		} else if !shaped(s[:1], form[:1]) {
			return false
		}
		s, form = s[1:], form[size:]
	}
	return s == ""
}
