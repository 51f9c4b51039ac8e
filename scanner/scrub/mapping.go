package scrub

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// mapping leads from a text to the one that edits make of it, and back. The
// edits are sorted and do not overlap.
type mapping []document.Edit

// apply is the edited text.
func (m mapping) apply(text string) string {
	if len(m) == 0 {
		return text
	}
	var b strings.Builder
	at := 0
	for _, e := range m {
		b.WriteString(text[at:e.Span.Start])
		b.WriteString(e.Text)
		at = e.Span.End
	}
	b.WriteString(text[at:])
	return b.String()
}

// start is where a range that begins at off begins after the edits: at the
// begin of an edit that it begins in.
func (m mapping) start(off int) int {
	shift := 0
	for _, e := range m {
		if off < e.Span.End || off == e.Span.Start {
			return min(off, e.Span.Start) + shift
		}
		shift += len(e.Text) - e.Span.Len()
	}
	return off + shift
}

// end is where a range that ends at off ends after the edits: at the end of
// an edit that it ends in.
func (m mapping) end(off int) int {
	shift := 0
	for _, e := range m {
		if off <= e.Span.Start {
			return off + shift
		}
		grown := len(e.Text) - e.Span.Len()
		if off <= e.Span.End {
			return e.Span.End + shift + grown
		}
		shift += grown
	}
	return off + shift
}

// span is the range after the edits.
func (m mapping) span(s document.Span) document.Span {
	return document.Span{Start: m.start(s.Start), End: m.end(s.End)}
}

// back is where a range of the edited text comes from: an edit that it
// touches is in it as a whole.
func (m mapping) back(s document.Span) document.Span {
	out := document.Span{Start: -1, End: -1}
	shift := 0 // what offsets lose on the way back
	for _, e := range m {
		from, to := e.Span.Start+shift, e.Span.Start+shift+len(e.Text)
		if out.Start < 0 && s.Start < from {
			out.Start = s.Start - shift
		}
		if out.Start < 0 && s.Start < to {
			out.Start = e.Span.Start
		}
		if s.End <= from {
			out.End = s.End - shift
			break
		}
		if s.End <= to {
			out.End = e.Span.End
			break
		}
		shift += len(e.Text) - e.Span.Len()
	}
	if out.Start < 0 {
		out.Start = s.Start - shift
	}
	if out.End < 0 {
		out.End = s.End - shift
	}
	return out
}

// unit is u as a reader will see it in the output: with the edited text and
// what belongs to parts of it moved. It has no map to raw bytes.
func (m mapping) unit(u *document.Unit) document.Unit {
	out := *u
	out.Text = m.apply(u.Text)
	out.Segments = nil
	out.Labels = slices.Clone(u.Labels)
	for i := range out.Labels {
		if l := &out.Labels[i]; l.Span != (document.Span{}) {
			l.Span = m.span(l.Span)
		}
	}
	out.Mentions = slices.Clone(u.Mentions)
	for i := range out.Mentions {
		out.Mentions[i].Span = m.span(out.Mentions[i].Span)
	}
	if u.Own.Len() > 0 {
		out.Own = m.span(u.Own)
	}
	return out
}
