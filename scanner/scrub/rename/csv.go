package rename

import (
	"errors"
	"io"
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// csvColumns are the columns of names, -1 where there is none.
type csvColumns struct {
	intent, entity, value int
	header                bool
	last                  bool // without a header, longer rows have the intent last
}

// csv renames in the cells of a table.
func (r *renamer) csv(w *document.Window, format string) error {
	s := document.NewCSVScanner(w, 0)
	var columns csvColumns
	entity := "" // of the record at hand
	for {
		rec, err := s.Next()
		if errors.Is(err, io.EOF) {
			return r.flush()
		}
		if err != nil {
			return err
		}
		if rec.Number == 1 && rec.First == 0 {
			columns = columnsOf(format, &rec)
		}
		if rec.Number == 1 && columns.header {
			continue
		}
		if rec.First == 0 {
			entity = cell(&rec, columns.entity)
		}
		if err := r.record(&rec, columns, entity); err != nil {
			return err
		}
	}
}

func (r *renamer) record(rec *document.CSVRecord, columns csvColumns, entity string) error {
	intent := columns.intent
	if n := filled(rec); columns.last && n > 2 && !slices.ContainsFunc(rec.Fields[:n], func(f document.CSVField) bool { return f.Quoted }) {
		intent = n - 1
	}
	value := whole(func(n *names, old string) (string, bool) { return n.value(entity, old) })
	for i := range rec.Fields {
		var find finder
		switch rec.First + i {
		case intent:
			find = intentName
		case columns.entity:
			find = entityName
		case columns.value:
			find = value
		default:
			continue
		}
		u := rec.Fields[i].Unit(&document.Unit{})
		text := strings.TrimSpace(u.Text)
		edits := shifted(find(r.names, text), strings.Index(u.Text, text))
		if err := r.apply(&u, edits); err != nil {
			return err
		}
	}
	return r.flush()
}

// columnsOf finds the columns by the header, or by what the format says.
func columnsOf(format string, first *document.CSVRecord) csvColumns {
	heads := csvColumns{intent: -1, entity: -1, value: -1}
	texts := false
	for i := range first.Fields {
		switch strings.ToLower(strings.TrimSpace(first.Fields[i].Text())) {
		case "intent", "intents", "label", "labels", "category", "class", "topic", "tag", "intent_name":
			heads.intent = i
		case "entity", "entities", "entity_name", "slot":
			heads.entity = i
		case "value", "values", "canonical", "entity_value":
			heads.value = i
		case "text", "utterance", "utterances", "example", "examples", "phrase", "phrases", "query", "question", "sentence", "message":
			texts = true
		}
	}
	switch {
	case format == "intent-csv" && heads.intent >= 0 && texts:
		return csvColumns{heads.intent, -1, -1, true, false}
	case format == "intent-csv":
		return csvColumns{1, -1, -1, false, true}
	case format == "entity-csv":
		return csvColumns{-1, 0, 1, heads.entity == 0 && heads.value == 1, false}
	}
	heads.header = true
	return heads
}

// cell is the text of a column, without blanks at its ends.
func cell(rec *document.CSVRecord, column int) string {
	if column < 0 || column >= len(rec.Fields) {
		return ""
	}
	return strings.TrimSpace(rec.Fields[column].Text())
}

// filled is the number of cells without the empty ones at the end.
func filled(rec *document.CSVRecord) int {
	n := len(rec.Fields)
	for n > 0 && strings.TrimSpace(rec.Fields[n-1].Text()) == "" {
		n--
	}
	return n
}
