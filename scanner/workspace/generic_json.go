package workspace

import "strings"

// jsonFormat is any other JSON file: every string is scanned.
var jsonFormat = tableFormat("json-generic", "JSON", func(h *Head) int {
	if h.Outline.lines {
		return 5
	}
	return 20
}, func() *table { return genericTable(false) })

// jsonlFormat is JSON Lines: one document on each line.
var jsonlFormat = tableFormat("jsonl-generic", "JSON Lines", func(h *Head) int {
	switch {
	case h.Outline.lines:
		return 30
	case linesName(h.Name):
		return 25
	}
	return 0
}, func() *table { return genericTable(true) })

func linesName(name string) bool {
	return strings.HasSuffix(name, ".jsonl") || strings.HasSuffix(name, ".ndjson") || strings.HasSuffix(name, ".jsonlines")
}
