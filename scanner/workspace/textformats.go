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
	{"csv-translation", "Watson translation package (CSV)", sniffCSV(csvTranslation), readTranslation},
	{"intent-csv", "intents and examples (CSV)", sniffCSV(csvIntents), readIntentCSV},
	{"entity-csv", "entities, values and synonyms (CSV)", sniffCSV(csvEntities), readEntityCSV},
	{"utterance-csv", "list of utterances (CSV)", sniffCSV(csvUtterances), readUtteranceCSV},
	{"csv", "table (CSV, TSV)", sniffCSV(csvTable), readTable},
	{"rasa-yaml", "Rasa training data (YAML)", sniffRasaYAML, readRasaYAML},
	{"snips-yaml", "Snips training data (YAML)", sniffSnipsYAML, readSnipsYAML},
	{"yaml", "YAML", sniffYAML, readYAML},
	{"rasa-md", "Rasa training data (Markdown)", sniffRasaMarkdown, readRasaMarkdown},
	{"lu", "LUIS training data (.lu)", sniffLU, readLU},
	{"botium-convo", "Botium conversation", sniffConvo, readConvo},
	{"botium-utterances", "Botium utterances", sniffUtterances, readUtterances},
	{"markdown", "Markdown", sniffMarkdown, readMarkdown},
	{"text", "plain text, one utterance a line", sniffText, readText},
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
	end := len(strings.TrimRightFunc(u.Text, unicode.IsSpace))
	start := end - len(strings.TrimLeftFunc(u.Text[:end], unicode.IsSpace))
	if start == 0 && end == len(u.Text) {
		return u
	}
	return u.Slice(document.Span{Start: start, End: end})
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
