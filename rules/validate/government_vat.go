package validate

import (
	"slices"
	"strings"
)

var vatValidators = []Validator{
	{"eu-vat", "Council Directive 2006/112/EC art. 214 and 215; Council Regulation (EU) 904/2010 (VIES), check digits of each member state", checkEUVAT},
	{"de-vat", "Umsatzsteuergesetz sec. 27a; BZSt, USt-IdNr. (ISO/IEC 7064 MOD 11,10)", checkGermanVAT},
	{"uk-vat", "Value Added Tax Act 1994 sch. 1; HMRC VAT number check (modulus 97, 9755 since 2009)", checkUKVAT},
	{"ch-uid", "Bundesgesetz über die Unternehmens-Identifikationsnummer art. 3; UIDV annex (modulus 11)", checkUID},
	{"es-cif", "Real Decreto 1065/2007 art. 22; Orden EHA/451/2008 (NIF of legal persons)", checkCIF},
}

// vatChecks hold the national part behind the prefix, separators dropped.
var vatChecks = map[string]func(string) bool{
	"AT": vatAustria, "BE": vatBelgium, "BG": vatBulgaria, "CY": vatCyprus, "CZ": vatCzechia, "DE": vatGermany,
	"DK": vatDenmark, "EE": vatEstonia, "EL": passes(checkAFM), "ES": vatSpain, "FI": vatFinland, "FR": vatFrance,
	"HR": passes(checkOIB), "HU": vatHungary, "IE": vatIreland, "IT": passes(checkPartitaIVA), "LT": vatLithuania,
	"LU": vatLuxembourg, "LV": vatLatvia, "MT": vatMalta, "NL": vatNetherlands, "PL": passes(checkNIP),
	"PT": passes(checkPortugueseNIF), "RO": vatRomania, "SE": vatSweden, "SI": vatSlovenia, "SK": vatSlovakia,
	"XI": vatBritain,
}

func passes(check func(string) Verdict) func(string) bool {
	return func(s string) bool { return shaped(s[:min(1, len(s))], "9") && check(s) != Invalid }
}

var vatMarks = strings.NewReplacer(":", "", "(", "", ")", "")

// checkEUVAT takes the prefix of a member state (EL for Greece, XI for
// Northern Ireland) and its number.
func checkEUVAT(value string) Verdict {
	s := compact(vatMarks.Replace(value))
	if len(s) < 4 {
		return Invalid
	}
	country, number := s[:2], s[2:]
	switch {
	case country == "GR":
		country = "EL"
	case country == "NL" && len(number) < 12: // leading zeros are left out
		number = strings.Repeat("0", 12-len(number)) + number
	}
	if country == "EL" && len(number) == 8 {
		number = "0" + number
	}
	check, known := vatChecks[country]
	return verdict(known && check(number))
}

// checkGermanVAT takes nine digits with or without DE.
func checkGermanVAT(value string) Verdict {
	return verdict(vatGermany(strings.TrimPrefix(compact(value), "DE")))
}

// checkUKVAT takes nine digits, three more for a branch, or GD and HA with
// three digits for departments and health authorities.
func checkUKVAT(value string) Verdict {
	return verdict(vatBritain(strings.TrimPrefix(compact(value), "GB")))
}

// checkUID takes CHE or nothing, nine digits and perhaps the mark of the VAT.
func checkUID(value string) Verdict {
	s := strings.TrimPrefix(compact(value), "CHE")
	for _, mark := range []string{"MWST", "TVA", "IVA", "TPV"} {
		s = strings.TrimSuffix(s, mark)
	}
	if len(s) != 9 || !allDigits(s) {
		return Invalid
	}
	return verdict((11-weighted(s[:8], 5, 4, 3, 2, 7, 6, 5, 4)%11)%11 == int(s[8]-'0'))
}

// checkCIF takes a letter for the legal form, seven digits and a control
// that is a digit or a letter, or by the form only one of them.
func checkCIF(value string) Verdict {
	s := strings.TrimPrefix(compact(value), "ES")
	if !shaped(s, "A9999999*") || !oneOf(s[0], "ABCDEFGHJNPQRSUVW") {
		return Invalid
	}
	sum := digitSums(s[1:8], 2, 1, 2, 1, 2, 1, 2)
	digit := (10 - sum%10) % 10
	letterOnly := oneOf(s[0], "PQSNWR") || s[1:3] == "00"
	digitOnly := oneOf(s[0], "ABEH") && !letterOnly
	switch s[8] {
	case byte('0' + digit):
		return verdict(!oneOf(s[0], "PQSNWR"))
	case "JABCDEFGHI"[digit]:
		return verdict(!digitOnly)
	}
	return Invalid
}

func vatAustria(s string) bool {
	if !shaped(s, "U99999999") {
		return false
	}
	return (96-digitSums(s[1:8], 1, 2, 1, 2, 1, 2, 1))%10 == int(s[8]-'0')
}

// vatBelgium takes ten digits, or the nine of before 2005.
func vatBelgium(s string) bool {
	if len(s) == 9 {
		s = "0" + s
	}
	return shaped(s, "9999999999") && s[0] <= '1' && number(s[:8]) > 0 && 97-number(s[:8])%97 == number(s[8:])
}

// vatBulgaria takes nine digits of firms, or ten of persons: a civil number,
// that of a foreigner, or another one. Numbers that the tax office gives out
// look like civil numbers with a birth date to come.
func vatBulgaria(s string) bool {
	switch {
	case shaped(s, "999999999"):
		rest := weighted(s[:8], 1, 2, 3, 4, 5, 6, 7, 8) % 11
		if rest == 10 {
			rest = weighted(s[:8], 3, 4, 5, 6, 7, 8, 9, 10) % 11 % 10
		}
		return rest == int(s[8]-'0')
	case shaped(s, "9999999999"):
		last := int(s[9] - '0')
		foreign := weighted(s[:9], 21, 19, 17, 13, 11, 9, 7, 3, 1) % 10
		other := (11 - weighted(s[:9], 4, 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
		civil := weighted(s[:9], 2, 4, 8, 5, 10, 9, 7, 3, 6)%11%10 == last && dateExists(2000+number(s[:2]), number(s[2:4])%20, number(s[4:6]))
		return civil || foreign == last || other == last
	}
	return false
}

func vatCyprus(s string) bool {
	if !shaped(s, "99999999A") || s[:2] == "12" {
		return false
	}
	odd := [...]int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21}
	sum := 0
	for i := range 8 {
		d := int(s[i] - '0')
		if i%2 == 0 {
			d = odd[d]
		}
		sum += d
	}
	return byte('A'+sum%26) == s[8]
}

// vatCzechia takes the eight digits of a firm, the birth number of a person,
// or nine digits from 6 of a person without one.
func vatCzechia(s string) bool {
	switch {
	case shaped(s, "99999999"):
		return s[0] != '9' && checkICO(s) != Invalid
	case shaped(s, "699999999"):
		rest := weighted(s[1:8], 8, 7, 6, 5, 4, 3, 2) % 11
		return (8-(10-rest)+22)%11%10 == int(s[8]-'0')
	}
	return allDigits(s) && checkRodneCislo(s) != Invalid
}

func vatGermany(s string) bool { return shaped(s, "999999999") && s[0] != '0' && Mod11_10(s) }

func vatDenmark(s string) bool {
	return shaped(s, "99999999") && s[0] != '0' && weighted(s, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0
}

func vatEstonia(s string) bool {
	return shaped(s, "999999999") && weighted(s, 3, 7, 1, 3, 7, 1, 3, 7, 1)%10 == 0
}

func vatSpain(s string) bool {
	return checkCIF(s) != Invalid || checkNIF(s) != Invalid || checkNIE(s) != Invalid
}

func vatFinland(s string) bool {
	return shaped(s, "99999999") && weighted(s, 7, 9, 10, 5, 8, 4, 2, 1)%11 == 0
}

// vatFrance takes a key of two characters and the SIREN. Keys with letters
// have their own arithmetic; numbers of Monaco begin with 000.
func vatFrance(s string) bool {
	if !shaped(s, "**999999999") || (!Luhn(s[2:]) && s[2:5] != "000") {
		return false
	}
	if allDigits(s[:2]) {
		return number(s[2:]+"12")%97 == number(s[:2])
	}
	const alphabet = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
	first, second := indexByte(alphabet, s[0]), indexByte(alphabet, s[1])
	if first < 0 || second < 0 {
		return false
	}
	key := first*34 + second - 100
	if first < 10 {
		key = first*24 + second - 10
	}
	return (number(s[2:])+1+key/11)%11 == key%11
}

func vatHungary(s string) bool {
	return shaped(s, "99999999") && weighted(s, 9, 7, 3, 1, 9, 7, 3, 1)%10 == 0
}

// vatIreland takes seven digits and one or two letters, or the form of
// before 2013 with a letter, + or * in the second place.
func vatIreland(s string) bool {
	if len(s) == 8 && !allDigits(s[:7]) && (shaped(s[1:2], "A") || oneOf(s[1], "+*")) {
		s = "0" + s[2:7] + s[:1] + s[7:]
	}
	if !shaped(s, "9999999A") && !shaped(s, "9999999AA") {
		return false
	}
	sum := weighted(s[:7], 8, 7, 6, 5, 4, 3, 2)
	if len(s) == 9 {
		second := indexByte("WABCDEFGHI", s[8])
		if second < 0 {
			return false
		}
		sum += 9 * second
	}
	return "WABCDEFGHIJKLMNOPQRSTUV"[sum%23] == s[7]
}

// vatLithuania takes nine digits of firms or twelve of others; the last but
// one is 1.
func vatLithuania(s string) bool {
	n := len(s)
	if !allDigits(s) || (n != 9 && n != 12) || s[n-2] != '1' {
		return false
	}
	first, second := 0, 0
	for i := range n - 1 {
		first += int(s[i]-'0') * (1 + i%9)
		second += int(s[i]-'0') * (1 + (i+2)%9)
	}
	rest := first % 11
	if rest == 10 {
		rest = second % 11 % 10
	}
	return rest == int(s[n-1]-'0')
}

func vatLuxembourg(s string) bool {
	return shaped(s, "99999999") && number(s[:6]) > 0 && number(s[:6])%89 == number(s[6:])
}

func vatLatvia(s string) bool {
	if !shaped(s, "99999999999") {
		return false
	}
	if s[0] > '3' {
		return weighted(s, 9, 1, 4, 8, 3, 10, 2, 5, 7, 6, 1)%11 == 3
	}
	return checkPersonasKods(s) != Invalid
}

func vatMalta(s string) bool {
	return shaped(s, "99999999") && s[0] != '0' && weighted(s, 3, 4, 6, 7, 8, 9, 10, 1)%37 == 0
}

// vatNetherlands takes nine digits, B and two digits. Sole traders have a
// number by modulus 97 since 2020; before, it was their BSN.
func vatNetherlands(s string) bool {
	if !shaped(s, "999999999B99") || s[10:] == "00" {
		return false
	}
	return checkBSN(s[:9]) != Invalid || Mod97("NL"+s) == 1
}

func vatRomania(s string) bool {
	if len(s) == 13 {
		return checkCNP(s) != Invalid
	}
	if len(s) < 2 || len(s) > 10 || !allDigits(s) || s[0] == '0' {
		return false
	}
	s = strings.Repeat("0", 10-len(s)) + s
	return weighted(s[:9], 7, 5, 3, 2, 1, 7, 5, 3, 2)*10%11%10 == int(s[9]-'0')
}

func vatSweden(s string) bool {
	return shaped(s, "999999999999") && s[10:] >= "01" && s[10:] <= "94" && Luhn(s[:10])
}

func vatSlovenia(s string) bool {
	if !shaped(s, "99999999") || s[0] == '0' {
		return false
	}
	digit := 11 - weighted(s[:7], 8, 7, 6, 5, 4, 3, 2)%11
	return digit < 11 && digit%10 == int(s[7]-'0')
}

func vatSlovakia(s string) bool {
	return shaped(s, "9999999999") && s[0] != '0' && oneOf(s[2], "234789") && number(s)%11 == 0
}

func vatBritain(s string) bool {
	switch len(s) {
	case 5:
		return shaped(s, "GD999") && s[2:] < "500" || shaped(s, "HA999") && s[2:] >= "500"
	case 9, 12:
		if !allDigits(s) {
			return false
		}
		rest := (weighted(s[:7], 8, 7, 6, 5, 4, 3, 2) + number(s[7:9])) % 97
		return s[:7] != "0000000" && slices.Contains([]int{0, 42}, rest)
	}
	return false
}
