package validate

var southEastAsianValidators = []Validator{
	{"sg-nric", "National Registration Act 1965 (Singapore); ICA, NRIC and FIN check letter", checkNRIC},
	{"my-nric", "National Registration Regulations 1990 (Malaysia); JPN, place of birth codes", checkMyKad},
	{"th-tnin", "Population Registration Act B.E. 2534 (Thailand), check digit modulo 11", checkThaiID},
	{"th-moa", "Department of Business Development (Thailand), juristic person number; check digit as in th-tnin", checkThaiCompany},
	{"id-nik", "Undang-Undang 24/2013; Permendagri 72/2022 (NIK structure)", checkNIK},
	{"vn-cccd", "Nghị định 137/2015/NĐ-CP art. 13; Thông tư 59/2021/TT-BCA (province, century, year)", checkCCCD},
}

// checkNRIC takes a letter for the status, seven digits and a check letter.
// S and F are given to people of the years before 2000, T and G after, M
// since 2022. S1234567D is the number that everybody types.
func checkNRIC(value string) Verdict {
	s := compact(value)
	if !shaped(s, "A9999999A") {
		return Invalid
	}
	sum := weighted(s[1:8], 2, 7, 6, 5, 4, 3, 2)
	ok := false
	switch s[0] {
	case 'S':
		ok = "JZIHGFEDCBA"[sum%11] == s[8]
	case 'T':
		ok = "JZIHGFEDCBA"[(sum+4)%11] == s[8]
	case 'F':
		ok = "XWUTRQPNMLK"[sum%11] == s[8]
	case 'G':
		ok = "XWUTRQPNMLK"[(sum+4)%11] == s[8]
	case 'M':
		ok = "KLJNPQRTUWX"[10-(sum+3)%11] == s[8]
	}
	return reservedWhen(ok, s, "S1234567D")
}

// malaysianNowhere are the place codes that are not in use.
const malaysianNowhere = " 00 17 18 19 20 69 70 73 80 81 94 95 96 97 "

// checkMyKad takes YYMMDD, the place of birth and four digits.
func checkMyKad(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	return verdict(ok && shortDateExists(number(s[:2]), number(s[2:4]), number(s[4:6])) &&
		!listed(s[6:8], malaysianNowhere))
}

// checkThaiID takes thirteen digits: the kind of person 1 to 8, the office,
// which begins with the province, serial, and a check digit.
func checkThaiID(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	if !ok || s[0] < '1' || s[0] > '8' || sameDigit(s) || !thaiProvince(number(s[1:3])) {
		return Invalid
	}
	return verdict(thaiCheckDigit(s))
}

// checkThaiCompany is checkThaiID for companies, whose number begins with 0.
func checkThaiCompany(value string) Verdict {
	s, ok := digitsOfLength(value, 13)
	return verdict(ok && s[0] == '0' && !sameDigit(s) && thaiCheckDigit(s))
}

// thaiProvince tells that ISO 3166-2:TH has the code.
func thaiProvince(code int) bool {
	return code >= 10 && code <= 27 || code >= 30 && code <= 49 || code >= 50 && code <= 58 ||
		code >= 60 && code <= 67 || code >= 70 && code <= 77 || code >= 80 && code <= 86 || code >= 90 && code <= 96
}

func thaiCheckDigit(s string) bool {
	sum := weighted(s[:12], 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2)
	return (11-sum%11)%10 == int(s[12]-'0')
}

// checkNIK takes sixteen digits: province, regency and district, DDMMYY with
// 40 added to the day for women, and a serial.
func checkNIK(value string) Verdict {
	s, ok := digitsOfLength(value, 16)
	if !ok || s[2:4] == "00" || s[4:6] == "00" || s[12:] == "0000" {
		return Invalid
	}
	province, day := number(s[:2]), number(s[6:8])
	if day > 40 {
		day -= 40
	}
	known := province >= 11 && province <= 21 || province >= 31 && province <= 36 || province >= 51 && province <= 53 ||
		province >= 61 && province <= 65 || province >= 71 && province <= 76 || province == 81 || province == 82 ||
		province >= 91 && province <= 96
	return verdict(known && shortDateExists(number(s[10:12]), number(s[8:10]), day))
}

// checkCCCD takes twelve digits: province 001 to 096, a digit for sex and
// century, the year of birth and six random digits.
func checkCCCD(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	if !ok {
		return Invalid
	}
	province := number(s[:3])
	year := 1900 + 100*(int(s[3]-'0')/2) + number(s[4:6])
	return verdict(province >= 1 && province <= 96 && year <= lastBirthYear)
}
