package validate

import (
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/lazy"
)

// extension is what people write behind a number for the desk.
var extension = lazy.MustCompile(`(?i)(?:;ext=|[\s,;/]*(?:ext(?:ensi(?:on|ón))?n?|xtn?|[x#~]|int|durchwahl|poste|anexo|ramal|доб)[.:\s,-]*)\d{1,7}#?$`)

// maxExtension is the most digits of an extension.
const maxExtension = 7

// PhoneExtension is the offset at which the extension of a telephone number
// begins, its blanks included, or the length of value where it has none.
func PhoneExtension(value string) int {
	if mayExtend(value) {
		if at := extension.FindStringIndex(value); at != nil {
			return at[0]
		}
	}
	return len(value)
}

// withoutExtension drops the extension of a number.
func withoutExtension(value string) string { return value[:PhoneExtension(value)] }

// mayExtend tells whether the last digits of a value stand behind a letter
// that ends a word of extension. Most do not, and the expression took 3 us to
// say so.
func mayExtend(value string) bool {
	i := len(value)
	if i > 0 && value[i-1] == '#' {
		i--
	}
	end := i
	for i > 0 && digitByte(value[i-1]) {
		i--
	}
	if i == end || end-i > maxExtension {
		return false
	}
	for i > 0 && strings.IndexByte(".: \t\n\f\r,-", value[i-1]) >= 0 {
		i--
	}
	return i > 0 && (value[i-1] >= utf8.RuneSelf || strings.IndexByte("tnleoxTNLEOX#~=", value[i-1]) >= 0)
}

func digitByte(c byte) bool { return c-'0' < 10 }

// wordByte tells whether c is a word character of regular expressions.
func wordByte(c byte) bool {
	return digitByte(c) || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
}

// notPhone tells forms that other things have: dates, ranges of years and
// pages, IP addresses, social security numbers.
func notPhone(value string) bool {
	return dateLike(value) || beginsDated(value) || endsDated(value) || pagesOf(value) || fourNumbers(value) || threeTwoFour(value)
}

// beginsDated tells of a date with the year first, "1998-2004", and a date
// and hour without signs, "20240131 12".
func beginsDated(value string) bool {
	bare := strings.TrimPrefix(value, "(")
	if !beginsWithYear(bare) {
		return false
	}
	if len(bare) >= 10 && dateSign(bare[4]) && isNumber(bare[5:7], 2) && dateSign(bare[7]) && isNumber(bare[8:10], 2) && wordEnds(bare[10:]) {
		return true
	}
	return len(bare) == len(value) && (yearRange(value) || dateAndHour(value))
}

// yearRange tells of "1998-2004", "1998 / 2004".
func yearRange(value string) bool {
	rest := strings.TrimPrefix(value[4:], " ")
	if rest == "" || rest[0] != '-' && rest[0] != '/' {
		return false
	}
	rest = strings.TrimPrefix(rest[1:], " ")
	return beginsWithYear(rest) && wordEnds(rest[4:])
}

// dateAndHour tells of "20240131 12".
func dateAndHour(s string) bool {
	return len(s) == 11 && isNumber(s[:8], 8) && (s[4] == '0' || s[4] == '1' && s[5] <= '2') && s[6] <= '3' && s[8] == ' ' && s[9] <= '2' && isNumber(s[9:], 2)
}

// beginsWithYear takes years from 1900 to 2099.
func beginsWithYear(s string) bool {
	return len(s) >= 4 && (s[:2] == "19" || s[:2] == "20") && isNumber(s[2:4], 2)
}

// wordEnds tells whether a word may end before rest.
func wordEnds(rest string) bool { return rest == "" || !wordByte(rest[0]) }

func dateSign(c byte) bool { return c == '-' || c == '.' || c == '/' }

// endsDated tells of a date with the year of four digits at the end.
func endsDated(value string) bool {
	i := len(value) - 4
	if i < 4 || !allDigits(value[i:]) || !dateSign(value[i-1]) {
		return false
	}
	rest, ok := cutPart(value[:i-1])
	if !ok || rest == "" || !dateSign(rest[len(rest)-1]) {
		return false
	}
	rest, ok = cutPart(rest[:len(rest)-1])
	return ok && (rest == "" || !wordByte(rest[len(rest)-1]))
}

// cutPart drops the one or two digits that s ends with.
func cutPart(s string) (rest string, ok bool) {
	n := len(s)
	for n > 0 && digitByte(s[n-1]) {
		n--
	}
	return s[:n], len(s)-n == 1 || len(s)-n == 2
}

// pagesOf tells of volume and page: "13-45 (2".
func pagesOf(value string) bool {
	n := digitsBefore(value)
	if n < 1 || n > 5 {
		return false
	}
	rest := strings.TrimLeft(value[n:], "-")
	if len(rest) == len(value)-n {
		return false
	}
	if n = digitsBefore(rest); n < 1 || n > 5 {
		return false
	}
	rest = rest[n:]
	bare := strings.TrimLeft(rest, " \t\n\f\r")
	return len(rest)-len(bare) <= 4 && len(bare) > 1 && bare[0] == '(' && digitByte(bare[1])
}

// fourNumbers tells of what looks like an IP address.
func fourNumbers(value string) bool {
	if len(value) > len("255.255.255.255") || strings.Count(value, ".") != 3 {
		return false
	}
	for part := range strings.SplitSeq(value, ".") {
		if !isNumber(part, 3) || len(part) > 1 && part[0] == '0' || len(part) == 3 && part >= "260" {
			return false
		}
	}
	return true
}

// threeTwoFour is how a social security number is set.
func threeTwoFour(s string) bool {
	return len(s) == 11 && allDigits(s[:3]) && blankOrDash(s[3]) && allDigits(s[4:6]) && blankOrDash(s[6]) && allDigits(s[7:])
}

func blankOrDash(c byte) bool { return c == ' ' || c == '-' }

// inPairs is how numbers are set in France, Spain, Turkey and elsewhere:
// "06.12.34.56.78", "(0212) ...".
func inPairs(value string) bool {
	rest := strings.TrimPrefix(value, "(")
	n := digitsBefore(rest)
	if n < 2 || n > 4 {
		return false
	}
	rest = strings.TrimPrefix(rest[n:], ")")
	if len(rest) > 4 && rest[0] == '.' && allDigits(rest[1:4]) {
		rest = rest[4:]
	}
	pairs := 0
	for ; len(rest) >= 3 && rest[0] == '.' && allDigits(rest[1:3]); rest = rest[3:] {
		pairs++
	}
	return rest == "" && pairs >= 2 && pairs <= 4
}
