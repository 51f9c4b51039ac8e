package validate

import "strings"

var alpineValidators = []Validator{
	{"at-svnr", "ASVG sec. 460d; Dachverband der Sozialversicherungsträger (Versicherungsnummer)", checkSVNR},
	{"ch-ahv", "AHVV art. 133; eCH-0044 (AHVN13, check digit of EAN-13)", checkAHV},
}

// checkSVNR takes a serial of three digits, the check digit and the birth
// date DDMMYY. Months 13 to 15 are used where the serials of a day ran out.
func checkSVNR(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || s[0] == '0' {
		return Invalid
	}
	day, month := number(s[4:6]), number(s[6:8])
	if month < 1 || month > 15 || day < 1 || day > 31 {
		return Invalid
	}
	if month <= 12 && !shortDateExists(number(s[8:]), month, day) {
		return Invalid
	}
	sum := weighted(s[:3]+s[4:], 3, 7, 9, 5, 8, 4, 2, 1, 6)
	return reservedWhen(sum%11 == int(s[3]-'0'), s, "1237010180")
}

// checkAHV takes thirteen digits that begin with 756, the number of
// Switzerland. 756.9217.0769.85 and 756.1234.5678.97 are the examples of the
// issuer.
func checkAHV(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || !strings.HasPrefix(s, "756") {
		return Invalid
	}
	sum := weighted(s, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1)
	return reservedWhen(sum%10 == 0, s, "7569217076985", "7561234567897")
}
