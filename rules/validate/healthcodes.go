package validate

import "strings"

var healthCodeValidators = []Validator{
	{"de-bsnr", "Sec. 293 SGB V; KBV, Richtlinie Betriebsstättennummer (area of the association in front)", checkBSNR},
	{"ca-ramq", "Régie de l'assurance maladie du Québec, numéro d'assurance maladie (name, birth date, 50 added to the month of women)", checkRAMQ},
	{"au-hpi", "Healthcare Identifiers Act 2010 s. 9; AS 5017 (800361 and 800362, Luhn)", checkHPI},
	{"au-provider", "Services Australia, Medicare provider number (stem, location and check character)", checkProviderAU},
	{"fr-rpps", "Agence du numérique en santé, Répertoire partagé des professionnels intervenant dans le système de santé (Luhn)", checkRPPS},
	{"loinc", "Regenstrief Institute, LOINC Users' Guide, appendix on the check digit (modulus 10)", checkLOINC},
	{"snomed-ct", "SNOMED International, Technical Implementation Guide, SCTID (partition and Verhoeff check digit)", checkSNOMED},
	{"icd-10-cm", "CMS and NCHS, ICD-10-CM Official Guidelines, section I.A (three to seven characters)", checkICD10},
	{"us-ndc", "21 CFR 207.33 (labeler, product and package code: 4-4-2, 5-3-2, 5-4-1; 5-4-2 in claims)", checkNDC},
}

// checkBSNR takes nine digits; the first two name the association of
// physicians, which is never 00.
func checkBSNR(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	return verdict(ok && !strings.HasPrefix(s, "00") && !sameDigit(s))
}

// checkRAMQ takes three letters of the last name, one of the first name and
// the date of birth with 50 added to the month of women. The last two
// characters are given by the Régie.
func checkRAMQ(value string) Verdict {
	s := compact(value)
	if len(s) != 12 || !shaped(s[:4], "AAAA") || !allDigits(s[4:11]) || s[11] < '0' || s[11] > 'Z' || s[11] > '9' && s[11] < 'A' {
		return Invalid
	}
	month := number(s[6:8])
	if month > 50 {
		month -= 50
	}
	return verdict(shortDateExists(number(s[4:6]), month, number(s[8:10])))
}

// checkHPI takes the numbers of health professionals and organisations of
// Australia, which are built as those of patients are.
func checkHPI(value string) Verdict {
	s, ok := digitsOfLength(value, 16)
	return verdict(ok && (strings.HasPrefix(s, "800361") || strings.HasPrefix(s, "800362")) && Luhn(s))
}

const (
	providerLocations = "0123456789ABCDEFGHJKLMNPQRTUVWXY"
	providerChecks    = "YXWTLKJHFBA"
)

// checkProviderAU takes a stem of six digits, the location and a check
// character.
func checkProviderAU(value string) Verdict {
	s := compact(value)
	if len(s) == 7 {
		s = "0" + s
	}
	if len(s) != 8 || !allDigits(s[:6]) || sameDigit(s[:6]) {
		return Invalid
	}
	location := strings.IndexByte(providerLocations, s[6])
	if location < 0 {
		return Invalid
	}
	sum := weighted(s[:6], 3, 5, 8, 4, 2, 1) + 6*location
	return verdict(providerChecks[sum%11] == s[7])
}

// checkRPPS takes eleven digits with a Luhn digit.
func checkRPPS(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	return verdict(ok && s[0] != '0' && !sameDigit(s) && Luhn(s))
}

// checkLOINC takes one to seven digits, a hyphen and the check digit.
func checkLOINC(value string) Verdict {
	body, digit, ok := strings.Cut(strings.TrimSpace(value), "-")
	if !ok || len(body) == 0 || len(body) > 7 || len(digit) != 1 || body[0] == '0' {
		return Invalid
	}
	return verdict(allDigits(body+digit) && Luhn(body+digit))
}

// checkSNOMED takes 6 to 18 digits. The two before the check digit are the
// partition: concept, description or relationship, of the international
// release (0x) or an extension (1x).
func checkSNOMED(value string) Verdict {
	s := strings.TrimSpace(value)
	if len(s) < 6 || len(s) > 18 || s[0] == '0' || !allDigits(s) {
		return Invalid
	}
	partition := s[len(s)-3 : len(s)-1]
	if !oneOf(partition[0], "01") || !oneOf(partition[1], "012") {
		return Invalid
	}
	return verdict(Verhoeff(s))
}

// checkICD10 takes a letter, a digit, a digit or A or B, and up to four more
// characters behind a point.
func checkICD10(value string) Verdict {
	s := strings.ToUpper(strings.TrimSpace(value))
	head, tail, pointed := strings.Cut(s, ".")
	if !pointed && len(s) > 3 {
		head, tail = s[:3], s[3:]
	}
	if len(head) != 3 || head[0] < 'A' || head[0] > 'Z' || head[1] < '0' || head[1] > '9' {
		return Invalid
	}
	if (head[2] < '0' || head[2] > '9') && !oneOf(head[2], "AB") || len(tail) > 4 || pointed && tail == "" {
		return Invalid
	}
	for i := range len(tail) {
		if c := tail[i]; (c < '0' || c > '9') && (c < 'A' || c > 'Z') {
			return Invalid
		}
	}
	return Valid
}

// checkNDC takes ten digits in three groups, or the eleven of claims.
func checkNDC(value string) Verdict {
	groups := strings.Split(strings.TrimSpace(value), "-")
	if len(groups) != 3 || !allDigits(strings.Join(groups, "")) {
		return Invalid
	}
	switch [3]int{len(groups[0]), len(groups[1]), len(groups[2])} {
	case [3]int{4, 4, 2}, [3]int{5, 3, 2}, [3]int{5, 4, 1}, [3]int{5, 4, 2}:
		return verdict(!sameDigit(strings.Join(groups, "")))
	}
	return Invalid
}
