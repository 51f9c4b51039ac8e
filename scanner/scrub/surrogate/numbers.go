package surrogate

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
)

// ssn gives a number of area 000 or 666, which the Social Security
// Administration never issues (20 CFR 422.103; POMS RM 10201.035).
func (m *Maker) ssn(t rules.EntityType, value string) string {
	s := digitsIn(value)
	if len(s) != 9 || !onlyNumber(value) {
		return ""
	}
	c := m.choose(t, s)
	return pour(value, c.of([]string{"000", "666"})+c.digits(6))
}

// isSSN also knows 987-65-4320 to 987-65-4329, which the Social Security
// Administration keeps for advertisements.
func isSSN(value string) bool {
	s := digitsIn(value)
	return len(s) == 9 && onlyNumber(value) &&
		(s[:3] == "000" || s[:3] == "666" || s[:8] == "98765432")
}

// itin gives 9NN with fourth and fifth digits from 00 to 49, which the IRS
// does not give to taxpayers (IRS Publication 1915; IRM 3.21.263) and the
// Social Security Administration does not issue (20 CFR 422.103).
func (m *Maker) itin(t rules.EntityType, value string) string {
	s := digitsIn(value)
	if len(s) != 9 || !onlyNumber(value) {
		return ""
	}
	c := m.choose(t, s)
	return pour(value, "9"+c.digits(2)+string(c.from("01234"))+c.digits(5))
}

func isITIN(value string) bool {
	s := digitsIn(value)
	return len(s) == 9 && onlyNumber(value) && s[0] == '9' && s[3] < '5'
}

// onlyNumber tells whether a value is digits and what stands between them.
func onlyNumber(value string) bool {
	for k, text := range runs(value) {
		if k == letters || k == signs && strings.Trim(text, " -.+/\u00a0\u2011\u2013") != "" {
			return false
		}
	}
	return true
}

// testCards are numbers that networks and payment services publish for
// tests; no account stands behind them. The sources are the test card pages
// of American Express, Discover, Mastercard, Visa and JCB as PayPal, Stripe
// and Worldpay print them.
var testCards = strings.Fields(`30569309025904 36227206271667 36259600000004 36700102000000 38520000023237
	371449635398431 378282246310005 378734493671000
	3530111333300000 3566002020360505 3566111111111113
	4222222222222 4012000033330026 4012000077777777 4012888888881881 4111111111111111 4242424242424242 4444333322221111
	4500600000000061 4917610000000000
	5105105105105100 5200828282828210 5424000000000015 5431111111111111 5454545454545454 5555555555554444 5204740000001002
	2223000048400011 2223003122003222 2720992720992729
	6011000990139424 6011000000000004 6011111111111117 6011601160116611
	6200000000000005 6205500000000000004 6304000000000000 6759649826438453 6799990100000000019`)

// card gives a test number of the same length, of the same network where
// there is one.
func (m *Maker) card(t rules.EntityType, value string) string {
	s := digitsIn(value)
	if len(s) < 12 || !onlyNumber(value) {
		return ""
	}
	var fit, kin []string
	for _, n := range testCards {
		if len(n) != len(s) || n == s {
			continue
		}
		fit = append(fit, n)
		if n[0] == s[0] {
			kin = append(kin, n)
		}
	}
	if len(kin) > 0 {
		fit = kin
	}
	if len(fit) == 0 {
		return ""
	}
	return pour(value, m.choose(t, s).of(fit))
}

func isCard(value string) bool {
	return onlyNumber(value) && slices.Contains(testCards, digitsIn(value))
}

// iban gives check digits 00 and a bank of noughts (or of the letter X). ISO
// 13616-1 with ISO/IEC 7064 MOD 97-10 gives check digits from 02 to 98 only.
// The country stays.
func (m *Maker) iban(t rules.EntityType, value string) string {
	s := normal(value)
	if !ibanShaped(s) {
		return ""
	}
	c := m.choose(t, s)
	at := -1
	return strings.Map(func(r rune) rune {
		digit := r >= '0' && r <= '9'
		letter := r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z'
		if !digit && !letter {
			return r
		}
		at++
		switch {
		case at < 2:
			return r
		case at < 8 && digit:
			return '0'
		case digit:
			return rune(c.from(decimal))
		case at < 8 && r < 'a':
			return 'X'
		case at < 8:
			return 'x'
		}
		return c.letterLike(r)
	}, value)
}

func ibanShaped(s string) bool {
	if len(s) < 14 || len(s) > 34 || digitOf(rune(s[0])) >= 0 || digitOf(rune(s[1])) >= 0 {
		return false
	}
	for i := range len(s) {
		digit := s[i] >= '0' && s[i] <= '9'
		if !digit && (s[i] < 'a' || s[i] > 'z') || !digit && (i == 2 || i == 3) {
			return false
		}
	}
	return true
}

func isIBAN(value string) bool {
	s := normal(value)
	return ibanShaped(s) && s[2:4] == "00" && strings.Trim(s[4:8], "0x") == ""
}

// zip gives a US ZIP code that begins with 000, a prefix that the Postal
// Service has not assigned (USPS labeling list L002; 45 CFR 164.514(b)(2)(i)(B)
// writes it for places with few people).
func (m *Maker) zip(t rules.EntityType, value string) string {
	s := digitsIn(value)
	if !zipShaped(value) {
		return ""
	}
	return pour(value, "000"+m.choose(t, s).digits(len(s)-3))
}

func zipShaped(value string) bool {
	switch len(value) {
	case 5:
		return len(digitsIn(value)) == 5
	case 10:
		return len(digitsIn(value)) == 9 && value[5] == '-'
	}
	return false
}

func isZIP(value string) bool { return zipShaped(value) && strings.HasPrefix(digitsIn(value), "000") }
