package scanner

import (
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/match"
)

// snippetRunes is how many code points a snippet shows on either side.
const snippetRunes = 40

// Mask is the one masked form of a value: letters and digits as stars,
// punctuation and blanks kept, so that it shows the shape and nothing else.
func Mask(value string) string {
	var b strings.Builder
	b.Grow(len(value))
	for _, r := range value {
		switch {
		case 'a' <= r|0x20 && r|0x20 <= 'z' || '0' <= r && r <= '9':
			b.WriteByte('*')
		case unicode.IsSpace(r) || unicode.IsControl(r):
			b.WriteByte(' ')
		case r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r):
			b.WriteRune(r)
		default:
			b.WriteByte('*')
		}
	}
	return b.String()
}

// maskedPart is text[from:to] with every hit in it masked.
func maskedPart(text string, hits []match.Hit, from, to int) string {
	var b strings.Builder
	at := from
	for i := firstEndingAfter(hits, from); i < len(hits) && hits[i].Span.Start < to; i++ {
		h := &hits[i]
		if h.Score < maskScore {
			continue
		}
		start, end := max(h.Span.Start, at), min(h.Span.End, to)
		b.WriteString(text[at:start])
		b.WriteString(Mask(text[start:end]))
		at = end
	}
	b.WriteString(text[at:to])
	return b.String()
}

// firstEndingAfter finds the first of the sorted hits that ends behind off.
func firstEndingAfter(hits []match.Hit, off int) int {
	return sort.Search(len(hits), func(i int) bool { return hits[i].Span.End > off })
}

// before is what stands in front of off on its line, masked and cut to the
// length of a snippet.
func before(text string, hits []match.Hit, off int) string {
	from := off
	for range snippetRunes {
		r, size := utf8.DecodeLastRuneInString(text[:from])
		if size == 0 || r == '\n' || r == '\r' {
			return maskedPart(text, hits, from, off)
		}
		from -= size
	}
	return "…" + maskedPart(text, hits, from, off)
}

// after is what stands behind off on its line.
func after(text string, hits []match.Hit, off int) string {
	to := off
	for range snippetRunes {
		r, size := utf8.DecodeRuneInString(text[to:])
		if size == 0 || r == '\n' || r == '\r' {
			return maskedPart(text, hits, off, to)
		}
		to += size
	}
	return maskedPart(text, hits, off, to) + "…"
}
