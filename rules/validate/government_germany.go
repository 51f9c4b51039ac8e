package validate

import (
	"fmt"
	"strings"
)

var germanValidators = []Validator{
	{"de-steuer-id", "Sec. 139b Abgabenordnung; BZSt, check digit by ISO/IEC 7064 MOD 11,10", checkSteuerID},
	{"de-rvnr", "Sec. 147 SGB VI; VKVV sec. 2 and 4 (insurance number and check digit)", checkRVNR},
	{"de-document", "ICAO Doc 9303 part 3 sec. 4.9; Personalausweisverordnung annex (serial number)", checkGermanDocument},
	{"de-steuernummer", "ELSTER, Prüfung der Steuernummern: forms of the Länder (10 or 11 digits) and of the federation (13 digits)", checkSteuernummer},
	{"de-document-final", "ICAO Doc 9303 part 3 sec. 4.9, check digit with weights 7 3 1 over the eight characters before it", checkGermanDocumentFinal},
	{"de-document-checked", "ICAO Doc 9303 part 3 sec. 4.9, check digit with weights 7 3 1", checkGermanDocumentChecked},
}

// checkSteuerID takes eleven digits. Among the first ten exactly one digit
// stands twice or three times, not three times in a row. Numbers that begin
// with 0 are the BZSt's test numbers.
func checkSteuerID(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || !Mod11_10(s) {
		return Invalid
	}
	var count [10]int
	for i := range 10 {
		count[s[i]-'0']++
	}
	repeated := 0
	for d, n := range count {
		if n > 3 || (n == 3 && strings.Contains(s[:10], strings.Repeat(string(rune('0'+d)), 3))) {
			return Invalid
		}
		if n > 1 {
			repeated++
		}
	}
	switch {
	case repeated != 1:
		return Invalid
	case s[0] == '0':
		return Reserved
	}
	return Valid
}

// checkRVNR takes area, birth date, initial, two digits and a check digit.
// The initial counts as two digits. 50 are added to the day where the numbers
// of a day ran out.
func checkRVNR(value string) Verdict {
	s := compact(value)
	if !shaped(s, "99999999A999") {
		return Invalid
	}
	area, day, month := number(s[:2]), number(s[2:4]), number(s[4:6])
	if day > 50 {
		day -= 50
	}
	if area < 2 || area > 99 || day < 1 || day > 31 || month > 12 || month == 0 {
		return Invalid
	}
	digits := s[:8] + fmt.Sprintf("%02d", s[8]-'A'+1) + s[9:]
	sum := digitSums(digits, 2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1)
	return verdict(sum%10 == int(digits[12]-'0'))
}

// germanSerial are the characters of German documents: no vowels and no
// letters that look like others.
const germanSerial = "0123456789CFGHJKLMNPRTVWXYZ"

// checkGermanDocument takes the nine characters that are printed on identity
// cards (since 2010 a letter L, M, N, P, R, T, V, W, X or Y first, before
// that ten digits) and passports (C, F, G, H, J or K first). L01X00T47 and
// C01X00T47 are the specimens.
func checkGermanDocument(value string) Verdict {
	s := compact(value)
	if len(s) != 9 || strings.IndexByte(germanSerial[10:], s[0]) < 0 || !strings.ContainsAny(s, "0123456789") {
		return Invalid
	}
	if strings.Trim(s, germanSerial) != "" {
		return Invalid
	}
	return reservedOr(s, true, "L01X00T47", "C01X00T47")
}

// checkGermanDocumentChecked is checkGermanDocument for the ten characters
// of the machine-readable zone.
func checkGermanDocumentChecked(value string) Verdict {
	s := compact(value)
	if len(s) != 10 || icaoDigit(s[:9]) != int(s[9])-'0' {
		return Invalid
	}
	return checkGermanDocument(s[:9])
}

// checkGermanDocumentFinal is checkGermanDocument for numbers whose ninth
// character is the check digit of the eight before it, as test data and some
// forms write them. Of numbers of the issuer one in ten passes, so it is for
// values that nothing announces.
func checkGermanDocumentFinal(value string) Verdict {
	s := compact(value)
	if len(s) != 9 || icaoDigit(s[:8]) != int(s[8])-'0' {
		return Invalid
	}
	return checkGermanDocument(s)
}

// federalTaxOffices are the first digits of the 13 that a tax number has for
// the whole of Germany, by Land.
const federalTaxOffices = " 1010 11 21 22 23 24 26 27 28 30 31 32 40 41 5 9 "

// checkSteuernummer takes the ten or eleven digits of a Land, or thirteen
// with a 0 in the fifth place.
func checkSteuernummer(value string) Verdict {
	s, ok := digitsOf(value)
	switch {
	case !ok || sameDigit(s):
		return Invalid
	case len(s) == 10 || len(s) == 11:
		return Valid
	case len(s) != 13 || s[4] != '0':
		return Invalid
	}
	return verdict(listed(s[:1], federalTaxOffices) || listed(s[:2], federalTaxOffices) || listed(s[:4], federalTaxOffices))
}

// icaoDigit is the check digit of ICAO Doc 9303 part 3 sec. 4.9, or -1.
func icaoDigit(s string) int {
	sum := 0
	for i := range len(s) {
		v := value36(s[i])
		if v < 0 && s[i] != '<' {
			return -1
		}
		sum += max(v, 0) * [...]int{7, 3, 1}[i%3]
	}
	return sum % 10
}
