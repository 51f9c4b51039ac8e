package validate

import "strings"

// isoCountries are the alpha-2 codes of ISO 3166-1, with XK as the banks
// use it.
const isoCountries = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY " +
	"BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR " +
	"GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP " +
	"KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT " +
	"MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW " +
	"SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG " +
	"UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK"

func isCountry(code string) bool {
	return len(code) == 2 && code[0] != ' ' && code[1] != ' ' && strings.Contains(isoCountries, code)
}

// checkBIC wants the party prefix, country and suffix of ISO 9362, and
// optionally a branch.
func checkBIC(value string) Verdict {
	s := compact(value)
	if (len(s) != 8 && len(s) != 11) || !isCountry(s[4:6]) {
		return Invalid
	}
	return verdict(fits(s, "4c2a2c") || fits(s, "4c2a2c3c"))
}

// checkABA wants a routing symbol of the Federal Reserve and the weighted
// check digit of the routing number.
func checkABA(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || len(digits) != 9 || sameDigit(digits) {
		return Invalid
	}
	switch head := digits[:2]; {
	case head >= "00" && head <= "12", head >= "21" && head <= "32", head >= "61" && head <= "72", head == "80":
	default:
		return Invalid
	}
	if weighted(digits, 3, 7, 1, 3, 7, 1, 3, 7, 1)%10 != 0 {
		return Invalid
	}
	if digits == "123456780" {
		return Reserved
	}
	return Valid
}

// checkSortCode wants six digits, or those and the eight of an account.
func checkSortCode(value string) Verdict {
	digits := 0
	for i := range len(value) {
		if value[i] >= '0' && value[i] <= '9' {
			digits++
		}
	}
	return verdict((digits == 6 || digits == 14) && !strings.Contains(value, "000000"))
}

// checkAccount is for what a label calls an account or customer number: it
// wants four digits or more, at least a third of the characters, and
// refuses dates, years and amounts.
func checkAccount(value string) Verdict {
	digits := 0
	for i := range len(value) {
		if value[i] >= '0' && value[i] <= '9' {
			digits++
		}
	}
	s := compact(value)
	if digits < 4 || len(s) < 5 || digits*3 < len(s) || dateLike(value) || amountLike(value) {
		return Invalid
	}
	if allDigits(s) && (sameDigit(s) || countsUp(s)) {
		return Reserved
	}
	return Valid
}

// countsUp tells that each digit of s follows the one before, as in
// 12345678 and 1234567890.
func countsUp(s string) bool {
	for i := 1; i < len(s); i++ {
		if s[i] != s[i-1]+1 && (s[i-1] != '9' || s[i] != '0') {
			return false
		}
	}
	return len(s) > 1
}

// dateLike tells that value is three groups of digits parted by the same
// separator that can be read as a date with a year.
func dateLike(value string) bool {
	for _, sep := range [...]string{"-", "/", "."} {
		a, rest, _ := strings.Cut(value, sep)
		b, c, three := strings.Cut(rest, sep)
		if !three || !allDigits(a) || !allDigits(b) || !allDigits(c) || len(b) == 0 || len(b) > 2 || b > "31" {
			continue
		}
		if isYear(a) && len(c) <= 2 && len(c) > 0 || (isYear(c) || len(c) == 2) && len(a) > 0 && len(a) <= 2 {
			return true
		}
	}
	return false
}

func isYear(s string) bool { return len(s) == 4 && s >= "1800" && s < "2200" }

// amountLike tells that value is a decimal or a number with thousands
// grouped: 1,250.00, 12.5, 1.000.000.
func amountLike(value string) bool {
	i := strings.LastIndexAny(value, ".,")
	if i < 0 || strings.Trim(value, "0123456789.,") != "" {
		return false
	}
	head, tail := value[:i], value[i+1:]
	if !strings.ContainsAny(head, ".,") {
		return true
	}
	for part := range strings.FieldsFuncSeq(head, func(r rune) bool { return r == '.' || r == ',' }) {
		if len(part) > 3 {
			return false
		}
	}
	return len(tail) <= 3
}

// checkBSB wants the six digits of a bank, state and branch, or those and the
// account behind them. The third digit is a state, 2 to 7, or part of a bank
// in all of them.
func checkBSB(value string) Verdict {
	digits := onlyDigits(value)
	n := len(digits)
	return verdict((n == 6 || n >= 11 && n <= 16) && !sameDigit(digits[:6]))
}

// checkCanadianAccount wants five digits of the branch and three of the bank,
// and perhaps the account of five to twelve behind them.
func checkCanadianAccount(value string) Verdict {
	digits := onlyDigits(value)
	n := len(digits)
	return verdict(n >= 5 && n <= 21 && !sameDigit(digits))
}
