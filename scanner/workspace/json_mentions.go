package workspace

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/privlint/privlint/scanner/document"
)

// textOf tells the texts of one scope apart, for the notes on them.
type textOf uint8

const (
	noText        textOf = iota
	onlyText             // the only one of its scope
	requestText          // what the user sent
	responseText         // the same as the service repeats it
	correctedText        // the same after spell checking
	firstSpanText        // and those behind: what spanTexts names
	textKinds     = firstSpanText + 9
)

// about is which of the texts with annotations the strings of f are.
func (f *field) about() textOf {
	if f.text == noText && f.opts&withNotes != 0 {
		return onlyText
	}
	return f.text
}

// markFault is why the numbers of an annotation cannot be moved.
type markFault uint8

const (
	noFault markFault = iota
	emptyMark
	outsideText
	cutCharacter
	noNumbers
	countsElements
	eitherReading
	longText
	lostText
	tooMany
	lateUnits
)

// String is the fault in words.
func (m markFault) String() string {
	switch m {
	case noFault:
	case emptyMark:
		return "a mention is empty or ends before it begins"
	case outsideText:
		return "a mention points outside its text"
	case cutCharacter:
		return "a mention begins or ends inside a character"
	case noNumbers:
		return "the place of a mention is not given by whole numbers for start and end"
	case countsElements:
		return "a mention counts text elements in a text where these are not code points; it is not moved with the text"
	case eitherReading:
		return "mentions behind a character beyond the Basic Multilingual Plane fit whether it counts once or twice; taken as counted twice (UTF-16)"
	case longText:
		return "mentions of a text longer than 128 KiB cannot be moved"
	case lostText:
		return "mentions too far from their text cannot be moved"
	case tooMany:
		return "more mentions on one text than can be moved"
	case lateUnits:
		return "stringIndexType stands behind mentions that it is about"
	}
	return ""
}

// note tells whether the file may be rewritten all the same.
func (m markFault) note() bool {
	switch m {
	case longText, lostText, tooMany, lateUnits:
		return false
	default:
		return true
	}
}

// markCounter passes on the first faults of each kind and counts the rest.
type markCounter map[markFault]int

func (c *markCounter) add(m markFault, pos document.Position, offset int, problem func(Problem)) {
	if *c == nil {
		*c = markCounter{}
	}
	(*c)[m]++
	if (*c)[m] <= maxFaults {
		problem(Problem{Pos: pos, Offset: offset, Text: m.String(), Note: m.note()})
	}
}

// close sums up what was not listed.
func (c *markCounter) close(problem func(Problem)) {
	for _, m := range sortedKeys(*c) {
		if n := (*c)[m] - maxFaults; n > 0 {
			problem(Problem{Text: fmt.Sprintf("%d more of: %s", n, m), Note: m.note()})
		}
	}
}

// marked is a text with annotations while they are put on it.
type marked struct {
	unit  *document.Unit
	texts characterTables
	count document.Counting // how notes count for which nobody says it
}

// markedTexts are the texts of a record that annotations may be on.
type markedTexts [textKinds]*marked

// mention puts the notes of the scope that ends on its texts.
func (r *jsonReader) mention(f *frame) {
	if len(f.notes) == 0 {
		return
	}
	texts := r.marked(f)
	if r.either != nil {
		r.readEither(f.notes, texts)
	}
	for i := range f.notes {
		n := &f.notes[i]
		if fault := r.place(f, n, texts); fault != noFault {
			r.marks.add(fault, n.pos, n.numbers[0].Raw.Start, r.problem)
		}
	}
}

// marked finds the texts of f among the units that are held.
func (r *jsonReader) marked(f *frame) *markedTexts {
	var texts markedTexts
	for i := range slices.Backward(r.held.units) {
		h := &r.held.units[i]
		if !h.frame.within(f) {
			break
		}
		about := h.field.about()
		if about == noText || h.frame.record() != f {
			continue
		}
		if texts[about] == nil { // of two texts with one name, readers take the last
			texts[about] = &marked{unit: &h.unit, texts: characterTables{text: h.unit.Text}, count: document.InUTF16}
		}
	}
	return &texts
}

// record is the nearest scope, f or outside, whose texts take annotations.
func (f *frame) record() *frame { return f.outer(func(f *frame) bool { return f.scope.notes }) }

// within tells whether f is outer or stands in it.
func (f *frame) within(outer *frame) bool {
	return f.outer(func(f *frame) bool { return f == outer }) != nil
}

// place puts a note on the first of its texts that it fits.
func (r *jsonReader) place(f *frame, n *note, texts *markedTexts) markFault {
	fault := noFault
	if f.lost {
		fault = lostText
	}
	for _, about := range n.texts() {
		t := texts[about]
		if t == nil {
			continue
		}
		if t.unit.Own != (document.Span{}) {
			return longText
		}
		m, misfit := t.fit(n)
		if misfit == noFault {
			t.unit.Mentions = append(t.unit.Mentions, m)
			r.assume(n, t.unit.Text)
			return noFault
		}
		fault = cmp.Or(fault, misfit)
	}
	return fault
}

// onlyTexts is where notes belong that can only be on one text.
var onlyTexts = []textOf{onlyText}

func (n *note) texts() []textOf {
	if n.about == nil {
		return onlyTexts
	}
	return n.about
}

// fit finds what the note marks.
func (t *marked) fit(n *note) (document.Mention, markFault) {
	count := n.count.units()
	if n.count == inEither {
		count = t.count
	}
	s, fault := t.texts.span(n, count)
	if fault == noFault && n.count == inElements && !plainElements(t.unit.Text[:s.End]) {
		fault = countsElements
	}
	return document.Mention{Span: s, Numbers: n.numbers, Count: count}, fault
}

// assume remembers that the unit of offsets mattered before the file named
// it.
func (r *jsonReader) assume(n *note, text string) {
	if n.count == inUTF16 && r.units == "" && !isASCII(text) {
		r.assumed = true
	}
}
