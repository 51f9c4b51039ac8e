package validate

import (
	"slices"
	"strings"
)

// registerValidators check numbers in registers of firms that sole traders
// enter too, and tax numbers of small countries.
var registerValidators = []Validator{
	{"at-firmenbuch", "Firmenbuchgesetz (Austria) sec. 3; Firmenbuchnummer of up to six digits and a letter", checkFirmenbuch},
	{"ee-registrikood", "Äriregistri seadus (Estonia) § 63; registrikood (modulus 11), sole traders (FIE) included", checkRegistrikood},
	{"fr-rcs", "Code de commerce art. R123-237; RCS, town, A (persons) or B and SIREN", checkRCS},
	{"fo-vn", "Løgtingslóg um meirvirðisgjald (Faroe Islands); TAKS, V-tal of six digits", digitsAlone(6, 6)},
	{"li-peid", "Steuergesetz (Liechtenstein); Steuerverwaltung, Personenidentifikationsnummer", checkPEID},
	{"ro-cui", "Codul de procedură fiscală (Romania) art. 82; ANAF, CUI (modulus 11)", checkCUI},
	{"ro-onrc", "Legea 265/2022 (Romania); ONRC, număr de ordine, F for persons", checkONRC},
	{"si-maticna", "Zakon o Poslovnem registru Slovenije; AJPES, matična številka (modulus 11)", checkMaticna},
	{"sm-coe", "Legge 47/2006 (San Marino), codice operatore economico", checkCOE},
	{"fi-veronumero", "Laki veronumerosta ja rakennusalan veronumerorekisteristä 1231/2011", digitsAlone(12, 12)},
	{"pa-vat", "Ley 33 de 2010 (Panama); Tribunal Electoral, cédula, and DGI, RUC: groups with hyphens, perhaps DV and two digits", checkPanamanianRUC},
	{"cr-dimex", "Dirección General de Migración y Extranjería (Costa Rica), DIMEX", checkDIMEX},
	{"vat-number", "Council Directive 2006/112/EC art. 214 and 215, and the issuers of the numbers of other countries", checkAnyVAT},
	{"vat-member", "Council Directive 2006/112/EC art. 215: numbers of member states without their prefix", checkAnyMemberVAT},
}

// checkFirmenbuch takes FN or nothing, one to six digits and a letter.
func checkFirmenbuch(value string) Verdict {
	s := strings.TrimPrefix(compact(value), "FN")
	n := len(s) - 1
	return verdict(n >= 1 && n <= 6 && allDigits(s[:n]) && s[n] >= 'A' && s[n] <= 'Z')
}

// checkRegistrikood takes eight digits; the first one tells the register.
func checkRegistrikood(value string) Verdict {
	s, ok := digitsOfLength(value, 8)
	if !ok || !oneOf(s[0], "1789") {
		return Invalid
	}
	rest := weighted(s[:7], 1, 2, 3, 4, 5, 6, 7) % 11
	if rest == 10 {
		rest = weighted(s[:7], 3, 4, 5, 6, 7, 8, 9) % 11 % 10
	}
	return verdict(rest == int(s[7]-'0'))
}

// checkRCS takes "RCS Nancy B 323 159 715".
func checkRCS(value string) Verdict {
	words := strings.Fields(strings.ToUpper(value))
	if len(words) < 3 || words[0] != "RCS" && words[0] != "R.C.S." {
		return Invalid
	}
	for i := 2; i < len(words); i++ { // the town may have several words
		rest := strings.Join(words[i:], "")
		if oneOf(rest[0], "AB") && checkSIREN(rest[1:]) != Invalid && len(compact(rest)) == 10 {
			return Valid
		}
	}
	return Invalid
}

// checkPEID takes up to twelve digits, leading zeros aside four at least.
func checkPEID(value string) Verdict {
	s, ok := digitsOf(value)
	s = strings.TrimLeft(s, "0")
	return verdict(ok && len(s) >= 4 && len(s) <= 12)
}

// checkCUI takes RO or nothing and up to ten digits.
func checkCUI(value string) Verdict {
	s := strings.TrimPrefix(compact(value), "RO")
	return verdict(len(s) <= 10 && vatRomania(s))
}

// romanianCounty tells the counties of the register.
func romanianCounty(n int) bool { return n >= 1 && n <= 40 || n == 51 || n == 52 }

// checkONRC takes the letter of the register, then county, serial and year
// with marks between, or since 2024 year, serial, county and a check digit.
func checkONRC(value string) Verdict {
	s := strings.ToUpper(strings.TrimSpace(value))
	if len(s) < 2 || !oneOf(s[0], "CFJ") {
		return Invalid
	}
	if shaped(s, "A9999999999999") {
		return checkNewONRC(s)
	}
	parts := strings.FieldsFunc(s[1:], func(r rune) bool { return strings.ContainsRune(" /-\\", r) })
	if len(parts) != 3 || len(parts[0]) > 2 || len(parts[1]) > 5 || !allDigits(parts[0]+parts[1]) || !romanianCounty(number(parts[0])) {
		return Invalid
	}
	year := parts[2]
	if shaped(strings.ReplaceAll(year, ".", ""), "99999999") && len(year) == 10 { // 22.11.2012
		year = year[6:]
	}
	return verdict(shaped(year, "9999") && year >= "1990" && year <= "2024")
}

// checkNewONRC counts the letter as the last digit of its code.
func checkNewONRC(s string) Verdict {
	year, county := number(s[1:5]), number(s[11:13])
	if year < 1990 || year > lastBirthYear || !romanianCounty(county) && (county != 0 || year < 2024) || year > 2024 && county != 0 {
		return Invalid
	}
	sum := int(s[0] % 10)
	for i := 1; i < 13; i++ {
		sum += int(s[i] - '0')
	}
	return verdict(sum%10 == int(s[13]-'0'))
}

// checkMaticna takes seven digits, and three characters more of a branch.
func checkMaticna(value string) Verdict {
	s := compact(value)
	if len(s) != 7 && len(s) != 10 || !allDigits(s[:7]) {
		return Invalid
	}
	if len(s) == 10 && !shaped(s[7:], "*99") {
		return Invalid
	}
	rest := weighted(s[:6], 7, 6, 5, 4, 3, 2) % 11
	return verdict(rest != 0 && (11-rest)%10 == int(s[6]-'0'))
}

// lowOperators are the numbers of one or two digits that are taken.
var lowOperators = []int{
	2, 4, 6, 7, 8, 9, 10, 11, 13, 16, 18, 19, 20, 21, 25, 26, 30, 32, 33, 35, 36, 37, 38, 39, 40, 42, 45, 47, 49, 51, 52, 55, 56, 57, 58, 59,
	61, 62, 64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 79, 80, 81, 84, 85, 87, 88, 91, 92, 94, 95, 96, 97, 99,
}

// checkCOE takes SM or nothing and up to five digits.
func checkCOE(value string) Verdict {
	s := strings.TrimLeft(strings.TrimPrefix(compact(value), "SM"), "0")
	if s == "" || len(s) > 5 || !allDigits(s) {
		return Invalid
	}
	return verdict(len(s) > 2 || slices.Contains(lowOperators, number(s)))
}

// checkDIMEX takes eleven or twelve digits from 1.
func checkDIMEX(value string) Verdict {
	s, ok := digitsOf(value)
	return verdict(ok && (len(s) == 11 || len(s) == 12) && s[0] == '1')
}

// checkPanamanianRUC takes three groups with hyphens. The first one is the
// province of a person, PE, E, N or the number of a firm.
func checkPanamanianRUC(value string) Verdict {
	s := strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(value)), "PA")
	body, digits, hasDV := strings.Cut(s, "DV")
	if hasDV && !shaped(strings.Trim(digits, separators), "99") {
		return Invalid
	}
	parts := strings.Split(strings.Trim(body, separators), "-")
	if len(parts) != 3 || !allDigits(parts[1]+parts[2]) || len(parts[1]) < 1 || len(parts[1]) > 4 || len(parts[2]) < 1 || len(parts[2]) > 6 {
		return Invalid
	}
	first := parts[0]
	person := slices.Contains([]string{"E", "N", "PE"}, first)
	for _, kind := range []string{"AV", "PI", "NT"} {
		first = strings.TrimSuffix(first, kind)
	}
	return verdict(person || first != "" && len(first) <= 9 && allDigits(first) && number(first) > 0)
}
