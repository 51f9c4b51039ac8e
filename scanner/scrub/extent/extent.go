// Package extent finds what must be deleted from a file so that a whole
// example, row or value goes and the rest stays as it is.
package extent

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"

	"github.com/privlint/privlint/scanner/document"
)

// UnservedError tells which offsets stand in nothing that can be deleted:
// outside of every array, in a header or heading, in the only item of a YAML
// list. The ranges for the others come with it.
type UnservedError struct {
	// At are the raw offsets, in ascending order.
	At []int
}

func (e *UnservedError) Error() string {
	return fmt.Sprintf("nothing to delete at %d places", len(e.At))
}

// errForgotten is returned where the map of offsets does not reach back.
var errForgotten = errors.New("offset too far behind the reader to map it to the raw file")

// Find gives the raw ranges to delete so that the elements that hold the raw
// offsets at are gone and the rest is still valid and reads the same. The
// ranges are sorted, disjoint and do not touch. At must be sorted. W counts
// decoded offsets; raw maps them to raw ones while w is read (as
// source.Text.RawOffset does), nil means that they are the same.
//
// What goes depends on the syntax: see there. Where elements lie in one
// another, the outer one goes. Memory is bounded by the depth of the file
// and the number of offsets; YAML is read whole, up to document.YAMLLimit.
//
// The error is an *UnservedError where the ranges are good but some offsets
// have none; any other error means that the file cannot be understood, and
// there are no ranges.
func Find(syntax Syntax, w *document.Window, raw func(decoded int) int, at []int) ([]document.Span, error) {
	t := &targets{raw: raw, at: at}
	var err error
	switch syntax {
	case JSON, JSONParts:
		err = findJSON(w, t, syntax == JSONParts)
	case CSV, HeadedCSV:
		err = findRecords(w, t, syntax == HeadedCSV)
	case YAML:
		err = findYAML(w, t)
	case JSONL, Lines, HeadedLines, ListLines:
		err = findLines(w, t, syntax)
	default: // nothing is served
	}
	if err != nil {
		return nil, err
	}
	if t.lost {
		return nil, errForgotten
	}
	t.refuse(t.take(math.MaxInt))
	if len(t.unserved) > 0 {
		slices.Sort(t.unserved)
		return merge(t.spans), &UnservedError{At: t.unserved}
	}
	return merge(t.spans), nil
}

// targets are the offsets that are still to be served, and what was found
// for the others.
type targets struct {
	raw      func(decoded int) int
	lost     bool // an offset could not be mapped
	at       []int
	spans    []document.Span
	unserved []int
}

// rawAt is the raw offset of a decoded one.
func (t *targets) rawAt(decoded int) int {
	if t.raw == nil {
		return decoded
	}
	off := t.raw(decoded)
	t.lost = t.lost || off < 0
	return off
}

// take removes the offsets before end from those to be served.
func (t *targets) take(end int) []int {
	n := 0
	for n < len(t.at) && t.at[n] < end {
		n++
	}
	taken := t.at[:n]
	t.at = t.at[n:]
	return taken
}

func (t *targets) refuse(at []int) { t.unserved = append(t.unserved, at...) }

func (t *targets) remove(start, end int) {
	if start < end {
		t.spans = append(t.spans, document.Span{Start: start, End: end})
	}
}

// merge sorts spans and joins those that overlap or touch.
func merge(spans []document.Span) []document.Span {
	slices.SortFunc(spans, func(a, b document.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := spans[:0]
	for _, s := range spans {
		if n := len(out); n > 0 && s.Start <= out[n-1].End {
			out[n-1].End = max(out[n-1].End, s.End)
			continue
		}
		out = append(out, s)
	}
	return out
}
