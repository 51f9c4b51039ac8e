package validate

// The dihedral group D5 and the permutation of Verhoeff, "Error Detecting
// Decimal Codes", Mathematical Centre Tracts 29, 1969.
var (
	verhoeffMultiply = [10][10]byte{
		{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
		{1, 2, 3, 4, 0, 6, 7, 8, 9, 5},
		{2, 3, 4, 0, 1, 7, 8, 9, 5, 6},
		{3, 4, 0, 1, 2, 8, 9, 5, 6, 7},
		{4, 0, 1, 2, 3, 9, 5, 6, 7, 8},
		{5, 9, 8, 7, 6, 0, 4, 3, 2, 1},
		{6, 5, 9, 8, 7, 1, 0, 4, 3, 2},
		{7, 6, 5, 9, 8, 2, 1, 0, 4, 3},
		{8, 7, 6, 5, 9, 3, 2, 1, 0, 4},
		{9, 8, 7, 6, 5, 4, 3, 2, 1, 0},
	}
	verhoeffPermute = [8][10]byte{
		{0, 1, 2, 3, 4, 5, 6, 7, 8, 9},
		{1, 5, 7, 6, 2, 8, 3, 0, 9, 4},
		{5, 8, 0, 3, 7, 9, 6, 1, 4, 2},
		{8, 9, 1, 6, 0, 4, 3, 5, 2, 7},
		{9, 4, 5, 3, 1, 2, 6, 8, 7, 0},
		{4, 2, 8, 6, 5, 7, 3, 9, 0, 1},
		{2, 7, 9, 3, 8, 0, 6, 4, 1, 5},
		{7, 0, 4, 6, 9, 1, 3, 2, 5, 8},
	}
	verhoeffInverse = [10]int{0, 4, 3, 2, 1, 5, 6, 7, 8, 9}
)

// Verhoeff reports whether the ASCII digits end in their Verhoeff check
// digit, as Aadhaar numbers do. It finds every single wrong digit and every
// swap of neighbours.
func Verhoeff(digits string) bool {
	return len(digits) > 1 && allDigits(digits) && verhoeffSum(digits, 0) == 0
}

// VerhoeffDigit is the check digit to append to the ASCII digits of body, or
// -1 when body is empty or holds anything else.
func VerhoeffDigit(body string) int {
	if body == "" || !allDigits(body) {
		return -1
	}
	return verhoeffInverse[verhoeffSum(body, 1)]
}

func verhoeffSum(digits string, place int) byte {
	var c byte
	for i := range len(digits) {
		d := digits[len(digits)-1-i] - '0'
		c = verhoeffMultiply[c][verhoeffPermute[(i+place)%8][d]]
	}
	return c
}
