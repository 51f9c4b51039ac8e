package extent

// Syntax is what kind of element can be deleted from a file.
type Syntax uint8

// The kinds.
const (
	// Unknown files have nothing to delete.
	Unknown Syntax = iota
	// JSON: the nearest enclosing element of an array, with one comma and
	// the blanks that belong to it. When all elements go, [] stays.
	JSON
	// JSONParts is JSON in which arrays named "data", "parts" or "concat"
	// that stand in an element of another array hold the pieces of one
	// sentence: that element goes.
	JSONParts
	// JSONL: the line.
	JSONL
	// CSV: the record, which may span lines, with its line end.
	CSV
	// HeadedCSV is CSV whose first record is a header, which never goes.
	HeadedCSV
	// Lines: the line with its line end. Where the last line has none, the
	// file still ends without one.
	Lines
	// HeadedLines are lines of which the first is a name, which never goes.
	HeadedLines
	// ListLines are lines of which only list items go: "- text", but not
	// "- value :", whose list would fall to another.
	ListLines
	// YAML: the nearest enclosing item of a sequence, unless it is the only
	// one of a block sequence; or the line "- text" of a literal block.
	YAML
)

// SyntaxOf is the syntax of files of a format, by the name that
// workspace.Format has.
//
// Two things are not to be seen from the name. The Watson log formats also
// come with one document on each line: their units have a Record, and the
// syntax is JSONL where the event is to go. Whether a CSV file has a header
// is known to who read it: take HeadedCSV, or ask for no offset in it.
func SyntaxOf(format string) Syntax {
	return syntaxes[format]
}

var syntaxes = map[string]Syntax{
	"watson-dialog":      JSON,
	"watson-logs-v1":     JSON,
	"watson-logs-v2":     JSON,
	"watson-log-webhook": JSON,
	"lex-v1":             JSON,
	"lex-v2":             JSON,
	"luis":               JSON,
	"clu":                JSON,
	"rasa-json":          JSON,
	"json-generic":       JSON,
	"watson-actions":     JSONParts,
	"watson-export":      JSONParts,
	"dialogflow-es":      JSONParts,
	"dialogflow-cx":      JSONParts,
	"snips":              JSONParts,
	"jsonl-chat":         JSONL,
	"jsonl-generic":      JSONL,
	"csv-translation":    HeadedCSV,
	"intent-csv":         CSV,
	"entity-csv":         CSV,
	"utterance-csv":      CSV,
	"csv":                CSV,
	"rasa-yaml":          YAML,
	"snips-yaml":         YAML,
	"yaml":               YAML,
	"rasa-md":            ListLines,
	"lu":                 ListLines,
	"botium-convo":       HeadedLines,
	"botium-utterances":  HeadedLines,
	"markdown":           Lines,
	"text":               Lines,
}
