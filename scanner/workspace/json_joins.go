package workspace

import (
	"sync"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

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

// at tells where among the held units the text belongs: before those that
// come after its first part.
func (j *join) at(index int) {
	if j.text.Len() == 0 {
		j.index = index
	}
}

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
		j.at(len(r.held.units))
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
	in := &Input{Window: document.NewTextWindow(outer.Text)}
	if err := newJSONReader(t, start, in, c).read(); err != nil || c.broken {
		return false, err
	}
	row := &field{role: f.role, kind: f.kind, opts: f.opts &^ (withKey | nested)}
	for i := range c.units {
		h := r.held.next()
		u := &h.unit
		*u = c.units[i]
		u.Within(outer)
		u.Role, u.Place.Kind = f.role, f.kind
		if err := r.held.add(h, row, noKey); err != nil {
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

func (c *collector) Unit(u *document.Unit) error {
	c.units = append(c.units, *u)
	return nil
}

func (c *collector) Problem(p Problem) { c.broken = c.broken || !p.Note }
