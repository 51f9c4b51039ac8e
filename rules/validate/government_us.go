package validate

import "strings"

var usValidators = []Validator{
	{"us-ssn", "20 CFR 422.103; SSA, Social Security Number Randomization (2011)", checkSSN},
	{"us-itin", "IRS Publication 1915; IRM 3.21.263 (ranges of the fourth and fifth digit)", checkITIN},
	{"us-ein", "26 CFR 301.7701-12; IRS, valid EIN prefixes", checkEIN},
	{"us-atin", "IRS Form W-7A instructions (adoption taxpayer identification number, fourth and fifth digit 93)", checkATIN},
	{"us-ptin", "26 CFR 1.6109-2 (preparer tax identification number)", checkPTIN},
	{"us-hicn", "CMS, Health Insurance Claim Number: SSN and beneficiary identification code", checkHICN},
}

// checkSSN takes nine digits. Areas 000, 666 and 900 to 999, group 00 and
// serial 0000 are never assigned. Reserved are the number of the 1938 wallet
// insert (078-05-1120), that of the SSA's own leaflet (219-09-9999), the
// advertising range 987-65-4320 to 4329, and the runs that everybody types.
func checkSSN(value string) Verdict {
	s, ok := groupedDigits(strings.ReplaceAll(value, "+", "-"), 3, 2, 4)
	if !ok {
		return Invalid
	}
	if s >= "987654320" && s <= "987654329" {
		return Reserved
	}
	area := s[:3]
	ok = area != "000" && area != "666" && area < "900" && s[3:5] != "00" && s[5:] != "0000"
	if ok && sameDigit(s) {
		return Reserved
	}
	return reservedOr(s, ok, "078051120", "219099999", "123456789")
}

// checkITIN takes 9NN-NN-NNNN with a group of 50-65, 70-88, 90-92 or 94-99.
func checkITIN(value string) Verdict {
	s, ok := groupedDigits(value, 3, 2, 4)
	if !ok || s[0] != '9' || (s >= "987654320" && s <= "987654329") {
		return Invalid
	}
	group := number(s[3:5])
	return verdict(group >= 50 && group <= 65 ||
		group >= 70 && group <= 88 ||
		group >= 90 && group <= 92 ||
		group >= 94)
}

// einUnassigned are prefixes that no IRS campus and no online range uses.
const einUnassigned = " 00 07 08 09 17 18 19 28 29 49 69 70 78 79 89 96 97 "

// checkEIN takes nine digits with an assigned prefix. 12-3456789 is the
// number of the IRS's sample forms.
func checkEIN(value string) Verdict {
	s, ok := groupedDigits(value, 2, 7)
	if !ok {
		return Invalid
	}
	return reservedOr(s, !listed(s[:2], einUnassigned), "123456789")
}

// checkATIN takes 9NN-93-NNNN.
func checkATIN(value string) Verdict {
	s, ok := groupedDigits(value, 3, 2, 4)
	return verdict(ok && s[0] == '9' && s[3:5] == "93")
}

// checkPTIN takes P and eight digits.
func checkPTIN(value string) Verdict { return verdict(shaped(compact(value), "P99999999")) }

// checkHICN takes an SSN and the code of the beneficiary behind it: a letter
// that may be followed by a digit or a letter.
func checkHICN(value string) Verdict {
	s := compact(value)
	if len(s) < 10 || len(s) > 11 || !oneOf(s[9], "ABCDEFHJKMTW") || !shaped(s[10:], "*"[:len(s)-10]) {
		return Invalid
	}
	return checkSSN(s[:9])
}
