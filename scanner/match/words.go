package match

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// word is one word of a text, in lower case, with its byte range and the
// clause that it stands in.
type word struct {
	text       string
	start, end int
	clause     int
}

// splitWords cuts text into words. Letters, digits and combining marks make
// words; everything else, the apostrophe included, parts them ("crohn's" is
// two words). Scripts without blanks between words give one word for each
// character, so that phrases in them are found anywhere.
// It appends to dst and returns it.
func splitWords(dst []word, text string) []word {
	clause := 0
	for i := 0; i < len(text); {
		c := text[i]
		if c < utf8.RuneSelf {
			if asciiWord[c] {
				end, ascii := wordEnd(text, i)
				dst = append(dst, word{lower(text[i:end], ascii), i, end, clause})
				i = end
				continue
			}
			if endsClause(dst, text, i) {
				clause++
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unspaced(r):
			dst = append(dst, word{text[i : i+size], i, i + size, clause})
			i += size
		case letter(r):
			end, _ := wordEnd(text, i)
			dst = append(dst, word{lower(text[i:end], false), i, end, clause})
			i = end
		default:
			if r == '。' || r == '！' || r == '？' || r == '；' {
				clause++
			}
			i += size
		}
	}
	return dst
}

var asciiWord = func() (t [utf8.RuneSelf]bool) {
	for c := range t {
		t[c] = digit(byte(c)) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z'
	}
	return t
}()

// wordEnd finds the end of the word that begins at i, and whether it is all
// ASCII. Korean writes its particles onto foreign words and numbers, so that
// a word ends where Hangul begins or ends.
func wordEnd(text string, i int) (end int, ascii bool) {
	ascii = true
	korean := false
	for start := i; i < len(text); {
		if c := text[i]; c < utf8.RuneSelf {
			if !asciiWord[c] || korean {
				break
			}
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if !letter(r) || unspaced(r) || i > start && hangul(r) != korean {
			break
		}
		ascii, korean = false, hangul(r)
		i += size
	}
	return i, ascii
}

// hangul tells of the syllables that Korean is written in.
func hangul(r rune) bool { return r >= 0xac00 && r <= 0xd7a3 }

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)
}

// unspaced scripts put no blanks between words.
func unspaced(r rune) bool {
	return r >= 0x0e00 && (unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Thai, unicode.Lao, unicode.Khmer) ||
		r == 'ー')
}

// lower folds letter case. The copy is only made where a capital stands.
func lower(s string, ascii bool) string {
	if !ascii {
		return strings.ToLower(s)
	}
	for i := range len(s) {
		if s[i] >= 'A' && s[i] <= 'Z' {
			return strings.ToLower(s)
		}
	}
	return s
}

// endsClause tells whether the ASCII character at i ends a clause: a full
// stop, question or exclamation mark before a blank, a semicolon, or a line
// break that does not follow a colon.
func endsClause(before []word, text string, i int) bool {
	switch text[i] {
	case ';':
		return true
	case '\n':
		return !strings.HasSuffix(strings.TrimRight(text[:i], " \t\r"), ":")
	case '!', '?':
		return i+1 == len(text) || blank(text[i+1])
	case '.':
		if i+1 < len(text) && !blank(text[i+1]) {
			return false
		}
		if len(before) == 0 {
			return false
		}
		last := before[len(before)-1]
		return last.end != i || !abbreviation[last.text] && (len(last.text) > 1 || digit(last.text[0]))
	}
	return false
}

func blank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// abbreviation lists words whose full stop does not end a clause. Single
// letters are handled apart.
var abbreviation = map[string]bool{
	"no": true, "nr": true, "num": true, "nbr": true, "mr": true, "mrs": true, "ms": true, "dr": true,
	"prof": true, "st": true, "tel": true, "ph": true, "ext": true, "acct": true, "acc": true, "ref": true,
	"dept": true, "vs": true, "approx": true, "soc": true, "sec": true, "str": true, "ave": true, "apt": true,
	"jr": true, "sr": true, "fr": true, "hr": true, "geb": true, "sra": true, "dra": true, "num\u00e9ro": true,
	"id": true, "addr": true, "mob": true, "cel": true, "lic": true, "rx": true, "pol": true, "nro": true,
	"ur": true, "tlf": true, "tfno": true, "col": true, "telef": true, "tfn": true,
}

// labelWords cuts a label into words: camelCase, digits and punctuation part
// them ("customerSSN_number1" is "customer ssn number 1").
func labelWords(label string) []string {
	if plainPhrase(label) {
		return strings.Fields(label)
	}
	var b strings.Builder
	b.Grow(len(label) + 8)
	runes := []rune(label)
	for i, r := range runes {
		if i > 0 && labelBreak(runes, i) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
	}
	words := splitWords(nil, b.String())
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = w.text
	}
	return out
}

func labelBreak(runes []rune, i int) bool {
	prev, r := runes[i-1], runes[i]
	switch {
	case unicode.IsLower(prev) && unicode.IsUpper(r):
		return true
	case unicode.IsUpper(prev) && unicode.IsUpper(r) && i+1 < len(runes) && unicode.IsLower(runes[i+1]):
		return true
	default:
		return unicode.IsDigit(prev) != unicode.IsDigit(r) && (unicode.IsLetter(prev) || unicode.IsLetter(r))
	}
}
