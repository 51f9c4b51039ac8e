package validate

// Luhn reports whether digits ends in the check digit of ISO/IEC 7812-1
// annex B. The text must be ASCII digits alone, at least two; anything else
// is false. See digitsOf for text with separators.
func Luhn(digits string) bool {
	if len(digits) < 2 || !allDigits(digits) {
		return false
	}
	return luhnSum(digits, false)%10 == 0
}

// LuhnDigit is the check digit to append to the ASCII digits of body, or -1
// when body is empty or holds anything else.
func LuhnDigit(body string) int {
	if body == "" || !allDigits(body) {
		return -1
	}
	return (10 - luhnSum(body, true)%10) % 10
}

// luhnSum adds the digits from the right and doubles every second one;
// doubleLast says whether the rightmost one is doubled.
func luhnSum(digits string, doubleLast bool) int {
	sum := 0
	double := doubleLast
	for i := len(digits) - 1; i >= 0; i-- {
		d := int(digits[i] - '0')
		if double {
			d *= 2
			if d > 9 {
				d -= 9
			}
		}
		sum += d
		double = !double
	}
	return sum
}
