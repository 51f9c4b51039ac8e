package validate

import "strings"

// fictionalPrefixes are numbers that the regulators set aside for films and
// documentation, by country code, without the national 0: Ofcom, ACMA,
// ARCEP, Bundesnetzagentur, PTS, ComReg.
var fictionalPrefixes = map[string][]string{
	"33": {"19900", "26191", "35301", "46571", "53649", "63998"},
	"44": {
		"1134960", "1144960", "1154960", "1164960", "1174960", "1184960", "1214960", "1314960", "1414960", "1514960",
		"1614960", "1632960", "1914980", "2079460", "2890180", "2896496", "2920180", "3069990", "7700900", "8081570", "9098790",
	},
	"46": {"31390060", "3139006", "3139007", "3139008", "3139009", "4062804", "84650040", "9803192", "7017406"},
	"49": {
		"15228817386", "15228895456", "15254599371", "1723925", "17299259", "1713920", "1579123", "3023125", "22147110",
		"4066969", "6990009", "8999998",
		"1729925904", "1729968532", "1729973185", "1729973186", "1729980752", "1749091317", "1749464308", "176040690",
	},
	"61":  {"25550", "27010", "35550", "37010", "75550", "77010", "85550", "87010", "491570", "4915710", "1800160401", "180097570", "180097571", "130097570", "130097571"},
	"353": {"2091"},
}

// fictional tells that the national number of the country is set aside.
func fictional(code, number string) bool {
	for _, prefix := range fictionalPrefixes[code] {
		if strings.HasPrefix(number, prefix) {
			return true
		}
	}
	return false
}

// fictionalAtHome is fictional for a number with its national 0, of
// whichever country it may be.
func fictionalAtHome(digits string) bool {
	if len(digits) < 9 || digits[0] != '0' {
		return false
	}
	for code := range fictionalPrefixes {
		if fictional(code, digits[1:]) {
			return true
		}
	}
	return false
}
