package validate

var centralEuropeanValidators = []Validator{
	{"pl-pesel", "Ustawa z dnia 24 września 2010 r. o ewidencji ludności, art. 15", checkPESEL},
	{"pl-nip", "Ustawa z dnia 13 października 1995 r. o zasadach ewidencji podatników, art. 2", checkNIP},
	{"pl-id-card", "Rozporządzenie MSWiA z dnia 29 stycznia 2015 r. (dowód osobisty); ICAO weights 7 3 1", checkDowod},
	{"pl-passport", "MSWiA, numer paszportu (two letters, seven digits); no check digit is published", checkPolishPassport},
	{"cz-rodne-cislo", "Zákon č. 133/2000 Sb. sec. 13; zákon č. 301/1995 Z. z.", checkRodneCislo},
	{"hu-taj", "1996. évi XX. törvény annex 3 (TAJ szám)", checkTAJ},
	{"hu-tax-id", "1996. évi XX. törvény annex 1 (adóazonosító jel)", checkAdoazonosito},
}

// checkPESEL takes YYMMDD with the century in the month (80 for 18.., 0, 20,
// 40, 60), four digits of which the last tells the sex, and a check digit.
func checkPESEL(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || weighted(s, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1)%10 != 0 {
		return Invalid
	}
	month := number(s[2:4])
	century := [...]int{1900, 2000, 2100, 2200, 1800}[month/20]
	return reservedWhen(birthDateExists(century+number(s[:2]), month%20, number(s[4:6])), s, "44051401359")
}

// checkNIP takes ten digits; the first three are not 0. 1234563218 is the
// number of sample invoices.
func checkNIP(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || s[0] == '0' {
		return Invalid
	}
	ok = weighted(s[:9], 6, 5, 7, 2, 3, 4, 5, 6, 7)%11 == int(s[9]-'0')
	return reservedWhen(ok, s, "1234563218")
}

// checkDowod takes three letters and six digits, the check digit first.
func checkDowod(value string) Verdict {
	s := compact(value)
	if !shaped(s, "AAA999999") {
		return Invalid
	}
	return verdict(icaoDigit(s[:3]+s[4:]) == int(s[3]-'0'))
}

// checkPolishPassport takes two letters and seven digits. Which of them is
// the check digit of ICAO Doc 9303 is told in two ways, so none is checked.
// ZS0000177 is the specimen.
func checkPolishPassport(value string) Verdict {
	s := compact(value)
	return reservedWhen(shaped(s, "AA9999999"), s, "ZS0000177")
}

// checkRodneCislo takes YYMMDD, a serial of three digits and since 1954 a
// check digit that makes the whole divisible by eleven. Women have 50 added
// to the month; 20 or 70 are added since 2004 where serials ran out.
func checkRodneCislo(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) < 9 || len(s) > 10 {
		return Invalid
	}
	year, month, day := 1900+number(s[:2]), number(s[2:4]), number(s[4:6])
	if len(s) == 10 && year < 1954 {
		year += 100
	}
	if len(s) == 9 && (year > 1953 || s[6:] == "000") {
		return Invalid
	}
	if month > 50 {
		month -= 50
	}
	if month > 20 && year >= 2004 {
		month -= 20
	}
	if !birthDateExists(year, month, day) {
		return Invalid
	}
	// Until 1985 a rest of ten was written 0.
	return verdict(len(s) == 9 || number(s[:9])%11%10 == int(s[9]-'0') && (number(s)%11 == 0 || year <= 1985))
}

// checkTAJ takes nine digits.
func checkTAJ(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict(weighted(s[:8], 3, 7, 3, 7, 3, 7, 3, 7)%10 == int(s[8]-'0'))
}

// checkAdoazonosito takes ten digits that begin with 8; the five after it
// count the days from 1 January 1867 to the birth.
func checkAdoazonosito(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || s[0] != '8' {
		return Invalid
	}
	return verdict(weighted(s[:9], 1, 2, 3, 4, 5, 6, 7, 8, 9)%11 == int(s[9]-'0'))
}
