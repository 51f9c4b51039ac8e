package validate

var balticValidators = []Validator{
	{"ee-isikukood", "Eesti standard EVS 585:2007; Rahvastikuregistri seadus sec. 39", checkIsikukood},
	{"lt-asmens-kodas", "Lietuvos Respublikos gyventojų registro įstatymas art. 8", checkAsmensKodas},
	{"lv-personas-kods", "Fizisko personu reģistra likums sec. 6; PMLP, personas kods", checkPersonasKods},
	{"lv-personas-kods-new", "Fizisko personu reģistra likums sec. 6; PMLP, personas kods since 1 July 2017 (32 and nine digits)", checkNewPersonasKods},
}

// checkIsikukood takes a digit for sex and century, YYMMDD, a serial of three
// digits and a check digit.
func checkIsikukood(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || s[0] < '1' || s[0] > '8' || !balticCheckDigit(s) {
		return Invalid
	}
	year := 1800 + 100*(int(s[0]-'1')/2) + number(s[1:3])
	return verdict(birthDateExists(year, number(s[3:5]), number(s[5:7])))
}

// checkAsmensKodas is checkIsikukood where a 9 stands first in numbers
// without a birth date.
func checkAsmensKodas(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if ok && s[0] == '9' {
		return verdict(balticCheckDigit(s) && !sameDigit(s))
	}
	return checkIsikukood(value)
}

// balticCheckDigit weighs with 1 to 9 and 1; where the rest is 10, again
// with weights that begin at 3; 10 again counts 0.
func balticCheckDigit(s string) bool {
	rest := weighted(s[:10], 1, 2, 3, 4, 5, 6, 7, 8, 9, 1) % 11
	if rest == 10 {
		rest = weighted(s[:10], 3, 4, 5, 6, 7, 8, 9, 1, 2, 3) % 11 % 10
	}
	return rest == int(s[10]-'0')
}

// checkNewPersonasKods takes the codes of today, of which no rule for the last
// digit is published.
func checkNewPersonasKods(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	return verdict(ok && s[:2] == "32" && !sameDigit(s[2:]))
}

// checkPersonasKods takes DDMMYY, the century, a serial and a check digit.
// Codes given since July 2017 begin with 32 to 39 and have no date.
func checkPersonasKods(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || s[0] > '3' {
		return Invalid
	}
	sum := 1 + weighted(s[:10], 10, 5, 8, 4, 2, 1, 6, 3, 7, 9)
	if sum%11%10 != int(s[10]-'0') {
		return Invalid
	}
	if s[:2] >= "32" {
		return Valid
	}
	if s[6] > '2' {
		return Invalid
	}
	year := 1800 + 100*int(s[6]-'0') + number(s[4:6])
	return verdict(birthDateExists(year, number(s[2:4]), number(s[:2])))
}
