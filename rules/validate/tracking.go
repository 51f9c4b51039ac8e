package validate

import "strings"

// checkTracking is for what a label calls the number of a parcel.
func checkTracking(value string) Verdict {
	if checkTrackingSum(value) == Valid {
		return Valid
	}
	s := compact(value)
	digits := 0
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			digits++
		}
	}
	if len(s) < 8 || len(s) > 34 || digits < 6 || dateLike(value) || amountLike(value) || sameDigit(s) {
		return Invalid
	}
	return Valid
}

// checkTrackingSum wants a parcel number whose form and check digit tell the
// carrier: S10 of the Universal Postal Union, UPS 1Z, or the Intelligent Mail
// package barcode of the US Postal Service, with the ZIP code of the
// destination before it or not.
func checkTrackingSum(value string) Verdict {
	s := compact(value)
	switch {
	case len(s) == 13 && fits(s, "2a9n2a"):
		return verdict(isCountry(s[11:]) && s10Digit(s[2:10]) == int(s[10]-'0'))
	case len(s) == 18 && strings.HasPrefix(s, "1Z"):
		return verdict(upsDigit(s[2:17]) == int(s[17])-'0')
	case allDigits(s):
		return verdict(uspsSum(s))
	}
	return Invalid
}

// s10Digit is the check digit of the eight digits of an S10 number (UPU S10,
// section 5).
func s10Digit(serial string) int {
	d := 11 - weighted(serial, 8, 6, 4, 2, 3, 5, 9, 7)%11
	switch d {
	case 10:
		return 0
	case 11:
		return 5
	}
	return d
}

// upsDigit is the check digit of the fifteen characters behind 1Z. Letters
// count from A as 2, and start over after 9.
func upsDigit(body string) int {
	sum := 0
	for i := range len(body) {
		v := value36(body[i])
		if v < 0 {
			return -1
		}
		if v > 9 {
			v = (v - 8) % 10
		}
		if i%2 == 1 {
			v *= 2
		}
		sum += v
	}
	return (10 - sum%10) % 10
}

// uspsSum checks the package barcode of 20 to 22 digits with service types 91
// to 95, behind 420 and a ZIP code of five or nine digits or alone.
func uspsSum(s string) bool {
	for _, zip := range []int{0, 8, 12} {
		rest := s
		if zip > 0 {
			if len(s) < zip+20 || !strings.HasPrefix(s, "420") {
				continue
			}
			rest = s[zip:]
		}
		if (len(rest) == 20 || len(rest) == 22) && rest[0] == '9' && rest[1] >= '1' && rest[1] <= '5' && gs1Sum(rest) {
			return !sameDigit(rest)
		}
	}
	return false
}

// gs1Sum checks the last digit with weights 3 and 1 from the right, as the
// numbers of GS1 do.
func gs1Sum(s string) bool {
	sum := 0
	for i := range len(s) {
		d := int(s[i] - '0')
		if (len(s)-i)%2 == 0 {
			d *= 3
		}
		sum += d
	}
	return sum%10 == 0
}
