package extent

import (
	"errors"
	"io"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// rows deletes whole rows. All offsets are raw.
type rows struct {
	t        *targets
	previous document.Span // the line break of the row before
	run      document.Span // rows that go, up to the last one read
	open     bool          // there is a run
	brk      int           // bytes of the line break before the run
}

// add takes the next row: its text, and its end with the line break.
func (r *rows) add(text document.Span, end int, servable bool) {
	r.t.refuse(r.t.take(text.Start)) // blank lines
	at := r.t.take(max(end, text.End+1))
	if !servable {
		r.t.refuse(at)
	}
	switch goes := len(at) > 0 && servable; {
	case goes && !r.open:
		r.run, r.open, r.brk = document.Span{Start: text.Start, End: end}, true, 0
		if r.previous.End == text.Start {
			r.brk = r.previous.Len()
		}
	case goes:
		r.run.End = end
	case r.open:
		r.t.remove(r.run.Start, r.run.End)
		r.open = false
	}
	r.previous = document.Span{Start: text.End, End: end}
}

// finish ends the file. When its last row had no line break and goes, the
// break before it goes, so that the file still ends without one.
func (r *rows) finish() {
	if !r.open {
		return
	}
	start := r.run.Start
	if r.previous.Len() == 0 {
		start -= r.brk
	}
	r.t.remove(start, r.run.End)
}

// breakAt is the length of the line break at the offset off, which must be
// buffered in w; 0 at the end of the file, -1 in the middle of a line.
func breakAt(w *document.Window, off int) int {
	b := w.Bytes()[min(off-w.Offset(), len(w.Bytes())):]
	switch {
	case len(b) == 0:
		return 0
	case len(b) > 1 && b[0] == '\r' && b[1] == '\n':
		return 2
	case b[0] == '\r' || b[0] == '\n':
		return 1
	}
	return -1
}

// row is a row that was not added yet, since more of it may follow. Its
// offsets are decoded.
type row struct {
	number   int
	text     document.Span
	brk      int // bytes of its line break, -1 where its end was not read
	servable bool
}

func (r *rows) addRow(p row) {
	if p.number == 0 {
		return
	}
	text := document.Span{Start: r.t.rawAt(p.text.Start), End: r.t.rawAt(p.text.End)}
	r.add(text, r.t.rawAt(p.text.End+max(p.brk, 0)), p.servable && p.brk >= 0)
}

// findLines deletes lines.
func findLines(w *document.Window, t *targets, syntax Syntax) error {
	s := document.NewLineScanner(w)
	r := rows{t: t}
	var at row
	for {
		line, err := s.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if line.Number != at.number {
			r.addRow(at)
			at = row{number: line.Number, text: line.Raw, servable: servableLine(syntax, &line)}
		}
		at.text.End = line.Raw.End
		at.brk = breakAt(w, line.Raw.End) // counts in the last window on a line
	}
	r.addRow(at)
	r.finish()
	return nil
}

func servableLine(syntax Syntax, line *document.Line) bool {
	switch syntax {
	case HeadedLines:
		return line.Number > 1
	case ListLines:
		text := strings.TrimSpace(line.Text)
		return isBullet(text) && !strings.HasSuffix(text, ":")
	default:
		return true
	}
}

// isBullet tells whether a line is an item of a list.
func isBullet(text string) bool {
	return len(text) > 1 && strings.IndexByte("-*+", text[0]) >= 0 && (text[1] == ' ' || text[1] == '\t')
}

// findRecords deletes records of a CSV file.
func findRecords(w *document.Window, t *targets, headed bool) error {
	s := document.NewCSVScanner(w, 0)
	r := rows{t: t}
	var at row
	for {
		rec, err := s.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if rec.First == 0 {
			r.addRow(at)
			at = row{number: rec.Number, text: rec.Raw, servable: !headed || rec.Number > 1}
		}
		at.text.End = rec.Raw.End
		at.brk = breakAt(w, rec.Raw.End)
	}
	r.addRow(at)
	r.finish()
	return nil
}
