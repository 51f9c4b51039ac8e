// Package key reads, makes and derives the secret behind everything that a
// scrub does under a key: keyed hashes, encryption, consistent surrogates and
// the signature of the receipt.
//
// A key file is text: one line with at least 32 bytes in base64 or
// hexadecimal, blank lines, and comments behind "#". `openssl rand -base64 32`
// writes one, and so does [New]. The same text may stand in an environment
// variable.
//
// No use sees the secret itself: each derives a key of its own with
// [Key.Derive], so that what one gives away says nothing of another.
package key
