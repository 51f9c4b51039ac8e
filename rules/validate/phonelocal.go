package validate

import (
	"strings"

	"github.com/privlint/privlint/rules/phoneplan"
)

// checkLocalPhone is for what a label calls a telephone number: seven to
// fifteen digits that are no date, amount, address or social security
// number. Whether a plan has the number does not matter: people mistype, and
// of ten digits some plan has nearly all.
func checkLocalPhone(value string) Verdict { return checkLocalPhoneIn(value, nil) }

func checkLocalPhoneIn(value string, regions []string) Verdict {
	digits := phoneDigits(value)
	abroad := strings.Contains(value, "+")
	if abroad || strings.HasPrefix(digits, "00") {
		if v := checkE164In(value, regions); v != Invalid {
			return v
		}
		if abroad && !phoneplan.Coded(digits) {
			return Invalid
		}
	}
	if len(digits) < 7 || len(digits) > maxE164 || sameDigit(digits) && digits[0] == '0' {
		return Invalid
	}
	if notPhone(value) || amountLike(value) && !inPairs(value) {
		return Invalid
	}
	if v := checkNANP(digits); v == Reserved {
		return v
	}
	if len(digits) == 7 && strings.HasPrefix(digits, "55501") { // ATIS-0300115, without area code
		return Reserved
	}
	if digits == countingUp || digits == "0123456789" || fictionalAtHome(digits) || sameDigit(digits) {
		return Reserved
	}
	return Valid
}

// maxE164 is ITU-T E.164 section 6.1.
const maxE164 = 15

// checkPhoneIn wants a number that is assigned in one of the regions, as
// people write it there, or abroad after the prefix that is dialled there.
func checkPhoneIn(value string, regions []string) Verdict {
	digits := dial(value)
	if len(digits) < minPhoneIn || len(digits) > maxDialled || notPhone(value) || !groupedAsPhone(value) {
		return Invalid
	}
	out := Invalid
	for _, region := range regions {
		n, ok := phoneplan.Parse(digits, region)
		if !ok || n.TrunkWritten && !n.Trunk && !n.Dialled {
			continue
		}
		if v := assigned(&n); v != Invalid {
			return v
		}
	}
	return out
}

// minPhoneIn is the least that is believed without a word about telephones:
// shorter ones are numbers of anything.
const minPhoneIn = 7

// checkPossible wants a country code and a length that its plan has:
// regulators open ranges faster than tables follow.
func checkPossible(value string) Verdict { return checkPossibleIn(value, nil) }

func checkPossibleIn(value string, regions []string) Verdict {
	if v := checkE164In(value, regions); v != Invalid {
		return v
	}
	n, ok := readInternational(value, regions)
	return verdict(ok && n.Possible() && !sameDigit(n.National))
}

// checkMobile wants a mobile number of any region, checkMobileIn one of
// these.
func checkMobile(value string) Verdict {
	if strings.Contains(value, "+") || strings.HasPrefix(value, "00") {
		n, ok := readInternational(value, nil)
		return verdict(ok && n.Kind.IsMobile())
	}
	return checkMobileIn(value, phoneplan.Regions())
}

func checkMobileIn(value string, regions []string) Verdict {
	digits := dial(value)
	for _, region := range regions {
		n, ok := phoneplan.Parse(digits, region)
		if ok && n.Kind.IsMobile() && n.Code == phoneplan.CallingCode(region) {
			return Valid
		}
	}
	return Invalid
}

// groupedAsPhone tells whether digits are set apart as people do it with
// numbers to dial: some groups, of one digit only at the head, or all digits
// apart; one slash, and no separator at the end.
func groupedAsPhone(value string) bool {
	value = withoutExtension(value)
	if value == "" || value[len(value)-1] < '0' || value[len(value)-1] > '9' || strings.Count(value, "/") > 1 {
		return false
	}
	groups, single, digits, run := 0, 0, 0, 0
	for i := 0; i <= len(value); i++ {
		if i < len(value) && value[i] >= '0' && value[i] <= '9' {
			run++
			digits++
			continue
		}
		if run > 0 {
			groups++
			if run == 1 && groups > 2 {
				single += groups - 2 // one right behind trunk prefix and area code
			}
		}
		run = 0
	}
	return groups == digits || groups <= maxGroups && single <= 1
}

// maxGroups is how many groups the longest numbers are cut into.
const maxGroups = 7
