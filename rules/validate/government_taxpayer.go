package validate

import "strings"

// taxpayerValidators check tax numbers that persons have, outside Europe.
var taxpayerValidators = []Validator{
	{"ca-bn", "Income Tax Act (Canada) s. 248(1); CRA, business number (Luhn)", checkBusinessNumber},
	{"pe-ruc", "D. Leg. 943 (Peru); SUNAT, RUC (modulus 11)", checkPeruRUC},
	{"ec-ruc", "Ley del Registro Único de Contribuyentes (Ecuador); SRI, RUC", checkEcuadorRUC},
	{"uy-rut", "DGI Uruguay, Registro Único Tributario (modulus 11)", checkUruguayRUT},
	{"py-ruc", "Ley 1352/1988 (Paraguay); SET, dígito verificador del RUC", checkParaguayRUC},
	{"gt-nit", "Código Tributario de Guatemala art. 120; SAT, NIT (modulus 11)", checkGuatemalaNIT},
	{"sv-nit", "Código Tributario de El Salvador; Ministerio de Hacienda, NIT", checkSalvadorNIT},
	{"do-rnc", "Ley 53 de 1970 (Dominican Republic); DGII, RNC (modulus 11)", checkRNC},
	{"ve-rif", "Código Orgánico Tributario (Venezuela); SENIAT, RIF (modulus 11)", checkRIF},
	{"cr-cedula", "Tribunal Supremo de Elecciones and Hacienda (Costa Rica), cédula física, jurídica, DIMEX", checkCostaRica},
	{"cu-ni", "Resolución 5/2010 (Cuba), número de identidad (birth date and sex)", checkCubanID},
	{"cn-uscc", "GB 32100-2015 (unified social credit identifier)", checkUSCC},
	{"tw-ubn", "Ministry of Finance of Taiwan, 統一編號 check digit, rule of April 2023", checkUBN},
	{"vn-mst", "Thông tư 105/2020/TT-BTC (Vietnam), mã số thuế", checkMST},
	{"id-npwp", "PMK 112/PMK.03/2022 (Indonesia), NPWP of 15 and 16 digits", checkNPWP},
	{"za-tin", "Tax Administration Act 28 of 2011 (South Africa); SARS, tax reference number (Luhn)", checkSouthAfricanTIN},
	{"ke-pin", "Tax Procedures Act 2015 (Kenya) s. 11; KRA PIN", checkKenyanPIN},
	{"gh-tin", "Taxpayer Identification Numbering System Act 632 (Ghana); GRA, TIN (modulus 11)", checkGhanaTIN},
	{"mz-nuit", "Decreto 28/2012 (Mozambique); Autoridade Tributária, NUIT (modulus 11)", checkNUIT},
	{"ma-ice", "Décret n° 2-11-63 (Morocco), identifiant commun de l'entreprise (modulus 97)", checkICE},
}

// checkBusinessNumber takes nine digits, perhaps with a programme account.
func checkBusinessNumber(value string) Verdict {
	s := compact(value)
	if len(s) == 15 {
		if !shaped(s[9:], "AA9999") || !listed(s[9:11], " RC RM RP RT RR RZ ") {
			return Invalid
		}
		s = s[:9]
	}
	return verdict(len(s) == 9 && !sameDigit(s) && Luhn(s))
}

// checkPeruRUC takes eleven digits; 10, 15, 16 and 17 are for persons and 20
// for firms.
func checkPeruRUC(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || !listed(s[:2], " 10 15 16 17 20 ") {
		return Invalid
	}
	return verdict((11-weighted(s[:10], 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)%11)%10 == int(s[10]-'0'))
}

// checkEcuadorRUC takes thirteen digits. The third one tells persons, whose
// cédula it is, public bodies (6) and companies (9) apart.
func checkEcuadorRUC(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok {
		return Invalid
	}
	province := number(s[:2])
	if province == 0 || (province > 24 && province != 30 && province != 50) {
		return Invalid
	}
	switch {
	case s[2] < '6':
		return verdict(Luhn(s[:10]) && s[10:] != "000")
	case s[2] == '6' && weighted(s[:9], 3, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0:
		return verdict(s[9:] != "0000")
	case s[2] == '6':
		return verdict(Luhn(s[:10]) && s[10:] != "000")
	case s[2] == '9':
		return verdict(weighted(s[:10], 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0 && s[10:] != "000")
	}
	return Invalid
}

// checkUruguayRUT takes twelve digits: office, serial, 001 and a check digit.
func checkUruguayRUT(value string) Verdict {
	s, ok := digitsOfLength(strings.TrimPrefix(compact(value), "UY"), 12)
	if !ok || s[:2] < "01" || s[:2] > "22" || s[2:8] == "000000" || s[8:11] != "001" {
		return Invalid
	}
	return verdict((11-weighted(s[:11], 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)%11)%11 == int(s[11]-'0'))
}

// checkParaguayRUC takes five to eight digits and a check digit; for persons
// it is the number of the cédula.
func checkParaguayRUC(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) < 5 || len(s) > 9 {
		return Invalid
	}
	return verdict((11-ascending(s[:len(s)-1], 2)%11)%11%10 == int(s[len(s)-1]-'0'))
}

// checkGuatemalaNIT takes up to eleven digits and a check character.
func checkGuatemalaNIT(value string) Verdict {
	s := compact(value)
	if len(s) < 2 || len(s) > 12 || !allDigits(s[:len(s)-1]) {
		return Invalid
	}
	return verdict("0123456789K"[(11-ascending(s[:len(s)-1], 2)%11)%11] == s[len(s)-1])
}

// ascending is the sum of digits, each times its place counted from the right
// plus from.
func ascending(s string, from int) int {
	sum := 0
	for i := range len(s) {
		sum += int(s[len(s)-1-i]-'0') * (from + i)
	}
	return sum
}

// checkSalvadorNIT takes municipality, DDMMYY, a serial of three digits and a
// check digit. Serials to 100 keep an older rule.
func checkSalvadorNIT(value string) Verdict {
	s, ok := digitsOfLength(strings.TrimPrefix(compact(value), "SV"), 14)
	if !ok || !oneOf(s[0], "019") {
		return Invalid
	}
	if s[10:13] <= "100" {
		return verdict(weighted(s[:13], 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)%11%10 == int(s[13]-'0'))
	}
	sum := weighted(s[:13], 2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)
	return verdict((11-sum%11)%11%10 == int(s[13]-'0'))
}

// checkRNC takes nine digits; persons use the cédula.
func checkRNC(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict((10-weighted(s[:8], 7, 9, 8, 6, 5, 4, 3, 2)%11+9)%9+1 == int(s[8]-'0'))
}

// checkRIF takes V (citizens), E (foreigners), P (passport), J or G and nine
// digits.
func checkRIF(value string) Verdict {
	s := compact(value)
	if !shaped(s, "A999999999") {
		return Invalid
	}
	kind := map[byte]int{'V': 4, 'E': 8, 'J': 12, 'P': 16, 'G': 20, 'C': 12}[s[0]]
	if kind == 0 {
		return Invalid
	}
	return verdict("00987654321"[(kind+weighted(s[1:9], 3, 2, 7, 6, 5, 4, 3, 2))%11] == s[9])
}

// checkCostaRica takes the number of a citizen (province, volume, entry), of
// a firm (class, kind, serial) or of a resident (from 1, 11 or 12 digits).
func checkCostaRica(value string) Verdict {
	s := compact(value)
	if strings.Count(value, "-") == 2 && len(s) < 10 {
		s = costaRicanGroups(value)
	}
	if !allDigits(s) {
		return Invalid
	}
	switch {
	case len(s) == 9:
		return verdict(s[0] != '0' && s[1:5] != "0000" && s[5:] != "0000")
	case len(s) == 10 && s[0] == '0':
		return verdict(s[1] != '0')
	case len(s) == 10:
		return verdict(oneOf(s[0], "2345") && (s[0] != '5' || s[1:4] == "001"))
	case len(s) == 11 || len(s) == 12:
		return verdict(s[0] == '1')
	}
	return Invalid
}

// costaRicanGroups puts back the leading zeros that people leave out.
func costaRicanGroups(value string) string {
	parts := strings.Split(strings.TrimSpace(value), "-")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	for i := range parts[1:] {
		parts[i+1] = strings.Repeat("0", max(0, 4-len(parts[i+1]))) + parts[i+1]
	}
	return strings.Join(parts, "")
}

// checkCubanID takes YYMMDD, a digit for the century and four more, of which
// the third tells the sex.
func checkCubanID(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok {
		return Invalid
	}
	year := 1900 + number(s[:2])
	switch {
	case s[6] == '9':
		year -= 100
	case s[6] >= '6':
		year += 100
	}
	return verdict(birthDateExists(year, number(s[2:4]), number(s[4:6])))
}

// checkUSCC takes eighteen characters without I, O, S, V and Z; sole traders
// have 92 in front.
func checkUSCC(value string) Verdict {
	const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"
	s := compact(value)
	if len(s) != 18 || !allDigits(s[2:8]) {
		return Invalid
	}
	sum, power := 0, 1
	for i := range 17 {
		v := indexByte(alphabet, s[i])
		if v < 0 {
			return Invalid
		}
		sum += v * power
		power = power * 3 % 31
	}
	return verdict(alphabet[(31-sum%31)%31] == s[17])
}

// checkUBN takes eight digits. A 7 in the seventh place has products that
// count in two ways.
func checkUBN(value string) Verdict {
	s, ok := digitsOfLength(value, 8)
	if !ok || s == "00000000" {
		return Invalid
	}
	sum := digitSums(s, 1, 2, 1, 2, 1, 2, 4, 1)
	return verdict(sum%5 == 0 || s[6] == '7' && (sum+1)%5 == 0)
}

// checkMST takes ten digits, or thirteen with a branch.
func checkMST(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || (len(s) != 10 && len(s) != 13) || s[2:9] == "0000000" || (len(s) == 13 && s[10:] == "000") {
		return Invalid
	}
	return verdict(10-weighted(s[:9], 31, 29, 23, 19, 17, 13, 7, 5, 3)%11 == int(s[9]-'0'))
}

// checkNPWP takes fifteen digits with a check digit in the ninth place, or
// since 2024 sixteen: the identity number of persons, or 0 and the old one.
func checkNPWP(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || (len(s) != 15 && len(s) != 16) {
		return Invalid
	}
	if len(s) == 16 {
		if s[0] != '0' {
			return checkNIK(s)
		}
		s = s[1:]
	}
	return verdict(s[:9] != "000000000" && Luhn(s[:9]))
}

// checkSouthAfricanTIN takes ten digits; persons begin with 0, 1, 2 or 3.
func checkSouthAfricanTIN(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	return verdict(ok && oneOf(s[0], "01239") && !sameDigit(s) && Luhn(s))
}

// checkKenyanPIN takes A (persons) or P (firms), nine digits and a letter.
func checkKenyanPIN(value string) Verdict {
	s := compact(value)
	return verdict(shaped(s, "A999999999A") && oneOf(s[0], "AP"))
}

// checkGhanaTIN takes P (persons), C, G, Q or V, two zeros, seven digits and
// a check character.
func checkGhanaTIN(value string) Verdict {
	s := compact(value)
	if !shaped(s, "A00999999**") && !shaped(s, "A0099999999") || !oneOf(s[0], "PCGQV") || !allDigits(s[1:10]) {
		return Invalid
	}
	return verdict("0123456789X"[weighted(s[1:10], 1, 2, 3, 4, 5, 6, 7, 8, 9)%11] == s[10])
}

// checkNUIT takes nine digits; persons begin with 1.
func checkNUIT(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict("01234567891"[weighted(s[:8], 8, 9, 4, 5, 6, 7, 8, 9)%11] == s[8])
}

// checkICE takes fifteen digits that are a multiple of 97.
func checkICE(value string) Verdict {
	s, ok := digitsOfLength(value, 15)
	return verdict(ok && !sameDigit(s) && number(s)%97 == 0)
}
