package surrogate

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// fold is a text without Unicode form and letter case.
func fold(s string) string {
	if isASCII(s) { // has one form
		return strings.ToLower(s)
	}
	return strings.ToLower(norm.NFKC.String(s))
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

func asciiLetter(r rune) bool { return r|0x20 >= 'a' && r|0x20 <= 'z' }

// normal is what is left of a value without Unicode form, letter case and
// everything but letters and digits, and with digits in ASCII.
func normal(value string) string {
	return strings.Map(func(r rune) rune {
		switch d := digitOf(r); {
		case d >= 0:
			return '0' + rune(d)
		case unicode.IsLetter(r) || unicode.IsMark(r):
			return r
		default:
			return -1
		}
	}, fold(value))
}

// digitOf is the value of a decimal digit of any script, or -1.
func digitOf(r rune) int {
	switch {
	case r >= '0' && r <= '9':
		return int(r - '0')
	case r < 0x80 || !unicode.Is(unicode.Nd, r):
		return -1
	}
	// The digits of a script are ten in a row, zero first (Unicode, section
	// 4.6); rows start apart from each other by other characters or rows.
	n := 0
	for unicode.Is(unicode.Nd, r-rune(n)-1) && n < 49 {
		n++
	}
	return n % 10
}

// digitsIn are the digits of a text in ASCII.
func digitsIn(s string) string {
	var room [32]byte // enough for all numbers
	out := room[:0]
	for _, r := range s {
		if d := digitOf(r); d >= 0 {
			out = append(out, byte('0'+d))
		}
	}
	return string(out)
}

// pour writes digits over the last len(digits) digits of a text, in its
// script. It gives "" where the text has fewer.
func pour(text, digits string) string {
	skip := len(digitsIn(text)) - len(digits)
	if skip < 0 {
		return ""
	}
	return strings.Map(func(r rune) rune {
		d := digitOf(r)
		if d < 0 {
			return r
		}
		if skip > 0 {
			skip--
			return r
		}
		next := rune(digits[0] - '0')
		digits = digits[1:]
		return r - rune(d) + next
	}, text)
}

// kind is what a run of a text consists of.
type kind byte

const (
	letters kind = iota
	digits
	signs
)

func kindOf(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case asciiLetter(r):
			return letters
		case r >= '0' && r <= '9':
			return digits
		}
		return signs
	case unicode.IsLetter(r) || unicode.IsMark(r):
		return letters
	case digitOf(r) >= 0:
		return digits
	default:
		return signs
	}
}

// runs cuts a text into runs of letters, digits and everything else. Letters
// of different scripts are in different runs.
func runs(text string) iter.Seq2[kind, string] {
	return func(yield func(kind, string) bool) {
		start, last, lastScript := 0, signs, ""
		for i, r := range text {
			k, script := kindOf(r), ""
			if k == letters {
				if script = scriptOf(r); unicode.IsMark(r) && last == letters {
					script = lastScript
				}
			}
			if i > start && (k != last || script != lastScript) {
				if !yield(last, text[start:i]) {
					return
				}
				start = i
			}
			last, lastScript = k, script
		}
		if start < len(text) {
			yield(last, text[start:])
		}
	}
}

// cased gives a word of ours the letter case of another: lower, UPPER or
// Title. A single capital is a Title.
func cased(word, like string) string {
	upper, lower, first := 0, 0, true
	title := false
	for _, r := range like {
		switch {
		case unicode.IsUpper(r):
			upper++
			title = title || first
		case unicode.IsLower(r):
			lower++
		}
		first = false
	}
	switch {
	case upper == 0 && lower == 0:
		return word
	case lower == 0 && upper > 1:
		return strings.ToUpper(word)
	case upper == 0 || !title:
		return strings.ToLower(word)
	default:
		return word
	}
}

// single tells whether a word is one letter.
func single(word string) bool {
	n := 0
	for _, r := range word {
		if !unicode.IsMark(r) {
			n++
		}
	}
	return n == 1
}

// letterLike is a letter of the script and case of another.
func (c choice) letterLike(r rune) rune {
	set := small
	switch scriptOf(r) {
	case "latin":
	case "cyrillic":
		set = "абвгдежзиклмнопрстуфхцчшэюя"
	case "greek":
		set = "αβγδεζηθικλμνξοπρστυφχψω"
	default:
		return r
	}
	list := []rune(set)
	i := c.below(len(list))
	if list[i] == unicode.ToLower(r) {
		i = (i + 1) % len(list)
	}
	if unicode.IsUpper(r) {
		return unicode.ToUpper(list[i])
	}
	return list[i]
}

// number is digits in the place of those of a text, in its script, with zero
// in front only where the text has it.
func (c choice) number(like string) string {
	old := digitsIn(like)
	fresh := []byte(c.digits(len(old)))
	if old[0] != '0' && fresh[0] == '0' {
		fresh[0] = c.from(decimal[1:])
	}
	if string(fresh) == old {
		i := len(fresh) - 1
		fresh[i] = '1' + (fresh[i]-'0')%9
	}
	return pour(like, string(fresh))
}
