package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// labelText parts the words of a label with blanks: camelCase and digits
// part them ("customerSSN_number1" is "customer SSN_number 1").
func labelText(label string) string {
	var b strings.Builder
	done, prev, wasQuiet := 0, ' ', true
	for i, r := range label {
		q := quiet(r)
		if (!q || !wasQuiet) && labelBreak(prev, r, label[i:]) {
			b.WriteString(label[done:i])
			b.WriteByte(' ')
			done = i
		}
		prev, wasQuiet = r, q
	}
	if done == 0 {
		return label
	}
	b.WriteString(label[done:])
	return b.String()
}

// quiet tells of blanks, small letters and others that are neither capitals
// nor digits: between two of them is no break. Most labels have no more.
func quiet(r rune) bool {
	return r >= 'a' && r <= 'z' || r == ' ' || r >= utf8.RuneSelf && normal(r) && lowerRune(r) == r
}

// labelBreak tells whether a word of a label ends between prev and r, with
// which rest begins.
func labelBreak(prev, r rune, rest string) bool {
	switch {
	case unicode.IsUpper(r) && unicode.IsLower(prev):
		return true
	case unicode.IsUpper(r) && unicode.IsUpper(prev):
		next, _ := utf8.DecodeRuneInString(rest[utf8.RuneLen(r):])
		if unicode.IsLower(next) {
			return true
		}
	}
	return unicode.IsDigit(prev) != unicode.IsDigit(r) && (unicode.IsLetter(prev) || unicode.IsLetter(r))
}
