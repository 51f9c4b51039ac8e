package validate

import (
	"encoding/hex"
	"strconv"
	"strings"
)

// checkMAC wants an EUI-48 or EUI-64 in hexadecimal that is not all zeros or
// all ones. 00-00-5E-00-53-00 to FF is set aside for documentation.
func checkMAC(value string) Verdict {
	s := strings.Map(func(r rune) rune {
		if strings.ContainsRune(":-. ", r) {
			return -1
		}
		return r
	}, value)
	raw, err := hex.DecodeString(s)
	if err != nil || (len(raw) != 6 && len(raw) != 8) || sameDigit(strings.ToUpper(s)) && (s[0] == '0' || s[0]|0x20 == 'f') {
		return Invalid
	}
	if strings.HasPrefix(strings.ToUpper(s), "00005E0053") || strings.HasPrefix(strings.ToUpper(s), "01005E9010") {
		return Reserved
	}
	return Valid
}

// checkIMEI wants fifteen digits with the Luhn digit at the end, or sixteen
// with a software version instead. Reporting body 00 is for tests.
func checkIMEI(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || sameDigit(digits) {
		return Invalid
	}
	if len(digits) != 16 && (len(digits) != 15 || !Luhn(digits)) {
		return Invalid
	}
	if digits[:2] == "00" {
		return Reserved
	}
	return Valid
}

// checkIMSI wants fourteen or fifteen digits that begin with a geographic
// mobile country code (2xx to 7xx, or 901). 001 is for test networks.
func checkIMSI(value string) Verdict {
	digits, ok := digitsOf(value)
	if !ok || len(digits) < 14 || len(digits) > 15 {
		return Invalid
	}
	if digits[:3] == "001" || digits[:3] == "999" {
		return Reserved
	}
	return verdict(digits[0] >= '2' && digits[0] <= '7' || digits[:3] == "901")
}

// checkICCID wants the telecommunication prefix 89 and the Luhn digit of a
// SIM card number of 19 or 20 digits. Some issuers leave the digit away.
func checkICCID(value string) Verdict {
	digits, ok := digitsOf(strings.TrimRight(value, "Ff"))
	if !ok || !strings.HasPrefix(digits, "89") {
		return Invalid
	}
	return verdict(len(digits) == 18 || (len(digits) == 19 || len(digits) == 20) && Luhn(digits))
}

// checkUDI wants the GS1 device identifier: application identifier 01 and a
// GTIN-14 with its check digit.
func checkUDI(value string) Verdict {
	rest, ok := strings.CutPrefix(value, "(01)")
	if !ok || len(rest) < 14 || !allDigits(rest[:14]) {
		return Invalid
	}
	return verdict(weighted(rest[:14], 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1)%10 == 0 && !sameDigit(rest[:14]))
}

// checkUUID wants the 8-4-4-4-12 form, not nil, not the largest.
func checkUUID(value string) Verdict {
	s := strings.ReplaceAll(value, "-", "")
	raw, err := hex.DecodeString(s)
	if err != nil || len(raw) != 16 || sameDigit(strings.ToLower(s)) {
		return Invalid
	}
	return Valid
}

// checkDeviceSerial is for what a label calls a serial number: letters and
// digits, three digits at least.
func checkDeviceSerial(value string) Verdict {
	digits := 0
	for i := range len(value) {
		if value[i] >= '0' && value[i] <= '9' {
			digits++
		}
	}
	return verdict(digits >= 3 && len(compact(value)) >= 6 && !dateLike(value) && !amountLike(value))
}

// checkCoordinates wants two decimals in the range of latitude and
// longitude that are not both zero.
func checkCoordinates(value string) Verdict {
	numbers := decimals(value)
	if len(numbers) != 2 {
		return Invalid
	}
	lat, lon := numbers[0], numbers[1]
	return verdict((lat != 0 || lon != 0) && lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180)
}

// checkDegrees wants degrees, minutes and seconds of one or two axes within
// their ranges.
func checkDegrees(value string) Verdict {
	for i, part := range strings.FieldsFunc(value, func(r rune) bool { return r == '\u00b0' || r == '\u00ba' }) {
		n := decimals(part)
		if i == 0 && (len(n) != 1 || n[0] < 0 || n[0] > 180) {
			return Invalid
		}
		for _, x := range n {
			if x < -180 || x > 180 {
				return Invalid
			}
		}
	}
	return Valid
}

// decimals reads the numbers in s.
func decimals(s string) []float64 {
	fields := strings.FieldsFunc(s, func(r rune) bool {
		return (r < '0' || r > '9') && r != '.' && r != '-' && r != '+'
	})
	var out []float64
	for _, f := range fields {
		if x, err := strconv.ParseFloat(strings.TrimRight(f, ".-"), 64); err == nil {
			out = append(out, x)
		}
	}
	return out
}
