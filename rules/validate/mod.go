package validate

// ISO/IEC 7064 check character systems. All of them take the number without
// separators, letters in upper case, and are false for any other character.

const (
	alphabet36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	alphabet37 = alphabet36 + "*"
)

// Mod97 is the remainder by 97 of s read as a decimal number in which the
// letters A to Z stand for 10 to 35 (ISO/IEC 7064 MOD 97-10, ISO 13616). It
// is -1 when s is empty or holds anything but digits and capital letters.
func Mod97(s string) int {
	if s == "" {
		return -1
	}
	rest := 0
	for i := range len(s) {
		v := value36(s[i])
		switch {
		case v < 0:
			return -1
		case v < 10:
			rest = (rest*10 + v) % 97
		default:
			rest = (rest*100 + v) % 97
		}
	}
	return rest
}

// Mod97_10 checks two check digits at the end: the number leaves 1.
func Mod97_10(s string) bool { return len(s) > 2 && Mod97(s) == 1 }

// Mod11_10 checks the hybrid system MOD 11,10: digits with one check digit
// at the end (German tax id, Croatian OIB).
func Mod11_10(s string) bool { return hybrid(s, 10) }

// Mod37_36 checks the hybrid system MOD 37,36: letters and digits with one
// check character at the end (Global Release Identifier).
func Mod37_36(s string) bool { return hybrid(s, 36) }

// Mod27_26 checks the hybrid system MOD 27,26: letters alone with one check
// letter at the end.
func Mod27_26(s string) bool {
	if len(s) < 2 {
		return false
	}
	p := 26
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
		p = hybridStep(p, int(s[i]-'A'), 26, i == len(s)-1)
	}
	return p == 1
}

// Mod11_2 checks the pure system MOD 11-2: digits with a check character at
// the end that is a digit or X (ORCID, ISNI, Chinese resident identity).
func Mod11_2(s string) bool { return pure(s, 11, 2, "0123456789X", 10) }

// Mod37_2 checks the pure system MOD 37-2: letters and digits with a check
// character at the end that may also be an asterisk (ISBT 128 donations).
func Mod37_2(s string) bool { return pure(s, 37, 2, alphabet37, 36) }

// hybrid is the recursion of ISO/IEC 7064 clause 9 for the modulus m over
// the first m characters of alphabet36.
func hybrid(s string, m int) bool {
	if len(s) < 2 {
		return false
	}
	p := m
	for i := range len(s) {
		v := value36(s[i])
		if v < 0 || v >= m {
			return false
		}
		p = hybridStep(p, v, m, i == len(s)-1)
	}
	return p == 1
}

func hybridStep(p, v, m int, last bool) int {
	sum := (p + v) % m
	if last {
		return sum
	}
	if sum == 0 {
		sum = m
	}
	return sum * 2 % (m + 1)
}

// pure is the recursion of clause 7. Characters of the body are the first
// body ones of alphabet; the check character may be any of them.
func pure(s string, modulus, radix int, alphabet string, body int) bool {
	if len(s) < 2 {
		return false
	}
	p := 0
	for i := range len(s) {
		v := indexByte(alphabet, s[i])
		last := i == len(s)-1
		if v < 0 || (!last && v >= body) {
			return false
		}
		p = (p*radix + v) % modulus
	}
	return p == 1
}

func indexByte(alphabet string, c byte) int {
	for i := range len(alphabet) {
		if alphabet[i] == c {
			return i
		}
	}
	return -1
}

func value36(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'A' <= c && c <= 'Z':
		return int(c-'A') + 10
	}
	return -1
}

// weighted is the sum of the digits of s, each times the weight at its
// place. It is -1 when the lengths differ or s holds anything but digits.
func weighted(s string, weights ...int) int {
	if len(s) != len(weights) || !allDigits(s) {
		return -1
	}
	sum := 0
	for i, w := range weights {
		sum += int(s[i]-'0') * w
	}
	return sum
}
