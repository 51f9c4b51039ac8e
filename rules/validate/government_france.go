package validate

var frenchValidators = []Validator{
	{"fr-nir", "Décret no 82-103 du 22 janvier 1982 (NIR: structure and key)", checkNIR},
	{"fr-spi", "DGFiP, numéro fiscal de référence, key modulo 511", checkSPI},
}

// checkNIR takes the 13 characters of the NIR and their key of two digits:
// sex, year and month of birth, département, commune, order. The key is 97
// less the remainder by 97, where 2A and 2B of Corsica count 19 and 18.
func checkNIR(value string) Verdict {
	s := compact(value)
	if len(s) != 15 {
		return Invalid
	}
	digits := s
	switch s[5:7] {
	case "2A":
		digits = s[:5] + "19" + s[7:]
	case "2B":
		digits = s[:5] + "18" + s[7:]
	}
	if !allDigits(digits) || !oneOf(s[0], "123478") || digits[5:7] == "00" {
		return Invalid
	}
	// 20 to 42 and 50 on stand for months that the civil status leaves open.
	month := number(s[3:5])
	if month == 0 || (month > 12 && month < 20) || (month > 42 && month < 50) {
		return Invalid
	}
	return verdict(97-number(digits[:13])%97 == number(digits[13:]))
}

// checkSPI takes 13 digits, the first 0 to 3; the last three are the first
// ten modulo 511.
func checkSPI(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || s[0] > '3' || sameDigit(s) {
		return Invalid
	}
	return verdict(number(s[:10])%511 == number(s[10:]))
}
