// Package cipher makes the placeholders that depend on a key, and turns the
// reversible ones back.
//
//   - [SIV] encrypts a value of any form: `<PERSON~e...>`. A key that does not
//     fit, and a change of one character, are noticed.
//   - [FPE] enciphers the digits of a number and keeps its separators:
//     `<US_BANK_NUMBER~f...>`, or bare digits.
//   - [Hash] tells equal values apart from others and cannot be turned back:
//     `<PERSON~h...>`.
//   - [Restorer] puts the values back into a text.
//
// All are deterministic: the same value of the same entity type under the same
// key gives the same placeholder, in every file and run, so that joins and
// counts stay. That is also what they give away. All are safe for concurrent
// use. No error holds a value.
package cipher

import "errors"

// Errors of the package, for errors.Is.
var (
	// ErrKey says that a placeholder was not made under this key and for this
	// entity type, or was changed since.
	ErrKey = errors.New("the placeholder was made under another key or was changed")
	// ErrDomain says that a value has no form that can be preserved: too few
	// digits to be safe, too many, or characters other than digits and
	// separators.
	ErrDomain = errors.New("the value does not fit format-preserving encryption")
	// ErrNoKey says that the key is the zero Key.
	ErrNoKey = errors.New("no key")
)
