package rules

import (
	"slices"
	"strings"
)

// Rule is one detector as a person writes it in YAML: what to find, what
// makes a find believable, and everything that is said about it in reports
// and documentation. A Rule is plain data and safe for concurrent reading.
type Rule struct {
	// ID is kebab-case with the region first, such as "us-ssn".
	ID string `yaml:"id"`
	// Title is the noun phrase that starts every message of the rule, such
	// as "US Social Security number".
	Title string `yaml:"title"`
	// EntityType is what the rule finds; see EntityTypes.
	EntityType EntityType `yaml:"entity_type"`
	// Category is derived from the entity type when empty.
	Category Category `yaml:"category"`
	// Severity of a finding in text that a user typed. The place of a
	// finding may change it; see package scanner.
	Severity Severity `yaml:"severity"`
	// Regions are ISO 3166-1 alpha-2 codes in lower case; empty means
	// everywhere.
	Regions []string `yaml:"regions"`
	// Since is the version that brought the rule.
	Since string `yaml:"since"`

	// Optional rules are reported only where somebody selects them by their
	// id or entity type.
	Optional bool `yaml:"optional"`

	// Tagger marks the rule that weighs and documents what the tagger finds of
	// its entity type, one of TaggedTypes. Such a rule has neither patterns
	// nor terms, and finds nothing where the tagger is off.
	Tagger bool `yaml:"tagger"`
	// Patterns are tried in order. A rule has patterns, terms, or both.
	Patterns []Pattern `yaml:"patterns"`
	// Terms is a dictionary of literal words and phrases.
	Terms *Terms `yaml:"terms"`
	// Keywords are literals of which at least one must be in the text
	// (letter case ignored, anywhere) before a pattern is tried. Empty means
	// that the trigger is derived from the patterns.
	Keywords []string `yaml:"keywords"`
	// Validator names a check of package validate. A value that the check
	// refuses is not reported.
	Validator string `yaml:"validator"`
	// ValidatedScore is the lowest score of a value that the validator
	// accepts, in [0, 1]. Zero leaves the score of the pattern.
	ValidatedScore float64 `yaml:"validated_score"`
	// Hotwords raise the score when one stands near, see Context.
	Hotwords *Context `yaml:"hotwords"`
	// NotNear drops a candidate when one of its phrases stands near and no
	// hotword stands nearer.
	NotNear *Context `yaml:"not_near"`
	// Fields are names of JSON keys, columns, entities and slots that hold
	// such values ("ssn", "social security number"). They match labels word
	// by word, whatever their spelling (ssn, customerSsn, SSN_NUMBER).
	Fields []string `yaml:"fields"`
	// Disclosure marks terms that are information by themselves and personal
	// only when somebody speaks of a person ("my", "diagnosed with").
	Disclosure *Context `yaml:"disclosure"`

	Examples       Examples `yaml:"examples"`
	Description    string   `yaml:"description"`
	FalsePositives string   `yaml:"false_positives"`
	Remediation    string   `yaml:"remediation"`
	// References name the standard, statute or issuer behind the rule.
	References []string `yaml:"references"`
	// Policies are obligations, such as "hipaa:G", beyond those that the
	// policies map to the entity type.
	Policies []string `yaml:"policies"`

	// File and Line say where the rule was written, for messages.
	File string `yaml:"-"`
	Line int    `yaml:"-"`
}

// Named tells whether name is the id, the entity type (in any letter case) or
// the category of the rule: how flags and configuration choose rules.
func (r *Rule) Named(name string) bool {
	return name == r.ID || strings.EqualFold(name, string(r.EntityType)) || name == string(r.Category)
}

// SelectedBy tells whether a selection by names chooses the rule: an empty one
// chooses all rules but the optional ones, which a category does not choose
// either.
func (r *Rule) SelectedBy(names []string) bool {
	if r.Optional {
		return slices.ContainsFunc(names, func(name string) bool { return name != string(r.Category) && r.Named(name) })
	}
	return len(names) == 0 || slices.ContainsFunc(names, r.Named)
}

// TaggedTypes lists the entity types that the tagger knows.
func TaggedTypes() []EntityType {
	return []EntityType{"PERSON", "LOCATION", "STREET_ADDRESS", "MEDICAL_CONDITION", "MEDICATION", "ORGANIZATION"}
}

// Pattern is one regular expression of a rule. Letter case is ignored unless
// CaseSensitive is set. The span is the group named "value", or the whole
// match where there is none.
type Pattern struct {
	Name string `yaml:"name"`
	// Regexp is in RE2 syntax, or in that of regexp2 when Engine says so.
	// Several lines are joined: with (?x)-like spacing when Spaced is set,
	// blanks and "# comments" are removed before compilation.
	Regexp string `yaml:"regexp"`
	Spaced bool   `yaml:"spaced"`
	// Score of a bare match, in [0, 1].
	Score float64 `yaml:"score"`
	// Alone is the score of a match that is all of what somebody typed, but
	// for blanks, quotes and closing punctuation: an utterance that is
	// nothing but a number answers a question. It lifts a "needs: label".
	// It is for values with a check digit or a telling shape.
	Alone  float64 `yaml:"alone"`
	Engine Engine  `yaml:"engine"`
	// CaseSensitive switches letter case folding off.
	CaseSensitive bool `yaml:"case_sensitive"`
	// Boundary says which neighbours the span may not have.
	Boundary Boundary `yaml:"boundary"`
	// Needs says what must stand by for the pattern to count at all.
	Needs Needs `yaml:"needs"`
	// Validator overrides the validator of the rule for this pattern;
	// "none" switches it off.
	Validator string `yaml:"validator"`
	// Trim lets a span that the validator refuses lose words at its end
	// until it is accepted. It is for names in running text, where an
	// expression cannot know which word is the last ("maria gonzalez and").
	Trim bool `yaml:"trim"`

	// compiled is the data of the program of a built-in pattern, so that none
	// is parsed at start, and number its place among them, from 1.
	compiled string
	number   int
}

// Engine is the regular expression engine of a pattern.
type Engine string

// The engines. The zero value is EngineRE2.
const (
	// EngineRE2 is the linear-time engine of the standard library.
	EngineRE2 Engine = "re2"
	// EngineRegexp2 has look-around and back-references, and can backtrack.
	EngineRegexp2 Engine = "regexp2"
)

// Boundary says which characters may not touch a span.
type Boundary string

// The boundaries. The zero value is BoundaryWord.
const (
	// BoundaryWord forbids a letter, digit or underscore on either side.
	BoundaryWord Boundary = "word"
	// BoundaryDigit forbids a digit on either side, also across one
	// separator of numbers: "1.234" has no span "234".
	BoundaryDigit Boundary = "digit"
	// BoundaryNumber is BoundaryWord for telephone numbers: they may not
	// be a part of a larger number, a sum, a ratio or an amount of money.
	BoundaryNumber Boundary = "number"
	// BoundaryNone allows everything.
	BoundaryNone Boundary = "none"
)

// Needs is a condition on the surroundings of a pattern.
type Needs string

// The conditions. The zero value asks for nothing.
const (
	// NeedsLabel keeps a match only with a hotword, field or question.
	NeedsLabel Needs = "label"
	// NeedsField tries the pattern only on text whose label (JSON key,
	// column header, entity, annotation, question) is one of the fields of
	// the rule.
	NeedsField Needs = "field"
	// NeedsRegion tries the pattern only where the user or the file says
	// where a text is from.
	NeedsRegion Needs = "region"
)

// Context is a set of phrases and how far from a span they may stand.
// Phrases are whole words, letter case ignored; "#" stands for any number of
// digits in none of them: they are literals. The window ends at the clause.
type Context struct {
	// Files name lists that several rules share: YAML files with the keys
	// phrases, adjacent and unless, named relative to the rule file. What
	// they list is added to the lists below.
	Files   []string `yaml:"files"`
	Phrases []string `yaml:"phrases"`
	// Adjacent are phrases that count only right before the span: "my
	// asthma" speaks of a person, "my dog, asthma" does not.
	Adjacent []string `yaml:"adjacent"`
	// Unless are phrases that take back a phrase right behind or inside
	// them: "if i have" is no "i have".
	Unless []string `yaml:"unless"`
	// Before and After are windows in words; zero means the default of 8
	// and 4, a negative number none.
	Before int `yaml:"before"`
	After  int `yaml:"after"`
}

// Terms is a dictionary.
type Terms struct {
	// Words are phrases, matched as whole words with letter case ignored.
	Words []string `yaml:"words"`
	// File names an embedded word list, one phrase a line, "#" comments.
	File string `yaml:"file"`
	// Score of a bare term, in [0, 1].
	Score float64 `yaml:"score"`
	Needs Needs   `yaml:"needs"`
}

// Examples are checked by "rules test": every Match must give exactly the
// span Want, every NoMatch must give none of this rule.
type Examples struct {
	Match   []Example `yaml:"match"`
	NoMatch []Example `yaml:"no_match"`
}

// Example is one text, with the label that it stands under, if any.
type Example struct {
	Text string `yaml:"text"`
	// Field is the JSON key or column header above the text.
	Field string `yaml:"field"`
	// Want is the text of the span.
	Want string `yaml:"want"`
}
