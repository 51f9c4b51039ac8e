package validate

import "strings"

// worldValidators check identity numbers of countries that have no table of
// their region.
var worldValidators = []Validator{
	{Name: "kg-pin", Source: "State Registration Service of Kyrgyzstan, personal identification number (sex, DDMMYYYY)", Check: checkKyrgyzPIN},
	{Name: "uz-pinfl", Source: "Ministry of Internal Affairs of Uzbekistan, JShShIR (sex and century, DDMMYY)", Check: checkUzbekPINFL},
	{Name: "kw-civil-id", Source: "Public Authority for Civil Information (Kuwait), civil number (birth date, modulus 11)", Check: checkKuwaitiID},
	{Name: "qa-qid", Source: "Ministry of Interior of Qatar, QID (century, year of birth, country of ISO 3166-1)", Check: checkQatariID},
	{Name: "bh-cpr", Source: "Information & eGovernment Authority (Bahrain), personal number (year and month of birth)", Check: checkBahrainiID},
	{Name: "gt-cui", Source: "RENAP (Guatemala), Código Único de Identificación (modulus 11, department)", Check: checkGuatemalanCUI},
	{Name: "sv-dui", Source: "RNPN (El Salvador), Documento Único de Identidad (check digit)", Check: checkSalvadoranDUI},
	{Name: "hn-dni", Source: "Registro Nacional de las Personas (Honduras), documento nacional de identificación (department, year)", Check: checkHonduranDNI},
	{Name: "ni-cedula", Source: "Consejo Supremo Electoral (Nicaragua), cédula de identidad (DDMMYY)", Check: checkNicaraguanCedula},
	{Name: "tz-nida", Source: "National Identification Authority (Tanzania), NIN (YYYYMMDD)", Check: checkTanzanianNIN},
	{Name: "rw-nid", Source: "National Identification Agency (Rwanda), national identification number (status, year of birth, sex)", Check: checkRwandanID},
	{Name: "na-id", Source: "Identification Act 21 of 1996 (Namibia), identity number (YYMMDD)", Check: checkNamibianID},
	{Name: "bw-omang", Source: "National Registration Act (Botswana), Omang number (fifth digit for the sex)", Check: checkOmang},
	{Name: "mn-register", Source: "General Authority for State Registration (Mongolia), register number (two letters, YYMMDD)", Check: checkMongolianID},
}

// checkKyrgyzPIN takes 1 or 2 for the sex, DDMMYYYY and five digits.
func checkKyrgyzPIN(value string) Verdict {
	s, ok := digitsOfLength(value, 14)
	return verdict(ok && oneOf(s[0], "12") && birthDateExists(number(s[5:9]), number(s[3:5]), number(s[1:3])))
}

// checkUzbekPINFL takes 1 to 6 for sex and century, DDMMYY and seven digits.
func checkUzbekPINFL(value string) Verdict {
	s, ok := digitsOfLength(value, 14)
	if !ok || s[0] < '1' || s[0] > '6' {
		return Invalid
	}
	year := 1800 + 100*(int(s[0]-'1')/2) + number(s[5:7])
	return verdict(birthDateExists(year, number(s[3:5]), number(s[1:3])))
}

// checkKuwaitiID takes 2 or 3 for the century, YYMMDD, four digits and a
// check digit.
func checkKuwaitiID(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	if !ok || !oneOf(s[0], "23") || !birthDateExists(1700+100*int(s[0]-'0')+number(s[1:3]), number(s[3:5]), number(s[5:7])) {
		return Invalid
	}
	return verdict(11-weighted(s[:11], 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)%11 == int(s[11]-'0'))
}

// checkQatariID takes 2 or 3 for the century, the year, three digits of a
// country and five more.
func checkQatariID(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || !oneOf(s[0], "23") {
		return Invalid
	}
	country := number(s[3:6])
	return verdict(1700+100*int(s[0]-'0')+number(s[1:3]) <= lastBirthYear && country >= 4 && country <= 899)
}

// checkBahrainiID takes the year and month of birth and five digits.
func checkBahrainiID(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && s[2:4] >= "01" && s[2:4] <= "12")
}

// checkGuatemalanCUI takes eight digits, a check digit, the department 01 to
// 22 and the municipality.
func checkGuatemalanCUI(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || s[9:11] < "01" || s[9:11] > "22" || s[11:] == "00" {
		return Invalid
	}
	return verdict(weighted(s[:8], 2, 3, 4, 5, 6, 7, 8, 9)%11 == int(s[8]-'0'))
}

// checkSalvadoranDUI takes eight digits and a check digit.
func checkSalvadoranDUI(value string) Verdict {
	s, ok := groupedDigits(value, 8, 1)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict((10-weighted(s[:8], 9, 8, 7, 6, 5, 4, 3, 2)%10)%10 == int(s[8]-'0'))
}

// checkHonduranDNI takes the department 01 to 18, the municipality, the year
// of registration and five digits.
func checkHonduranDNI(value string) Verdict {
	s, ok := groupedDigits(value, 4, 4, 5)
	return verdict(ok && s[:2] >= "01" && s[:2] <= "18" && s[2:4] != "00" && s[4:8] >= "1900" && number(s[4:8]) <= lastBirthYear)
}

// checkNicaraguanCedula takes three digits of the municipality, DDMMYY, four
// digits and a letter.
func checkNicaraguanCedula(value string) Verdict {
	s := compact(value)
	return verdict(shaped(s, "9999999999999A") && shortDateExists(number(s[7:9]), number(s[5:7]), number(s[3:5])))
}

// checkTanzanianNIN takes YYYYMMDD and twelve digits.
func checkTanzanianNIN(value string) Verdict {
	s, ok := digitsOfLength(value, 20)
	return verdict(ok && s[:4] >= "1900" && birthDateExists(number(s[:4]), number(s[4:6]), number(s[6:8])))
}

// checkRwandanID takes 1, 2 or 3 for citizens, refugees and foreigners, the
// year of birth, 7 or 8 for the sex, and ten digits.
func checkRwandanID(value string) Verdict {
	s, ok := digitsOfLength(value, 16)
	return verdict(ok && oneOf(s[0], "123") && s[1:5] >= "1900" && number(s[1:5]) <= lastBirthYear && oneOf(s[5], "78"))
}

// checkNamibianID takes YYMMDD and five digits.
func checkNamibianID(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	return verdict(ok && shortDateExists(number(s[:2]), number(s[2:4]), number(s[4:6])))
}

// checkOmang takes nine digits, the fifth 1 for men or 2 for women.
func checkOmang(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && oneOf(s[4], "12"))
}

// checkMongolianID takes two Cyrillic letters and YYMMDD, with 20 added to
// the month since 2000, and two digits.
func checkMongolianID(value string) Verdict {
	s := []rune(strings.ToUpper(compact(value)))
	if len(s) != 10 || !mongolian(s[0]) || !mongolian(s[1]) || !allDigits(string(s[2:])) {
		return Invalid
	}
	digits := string(s[2:])
	year, month := 1900+number(digits[:2]), number(digits[2:4])
	if month > 20 {
		year, month = year+100, month-20
	}
	return verdict(birthDateExists(year, month, number(digits[4:6])))
}

func mongolian(r rune) bool { return r >= 'А' && r <= 'Я' || r == 'Ё' || r == 'Ө' || r == 'Ү' }
