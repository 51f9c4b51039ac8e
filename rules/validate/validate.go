// Package validate holds the checks that rules name: checksums, reserved
// ranges and structures of identifiers. Each check takes the text of one
// span, separators included, and knows nothing of context.
package validate

// Verdict is the outcome of a check.
type Verdict int

// The verdicts.
const (
	// Invalid values break the rule of the issuer: they are something else.
	Invalid Verdict = iota
	// Valid values keep every rule that the check knows.
	Valid
	// Reserved values are well formed and set aside for documentation and
	// tests (555-0100, example.com, card 4111 1111 1111 1111, SSN
	// 123-45-6789): they are reported as dummies at info level.
	Reserved
)

// Validator is a named check.
type Validator struct {
	// Name as rules write it, in kebab-case.
	Name string
	// Source is the standard and section, statute or issuer behind it.
	Source string
	// Check never panics, whatever the text.
	Check func(value string) Verdict
}

// Regional is the part of a check that depends on where a text is from.
// Regions are ISO 3166-1 alpha-2 codes in capitals.
type Regional struct {
	// Check takes the place of Validator.Check where regions are known.
	Check func(value string, regions []string) Verdict
	// Note says more of a value that passed, such as "mobile number of BE",
	// or nothing. It takes no region to be known.
	Note func(value string, regions []string) string
}

// LookupRegional finds what a validator does with regions, if anything.
func LookupRegional(name string) (Regional, bool) {
	r, ok := regional[name]
	return r, ok
}

// Longest is a check of a value and of what is left of it before each of its
// blanks. It returns the length in bytes of the longest that passes with or
// without the full stop at its end, and not counting it, or -1.
type Longest func(value string) int

// LookupLongest finds the check that does for a value and all that is left of
// it what the named validator does for one, if there is one. What passes is
// Valid, never Reserved.
func LookupLongest(name string) (Longest, bool) {
	switch name { // asked for every candidate: a map took 20 ns
	case "street-address":
		return longestLine, true
	case "address-whole":
		return longestEntire, true
	case "address-block":
		return longestBlock, true
	}
	return nil, false
}
