package workspace

import (
	"strconv"
	"strings"
	"sync"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

// note is an annotation on a text: the entity that somebody marked there.
type note struct {
	label      string
	start, end int // half-open
	count      counting
}

// counting is the unit of the offsets of a note.
type counting uint8

const (
	inRunes counting = iota
	inUTF16
	inBytes
)

// annotate makes labels of notes on text. Notes that point outside are left
// out.
func annotate(text string, notes []note) []document.Label {
	var out []document.Label
	for _, n := range notes {
		start, ok1 := byteOffset(text, n.start, n.count)
		end, ok2 := byteOffset(text, n.end, n.count)
		if ok1 && ok2 && start < end {
			out = append(out, document.Label{Kind: document.LabelAnnotation, Text: n.label, Span: document.Span{Start: start, End: end}})
		}
	}
	return out
}

// byteOffset finds the byte offset of the n-th character.
func byteOffset(text string, n int, count counting) (int, bool) {
	if n < 0 || n > len(text) {
		return 0, false
	}
	if count == inBytes {
		return n, true
	}
	for i, r := range text {
		if n <= 0 {
			return i, true
		}
		if count == inUTF16 {
			n -= max(utf16.RuneLen(r), 1)
		} else {
			n--
		}
	}
	return len(text), n <= 0
}

// addNote reads a note from the slots of f and puts it on the scope outside.
// Offsets count in code points if not told otherwise.
func addNote(r *jsonReader, f *frame) { r.addNote(f, f.parent, inRunes) }

// addUTF16Note does the same with offsets in UTF-16 units.
func addUTF16Note(r *jsonReader, f *frame) {
	count := inUTF16
	switch r.units {
	case "TextElements_v8", "UnicodeCodePoint":
		count = inRunes
	case "Utf8CodeUnit":
		count = inBytes
	}
	r.addNote(f, f.parent, count)
}

func (r *jsonReader) addNote(f, to *frame, count counting) {
	label := f.get(slotEntity)
	if label == "" {
		label = f.name
	}
	start, err := strconv.Atoi(f.get(slotStart))
	if err != nil || label == "" || to == nil {
		return
	}
	end := -1
	switch {
	case f.get(slotEnd) != "":
		end, err = strconv.Atoi(f.get(slotEnd))
	case f.get(slotLast) != "":
		end, err = strconv.Atoi(f.get(slotLast))
		end++
	case f.get(slotLength) != "":
		end, err = strconv.Atoi(f.get(slotLength))
		end += start
	}
	if err == nil && end > start {
		to.notes = append(to.notes, note{label, start, end, count})
	}
}

// join puts a text together from parts that stand in several strings.
type join struct {
	frame       *frame
	text        document.TextBuilder
	field       *field
	notes       []document.Label
	placeholder bool // the part at hand stands for a variable
	index       int  // where in the held units the text belongs
	group       int
}

// filler stands in a joined text for the value of a variable. It keeps the
// words before and after it apart.
const filler = "\uFFFC"

// part adds a string.
func (j *join) part(u *document.Unit, f *field) {
	if j.field == nil {
		j.field = f
	}
	j.text.Part(u, document.Span{Start: 0, End: len(u.Text)})
}

// endPart ends an element of the list of parts.
func (j *join) endPart(r *jsonReader, f *frame, tok *document.JSONToken) {
	to := j.text.Len()
	if j.placeholder && to == f.from && tok != nil {
		at := tok.Raw.Start
		j.text.Atom(filler, document.Span{Start: at, End: at}, r.scan.Pos(at), 0)
	}
	j.placeholder = false
	for _, s := range []slot{slotEntity, slotAlias} {
		if label := f.get(s); label != "" && to > f.from {
			span := document.Span{Start: f.from, End: to}
			j.notes = append(j.notes, document.Label{Kind: document.LabelAnnotation, Text: label, Span: span})
		}
	}
}

// finish makes a unit of the parts.
func (r *jsonReader) finish(j *join, pointer string) {
	if j.field == nil || j.text.Len() == 0 {
		return
	}
	u := document.Unit{Role: j.field.role, Place: document.Place{Kind: j.field.kind}, Pointer: pointer, Group: j.group, Labels: j.notes}
	if r.table.lines {
		u.Record = r.record
	}
	j.text.Fill(&u)
	r.held.insert(j.index, heldUnit{unit: u, field: j.field, frame: j.frame, key: noKey})
}

// innerTable reads documents inside strings.
var innerTable = sync.OnceValues(func() (*table, *state) {
	t := &table{fields: []field{anything("value")}, records: true}
	return t, compile(t)
})

// inner reads a string that holds a JSON document. It returns false where it
// does not.
func (r *jsonReader) inner(outer *document.Unit, f *field) (bool, error) {
	if !mayBeDocument(outer.Text) {
		return false, nil
	}
	c := &collector{}
	t, start := innerTable()
	in := &Input{Window: document.NewWindow(strings.NewReader(outer.Text), 0, 0)}
	if err := newJSONReader(t, start, in, c).read(); err != nil || c.broken {
		return false, err
	}
	row := &field{role: f.role, kind: f.kind, opts: f.opts &^ (withKey | nested)}
	for _, u := range c.units {
		u.Within(outer)
		u.Role, u.Place.Kind = f.role, f.kind
		if err := r.held.add(u, row, r.frame, noKey); err != nil {
			return true, err
		}
	}
	return true, nil
}

func mayBeDocument(text string) bool {
	return len(text) > 1 && (text[0] == '{' || text[0] == '[') && utf8.ValidString(text)
}

// collector keeps the units of an inner document.
type collector struct {
	units  []document.Unit
	broken bool
}

func (c *collector) Unit(u document.Unit) error {
	c.units = append(c.units, u)
	return nil
}

func (c *collector) Problem(p Problem) { c.broken = c.broken || !p.Note }
