package match

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
)

// nameWord is one word of what may be a name.
type nameWord struct {
	span document.Span
	fold string // lower case, without accents
	// title tells that it begins with a capital, with small letters behind.
	title bool
	// plain tells that it is made of letters alone.
	plain bool
	// ordinary words have other uses than to name a person; minor ones are
	// particles, initials and scraps, which tell nobody from another.
	ordinary, minor bool
}

const (
	// minNameLetters is how many letters tell a name from a scrap, and
	// minNameCharacters how many characters where each is a syllable.
	minNameLetters    = 3
	minNameCharacters = 2
)

// nameWords yields the words of text: runs of letters, marks and digits, with
// apostrophes inside. A possessive "'s" is no part of a word.
func nameWords(text string) iter.Seq[nameWord] {
	return func(yield func(nameWord) bool) {
		for i := 0; i < len(text); {
			r, size := utf8.DecodeRuneInString(text[i:])
			if !letter(r) {
				i += size
				continue
			}
			end := nameWordEnd(text, i)
			w := withoutPossessive(text[i:end])
			if !yield(newNameWord(w, document.Span{Start: i, End: i + len(w)})) {
				return
			}
			i = end
		}
	}
}

// nameWordEnd finds the end of the word that begins at i.
func nameWordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		if r == '\'' || r == '’' {
			if next, _ := utf8.DecodeRuneInString(text[i+size:]); !letter(next) {
				return i
			}
		} else if !letter(r) {
			return i
		}
		i += size
	}
	return i
}

func withoutPossessive(w string) string {
	for _, s := range [...]string{"'s", "’s", "'S", "’S"} {
		if head, ok := strings.CutSuffix(w, s); ok && head != "" {
			return head
		}
	}
	return w
}

func newNameWord(w string, span document.Span) nameWord {
	n := nameWord{span: span, fold: foldName(w), plain: true}
	letters, capitals, least := 0, 0, minNameLetters
	for i, r := range w {
		switch {
		case unicode.IsDigit(r):
			n.plain = false
		case unicode.IsLetter(r):
			letters++
		}
		if unicode.IsUpper(r) {
			capitals++
			n.title = i == 0
		}
		if unspaced(r) || hangul(r) {
			least = minNameCharacters
		}
	}
	n.title = n.title && capitals == 1 && letters > 1
	n.minor = letters < least || validate.NameParticle(n.fold)
	n.ordinary = !n.minor && validate.OrdinaryWord(n.fold)
	return n
}

// foldName is a word in lower case and without accents, since people leave
// them out of the names of others.
func foldName(w string) string {
	for i := range len(w) {
		if w[i] >= utf8.RuneSelf {
			return strings.Map(foldRune, norm.NFD.String(w))
		}
	}
	return strings.ToLower(w)
}

func foldRune(r rune) rune {
	switch {
	case unicode.Is(unicode.Mn, r):
		return -1
	case r == '’':
		return '\''
	}
	return lowerRune(r)
}
