package report

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/mattn/go-runewidth"
)

// Escape makes text safe to show in a terminal, on one line: tabs become
// blanks; other control characters, bidi controls, invisible characters and
// broken UTF-8 become escapes as in Go, such as \n, \x1b or \u202e.
func Escape(text string) string {
	clean := true
	for i := range len(text) {
		if c := text[i]; c < ' ' || c >= 0x7f {
			clean = false
			break
		}
	}
	if clean {
		return text
	}
	var b strings.Builder
	b.Grow(len(text) + 8)
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&b, `\x%02x`, text[i])
		case r == '\t':
			b.WriteByte(' ')
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case unicode.Is(unicode.Cc, r):
			fmt.Fprintf(&b, `\x%02x`, r)
		case hidden(r):
			writeRuneEscape(&b, r)
		default:
			b.WriteString(text[i : i+size])
		}
		i += size
	}
	return b.String()
}

// hidden tells whether r changes or hides what stands around it. The joiners
// U+200C and U+200D stay: scripts and emoji are written with them.
func hidden(r rune) bool {
	if r == 0x200c || r == 0x200d {
		return false
	}
	return unicode.In(r, unicode.Cf, unicode.Zl, unicode.Zp)
}

func writeRuneEscape(b *strings.Builder, r rune) {
	if r > 0xffff {
		fmt.Fprintf(b, `\U%08x`, r)
		return
	}
	fmt.Fprintf(b, `\u%04x`, r)
}

// narrow measures as most terminals do, whatever the locale, so that the
// same input gives the same output everywhere.
var narrow = runewidth.Condition{StrictEmojiNeutral: true}

// columns is the number of terminal cells that text takes.
func columns(text string) int { return narrow.StringWidth(text) }
