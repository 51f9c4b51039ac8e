package validate

import "strings"

var britishValidators = []Validator{
	{"uk-nino", "HMRC National Insurance Manual NIM39110", checkNINO},
	{"uk-utr", "HMRC, Unique Taxpayer Reference, modulus 11 with weights 6 7 8 9 10 5 4 3 2", checkUTR},
	{"uk-driving-licence", "DVLA, driver number; Road Traffic Act 1988 s. 98", checkUKDrivingLicence},
	{"uk-temporary-reference", "HMRC and GOV.UK Design System, temporary reference number: two digits, a letter, five digits", checkTemporaryReference},
	{"uk-postcode", "Royal Mail Programmers' Guide to the PAF; BS 7666", checkUKPostcode},
	{"ie-pps", "Social Welfare Consolidation Act 2005 s. 262; Revenue, PPS number check character", checkPPS},
}

// checkNINO takes two letters, six digits and a suffix A to D. QQ is the
// prefix of examples.
func checkNINO(value string) Verdict {
	s := compact(value)
	if !shaped(s, "AA999999A") || s[8] > 'D' {
		return Invalid
	}
	if s[:2] == "QQ" {
		return Reserved
	}
	if strings.ContainsAny(s[:2], "DFIQUV") || s[1] == 'O' {
		return Invalid
	}
	switch s[:2] {
	case "BG", "GB", "KN", "NK", "NT", "TN", "ZZ":
		return Invalid
	}
	return Valid
}

// checkUTR takes ten digits, the check digit first.
func checkUTR(value string) Verdict {
	s, ok := digitsOfLength(strings.TrimSuffix(compact(value), "K"), 10)
	if !ok {
		return Invalid
	}
	sum := weighted(s[1:], 6, 7, 8, 9, 10, 5, 4, 3, 2)
	return reservedOr(s, !sameDigit(s) && "21987654321"[sum%11] == s[0], "1234567890")
}

// checkUKDrivingLicence takes the 16 characters of the driver number: five
// of the surname filled up with 9, decade, month (50 more for women), day
// and year of birth, two initials or 9, a digit, and two check characters of
// which the DVLA publishes no rule. On the card two digits of the issue
// follow. MORGAN is the specimen driver.
func checkUKDrivingLicence(value string) Verdict {
	s := compact(value)
	if len(s) == 18 && allDigits(s[16:]) {
		s = s[:16]
	}
	if !shaped(s, "*****999999**9**") {
		return Invalid
	}
	surname := strings.TrimRight(s[:5], "9")
	if surname == "" || !shaped(surname, "AAAAA"[:len(surname)]) {
		return Invalid
	}
	initials := strings.TrimRight(s[11:13], "9")
	if !shaped(initials, "AA"[:len(initials)]) {
		return Invalid
	}
	month := number(s[6:8])
	if month > 50 {
		month -= 50
	}
	yy := number(s[5:6])*10 + number(s[10:11])
	ok := shortDateExists(yy, month, number(s[8:10]))
	return reservedOr(s, ok, "MORGA657054SM9IJ", "MORGA753116SM9IJ")
}

// checkTemporaryReference takes two digits, a letter and five digits; the
// forms of the government show 11 A 12345 and 99L 99999.
func checkTemporaryReference(value string) Verdict {
	s := compact(value)
	return reservedWhen(shaped(s, "99A99999"), s, "11A12345", "99L99999")
}

// checkUKPostcode takes outward and inward code. The letters Q, V and X do
// not stand first, nor I, J and Z second; the inward code has none of C, I,
// K, M, O and V. The old districts of London W1 (W1M to W1Y) are let in.
func checkUKPostcode(value string) Verdict {
	s := compact(value)
	if s == "GIR0AA" {
		return Valid
	}
	if len(s) < 5 || len(s) > 7 {
		return Invalid
	}
	out, in := s[:len(s)-3], s[len(s)-3:]
	if !shaped(in, "9AA") || strings.ContainsAny(in, "CIKMOV") || strings.ContainsAny(out[:1], "QVX") {
		return Invalid
	}
	switch {
	case shaped(out, "A9"), shaped(out, "A99"):
		return Valid
	case shaped(out, "A9A"):
		return verdict(oneOf(out[2], "ABCDEFGHJKMNPRSTUVWXY"))
	case shaped(out, "AA9"), shaped(out, "AA99"):
		return verdict(!oneOf(out[1], "IJZ"))
	case shaped(out, "AA9A"):
		return verdict(!oneOf(out[1], "IJZ") && oneOf(out[3], "ABEHMNPRVWXY"))
	}
	return Invalid
}

// checkPPS takes seven digits, a check letter by modulus 23 and, since 2013,
// a second letter that counts nine times. W and T there are of numbers given
// to spouses before 2000 and count nothing.
func checkPPS(value string) Verdict {
	s := compact(value)
	switch {
	case shaped(s, "9999999A"):
	case shaped(s, "9999999AA") && oneOf(s[8], "ABCDEFGHIWTX"):
	default:
		return Invalid
	}
	sum := weighted(s[:7], 8, 7, 6, 5, 4, 3, 2)
	if len(s) == 9 && s[8] <= 'I' {
		sum += 9 * int(s[8]-'A'+1)
	}
	return verdict("WABCDEFGHIJKLMNOPQRSTUV"[sum%23] == s[7])
}
