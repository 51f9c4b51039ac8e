package validate

import (
	"strconv"
	"strings"
	"unicode"
)

const (
	// oldestAge is above the age of everybody on record (122 years).
	oldestAge = 123
	// restrictedAge is the first age that Safe Harbor counts as an
	// identifier.
	restrictedAge = 90
)

// humanAge accepts the age of a person up to 89 years, in figures or in
// words, with or without a unit: "45", "thirty-five years old", "10 mois",
// "十二周岁".
//
// A range of ages is as good as its end, but bands of one width ("30-39") are
// Reserved: generalization writes them, and they are nobody's age.
func humanAge(value string) Verdict {
	if years, from, to, ok := ageRange(value); ok {
		if ageBand(years, from, to) {
			return Reserved
		}
		return verdict(years > 0 && years < restrictedAge)
	}
	years, ok := ageInYears(value)
	return verdict(ok && years > 0 && years < restrictedAge)
}

// humanAgeOver89 accepts the ages that 45 CFR 164.514(b)(2)(i)(C) names.
func humanAgeOver89(value string) Verdict {
	years, ok := ageInYears(value)
	return verdict(ok && years >= restrictedAge && years < oldestAge)
}

// maxAgeWords bounds how many words a number has ("one hundred and five").
const maxAgeWords = 6

// ageInYears reads the number and the unit of an age. The word "age" may
// stand before them.
func ageInYears(value string) (float64, bool) {
	words := strings.FieldsFunc(foldAge(value), func(r rune) bool { return unicode.IsSpace(r) || r == '-' || r == '\'' })
	if len(words) > 0 && words[0] == "age" {
		words = words[1:]
	}
	if len(words) == 0 || len(words) > 2*maxAgeWords {
		return 0, false
	}
	for n := min(len(words), maxAgeWords); n > 0; n-- {
		if age, ok := numberInWords(words[:n]); ok {
			if n < len(words) && ageNumbers()[words[n]] >= 10 {
				return 0, false // "two hundred"
			}
			return inYears(age, strings.Join(words[n:], " "))
		}
	}
	age, rest, ok := leadingNumber(words[0])
	if !ok {
		return 0, false
	}
	return inYears(age, rest+" "+strings.Join(words[1:], " "))
}

// numberInWords reads words that are a number from first to last.
func numberInWords(words []string) (float64, bool) {
	compact := strings.Join(words, "")
	for _, adjective := range []string{"jahrig", "jarig", "arig", "letni", "lety"} { // "sechzigjährige"
		if i := strings.Index(compact, adjective); i > 0 {
			compact = compact[:i]
			break
		}
	}
	if n, ok := ageNumbers()[compact]; ok {
		return float64(n), true
	}
	n, rest, ok := leadingNumber(compact)
	return n, ok && rest == ""
}

// leadingNumber reads figures, Chinese numerals or Korean number words that
// the unit follows without a blank: "3.5years", "十二周岁", "스물다섯살".
func leadingNumber(s string) (n float64, rest string, ok bool) {
	if figures := leadingFigures(s); figures != "" {
		n, err := strconv.ParseFloat(strings.Replace(figures, ",", ".", 1), 64)
		return n, s[len(figures):], err == nil && len(figures) <= maxFigures
	}
	if n, rest := chineseNumber(s); n > 0 {
		return float64(n), rest, true
	}
	for end := min(len(s), maxKoreanNumber); end > 0; end-- {
		if n, ok := koreanNumbers()[s[:end]]; ok {
			return float64(n), s[end:], true
		}
	}
	return 0, "", false
}

const (
	// maxFigures is the length of "12.25".
	maxFigures = 5
	// maxKoreanNumber is the length of the longest Korean number word below
	// 100, in bytes.
	maxKoreanNumber = 4 * 3
)

// leadingFigures is the number in digits, with one decimal sign at most, that
// s begins with.
func leadingFigures(s string) string {
	end, point := 0, -1
	for end < len(s) && (s[end] >= '0' && s[end] <= '9' || point < 0 && end > 0 && (s[end] == '.' || s[end] == ',')) {
		if s[end] == '.' || s[end] == ',' {
			point = end
		}
		end++
	}
	return strings.TrimRight(s[:end], ".,")
}

// inYears turns an age in the unit that begins rest into years; an age
// without a unit is in years.
func inYears(n float64, rest string) (float64, bool) {
	rest = strings.TrimLeft(rest, " .'")
	for _, u := range ageUnits {
		for _, stem := range u.stems {
			if strings.HasPrefix(rest, stem) {
				return n / u.perYear, true
			}
		}
	}
	return n, true
}

// ageUnits are the units below a year by the stems of their names, folded as
// foldAge does; what is none of them counts years.
var ageUnits = []struct {
	perYear float64
	stems   []string
}{
	{12, []string{"month", "mos", "mo ", "monat", "maand", "mois", "mes", "manad", "maned", "ay", "महीन", "माह", "मास", "个月", "個月", "ヶ月", "か月", "カ月", "ヵ月", "ケ月", "月", "개월", "달", "miesi", "mesic", "месяц", "شهر", "أشهر"}},
	{52, []string{"week", "wk", "woche", "weken", "semain", "seman", "settiman", "veck", "uke", "uge", "hafta", "हफ", "सप्ताह", "周大", "周齢", "週", "星期", "주", "tygod", "tydn", "недел", "أسبوع", "أسابيع"}},
	{365, []string{"day", "tag", "dag", "jour", "dia", "giorn", "gun", "दिन", "天", "日", "일", "dni", "dnu", "дней", "дня", "يوم", "أيام"}},
}

// foldAge writes value in lower case without the marks of European letters,
// which people leave out ("diez anos", "fuenf" aside).
func foldAge(value string) string {
	return ageFolding.Replace(strings.ToLower(value))
}

var ageFolding = strings.NewReplacer(
	"ä", "a", "å", "a", "á", "a", "à", "a", "â", "a", "ã", "a", "ą", "a",
	"ö", "o", "ø", "o", "ó", "o", "ô", "o", "õ", "o", "ò", "o",
	"ü", "u", "ú", "u", "ù", "u", "û", "u", "ů", "u",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e",
	"í", "i", "ì", "i", "î", "i", "ï", "i", "ı", "i", "i̇", "i",
	"ç", "c", "ć", "c", "č", "c", "ğ", "g", "ł", "l", "ñ", "n", "ń", "n", "ň", "n", "ř", "r", "ś", "s", "š", "s", "ş", "s", "ß", "ss",
	"ť", "t", "ý", "y", "ź", "z", "ż", "z", "ž", "z", "\u093c", "", "\u0901", "\u0902", "\u095c", "\u0921", "\u095d", "\u0922",
)
