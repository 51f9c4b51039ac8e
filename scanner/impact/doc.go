// Package impact says what a scrub did to training data: what the service
// would say to the file when it is imported, and how much of its worth for
// training is left.
//
// An [Impact] is fed with the units of the input, the units of the output and
// the quasi-identifiers that are still in it, and makes a [Report] of them. It
// keeps no text: equal texts are known by 64-bit hashes under a seed of the
// run, in tables of bounded size.
//
// # Equality
//
// Two texts are equal when they are the same after case folding and after
// every run of blanks became one and those at the ends none. Watson Assistant
// refuses equal texts in one list; public exports show that it takes those
// that differ in the blanks inside, so these are only warned of.
//
// # Words
//
// A token is a run of letters, digits and marks, with single apostrophes,
// hyphens, underscores, full stops and at signs inside it, so that an address
// or a number is one token as its placeholder is. Every ideograph and kana is
// a token. Scripts that write no blanks otherwise (Thai, Khmer, Lao) make one
// token of a phrase.
package impact
