package workspace

import (
	"cmp"
	"maps"
	"slices"
	"sync"

	"github.com/privlint/privlint/scanner/document"
)

// jsonFormats are the formats that this package reads along tables, the more
// telling first.
var jsonFormats = []Format{
	watsonActionsFormat,
	watsonDialogFormat,
	watsonExportFormat,
	watsonLogsV2Format,
	watsonLogsV1Format,
	watsonWebhookLogFormat,
	dialogflowESFormat,
	dialogflowCXFormat,
	lexV2Format,
	lexV1Format,
	luisFormat,
	cluFormat,
	snipsFormat,
	rasaJSONFormat,
	jsonlChatFormat,
	jsonlFormat,
	jsonFormat,
}

// tableFormat makes a format of a table. The automaton is built when it is
// needed for the first time.
func tableFormat(name, title string, sniff func(h *Head) int, build func() *table) Format {
	type compiled struct {
		table *table
		start *state
	}
	ready := sync.OnceValue(func() compiled {
		t := build()
		return compiled{t, compile(t)}
	})
	return Format{
		Name: name, Title: title,
		Sniff: func(h *Head) int {
			if h.Outline == nil {
				return 0
			}
			return sniff(h)
		},
		Read: func(in *Input, out Emitter) error {
			c := ready()
			t := c.table
			if t.mayBeLines && startsWithLines(in.Window) {
				t = t.withLines()
			}
			return newJSONReader(t, c.start, in, out).read()
		},
	}
}

// withLines is t for files with one document on each line. It shares the
// automaton.
func (t *table) withLines() *table {
	lines := *t
	lines.lines = true
	return &lines
}

// startsWithLines looks at as much of the beginning of w as Detect does.
func startsWithLines(w *document.Window) bool {
	const enough = 64 << 10
	complete := false
	for len(w.Bytes()) < enough && !complete {
		complete = w.Fill() != nil // the reader comes to the error again
	}
	head := w.Bytes()
	return oneDocumentPerLine(head[:min(len(head), enough)], complete)
}

// anything is the row that ends most tables: what no row names is scanned
// all the same.
func anything(kind string) field {
	return field{path: "/**", role: document.RoleData, kind: kind, opts: free}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
