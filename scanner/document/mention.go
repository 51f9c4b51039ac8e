package document

import (
	"unicode/utf16"
	"unicode/utf8"
)

// Mention is a range of a unit's text that the file gives as numbers, as the
// offsets of an annotated entity. When the text changes, the numbers must.
//
// Each number of a file belongs to one mention of one unit, and counts from
// the beginning of the unit's text. Mentions of one unit may overlap and
// nest.
type Mention struct {
	// Span is the range in Unit.Text, in bytes.
	Span Span
	// Numbers are where the file says so, in the order of the file. They may
	// stand before or behind the text.
	Numbers []MentionNumber
	// Count is what the numbers count.
	Count Counting
}

// MentionNumber is one number of a mention in the file.
type MentionNumber struct {
	// Raw is where its digits stand, without quotes.
	Raw Span
	Is  MentionPart
}

// MentionPart says what a number of a mention tells.
type MentionPart uint8

// The parts.
const (
	MentionStart  MentionPart = iota // first character, from 0
	MentionEnd                       // behind the last character
	MentionLast                      // the last character (LUIS endPos)
	MentionLength                    // number of characters
)

// Counting is the unit of offsets into a text.
type Counting uint8

// The units.
const (
	InRunes Counting = iota // Unicode code points
	InUTF16                 // UTF-16 code units
	InBytes                 // UTF-8 code units
)

// Extent is a mention in the unit of its numbers.
type Extent struct{ Start, End int }

// Measure counts out the mention in text, which is that of its unit.
func (m *Mention) Measure(text string) Extent {
	start := m.Count.length(text[:m.Span.Start])
	return Extent{start, start + m.Count.length(text[m.Span.Start:m.Span.End])}
}

// Of is the number that says this part of the extent.
func (e Extent) Of(p MentionPart) int {
	switch p {
	case MentionEnd:
		return e.End
	case MentionLast:
		return e.End - 1
	case MentionLength:
		return e.End - e.Start
	case MentionStart:
	}
	return e.Start
}

// length is how many units a text has.
func (c Counting) length(text string) int {
	switch c {
	case InBytes:
		return len(text)
	case InUTF16:
		n := 0
		for _, r := range text {
			n += max(utf16.RuneLen(r), 1)
		}
		return n
	case InRunes:
	}
	return utf8.RuneCountInString(text)
}
