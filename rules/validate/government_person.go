package validate

import "strings"

// personNumberValidators check numbers of persons that have no table of
// their region: pupils, contributors, citizens.
var personNumberValidators = []Validator{
	{"gb-upn", "Department for Education, Unique Pupil Numbers guide (check letter modulo 23)", checkUPN},
	{"nl-onderwijsnummer", "Wet register onderwijsdeelnemers; DUO, onderwijsnummer (modulus 11, rest 5)", checkOnderwijsnummer},
	{"bg-pnf", "Закон за чужденците в Република България; ЛНЧ (weights modulo 10)", checkLNCH},
	{"be-eid", "Koninklijk besluit van 25 maart 2003 (Belgian identity card number, modulus 97)", checkBelgianCard},
	{"pt-niss", "Decreto-Lei 281/2009; Segurança Social, NISS check digit", checkNISS},
	{"hu-szemelyi-szam", "1996. évi XX. törvény annex 1 (személyi azonosító)", checkSzemelyiSzam},
	{"al-nid", "Ligji nr. 8952/2002 (Albania), numri i identitetit (birth date and sex)", checkAlbanianID},
	{"cy-tic", "Assessment and Collection of Taxes Law (Cyprus), tax identification code (modulus 26)", checkTIC},
	{"me-pib", "Zakon o poreskoj administraciji (Montenegro), PIB (modulus 11)", checkMontenegrinPIB},
	{"mu-nid", "National Identity Card Act 1985 (Mauritius), birth date and check character", checkMauritianID},
	{"sn-ninea", "Décret n° 2012-886 (Senegal), NINEA", checkNINEA},
	{"tn-mf", "Code de l'IRPP et de l'IS (Tunisia) art. 56; matricule fiscal", checkMatriculeFiscal},
}

// checkUPN takes a check letter, three digits of the authority, four of the
// school, two of the year and three more, of which the last may be a letter.
func checkUPN(value string) Verdict {
	const alphabet = "ABCDEFGHJKLMNPQRTUVWXYZ"
	s := compact(value)
	if !shaped(s, "A99999999999*") || !localAuthority(number(s[1:4])) {
		return Invalid
	}
	sum := 0
	for i := 1; i < 13; i++ {
		v := indexByte(alphabet, s[i])
		if s[i] <= '9' {
			v = int(s[i] - '0')
		}
		if v < 0 {
			return Invalid
		}
		sum += v * (i + 1)
	}
	return verdict(alphabet[sum%23] == s[0])
}

// localAuthority tells the numbers of local authorities of England and Wales
// in the register of the Department for Education, gaps between them included.
func localAuthority(n int) bool {
	switch {
	case n >= 201 && n <= 213, n >= 301 && n <= 320, n >= 330 && n <= 336, n >= 340 && n <= 344, n >= 350 && n <= 359,
		n >= 370 && n <= 373, n >= 380 && n <= 384, n >= 390 && n <= 394, n == 420:
		return true
	}
	return n >= 660 && n <= 681 || n >= 800 && n <= 896 || n >= 908 && n <= 943
}

// checkOnderwijsnummer takes nine digits from 10.
func checkOnderwijsnummer(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	if !ok || s[:2] != "10" {
		return Invalid
	}
	return verdict(weighted(s, 9, 8, 7, 6, 5, 4, 3, 2, -1)%11 == 5)
}

// checkLNCH takes ten digits.
func checkLNCH(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict(weighted(s[:9], 21, 19, 17, 13, 11, 9, 7, 3, 1)%10 == int(s[9]-'0'))
}

// checkBelgianCard takes twelve digits, two of them for control.
func checkBelgianCard(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	if !ok || sameDigit(s) {
		return Invalid
	}
	rest := number(s[:10]) % 97
	if rest == 0 {
		rest = 97
	}
	return verdict(rest == number(s[10:]))
}

// checkNISS takes eleven digits from 1 (persons) or 2.
func checkNISS(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || !oneOf(s[0], "12") {
		return Invalid
	}
	return verdict(9-weighted(s[:10], 29, 23, 19, 17, 13, 11, 7, 5, 3, 2)%10 == int(s[10]-'0'))
}

// checkSzemelyiSzam takes a digit for sex and century, YYMMDD, a serial of
// three digits and a check digit, whose weights turned round in 1997.
func checkSzemelyiSzam(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || !oneOf(s[0], "12345678") {
		return Invalid
	}
	year := number(s[1:3])
	switch s[0] {
	case '3', '4':
		year += 2000
		if year > lastBirthYear { // born before 1900
			year -= 200
		}
	default:
		year += 1900
	}
	if !birthDateExists(year, number(s[3:5]), number(s[5:7])) {
		return Invalid
	}
	sum := weighted(s[:10], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
	if year > 1996 {
		sum = weighted(s[:10], 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)
	}
	return verdict(sum%11 == int(s[10]-'0'))
}

// checkAlbanianID takes a character for the decade (A is 1900) and a digit
// for the year, the month with 50 added for women, and the day.
func checkAlbanianID(value string) Verdict {
	s := compact(value)
	if !shaped(s, "*99999999A") || s[9] > 'W' {
		return Invalid
	}
	decade := 1800 + 10*int(s[0]-'0')
	if s[0] >= 'A' {
		decade = 1900 + 10*int(s[0]-'A')
	}
	month := number(s[2:4])
	if month > 50 {
		month -= 50
	}
	if month > 30 { // foreigners
		month -= 30
	}
	return verdict(birthDateExists(decade+number(s[1:2]), month, number(s[4:6])))
}

// checkTIC takes eight digits and a letter; persons begin with 0.
func checkTIC(value string) Verdict { return verdict(vatCyprus(compact(value))) }

// checkMontenegrinPIB takes eight digits.
func checkMontenegrinPIB(value string) Verdict {
	s, ok := digitsOfLength(value, 8)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict((11-weighted(s[:7], 8, 7, 6, 5, 4, 3, 2)%11)%11%10 == int(s[7]-'0'))
}

// checkMauritianID takes the first letter of the surname, DDMMYY, six digits
// and a check character.
func checkMauritianID(value string) Verdict {
	s := compact(value)
	if !shaped(s, "A999999999999*") || !shortDateExists(number(s[5:7]), number(s[3:5]), number(s[1:3])) {
		return Invalid
	}
	sum := 0
	for i := range 13 {
		sum += value36(s[i]) * (14 - i)
	}
	return verdict(alphabet36[(17-sum%17)%17] == s[13])
}

// checkNINEA takes seven or nine digits and perhaps the COFI: 0, 1 or 2 for
// the tax, a letter for the kind of owner and a digit for the legal form.
func checkNINEA(value string) Verdict {
	s := compact(strings.ReplaceAll(value, ",", ""))
	if n := len(s) - 3; n >= 7 && shaped(s[n:], "9A9") {
		if s[n] > '2' || !oneOf(s[n+1], "ABCDEFGHJKLMNPQRSTUVWZ") {
			return Invalid
		}
		s = s[:n]
	}
	if !allDigits(s) || (len(s) != 7 && len(s) != 9) {
		return Invalid
	}
	if len(s) == 7 {
		s = "00" + s
	}
	return verdict(!sameDigit(s) && weighted(s, 1, 2, 1, 2, 1, 2, 1, 2, 1)%10 == 0)
}

// checkMatriculeFiscal takes up to seven digits and a control letter, then
// perhaps the letters for the tax and the kind of owner and three digits of
// the establishment.
func checkMatriculeFiscal(value string) Verdict {
	s := compact(value)
	digits := len(s) - len(strings.TrimLeft(s, "0123456789"))
	if digits < 1 || digits > 7 || digits == len(s) || !shaped(s[digits:digits+1], "A") || oneOf(s[digits], "IOU") {
		return Invalid
	}
	switch tail := s[digits+1:]; {
	case tail == "":
		return Valid
	case shaped(tail, "AA999"):
		branch := tail[2:] != "000"
		return verdict(oneOf(tail[0], "ABDFNP") && oneOf(tail[1], "CEMNP") && branch == (tail[1] == 'E'))
	}
	return Invalid
}
