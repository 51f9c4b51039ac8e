package dates

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// token is a run of digits or letters, or a name of several words.
type token struct {
	start, end int    // byte offsets in the text
	text       string // in lower case, digits in ASCII
	figures    int    // how many digits; 0 for a word
	zero       rune   // the digit zero of the script
}

const maxTokens = 24

// tokens cuts a text, names of several words in one.
func tokens(text string) []token {
	single := runs(text)
	if len(single) > maxTokens {
		return nil
	}
	var out []token
	for i := 0; i < len(single); {
		n := phraseAt(text, single[i:])
		first, last := single[i], single[i+n-1]
		first.end = last.end
		for _, t := range single[i+1 : i+n] {
			first.text += " " + t.text
		}
		out = append(out, first)
		i += n
	}
	return out
}

// phraseAt is the number of tokens of the longest name that list begins with.
func phraseAt(text string, list []token) int {
	name, n := list[0].text, 1
	for i := 1; i < min(len(list), maxPhrase); i++ {
		if gap := text[list[i-1].end:list[i].start]; gap != " " && gap != "-" {
			break
		}
		name += " " + list[i].text
		if words().months[name] != nil || words().weekdays[name] != nil {
			n = i + 1
		}
	}
	return n
}

// runs cuts a text into runs of digits of one script and runs of letters.
func runs(text string) []token {
	var out []token
	for at := 0; at < len(text); {
		r, size := utf8.DecodeRuneInString(text[at:])
		zero := zeroOf(r)
		if zero == 0 && !letter(r) {
			at += size
			continue
		}
		t := token{start: at, zero: zero}
		var b strings.Builder
		for at < len(text) {
			r, size := utf8.DecodeRuneInString(text[at:])
			if zeroOf(r) != zero || zero == 0 && !letter(r) {
				break
			}
			if zero != 0 {
				r = '0' + r - zero
				t.figures++
			}
			b.WriteRune(r)
			at += size
		}
		t.end, t.text = at, strings.ToLower(b.String())
		out = append(out, t)
	}
	return out
}

func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.Is(unicode.M, r) || r == 'ʼ' || r == '°'
}

// zeroOf is the digit zero of the script that r is a digit of, or 0. People
// write dates with these digits: ASCII, Arabic, Persian, Devanagari, Bengali,
// Thai and those of East Asian width.
func zeroOf(r rune) rune {
	for _, zero := range []rune{'0', 0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50, 0xff10} {
		if r >= zero && r <= zero+9 {
			return zero
		}
	}
	return 0
}
