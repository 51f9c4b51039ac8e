// Package dates reads the text of a finding of type DATE_TIME or
// DATE_OF_BIRTH and can write another day in the same form: separators,
// leading zeros, ordinals, letter case, abbreviations and language stay.
//
// Start with [Parse]. It knows the forms that the rules of
// rules/builtin/dates.yaml find, in the words of rules/validate/words, and is
// right rather than fast: it is for findings, not for running text.
package dates
