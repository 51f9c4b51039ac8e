package workspace

import (
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// isTranslationHeader knows the header of the files in a multilingual
// package of Watson.
func isTranslationHeader(row []string) bool {
	return strings.EqualFold(strings.Join(row, ","), "id,resource_type,locator,translatable_string")
}

// readTranslation reads a file of a translation package. The last cell of a
// row is a JSON string inside a CSV field, decoded twice here; the locator
// repeats values of entities, so it is scanned as a name.
func readTranslation(in *Input, out Emitter) error {
	r := newCSVReader(in, out)
	r.header = []string{"id", "resource_type", "locator", "translatable_string"}
	if s := r.shape; len(s.rows) > 0 && !isTranslationHeader(s.rows[0]) {
		r.header = nil
	}
	return r.read(func(rec *document.CSVRecord) error {
		kind := ""
		if len(rec.Fields) > 1 && rec.First == 0 {
			kind = rec.Fields[1].Text()
		}
		role, place := translated(kind)
		for i := range rec.Fields {
			number := rec.First + i
			base := document.Unit{Record: rec.Number, Group: rec.Number}
			var err error
			switch {
			case number < 2:
			case number == 2 && r.wants(2, "locator"):
				base.Role, base.Place.Kind, base.Pointer = document.RoleName, "locator", "/locator"
				err = r.emit(rec, i, i+1, &base)
			case number == 3 && r.wants(3, "translatable_string"):
				base.Role, base.Place.Kind, base.Pointer = role, place, "/translatable_string"
				err = r.translatable(&rec.Fields[i], &base)
			case number > 3:
				err = r.extra(rec, i)
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// translatable decodes the JSON string in a field. What is no JSON string
// (or too long to hold) is scanned as it stands.
func (r *csvReader) translatable(f *document.CSVField, base *document.Unit) error {
	if f.Blank() {
		return nil
	}
	if f.Len() <= document.WindowBytes {
		outer := f.Unit(base)
		if u, err := document.DecodeJSONString(&outer); err == nil {
			if strings.TrimSpace(u.Text) == "" {
				return nil
			}
			return r.out.Unit(&u)
		}
	}
	r.unit = *base
	return f.Units(&r.unit, r.out.Unit)
}

// translated says what a text of the resource type is for.
func translated(resource string) (role document.Role, place string) {
	has := func(part string) bool { return strings.Contains(resource, part) }
	switch {
	case has("SYNONYM"):
		return document.RoleEntityValue, "synonym"
	case has("ENTITY_VALUE"):
		return document.RoleEntityValue, "entity-value"
	case has("EXAMPLE"):
		return document.RoleUtterance, "example"
	case has("CONDITION"):
		return document.RoleCondition, "condition"
	case has("SYS_SETTINGS"):
		return document.RoleAnswer, "setting"
	case has("OUTPUT"), has("_MSG"), has("RESOLVER"):
		return document.RoleAnswer, "answer"
	case has("TITLE"):
		return document.RoleName, "title"
	case has("DESCRIPTION"):
		return document.RoleNote, "note"
	}
	return document.RoleAnswer, "answer"
}
