package validate

import "strings"

var africanValidators = []Validator{
	{"za-id", "Identification Act 68 of 1997 (South Africa) s. 7; Department of Home Affairs (Luhn)", checkSouthAfricanID},
	{"ng-nin", "NIMC Act 2007 (Nigeria), national identification number (Verhoeff)", checkNIN},
	{"dz-nif", "Direction générale des impôts (Algeria), numéro d'identification fiscale of 15 digits, 20 with the branch", checkAlgerianNIF},
	{"gn-nifp", "Direction générale des impôts (Guinea), numéro d'identification fiscale permanent (Luhn)", checkGuineanNIF},
	{"eg-tn", "Egyptian Tax Authority, tax registration number of nine digits", checkEgyptianTax},
	{"ly-nin", "Libyan Civil Registration Authority, national number (sex, year of birth)", checkLibyanNIN},
	{"tn-cin", "Loi n° 93-27 (Tunisia), carte d'identité nationale of eight digits", checkTunisianCard},
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

// checkNIN takes eleven digits, the last one the check digit.
func checkNIN(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	return verdict(ok && !sameDigit(s) && Verhoeff(s))
}

// checkAlgerianNIF takes 15 digits, or 20 of a branch.
func checkAlgerianNIF(value string) Verdict {
	s, ok := digitsOf(value)
	return verdict(ok && (len(s) == 15 || len(s) == 20) && !sameDigit(s))
}

// checkGuineanNIF takes eight digits and a check digit.
func checkGuineanNIF(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && !sameDigit(s) && Luhn(s))
}

// checkEgyptianTax takes nine digits, ASCII or Arabic.
func checkEgyptianTax(value string) Verdict {
	s, ok := digitsOfLength(asciiDigits(value), 9)
	return verdict(ok && !sameDigit(s))
}

// asciiDigits replaces the digits of Arabic and Persian, which the matcher
// has replaced in running text.
func asciiDigits(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '٠' && r <= '٩':
			return r - '٠' + '0'
		case r >= '۰' && r <= '۹':
			return r - '۰' + '0'
		}
		return r
	}, value)
}

// checkLibyanNIN takes 1 for men or 2 for women, the year of birth and seven
// digits.
func checkLibyanNIN(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	return verdict(ok && oneOf(s[0], "12") && s[1:5] >= "1900" && number(s[1:5]) <= lastBirthYear)
}

// checkTunisianCard takes eight digits.
func checkTunisianCard(value string) Verdict {
	s, ok := digitsOfLength(value, 8)
	return verdict(ok && !sameDigit(s))
}
