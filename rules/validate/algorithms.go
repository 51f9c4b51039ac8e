package validate

// algorithmValidators are for rules that users write: check digits without
// a number that they belong to.
var algorithmValidators = []Validator{
	{"verhoeff", "Verhoeff, Error Detecting Decimal Codes, Mathematical Centre Tracts 29, 1969", plain(Verhoeff)},
	{"damm", "Damm, Total anti-symmetrische Quasigruppen, Marburg 2004, table of order 10", plain(Damm)},
	{"mod-11-2", "ISO/IEC 7064:2003 clause 7, MOD 11-2", plain(Mod11_2)},
	{"mod-37-2", "ISO/IEC 7064:2003 clause 7, MOD 37-2", plain(Mod37_2)},
	{"mod-97-10", "ISO/IEC 7064:2003 clause 7, MOD 97-10", plain(Mod97_10)},
	{"mod-11-10", "ISO/IEC 7064:2003 clause 9, MOD 11,10", plain(Mod11_10)},
	{"mod-37-36", "ISO/IEC 7064:2003 clause 9, MOD 37,36", plain(Mod37_36)},
}

// plain hands over the value without separators, letters in upper case.
func plain(check func(string) bool) func(string) Verdict {
	return func(value string) Verdict { return verdict(check(compact(value))) }
}

// dammTable is the quasigroup of order 10 of Damm's thesis.
var dammTable = [10]string{
	"0317598642", "7092154863", "4206871359", "1750983426", "6123045978", "3674209581", "5869720134", "8945362017", "9438617205", "2581436790",
}

// Damm reports whether the ASCII digits end in their check digit by Damm. It
// finds every single wrong digit and every swap of neighbours.
func Damm(digits string) bool {
	if len(digits) < 2 || !allDigits(digits) {
		return false
	}
	row := byte('0')
	for i := range len(digits) {
		row = dammTable[row-'0'][digits[i]-'0']
	}
	return row == '0'
}
