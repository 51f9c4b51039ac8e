// Package baseline remembers which findings were accepted: by suppressions
// with a reason, written by people into the configuration or beside the text,
// and by a baseline, the findings of a moment. Nothing in it holds a matched
// value.
//
// Start with [Rules] for suppressions and [Read] for a baseline. Both are
// scanner.Suppressor; [Chain] asks one after the other.
package baseline
