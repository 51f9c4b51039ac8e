package token

import (
	"encoding/json"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// letter is a code point as the model sees it, with the bytes of the text
// that it comes from.
type letter struct {
	rune
	start, end int
}

// bertNormalizer is BertNormalizer of the Hugging Face tokenizers.
type bertNormalizer struct {
	clean, chinese, strip, lower bool
}

func loadNormalizer(entry json.RawMessage) (bertNormalizer, error) {
	settings := struct {
		Clean   bool  `json:"clean_text"`
		Chinese bool  `json:"handle_chinese_chars"`
		Strip   *bool `json:"strip_accents"`
		Lower   bool  `json:"lowercase"`
	}{true, true, nil, true}
	if err := json.Unmarshal(entry, &settings); err != nil {
		return bertNormalizer{}, err
	}
	n := bertNormalizer{clean: settings.Clean, chinese: settings.Chinese, strip: settings.Lower, lower: settings.Lower}
	if settings.Strip != nil {
		n.strip = *settings.Strip
	}
	return n, nil
}

// apply normalizes a text. All space becomes ' '.
func (n bertNormalizer) apply(text string) []letter {
	letters := make([]letter, 0, len(text)+8)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		l := letter{r, i, i + size}
		i += size
		switch {
		case r == '\t' || r == '\n' || r == '\r' || unicode.IsSpace(r):
			l.rune = ' '
			letters = append(letters, l)
		case n.clean && (r == 0 || r == utf8.RuneError || unicode.In(r, unicode.C) || !assigned(r)):
		case n.chinese && isChinese(r):
			letters = append(letters, letter{' ', l.start, l.start}, l, letter{' ', l.end, l.end})
		case r < utf8.RuneSelf:
			if n.lower {
				l.rune = unicode.ToLower(r)
			}
			letters = append(letters, l)
		default:
			letters = n.other(letters, l)
		}
	}
	return letters
}

// other appends a letter that is not ASCII: without its accents, in lower
// case.
func (n bertNormalizer) other(letters []letter, l letter) []letter {
	parts := string(l.rune)
	if n.strip {
		parts = norm.NFD.String(parts)
	}
	for _, r := range parts {
		switch {
		case n.strip && unicode.Is(unicode.Mn, r):
			continue
		case n.lower && r == 'İ': // the one letter that is two in lower case
			letters = append(letters, letter{'i', l.start, l.end}, letter{'\u0307', l.start, l.end})
			continue
		case n.lower:
			r = unicode.ToLower(r)
		}
		letters = append(letters, letter{r, l.start, l.end})
	}
	return letters
}

// assigned tells whether Unicode has a character for r.
func assigned(r rune) bool {
	return unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.P, unicode.S, unicode.Z)
}

func isPunctuation(r rune) bool {
	if r < utf8.RuneSelf {
		return r >= '!' && r <= '/' || r >= ':' && r <= '@' || r >= '[' && r <= '`' || r >= '{' && r <= '~'
	}
	return unicode.IsPunct(r)
}

// isChinese tells the blocks that BERT takes for words of one letter.
func isChinese(r rune) bool {
	return r >= 0x4E00 && r <= 0x9FFF || r >= 0x3400 && r <= 0x4DBF || r >= 0x20000 && r <= 0x2A6DF ||
		r >= 0x2A700 && r <= 0x2CEAF || r >= 0xF900 && r <= 0xFAFF || r >= 0x2F800 && r <= 0x2FA1F
}
