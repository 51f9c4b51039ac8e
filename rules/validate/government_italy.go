package validate

import "strings"

var italianValidators = []Validator{
	{"it-codice-fiscale", "Decreto Ministeriale 23 dicembre 1976, art. 2 to 10", checkCodiceFiscale},
	{"it-partita-iva", "Decreto Ministeriale 23 dicembre 1976, annex (partita IVA, Luhn)", checkPartitaIVA},
}

// codiceOdd are the values of the characters at odd places, counted from 1:
// digits and the letters A to J share the first ten.
var codiceOdd = [36]int{
	1, 0, 5, 7, 9, 13, 15, 17, 19, 21,
	1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
}

// omocodia are the letters that replace the digits 0 to 9 in codes of people
// who would have the same one.
const omocodia = "LMNPQRSTUV"

// checkCodiceFiscale takes the 16 characters of a natural person's code:
// surname, name, year, month letter, day (40 more for women), municipality
// and check letter.
func checkCodiceFiscale(value string) Verdict {
	s := compact(value)
	if len(s) != 16 {
		return Invalid
	}
	plain := []byte(s)
	for _, i := range []int{6, 7, 9, 10, 12, 13, 14} {
		if d := strings.IndexByte(omocodia, s[i]); d >= 0 {
			plain[i] = byte('0' + d)
		}
	}
	p := string(plain)
	if !shaped(p, "AAAAAA99A99A999A") {
		return Invalid
	}
	month := strings.IndexByte("ABCDEHLMPRST", p[8]) + 1
	day := number(p[9:11])
	if day > 40 {
		day -= 40
	}
	if !shortDateExists(number(p[6:8]), month, day) {
		return Invalid
	}
	sum := 0
	for i := range 15 {
		v := value36(s[i])
		switch {
		case i%2 == 0:
			sum += codiceOdd[v]
		case v >= 10:
			sum += v - 10
		default:
			sum += v
		}
	}
	return reservedWhen(byte('A'+sum%26) == s[15], s, "RSSMRA80A01H501U")
}

// checkPartitaIVA takes eleven digits: number, province office and a check
// digit by Luhn.
func checkPartitaIVA(value string) Verdict {
	s, ok := digitsOfLength(strings.TrimPrefix(compact(value), "IT"), 11)
	if !ok || s[:7] == "0000000" {
		return Invalid
	}
	office := number(s[7:10])
	if (office < 1 || office > 100) && office != 120 && office != 121 && office != 888 && office != 999 {
		return Invalid
	}
	return verdict(Luhn(s))
}
