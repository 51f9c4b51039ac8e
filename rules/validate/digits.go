package validate

import (
	"strings"
	"unicode/utf8"
)

// separators are what people write between the groups of a number. The
// matcher has folded other blanks and dashes to these.
const separators = " -./\u00a0\u2010\u2011\u2013"

// digitsOf drops separators from value. It is false when anything else than
// ASCII digits is left, or nothing.
func digitsOf(value string) (string, bool) {
	s := compact(value)
	return s, s != "" && allDigits(s)
}

// compact drops separators and puts letters in upper case.
func compact(value string) string {
	if allDigits(value) {
		return value
	}
	var room [shortValue]byte
	out := room[:0]
	for i := range len(value) {
		c := value[i]
		switch {
		case c >= utf8.RuneSelf:
			return compactWide(value)
		case c == ' ' || c == '-' || c == '.' || c == '/':
		case c >= 'a' && c <= 'z':
			out = append(out, c-('a'-'A'))
		default:
			out = append(out, c)
		}
	}
	return string(out)
}

// shortValue is how many bytes of a value are kept on the stack.
const shortValue = 64

// compactWide is compact for values beyond ASCII.
func compactWide(value string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case strings.ContainsRune(separators, r):
			return -1
		case 'a' <= r && r <= 'z':
			return r - 'a' + 'A'
		}
		return r
	}, value)
}

// onlyDigits drops all but the ASCII digits.
func onlyDigits(value string) string {
	if allDigits(value) {
		return value
	}
	var room [shortValue]byte
	out := room[:0]
	for i := range len(value) {
		if c := value[i]; c >= '0' && c <= '9' {
			out = append(out, c)
		}
	}
	return string(out)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// sameDigit tells that s is one character over and over, as in 0000000.
func sameDigit(s string) bool {
	return s != "" && strings.Count(s, s[:1]) == len(s)
}

// verdict turns a test into Valid or Invalid.
func verdict(ok bool) Verdict {
	if ok {
		return Valid
	}
	return Invalid
}
