package validate

import "strings"

var mexicanValidators = []Validator{
	{"mx-curp", "Ley General de Población art. 86 to 91; DOF 18.10.2021 (CURP, check digit)", checkCURP},
	{"mx-rfc", "Código Fiscal de la Federación art. 27; SAT, Anexo 1-A trámite 39/CFF", checkRFC},
	{"mx-nss", "IMSS, Número de Seguridad Social (Luhn)", checkNSS},
}

const curpStates = " AS BC BS CC CL CM CS CH DF DG GT GR HG JC MC MN MS NT NL OC PL QT QR SP SL SR TC TS TL VZ YN ZS NE "

// curpAlphabet counts 0 to 36, with the letter that ASCII lacks at 24.
const curpAlphabet = "0123456789ABCDEFGHIJKLMN?OPQRSTUVWXYZ"

// checkCURP takes four letters of the names, YYMMDD, sex, state, three
// consonants, a character that tells the century, and a check digit.
func checkCURP(value string) Verdict {
	s := compact(value)
	if !shaped(s, "AAAA999999AAAAAA*9") || !oneOf(s[10], "HMX") || !listed(s[11:13], curpStates) {
		return Invalid
	}
	century := 1900
	if s[16] >= 'A' {
		century = 2000
	}
	if !birthDateExists(century+number(s[4:6]), number(s[6:8]), number(s[8:10])) {
		return Invalid
	}
	sum := 0
	for i := range 17 {
		sum += indexByte(curpAlphabet, s[i]) * (18 - i)
	}
	return verdict((10-sum%10)%10 == int(s[17]-'0'))
}

// checkRFC takes four letters and YYMMDD of a person, or three and the date
// of a company, and three characters of which the last is a check character.
// Persons write their number without those three as well. XAXX010101000 and XEXX010101000 stand for the public and for foreigners.
func checkRFC(value string) Verdict {
	s := compact(value)
	n := len(s) - 9
	switch {
	case s == "XAXX010101000" || s == "XEXX010101000":
		return Reserved
	case shaped(s, "AAAA999999"):
		return verdict(shortDateExists(number(s[4:6]), number(s[6:8]), number(s[8:])))
	case !shaped(s, "AAAA999999***") && !shaped(strings.ReplaceAll(s, "&", "A"), "AAA999999***"):
		return Invalid
	case !shortDateExists(number(s[n:][:2]), number(s[n:][2:4]), number(s[n:][4:6])):
		return Invalid
	case !oneOf(s[len(s)-1], "0123456789A"):
		return Invalid
	}
	return Valid
}

// checkNSS takes eleven digits: delegation, years of affiliation and birth,
// serial and a check digit.
func checkNSS(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	return verdict(ok && !sameDigit(s) && Luhn(s))
}
