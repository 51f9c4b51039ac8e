package validate

var africanValidators = []Validator{
	{"za-id", "Identification Act 68 of 1997 (South Africa) s. 7; Department of Home Affairs (Luhn)", checkSouthAfricanID},
	{"eg-national-id", "Egyptian Civil Status Act 143/1994, national number structure", checkEgyptianID},
}

// checkSouthAfricanID takes YYMMDD, four digits of which the first tells the
// sex, citizenship 0, 1 or 2, a digit without meaning and a check digit.
// 8001015009087 is the example of the issuer.
func checkSouthAfricanID(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || s[10] > '2' || !shortDateExists(number(s[:2]), number(s[2:4]), number(s[4:6])) {
		return Invalid
	}
	return reservedWhen(Luhn(s), s, "8001015009087")
}

// checkEgyptianID takes 14 digits: century 2 or 3, YYMMDD, governorate,
// serial and a check digit of which no rule is published.
func checkEgyptianID(value string) Verdict {
	s, ok := digitsOfLength(value, 14)
	if !ok || (s[0] != '2' && s[0] != '3') {
		return Invalid
	}
	place := number(s[7:9])
	known := place >= 1 && place <= 4 || place >= 11 && place <= 19 || place >= 21 && place <= 29 ||
		place >= 31 && place <= 35 || place == 88
	year := 1900 + 100*int(s[0]-'2') + number(s[1:3])
	return verdict(known && birthDateExists(year, number(s[3:5]), number(s[5:7])))
}
