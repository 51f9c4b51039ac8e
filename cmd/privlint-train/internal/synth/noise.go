package synth

import (
	"slices"
	"strings"
	"unicode"
)

// Shares of utterances with each kind of noise, in [0, 1].
const (
	lowerShare     = 0.40
	upperShare     = 0.03
	titleShare     = 0.04
	sentenceShare  = 0.05
	capitalShare   = 0.30 // of the rest: the text begins with a capital
	lowerNames     = 0.06 // of the rest: only the names are lower-cased
	foreignLower   = 0.22 // in languages other than English
	quietShare     = 0.45 // punctuation dropped, of lower-cased texts
	quietOther     = 0.05 // of the others
	typoShare      = 0.09 // in the words of literals
	secondTypo     = 0.30 // of literals with one
	glueShare      = 0.02 // a blank of a literal is lost
	nameTypoShare  = 0.02
	spaceShare     = 0.03
	apostropheDrop = 0.30 // of lower-cased texts
	foldShare      = 0.12 // accents dropped
	tailShare      = 0.04 // an emoji or such at the end
	fillerShare    = 0.015
)

// noise makes the utterance look typed by a person in a hurry. It changes the
// text of pieces only, and never adds letters of a literal to a name.
func (g *generator) noise() {
	lower := lowerShare
	if g.language.name != "en" {
		lower = foreignLower
	}
	quiet, apostrophe := quietOther, 0.03
	switch at := g.random.Float64(); {
	case at < lower:
		g.each(strings.ToLower)
		quiet, apostrophe = quietShare, apostropheDrop
	case at < lower+upperShare:
		g.each(strings.ToUpper)
	case at < lower+upperShare+titleShare:
		g.each(titleCase)
	case at < lower+upperShare+titleShare+sentenceShare:
		g.each(strings.ToLower)
		g.pieces[0].text = capital(g.pieces[0].text)
	case g.chance(capitalShare):
		g.pieces[0].text = capital(g.pieces[0].text)
	case g.chance(lowerNames):
		for i := range g.pieces {
			if g.pieces[i].kind != "" {
				g.pieces[i].text = strings.ToLower(g.pieces[i].text)
			}
		}
	}
	if g.chance(quiet) {
		g.each(withoutPunctuation)
		g.pieces = tidy(g.pieces)
	}
	if g.chance(apostrophe) {
		g.each(func(s string) string { return strings.NewReplacer("'", "", "’", "").Replace(s) })
	}
	if g.chance(foldShare) {
		g.each(fold)
	}
	for i := range g.pieces {
		p := &g.pieces[i]
		switch {
		case p.kind == "" && g.chance(typoShare), p.kind != "" && p.kind != ignored && g.chance(nameTypoShare):
			p.text = g.typo(p.text)
			if p.kind == "" && g.chance(secondTypo) {
				p.text = g.typo(p.text)
			}
		case p.kind == "" && g.chance(glueShare):
			p.text = g.glue(p.text)
		case p.kind == "" && g.chance(spaceShare):
			p.text = g.spaces(p.text)
		}
	}
	if g.chance(fillerShare) && g.language.name == "en" {
		g.pieces = append([]piece{{text: g.phrase("filler") + " "}}, g.pieces...)
	}
	if g.chance(tailShare) {
		g.literal(g.phrase("tail"))
	}
}

// each changes all pieces. Those that get empty disappear; e-mail addresses
// keep their punctuation.
func (g *generator) each(change func(string) string) {
	kept := g.pieces[:0]
	for _, p := range g.pieces {
		changed := change(p.text)
		if strings.Contains(p.text, "@") && !strings.Contains(changed, "@") {
			changed = p.text
		}
		if p.text = changed; p.text != "" {
			kept = append(kept, p)
		}
	}
	g.pieces = kept
}

// titleCase gives every word a capital.
func titleCase(s string) string {
	start := true
	return strings.Map(func(r rune) rune {
		begin := start
		start = r == ' ' || r == '\n' || r == '-' || r == '('
		if begin {
			return unicode.ToUpper(r)
		}
		return r
	}, s)
}

// withoutPunctuation drops marks that people leave out, but not those within
// numbers, and makes one line of several.
func withoutPunctuation(s string) string {
	runes := []rune(s)
	kept := make([]rune, 0, len(runes))
	digit := func(i int) bool { return i >= 0 && i < len(runes) && unicode.IsDigit(runes[i]) }
	for i, r := range runes {
		switch {
		case r == '\n':
			r = ' '
		case strings.ContainsRune(",.!?;:", r) && (!digit(i-1) || !digit(i+1)) && !strings.Contains(s, "@"):
			continue
		}
		kept = append(kept, r)
	}
	return string(kept)
}

// typo damages one word of three letters or more: two letters change places,
// one is lost, doubled or replaced by that beside it on the keyboard.
func (g *generator) typo(s string) string {
	runes := []rune(s)
	var starts []int
	for i := range runes {
		if i+3 <= len(runes) && (i == 0 || !unicode.IsLetter(runes[i-1])) && allLetters(runes[i:i+3]) {
			starts = append(starts, i)
		}
	}
	if len(starts) == 0 {
		return s
	}
	at := pick(g, starts)
	end := at
	for end < len(runes) && unicode.IsLetter(runes[end]) {
		end++
	}
	i := at + 1 + g.random.IntN(end-at-2)
	switch g.random.IntN(4) {
	case 0:
		runes[i], runes[i+1] = runes[i+1], runes[i]
	case 1:
		runes = append(runes[:i], runes[i+1:]...)
	case 2:
		runes = slices.Insert(runes, i, runes[i])
	default:
		if key := strings.IndexRune(keyboard, runes[i]); key >= 0 {
			runes[i] = rune(keyboard[min(max(0, key-1+2*g.random.IntN(2)), len(keyboard)-1)])
		}
	}
	return string(runes)
}

// keyboard is the rows of letters; what lies beside a letter is beside it here.
const keyboard = "qwertyuiopasdfghjklzxcvbnm"

func allLetters(runes []rune) bool {
	for _, r := range runes {
		if !unicode.IsLetter(r) {
			return false
		}
	}
	return true
}

// spaces doubles a blank, or loses the one behind a mark.
func (g *generator) spaces(s string) string {
	if at := strings.IndexAny(s, ",."); at >= 0 && at+1 < len(s) && s[at+1] == ' ' && g.chance(0.6) {
		return s[:at+1] + s[at+2:]
	}
	if at := strings.IndexByte(s, ' '); at >= 0 {
		return s[:at] + " " + s[at:]
	}
	return s
}

// glue loses the blank between two words.
func (g *generator) glue(s string) string {
	var blanks []int
	for i := 1; i+1 < len(s); i++ {
		if s[i] == ' ' && lowerASCII(s[i-1]) && lowerASCII(s[i+1]) {
			blanks = append(blanks, i)
		}
	}
	if len(blanks) == 0 {
		return s
	}
	at := pick(g, blanks)
	return s[:at] + s[at+1:]
}

func lowerASCII(c byte) bool { return c >= 'a' && c <= 'z' }

var folds = strings.NewReplacer(
	"ä", "a", "ö", "o", "ü", "u", "ß", "ss", "Ä", "A", "Ö", "O", "Ü", "U", "á", "a", "à", "a", "â", "a", "ã", "a", "å", "a", "ą", "a",
	"é", "e", "è", "e", "ê", "e", "ë", "e", "ę", "e", "ě", "e", "í", "i", "ì", "i", "î", "i", "ï", "i", "ó", "o", "ò", "o", "ô", "o",
	"õ", "o", "ø", "o", "ő", "o", "ú", "u", "ù", "u", "û", "u", "ů", "u", "ű", "u", "ç", "c", "ć", "c", "č", "c", "ñ", "n", "ń", "n",
	"ł", "l", "ś", "s", "š", "s", "ş", "s", "ź", "z", "ż", "z", "ž", "z", "ý", "y", "ř", "r", "ğ", "g", "ı", "i", "đ", "d", "ď", "d", "ť", "t",
	"Á", "A", "À", "A", "Â", "A", "Ã", "A", "Å", "A", "É", "E", "È", "E", "Ê", "E", "Í", "I", "Î", "I", "Ó", "O", "Ô", "O", "Ø", "O",
	"Ú", "U", "Ç", "C", "Ć", "C", "Č", "C", "Ñ", "N", "Ł", "L", "Ś", "S", "Š", "S", "Ş", "S", "Ź", "Z", "Ż", "Z", "Ž", "Z", "Ý", "Y", "Ř", "R", "İ", "I", "Đ", "D",
)

// fold drops the accents of Latin letters, as people without such keys do.
func fold(s string) string { return folds.Replace(s) }
