package validate

import (
	"slices"
	"strings"
)

// cardRange is one run of issuer identification numbers: numbers whose
// first len(from) digits lie between from and to, both included.
type cardRange struct {
	from, to string
	lengths  []int
}

var (
	cardLengths16    = []int{16}
	cardLengths16to  = []int{16, 17, 18, 19}
	cardLengthsVisa  = []int{13, 16, 19}
	cardLengthsMaes  = []int{12, 13, 14, 15, 16, 17, 18, 19}
	cardLengthsClub  = []int{14, 15, 16, 17, 18, 19}
	cardLengthsAmex  = []int{15}
	cardLengthsUATP  = []int{15}
	cardLengthsVerve = []int{16, 18, 19}
)

// cardRanges lists the networks by the issuer numbers that they publish.
// Maestro comes last, since its block 50 and 56 to 69 holds others.
var cardRanges = []cardRange{
	{"34", "34", cardLengthsAmex}, // American Express
	{"37", "37", cardLengthsAmex},
	{"4", "4", cardLengthsVisa}, // Visa
	{"51", "55", cardLengths16}, // Mastercard
	{"2221", "2720", cardLengths16},
	{"300", "305", cardLengthsClub}, // Diners Club
	{"3095", "3095", cardLengthsClub},
	{"36", "36", cardLengthsClub},
	{"38", "39", cardLengthsClub},
	{"3528", "3589", cardLengths16to}, // JCB
	{"6011", "6011", cardLengths16to}, // Discover
	{"644", "649", cardLengths16to},
	{"65", "65", cardLengths16to},
	{"62", "62", cardLengths16to},     // UnionPay
	{"8100", "8171", cardLengths16to}, // UnionPay
	{"2200", "2204", cardLengths16to}, // Mir
	{"9792", "9792", cardLengths16},   // Troy
	{"506099", "506198", cardLengthsVerve},
	{"650002", "650027", cardLengthsVerve},
	{"1", "1", cardLengthsUATP}, // UATP
	{"50", "50", cardLengthsMaes},
	{"56", "69", cardLengthsMaes},
}

// testCards are the numbers that the networks and payment services publish
// for tests.
var testCards = []string{
	"30569309025904", "3056930009020004", "3530111333300000", "3566002020360505", "3566111111111113", "36227206271667",
	"36259600000004", "36700102000000", "371449635398431", "378282246310005", "378734493671000", "38520000023237",
	"4000000000000002", "4000000000000069", "4000000000000119", "4000000000000127", "4000000000003220", "4000000000009995",
	"4000002500003155", "4000002760003184", "4000003720000278", "4000008260000000", "4005519200000004", "4009348888881881",
	"4012000033330026", "4012000077777777", "4012888888881881", "4111111111111111", "4222222222222", "4242424242424242",
	"4444333322221111", "4500600000000061", "4917610000000000", "5019717010103742", "5105105105105100", "5200828282828210",
	"5424000000000015", "5431111111111111", "5454545454545454", "5555555555554444", "6011000990139424", "6011000000000004",
	"6011111111111117", "6011601160116611", "6200000000000005", "6205500000000000004", "6304000000000000", "6331101999990016",
	"6759649826438453", "6799990100000000019", "2223000048400011", "2223003122003222", "2720992720992729", "5204740000001002",
}

// checkCard wants a length and issuer number of a network and the check
// digit of ISO/IEC 7812-1.
func checkCard(value string) Verdict {
	digits, ok := digitsOf(strings.ReplaceAll(value, "+", " ")) // a blank in the form of web requests
	if !ok || len(digits) < 12 || len(digits) > 19 || sameDigit(digits) || !Luhn(digits) || !knownIssuer(digits) {
		return Invalid
	}
	if slices.Contains(testCards, digits) {
		return Reserved
	}
	return Valid
}

func knownIssuer(digits string) bool {
	for _, r := range cardRanges {
		head := digits[:len(r.from)]
		if head >= r.from && head <= r.to && slices.Contains(r.lengths, len(digits)) {
			return true
		}
	}
	return false
}

// checkCardShape is for digits that a label calls a card number: it wants
// the length of one, not the check digit, since people mistype.
func checkCardShape(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || len(digits) < 12 || len(digits) > 19 || sameDigit(digits) {
		return Invalid
	}
	if slices.Contains(testCards, digits) {
		return Reserved
	}
	return Valid
}

// checkSecurityCode is for the three or four digits on a card.
func checkSecurityCode(value string) Verdict {
	digits, ok := digitsOf(value)
	return verdict(ok && (len(digits) == 3 || len(digits) == 4))
}

// checkCardExpiry wants month and year, MM/YY or MM/YYYY, of this century.
func checkCardExpiry(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || (len(digits) != 4 && len(digits) != 6) {
		return Invalid
	}
	month, year := digits[:2], digits[2:]
	if len(year) == 4 && year[:2] != "20" {
		return Invalid
	}
	return verdict(month >= "01" && month <= "12")
}

// checkTrack wants a card number first: behind the format code B on track 1,
// behind the start sentinel on track 2.
func checkTrack(value string) Verdict {
	s := strings.TrimLeft(value, "%;Bb")
	end := strings.IndexAny(s, "^=")
	if end < 0 {
		return Invalid
	}
	return checkCard(s[:end])
}
