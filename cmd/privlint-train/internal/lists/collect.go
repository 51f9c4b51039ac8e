package lists

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
)

// collector is a list in the making: texts once each, with the highest
// weight that any source gives.
type collector struct {
	texts   []Weighted
	numbers map[string]int
}

// add notes a text that is written in Latin letters and has at least two.
func (c *collector) add(text string, weight float64) {
	text = strings.Join(strings.Fields(text), " ")
	if !latin(text) {
		return
	}
	key := strings.ToLower(text)
	if i, ok := c.numbers[key]; ok {
		c.texts[i].Weight = max(c.texts[i].Weight, weight)
		return
	}
	if c.numbers == nil {
		c.numbers = map[string]int{}
	}
	c.numbers[key] = len(c.texts)
	c.texts = append(c.texts, Weighted{text, weight})
}

// sorted is the list, the most common first, else in the order of the source.
func (c *collector) sorted() []Weighted {
	list := slices.Clone(c.texts)
	slices.SortStableFunc(list, func(a, b Weighted) int { return cmp.Compare(b.Weight, a.Weight) })
	return list
}

// plain is the sorted list without weights.
func (c *collector) plain() []string {
	list := make([]string, 0, len(c.texts))
	for _, w := range c.sorted() {
		list = append(list, w.Text)
	}
	return list
}

// latin tells whether a text has two Latin letters or more and no letters of
// another script.
func latin(s string) bool {
	n := 0
	for _, r := range s {
		if unicode.Is(unicode.Latin, r) {
			n++
		} else if unicode.IsLetter(r) || r == '{' || r == '%' || r == '�' || r == 'Ã' {
			return false
		}
	}
	return n >= 2
}

// capitalize gives every part of a name a capital: "mary-ann o'neil" becomes
// "Mary-Ann O'Neil", "mcdonald" "McDonald".
func capitalize(s string) string {
	var b strings.Builder
	up := true
	for _, r := range strings.ToLower(s) {
		if up {
			r = unicode.ToUpper(r)
		}
		b.WriteRune(r)
		up = r == ' ' || r == '-' || r == '\''
	}
	name := b.String()
	if rest, ok := strings.CutPrefix(name, "Mc"); ok && len(rest) > 2 {
		name = "Mc" + strings.ToUpper(rest[:1]) + rest[1:]
	}
	return name
}

// cyrillic has the letters of Russian, Ukrainian and Bulgarian as passports
// write them in Latin ones.
var cyrillic = strings.NewReplacer(
	"а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "ё", "e", "є", "ye", "ж", "zh", "з", "z", "и", "i", "і", "i", "ї", "yi", "й", "y",
	"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ф", "f", "х", "kh", "ц", "ts", "ч", "ch", "ш", "sh",
	"щ", "shch", "ъ", "", "ы", "y", "ь", "", "э", "e", "ю", "yu", "я", "ya", "ј", "j", "љ", "lj", "њ", "nj", "ћ", "c", "ђ", "dj", "џ", "dz", "ѓ", "g", "ќ", "k", "ѕ", "dz",
)

// romanize writes a name of Cyrillic letters in Latin ones; others stay.
func romanize(name string) string {
	plain := cyrillic.Replace(strings.ToLower(name))
	if plain == strings.ToLower(name) {
		return name
	}
	return capitalize(plain)
}
