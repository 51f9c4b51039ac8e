package validate

import (
	"slices"
	"strings"
)

var healthValidators = slices.Concat(healthNumberValidators, healthCodeValidators)

var healthNumberValidators = []Validator{
	{"us-npi", "45 CFR 162.406; CMS, Requirements for NPI and NPI Check Digit (Luhn with prefix 80840)", checkNPI},
	{"us-dea", "21 CFR 1301.13; DEA, registration number check digit", checkDEA},
	{"us-mbi", "CMS, Understanding the Medicare Beneficiary Identifier format", checkMBI},
	{"uk-nhs", "NHS Data Dictionary, NHS NUMBER (modulus 11)", checkNHS},
	{"uk-nhs-bare", "NHS Data Dictionary, NHS NUMBER (modulus 11); no number of the North American or Indian numbering plan", noTelephone(checkNHS)},
	{"uk-chi", "NHS Scotland, CHI number (birth date and modulus 11)", checkCHI},
	{"de-kvnr", "Sec. 290 SGB V; GKV-Spitzenverband, Krankenversichertennummer", checkKVNR},
	{"de-lanr", "Sec. 293 Abs. 4 SGB V; KBV, Richtlinie Arztnummer (check digit modulo 10)", checkLANR},
	{"ca-bc-phn", "BC Ministry of Health, Personal Health Number (modulus 11)", checkBCPHN},
	{"ca-ohip", "Ontario Ministry of Health, Health Card Validation (Luhn)", checkOHIP},
	{"au-medicare", "Services Australia, Medicare card number (check digit modulo 10)", checkMedicareAU},
	{"au-ihi", "Healthcare Identifiers Act 2010 s. 9; AS 5017 (800360, Luhn)", checkIHI},
	{"nz-nhi", "HISO 10046 Consumer Health Identity Standard (modulus 11 and 23)", checkNHI},
	{"br-cns", "Portaria MS 940/2011 (Cartão Nacional de Saúde, modulus 11)", checkCNS},
}

// noTelephone refuses ten digits that may be a telephone number of North
// America or a mobile one of India. Where nothing else stands by, they are
// more often that than a number that one in ten passes for by chance.
func noTelephone(check func(string) Verdict) func(string) Verdict {
	return func(value string) Verdict {
		if s := strings.TrimSpace(value); len(s) == 10 && allDigits(s) && (s[0] >= '6' || checkNANP(s) != Invalid) {
			return Invalid
		}
		return check(value)
	}
}

// checkNPI takes ten digits that begin with 1 or 2 and keep Luhn with 80840
// before them. 1234567893 is the worked example of CMS.
func checkNPI(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || (s[0] != '1' && s[0] != '2') || sameDigit(s[:9]) {
		return Invalid
	}
	return reservedWhen(Luhn("80840"+s), s, "1234567893")
}

// checkDEA takes the kind of registrant, the initial of the name (or 9), six
// digits and a check digit: the first, third and fifth and twice the others
// add up to a number that ends in it.
func checkDEA(value string) Verdict {
	s := compact(value)
	if len(s) != 9 || !allDigits(s[2:]) || !oneOf(s[0], "ABCDEFGHJKLMPRSTUX") {
		return Invalid
	}
	if s[1] != '9' && (s[1] < 'A' || s[1] > 'Z') || sameDigit(s[2:]) {
		return Invalid
	}
	return verdict(weighted(s[2:8], 1, 2, 1, 2, 1, 2)%10 == int(s[8]-'0'))
}

// checkMBI takes eleven characters; letters are all but B, I, L, O, S and Z.
// 1EG4-TE5-MK72 and -MK73 are on the sample cards of CMS.
func checkMBI(value string) Verdict {
	s := compact(value)
	if !shaped(s, "9A*9A*9AA99") || s[0] == '0' || strings.ContainsAny(s, "BILOSZ") {
		return Invalid
	}
	return reservedOr(s, true, "1EG4TE5MK72", "1EG4TE5MK73")
}

// checkNHS takes ten digits. 999 begins the numbers of test patients, and
// 943 476 5919 is the worked example of the Data Dictionary.
func checkNHS(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || sameDigit(s) || weighted(s, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)%11 != 0 {
		return Invalid
	}
	if strings.HasPrefix(s, "999") || s == "9434765919" {
		return Reserved
	}
	return Valid
}

// checkCHI takes DDMMYY, four digits of which the ninth tells the sex, and
// the check digit of the NHS number.
func checkCHI(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || weighted(s, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)%11 != 0 {
		return Invalid
	}
	return verdict(shortDateExists(number(s[4:6]), number(s[2:4]), number(s[:2])))
}

// checkKVNR takes a letter that counts as two digits, eight digits and a
// check digit.
func checkKVNR(value string) Verdict {
	s := compact(value)
	if !shaped(s, "A999999999") {
		return Invalid
	}
	initial := int(s[0]-'A') + 1
	digits := string([]byte{byte('0' + initial/10), byte('0' + initial%10)}) + s[1:]
	sum := digitSums(digits[:10], 1, 2, 1, 2, 1, 2, 1, 2, 1, 2)
	return verdict(sum%10 == int(digits[10]-'0'))
}

// checkLANR takes six digits, a check digit with the weights 4 and 9, and
// two digits of the specialty. 999999901 stands in for doctors without one.
func checkLANR(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	if !ok {
		return Invalid
	}
	sum := weighted(s[:6], 4, 9, 4, 9, 4, 9)
	return reservedOr(s, (10-sum%10)%10 == int(s[6]-'0'), "555555501", "999999901", "999999900")
}

// checkBCPHN takes ten digits that begin with 9. 9698 658 215 is the worked
// example of the ministry.
func checkBCPHN(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || s[0] != '9' {
		return Invalid
	}
	digit := 11 - weighted(s[1:9], 2, 4, 8, 5, 10, 9, 7, 3)%11
	return reservedWhen(digit == int(s[9]-'0'), s, "9698658215")
}

// checkOHIP takes ten digits and the version code of up to two letters.
func checkOHIP(value string) Verdict {
	s := compact(value)
	if len(s) < 10 || len(s) > 12 || !shaped(s[10:], "AA"[:len(s)-10]) {
		return Invalid
	}
	return verdict(s[0] != '0' && !sameDigit(s[:10]) && Luhn(s[:10]))
}

// checkMedicareAU takes a first digit 2 to 6, seven more, a check digit and
// the issue of the card; the line of the person may follow.
func checkMedicareAU(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) < 10 || len(s) > 11 || s[0] < '2' || s[0] > '6' || s[9] == '0' {
		return Invalid
	}
	return verdict(weighted(s[:8], 1, 3, 7, 9, 1, 3, 7, 9)%10 == int(s[8]-'0'))
}

// checkIHI takes sixteen digits that begin with 800360.
func checkIHI(value string) Verdict {
	s, ok := digitsOfLength(value, 16)
	return verdict(ok && strings.HasPrefix(s, "800360") && Luhn(s))
}

const nhiLetters = "ABCDEFGHJKLMNPQRSTUVWXYZ"

// checkNHI takes three letters without I and O, three digits and a check
// digit, or since 2019 three letters, two digits, a letter and a check
// letter. Z begins the numbers of tests.
func checkNHI(value string) Verdict {
	s := compact(value)
	if !shaped(s, "AAA9999") && !shaped(s, "AAA99AA") || strings.ContainsAny(s, "IO") {
		return Invalid
	}
	sum := 0
	for i := range 6 {
		v := strings.IndexByte(nhiLetters, s[i]) + 1
		if v == 0 {
			v = int(s[i] - '0')
		}
		sum += v * (7 - i)
	}
	var ok bool
	if s[6] <= '9' {
		rest := sum % 11
		ok = rest != 0 && (11-rest)%10 == int(s[6]-'0')
	} else {
		ok = nhiLetters[23-sum%23-1] == s[6]
	}
	switch {
	case !ok:
		return Invalid
	case s[0] == 'Z':
		return Reserved
	}
	return Valid
}

// checkCNS takes fifteen digits: definitive cards begin with 1 or 2,
// provisional ones with 7, 8 or 9. The weighted sum is a multiple of eleven.
func checkCNS(value string) Verdict {
	s, ok := digitsOfLength(value, 15)
	if !ok || !oneOf(s[0], "12789") {
		return Invalid
	}
	return verdict(weighted(s, 15, 14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1)%11 == 0)
}
