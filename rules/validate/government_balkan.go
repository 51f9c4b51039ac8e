package validate

import "strings"

var balkanValidators = []Validator{
	{"ro-cnp", "Legea nr. 105/1996; OUG 97/2005 (codul numeric personal)", checkCNP},
	{"ro-nif", "Codul de procedură fiscală (Romania) art. 82; ANAF, NIF of foreigners: 9000 and nine digits", checkRomanianNIF},
	{"bg-egn", "Закон за гражданската регистрация art. 11; Наредба РД-02-20-9/2012", checkEGN},
	{"gr-afm", "Νόμος 4174/2013 art. 10; AADE, Α.Φ.Μ. (modulus 11)", checkAFM},
	{"gr-amka", "Νόμος 3655/2008 art. 153; ΗΔΙΚΑ, ΑΜΚΑ (birth date and Luhn)", checkAMKA},
	{"hr-oib", "Zakon o osobnom identifikacijskom broju (NN 60/08), ISO/IEC 7064 MOD 11,10", checkOIB},
	{"jmbg", "Zakon o jedinstvenom matičnom broju građana (SFRJ 58/76; Uradni list RS 8/1999)", checkJMBG},
}

// checkCNP takes a digit for sex and century, YYMMDD, the county, a serial
// of three digits and a check digit.
func checkCNP(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || s[0] == '0' {
		return Invalid
	}
	rest := weighted(s[:12], 2, 7, 9, 1, 4, 6, 3, 5, 8, 2, 7, 9) % 11
	if rest == 10 {
		rest = 1
	}
	county := number(s[7:9])
	if rest != int(s[12]-'0') || county == 0 || (county > 48 && county != 51 && county != 52 && county != 70 && (county < 80 || county > 83)) {
		return Invalid
	}
	yy, month, day := number(s[1:3]), number(s[3:5]), number(s[5:7])
	switch s[0] {
	case '1', '2':
		ok = birthDateExists(1900+yy, month, day)
	case '3', '4':
		ok = birthDateExists(1800+yy, month, day)
	case '5', '6':
		ok = birthDateExists(2000+yy, month, day)
	default: // residents and foreigners
		ok = shortDateExists(yy, month, day)
	}
	return verdict(ok)
}

// checkRomanianNIF takes the thirteen digits that ANAF gives to persons
// without a CNP.
func checkRomanianNIF(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	return verdict(ok && s[:4] == "9000" && !sameDigit(s[4:]))
}

// checkEGN takes YYMMDD with 20 (18..) or 40 (20..) added to the month, a
// serial of three digits and a check digit.
func checkEGN(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || weighted(s[:9], 2, 4, 8, 5, 10, 9, 7, 3, 6)%11%10 != int(s[9]-'0') {
		return Invalid
	}
	year, month := 1900+number(s[:2]), number(s[2:4])
	switch {
	case month > 40:
		year, month = year+100, month-40
	case month > 20:
		year, month = year-100, month-20
	}
	return verdict(birthDateExists(year, month, number(s[4:6])))
}

// checkAFM takes nine digits, the last one the check digit.
func checkAFM(value string) Verdict {
	s := compact(value)
	s, ok := digitsOfLength(strings.TrimPrefix(strings.TrimPrefix(s, "EL"), "GR"), 9)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict(weighted(s[:8], 256, 128, 64, 32, 16, 8, 4, 2)%11%10 == int(s[8]-'0'))
}

// checkAMKA takes DDMMYY, four digits and a check digit by Luhn.
func checkAMKA(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || !Luhn(s) {
		return Invalid
	}
	return verdict(shortDateExists(number(s[4:6]), number(s[2:4]), number(s[:2])))
}

// checkOIB takes eleven digits. 69435151530 is the example of the issuer.
func checkOIB(value string) Verdict {
	s, ok := digitsOfLength(strings.TrimPrefix(compact(value), "HR"), 11)
	return reservedWhen(ok && Mod11_10(s), s, "69435151530")
}

// checkJMBG takes the 13 digits that the states of former Yugoslavia use:
// DDMM and three digits of the year, region, serial and a check digit.
func checkJMBG(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok {
		return Invalid
	}
	year := 1000 + number(s[4:7])
	if year < 1800 {
		year += 1000
	}
	if !birthDateExists(year, number(s[2:4]), number(s[:2])) {
		return Invalid
	}
	rest := (11 - weighted(s[:12], 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
	return verdict(rest%10 == int(s[12]-'0'))
}
