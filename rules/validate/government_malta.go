package validate

import "strings"

var malteseValidators = []Validator{
	{"mt-tin", "Identity Card Act (Malta, cap. 258); European Commission DG TAXUD, TIN algorithms, Malta", checkMalteseTIN},
}

// checkMalteseTIN takes the number of an identity card, which is the tax
// number as well: up to five digits that run to 32000, two of the year and a
// letter for the kind of registration (A and P: passport holders, with seven
// digits that do not end in 0). Others have nine digits, the first two equal.
func checkMalteseTIN(value string) Verdict {
	s := compact(value)
	if shaped(s, "999999999") {
		return verdict(s[0] == s[1] && s[0] >= '1' && s[0] <= '8' && !sameDigit(s))
	}
	n := len(s) - 1
	if n < 3 || n > 7 || !allDigits(s[:n]) {
		return Invalid
	}
	digits := strings.Repeat("0", 7-n) + s[:n]
	switch s[n] {
	case 'A', 'P':
		return verdict(digits[6] != '0')
	case 'M', 'G', 'L', 'H', 'B', 'Z':
		serial := number(digits[:5])
		return verdict(serial > 0 && serial <= 32000)
	}
	return Invalid
}
