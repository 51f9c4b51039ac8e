package validate

import (
	"regexp"
	"strings"
)

// extension is what people write behind a number for the desk.
var extension = regexp.MustCompile(`(?i)[\s,;/]*(?:ext(?:ension|n)?|x|#|int|durchwahl|poste|anexo|ramal)[.:\s]*\d{1,7}$`)

// phoneDigits drops an extension and everything but digits.
func phoneDigits(value string) string {
	value = extension.ReplaceAllString(value, "")
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, value)
}

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

func nanp(digits string) Verdict {
	if len(digits) != 10 || sameDigit(digits[3:]) && digits[3] != '5' {
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

// checkE164 wants a country code of ITU-T E.164 and a length that the
// country uses, with + or 00 before it and perhaps the national 0 in
// brackets.
func checkE164(value string) Verdict {
	value = strings.Replace(value, "(0)", "", 1)
	digits := phoneDigits(value)
	if !strings.Contains(value, "+") {
		digits = dialled(digits)
	}
	return e164(digits)
}

// dialled drops the prefix that is dialled for abroad: 00 in most countries,
// 011 in North America, 0011 in Australia.
func dialled(digits string) string {
	for _, prefix := range []string{"0011", "011", "00"} {
		if rest, ok := strings.CutPrefix(digits, prefix); ok {
			return rest
		}
	}
	return digits
}

func e164(digits string) Verdict {
	code, lengths, ok := callingCode(digits)
	if !ok || len(digits) < minE164 || len(digits) > maxE164 || sameDigit(digits) {
		return Invalid
	}
	number := digits[len(code):]
	if code == "1" {
		return nanp(number)
	}
	fits := func(n int) bool { return n >= lengths.least && n <= lengths.most }
	// Many people keep the national 0: +44 020 7946 0000.
	if number[0] == '0' && fits(len(number)-1) && code != "39" {
		number = number[1:]
	}
	if !fits(len(number)) || sameDigit(number) {
		return Invalid
	}
	if fictional(code, number) {
		return Reserved
	}
	return Valid
}

// checkLocalPhone is for what a label calls a telephone number: seven to
// fifteen digits that are no date, amount, address or social security
// number.
func checkLocalPhone(value string) Verdict {
	digits := phoneDigits(value)
	if strings.Contains(value, "+") || strings.HasPrefix(digits, "00") {
		if v := checkE164(value); v != Invalid {
			return v
		}
	}
	if len(digits) < 7 || len(digits) > maxE164 || sameDigit(digits) && digits[0] == '0' {
		return Invalid
	}
	if dateLike(value) || dated.MatchString(value) || amountLike(value) || fourNumbers.MatchString(value) || threeTwoFour.MatchString(value) {
		return Invalid
	}
	if v := checkNANP(digits); v == Reserved {
		return v
	}
	if digits == "1234567890" || digits == "0123456789" || fictionalAtHome(digits) || sameDigit(digits) {
		return Reserved
	}
	return Valid
}

var (
	dated        = regexp.MustCompile(`^\d{4}[-./]\d{2}[-./]\d{2}\b|\b\d{1,2}[-./]\d{1,2}[-./]\d{4}$`)
	fourNumbers  = regexp.MustCompile(`^\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}$`)
	threeTwoFour = regexp.MustCompile(`^\d{3}[- ]\d{2}[- ]\d{4}$`)
)
