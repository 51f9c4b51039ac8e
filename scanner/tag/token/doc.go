// Package token cuts chat text into the words, numbers and other characters
// that the tagger labels, and gives each a hash that spelling with or without
// capitals and accents does not change.
package token
