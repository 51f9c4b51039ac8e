package validate

// europeanPassports are forms of passport numbers of Europe; see
// passportForm.
var europeanPassports = []passportForm{
	{country: "al", forms: "AA9999999"},
	{country: "at", forms: "A9999999|AA9999999"},
	{country: "be", forms: "AA999999"},
	{country: "bg", forms: "999999999"},
	{country: "by", forms: "AA9999999"},
	{country: "ch", forms: "A9999999"},
	{country: "cy", forms: "A999999|A99999999"},
	{country: "cz", forms: "99999999"},
	{country: "de", source: "Passgesetz sec. 4 (Germany); ICAO Doc 9303-3, letters of German serials", forms: germanPassport},
	{country: "dk", forms: "999999999"},
	{country: "ee", forms: "A9999999|AA9999999"},
	{country: "es", source: "Real Decreto 896/2003 (Spain); ICAO Doc 9303-3 (document number)", forms: "AAA999999|AA999999|**999999|***999999"},
	{country: "fi", forms: "AA9999999"},
	{country: "fr", source: "Décret no 2005-1726 du 30 décembre 2005 (France); ICAO Doc 9303-3 (document number)", forms: "99AA99999"},
	{country: "gb", source: "HM Passport Office, passport number; ICAO Doc 9303-3 (document number)", forms: "999999999"},
	{country: "ge", forms: "99AA99999"},
	{country: "gr", forms: "AA9999999"},
	{country: "hr", forms: "999999999"},
	{country: "hu", forms: "AA999999|AA9999999"},
	{country: "ie", forms: "**9999999"},
	{country: "is", forms: "[A]9999999"},
	{country: "it", source: "Legge 1185/1967 (Italy); ICAO Doc 9303-3 (document number)", forms: "**9999999"},
	{country: "li", forms: "A99999"},
	{country: "lt", forms: "********"},
	{country: "lu", forms: "********"},
	{country: "lv", forms: "**9999999"},
	{country: "mt", forms: "9999999"},
	{country: "no", forms: "99999999|AAA999999"},
	{country: "pt", forms: "A999999|AA999999"},
	{country: "ro", forms: "99999999|999999999"},
	{country: "rs", forms: "999999999"},
	{country: "ru", forms: "999999999"},
	{country: "se", forms: "99999999|AA9999999"},
	{country: "si", forms: "PA9999999"},
	{country: "sk", forms: "*9999999|AA9999999"},
	{country: "ua", forms: "AA999999"},
}

// germanPassport are nine signs of the German alphabet: letters and digits, or
// the nine digits of before November 2007.
const germanPassport = germanSign + germanSign + germanSign + germanSign + germanSign + germanSign + germanSign + germanSign + germanSign

const germanSign = "[CFGHJKLMNPRTVWXYZ0123456789]"
