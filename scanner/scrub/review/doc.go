// Package review has a person decide what becomes of findings, one at a time.
//
// A [Session] collects the findings of a scan, asks on any reader and writer,
// and then gives the operators that were chosen. It knows nothing of
// terminals: a [Keyboard] reads keys or lines from a reader. Decisions are
// written to a [Log] as they are made, so that a review that was left can be
// taken up again. Neither the log nor a suppression holds a value.
package review
