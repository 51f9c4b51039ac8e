package match

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/width"

	"github.com/privlint/privlint/scanner/document"
)

// view is a text as the patterns see it, with the way back to the text that
// it was made from.
type view struct {
	text string
	// runs is nil where text and origin are the same.
	runs   []run
	parent *view
}

// run maps a part of a view to its origin. Linear runs have the same bytes
// on both sides; the others stand for origLen bytes as a whole.
type run struct {
	at, orig int
	origLen  int
	linear   bool
}

// origin is the span of the outermost text behind the span s of v.
func (v *view) origin(s document.Span) document.Span {
	if v.runs != nil {
		s = document.Span{Start: v.originStart(s.Start), End: v.originEnd(s.End)}
	}
	if v.parent != nil {
		return v.parent.origin(s)
	}
	return s
}

func (v *view) originStart(at int) int {
	r := v.runs[v.runAt(at)]
	if r.linear {
		return r.orig + at - r.at
	}
	return r.orig
}

func (v *view) originEnd(at int) int {
	r := v.runs[v.runAt(at-1)]
	if r.linear {
		return r.orig + at - r.at
	}
	return r.orig + r.origLen
}

// runAt finds the last run that begins at or before at.
func (v *view) runAt(at int) int {
	behind := sort.Search(len(v.runs), func(i int) bool { return v.runs[i].at > at })
	return max(behind-1, 0)
}

// viewBuilder writes a view run by run.
type viewBuilder struct {
	text strings.Builder
	runs []run
}

// keep copies origin bytes unchanged.
func (b *viewBuilder) keep(s string, orig int) {
	if s == "" {
		return
	}
	if n := len(b.runs); n > 0 && b.runs[n-1].linear && b.runs[n-1].orig+b.text.Len()-b.runs[n-1].at == orig {
		b.text.WriteString(s)
		return
	}
	b.runs = append(b.runs, run{at: b.text.Len(), orig: orig, linear: true})
	b.text.WriteString(s)
}

// replace writes s for origLen bytes of the origin.
func (b *viewBuilder) replace(s string, orig, origLen int) {
	if s == "" {
		return
	}
	b.runs = append(b.runs, run{at: b.text.Len(), orig: orig, origLen: origLen})
	b.text.WriteString(s)
}

func (b *viewBuilder) view(parent *view) *view {
	return &view{text: b.text.String(), runs: b.runs, parent: parent}
}

// normalize is the view of text with chat spelling undone: special blanks,
// dashes, quotes, digits and full-width forms as ASCII, invisible characters
// gone, percent escapes of printable ASCII decoded.
func normalize(text string) *view {
	if plain(text) {
		return &view{text: text}
	}
	var b viewBuilder
	done := 0
	for i := 0; i < len(text); {
		to, size, changed := normalForm(text[i:])
		if changed {
			b.keep(text[done:i], done)
			b.replace(to, i, size)
			done = i + size
		}
		i += size
	}
	if done == 0 {
		return &view{text: text}
	}
	b.keep(text[done:], done)
	return b.view(nil)
}

// normalForm is what the first character of text, or the percent escape
// there, is read as, and its size. An invalid byte is a character.
func normalForm(text string) (to string, size int, changed bool) {
	if c := text[0]; c < utf8.RuneSelf {
		if c == '%' {
			if d, ok := percentByte(text); ok {
				return string(rune(d)), 3, true
			}
		}
		return "", 1, false
	}
	r, size := utf8.DecodeRuneInString(text)
	if !normal(r) {
		to, changed = fold(r)
	}
	return to, size, changed
}

// plain tells that text is ASCII without percent escapes, as nearly all
// chat text is.
func plain(text string) bool {
	for i := 0; i < len(text); i += 8 {
		if eightBytes(text, i)&highBits != 0 {
			return false
		}
	}
	return strings.IndexByte(text, '%') < 0
}

func percentByte(s string) (byte, bool) {
	if len(s) < 3 {
		return 0, false
	}
	hi, ok1 := unhex(s[1])
	lo, ok2 := unhex(s[2])
	d := hi<<4 | lo
	return d, ok1 && ok2 && d >= 0x20 && d < 0x7f
}

func unhex(c byte) (byte, bool) {
	switch {
	case c >= '0' && c <= '9':
		return c - '0', true
	case c >= 'a' && c <= 'f':
		return c - 'a' + 10, true
	case c >= 'A' && c <= 'F':
		return c - 'A' + 10, true
	}
	return 0, false
}

// fold gives the ASCII form of a character that people and programs write
// for an ASCII one. The empty string removes the character.
func fold(r rune) (to string, changed bool) {
	switch {
	case invisible(r):
		return "", true
	case r == '\u2018' || r == '\u2019' || r == '\u201b' || r == '\u02bc' || r == '\u00b4':
		return "'", true
	case r == '\u201c' || r == '\u201d' || r == '\u201e' || r == '\u201f':
		return "\"", true
	case r == 'ſ':
		return "s", true // the long s and the sign of the kelvin are what expressions
	case r == '\u212a':
		return "K", true // without letter case take for "s" and "k"
	case r == '\u2212':
		return "-", true
	case unicode.Is(unicode.Pd, r):
		return "-", true
	case unicode.Is(unicode.Zs, r):
		return " ", true
	case r == '\u2024' || r == '\uff61':
		return ".", true
	case unicode.Is(unicode.Nd, r):
		return string(rune('0' + decimal(r))), true
	case r >= '\uff01' && r <= '\uff5e':
		return width.Narrow.String(string(r)), true
	}
	return "", false
}

// invisible characters are pasted into text by word processors and by people
// who want to get past a filter.
func invisible(r rune) bool {
	switch {
	case r == '\u00ad', r == '\u200b', r == '\u200c', r == '\u200d', r == '\u2060', r == '\ufeff', r == '\u180e':
		return true
	case r >= '\u200e' && r <= '\u200f', r >= '\u202a' && r <= '\u202e', r >= '\u2066' && r <= '\u2069':
		return true
	}
	return false
}

// decimal is the value of a Unicode decimal digit. Digits of category Nd
// come in runs of ten from zero to nine.
func decimal(r rune) int {
	for _, rng := range unicode.Nd.R16 {
		if uint16(r) >= rng.Lo && r <= 0xffff && uint16(r) <= rng.Hi {
			return int(uint16(r)-rng.Lo) % 10
		}
	}
	for _, rng := range unicode.Nd.R32 {
		if uint32(r) >= rng.Lo && uint32(r) <= rng.Hi {
			return int(uint32(r)-rng.Lo) % 10
		}
	}
	return 0
}

// minSpaced is the shortest run of single digits that is read as one number.
const minSpaced = 6

// joinDigits is the view of v in which digits that stand singly ("0 7 8 - 0
// 5") are joined, or nil where there are none.
func joinDigits(v *view) *view {
	text := v.text
	var b viewBuilder
	done := 0
	for i := 0; i < len(text); {
		if !digit(text[i]) || (i > 0 && wordByte(text[i-1])) {
			i++
			continue
		}
		digits, end := spacedRun(text, i)
		if digits < minSpaced {
			i = end
			continue
		}
		for j := i; j < end; j++ {
			if digit(text[j]) {
				b.keep(text[done:j+1], done)
			}
			if !digit(text[j]) {
				b.keep(text[done:j], done)
			}
			done = j + 1
		}
		i = end
	}
	if done == 0 {
		return nil
	}
	b.keep(text[done:], done)
	return b.view(v)
}

// spacedRun counts the single digits from i on and finds their end.
func spacedRun(text string, i int) (digits, end int) {
	for i < len(text) && digit(text[i]) {
		if i+1 < len(text) && wordByte(text[i+1]) {
			for i < len(text) && wordByte(text[i]) {
				i++
			}
			return digits, max(end, i)
		}
		digits++
		end = i + 1
		i = skipSeparator(text, i+1)
	}
	return digits, end
}

func skipSeparator(text string, i int) int {
	start := i
	for i < len(text) && i-start < 3 && (text[i] == ' ' || text[i] == '-' || text[i] == '.') {
		i++
	}
	if i == start {
		return len(text)
	}
	return i
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

func wordByte(c byte) bool {
	return digit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c == '_' || c >= utf8.RuneSelf
}
