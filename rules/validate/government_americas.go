package validate

import "strings"

var americanValidators = []Validator{
	{"ca-sin", "Employment Insurance Act (S.C. 1996, c. 23) s. 138; ESDC, SIN Code of Practice (Luhn)", checkSIN},
	{"br-cpf", "Instrução Normativa RFB nº 2.172/2024 (CPF, two check digits modulo 11)", checkCPF},
	{"br-cnpj", "Instrução Normativa RFB nº 2.119/2022 and nº 2.229/2024 (alphanumeric CNPJ)", checkCNPJ},
	{"ar-cuit", "AFIP, Resolución General 10/1997 and 13/1997 (CUIT and CUIL)", checkCUIT},
	{"cl-rut", "Decreto con Fuerza de Ley 3/1969 (Rol Único Tributario, modulus 11)", checkRUT},
	{"co-nit", "Decreto 2460/2013; DIAN, Orden Administrativa 4/1989 (dígito de verificación)", checkNIT},
	{"ec-ci", "Ley Orgánica de Gestión de la Identidad; Registro Civil del Ecuador (Luhn)", checkEcuadorCI},
	{"uy-ci", "DNIC Uruguay, dígito verificador de la cédula de identidad", checkUruguayCI},
	{"pe-dni-checked", "RENIEC, Código Único de Identificación, dígito de verificación", checkPeruDNI},
	{"pe-dni", "Ley 26497 (RENIEC), documento nacional de identidad of eight digits", checkPeruDNIDigits},
	{"ar-dni", "Ley 17.671 (Registro Nacional de las Personas), número de documento", checkArgentineDNI},
	{"cr-cpf", "Tribunal Supremo de Elecciones (Costa Rica), cédula de identidad (province, tomo, asiento)", checkCostaRicanCedula},
	{"do-cedula", "Junta Central Electoral, cédula de identidad y electoral (Luhn)", checkDominicanCedula},
}

// checkSIN takes nine digits. 0 stands first in numbers of the tax agency
// and 8 in business numbers.
func checkSIN(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && s[0] != '0' && s[0] != '8' && Luhn(s))
}

// checkCPF takes nine digits and two check digits.
func checkCPF(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || sameDigit(s) {
		return Invalid
	}
	first := brazilian(weighted(s[:9], 10, 9, 8, 7, 6, 5, 4, 3, 2))
	second := brazilian(weighted(s[:10], 11, 10, 9, 8, 7, 6, 5, 4, 3, 2))
	return reservedWhen(first == int(s[9]-'0') && second == int(s[10]-'0'), s, "12345678909")
}

func brazilian(sum int) int { return (11 - sum%11) % 11 % 10 }

// checkCNPJ takes eight characters of the company, four of the branch and
// two check digits. Letters are in use since July 2026 and count their ASCII
// code less 48.
func checkCNPJ(value string) Verdict {
	s := compact(value)
	if !shaped(s, "************99") || sameDigit(s) || s[:8] == "00000000" {
		return Invalid
	}
	weights := [...]int{6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2}
	first, second := 0, 0
	for i := range 12 {
		v := int(s[i] - '0')
		first += v * weights[i+1]
		second += v * weights[i]
	}
	digit := brazilian(first)
	return verdict(digit == int(s[12]-'0') && brazilian(second+2*digit) == int(s[13]-'0'))
}

// checkCUIT takes a prefix, eight digits (the DNI of persons) and a check
// digit. Prefixes of persons are 20, 23, 24, 25, 26 and 27. A remainder that
// asks for the digit 10 has 9, where the prefix was not changed for it.
func checkCUIT(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || !listed(s[:2], " 20 23 24 25 26 27 30 33 34 50 51 55 ") {
		return Invalid
	}
	rest := weighted(s[:10], 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11
	return verdict("09987654321"[rest] == s[10])
}

// checkRUT takes seven or eight digits and a check character 0 to 9 or K.
// 11.111.111-1 and 12.345.678-5 are the numbers that everybody types.
func checkRUT(value string) Verdict {
	s := strings.TrimPrefix(compact(value), "CL")
	if len(s) < 8 || len(s) > 9 || !allDigits(s[:len(s)-1]) || strings.HasPrefix(s, "00") {
		return Invalid
	}
	sum := 0
	for i := range len(s) - 1 {
		sum += int(s[len(s)-2-i]-'0') * (2 + i%6)
	}
	ok := "0K987654321"[sum%11] == s[len(s)-1]
	return reservedWhen(ok, s, "111111111", "123456785")
}

var nitMarks = strings.NewReplacer(",", ".", "\u2014", "-")

// checkNIT takes up to 15 digits and a check digit, which may stand behind a
// dash of any length.
func checkNIT(value string) Verdict {
	s, ok := digitsOf(nitMarks.Replace(value))
	if !ok || len(s) < 8 || len(s) > 16 {
		return Invalid
	}
	weights := [...]int{3, 7, 13, 17, 19, 23, 29, 37, 41, 43, 47, 53, 59, 67, 71}
	sum := 0
	for i := range len(s) - 1 {
		sum += int(s[len(s)-2-i]-'0') * weights[i]
	}
	return verdict("01987654321"[sum%11] == s[len(s)-1])
}

// checkEcuadorCI takes ten digits: province 01 to 24, or 30 and 50 of
// those registered abroad, a digit up to 6, and a check digit by Luhn.
func checkEcuadorCI(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok {
		return Invalid
	}
	province := number(s[:2])
	return verdict(Luhn(s) && s[2] <= '6' && (province >= 1 && province <= 24 || province == 30 || province == 50))
}

// checkUruguayCI takes six or seven digits and a check digit.
func checkUruguayCI(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) < 7 || len(s) > 8 || sameDigit(s) {
		return Invalid
	}
	if len(s) == 7 {
		s = "0" + s
	}
	sum := weighted(s[:7], 2, 9, 8, 7, 6, 3, 4)
	return verdict((10-sum%10)%10 == int(s[7]-'0'))
}

// checkPeruDNI takes the eight digits of the DNI and the check character,
// which is printed as a digit or as a letter.
func checkPeruDNI(value string) Verdict {
	s := compact(value)
	if !shaped(s, "99999999*") {
		return Invalid
	}
	rest := weighted(s[:8], 3, 2, 7, 6, 5, 4, 3, 2) % 11
	return verdict("65432110987"[rest] == s[8] || "KJIHGFEDCBA"[rest] == s[8])
}

// checkPeruDNIDigits takes eight digits, with or without the check character.
func checkPeruDNIDigits(value string) Verdict {
	s := compact(value)
	if len(s) == 8 {
		return verdict(allDigits(s) && !sameDigit(s))
	}
	return checkPeruDNI(value)
}

// checkArgentineDNI takes seven or eight digits, in groups of three from the
// end where there are dots.
func checkArgentineDNI(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) < 7 || len(s) > 8 || sameDigit(s) {
		return Invalid
	}
	_, ok = groupedDigits(value, len(s)-6, 3, 3)
	return verdict(ok)
}

// checkCostaRicanCedula takes the province 1 to 9, tomo and asiento of up to
// four digits each, in nine digits or ten with a 0 before, or with hyphens
// between the three, which then may lack zeros.
func checkCostaRicanCedula(value string) Verdict {
	s, ok := digitsOf(value)
	if parts := strings.Split(strings.TrimSpace(value), "-"); ok && len(parts) == 3 {
		province := strings.TrimPrefix(parts[0], "0")
		return verdict(len(parts[0]) <= 2 && len(province) == 1 && province != "0" &&
			len(parts[1]) >= 3 && len(parts[1]) <= 4 && len(parts[2]) >= 3 && len(parts[2]) <= 4)
	}
	return verdict(ok && !sameDigit(s) && (len(s) == 9 && s[0] != '0' || len(s) == 10 && s[0] == '0' && s[1] != '0'))
}

// checkDominicanCedula takes eleven digits with a check digit by Luhn. Some
// old cards break the rule and are not seen.
func checkDominicanCedula(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	return verdict(ok && !sameDigit(s) && Luhn(s))
}
