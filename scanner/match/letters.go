package match

import "unicode"

// What Unicode says of letters takes a binary search each. These functions
// say the same, quickly of the letters that most people write with.

// hangul tells of the syllables that Korean is written in.
func hangul(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }

// kana tells of the syllables that Japanese is written in.
func kana(r rune) bool { return r >= 0x3041 && r <= 0x3096 || r >= 0x30a1 && r <= 0x30fa }

// han tells of the Chinese characters in use.
func han(r rune) bool { return r >= 0x4e00 && r <= 0x9fff }

// normal tells of letters, among them nearly all Latin, Greek and Cyrillic
// ones, that fold does not change.
func normal(r rune) bool {
	return r >= 0xb5 && r <= 0x2bb && r != 0x17f || r >= 0x2bd && r <= 0x3d1 || r >= 0x3d5 && r <= 0x589 || kana(r) || han(r) || hangul(r)
}

// lowerRune is unicode.ToLower.
func lowerRune(r rune) rune {
	switch {
	case r >= 0xdf && r <= 0xff, r >= 0x430 && r <= 0x45f, r >= 0x3b1 && r <= 0x3ce,
		r >= 0x590 && r < 0x10a0, r >= 0x2e80 && r < 0xa640, hangul(r):
		return r // small, or of a script that has no case
	case r >= 0x100 && r <= 0x12f, r >= 0x14a && r <= 0x177, r >= 0x1ea0 && r <= 0x1eff:
		return r | 1 // small letters are odd
	case r >= 0x139 && r <= 0x148, r >= 0x179 && r <= 0x17e:
		return (r + 1) &^ 1 // small letters are even
	}
	return unicode.ToLower(r)
}

// letter tells of letters, decimal digits and combining marks.
func letter(r rune) bool {
	return hangul(r) || r >= 0xd8 && r <= 0x2c1 && r != 0xf7 || r >= 0x400 && r <= 0x481 ||
		unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// unspaced scripts put no blanks between words.
func unspaced(r rune) bool {
	switch {
	case r < 0x0e00 || hangul(r):
		return false
	case han(r) || kana(r) || r == 'ー':
		return true
	}
	return unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer)
}
