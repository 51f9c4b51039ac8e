package impact

// Severity says what an import does about an issue.
type Severity string

// The severities.
const (
	// Refused is an issue for which the service refuses the file.
	Refused Severity = "error"
	// Warned is an issue that the service takes or drops without a word.
	Warned Severity = "warning"
)

// Kind names a sort of issue.
type Kind string

// The kinds, in the order in which reports show them.
const (
	// DuplicateExample is an example that its intent has already, a
	// counterexample that stands twice or a row of a list of utterances
	// that does.
	DuplicateExample Kind = "duplicate-example"
	// DuplicateEntityValue is a value that its entity has already.
	DuplicateEntityValue Kind = "duplicate-entity-value"
	// DuplicateSynonym is a synonym that its value has already.
	DuplicateSynonym Kind = "duplicate-synonym"
	// DuplicateName is an intent or entity named as another one is.
	DuplicateName Kind = "duplicate-name"
	// Empty is a text of blanks only where the format wants one.
	Empty Kind = "empty"
	// TooLong is a text over the limit of the format.
	TooLong Kind = "too-long"
	// NameCharacters is a name with characters that names cannot have.
	NameCharacters Kind = "name-characters"
	// TextCharacters is a text with characters that the service does not
	// take there.
	TextCharacters Kind = "text-characters"
	// EmptyMention is a mention without a character.
	EmptyMention Kind = "empty-mention"
	// MentionOutside is a mention that does not lie in its text.
	MentionOutside Kind = "mention-outside"
	// CrossIntent is a text that stands in two intents.
	CrossIntent Kind = "cross-intent"
	// SharedSynonym is a synonym that two values of an entity have.
	SharedSynonym Kind = "shared-synonym"
	// TooFewExamples is an intent with less than five examples.
	TooFewExamples Kind = "too-few-examples"
	// OnlyPlaceholders is an example with no word left but placeholders.
	OnlyPlaceholders Kind = "only-placeholders"
	// RowTooShort is a row with less than three words in a list of
	// utterances.
	RowTooShort Kind = "row-too-short"
	// RowTooLong is a row with more than twenty words there.
	RowTooLong Kind = "row-too-long"
	// TooFewRows is a list of utterances with less than a hundred rows.
	TooFewRows Kind = "too-few-rows"
)

// Kinds lists the kinds in the order in which reports show them.
func Kinds() []Kind {
	return []Kind{
		DuplicateExample, DuplicateEntityValue, DuplicateSynonym, DuplicateName, Empty, TooLong, NameCharacters, TextCharacters,
		EmptyMention, MentionOutside, CrossIntent, SharedSynonym, TooFewExamples, OnlyPlaceholders, RowTooShort, RowTooLong, TooFewRows,
	}
}

// The numbers behind the kinds. SOURCE: Watson Assistant documentation,
// intents.md (five examples for each intent) and intent-recommendations.md of
// 2020-05-13 and later (3 to 20 words a row, 100 rows a file).
const (
	fewestExamples = 5
	fewestWords    = 3
	mostWords      = 20
	fewestRows     = 100
)
