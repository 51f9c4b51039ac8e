package validate

import "strings"

var eastAsianValidators = []Validator{
	{"cn-resident-id", "GB 11643-1999 (ISO/IEC 7064 MOD 11-2); GB/T 2260 (provinces)", checkResidentID},
	{"tw-national-id", "Household Registration Act of Taiwan; Ministry of the Interior, 統一證號 check digit", checkTaiwanID},
	{"hk-id", "Registration of Persons Regulations cap. 177A; Immigration Department, check digit", checkHKID},
	{"jp-my-number", "Order 85 of 2014 of the Ministry of Internal Affairs art. 5 (Individual Number)", checkMyNumber},
	{"kr-rrn", "Enforcement Rule of the Resident Registration Act art. 2", checkRRN},
	{"kr-date", "Enforcement Rule of the Resident Registration Act art. 2, as changed in October 2020 (date and sex alone)", checkKoreanDate},
	{"kr-brn", "National Tax Service of Korea, business registration number check digit", checkKoreanBusiness},
	{"kr-frn", "Enforcement Rule of the Immigration Act (foreigner registration number)", checkFRN},
}

const chineseProvinces = " 11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83 91 "

// checkResidentID takes province and place, YYYYMMDD, a serial of three
// digits and a check character. Numbers given before October 1999 have a year
// of two digits and no check character.
func checkResidentID(value string) Verdict {
	s := compact(value)
	if len(s) == 15 && allDigits(s) {
		return verdict(listed(s[:2], chineseProvinces) && dateExists(1900+number(s[6:8]), number(s[8:10]), number(s[10:12])))
	}
	if len(s) != 18 || !Mod11_2(s) {
		return Invalid
	}
	return verdict(listed(s[:2], chineseProvinces) && birthDateExists(number(s[6:10]), number(s[10:12]), number(s[12:14])))
}

// taiwanLetters are in the order of the numbers 10 to 35 that they stand for.
const taiwanLetters = "ABCDEFGHJKLMNPQRSTUVXYWZIO"

// checkTaiwanID takes a letter for the place, 1 or 2 for the sex of citizens
// and 8 or 9 of residents (A to D until 2021), seven digits and a check digit.
func checkTaiwanID(value string) Verdict {
	s := compact(value)
	if len(s) != 10 || !allDigits(s[2:]) {
		return Invalid
	}
	place := strings.IndexByte(taiwanLetters, s[0]) + 10
	if place < 10 {
		return Invalid
	}
	second := int(s[1] - '0')
	switch s[1] {
	case '1', '2', '8', '9':
	case 'A', 'B', 'C', 'D':
		second = (strings.IndexByte(taiwanLetters, s[1]) + 10) % 10
	default:
		return Invalid
	}
	sum := place/10 + place%10*9 + second*8 + weighted(s[2:], 7, 6, 5, 4, 3, 2, 1, 1)
	return reservedWhen(sum%10 == 0, s, "A123456789")
}

var hkidMarks = strings.NewReplacer("(", "", ")", "", "[", "", "]", "")

// checkHKID takes one or two letters, six digits and a check character 0 to
// 9 or A, mostly in parentheses. A missing first letter counts 36.
func checkHKID(value string) Verdict {
	s := compact(hkidMarks.Replace(value))
	if len(s) == 8 {
		s = " " + s
	}
	if len(s) != 9 || (s[0] != ' ' && !shaped(s[:1], "A")) || !shaped(s[1:], "A999999*") || s[8] > 'A' {
		return Invalid
	}
	sum := 36 * 9
	if s[0] != ' ' {
		sum = value36(s[0]) * 9
	}
	for i := 1; i < 9; i++ {
		sum += value36(s[i]) * (9 - i)
	}
	return reservedWhen(sum%11 == 0, strings.TrimSpace(s), "A1234563")
}

// checkMyNumber takes eleven digits and a check digit.
func checkMyNumber(value string) Verdict {
	s, ok := digitsOfLength(value, 12)
	if !ok || sameDigit(s) {
		return Invalid
	}
	rest := weighted(s[:11], 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11
	if rest <= 1 {
		rest = 11
	}
	return verdict(11-rest == int(s[11]-'0'))
}

// checkRRN takes YYMMDD, a digit for century and sex (1 to 4, 9 and 0), and
// six digits with a check digit. Numbers given since October 2020 are random
// behind that digit, so those born later need not keep the check digit.
func checkRRN(value string) Verdict {
	s, year, ok := koreanDate(value, "123490")
	if !ok {
		return Invalid
	}
	if koreanRandom(s, year) {
		return Valid
	}
	return verdict(number(s[7:9]) <= 96 && (11-koreanSum(s)%11)%10 == int(s[12]-'0'))
}

// checkFRN is checkRRN for foreigners, who have 5 to 8 and another check
// digit.
func checkFRN(value string) Verdict {
	s, year, ok := koreanDate(value, "5678")
	if !ok {
		return Invalid
	}
	return verdict(koreanRandom(s, year) || (13-koreanSum(s)%11)%10 == int(s[12]-'0'))
}

// checkKoreanDate takes the birth date and the digit of century and sex, 1 to
// 4 for citizens and 5 to 8 for foreigners. Whoever got or changed the number
// since October 2020 has random digits behind, whatever the year of birth.
func checkKoreanDate(value string) Verdict {
	_, year, ok := koreanDate(value, "12345678")
	return verdict(ok && year <= lastBirthYear)
}

// checkKoreanBusiness takes the tax office from 101, the kind of business,
// four digits and a check digit.
func checkKoreanBusiness(value string) Verdict {
	s, ok := digitsOfLength(value, 10)
	if !ok || s[:3] < "101" || s[3:5] == "00" || sameDigit(s) {
		return Invalid
	}
	sum := weighted(s[:9], 1, 3, 7, 1, 3, 7, 1, 3, 5) + int(s[8]-'0')*5/10
	return verdict((10-sum%10)%10 == int(s[9]-'0'))
}

func koreanDate(value, kinds string) (s string, year int, ok bool) {
	s, ok = digitsOfLength(value, 13)
	if !ok || strings.IndexByte(kinds, s[6]) < 0 {
		return s, 0, false
	}
	year = number(s[:2])
	switch s[6] {
	case '1', '2', '5', '6':
		year += 1900
	case '3', '4', '7', '8':
		year += 2000
	default:
		year += 1800
	}
	return s, year, dateExists(year, number(s[2:4]), number(s[4:6]))
}

// koreanRandom tells that a number was given when check digits had gone.
func koreanRandom(s string, year int) bool {
	return year <= lastBirthYear && year*100+number(s[2:4]) >= 202010
}

func koreanSum(s string) int {
	return weighted(s[:12], 2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
}
