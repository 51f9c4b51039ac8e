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
			return newJSONReader(c.table, c.start, in, out).read()
		},
	}
}

// anything is the row that ends most tables: what no row names is scanned
// all the same.
func anything(kind string) field {
	return field{path: "/**", role: document.RoleData, kind: kind, opts: free}
}

func sortedKeys[K cmp.Ordered, V any](m map[K]V) []K {
	return slices.Sorted(maps.Keys(m))
}
