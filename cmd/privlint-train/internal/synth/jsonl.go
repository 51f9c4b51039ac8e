package synth

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"
)

// record is an Utterance as a line of JSON: "t" text, "e" spans as
// [start, end, type] in code points, "m" types that the source does not
// annotate, "x" regions to ignore as [start, end], "src" source, "l" language
// when it is not English.
type record struct {
	Text   string   `json:"t"`
	Spans  [][]any  `json:"e"`
	Mask   []string `json:"m"`
	Ignore [][]int  `json:"x"`
	Source string   `json:"src"`
	Lang   string   `json:"l,omitempty"`
}

// A Writer writes utterances as lines of JSON.
type Writer struct {
	buffer  *bufio.Writer
	encoder *json.Encoder
}

// NewWriter returns a Writer that writes to w. Flush has to be called at the
// end.
func NewWriter(w io.Writer) *Writer {
	buffer := bufio.NewWriterSize(w, 1<<16)
	encoder := json.NewEncoder(buffer)
	encoder.SetEscapeHTML(false)
	return &Writer{buffer, encoder}
}

// Write writes one utterance as one line.
func (w *Writer) Write(u Utterance) error {
	line := record{Text: u.Text, Spans: [][]any{}, Mask: u.Mask, Ignore: [][]int{}, Source: u.Source}
	if line.Mask == nil {
		line.Mask = []string{}
	}
	if u.Lang != "en" {
		line.Lang = u.Lang
	}
	for _, s := range u.Spans {
		line.Spans = append(line.Spans, []any{s.Start, s.End, s.Type})
	}
	for _, s := range u.Ignore {
		line.Ignore = append(line.Ignore, []int{s.Start, s.End})
	}
	return w.encoder.Encode(line)
}

// Flush writes what is still in memory.
func (w *Writer) Flush() error { return w.buffer.Flush() }

// A Reader reads utterances from lines of JSON.
type Reader struct {
	// Bytes tells that the spans of the file count bytes of UTF-8.
	Bytes bool

	lines *bufio.Reader
	line  int
}

// NewReader returns a Reader of r, which is not compressed.
func NewReader(r io.Reader) *Reader {
	return &Reader{lines: bufio.NewReaderSize(r, 1<<16)}
}

// Line is the number of the line that Read read last, from 1.
func (r *Reader) Line() int { return r.line }

// Read returns the next utterance, and io.EOF after the last. Other errors are
// about the line that Line tells, and never quote it.
func (r *Reader) Read() (Utterance, error) {
	data, err := r.next()
	if err != nil {
		return Utterance{}, err
	}
	var line struct {
		record
		Spans []rawSpan `json:"e"`
	}
	if json.Unmarshal(data, &line) != nil {
		return Utterance{}, errors.New("not a labelled utterance in JSON")
	}
	u := Utterance{Text: line.Text, Mask: line.Mask, Source: line.Source, Lang: line.Lang}
	if u.Lang == "" {
		u.Lang = "en"
	}
	for _, s := range line.Spans {
		u.Spans = append(u.Spans, r.counted(u.Text, Span(s)))
	}
	for _, x := range line.Ignore {
		if len(x) < 2 {
			return Utterance{}, errors.New("region to ignore without two ends")
		}
		u.Ignore = append(u.Ignore, r.counted(u.Text, Span{Start: x[0], End: x[1]}))
	}
	return u, u.check()
}

// next is the next line that is not blank.
func (r *Reader) next() ([]byte, error) {
	for {
		data, err := r.lines.ReadBytes('\n')
		if len(data) > 0 {
			r.line++
		}
		if err != nil && !errors.Is(err, io.EOF) {
			return nil, err
		}
		if data = bytes.TrimSpace(data); len(data) > 0 || err != nil {
			if len(data) > 0 {
				err = nil
			}
			return data, err
		}
	}
}

// check refuses spans that leave the text, and types that do not exist. The
// error does not quote them: text may stand where a type should.
func (u *Utterance) check() error {
	length := utf8.RuneCountInString(u.Text)
	for _, spans := range [][]Span{u.Spans, u.Ignore} {
		for _, s := range spans {
			if s.Start < 0 || s.Start >= s.End || s.End > length {
				return fmt.Errorf("span %d to %d in a text of %d code points", s.Start, s.End, length)
			}
		}
	}
	for i, s := range u.Spans {
		if !slices.Contains(types, s.Type) {
			return fmt.Errorf("span %d has an unknown type, want one of %s", i+1, strings.Join(types, ", "))
		}
	}
	for _, name := range u.Mask {
		if !slices.Contains(types, name) {
			return fmt.Errorf("a type that the source does not mark is unknown, want one of %s", strings.Join(types, ", "))
		}
	}
	return nil
}

// types are all that spans may have.
var types = []string{PER, LOC, ADDR, ORG, COND, DRUG, DATE, MED}

// counted is a span in code points. Where it leaves the text it is left as it
// is, for the check to refuse.
func (r *Reader) counted(text string, s Span) Span {
	if !r.Bytes || s.Start < 0 || s.Start > s.End || s.End > len(text) {
		return s
	}
	start := utf8.RuneCountInString(text[:s.Start])
	return Span{Start: start, End: start + utf8.RuneCountInString(text[s.Start:s.End]), Type: s.Type}
}

// rawSpan reads a span from [start, end, type].
type rawSpan Span

// UnmarshalJSON implements json.Unmarshaler.
func (s *rawSpan) UnmarshalJSON(data []byte) error {
	parts := []any{&s.Start, &s.End, &s.Type}
	if err := json.Unmarshal(data, &parts); err != nil {
		return err
	}
	if len(parts) != 3 {
		return errors.New("span without start, end and type")
	}
	return nil
}
