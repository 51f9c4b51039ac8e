package validate

import "strings"

// registryValidators check numbers of connections, land and authors: each
// leads to a household or a person by an open register.
var registryValidators = []Validator{
	{"es-cups", "Real Decreto 1110/2007 art. 3 (Spain); código universal del punto de suministro, two check letters", checkCUPS},
	{"gb-mpan", "Retail Energy Code (Great Britain), Meter Point Administration Number: core of 13 digits, modulus 11 with primes", checkMPAN},
	{"de-malo", "BDEW, Marktlokations-Identifikationsnummer (check digit modulo 10)", checkMaLo},
	{"es-referencia-catastral", "Ley del Catastro Inmobiliario (Spain, RDL 1/2004) art. 6.3; two check letters", checkCatastro},
	{"isni", "ISO 27729:2012 clause 4.2 (ISO/IEC 7064 MOD 11-2); ORCID uses 0000-0001-5 to 0000-0003-5 and 0009 of it", checkISNI},
}

// checkCUPS takes ES, sixteen digits, two check letters, and perhaps two
// characters of the point of measurement.
func checkCUPS(value string) Verdict {
	s := compact(value)
	if len(s) == 22 {
		if s[20] < '0' || s[20] > '9' || !oneOf(s[21], "FPRCXYZ") {
			return Invalid
		}
		s = s[:20]
	}
	if !shaped(s, "ES9999999999999999AA") {
		return Invalid
	}
	const letters = "TRWAGMYFPDXBNJZSQVHLCKE"
	rest := 0
	for i := 2; i < 18; i++ {
		rest = (rest*10 + int(s[i]-'0')) % 529
	}
	return verdict(s[18] == letters[rest/23] && s[19] == letters[rest%23])
}

// checkCatastro takes fourteen characters of the plot, four digits of the
// unit in it and two check letters. Ñ would need two bytes and is not used
// in the sheets that a reference names.
func checkCatastro(value string) Verdict {
	s := compact(value)
	if len(s) != 20 || !allDigits(s[14:18]) || strings.Contains(value, "/") {
		return Invalid
	}
	return verdict(catastroLetter(s[:7]+s[14:18]) == s[18] && catastroLetter(s[7:18]) == s[19])
}

// catastroLetter is the check letter of eleven characters; A counts 1, and
// the letters behind N one more for Ñ.
func catastroLetter(s string) byte {
	sum := 0
	for i, weight := range [...]int{13, 15, 12, 5, 4, 17, 9, 21, 3, 7, 1} {
		v := value36(s[i])
		switch {
		case v < 0:
			return 0
		case s[i] > 'N':
			v -= 8
		case v >= 10:
			v -= 9
		}
		sum += v * weight
	}
	return "MQWERTYUIOPASDFGHJKLBZX"[sum%23]
}

// checkISNI takes fifteen digits and a check character that may be X.
func checkISNI(value string) Verdict {
	s := compact(value)
	return verdict(len(s) == 16 && Mod11_2(s) && !sameDigit(s[:15]))
}

// checkMPAN takes the core: distributor, eight digits, two more and a check
// digit.
func checkMPAN(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || s[:2] < "10" || sameDigit(s) {
		return Invalid
	}
	return verdict(weighted(s[:12], 3, 5, 7, 13, 17, 19, 23, 29, 31, 37, 41, 43)%11%10 == int(s[12]-'0'))
}

// checkMaLo takes eleven digits; the even places count twice.
func checkMaLo(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || s[0] == '0' || sameDigit(s) {
		return Invalid
	}
	return verdict((10-weighted(s[:10], 1, 2, 1, 2, 1, 2, 1, 2, 1, 2)%10)%10 == int(s[10]-'0'))
}
