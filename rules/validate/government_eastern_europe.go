package validate

var easternEuropeanValidators = []Validator{
	{"ua-rnokpp", "Податковий кодекс України art. 70; наказ Мінфіну 822/2017 (РНОКПП)", checkRNOKPP},
	{"ru-inn", "Приказ ФНС России от 26.06.2025 № ЕД-7-14/559@ (ИНН физического лица)", checkINN},
	{"ru-snils", "Федеральный закон от 01.04.1996 № 27-ФЗ art. 6; ПФР (СНИЛС, control number)", checkSNILS},
}

// checkRNOKPP takes ten digits; the first five count the days from 31
// December 1899 to the birth.
func checkRNOKPP(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || sameDigit(s) {
		return Invalid
	}
	rest := weighted(s[:9], -1, 5, 7, 9, 4, 6, 10, 5, 7) % 11
	return verdict((rest+11)%11%10 == int(s[9]-'0'))
}

// checkINN takes the twelve digits of a natural person with two check
// digits. The first two name a region of Russia, never 00.
func checkINN(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	if !ok || s[:2] == "00" {
		return Invalid
	}
	first := weighted(s[:10], 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10
	second := weighted(s[:11], 3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8) % 11 % 10
	return reservedWhen(first == int(s[10]-'0') && second == int(s[11]-'0'), s, "123456789047")
}

// checkSNILS takes nine digits and two of control, which exist for numbers
// over 001-001-998. 112-233-445 95 is the example of the issuer.
func checkSNILS(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || s[:9] <= "001001998" {
		return Invalid
	}
	sum := weighted(s[:9], 9, 8, 7, 6, 5, 4, 3, 2, 1) % 101 % 100
	return reservedWhen(sum == number(s[9:]), s, "11223344595")
}
