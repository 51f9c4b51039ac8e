package validate

import "strings"

var vehicleValidators = append(platesOf(plateForms...), []Validator{
	{"vin", "49 CFR 565.15 (check digit of North American vehicles); ISO 3779", checkVIN},
	{"vin-shape", "ISO 3779:2009 clause 4 (no I, O, Q; sequential section)", checkVINShape},
	{"license-plate", "Vienna Convention on Road Traffic 1968, annex 2 (letters and digits); words of running text", checkPlate},
	{"uk-plate", "Road Vehicles (Display of Registration Marks) Regulations 2001 (marks since September 2001)", checkUKPlate},
	{"in-plate", "Central Motor Vehicles Rules 1989 r. 50 (state or union territory codes)", checkIndianPlate},
	{"de-plate", "Fahrzeug-Zulassungsverordnung sec. 9 to 11 and annex (Unterscheidungszeichen, at most eight characters)", checkGermanPlate},
	{"tr-plate", "Karayolları Trafik Yönetmeliği (Turkey), tescil plakaları: province 01 to 81, no Q, W and X", checkTurkishPlate},
	{"hu-plate", "326/2011. (XII. 28.) Korm. rendelet (Hungary) annex 14", checkHungarianPlate},
	{"cz-plate", "Zákon č. 56/2001 Sb. and vyhláška č. 343/2014 Sb. (Czechia), registrační značka; no G, O, Q and W", checkCzechPlate},
	{"se-plate", "Förordning (2019:383) om fordons registrering och användning (Sweden); no I, Q and V", checkSwedishPlate},
}...)

// vinValues are the values of the letters A to Z, 0 for the three that do
// not occur.
var vinValues = [26]int{1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2, 3, 4, 5, 0, 7, 0, 9, 2, 3, 4, 5, 6, 7, 8, 9}

// checkVIN takes 17 characters of which the ninth is the check character by
// modulus 11, X for ten. The eighth to last and the last four follow the
// form of 49 CFR 565.15: model year, plant and digits at the end.
func checkVIN(value string) Verdict {
	s := compact(value)
	if checkVINShape(s) != Valid || strings.ContainsAny(s[9:10], "UZ0") || !allDigits(s[13:]) {
		return Invalid
	}
	return reservedWhen(vinChecked(s), s, "11111111111111111", "1M8GDM9AXKP042788")
}

// checkVINShape takes letters and digits, both of them, none of I, O and Q.
// Makers of North America (1 to 5 in front) have to give the check character,
// others need not.
func checkVINShape(value string) Verdict {
	s := compact(value)
	if !shaped(s, "*****************") || strings.ContainsAny(s, "IOQ") {
		return Invalid
	}
	if '1' <= s[0] && s[0] <= '5' && !vinChecked(s) {
		return Invalid
	}
	return verdict(s == "11111111111111111" || !allDigits(s) && strings.ContainsAny(s, "0123456789"))
}

// vinChecked tells that the ninth character is the check character.
func vinChecked(s string) bool {
	sum := 0
	for i := range 17 {
		v := value36(s[i])
		if v >= 10 {
			v = vinValues[s[i]-'A']
		}
		sum += v * [...]int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}[i]
	}
	return "0123456789X"[sum%11] == s[8]
}

// checkUKPlate takes two letters of the area, the age identifier and three
// letters. Identifiers are 02 to 29 for March and 51 to 79 for September; I,
// Q and, in front, Z are not used.
func checkUKPlate(value string) Verdict {
	s := compact(value)
	if !shaped(s, "AA99AAA") || strings.ContainsAny(s[:2], "IQZ") || strings.ContainsAny(s[4:], "IQ") {
		return Invalid
	}
	age := number(s[2:4])
	return verdict(age >= 2 && age <= 29 || age >= 51 && age <= 79)
}

const indianStates = " AN AP AR AS BR CG CH DD DL DN GA GJ HP HR JH JK KA KL LA LD MH ML MN MP MZ NL OD OR PB PY RJ SK TN TR TS TG UK UP UA WB "

// checkIndianPlate takes state, district, up to three letters of the series
// and four digits, or the series of all India: year, BH, four digits and
// letters. Delhi writes the class of the vehicle behind a district of one
// digit.
func checkIndianPlate(value string) Verdict {
	s := compact(value)
	if shaped(s, "99BH9999AA") || shaped(s, "99BH9999A") {
		return Valid
	}
	if len(s) < 8 || !listed(s[:2], indianStates) || strings.HasSuffix(s, "0000") {
		return Invalid
	}
	if plateWord(s[:2]) && plateWord(strings.Trim(s[2:], "0123456789")) { // "or 8th 1982"
		return Invalid
	}
	for _, form := range []string{"AA9A9999", "AA9AA9999", "AA9AAA9999", "AA99A9999", "AA99AA9999", "AA99AAA9999"} {
		if shaped(s, form) {
			return Valid
		}
	}
	return Invalid
}

// checkTurkishPlate takes province, one to three letters and two to five
// digits, as many as a plate has room for.
func checkTurkishPlate(value string) Verdict {
	s := compact(value)
	if len(s) < 5 || !allDigits(s[:2]) || s[:2] < "01" || s[:2] > "81" {
		return Invalid
	}
	letters := strings.TrimRight(s[2:], "0123456789")
	digits := len(s) - 2 - len(letters)
	if letters == "" || len(letters) > 3 || !shaped(letters, "AAA"[:len(letters)]) || strings.ContainsAny(letters, "QWX") {
		return Invalid
	}
	if len(letters) > 1 && plateWord(letters) {
		return Invalid
	}
	return verdict(digits >= 2 && digits <= 6-len(letters)+1 && digits <= 5)
}
