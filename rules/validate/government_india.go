package validate

import "strings"

var indianValidators = []Validator{
	{"in-aadhaar", "Aadhaar Act 2016 s. 4; UIDAI, UID Numbering Scheme (Verhoeff)", checkAadhaar},
	{"in-vid", "UIDAI circular 1 of 2018, Virtual ID (Verhoeff)", checkVID},
	{"in-pan", "Income-tax Act 1961 s. 139A; Income-tax Rules 1962 r. 114 (PAN structure)", checkPAN},
	{"in-gstin", "CGST Rules 2017 r. 10 (GSTIN: state, PAN, entity, Z, check character modulo 36)", checkGSTIN},
	{"in-voter", "Registration of Electors Rules 1960 r. 28; Election Commission of India, EPIC number (Luhn over the digits)", checkEPIC},
	{"lk-nic", "Registration of Persons Act No. 32 of 1968 (Sri Lanka), identity card number", checkSriLankanNIC},
	{"pk-cnic", "NADRA Ordinance 2000 s. 9 (province, family, sex)", checkCNIC},
}

// checkAadhaar takes twelve digits. The first is 2 to 9, and numbers that
// read the same backwards are not given.
func checkAadhaar(value string) Verdict {
	s, ok := digitsOfLength(strings.ReplaceAll(value, ":", " "), 12)
	return verdict(ok && s[0] > '1' && Verhoeff(s) && !palindrome(s))
}

// checkVID is checkAadhaar for the sixteen digits of a virtual id.
func checkVID(value string) Verdict {
	s, ok := digitsOfLength(value, 16)
	return verdict(ok && s[0] > '1' && Verhoeff(s) && !palindrome(s))
}

func palindrome(s string) bool {
	for i := range len(s) / 2 {
		if s[i] != s[len(s)-1-i] {
			return false
		}
	}
	return true
}

// checkPAN takes three letters, the kind of holder (P is a person), the
// initial of the surname, four digits that are not all 0, and a letter.
func checkPAN(value string) Verdict {
	s := compact(value)
	return verdict(shaped(s, "AAAAA9999A") && oneOf(s[3], "ABCFGHJKLPT") && s[5:9] != "0000")
}

// checkGSTIN takes the state, a PAN, the number of the registration, a Z (or
// another letter for special payers) and the check character.
func checkGSTIN(value string) Verdict {
	s := compact(value)
	if !shaped(s, "99AAAAA9999A***") || s[12] == '0' || checkPAN(s[2:12]) != Valid {
		return Invalid
	}
	if state := number(s[:2]); state == 0 || (state > 38 && state != 97 && state != 99) {
		return Invalid
	}
	sum := 0
	for i := range 14 {
		p := value36(s[i]) * (1 + i%2)
		sum += p/36 + p%36
	}
	return verdict(alphabet36[(36-sum%36)%36] == s[14])
}

// checkEPIC takes three letters of the constituency, six digits and a check
// digit. Old cards have another one.
func checkEPIC(value string) Verdict {
	s := compact(value)
	return verdict(shaped(s, "AAA9999999") && Luhn(s[3:]))
}

// checkSriLankanNIC takes the nine digits and V or X of the old card, or the
// twelve digits of the new one, which begin with the year of birth. The day
// of the year, with 500 added for women, is not held against a number.
func checkSriLankanNIC(value string) Verdict {
	s := compact(value)
	switch len(s) {
	case 10:
		return verdict(s[0] != '0' && allDigits(s[:9]) && oneOf(s[9], "VX"))
	case 12:
		return verdict(allDigits(s) && s[:4] >= "1900" && number(s[:4]) <= lastBirthYear)
	}
	return Invalid
}

// checkCNIC takes 13 digits: province 1 to 7, four digits of the place, the
// family number, and a digit that is odd for men and even for women.
func checkCNIC(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	return verdict(ok && s[0] >= '1' && s[0] <= '7' && s[12] != '0' && s[5:12] != "0000000")
}
