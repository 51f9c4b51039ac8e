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
	FormatText     = "text"
	FormatConcise  = "concise"
	FormatJSON     = "json"
	FormatJSONL    = "jsonl"
	FormatSARIF    = "sarif"
	FormatJUnit    = "junit"
	FormatGitHub   = "github"
	FormatGitLab   = "gitlab"
	FormatCSV      = "csv"
	FormatMarkdown = "markdown"
	FormatHTML     = "html"
)

// makers make the writer of each format; the default comes first.
var makers = []struct {
	format string
	make   func(io.Writer, Options) Writer
}{
	{FormatText, func(w io.Writer, o Options) Writer { return newText(w, o) }},
	{FormatConcise, func(w io.Writer, o Options) Writer { return newConcise(w, o) }},
	{FormatJSON, func(w io.Writer, o Options) Writer { return newJSON(w, o) }},
	{FormatJSONL, func(w io.Writer, o Options) Writer { return newJSONL(w, o) }},
	{FormatSARIF, func(w io.Writer, o Options) Writer { return newSARIF(w, o) }},
	{FormatJUnit, func(w io.Writer, o Options) Writer { return newJUnit(w, o) }},
	{FormatGitHub, func(w io.Writer, o Options) Writer { return newGitHub(w, o) }},
	{FormatGitLab, func(w io.Writer, o Options) Writer { return newGitLab(w, o) }},
	{FormatCSV, func(w io.Writer, o Options) Writer { return newCSV(w, o) }},
	{FormatMarkdown, func(w io.Writer, o Options) Writer { return newMarkdown(w, o) }},
	{FormatHTML, func(w io.Writer, o Options) Writer { return newHTML(w, o) }},
}

// Formats lists the names that New takes, the default first.
func Formats() []string {
	names := make([]string, len(makers))
	for i, m := range makers {
		names[i] = m.format
	}
	return names
}

// New makes the writer of the named format on w. It fails on an unknown name.
func New(format string, w io.Writer, o Options) (Writer, error) {
	for _, m := range makers {
		if m.format == format {
			return m.make(w, o), nil
		}
	}
	return nil, fmt.Errorf("unknown format %q", format)
}
