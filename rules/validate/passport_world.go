package validate

// Forms of passport numbers outside Europe; see passportForm.

var africanPassports = []passportForm{
	{country: "dz", forms: "999999999"},
	{country: "eg", forms: "A99999999"},
	{country: "gh", forms: "A9999999|A99999999"},
	{country: "ke", forms: "A9999999|AA999999|AA9999999"},
	{country: "ly", forms: "********"},
	{country: "ma", forms: "AA9999999|AA999999"},
	{country: "mz", forms: "AA9999999|99AA99999"},
	{country: "ng", forms: "A99999999"},
	{country: "tn", forms: "A999999"},
	{country: "za", forms: "[TAMD]99999999"},
}

var americanPassports = []passportForm{
	{country: "ar", forms: "AAA999999"},
	{country: "br", forms: "AA999999"},
	{country: "ca", source: "Canadian Passport Order, SI/81-86; IRCC, passport number", forms: "AA999999|A999999AA"},
	{country: "co", forms: "AA999999"},
	{country: "jm", forms: "[A]9999999"},
	{country: "mx", forms: "A99999999"},
	{country: "us", source: "22 CFR part 51; US Department of State, Next Generation Passport", forms: "999999999|A99999999"},
}

var asianPassports = []passportForm{
	{country: "am", forms: "AA9999999"},
	{country: "az", forms: "A99999999"},
	{country: "cn", source: "ICAO Doc 9303-3; Exit and Entry Administration Law (China): G, E and two signs for ordinary passports", forms: "G99999999|E99999999|E[ABCDEFGHJKLMNPQRSTUVWXYZ]9999999"},
	{country: "hk", forms: "H99999999|H9999999A|K99999999|K9999999A|HA9999999|KJ9999999"},
	{country: "id", forms: "[ABCEX]9999999"},
	{country: "il", forms: "99999999|9999999"},
	{country: "in", source: "Passports Act 1967; Passport Seva, passport file of a letter and seven digits", forms: "A9999999|A-9999999"},
	{country: "ir", forms: "A99999999"},
	{country: "jp", forms: "AA9999999"},
	{country: "kr", source: "Passport Act (Korea), Enforcement Rule; numbers with a letter inside since December 2021", forms: "[MSRODG]99999999|[MSRODG]999A9999"},
	{country: "kz", forms: "A99999999|A9999999"},
	{country: "my", forms: "[AHK]99999999"},
	{country: "ph", forms: "A999999|A9999999A|AA999999|AA9999999"},
	{country: "pk", forms: "AA9999999"},
	{country: "sa", forms: "A999999|A99999999"},
	{country: "sg", forms: "A9999999A"},
	{country: "th", forms: "A999999|A9999999|AA999999|AA9999999"},
	{country: "tr", forms: "A99999999"},
	{country: "tw", forms: "999999999"},
	{country: "vn", forms: "A9999999|A99999999"},
}

var oceanianPassports = []passportForm{
	{country: "au", source: "Australian Passports Act 2005; Australian Passport Office, passport numbers", forms: "A9999999|AA9999999"},
	{country: "nz", source: "Passports Act 1992 (New Zealand); Department of Internal Affairs, passport numbers", forms: "L[ADFH]999999|E[AP]999999|R[A]999999|N999999"},
}
