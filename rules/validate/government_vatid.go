package validate

import (
	"maps"
	"slices"
	"strings"
)

// nationalVAT checks numbers under which taxable persons are known, by
// country and without prefix. Where the tax office has no number of its own
// for the tax, it is the tax number.
var nationalVAT = map[string]struct {
	source string
	check  func(string) Verdict
}{
	"AL": {"Ligji nr. 9920/2008 (Albania), NIPT", checkNIPT},
	"AR": {"AFIP Argentina, CUIT (modulus 11)", checkCUIT},
	"AU": {"A New Tax System (Australian Business Number) Act 1999; ABR, ABN (modulus 89)", checkABN},
	"BO": {"Ley 2492 (Bolivia); Servicio de Impuestos Nacionales, NIT", digitsAlone(7, 12)},
	"BR": {"Receita Federal do Brasil, CNPJ and CPF", anyOf(checkCNPJ, checkCPF)},
	"BY": {"Налоговый кодекс Республики Беларусь art. 79; УНП", checkUNP},
	"CA": {"Income Tax Act (Canada) s. 248(1); CRA, business number (Luhn)", checkBusinessNumber},
	"CL": {"Servicio de Impuestos Internos (Chile), RUT (modulus 11)", checkRUT},
	"CO": {"Estatuto Tributario (Colombia) art. 555-1; DIAN, NIT (modulus 11)", checkNIT},
	"CR": {"Ministerio de Hacienda (Costa Rica), cédula física, jurídica, DIMEX", checkCostaRica},
	"DO": {"Ley 53 de 1970 (Dominican Republic); DGII, RNC and cédula", anyOf(checkRNC, checkDominicanCedula)},
	"EC": {"Ley del Registro Único de Contribuyentes (Ecuador); SRI, RUC", checkEcuadorRUC},
	"GT": {"Código Tributario de Guatemala art. 120; SAT, NIT (modulus 11)", checkGuatemalaNIT},
	"HN": {"Código Tributario de Honduras; SAR, RTN of 14 digits", checkHonduranRTN},
	"ID": {"PMK 112/PMK.03/2022 (Indonesia), NPWP", checkNPWP},
	"IL": {"Israel Tax Authority, authorised dealer number (Luhn)", checkIsraeliID},
	"IN": {"Central Goods and Services Tax Rules 2017 rule 10, GSTIN", checkGSTIN},
	"IS": {"Lög um virðisaukaskatt nr. 50/1988 (Iceland), VSK-númer", digitsAlone(5, 6)},
	"KZ": {"Закон о национальных реестрах идентификационных номеров (Kazakhstan) 2007, ИИН and БИН (modulus 11)", checkKazakhNumber},
	"MK": {"Закон за даночна постапка (North Macedonia), ЕДБ", checkEDB},
	"MX": {"Código Fiscal de la Federación (Mexico) art. 27; SAT, RFC", checkRFC},
	"NG": {"Federal Inland Revenue Service (Nigeria), TIN of eight and four digits", checkNigerianTIN},
	"NI": {"Ley 562 (Nicaragua); DGI, RUC: the cédula of persons, or J and 13 digits", checkNicaraguanRUC},
	"NO": {"Merverdiavgiftsforskriften § 15-10-1; Enhetsregisterloven sec. 5", checkNorwegianVAT},
	"NZ": {"Inland Revenue (New Zealand), GST number (IRD number, modulus 11)", checkIRD},
	"PE": {"D. Leg. 943 (Peru); SUNAT, RUC (modulus 11)", checkPeruRUC},
	"PH": {"National Internal Revenue Code (Philippines) sec. 236; BIR, TIN of nine digits and a branch", checkPhilippineTIN},
	"PY": {"Ley 1352/1988 (Paraguay); SET, RUC", checkParaguayRUC},
	"RS": {"Zakon o poreskom postupku i poreskoj administraciji (Serbia) art. 26; PIB, ISO/IEC 7064 MOD 11,10", checkPIB},
	"RU": {"Приказ ФНС России от 29.06.2012 № ММВ-7-6/435@ (ИНН)", anyOf(checkINN, checkCompanyINN)},
	"SA": {"ZATCA (Saudi Arabia), VAT registration number: 15 digits, first and last 3", checkSaudiVAT},
	"SM": {"Legge 47/2006 (San Marino), codice operatore economico with its leading zeros", digitsAlone(5, 5)},
	"SV": {"Código Tributario de El Salvador; Ministerio de Hacienda, NIT", checkSalvadorNIT},
	"TR": {"Vergi Usul Kanunu no. 213 art. 8; vergi kimlik numarası, or the identity number of persons", anyOf(checkVKN, checkTurkishID)},
	"UA": {"Податковий кодекс України art. 183; індивідуальний податковий номер of 12 digits", digitsAlone(12, 12)},
	"UY": {"DGI Uruguay, Registro Único Tributario (modulus 11)", checkUruguayRUT},
	"UZ": {"Налоговый кодекс Республики Узбекистан; ИНН of nine digits from 2 to 9", checkUzbekTIN},
	"VE": {"Código Orgánico Tributario (Venezuela); SENIAT, RIF (modulus 11)", checkRIF},
}

// prefixedVAT are further countries whose code people write before the tax
// number; the number alone has a validator of its own.
var prefixedVAT = map[string]func(string) Verdict{
	"AD": checkNRT, "AZ": checkVOEN, "CN": checkUSCC, "FO": digitsAlone(6, 6), "GH": checkGhanaTIN, "KE": checkKenyanPIN,
	"KR": checkKoreanBusiness, "MA": checkICE, "ME": checkMontenegrinPIB, "MZ": checkNUIT, "SG": checkUEN, "SN": checkNINEA,
	"TH": anyOf(checkThaiID, checkThaiCompany), "TN": checkMatriculeFiscal, "TW": checkUBN, "VN": checkMST,
	"DZ": checkAlgerianNIF, "EG": digitsAlone(9, 9), "GN": checkGuineanNIF,
}

// nationalVATValidators are called al-vat, at-vat and so on. Each takes the
// number with or without its country.
var nationalVATValidators = nameNationalVAT()

func nameNationalVAT() []Validator {
	named := []Validator{}
	for _, country := range slices.Sorted(maps.Keys(nationalVAT)) {
		if country == "NO" { // no-mva asks for the mark
			continue
		}
		own := nationalVAT[country]
		named = append(named, Validator{strings.ToLower(country) + "-vat", own.source, func(value string) Verdict {
			return own.check(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(value)), country))
		}})
	}
	for _, country := range slices.Sorted(maps.Keys(vatChecks)) {
		if country == "DE" || country == "XI" { // de-vat and uk-vat have their own
			continue
		}
		named = append(named, Validator{
			strings.ToLower(country) + "-vat",
			"Council Directive 2006/112/EC art. 214 and 215 (VIES), number of " + country,
			func(value string) Verdict {
				s := foldedVAT(value)
				if !strings.HasPrefix(s, country) {
					s = country + s
				}
				return checkEUVAT(s)
			},
		})
	}
	return named
}

// foldedVAT drops separators; Greece writes GR for EL.
func foldedVAT(value string) string {
	s := compact(value)
	if strings.HasPrefix(s, "GR") {
		s = "EL" + s[2:]
	}
	return s
}

// checkAnyVAT takes the prefix of a country that has a check here, or of the
// one-stop shop, and its number.
func checkAnyVAT(value string) Verdict {
	s := strings.ToUpper(strings.TrimSpace(value))
	switch {
	case len(s) < 3:
		return Invalid
	case checkEUVAT(s) != Invalid || checkOneStopShop(s) != Invalid || checkOmaniVAT(s) != Invalid && s[:2] == "OM":
		return Valid
	case strings.HasPrefix(s, "CHE"):
		return checkSwissVAT(s)
	case s[:2] == "GB":
		return checkUKVAT(s)
	}
	number := strings.TrimLeft(s[2:], separators)
	if check, known := prefixedVAT[s[:2]]; known {
		return check(number)
	}
	own, known := nationalVAT[s[:2]]
	if !known {
		return Invalid
	}
	return own.check(number)
}

// checkAnyMemberVAT takes the number of a member state, or of Britain and
// Switzerland, without its prefix.
func checkAnyMemberVAT(value string) Verdict {
	s := compact(value)
	if len(s) < 8 { // Romania's may be shorter, and so may anything
		return Invalid
	}
	for _, check := range vatChecks {
		if check(s) {
			return Valid
		}
	}
	return Invalid
}

// anyOf takes what one of the checks takes.
func anyOf(checks ...func(string) Verdict) func(string) Verdict {
	return func(value string) Verdict {
		return verdict(slices.ContainsFunc(checks, func(check func(string) Verdict) bool { return check(value) != Invalid }))
	}
}

// digitsAlone takes numbers without a check digit by their length.
func digitsAlone(least, most int) func(string) Verdict {
	return func(value string) Verdict {
		s, ok := digitsOf(value)
		return verdict(ok && len(s) >= least && len(s) <= most && !sameDigit(s))
	}
}

// checkHonduranRTN takes department, municipality, year and nine more digits.
func checkHonduranRTN(value string) Verdict {
	s, ok := digitsOfLength(value, 14)
	return verdict(ok && s[:2] >= "01" && s[:2] <= "18" && s[4:8] >= "1900" && number(s[4:8]) <= lastBirthYear)
}

// checkKazakhNumber takes twelve digits of persons (birth date first) or
// firms (year and month of registration), with a check digit that is taken
// with other weights when the first ones leave 10.
func checkKazakhNumber(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	if !ok || s[2:4] < "01" || s[2:4] > "12" {
		return Invalid
	}
	rest := weighted(s[:11], 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) % 11
	if rest == 10 {
		rest = weighted(s[:11], 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2) % 11
	}
	return verdict(rest == int(s[11]-'0'))
}

// checkNigerianTIN takes eight digits and the four of a place of business.
func checkNigerianTIN(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	return verdict(ok && !sameDigit(s[:8]))
}

// checkNicaraguanRUC takes the cédula of a person (municipality, DDMMYY,
// serial, letter) or J and 13 digits.
func checkNicaraguanRUC(value string) Verdict {
	s := compact(value)
	switch {
	case shaped(s, "J9999999999999"):
		return Valid
	case shaped(s, "9999999999999A"):
		return verdict(dateExists(2000+number(s[7:9]), number(s[5:7]), number(s[3:5])))
	}
	return Invalid
}

// checkPhilippineTIN takes nine digits, or twelve to fourteen with a branch.
func checkPhilippineTIN(value string) Verdict {
	s, ok := digitsOf(value)
	return verdict(ok && (len(s) == 9 || len(s) >= 12 && len(s) <= 14) && !sameDigit(s[:9]))
}

// checkCompanyINN takes the ten digits of a firm.
func checkCompanyINN(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	return verdict(ok && s[:2] != "00" && weighted(s[:9], 2, 4, 10, 3, 5, 9, 4, 6, 8)%11%10 == int(s[9]-'0'))
}

// checkSaudiVAT takes fifteen digits; the first and the last one are 3.
func checkSaudiVAT(value string) Verdict {
	s, ok := digitsOfLength(value, 15)
	return verdict(ok && s[0] == '3' && s[14] == '3')
}

// checkUzbekTIN takes nine digits; persons begin with 4 to 7.
func checkUzbekTIN(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && oneOf(s[0], "23456789") && !sameDigit(s))
}
