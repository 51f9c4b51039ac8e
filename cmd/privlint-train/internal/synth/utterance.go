package synth

// The types of spans. MED stands in older data for COND or DRUG.
const (
	PER  = "PER"
	LOC  = "LOC"
	ADDR = "ADDR"
	ORG  = "ORG"
	COND = "COND"
	DRUG = "DRUG"
	DATE = "DATE"
	MED  = "MED"
)

// Span is a labelled part of a text. Start and End count Unicode code points
// from 0, End is exclusive.
type Span struct {
	Start, End int
	Type       string
}

// Utterance is one labelled text.
type Utterance struct {
	// Text is what a person wrote, of one or several lines.
	Text string
	// Spans are sorted, do not overlap, are not empty and have no blanks at
	// their ends.
	Spans []Span
	// Ignore are regions that count as nothing at all, such as the name inside
	// an e-mail address. Their type is empty.
	Ignore []Span
	// Mask names the types that this source does not annotate: outside the
	// spans, a learner must not read them as absent.
	Mask []string
	// Source tells where the text comes from; generated ones say
	// "synth/LANGUAGE/TOPIC".
	Source string
	// Lang is the language, such as "en" or "de".
	Lang string
}

// ByteOffsets are the offsets in bytes of every code point of text, and of its
// end: the ends of a Span are indexes into them.
func ByteOffsets(text string) []int {
	out := make([]int, 0, len(text)+1)
	for i := range text {
		out = append(out, i)
	}
	return append(out, len(text))
}
