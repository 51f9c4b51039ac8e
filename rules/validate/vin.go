package validate

import "strings"

var vehicleValidators = []Validator{
	{"vin", "49 CFR 565.15 (check digit of North American vehicles); ISO 3779", checkVIN},
	{"vin-shape", "ISO 3779:2009 clause 4 (no I, O, Q; sequential section)", checkVINShape},
	{"license-plate", "Vienna Convention on Road Traffic 1968, annex 2 (letters and digits); words of running text", checkPlate},
	{"uk-plate", "Road Vehicles (Display of Registration Marks) Regulations 2001 (marks since September 2001)", checkUKPlate},
	{"in-plate", "Central Motor Vehicles Rules 1989 r. 50 (state or union territory codes)", checkIndianPlate},
}

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
	sum := 0
	for i := range 17 {
		v := value36(s[i])
		if v >= 10 {
			v = vinValues[s[i]-'A']
		}
		sum += v * [...]int{8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2}[i]
	}
	return reservedWhen("0123456789X"[sum%11] == s[8], s, "11111111111111111", "1M8GDM9AXKP042788")
}

// checkVINShape takes the form of a VIN without check character, as used
// outside North America: letters and digits, both of them.
func checkVINShape(value string) Verdict {
	s := compact(value)
	if !shaped(s, "*****************") || strings.ContainsAny(s, "IOQ") {
		return Invalid
	}
	return verdict(s == "11111111111111111" || !allDigits(s) && strings.ContainsAny(s, "0123456789"))
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

// checkIndianPlate takes state, district, series and up to four digits, or
// the series of all India: year, BH, four digits and letters.
func checkIndianPlate(value string) Verdict {
	s := compact(value)
	if len(s) < 6 || len(s) > 11 {
		return Invalid
	}
	if s[2:4] == "BH" {
		return verdict(shaped(s, "99BH9999AA") || shaped(s, "99BH9999A"))
	}
	return verdict(listed(s[:2], indianStates) && !strings.HasSuffix(s, "0000"))
}
