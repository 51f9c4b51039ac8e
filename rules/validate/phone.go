package validate

import (
	"strings"

	"github.com/privlint/privlint/rules/phoneplan"
)

var phoneValidators = []Validator{
	{"phone-nanp", "North American Numbering Plan, ATIS-0300051 (555 line numbers) and NANPA assignments", checkNANP},
	{"phone-e164", "ITU-T E.164 and the national numbering plans as libphonenumber has them", checkE164},
	{"phone-possible", "ITU-T E.164 and the lengths of the national numbering plans as libphonenumber has them", checkPossible},
	{"phone-local", "ITU-T E.164 section 6.1 (length), national numbering plans, ISO 8601 (dates to refuse)", checkLocalPhone},
	{"phone-region", "national numbering plans as libphonenumber has them", func(string) Verdict { return Invalid }},
	{"phone-mobile", "national numbering plans as libphonenumber has them", checkMobile},
}

// regional are the checks that depend on the region of a text.
var regional = map[string]Regional{
	"phone-nanp":     {func(value string, _ []string) Verdict { return checkNANP(value) }, func(value string, _ []string) string { return notePhone(value, []string{"US"}) }},
	"phone-e164":     {checkE164In, notePhone},
	"phone-possible": {checkPossibleIn, notePhone},
	"phone-local":    {checkLocalPhoneIn, notePhone},
	"phone-region":   {checkPhoneIn, notePhone},
	"phone-mobile":   {checkMobileIn, notePhone},
}

// dial is the number that a value writes: its digits, after + if there is
// one, without an extension. It is empty if something else is in it.
func dial(value string) string {
	if strings.ContainsAny(value, "xX#~;tTоб") {
		value = withoutExtension(value)
	}
	var room [maxDialled + 1]byte
	out := room[:0]
	for i := range len(value) {
		switch c := value[i]; {
		case c >= '0' && c <= '9':
			if len(out) > maxDialled {
				return ""
			}
			out = append(out, c)
		case c == '+':
			if len(out) > 0 && out[len(out)-1] != '+' {
				return ""
			}
			out = append(out[:0], '+')
		case strings.IndexByte(" .-/()[]~\t", c) < 0:
			return ""
		}
	}
	return string(out)
}

// maxDialled is how many digits people dial at most: a prefix for abroad and
// 15 digits.
const maxDialled = 20

// phoneDigits drops an extension and everything but digits.
func phoneDigits(value string) string { return onlyDigits(withoutExtension(value)) }

// checkNANP wants a number of the North American Numbering Plan: an area
// code and an exchange that can be assigned. 555-0100 to 555-0199 are set
// aside for fiction, and area code 555 is not assigned.
func checkNANP(value string) Verdict {
	digits := phoneDigits(value)
	if len(digits) == 11 && digits[0] == '1' {
		digits = digits[1:]
	}
	return nanp(digits)
}

// countingUp is what people write for any number, countingOn what is left of
// 12345678901 behind the 1 of North America.
const (
	countingUp = "1234567890"
	countingOn = "2345678901"
)

func nanp(digits string) Verdict {
	if digits == countingUp {
		return Reserved
	}
	if digits == countingOn || len(digits) != 10 || sameDigit(digits[3:]) && digits[3] != '5' {
		return Invalid
	}
	area, exchange, line := digits[:3], digits[3:6], digits[6:]
	if area[0] < '2' || area[1] == '9' || area[1:] == "11" || area[:2] == "37" || area[:2] == "96" {
		return Invalid
	}
	if exchange[0] < '2' || exchange[1:] == "11" {
		return Invalid
	}
	if area == "555" || exchange == "555" && line >= "0100" && line <= "0199" {
		return Reserved
	}
	return Valid
}

// checkE164 wants an assigned number, with + or what is dialled for abroad
// before its country code.
func checkE164(value string) Verdict { return checkE164In(value, nil) }

func checkE164In(value string, regions []string) Verdict {
	n, ok := readInternational(value, regions)
	if !ok {
		return Invalid
	}
	return assigned(&n)
}

// readInternational reads a number with a country code. Outside a known
// region the prefix for abroad is 00 in most countries, 011 in North America
// and 0011 in Australia.
func readInternational(value string, regions []string) (phoneplan.Number, bool) {
	digits := dial(value)
	if digits == "" {
		return phoneplan.Number{}, false
	}
	if digits[0] != '+' {
		for _, region := range regions {
			if n, ok := phoneplan.Parse(digits, region); ok && n.Dialled && n.Kind != phoneplan.Unassigned {
				return n, true
			}
		}
		for _, prefix := range []string{"0011", "011", "00"} {
			if rest, ok := strings.CutPrefix(digits, prefix); ok {
				digits = "+" + rest
				break
			}
		}
	}
	if digits[0] != '+' {
		digits = "+" + digits
	}
	n, ok := phoneplan.Parse(digits, "")
	if strings.Contains(value, "(0)") && (!ok || n.Kind == phoneplan.Unassigned) {
		// a trunk prefix where the plan has none: +34 (0)91 ...
		return phoneplan.Parse("+"+strings.TrimLeft(dial(strings.Replace(value, "(0)", "", 1)), "+0"), "")
	}
	return n, ok
}

// assigned weighs a number that was read.
func assigned(n *phoneplan.Number) Verdict {
	switch {
	case n.Code == "1":
		if v := nanp(n.National); v == Reserved {
			return v
		}
	case sameDigit(n.National):
		return Invalid
	}
	if fictional(n.Code, n.National) {
		return Reserved
	}
	return verdict(n.Kind != phoneplan.Unassigned)
}

// notePhone says what kind of number a value is: "mobile number of BE".
func notePhone(value string, regions []string) string {
	n, ok := readInternational(value, regions)
	for _, region := range regions {
		if ok && n.Kind != phoneplan.Unassigned {
			break
		}
		n, ok = phoneplan.Parse(dial(value), region)
	}
	if !ok || n.Kind == phoneplan.Unassigned {
		return ""
	}
	of := n.Region
	if of == n.Code {
		of = "+" + of
	}
	return n.Kind.String() + " number of " + of
}
