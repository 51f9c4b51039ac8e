package workspace

import (
	"errors"
	"io"
	"strings"
	"unicode"

	"github.com/privlint/privlint/scanner/document"
)

// textFormats are the formats that are not JSON, the more telling first.
var textFormats = []Format{
	{Name: "csv-translation", Title: "Watson translation package (CSV)", Sniff: sniffCSV(csvTranslation), Read: readTranslation},
	{Name: "intent-csv", Title: "intents and examples (CSV)", Sniff: sniffCSV(csvIntents), Read: readIntentCSV},
	{Name: "entity-csv", Title: "entities, values and synonyms (CSV)", Sniff: sniffCSV(csvEntities), Read: readEntityCSV},
	{Name: "utterance-csv", Title: "list of utterances (CSV)", Sniff: sniffCSV(csvUtterances), Read: readUtteranceCSV},
	{Name: "csv", Title: "table (CSV, TSV)", Sniff: sniffCSV(csvTable), Read: readTable},
	{Name: "rasa-yaml", Title: "Rasa training data (YAML)", Comment: "#", Sniff: sniffRasaYAML, Read: readRasaYAML},
	{Name: "snips-yaml", Title: "Snips training data (YAML)", Comment: "#", Sniff: sniffSnipsYAML, Read: readSnipsYAML},
	{Name: "yaml", Title: "YAML", Comment: "#", Sniff: sniffYAML, Read: readYAML},
	{Name: "rasa-md", Title: "Rasa training data (Markdown)", Comment: "<!--", Sniff: sniffRasaMarkdown, Read: readRasaMarkdown},
	{Name: "lu", Title: "LUIS training data (.lu)", Comment: ">", Sniff: sniffLU, Read: readLU},
	{Name: "botium-convo", Title: "Botium conversation", Sniff: sniffConvo, Read: readConvo},
	{Name: "botium-utterances", Title: "Botium utterances", Sniff: sniffUtterances, Read: readUtterances},
	{Name: "markdown", Title: "Markdown", Comment: "<!--", Sniff: sniffMarkdown, Read: readMarkdown},
	{Name: "text", Title: "plain text, one utterance a line", Sniff: sniffText, Read: readText},
}

// eachLine hands the lines of in to visit. Windows on one long line come one
// after the other. A NUL byte is noted.
func eachLine(in *Input, out Emitter, visit func(l document.Line) error) error {
	s := document.NewLineScanner(in.Window)
	noted := false
	for {
		line, err := s.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if off, found := s.NUL(); found && !noted && off < line.Raw.End {
			noted = true
			u := line.Unit()
			out.Problem(nulNote(&u, off))
		}
		if err := visit(line); err != nil {
			return err
		}
	}
}

// nulNote is the remark on a NUL byte in u.
func nulNote(u *document.Unit, off int) Problem {
	pos := u.Pos
	if off >= u.Raw.Start {
		pos = u.PositionAt(off - u.Raw.Start)
	}
	return Problem{Pos: pos, Offset: off, Text: "holds NUL bytes, scanned as they are", Note: true}
}

// whole tells that the line is not one of several windows on a long line.
func whole(l document.Line) bool { return l.Own == document.Span{} }

// maxMarkup is the longest text that is searched for inline markup, in
// bytes. Longer ones are scanned with their markup.
const maxMarkup = 64 << 10

// trimmed is the part of u without blanks at its ends.
func trimmed(u document.Unit) document.Unit {
	trim(&u)
	return u
}

// trim takes the blanks at the ends of u away.
func trim(u *document.Unit) {
	text := strings.TrimSpace(u.Text)
	if len(text) == len(u.Text) {
		return
	}
	end := len(strings.TrimRightFunc(u.Text, unicode.IsSpace))
	*u = u.Slice(document.Span{Start: end - len(text), End: end})
}

// headLines are the lines of the head, without a last one that may be cut
// off.
func headLines(h *Head) []string {
	text := string(h.Bytes)
	if strings.IndexByte(text, '\n') < 0 {
		text = strings.ReplaceAll(text, "\r", "\n")
	}
	lines := strings.Split(text, "\n")
	if !h.Complete && len(lines) > 1 {
		lines = lines[:len(lines)-1]
	}
	for i, line := range lines {
		lines[i] = strings.TrimSuffix(line, "\r")
	}
	return lines
}

// hasSuffix tells whether the file's name ends with one of the suffixes.
func hasSuffix(h *Head, suffixes ...string) bool {
	for _, s := range suffixes {
		if strings.HasSuffix(h.Name, s) {
			return true
		}
	}
	return false
}

// intentLabel is the label of an example of the intent.
func intentLabel(name string) []document.Label { return label(document.LabelIntent, name) }

func label(kind document.LabelKind, name string) []document.Label {
	if name == "" {
		return nil
	}
	return []document.Label{{Kind: kind, Text: name}}
}
