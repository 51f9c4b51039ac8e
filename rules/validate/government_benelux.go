package validate

import "strings"

var beneluxValidators = []Validator{
	{"nl-bsn", "Wet algemene bepalingen burgerservicenummer; Logisch Ontwerp BSN (elfproef)", checkBSN},
	{"nl-document", "Paspoortuitvoeringsregeling Nederland 2001; RvIG, documentnummer (nine characters without the letter O)", checkDutchDocument},
	{"be-nn", "Arrêté royal du 3 avril 1984 art. 3 (numéro du Registre national)", checkBelgianNN},
	{"be-bis", "Loi du 15 janvier 1990 art. 8; Arrêté royal du 8 février 1991 (numéro bis)", checkBelgianBIS},
	{"lu-matricule", "Règlement grand-ducal du 18 juin 2014 (Luhn and Verhoeff)", checkMatricule},
}

// checkBSN takes nine digits, or eight that lost a zero. The sum with the
// weights 9 to 2 and -1 is a multiple of eleven.
func checkBSN(value string) Verdict {
	s, ok := digitsOf(value)
	if !ok || len(s) < 8 || len(s) > 9 {
		return Invalid
	}
	if len(s) == 8 {
		s = "0" + s
	}
	sum := weighted(s, 9, 8, 7, 6, 5, 4, 3, 2, -1)
	if sameDigit(s) || sum%11 != 0 {
		return Invalid
	}
	return reservedOr(s, true, "111222333", "123456782")
}

// checkDutchDocument takes the number of a passport or identity card: two
// letters, six letters or digits and a digit. The letter O is not used.
func checkDutchDocument(value string) Verdict {
	s := compact(value)
	return verdict(shaped(s, "AA******9") && !strings.Contains(s, "O"))
}

// checkBelgianNN takes a birth date, a counter and two check digits. Month
// and day are 0 where they are unknown.
func checkBelgianNN(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok {
		return Invalid
	}
	return verdict(belgianDate(s, number(s[2:4])) && belgianKey(s))
}

// checkBelgianBIS is checkBelgianNN with 20 added to the month, 40 where the
// sex is known.
func checkBelgianBIS(value string) Verdict {
	s, ok := digitsOfLength(value, 11)
	if !ok || number(s[2:4]) < 20 {
		return Invalid
	}
	month := number(s[2:4]) - 20
	if month >= 20 {
		month -= 20
	}
	return verdict(belgianDate(s, month) && belgianKey(s))
}

func belgianDate(s string, month int) bool {
	// Where the counter of a day runs out, month and day become 0 and count on.
	day := number(s[4:6])
	if number(s[6:9]) == 0 || month > 12 {
		return false
	}
	return month == 0 || day == 0 || shortDateExists(number(s[:2]), month, day)
}

// belgianKey is 97 less the first nine digits modulo 97; people born from
// 2000 on have a 2 before them.
func belgianKey(s string) bool {
	body, key := number(s[:9]), number(s[9:])
	return 97-body%97 == key || number(s[:2]) <= lastBirthYear-2000 && 97-(2_000_000_000+body)%97 == key
}

// checkMatricule takes the 13 digits of a natural person: birth date, three
// digits, and one check digit each by Luhn and by Verhoeff.
func checkMatricule(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || !birthDateExists(number(s[:4]), number(s[4:6]), number(s[6:8])) {
		return Invalid
	}
	return verdict(Luhn(s[:12]) && Verhoeff(s[:11]+s[12:]))
}
