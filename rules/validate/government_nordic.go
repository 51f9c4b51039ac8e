package validate

import "strings"

var nordicValidators = []Validator{
	{"se-personnummer", "Folkbokföringslagen (1991:481) sec. 18; Skatteverket SKV 704 (Luhn)", checkPersonnummer},
	{"no-fodselsnummer", "Folkeregisterforskriften sec. 2-2-1 to 2-2-4 (two control digits, modulus 11)", checkFodselsnummer},
	{"dk-cpr", "CPR-loven sec. 3; CPR-kontoret, Personnummeret i CPR (date; modulus 11 no longer binding)", checkCPR},
	{"dk-cpr-mod11", "CPR-kontoret, Personnummeret i CPR, modulus 11 of numbers before October 2007", checkCPRMod11},
	{"fi-hetu", "Valtioneuvoston asetus 128/2010 sec. 2 to 4; amendment 690/2022 (new separators)", checkHETU},
	{"is-kennitala", "Lög um skráningu einstaklinga 140/2019; Þjóðskrá Íslands (modulus 11)", checkKennitala},
}

// checkPersonnummer takes YYMMDD or YYYYMMDD, a serial of three digits and a
// check digit by Luhn over the last ten. Coordination numbers add 60 to the
// day. "+" stands for "-" from the hundredth birthday on: nobody who was born
// before 1890 is written of as living. Serials 980 to 999
// are Skatteverket's test persons.
func checkPersonnummer(value string) Verdict {
	s, ok := digitsOf(strings.Replace(value, "+", "-", 1))
	if !ok || (len(s) != 10 && len(s) != 12) {
		return Invalid
	}
	century := 0
	if len(s) == 12 {
		century = number(s[:2]) * 100
		s = s[2:]
	}
	day := number(s[4:6])
	if day > 60 {
		day -= 60
	}
	year, month := number(s[:2]), number(s[2:4])
	if century == 0 && strings.Contains(value, "+") {
		century = 1900
		if year > lastBirthYear-2000 {
			century = 1800
		}
		if century+year < 1890 {
			return Invalid
		}
	}
	dated := shortDateExists(year, month, day)
	if century > 0 {
		dated = birthDateExists(century+year, month, day)
	}
	switch {
	case !dated || !Luhn(s):
		return Invalid
	case s[6:9] >= "980":
		return Reserved
	}
	return Valid
}

// checkFodselsnummer takes DDMMYY, an individual number that tells the
// century, and two check digits. D-numbers add 40 to the day, H-numbers 40
// to the month; test persons have 80 (Tenor) or 65 (Dolly) added to the month.
func checkFodselsnummer(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok {
		return Invalid
	}
	k1 := (11 - weighted(s[:9], 3, 7, 6, 1, 8, 9, 4, 5, 2)%11) % 11
	k2 := (11 - weighted(s[:10], 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
	if k1 != int(s[9]-'0') || k2 != int(s[10]-'0') {
		return Invalid
	}
	day, month := number(s[:2]), number(s[2:4])
	if day > 40 {
		day -= 40
	}
	test := false
	switch {
	case month > 80:
		month, test = month-80, true
	case month > 65:
		month, test = month-65, true
	case month > 40:
		month -= 40
	}
	if !birthDateExists(norwegianYear(number(s[4:6]), number(s[6:9])), month, day) {
		return Invalid
	}
	if test {
		return Reserved
	}
	return Valid
}

// norwegianYear reads the century out of the individual number; 0 where the
// two contradict each other.
func norwegianYear(yy, individual int) int {
	switch {
	case individual < 500:
		return 1900 + yy
	case individual < 750 && yy >= 54:
		return 1800 + yy
	case yy < 40:
		return 2000 + yy
	case individual >= 900:
		return 1900 + yy
	}
	return 0
}

// checkCPR takes DDMMYY and four digits of which the first tells the century.
func checkCPR(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok {
		return Invalid
	}
	return verdict(birthDateExists(danishYear(number(s[4:6]), s[6]), number(s[2:4]), number(s[:2])))
}

// checkCPRMod11 is checkCPR for numbers that also keep the old check digit.
func checkCPRMod11(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || weighted(s, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)%11 != 0 {
		return Invalid
	}
	return checkCPR(value)
}

func danishYear(yy int, century byte) int {
	switch {
	case century <= '3':
		return 1900 + yy
	case century == '4' || century == '9':
		if yy <= 36 {
			return 2000 + yy
		}
		return 1900 + yy
	case yy <= 57:
		return 2000 + yy
	}
	return 1800 + yy
}

// checkHETU takes DDMMYY, a separator that tells the century, three digits
// and a check character by modulus 31. Numbers 900 to 999 are for tests, and
// 131052-308T is the example of the issuer.
func checkHETU(value string) Verdict {
	s := strings.ToUpper(value)
	if len(s) != 11 || !shaped(s[:6], "999999") || !shaped(s[7:], "999*") || s[7:10] < "002" {
		return Invalid
	}
	var century int
	switch {
	case s[6] == '+':
		century = 1800
	case oneOf(s[6], "-UVWXY"):
		century = 1900
	case oneOf(s[6], "ABCDEF"):
		century = 2000
	default:
		return Invalid
	}
	if !birthDateExists(century+number(s[4:6]), number(s[2:4]), number(s[:2])) {
		return Invalid
	}
	if "0123456789ABCDEFHJKLMNPRSTUVWXY"[number(s[:6]+s[7:10])%31] != s[10] {
		return Invalid
	}
	if s[7] == '9' || s == "131052-308T" {
		return Reserved
	}
	return Valid
}

// checkKennitala takes DDMMYY, two digits, a check digit and the century (8,
// 9 or 0). Organisations, which add 40 to the day, are refused.
func checkKennitala(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok {
		return Invalid
	}
	century := map[byte]int{'8': 1800, '9': 1900, '0': 2000}[s[9]]
	if century == 0 || !birthDateExists(century+number(s[4:6]), number(s[2:4]), number(s[:2])) {
		return Invalid
	}
	sum := weighted(s[:9], 3, 2, 7, 6, 5, 4, 3, 2, 1)
	return verdict(sum%11 == 0)
}
