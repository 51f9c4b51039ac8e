package validate

import "strings"

var iberianValidators = []Validator{
	{"es-nif", "Real Decreto 1553/2005 art. 11; Orden EHA/451/2008 (letter modulo 23)", checkNIF},
	{"es-nie", "Real Decreto 557/2011 art. 206; Orden INT/2058/2008", checkNIE},
	{"es-nuss", "TGSS, Número de la Seguridad Social, control digits modulo 97", checkNUSS},
	{"pt-nif", "Decreto-Lei 14/2013 art. 4 and 12 (NIF, modulus 11)", checkPortugueseNIF},
	{"pt-cc", "Lei 7/2007; AMA, validação de número de documento do Cartão de Cidadão", checkCartaoCidadao},
}

const nifLetters = "TRWAGMYFPDXBNJZSQVHLCKE"

// checkNIF takes eight digits and their letter (the DNI), also without a zero
// in front, or K, L or M with seven digits and the letter. 12345678Z,
// 00000000T and 99999999R are the numbers of forms and specimen cards.
func checkNIF(value string) Verdict {
	s := compact(value)
	if shaped(s, "9999999A") && s[0] != '0' {
		s = "0" + s
	}
	switch {
	case shaped(s, "99999999A"):
		ok := nifLetters[number(s[:8])%23] == s[8]
		return reservedWhen(ok, s, "12345678Z", "00000000T", "99999999R")
	case shaped(s, "A9999999A") && oneOf(s[0], "KLM"):
		return verdict(nifLetters[number(s[1:8])%23] == s[8])
	}
	return Invalid
}

// checkNIE takes X, Y or Z, which count 0, 1 and 2, seven digits and the
// letter of the NIF.
func checkNIE(value string) Verdict {
	s := compact(value)
	// Until 2008 X was followed by eight digits, the first of them 0.
	if shaped(s, "X09999999A") {
		s = "X" + s[2:]
	}
	if !shaped(s, "A9999999A") || s[0] < 'X' {
		return Invalid
	}
	ok := nifLetters[number(string(s[0]-'X'+'0')+s[1:8])%23] == s[8]
	return reservedWhen(ok, s, "X1234567L", "X0000000T")
}

// checkNUSS takes province, a number of eight digits and two control digits:
// the rest by 97 of province and number, where a number under ten million
// loses its leading zero.
func checkNUSS(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	if !ok {
		return Invalid
	}
	province, serial := number(s[:2]), number(s[2:10])
	if province == 0 || (province > 53 && province != 66) || serial == 0 {
		return Invalid
	}
	body := province*100_000_000 + serial
	if serial < 10_000_000 {
		body = province*10_000_000 + serial
	}
	return reservedOr(s, body%97 == number(s[10:]), "281234567840")
}

// checkPortugueseNIF takes nine digits of which the last is the check digit
// by modulus 11, and 0 where that would be 10. Natural persons begin with 1,
// 2, 3 or 45.
func checkPortugueseNIF(value string) Verdict {
	s, ok := digitsOfLength(strings.TrimPrefix(compact(value), "PT"), 9)
	if !ok || s[0] == '0' || (s[0] == '4' && s[1] != '5') {
		return Invalid
	}
	sum := weighted(s[:8], 9, 8, 7, 6, 5, 4, 3, 2)
	return reservedWhen((11-sum%11)%11%10 == int(s[8]-'0'), s, "123456789")
}

// checkCartaoCidadao takes the twelve characters of the document number:
// the civil identification number and its check digit, two characters of
// the version and a check digit over all of them.
func checkCartaoCidadao(value string) Verdict {
	s := compact(value)
	if !shaped(s, "999999999**9") {
		return Invalid
	}
	sum := 0
	for i := range len(s) {
		v := value36(s[i])
		if i%2 == 0 {
			if v *= 2; v > 9 {
				v -= 9
			}
		}
		sum += v
	}
	return reservedWhen(sum%10 == 0, s, "000000000ZZ4")
}
