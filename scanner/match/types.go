package match

import (
	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// Input is one text with what stands beside it.
type Input struct {
	Text   string
	Labels []document.Label
	// Typed texts are what a person typed into a chat, so that a value that
	// is all of it answers a question; see rules.Pattern.Alone.
	Typed bool
	// Prose texts are written to be read, as utterances, answers and cells
	// are; names of intents and declared values are not. Only these are shown
	// to a Tagger.
	Prose bool
	// Regions are where the text may be from, as far as its file tells:
	// ISO 3166-1 alpha-2 codes in capitals, such as DE, AT and CH for German.
	Regions []string
}

// Hit is one find of a detector in a text. Spans count bytes in Input.Text.
type Hit struct {
	Rule  *rules.Rule
	Span  document.Span
	Score float64
	// Evidence lists what speaks for the hit, in the order in which it was
	// weighed: "pattern ssn-dashed", "check digit", "hotword \"ssn\"".
	Evidence []string
	// Validated hits passed a check or stand in a dictionary, Labelled ones
	// have a label or hotword.
	Validated bool
	Labelled  bool
	// Reserved values are well-known dummies.
	Reserved bool
	// Disclosed terms stand in a sentence about a person.
	Disclosed bool

	// distance to the label that speaks for it, and the length of the label,
	// in words.
	distance, labelWords int
	// tagged hits come from the Tagger; joined ones come from a rule and have
	// grown by one of the Tagger.
	tagged, joined bool
	// number of the Account, where there is one.
	number int
}

// Tagged is a candidate of a Tagger in a text.
type Tagged struct {
	Type rules.EntityType
	// Span counts bytes in the text that Tag was given. It is not empty.
	Span document.Span
	// Score in [0, 1] is the probability that the span is of the type. A
	// faint candidate, below the least score of the Matcher, counts only
	// where a label raises it.
	Score float64
	// Evidence says what speaks for the candidate, "tagger" where it is empty.
	// It holds nothing of the text.
	Evidence string
}

// Tagger finds entities that patterns cannot, such as names in running
// lower-case text. A statistical model implements it. Its candidates become
// those of the first rule of their type that is marked "tagger: true", and are
// weighed and resolved together with those of the other rules; without such a
// rule they are dropped.
type Tagger interface {
	// Tag appends the candidates in text to dst, in any order. It is called
	// from several goroutines at once.
	Tag(dst []Tagged, text string) []Tagged
}
