package validate

import "strings"

// checkCBU is for the account of an Argentine bank: bank and branch with a
// check digit, account with another.
func checkCBU(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) != 22 || sameDigit(s) {
		return Invalid
	}
	return verdict(weighted(s[:8], 7, 1, 3, 9, 7, 1, 3, 1)%10 == 0 &&
		weighted(s[8:], 3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3, 1)%10 == 0)
}

// checkCLABE is for the account of a Mexican bank: each digit times its
// weight counts by its last digit.
func checkCLABE(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) != 18 || sameDigit(s) || s[:3] == "000" {
		return Invalid
	}
	sum := 0
	for i := range 17 {
		sum += int(s[i]-'0') * [...]int{3, 7, 1}[i%3] % 10
	}
	return verdict((10-sum%10)%10 == int(s[17]-'0'))
}

// checkCCC is for the account of a Spanish bank: four digits of the bank, four
// of the branch, two check digits, ten of the account.
func checkCCC(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) != 20 || sameDigit(s) {
		return Invalid
	}
	return verdict(cccDigit("00"+s[:8]) == s[8] && cccDigit(s[10:]) == s[9])
}

func cccDigit(ten string) byte {
	d := 11 - weighted(ten, 1, 2, 4, 8, 5, 10, 9, 7, 3, 6)%11
	switch d {
	case 11:
		d = 0
	case 10:
		d = 1
	}
	return byte('0' + d)
}

// checkCzechAccount is for the account of a Czech or Slovak bank: prefix and
// number are multiples of eleven by their weights, and the code of the bank
// stands behind a slash.
func checkCzechAccount(value string) Verdict {
	account, bank, ok := strings.Cut(strings.ReplaceAll(value, " ", ""), "/")
	if !ok || len(bank) != 4 || !allDigits(bank) || bank == "0000" {
		return Invalid
	}
	prefix, number, ok := strings.Cut(account, "-")
	if !ok {
		prefix, number = "", account
	}
	if len(prefix) > 6 || len(number) < 2 || len(number) > 10 || strings.Trim(number, "0") == "" {
		return Invalid
	}
	return verdict(czechSum(prefix) && czechSum(number))
}

func czechSum(digits string) bool {
	padded := strings.Repeat("0", 10-len(digits)) + digits
	return weighted(padded, 6, 3, 7, 9, 10, 5, 8, 4, 2, 1)%11 == 0
}

// checkKontonr is for the account of a Norwegian bank: eleven digits with a
// check digit by modulus 11. Accounts of the former Postgiro stand behind
// 0000 and have one by modulus 10.
func checkKontonr(value string) Verdict {
	s, ok := digitsOf(value)
	switch {
	case !ok || len(s) != 11 && len(s) != 7 || sameDigit(s):
		return Invalid
	case len(s) == 7:
		return verdict(Luhn(s))
	case s[:4] == "0000":
		return verdict(Luhn(s[4:]))
	}
	return verdict(weighted(s, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1)%11 == 0)
}

// nzWeight is a check of Inland Revenue over bank, branch, account of seven
// digits and suffix of three. Products above fold count by their remainder.
type nzWeight struct {
	weights       []int
	fold, modulus int
}

var (
	nzA = nzWeight{[]int{0, 0, 6, 3, 7, 9, 0, 10, 5, 8, 4, 2, 1, 0, 0, 0}, 0, 11}
	nzB = nzWeight{[]int{0, 0, 0, 0, 0, 0, 0, 10, 5, 8, 4, 2, 1, 0, 0, 0}, 0, 11}
	nzD = nzWeight{[]int{0, 0, 0, 0, 0, 0, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0}, 0, 11}
	nzE = nzWeight{[]int{0, 0, 0, 0, 0, 0, 0, 0, 0, 5, 4, 3, 2, 0, 0, 1}, 9, 11}
	nzF = nzWeight{[]int{0, 0, 0, 0, 0, 0, 1, 7, 3, 1, 7, 3, 1, 0, 0, 0}, 0, 10}
	nzG = nzWeight{[]int{0, 0, 0, 0, 0, 0, 1, 3, 7, 1, 3, 7, 1, 3, 7, 1}, 9, 10}
)

// checkNZAccount is for the account of a New Zealand bank: two digits of the
// bank, four of the branch, seven of the account, a suffix of two or three.
func checkNZAccount(value string) Verdict {
	parts := strings.FieldsFunc(value, func(r rune) bool { return r == '-' || r == ' ' })
	if len(parts) == 4 {
		for i, width := range []int{2, 4, 7, 3} {
			parts[i] = strings.Repeat("0", max(0, width-len(parts[i]))) + parts[i]
		}
	}
	s := strings.Join(parts, "")
	if len(s) == 15 {
		s = s[:13] + "0" + s[13:]
	}
	if len(s) != 16 || !allDigits(s) || strings.Trim(s[6:13], "0") == "" {
		return Invalid
	}
	var by nzWeight
	switch s[:2] {
	case "08":
		by = nzD
	case "09":
		by = nzE
	case "25", "33":
		by = nzF
	case "26", "28", "29":
		by = nzG
	case "31":
		return Valid // no check
	default:
		if s[:2] < "01" || s[:2] > "38" {
			return Invalid
		}
		by = nzA
		if s[6:13] >= "0990000" {
			by = nzB
		}
	}
	return verdict(by.holds(s))
}

func (n nzWeight) holds(s string) bool {
	sum := 0
	for i, w := range n.weights {
		v := w * int(s[i]-'0')
		if n.fold > 0 && v > n.fold {
			v %= n.fold
			if v == 0 {
				v = n.fold // 18 and 27 add up to 9
			}
		}
		sum += v
	}
	return sum%n.modulus == 0
}

// checkNRB is for the account of a Polish bank: an IBAN without its country.
func checkNRB(value string) Verdict {
	s, ok := digitsOf(value)
	return verdict(ok && len(s) == 26 && !sameDigit(s) && Mod97(s[2:]+"PL"+s[:2]) == 1)
}

// checkRIB is for the account of a French bank: five digits of the bank, five
// of the branch, eleven characters of the account, a key of two digits.
func checkRIB(value string) Verdict {
	s := compact(value)
	if len(s) != 23 || !fits(s, "10n11c2n") || sameDigit(s) {
		return Invalid
	}
	digits := strings.Map(func(r rune) rune {
		if r < 'A' {
			return r
		}
		return rune("12345678912345678923456789"[r-'A'])
	}, s)
	return verdict(Mod97(digits) == 0)
}

// checkNIB is for the account of a Portuguese bank: nineteen digits and two
// check digits by MOD 97-10.
func checkNIB(value string) Verdict {
	s, ok := digitsOf(value)
	return verdict(ok && len(s) == 21 && !sameDigit(s) && Mod97_10(s))
}

// checkHungarianAccount is for the account of a Hungarian bank: eight digits
// of bank and branch, then one or two groups of eight, both parts with a
// check digit.
func checkHungarianAccount(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) != 16 && len(s) != 24 || sameDigit(s) {
		return Invalid
	}
	rest := s[8:]
	if rest = strings.TrimSuffix(rest, "00000000"); rest == "" {
		return Invalid
	}
	return verdict(weighted(s[:8], 9, 7, 3, 1, 9, 7, 3, 1)%10 == 0 && hungarianSum(rest))
}

func hungarianSum(s string) bool {
	sum := 0
	for i := range len(s) {
		sum += int(s[i]-'0') * [...]int{9, 7, 3, 1}[i%4]
	}
	return sum%10 == 0
}

// checkBelgianAccount is for the account of a Belgian bank as it stands in an
// IBAN: ten digits and their remainder by 97, which is 97 instead of 0.
func checkBelgianAccount(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) != 12 || sameDigit(s) {
		return Invalid
	}
	rest := Mod97(s[:10])
	if rest == 0 {
		rest = 97
	}
	return verdict(number(s[10:]) == rest)
}

// checkCIN is for the account of an Italian bank: a check letter, five digits
// of the bank, five of the branch, twelve characters of the account.
func checkCIN(value string) Verdict {
	s := compact(value)
	if !fits(s, "1a10n12c") {
		return Invalid
	}
	odd := [...]int{1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23}
	sum := 0
	for i := range len(s) - 1 {
		v := value36(s[i+1])
		if v > 9 {
			v -= 10
		}
		if i%2 == 0 {
			v = odd[v]
		}
		sum += v
	}
	return verdict(s[0] == byte('A'+sum%26))
}

// nationalIBAN is the check of an IBAN of one country with the check of the
// account inside, which ISO 13616 leaves to the country.
func nationalIBAN(country string, account func(string) Verdict) func(string) Verdict {
	return func(value string) Verdict {
		s := compact(value)
		v := checkIBAN(s)
		if v == Invalid || !strings.HasPrefix(s, country) || account(s[4:]) == Invalid {
			return Invalid
		}
		return v
	}
}

// checkMod97Account is for accounts of the banks of former Yugoslavia.
func checkMod97Account(value string) Verdict {
	s, ok := digitsOf(value)
	return verdict(ok && Mod97_10(s))
}
