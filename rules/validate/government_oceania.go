package validate

import "strings"

var oceanianValidators = []Validator{
	{"au-tfn", "Income Tax Assessment Act 1936 part VA; ATO, TFN algorithm (modulus 11)", checkTFN},
	{"au-abn", "A New Tax System (Australian Business Number) Act 1999 s. 20; ABR, format of the ABN", checkABN},
	{"au-acn", "Corporations Act 2001 s. 1344; ASIC, ACN check digit", checkACN},
	{"nz-ird", "Tax Administration Act 1994 (NZ); Inland Revenue, RWT and NRWT specification (IRD number)", checkIRD},
}

// checkTFN takes nine digits, or eight of the old kind. 123 456 782 is the
// number of sample forms.
func checkTFN(value string) Verdict {
	s, ok := digitsOf(value)
	switch {
	case !ok || sameDigit(s):
		return Invalid
	case len(s) == 9:
		return reservedWhen(weighted(s, 1, 4, 3, 7, 5, 8, 6, 9, 10)%11 == 0, s, "123456782")
	case len(s) == 8:
		return verdict(weighted(s, 10, 7, 8, 4, 6, 3, 5, 1)%11 == 0)
	}
	return Invalid
}

// checkABN takes two check digits and nine more: with 1 taken from the
// first, the weighted sum is a multiple of 89.
func checkABN(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || s[0] == '0' {
		return Invalid
	}
	return verdict((weighted(s, 10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19)-10)%89 == 0)
}

// checkACN takes eight digits and a check digit.
func checkACN(value string) Verdict {
	s, ok := digitsOfLength(value, 9)
	if !ok || sameDigit(s) {
		return Invalid
	}
	sum := weighted(s[:8], 8, 7, 6, 5, 4, 3, 2, 1)
	return verdict((10-sum%10)%10 == int(s[8]-'0'))
}

// checkIRD takes eight or nine digits from 10 000 000 to 150 000 000. Where
// the first weights leave ten, a second row decides. 49-091-850, 35-901-981,
// 49-098-576 and 136-410-132 are the issuer's examples.
func checkIRD(value string) Verdict {
	s, ok := digitsOf(strings.TrimPrefix(compact(value), "NZ"))
	if !ok || len(s) < 8 || len(s) > 9 {
		return Invalid
	}
	if n := number(s); n <= 10_000_000 || n >= 150_000_000 {
		return Invalid
	}
	if len(s) == 8 {
		s = "0" + s
	}
	digit := (11 - weighted(s[:8], 3, 2, 7, 6, 5, 4, 3, 2)%11) % 11
	if digit == 10 {
		digit = (11 - weighted(s[:8], 7, 4, 3, 2, 5, 2, 7, 6)%11) % 11
	}
	return reservedWhen(digit == int(s[8]-'0'), s, "049091850", "035901981", "049098576", "136410132")
}
