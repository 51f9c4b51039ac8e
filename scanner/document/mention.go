package document

// Mention is a range of a unit's text that the file gives as numbers, as the
// offsets of an annotated entity. When the text changes, the numbers must.
type Mention struct {
	// Span is the range in Unit.Text, in bytes.
	Span Span
	// Numbers are where the file says so.
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
