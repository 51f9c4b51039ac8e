package document

import (
	"fmt"
	"io"
)

// JSONFaultKind is a kind of fault that the scanner reads over.
type JSONFaultKind uint8

// The faults. After each of them the text is still read completely, unless
// the comment says otherwise.
const (
	FaultSecondDocument JSONFaultKind = iota + 1
	FaultExtraComma
	FaultTrailingComma
	FaultMissingComma
	FaultComment
	FaultBareWord // a word without quotes is not read as text
	FaultNumber
	FaultNumberTooLong // the rest of the number is not read
	FaultNameTooLong   // the rest of the name is not read
	FaultEscape
	FaultLoneSurrogate
	FaultNUL
	FaultControl
	FaultDuplicateName
	FaultByteOrderMark
)

var jsonFaultTexts = [...]string{
	FaultSecondDocument: "second JSON document begins here; scanned as well",
	FaultExtraComma:     "comma too many",
	FaultTrailingComma:  "comma before a closing bracket",
	FaultMissingComma:   "comma missing before this value",
	FaultComment:        "comment, which JSON does not have; not scanned",
	FaultBareWord:       "word without quotes; not scanned",
	FaultNumber:         "malformed number",
	FaultNumberTooLong:  "number longer than 64 KiB; the rest was not scanned",
	FaultNameTooLong:    "object key longer than 1 MiB; the rest was not scanned",
	FaultEscape:         "unknown escape in a string",
	FaultLoneSurrogate:  "half of a surrogate pair in a string; that character cannot be read",
	FaultNUL:            "NUL character",
	FaultControl:        "control character in a string, which JSON forbids",
	FaultDuplicateName:  "object key occurs twice in one object; both values are scanned",
	FaultByteOrderMark:  "byte order mark inside the file",
}

// String describes the fault, without the content of the file.
func (k JSONFaultKind) String() string {
	if int(k) < len(jsonFaultTexts) {
		return jsonFaultTexts[k]
	}
	return "unknown fault"
}

// JSONFault is one fault with its place.
type JSONFault struct {
	Kind   JSONFaultKind
	Pos    Position
	Offset int // raw byte offset
}

// JSONError says where and why a text could not be read on. It holds nothing
// of the text.
type JSONError struct {
	Pos    Position
	Offset int // raw byte offset
	Text   string

	truncated bool
}

// Error is the reason with its place.
func (e *JSONError) Error() string {
	return fmt.Sprintf("line %d, column %d (byte %d): %s", e.Pos.Line, e.Pos.Column, e.Offset, e.Text)
}

// Unwrap is io.ErrUnexpectedEOF where the file ended too early.
func (e *JSONError) Unwrap() error {
	if e.truncated {
		return io.ErrUnexpectedEOF
	}
	return nil
}

// fault reports a fault at index i of the buffer.
func (s *JSONScanner) fault(kind JSONFaultKind, i int) {
	if s.Fault == nil {
		return
	}
	off := s.w.Offset() + i
	s.Fault(JSONFault{Kind: kind, Pos: s.Pos(off), Offset: off})
}

func (s *JSONScanner) errorAt(i int, text string) *JSONError {
	off := s.w.Offset() + i
	return &JSONError{Pos: s.Pos(off), Offset: off, Text: text}
}

// unexpected is the error for the byte at hand.
func (s *JSONScanner) unexpected() error {
	var what string
	switch s.state {
	case jsonTop:
		what = "the beginning of a document"
	case jsonFirstName, jsonName:
		what = "a name in double quotes"
	case jsonColon:
		what = "a colon"
	case jsonAfterValue:
		what = "a comma or a closing bracket"
	default:
		what = "a value"
	}
	if c := s.buf[s.i]; c > ' ' && c < 0x7f && (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'z') {
		return s.errorAt(s.i, fmt.Sprintf("unexpected %q where %s should stand", c, what))
	}
	return s.errorAt(s.i, "unexpected character where "+what+" should stand")
}
