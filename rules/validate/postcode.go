package validate

import (
	"strings"
	"sync"
)

// postcodeSource stands behind every format of postcodeFormats.
const postcodeSource = "Universal Postal Union, postal addressing systems and S42 templates"

// placeValidators are the checks of postcodes and of positions.
var placeValidators = append([]Validator{
	{Name: "postcode", Source: postcodeSource + ", the format of any country", Check: anyPostcode},
	{Name: "us-zip", Source: "USPS Publication 28, section 213; USPS labeling list L002, three-digit prefixes", Check: usZIP},
	{Name: "uk-postcode-typed", Source: "Royal Mail, Programmers' Guide to PAF, postcode format; units of measure", Check: typedPostcode},
	{Name: "eircode", Source: "Eircode, product guide; Universal Postal Union, Ireland", Check: eircode},
	{Name: "dutch-postcode", Source: "PostNL, postcode; Universal Postal Union, Netherlands", Check: dutchPostcode},
	{Name: "address-whole", Source: "USPS Publication 28, section 212 and appendix C1; words/place-*.txt", Check: wholeAddress},
	{Name: "address-text", Source: "USPS Publication 28, section 212 and appendix C1; words/place-*.txt", Check: textAddressOnly},
	{Name: "address-alone", Source: "USPS Publication 28, section 212; words/place-*.txt; stop words of this package", Check: addressAlone},
	{Name: "street-name", Source: "USPS Publication 28, appendix C1; words/place-*.txt; stop words of this package", Check: streetName},
	{Name: "listed-place", Source: "words/place-*.txt; stop words of this package", Check: listedPlace},
	{Name: "small-place", Source: "words/place-regions.txt; stop words of this package", Check: smallPlace},
	{Name: "street-corner", Source: "words that no street has in its name, general knowledge", Check: streetCorner},
	{Name: "place-line", Source: "words/place-*.txt; stop words of this package", Check: placeLine},
	{Name: "address-block", Source: "USPS Publication 28, section 212; words/place-*.txt", Check: addressBlock},
	{Name: "french-street", Source: "AFNOR XP Z10-011; stop words of this package", Check: frenchStreet},
	{Name: "numbered", Source: "a letter and a digit, as a street with its number has", Check: func(v string) Verdict { return verdict(numbered(v)) }},
	{Name: "lat-long", Source: "ISO 6709:2022, sections 6 and 7", Check: latLong},
}, postcodeValidators()...)

// postcodeValidators makes a check "postcode-xx" of every format.
func postcodeValidators() []Validator {
	out := make([]Validator, 0, len(postcodeFormats))
	for country, f := range postcodeFormats {
		out = append(out, Validator{
			Name:   "postcode-" + country,
			Source: postcodeSource + ", " + strings.ToUpper(country),
			Check:  func(value string) Verdict { return verdict(f.fits(value)) },
		})
	}
	return out
}

// anyPostcode accepts what some country writes as a postcode.
func anyPostcode(value string) Verdict {
	for _, f := range postcodeFormats {
		if f.fits(value) {
			return Valid
		}
	}
	return Invalid
}

// usZIP accepts the five digits of a ZIP code, with four more or without,
// whose first three the Postal Service uses.
func usZIP(value string) Verdict {
	f := postcodeFormats["us"]
	return verdict(f.fits(value) && !unusedZIP().has(value[:3]))
}

// eircode takes an Eircode with its blank or without.
func eircode(value string) Verdict {
	if len(value) == 7 {
		value = value[:3] + " " + value[3:]
	}
	f := postcodeFormats["ie"]
	return verdict(len(value) == 8 && f.fits(value) && strings.ContainsAny(value[4:], "ACDEFHKNPRTVWXYacdefhknprtvwxy"))
}

// typedPostcode takes a postcode of Britain in small letters without a blank,
// unless it ends like "hp152nd" and "pe24gb".
func typedPostcode(value string) Verdict {
	if len(value) < 5 || notBritishUnit.has(strings.ToLower(value[len(value)-2:])) {
		return Invalid
	}
	return checkUKPostcode(value)
}

var notBritishUnit = setOf("nd", "rd", "st", "th", "gb", "tb", "pb", "hz", "ft", "lb", "px", "xl", "ed", "er", "es", "ls", "ts", "rs")

// dutchPostcode is the check "postcode-nl" for running text, where "1999 BC"
// and "2000 KB" are something else.
func dutchPostcode(value string) Verdict {
	f := postcodeFormats["nl"]
	return verdict(f.fits(value) && !notDutchLetters.has(strings.ToLower(value[len(value)-2:])))
}

var notDutchLetters = setOf("ad", "bc", "am", "pm", "kb", "mb", "gb", "tb", "hp", "ps", "kw", "km", "cm", "mm", "ml", "kg", "mg", "hz", "ft", "eu", "us", "uk")

// unusedZIP are the three-digit prefixes that no sectional center has.
var unusedZIP = sync.OnceValue(func() *lazySet {
	return setOf(strings.Fields("000 001 002 003 004 213 269 343 345 348 353 419 428 429 517 518 519 529 533 536 552 568 578 579 589 " +
		"621 632 642 643 659 663 682 694 695 696 697 698 699 702 709 715 732 742 771 817 818 819 839 848 849 854 858 861 862 866 867 868 " +
		"869 876 886 887 888 892 896 899 909 929 987")...)
})

// postcodeFormat is how a country writes its postcodes.
type postcodeFormat struct {
	// forms are alternatives with "|" between: "9" is a digit, "A" a letter,
	// "_" a blank that may be missing, "-" a hyphen, "~" a hyphen or blank
	// that may be missing, "*" a digit or letter, anything else itself.
	forms string
	// prefixes are beginnings of which the code must have one; a range has
	// "-" between its ends. Empty: any.
	prefixes string
	// without are beginnings that no code has.
	without string
	// check sees the code in capitals without separators, if not nil.
	check func(code string) bool
}

var blanksAndDashes = strings.NewReplacer(" ", "", "-", "")

// fits tells whether value is written as f says. Letter case is ignored.
func (f *postcodeFormat) fits(value string) bool {
	if len(value) > 12 {
		return false
	}
	value = strings.ToUpper(value)
	shaped := false
	for form := range strings.SplitSeq(f.forms, "|") {
		shaped = shaped || fitsForm(value, form)
	}
	if !shaped {
		return false
	}
	code := blanksAndDashes.Replace(value)
	return (f.prefixes == "" || beginsWith(code, f.prefixes)) && (f.without == "" || !beginsWith(code, f.without)) &&
		(f.check == nil || f.check(code))
}

func fitsForm(value, form string) bool {
	at := 0
	for i := range len(form) {
		c := byte(0)
		if at < len(value) {
			c = value[at]
		}
		switch want := form[i]; want {
		case '_', '~':
			if c == ' ' || want == '~' && c == '-' {
				at++
			}
			continue
		case '9':
			if c < '0' || c > '9' {
				return false
			}
		case '*':
			if (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
				return false
			}
		case 'A':
			if c < 'A' || c > 'Z' {
				return false
			}
		default:
			if c != upperByte(want) {
				return false
			}
		}
		at++
	}
	return at == len(value)
}

func upperByte(c byte) byte {
	if c >= 'a' && c <= 'z' {
		return c - ('a' - 'A')
	}
	return c
}

// beginsWith tells whether code begins with one of the words of list, or
// inside one of its ranges ("948-949").
func beginsWith(code, list string) bool {
	for item := range strings.FieldsSeq(list) {
		from, to, ranged := strings.Cut(item, "-")
		switch {
		case !ranged && strings.HasPrefix(code, item),
			ranged && len(code) >= len(from) && code[:len(from)] >= from && code[:len(from)] <= to:
			return true
		}
	}
	return false
}

// argentine codes begin with the letter of a province, and no province has I
// or O.
func argentine(code string) bool { return !strings.ContainsAny(code[:1], "IO") }

// canadian codes have none of D, F, I, O, Q and U, and begin with no W or Z
// (Canada Post, Addressing Guidelines, postal code).
func canadian(code string) bool {
	return !strings.ContainsAny(code, "DFIOQU") && !strings.ContainsAny(code[:1], "WZ")
}

// dutch codes leave out the letters SA, SD and SS.
func dutch(code string) bool {
	letters := code[4:]
	return letters != "SA" && letters != "SD" && letters != "SS"
}

// germanPostcode refuses what lies before the first and behind the last code
// that Deutsche Post gives out.
func germanPostcode(code string) bool { return code > "01000" && code < "99999" }

// iranian codes have no 2, no 0 among the first five digits, no 5 at the
// fifth place, and do not begin with one digit four times (Iran Post).
func iranian(code string) bool {
	return !strings.Contains(code, "2") && !strings.Contains(code[:5], "0") && code[4] != '5' && strings.Trim(code[:4], code[:1]) != ""
}

// irish codes use the letters that Eircode finds easy to tell apart.
func irish(code string) bool {
	return strings.Trim(code[:1]+code[3:], "ACDEFHKNPRTVWXY0123456789") == ""
}
