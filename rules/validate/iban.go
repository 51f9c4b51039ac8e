package validate

import "strings"

// ibanStructures gives the BBAN of each country as the SWIFT IBAN Registry
// writes it, less the exclamation marks: n digits, a capital letters, c
// either, e blank.
var ibanStructures = map[string]string{
	"AD": "4n4n12c", "AE": "3n16n", "AL": "8n16c", "AT": "5n11n", "AZ": "4a20c",
	"BA": "3n3n8n2n", "BE": "3n7n2n", "BG": "4a4n2n8c", "BH": "4a14c", "BI": "5n5n11n2n",
	"BR": "8n5n10n1a1c", "BY": "4c4n16c", "CH": "5n12c", "CR": "4n14n", "CY": "3n5n16c",
	"CZ": "4n6n10n", "DE": "8n10n", "DJ": "5n5n11n2n", "DK": "4n9n1n", "DO": "4c20n",
	"EE": "2n2n11n1n", "EG": "4n4n17n", "ES": "4n4n1n1n10n", "FI": "3n11n", "FK": "2a12n",
	"FO": "4n9n1n", "FR": "5n5n11c2n", "GB": "4a6n8n", "GE": "2a16n", "GI": "4a15c",
	"GL": "4n9n1n", "GR": "3n4n16c", "GT": "4c20c", "HN": "4a20n", "HR": "7n10n",
	"HU": "3n4n1n15n1n", "IE": "4a6n8n", "IL": "3n3n13n", "IQ": "4a3n12n", "IS": "4n2n6n10n",
	"IT": "1a5n5n12c", "JO": "4a4n18c", "KW": "4a22c", "KZ": "3n13c", "LB": "4n20c",
	"LC": "4a24c", "LI": "5n12c", "LT": "5n11n", "LU": "3n13c", "LV": "4a13c",
	"LY": "3n3n15n", "MC": "5n5n11c2n", "MD": "2c18c", "ME": "3n13n2n", "MK": "3n10c2n",
	"MN": "4n12n", "MR": "5n5n11n2n", "MT": "4a5n18c", "MU": "4a2n2n12n3n3a", "NI": "4a20n",
	"NL": "4a10n", "NO": "4n6n1n", "OM": "3n16c", "PK": "4a16c", "PL": "8n16n",
	"PS": "4a21c", "PT": "4n4n11n2n", "QA": "4a21c", "RO": "4a16c", "RS": "3n13n2n",
	"RU": "9n5n15c", "SA": "2n18c", "SC": "4a2n2n16n3a", "SD": "2n12n", "SE": "3n16n1n",
	"SI": "5n8n2n", "SK": "4n6n10n", "SM": "1a5n5n12c", "SO": "4n3n12n", "ST": "4n4n11n2n",
	"SV": "4a20n", "TL": "3n14n2n", "TN": "2n3n13n2n", "TR": "5n1n16c", "UA": "6n19c",
	"VA": "3n15n", "VG": "4a16n", "XK": "4n10n2n", "YE": "4a4n18c",

	// Not in the registry, but issued by the banks of the country.
	"AO": "21n", "BF": "2c22n", "BJ": "2c22n", "CF": "23n", "CG": "23n", "CI": "2c22n", "CM": "23n", "CV": "21n",
	"DZ": "22n", "GA": "23n", "GQ": "23n", "GW": "2c19n", "IR": "22n", "KM": "23n", "MA": "24n", "MG": "23n",
	"ML": "2c22n", "MZ": "21n", "NE": "2c22n", "SN": "2c22n", "TD": "23n", "TG": "2c22n",
}

// ibanExamples are the numbers that the registry prints as examples for the
// larger countries; they stand in every manual.
var ibanExamples = map[string]bool{
	"AT611904300234573201": true, "BE68539007547034": true, "CH9300762011623852957": true, "DE89370400440532013000": true,
	"ES9121000418450200051332": true, "FR1420041010050500013M02606": true, "GB29NWBK60161331926819": true,
	"IT60X0542811101000000123456": true, "NL91ABNA0417164300": true, "PL61109010140000071219812874": true,
	"PT50000201231234567890154": true, "SE4550000000058398257466": true, "LU280019400644750000": true,
	"IE29AIBK93115212345678": true, "NO9386011117947": true, "DK5000400440116243": true, "FI2112345600000785": true,
	"GB82WEST12345698765432": true,
}

// checkIBAN wants a country of the registry, its length and structure, and
// the check digits of ISO 13616 (ISO/IEC 7064 MOD 97-10).
func checkIBAN(value string) Verdict {
	s := compact(value)
	if len(s) < 15 || len(s) > 34 {
		return Invalid
	}
	structure, ok := ibanStructures[s[:2]]
	if !ok || s[2] < '0' || s[2] > '9' || s[3] < '0' || s[3] > '9' || !fits(s[4:], structure) {
		return Invalid
	}
	if inventedIBAN(s) {
		return Reserved
	}
	if Mod97(s[4:]+s[:4]) != 1 {
		return Invalid
	}
	if ibanExamples[s] {
		return Reserved
	}
	return Valid
}

// checkIBANShape is for what a label calls an IBAN: it wants a country, two
// check digits and six digits behind them, whatever the sum.
func checkIBANShape(value string) Verdict {
	s := compact(value)
	if len(s) < 14 || len(s) > 34 || ibanStructures[s[:2]] == "" || !allDigits(s[2:4]) {
		return Invalid
	}
	digits := 0
	for i := range s[4:] {
		if inClass(rune(s[4+i]), 'n') {
			digits++
		}
	}
	if inventedIBAN(s) {
		return Reserved
	}
	return verdict(digits >= 6)
}

// inventedIBAN tells what the scrubber writes: check digits 00, where ISO
// 13616-1 with ISO/IEC 7064 MOD 97-10 gives 02 to 98 only, before a bank of
// noughts or of the letter X.
func inventedIBAN(s string) bool {
	return len(s) > 8 && s[2:4] == "00" && strings.Trim(s[4:8], "0X") == ""
}

// fits tells whether s has the structure, such as "4a6n8n", to its end.
func fits(s, structure string) bool {
	for structure != "" {
		n := 0
		for structure[0] >= '0' && structure[0] <= '9' {
			n = n*10 + int(structure[0]-'0')
			structure = structure[1:]
		}
		kind := structure[0]
		structure = structure[1:]
		if len(s) < n || strings.ContainsFunc(s[:n], func(r rune) bool { return !inClass(r, kind) }) {
			return false
		}
		s = s[n:]
	}
	return s == ""
}

func inClass(r rune, kind byte) bool {
	digit := r >= '0' && r <= '9'
	letter := r >= 'A' && r <= 'Z'
	switch kind {
	case 'n':
		return digit
	case 'a':
		return letter
	default:
		return digit || letter
	}
}
