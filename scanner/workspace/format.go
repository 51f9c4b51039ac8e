package workspace

import (
	"fmt"

	"github.com/privlint/privlint/scanner/document"
)

// Format is one kind of file that holds training data.
type Format struct {
	// Name as --input-format takes it and coverage shows it, such as
	// "watson-dialog", "intent-csv", "rasa-yaml", "text".
	Name string
	// Title is the name for people.
	Title string
	// UTF8 tells that files of the format must be in Unicode (JSON: RFC 8259
	// section 8.1): reading them in another character set is a fault.
	UTF8 bool
	// Comment is what comments of the format begin with, "" where it has
	// none.
	Comment string
	// Language is what Detect read of the language of the file, such as
	// "pt-br"; empty where the head does not tell.
	Language string
	// Sniff looks at the beginning of a file and says how sure it is that
	// the file has this format: 0 (no) to 100 (cannot be anything else).
	// It must not rely on the file name alone.
	Sniff func(h *Head) int
	// Read emits every unit of the file in the order of its raw bytes. It
	// reads on after a fault where it can. It returns an error only when
	// out does or when the reader of the window fails; faults of the data go
	// to out.Problem.
	Read func(in *Input, out Emitter) error
}

// Head is the beginning of a file, for Sniff.
type Head struct {
	// Name is the file's base name in lower case ("skill.json").
	Name string
	// Bytes are the first bytes of the file in UTF-8, at most 64 KiB.
	Bytes []byte
	// Complete tells that Bytes is all of the file.
	Complete bool
	// Outline is what Bytes shows as JSON, nil where it is not JSON.
	Outline *Outline

	table *csvShape // what Bytes shows as CSV, made when first needed
}

// Input is one file for Read.
type Input struct {
	Window *document.Window
	// Fields names the JSONL keys or CSV columns to scan (--field). Empty
	// means all human text.
	Fields []string
}

// Emitter takes what a format reads.
type Emitter interface {
	// Unit takes one unit, which it may change and must not keep: the reader
	// uses its memory again. A copy is plain data, though the strings in it
	// hold on to the part of the file around them. A non-nil error stops the
	// reader.
	Unit(u *document.Unit) error
	// Problem notes that something could not be scanned.
	Problem(p Problem)
}

// Problem is a fault in the data: the file was not scanned completely. Its
// text holds nothing of the content.
type Problem struct {
	Pos    document.Position
	Offset int // raw byte offset
	Text   string
	// Note marks remarks that leave the scan complete.
	Note bool
}

// String is the problem with its place.
func (p Problem) String() string {
	if p.Pos.Line == 0 {
		return p.Text
	}
	return fmt.Sprintf("line %d, column %d (byte %d): %s", p.Pos.Line, p.Pos.Column, p.Offset, p.Text)
}
