package workspace

import (
	"slices"
	"strconv"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// readTable reads any table. Each filled cell is a unit; its column's header
// is a label and says what the cell is for. Where a column holds intents,
// they are labels of the utterances beside them.
func readTable(in *Input, out Emitter) error {
	r := newCSVReader(in, out)
	if s := r.shape; len(s.rows) > 0 && s.headed() {
		r.header = s.rows[0]
	}
	columns := r.columns()
	keys := make([]*key, len(r.header))
	for i, header := range r.header {
		keys[i] = newKey(header)
	}
	intent := slices.Index(kinds(r.header), colIntent)
	offsets := newOffsetColumns(r.header)
	return r.read(func(rec *document.CSVRecord) error {
		name := ""
		if intent >= 0 && rec.First == 0 && intent < len(rec.Fields) {
			name = strings.TrimSpace(rec.Fields[intent].Text())
		}
		example := 0
		if name != "" {
			example = r.counts.next(name)
		}
		for i := range rec.Fields {
			number := rec.First + i
			if !r.wants(number) {
				continue
			}
			var u document.Unit
			if number < len(columns) {
				if !r.fields.given && r.machine(keys[number], &rec.Fields[i]) {
					continue // a time stamp, a UUID
				}
				u = columns[number]
			} else {
				u = document.Unit{Role: document.RoleData, Place: document.Place{Kind: "row"}, Pointer: "/" + strconv.Itoa(number)}
			}
			if u.Role == document.RoleUtterance && name != "" {
				u.Place.Intent, u.Place.Example = name, example
				u.Labels = append(slices.Clip(u.Labels), intentLabel(name)...)
			}
			if offsets != nil && number == offsets.text {
				u.Mentions = r.mentions(offsets, rec)
			}
			if err := r.emit(rec, i, i+1, &u); err != nil {
				return err
			}
		}
		return nil
	})
}

// machine tells whether a cell holds a machine value under a telling header.
func (r *csvReader) machine(k *key, f *document.CSVField) bool {
	if k.class == keyOther && !f.Begins("data:") {
		return false
	}
	return k.machine([]byte(f.Text()))
}

// columns are the units of a row as far as the header makes them.
func (r *csvReader) columns() []document.Unit {
	out := make([]document.Unit, len(r.header))
	for i, header := range r.header {
		header = strings.TrimSpace(header)
		u := document.Unit{
			Role: document.RoleData, Place: document.Place{Kind: "row", Field: header},
			Labels: label(document.LabelHeader, header), Pointer: pointerTo("", header),
		}
		if header == "" {
			u.Pointer = "/" + strconv.Itoa(i)
		}
		switch headerWords[headerKey(header)] {
		case colUtterance:
			u.Role = document.RoleUtterance
		case colAnswer:
			u.Role, u.Place.Kind = document.RoleAnswer, "answer"
		case colIntent:
			u.Role, u.Place.Kind = document.RoleName, "intent-name"
		case colEntity:
			u.Role, u.Place.Kind = document.RoleName, "entity-name"
		case colValue, colSynonym:
			u.Role = document.RoleEntityValue
		case colNote:
			u.Role = document.RoleNote
		case colUnknown, colKnown:
		}
		out[i] = u
	}
	return out
}

func kinds(header []string) []column {
	if header == nil {
		return nil
	}
	return csvHeader(header)
}

// pointerTo is the JSON pointer of a key below base.
func pointerTo(base, key string) string {
	return base + "/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(key)
}
