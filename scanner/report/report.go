// Package report writes what a scan finds, in the formats that people and
// programs read. It sees findings, not documents, and shows values only
// behind Options.ShowValues; everything else is made of masked text.
//
// Start with [New]. Every writer is a [scanner.Sink] that must be closed with
// the summary of the run, also when the run was cut short: only then is the
// output whole.
package report

import (
	"fmt"
	"io"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// Writer writes findings and coverage as they come. It is not safe for
// concurrent use.
type Writer interface {
	scanner.Sink
	// Close ends the output with the summary and flushes it. It does not
	// close the io.Writer below.
	Close(s *scanner.Summary) error
}

// Options say how a report looks. The zero value is plain and masked.
type Options struct {
	// Color allows ANSI colours, in formats for people.
	Color bool
	// Verbose adds to what is said of each finding in "text": 1 and more
	// give evidence, policies, pointer and fingerprint.
	Verbose int
	// ShowValues writes the matched text itself. Nothing else does.
	ShowValues bool
	// Version of the program.
	Version string
	// Rules that were on; nil means none.
	Rules *rules.Set
}

// The formats.
const (
	FormatText    = "text"
	FormatConcise = "concise"
	FormatJSON    = "json"
	FormatJSONL   = "jsonl"
)

// Formats lists the names that New takes, the default first.
func Formats() []string {
	return []string{FormatText, FormatConcise, FormatJSON, FormatJSONL}
}

// New makes the writer of the named format on w. It fails on an unknown name.
func New(format string, w io.Writer, o Options) (Writer, error) {
	switch format {
	case FormatText:
		return newText(w, o), nil
	case FormatConcise:
		return newConcise(w, o), nil
	case FormatJSON:
		return newJSON(w, o), nil
	case FormatJSONL:
		return newJSONL(w, o), nil
	}
	return nil, fmt.Errorf("unknown format %q", format)
}
