package surrogate

import (
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
)

// reserves are numbers that issuers of identifiers keep for tests and
// samples, as their characters without separators: "." is any, "=" is that of
// the value. Package validate knows them with their check digits.
var reserves = map[rules.EntityType][]string{
	"UK_NHS":                    {"999......."},                 // NHS England, test NHS numbers
	"UK_NINO":                   {"QQ......="},                  // HMRC, NIM39110, prefix of examples
	"SE_PERSONNUMMER":           {"......98..", "==......98.."}, // Skatteverket, test personal numbers
	"NO_FODSELSNUMMER":          {"..8........"},                // Skatteetaten, Tenor: 80 added to the month
	"FI_PERSONAL_IDENTITY_CODE": {"......=9...", "......9..."},  // DVV, temporary and test codes from 900
	"DE_TAX_ID":                 {"0.........."},                // BZSt, test numbers begin with 0
	"NZ_NHI":                    {"Z......"},                    // HISO 10046, test numbers begin with Z
	"AE_EMIRATES_ID":            {"78412341234567."},            // ICP, sample of forms
	"DEVICE_ID":                 {"001............"},            // GSMA TS.06 (reporting body 00), ITU-T E.212 (MCC 001)
}

// maxReserveTries is how often a reserved number is drawn: dates and two check
// digits let one in some hundreds pass.
const maxReserveTries = 4000

// reserve draws a reserved number of the entity type in the shape of a value,
// or "" where the type has none of its length.
func (c choice) reserve(t rules.EntityType, tests []test, owners []*rules.Rule, value string) string {
	length := len(normal(value))
	for _, mask := range reserves[t] {
		if len(mask) != length {
			continue
		}
		for range maxReserveTries {
			fresh := masked(c.disguise(value), value, mask)
			if fresh != value && reserved(tests, fresh) {
				if unfound(settingsOf(owners), fresh) {
					return fresh
				}
				return ""
			}
		}
	}
	return ""
}

// masked writes the fixed characters of a mask, and those of the value that
// the mask keeps, over a text of the same shape.
func masked(text, value, mask string) string {
	at := -1
	old := []rune(value)
	out := []rune(text)
	for i, r := range out {
		if kindOf(r) == signs {
			continue
		}
		if at++; at >= len(mask) {
			break
		}
		switch c := mask[at]; {
		case c == '.':
		case c == '=':
			out[i] = old[i]
		case r >= 'a' && r <= 'z':
			out[i] = rune(c) | 0x20
		default:
			out[i] = rune(c)
		}
	}
	return string(out)
}

// reserved tells whether a check knows a value as reserved.
func reserved(tests []test, value string) bool {
	for i := range tests {
		// The check first: it costs a tenth of the expression.
		t := &tests[i]
		if t.check != nil && t.check(value) == validate.Reserved && t.shape().MatchString(value) {
			return true
		}
	}
	return false
}

// isReserve tells whether reserve can give a value.
func isReserve(t rules.EntityType, value string) bool {
	masks := reserves[t]
	if len(masks) == 0 {
		return false
	}
	s := strings.ToUpper(normal(value))
	for _, mask := range masks {
		if fitsMask(s, mask) {
			return reserved(testsOf()[t], value)
		}
	}
	return false
}

func fitsMask(s, mask string) bool {
	if len(s) != len(mask) {
		return false
	}
	for i := range len(mask) {
		if mask[i] != '.' && mask[i] != '=' && mask[i] != s[i] {
			return false
		}
	}
	return true
}
