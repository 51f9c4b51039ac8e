package validate

import "strings"

// companyValidators check numbers that firms and sole traders share.
var companyValidators = []Validator{
	{"se-orgnr", "Lag (1974:174) om identitetsbeteckning för juridiska personer; Skatteverket SKV 709 (Luhn)", checkSwedishOrganisation},
	{"no-orgnr", "Enhetsregisterloven sec. 5; Brønnøysundregistrene (modulus 11)", checkNorwegianOrganisation},
	{"fr-siren", "Code de commerce art. R123-220 and R123-221; INSEE, SIREN and SIRET (Luhn)", checkSIREN},
	{"sg-uen", "Unique Entity Number, Registries and Other Laws (UEN) Act 2008; ACRA", checkUEN},
	{"cz-ico", "Zákon č. 111/2009 Sb. sec. 24 and 25; ČSÚ, IČO (modulus 11), also of Slovakia", checkICO},
	{"pl-regon", "Rozporządzenie RM z dnia 30 listopada 2015 r. (REGON, modulus 11)", checkREGON},
	{"mk-edb", "Закон за даночна постапка (North Macedonia), ЕДБ, modulus 11", checkEDB},
	{"rs-pib", "Zakon o poreskom postupku i poreskoj administraciji (Serbia) art. 26; PIB, ISO/IEC 7064 MOD 11,10", checkPIB},
	{"md-idno", "Hotărârea Guvernului nr. 272/2002 (Moldova), IDNO and IDNP, weights 7 3 1", checkIDNO},
	{"by-unp", "Налоговый кодекс Республики Беларусь art. 79; УНП (modulus 11)", checkUNP},
	{"ru-ogrn", "Приказ Минфина России от 30.10.2017 № 165н (ОГРН, ОГРНИП)", checkOGRN},
	{"az-voen", "Vergi Məcəlləsi (Azerbaijan) art. 33; VÖEN", checkVOEN},
	{"al-nipt", "Ligji nr. 9920/2008 (Albania); NIPT, a letter, eight digits and a letter", checkNIPT},
	{"tr-vkn", "Vergi Usul Kanunu no. 213 art. 8; Gelir İdaresi, vergi kimlik numarası", checkVKN},
	{"at-tin", "Bundesabgabenordnung; BMF, Abgabenkontonummer (check digit)", checkAbgabenkonto},
	{"ad-nrt", "Reglament del Número de Registre Tributari (Andorra)", checkNRT},
}

// checkSwedishOrganisation takes ten digits, or twelve with 16 before them;
// the third is 2 or more, which no month has.
func checkSwedishOrganisation(value string) Verdict {
	s, ok := digitsOf(value)
	if ok && len(s) == 12 && s[:2] == "16" {
		s = s[2:]
	}
	return verdict(ok && len(s) == 10 && s[0] != '0' && s[2] >= '2' && Luhn(s))
}

// checkNorwegianOrganisation takes nine digits with or without NO and MVA.
func checkNorwegianOrganisation(value string) Verdict {
	s := strings.TrimSuffix(strings.TrimPrefix(compact(value), "NO"), "MVA")
	if len(s) != 9 || !allDigits(s) || sameDigit(s) {
		return Invalid
	}
	return verdict((11-weighted(s[:8], 3, 2, 7, 6, 5, 4, 3, 2)%11)%11 == int(s[8]-'0'))
}

// checkSIREN takes nine digits, or fourteen with the establishment. The
// digits of La Poste (356000000) make a multiple of five instead.
func checkSIREN(value string) Verdict {
	s, ok := digitsOf(value)
	switch {
	case !ok || sameDigit(s) || (len(s) != 9 && len(s) != 14):
		return Invalid
	case len(s) == 14 && s[:9] == "356000000" && s != "35600000000048":
		sum := 0
		for i := range len(s) {
			sum += int(s[i] - '0')
		}
		return verdict(sum%5 == 0)
	}
	return verdict(Luhn(s[:9]) && Luhn(s))
}

const uenTypes = " CC CD CH CL CM CP CS CX DP FB FC FM FN GA GB GS HS LL LP MB MC MD MH MM MQ NB NR PA PB PF RF RP SM SS TC TU VH XL "

// checkUEN takes the three forms of ACRA: eight digits of a business, year
// and five digits of a company, or a letter, the year, the kind and four
// digits of another entity; each with a check letter.
func checkUEN(value string) Verdict {
	s := compact(value)
	switch {
	case shaped(s, "99999999A"):
		return verdict("XMKECAWLJDB"[weighted(s[:8], 10, 4, 9, 3, 8, 2, 7, 1)%11] == s[8])
	case shaped(s, "999999999A"):
		if s[:4] < "1800" || number(s[:4]) > lastBirthYear {
			return Invalid
		}
		return verdict("ZKCMDNERGWH"[weighted(s[:9], 10, 8, 6, 4, 9, 7, 5, 3, 1)%11] == s[9])
	case shaped(s, "A99AA9999A") && oneOf(s[0], "RST") && listed(s[3:5], uenTypes):
		const alphabet = "ABCDEFGHJKLMNPQRSTUVWX0123456789"
		sum := 0
		for i, w := range [...]int{4, 3, 5, 3, 10, 2, 2, 5, 7} {
			v := indexByte(alphabet, s[i])
			if v < 0 {
				return Invalid
			}
			sum += v * w
		}
		return verdict(alphabet[((sum-5)%11+11)%11] == s[9])
	}
	return Invalid
}

// checkICO takes eight digits.
func checkICO(value string) Verdict {
	s, ok := digitsOfLength(value, 8)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict((11-weighted(s[:7], 8, 7, 6, 5, 4, 3, 2)%11)%10 == int(s[7]-'0'))
}

// checkREGON takes nine digits, or fourteen of a local unit.
func checkREGON(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || sameDigit(s) || (len(s) != 9 && len(s) != 14) {
		return Invalid
	}
	if len(s) == 14 && weighted(s[:13], 2, 4, 8, 5, 0, 9, 7, 3, 6, 1, 2, 4, 8)%11%10 != int(s[13]-'0') {
		return Invalid
	}
	return verdict(weighted(s[:8], 8, 9, 2, 3, 4, 5, 6, 7)%11%10 == int(s[8]-'0'))
}

// checkEDB takes thirteen digits with or without the prefix in Latin or
// Cyrillic letters. Firms begin with 4 or 5; a person may have the EMBG.
func checkEDB(value string) Verdict {
	s := strings.TrimPrefix(strings.TrimPrefix(compact(value), "МК"), "MK")
	if !shaped(s, "9999999999999") || sameDigit(s) {
		return Invalid
	}
	return verdict((11-weighted(s[:12], 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2)%11)%11%10 == int(s[12]-'0'))
}

// checkPIB takes nine digits.
func checkPIB(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && s[0] != '0' && Mod11_10(s))
}

// checkIDNO takes thirteen digits: 1 for firms, 2 for persons and 0 for
// stateless persons come first.
func checkIDNO(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || sameDigit(s) {
		return Invalid
	}
	return verdict(weighted(s[:12], 7, 3, 1, 7, 3, 1, 7, 3, 1, 7, 3, 1)%10 == int(s[12]-'0'))
}

var unpTwins = strings.NewReplacer("А", "A", "В", "B", "С", "C", "Е", "E", "Н", "H", "К", "K", "М", "M", "О", "O", "Р", "P", "Т", "T", "УНП", "")

// checkUNP takes nine digits of firms, or two letters and seven digits of
// persons; letters of the Cyrillic alphabet count as their Latin twins.
func checkUNP(value string) Verdict {
	s := strings.TrimPrefix(unpTwins.Replace(strings.Replace(compact(value), "УНП", "", 1)), "UNP")
	if len(s) != 9 || !allDigits(s[2:]) || !oneOf(s[0], "1234567ABCEHKM") {
		return Invalid
	}
	second := int(s[1] - '0')
	if !allDigits(s[:2]) {
		if second = indexByte("ABCEHKMOPT", s[1]); second < 0 || allDigits(s[:1]) {
			return Invalid
		}
	}
	sum := value36(s[0])*29 + second*23 + weighted(s[2:8], 19, 17, 13, 7, 5, 3)
	return verdict(sum%11 == int(s[8]-'0'))
}

// checkOGRN takes thirteen digits of firms or the fifteen of sole traders.
func checkOGRN(value string) Verdict {
	s, ok := digitsOf(value)
	switch {
	case !ok || s[0] == '0':
		return Invalid
	case len(s) == 13:
		return verdict(number(s[:12])%11%10 == int(s[12]-'0'))
	case len(s) == 15:
		return verdict(oneOf(s[0], "34") && number(s[:14])%13%10 == int(s[14]-'0'))
	}
	return Invalid
}

// checkVOEN takes ten digits: region, serial, a check digit and 1 for firms
// or 2 for persons.
func checkVOEN(value string) Verdict {
	s, ok := digitsOf(value)
	if ok && len(s) == 9 {
		s = "0" + s
	}
	if !ok || len(s) != 10 || !oneOf(s[9], "12") {
		return Invalid
	}
	return verdict(weighted(s[:8], 4, 1, 8, 6, 2, 7, 5, 3)%11 == int(s[8]-'0'))
}

// checkNIPT takes a letter for the decade, eight digits and a letter. No
// check digit is published.
func checkNIPT(value string) Verdict {
	s := strings.TrimPrefix(strings.Replace(compact(value), "(AL)", "AL", 1), "AL")
	return verdict(shaped(s, "A99999999A") && s[0] >= 'A' && s[0] <= 'M')
}

// checkVKN takes ten digits.
func checkVKN(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || sameDigit(s) {
		return Invalid
	}
	sum := 0
	for i := range 9 {
		if n := (int(s[i]-'0') + 9 - i) % 10; n != 0 {
			n = (n << (9 - i)) % 9
			if n == 0 {
				n = 9
			}
			sum += n
		}
	}
	return verdict((10-sum%10)%10 == int(s[9]-'0'))
}

// austrianTaxOffices are the Finanzamtsnummern of before 2021, which numbers
// keep.
const austrianTaxOffices = " 03 04 06 07 08 09 10 12 15 16 18 22 23 29 33 38 41 46 51 52 53 54 57 59 61 65 67 68 69 71 72 81 82 83 84 90 91 93 97 98 "

// checkAbgabenkonto takes nine digits: tax office, serial and a check digit.
func checkAbgabenkonto(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	if !ok || !listed(s[:2], austrianTaxOffices) {
		return Invalid
	}
	return verdict((10-digitSums(s[:8], 1, 2, 1, 2, 1, 2, 1, 2)%10)%10 == int(s[8]-'0'))
}

// checkNRT takes a letter for the kind of taxpayer, six digits and a letter.
// F is for residents, E for others, A and L for companies.
func checkNRT(value string) Verdict {
	s := compact(value)
	if !shaped(s, "A999999A") || !oneOf(s[0], "ACDEFGLOPU") {
		return Invalid
	}
	digits := s[1:7]
	switch s[0] {
	case 'F':
		return verdict(digits <= "699999")
	case 'A', 'L':
		return verdict(digits > "699999" && digits < "800000")
	}
	return Valid
}
