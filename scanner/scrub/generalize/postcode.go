package generalize

import (
	"slices"
	"strings"
)

// lowPopulation are the first three digits of ZIP codes of areas with 20,000
// people or fewer, which become "000": Guidance Regarding Methods for
// De-identification of Protected Health Information, Office for Civil
// Rights, 26 November 2012, by the Census of 2000.
var lowPopulation = []string{
	"036", "059", "063", "102", "203", "556", "692", "790", "821", "823", "830", "831", "878", "879", "884", "890", "893",
}

// Postcode leaves the part of a postcode that stands for a region. For the
// US these are three digits, or "000" where few people live, as 45 CFR
// 164.514(b)(2)(i)(B) has it.
//
// Elsewhere there is no such rule. What stays is what the post calls a
// region: the outward code of Britain (Royal Mail, Programmers' Guide to
// PAF), the forward sortation area of Canada (Canada Post, Addressing
// Guidelines), the routing key of Ireland (Eircode, Product guide), and of
// digits the first two where there are five or more, otherwise the first. A
// sign before them ("A-", "〒") stays. It is false for other forms.
func Postcode(text string, p Params) (string, bool) {
	switch shape(text) {
	case "99999", "99999-9999", "99999 9999", "999999999":
		if p.Region == "" || p.Region == "US" {
			return zip3(text), true
		}
		return text[:2], true
	case "A9A 9A9", "A9A-9A9", "A9A9A9":
		return text[:3], true
	case "A9 9AA", "A99 9AA", "AA9 9AA", "AA99 9AA", "A9A 9AA", "AA9A 9AA":
		return text[:len(text)-len(" 9AA")], true
	case "A99AA", "A999AA", "AA99AA", "AA999AA", "A9A9AA", "AA9A9AA":
		return text[:len(text)-len("9AA")], true
	}
	if irish(text) {
		return text[:3], true
	}
	return digitsOf(text)
}

func zip3(text string) string {
	if slices.Contains(lowPopulation, text[:3]) {
		return "000"
	}
	return text[:3]
}

// irish tells whether a postcode is a routing key and a unit: "D02 X285".
func irish(text string) bool {
	if len(text) < 7 {
		return false
	}
	key, unit := text[:3], strings.TrimPrefix(text[3:], " ")
	return (shape(key) == "A99" || strings.EqualFold(key, "D6W")) && len(unit) == 4 && strings.Trim(shape(unit), "A9") == ""
}

// shape writes "A" for letters and "9" for digits of ASCII.
func shape(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= '0' && r <= '9':
			return '9'
		case r >= 'A' && r <= 'Z', r >= 'a' && r <= 'z':
			return 'A'
		}
		return r
	}, text)
}

// digitsOf leaves the first digits of a postcode that is mainly digits.
func digitsOf(text string) (string, bool) {
	start := strings.IndexAny(text, "0123456789")
	if start < 0 {
		return "", false
	}
	switch sign := text[:start]; {
	case sign == "", sign == "〒", sign == "〒 ":
	case len(sign) > len("LV-") || !strings.HasSuffix(sign, "-") || strings.Trim(shape(sign[:len(sign)-1]), "A") != "":
		return "", false
	}
	n := strings.Count(shape(text), "9")
	rest := strings.Trim(shape(text[start:]), "9 -")
	if n < 3 || n > 10 || rest != "" && rest != "A" && rest != "AA" {
		return "", false
	}
	keep := 1
	if n >= 5 {
		keep = 2
	}
	if strings.Trim(shape(text[start:start+keep]), "9") != "" {
		return "", false
	}
	return text[:start+keep], true
}
