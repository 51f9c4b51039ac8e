package surrogate

import (
	"strings"
	"unicode"

	"github.com/privlint/privlint/rules"
)

// Words around a name that stay: forms of address, degrees and generations.
var nameTitles = setOf(`dr mr mrs ms miss mx prof professor doctor sir madam lady lord rev reverend fr father sister brother
	capt captain col lt sgt judge nurse
	jr sr ii iii iv md phd do dds dmd rn np pa lpn esq mba ma ba bsc msc
	herr frau fräulein hr fr mag dipl ing señor señora señorita sr sra srta don doña dona senhor senhora
	monsieur madame mademoiselle mme mlle m signor signora signorina sig dott dottoressa mevrouw meneer dhr mevr pan pani`)

// Small words inside family names that stay.
var nameParticles = setOf(`van von der den de da do dos das del della di la le du bin ibn al el st ter ten zu zum zur af av y e
	bint ben abu mc mac san santa della dei degli`)

// part is one run of a name.
type part struct {
	text string
	role role
	keep bool // stays as it is
}

type role byte

const (
	other   role = iota
	given        // stands where given names do
	family       // stands where family names do
	initial      // one letter
)

// person puts invented names in the places of a name: number of parts, order,
// initials, titles and particles stay.
func (m *Maker) person(t rules.EntityType, value string) string {
	parts, ok := nameParts(value)
	if !ok {
		return ""
	}
	var out strings.Builder
	for _, p := range parts {
		if p.keep {
			out.WriteString(p.text)
			continue
		}
		c := m.choose(t, normal(p.text))
		if p.role == initial {
			for _, r := range p.text {
				out.WriteRune(c.letterLike(r))
			}
			continue
		}
		fresh := c.name(p.text, p.role)
		if fresh == "" {
			return ""
		}
		out.WriteString(fresh)
	}
	return out.String()
}

// name is an invented word in the place of a name, or "" for a script that we
// have no words in.
func (c choice) name(like string, r role) string {
	script := scriptOfWord(like)
	if syllabic(script) {
		return c.syllables(like, script, r)
	}
	list := words().lists[script+" "+partName(r)]
	if list == nil {
		return ""
	}
	at := c.below(len(list))
	if strings.EqualFold(list[at], like) {
		at = (at + 1) % len(list)
	}
	return cased(list[at], like)
}

func partName(r role) string {
	if r == family {
		return "family"
	}
	return "given"
}

// maxSyllables is the longest name in Han characters or Hangul: two of the
// family and two given.
const maxSyllables = 4

func (c choice) syllables(like, script string, r role) string {
	n := len([]rune(like))
	if n > maxSyllables {
		return ""
	}
	families, givens := words().lists[script+" family"], words().lists[script+" given"]
	var out strings.Builder
	for i := range n {
		if i == 0 && r == family || i == 1 && n == maxSyllables {
			out.WriteString(c.of(families))
		} else {
			out.WriteString(c.of(givens))
		}
	}
	return out.String()
}

// nameParts reads a name. It is false for what has no part to replace, or
// holds something that names do not.
func nameParts(value string) ([]part, bool) {
	var parts []part
	var named []int // the parts that are words of the name
	comma, titled, mixed := -1, false, strings.ToLower(value) != value
	for k, text := range runs(value) {
		p := part{text: text, keep: true}
		switch {
		case k == digits:
			return nil, false
		case k == signs:
			if strings.ContainsFunc(text, notInName) {
				return nil, false
			}
			if comma < 0 && strings.ContainsAny(text, ",،、") {
				comma = len(parts)
			}
		case nameTitles[fold(text)] && (!single(text) || len(named) == 0):
			titled = titled || len(named) == 0
		case apostrophe(value, parts, text):
		case nameParticles[fold(text)] && (len(named) > 0 || mixed && fold(text) == text):
		case single(text) && !syllabic(scriptOfWord(text)):
			p.keep, p.role = false, initial
		default:
			p.keep = false
			named = append(named, len(parts))
		}
		parts = append(parts, p)
	}
	if len(named) == 0 {
		return nil, false
	}
	for i, at := range named {
		parts[at].role = given
		last := i == len(named)-1
		switch {
		case comma >= 0:
			if at < comma {
				parts[at].role = family
			}
		case last && (i > 0 || titled), i > 0 && !last && hyphened(parts, at, named[len(named)-1]):
			parts[at].role = family
		case i == 0 && eastern(parts[at].text):
			parts[at].role = family
		}
	}
	if comma < 0 && len(named) > 1 && eastern(parts[named[0]].text) {
		parts[named[len(named)-1]].role = given
	}
	return parts, true
}

// eastern tells the scripts in which the family name comes first.
func eastern(word string) bool {
	switch scriptOfWord(word) {
	case "han", "hangul", "hiragana":
		return true
	}
	return false
}

// hyphened tells whether only hyphens stand between a part and a later one.
func hyphened(parts []part, from, to int) bool {
	for _, p := range parts[from+1 : to] {
		if p.keep && p.text != "-" && p.text != "‐" && p.text != "'" && p.text != "’" {
			return false
		}
	}
	return true
}

// apostrophe tells of the letter of O'Brien and D'Angelo, and of the s of
// Maria's.
func apostrophe(value string, before []part, text string) bool {
	if len(text) != 1 {
		return false
	}
	at := 0
	for _, p := range before {
		at += len(p.text)
	}
	rest := value[at+1:]
	switch text {
	case "O", "o", "D", "d", "L", "l":
		return strings.HasPrefix(rest, "'") || strings.HasPrefix(rest, "’")
	case "s", "S":
		return strings.HasSuffix(value[:at], "'") || strings.HasSuffix(value[:at], "’")
	}
	return false
}

// notInName tells the signs that stand in no name.
func notInName(r rune) bool {
	if unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) {
		return false
	}
	return !strings.ContainsRune("-‐‑.,'’`´()&/·・،、\"“”", r)
}

// isPerson accepts any combination of our words with initials, titles and
// particles.
func isPerson(value string) bool {
	if strangeWord(value) {
		return false
	}
	parts, ok := nameParts(value)
	if !ok {
		return false
	}
	for _, p := range parts {
		if p.keep || p.role == initial {
			continue
		}
		if !inventedName(p.text, p.role) {
			return false
		}
	}
	return true
}

// strangeWord tells whether an ASCII value has a word of two letters or more
// that is neither ours nor one of those that stay, which says at once of most
// names that they are no surrogates.
func strangeWord(value string) bool {
	if !isASCII(value) {
		return false
	}
	var room [32]byte
	word := room[:0]
	for i := 0; i <= len(value); i++ {
		if i < len(value) && asciiLetter(rune(value[i])) {
			word = append(word, value[i]|0x20)
			continue
		}
		if len(word) > 1 && !words().known[string(word)] && !nameTitles[string(word)] && !nameParticles[string(word)] {
			return true
		}
		word = word[:0]
	}
	return false
}

// inventedName tells whether a word is one of ours. Characters that we give
// stand in real names as well, but not those that we begin with.
func inventedName(word string, r role) bool {
	script := scriptOfWord(word)
	if !syllabic(script) {
		return invented(word)
	}
	n := 0
	for _, char := range word {
		part := "given"
		if r == family && (n == 0 || n == 1 && !words().in(script+" given", char)) {
			part = "family"
		}
		if !words().in(script+" "+part, char) {
			return false
		}
		n++
	}
	return n <= maxSyllables
}
