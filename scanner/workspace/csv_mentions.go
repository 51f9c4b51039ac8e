package workspace

import (
	"slices"
	"strconv"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// offsetColumns are where a table says which part of the utterance beside it
// an entity is: start_offset and end_offset, in code points, the end
// exclusive.
type offsetColumns struct{ text, start, end int }

var (
	startHeaders = []string{"start_offset", "startoffset", "offset_start", "start_char", "entity_start", "start_position"}
	endHeaders   = []string{"end_offset", "endoffset", "offset_end", "end_char", "entity_end", "end_position"}
)

// newOffsetColumns looks for the columns in a header. It returns nil where
// not all are there.
func newOffsetColumns(header []string) *offsetColumns {
	find := func(words []string) int {
		return slices.IndexFunc(header, func(h string) bool { return slices.Contains(words, headerKey(h)) })
	}
	c := &offsetColumns{
		text:  slices.Index(kinds(header), colUtterance),
		start: find(startHeaders), end: find(endHeaders),
	}
	if min(c.text, c.start, c.end) < 0 {
		return nil
	}
	return c
}

// mentions reads the offsets of a record. It returns none where the cells
// are empty or the text is not in the same part of a record with very many
// fields.
func (r *csvReader) mentions(c *offsetColumns, rec *document.CSVRecord) []document.Mention {
	if c == nil || rec.First > 0 || max(c.text, c.start, c.end) >= len(rec.Fields) {
		return nil
	}
	text, start, end := &rec.Fields[c.text], newOffset(&rec.Fields[c.start], document.MentionStart), newOffset(&rec.Fields[c.end], document.MentionEnd)
	var n note
	fault := noNumbers
	switch {
	case start.raw.Len() == 0 && end.raw.Len() == 0, text.Len() == 0:
		return nil
	case text.Len() > document.WindowBytes:
		fault = longText
	case !start.bad && !end.bad:
		fault = n.set(start, end)
	}
	if fault == noFault {
		t := characterTables{text: text.Text()}
		var s document.Span
		if s, fault = t.span(&n, document.InRunes); fault == noFault {
			return []document.Mention{{Span: s, Numbers: n.numbers, Count: document.InRunes}}
		}
	}
	r.marks.add(fault, start.pos, start.raw.Start, r.out.Problem)
	return nil
}

// newOffset reads the number in a cell.
func newOffset(f *document.CSVField, is document.MentionPart) offset {
	cell := f.Text()
	digits := strings.TrimSpace(cell)
	before := len(cell) - len(strings.TrimLeft(cell, " \t\r\n"))
	at := f.Raw.Start + before
	n, err := strconv.Atoi(digits)
	return offset{
		is: is, value: n, pos: document.AdvanceBytes(f.Pos, []byte(cell[:before])),
		raw: document.Span{Start: at, End: at + len(digits)}, bad: err != nil || digits[0] == '+',
	}
}
