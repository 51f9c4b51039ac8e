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
	// number of the Account, where there is one.
	number int
}

// Tagger finds entities that patterns cannot, such as names in running
// lower-case text. A statistical model implements it; its candidates are
// weighed and resolved together with those of the rules.
type Tagger interface {
	// Tag returns candidates in in.Text, in any order. The rule of each
	// candidate must be one of the rules that the tagger was built with.
	// Tag is called from several goroutines at once.
	Tag(in Input) []Hit
}
