package validate

import "strings"

var middleEasternValidators = []Validator{
	{"ae-emirates-id", "UAE Federal Decree-Law 9/2006; ICP, identity number (784, year, Luhn)", checkEmiratesID},
	{"sa-national-id", "Saudi Civil Affairs Law; National Information Center (Luhn)", checkSaudiID},
	{"il-id", "Population Registry Law 5725-1965 (Israel), check digit", checkIsraeliID},
	{"il-hp", "Israeli Corporations Authority, company number (5 first, check digit as in il-id)", checkIsraeliCompany},
	{"tr-national-id", "5490 sayılı Nüfus Hizmetleri Kanunu art. 46-47 (two check digits)", checkTurkishID},
	{"ir-national-id", "Iranian civil registration, national code check digit (modulus 11)", checkIranianID},
}

// checkEmiratesID takes 784, the year of birth, seven digits and a check
// digit. 784-1234-1234567-1 is the sample of forms.
func checkEmiratesID(value string) Verdict {
	s, ok := digitsOfLength(value, 15)
	if !ok || !strings.HasPrefix(s, "784") {
		return Invalid
	}
	if strings.HasPrefix(s, "78412341234567") {
		return Reserved
	}
	year := number(s[3:7])
	return verdict(year >= 1900 && year <= lastBirthYear && Luhn(s))
}

// checkSaudiID takes ten digits: 1 for citizens, 2 for residents.
func checkSaudiID(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	return verdict(ok && (s[0] == '1' || s[0] == '2') && Luhn(s))
}

// checkIsraeliID takes nine digits, or fewer that lost zeros, with a check
// digit by Luhn.
func checkIsraeliID(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) < 5 || len(s) > 9 || sameDigit(s) {
		return Invalid
	}
	return reservedWhen(Luhn(s), s, "123456782")
}

// checkIsraeliCompany takes nine digits that begin with 5.
func checkIsraeliCompany(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && s[0] == '5' && !sameDigit(s) && Luhn(s))
}

// checkTurkishID takes eleven digits of which the last two check the others.
// 10000000146 is the first number, on every specimen.
func checkTurkishID(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || s[0] == '0' {
		return Invalid
	}
	tenth := weighted(s[:9], 7, -1, 7, -1, 7, -1, 7, -1, 7) % 10
	if (tenth+10)%10 != int(s[9]-'0') {
		return Invalid
	}
	last := weighted(s[:10], 1, 1, 1, 1, 1, 1, 1, 1, 1, 1) % 10
	return reservedWhen(last == int(s[10]-'0'), s, "10000000146")
}

// checkIranianID takes ten digits, the last one the check digit.
func checkIranianID(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || sameDigit(s) || s[3:9] == "000000" {
		return Invalid
	}
	rest := weighted(s[:9], 10, 9, 8, 7, 6, 5, 4, 3, 2) % 11
	if rest >= 2 {
		rest = 11 - rest
	}
	return verdict(rest == int(s[9]-'0'))
}
