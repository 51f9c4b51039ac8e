package workspace

import (
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// csvReader reads one CSV file. Records count from 1, the header row
// included; the fields of a record are one group.
type csvReader struct {
	in     *Input
	out    Emitter
	s      *document.CSVScanner
	shape  *csvShape
	header []string // nil where the file has none
	fields wantedFields
	noted  bool
	counts counter
	marks  markCounter
	unit   document.Unit // the one that is emitted
}

// newCSVReader looks at the beginning of the file for its separator.
func newCSVReader(in *Input, out Emitter) *csvReader {
	head, complete := in.Window.Bytes(), false
	for len(head) < headBytes && !complete {
		complete = in.Window.Fill() != nil // an error comes again from the scanner
		head = in.Window.Bytes()
	}
	head = head[:min(len(head), headBytes)]
	complete = complete && len(head) == len(in.Window.Bytes())
	r := &csvReader{in: in, out: out, shape: newCSVShape(&Head{Name: ".csv", Bytes: head, Complete: complete}), counts: counter{}, fields: newWantedFields(in.Fields)}
	r.s = document.NewCSVScanner(in.Window, r.shape.comma)
	return r
}

// headBytes is how much of a file decides about it.
const headBytes = 64 << 10

// read hands every record but a header to visit.
func (r *csvReader) read(visit func(rec *document.CSVRecord) error) error {
	records := 0
	var rec document.CSVRecord // one for all: visit gets its address
	for {
		var err error
		rec, err = r.s.Next()
		for _, f := range r.s.Faults() {
			r.out.Problem(Problem{Pos: f.Pos, Offset: f.Offset, Text: f.Text})
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		if off, found := r.s.NUL(); found && !r.noted && off < rec.Raw.End {
			r.noted = true
			u := rec.Unit()
			r.out.Problem(nulNote(&u, off))
		}
		if rec.Number == 1 && r.header != nil {
			if err := r.headings(&rec); err != nil {
				return err
			}
			continue
		}
		records++
		if err := visit(&rec); err != nil {
			return err
		}
	}
	r.marks.close(r.out.Problem)
	if records > 0 {
		r.fields.report(r.out.Problem)
	}
	return nil
}

// headings emits the headers that no list of known words has: they may be
// data.
func (r *csvReader) headings(rec *document.CSVRecord) error {
	for i := range rec.Fields {
		f := &rec.Fields[i]
		if headerWords[headerKey(f.Text())] != colUnknown || f.Len() == 0 || r.fields.given {
			continue
		}
		u := document.Unit{
			Record: rec.Number, Group: rec.Number, Pointer: "/" + strconv.Itoa(rec.First+i),
			Role: document.RoleName, Place: document.Place{Kind: "column-name"},
		}
		if err := f.Units(&u, r.out.Unit); err != nil {
			return err
		}
	}
	return nil
}

// wants tells whether a column is to be scanned, by its header, its number
// from 0 or one of the other names it has.
func (r *csvReader) wants(number int, names ...string) bool {
	if !r.fields.given {
		return true
	}
	wanted := r.fields.has(strconv.Itoa(number))
	if number < len(r.header) {
		names = append(names, r.header[number])
	}
	for _, name := range names {
		wanted = r.fields.has(strings.TrimSpace(name)) || wanted
	}
	return wanted
}

// emit hands out one field, or a run of neighbouring ones as one text, with
// everything else taken from base, which may be r.unit itself.
func (r *csvReader) emit(rec *document.CSVRecord, from, to int, base *document.Unit) error {
	u := &r.unit
	if base != u {
		*u = *base
	}
	u.Record, u.Group = rec.Number, rec.Number
	if to-from == 1 {
		f := &rec.Fields[from]
		if f.Blank() {
			return nil
		}
		return f.Units(u, r.out.Unit)
	}
	whole := rec.Unit()
	part := whole.Slice(document.Span{
		Start: rec.Fields[from].Raw.Start - rec.Raw.Start, End: rec.Fields[to-1].Raw.End - rec.Raw.Start,
	})
	u.Text, u.Raw, u.Pos, u.Segments, u.Spelling = part.Text, part.Raw, part.Pos, nil, nil
	return document.Windows(u, r.out.Unit)
}

// filled is the number of fields without the empty ones at the end.
func filled(rec *document.CSVRecord) int {
	n := len(rec.Fields)
	for n > 0 && rec.Fields[n-1].Blank() {
		n--
	}
	return n
}

// anyQuoted tells whether one of the fields is in quotes.
func anyQuoted(fields []document.CSVField) bool {
	return slices.ContainsFunc(fields, func(f document.CSVField) bool { return f.Quoted })
}

// readUtteranceCSV reads the list that Watson takes for its
// recommendations: one utterance a row, with or without a header. Rows with
// commas that should be in quotes count as one utterance.
func readUtteranceCSV(in *Input, out Emitter) error {
	r := newCSVReader(in, out)
	if s := r.shape; len(s.rows) > 0 && len(s.rows[0]) == 1 && headerWords[headerKey(s.rows[0][0])] != colUnknown {
		r.header = s.rows[0]
	}
	u := &r.unit // the same for all rows but for the text
	u.Role, u.Place.Kind, u.Pointer = document.RoleUtterance, "row", "/utterance"
	if len(r.header) == 1 {
		u.Place.Field = strings.TrimSpace(r.header[0])
		u.Labels = label(document.LabelHeader, u.Place.Field)
	}
	return r.read(func(rec *document.CSVRecord) error {
		n := filled(rec)
		if n == 0 || !r.wants(0, "utterance") {
			return nil
		}
		if n == 1 || !anyQuoted(rec.Fields[:n]) {
			return r.emit(rec, 0, n, u)
		}
		for i := range n {
			if err := r.emit(rec, i, i+1, u); err != nil {
				return err
			}
		}
		return nil
	})
}

// maxNames bounds how many names a counter keeps.
const maxNames = 100_000

// counter numbers the things under each name from 1.
type counter map[string]int

func (c counter) next(name string) int {
	if len(c) >= maxNames && c[name] == 0 {
		return 0
	}
	if n := c[name]; n > 0 {
		c[name] = n + 1
		return n + 1
	}
	c[strings.Clone(name)] = 1 // a name would hold its part of the file
	return 1
}

// readIntentCSV reads rows of example and intent. With a header, the two may
// stand the other way round. What stands between the example and the last
// cell of a row without quotes belongs to the example.
func readIntentCSV(in *Input, out Emitter) error {
	r := newCSVReader(in, out)
	example, intent := 0, 1
	if s := r.shape; len(s.rows) > 0 {
		header := csvHeader(s.rows[0])
		e, i := slices.Index(header, colUtterance), slices.Index(header, colIntent)
		if e >= 0 && i >= 0 {
			example, intent = e, i
			r.header = s.rows[0]
		}
	}
	return r.read(func(rec *document.CSVRecord) error {
		from, to, name := example, example+1, intent
		n := filled(rec)
		if r.header == nil && n > 2 && !anyQuoted(rec.Fields[:n]) {
			to, name = n-1, n-1
		}
		text := ""
		if name < len(rec.Fields) {
			text = strings.TrimSpace(rec.Fields[name].Text())
		}
		place := document.Place{Intent: text, Kind: "intent-name"}
		about := document.Unit{Role: document.RoleName, Place: place, Pointer: "/intent"}
		place.Kind, place.Example = "example", r.counts.next(text)
		said := document.Unit{Role: document.RoleUtterance, Place: place, Pointer: "/example", Labels: intentLabel(text)}
		for i := range rec.Fields {
			var err error
			switch {
			case i == from && r.wants(from, "example", "text", "utterance"):
				err = r.emit(rec, from, min(to, len(rec.Fields)), &said)
			case i >= from && i < to:
			case i == name && r.wants(intent, "intent"):
				err = r.emit(rec, i, i+1, &about)
			case i != name && i < n:
				err = r.extra(rec, i)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// extra emits a field that the format does not know.
func (r *csvReader) extra(rec *document.CSVRecord, i int) error {
	number := rec.First + i
	u := document.Unit{Role: document.RoleData, Place: document.Place{Kind: "row"}, Pointer: "/" + strconv.Itoa(number)}
	if number < len(r.header) {
		u.Place.Field = strings.TrimSpace(r.header[number])
		u.Labels = label(document.LabelHeader, u.Place.Field)
	}
	if !r.wants(number) {
		return nil
	}
	return r.emit(rec, i, i+1, &u)
}

// readEntityCSV reads rows of entity, value and any number of synonyms or
// patterns.
func readEntityCSV(in *Input, out Emitter) error {
	r := newCSVReader(in, out)
	if s := r.shape; len(s.rows) > 0 {
		if h := csvHeader(s.rows[0]); h[0] == colEntity && (h[1] == colValue || h[1] == colSynonym) {
			r.header = s.rows[0]
		}
	}
	entity, value := "", 0
	return r.read(func(rec *document.CSVRecord) error {
		if rec.First == 0 {
			entity = strings.TrimSpace(rec.Fields[0].Text())
			value = r.counts.next(entity)
		}
		for i := range rec.Fields {
			u, names := entityCell(&rec.Fields[i], rec.First+i)
			u.Place.Entity = entity
			if u.Role != document.RoleName {
				u.Place.Value = value
				u.Labels = label(document.LabelEntity, entity)
			}
			if !r.wants(rec.First+i, names) {
				continue
			}
			if err := r.emit(rec, i, i+1, &u); err != nil {
				return err
			}
		}
		return nil
	})
}

// entityCell says what the cell in a column of an entity CSV is, and the
// column's name.
func entityCell(f *document.CSVField, column int) (document.Unit, string) {
	switch column {
	case 0:
		return document.Unit{Role: document.RoleName, Place: document.Place{Kind: "entity-name"}, Pointer: "/entity"}, "entity"
	case 1:
		return document.Unit{Role: document.RoleEntityValue, Place: document.Place{Kind: "entity-value"}, Pointer: "/value"}, "value"
	}
	u := document.Unit{
		Role: document.RoleEntityValue, Place: document.Place{Kind: "synonym", Synonym: column - 1},
		Pointer: "/synonyms/" + strconv.Itoa(column-2),
	}
	if text := strings.TrimSpace(f.Text()); len(text) > 1 && text[0] == '/' && text[len(text)-1] == '/' {
		u.Role, u.Place.Kind = document.RolePattern, "pattern"
	}
	return u, "synonyms"
}
