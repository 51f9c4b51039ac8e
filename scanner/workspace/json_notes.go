package workspace

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/privlint/privlint/scanner/document"
)

// note is an annotation on a text: the part that somebody marked there, by
// numbers. Without a label it only says that the numbers must move with the
// text.
type note struct {
	label      string
	start, end int // half-open
	count      counting
	numbers    []document.MentionNumber
	about      []textOf // the texts that it may be on, the likeliest first
	pos        document.Position
}

// counting is the unit of the offsets of a note.
type counting uint8

const (
	inRunes counting = iota
	inUTF16
	inBytes
	inElements // text elements of .NET: a letter with its marks counts once
	inEither   // code points or UTF-16: nobody says which
)

// units is the unit of the plain readings; the others begin with one.
func (c counting) units() document.Counting {
	switch c {
	case inUTF16:
		return document.InUTF16
	case inBytes:
		return document.InBytes
	case inRunes, inElements, inEither:
	}
	return document.InRunes
}

// annotate makes labels of notes on text. Notes that point outside are left
// out.
func annotate(text string, notes []note) []document.Label {
	var out []document.Label
	tables := characterTables{text: text}
	for _, n := range notes {
		if n.label == "" {
			continue
		}
		c := tables.get(n.count.units())
		start, ok1 := c.offset(n.start)
		end, ok2 := c.offset(n.end)
		if ok1 && ok2 && start < end {
			out = append(out, document.Label{Kind: document.LabelAnnotation, Text: n.label, Span: document.Span{Start: start, End: end}})
		}
	}
	return out
}

// offset is one number of an annotation as the file gives it.
type offset struct {
	is    document.MentionPart
	value int
	raw   document.Span
	pos   document.Position
	bad   bool // no whole number
}

// maxOffsets bounds the numbers of one annotation, and maxNotes the
// annotations on one text.
const (
	maxOffsets = 64
	maxNotes   = 16 << 10
)

// addOffset remembers a number for the annotation that f is.
func (f *frame) addOffset(is document.MentionPart, tok *document.JSONToken, text string, pos document.Position) {
	if text == "" {
		return
	}
	if len(f.offsets) > maxOffsets {
		return // one more than there may be
	}
	if f.offsets == nil {
		f.offsets = make([]offset, 0, 2)
	}
	value, err := strconv.Atoi(text)
	f.offsets = append(f.offsets, offset{is: is, value: value, raw: tok.Raw, pos: pos, bad: err != nil || text[0] == '+'})
}

// addNote puts the annotation that f is on the scope outside that takes it.
// Offsets count in code points.
func addNote(r *jsonReader, f *frame) { r.addNote(f, inRunes) }

// addWatsonNote does the same where it is not documented how characters
// beyond the Basic Multilingual Plane count.
func addWatsonNote(r *jsonReader, f *frame) { r.addNote(f, inEither) }

// addBareNote does the same for annotations that say nothing of what they
// mark, or on what the scanner need not look at again.
func addBareNote(r *jsonReader, f *frame) { r.addLabelled(f, "", inEither) }

// addLUISNote puts a mark, which may be nested, on its utterance.
func addLUISNote(r *jsonReader, f *frame) { r.addNote(f, inUTF16) }

// addCLUNote counts as the project says.
func addCLUNote(r *jsonReader, f *frame) { r.addNote(f, countingOf(r.units)) }

// countingOf reads a value of stringIndexType.
func countingOf(name string) counting {
	switch name {
	case "UnicodeCodePoint":
		return inRunes
	case "TextElements_v8":
		return inElements
	case "Utf8CodeUnit":
		return inBytes
	}
	return inUTF16
}

func (r *jsonReader) addNote(f *frame, count counting) {
	r.addLabelled(f, cmp.Or(f.get(slotEntity), f.name), count)
}

func (r *jsonReader) addLabelled(f *frame, label string, count counting) {
	to := f.parent.record()
	if to == nil || len(f.offsets) == 0 {
		return
	}
	first := f.offsets[0]
	if len(to.notes) >= maxNotes {
		r.marks.add(tooMany, first.pos, first.raw.Start, r.problem)
		return
	}
	n := note{label: label, count: count, about: f.scope.about, pos: first.pos}
	if fault := to.add(n, f.offsets); fault != noFault {
		r.marks.add(fault, first.pos, first.raw.Start, r.problem)
	}
}

// add makes a note like n of each start and end in offsets and puts it on f.
func (f *frame) add(n note, offsets []offset) markFault {
	if len(offsets) > maxOffsets || slices.ContainsFunc(offsets, func(o offset) bool { return o.bad }) {
		return noNumbers
	}
	fault := noFault
	for len(offsets) > 0 {
		start := slices.IndexFunc(offsets, offset.begins)
		end := slices.IndexFunc(offsets, func(o offset) bool { return !o.begins() })
		if start < 0 || end < 0 {
			return noNumbers
		}
		if bad := n.set(offsets[start], offsets[end]); bad != noFault {
			fault = bad
		} else {
			f.notes = append(f.notes, n)
		}
		offsets = slices.Delete(offsets, max(start, end), max(start, end)+1)
		offsets = slices.Delete(offsets, min(start, end), min(start, end)+1)
	}
	return fault
}

// begins tells whether o is where an annotation begins.
func (o offset) begins() bool { return o.is == document.MentionStart }

// set gives the note its range.
func (n *note) set(start, end offset) markFault {
	n.start, n.end = start.value, end.value
	switch end.is {
	case document.MentionLast:
		n.end++
	case document.MentionLength:
		n.end += n.start
	case document.MentionStart, document.MentionEnd:
	}
	switch {
	case min(n.start, n.end) < 0:
		return outsideText
	case n.end <= n.start:
		return emptyMark
	}
	if end.raw.Start < start.raw.Start {
		start, end = end, start
	}
	n.numbers = []document.MentionNumber{{Raw: start.raw, Is: start.is}, {Raw: end.raw, Is: end.is}}
	return noFault
}
