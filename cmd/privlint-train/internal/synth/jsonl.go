package synth

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

	decoder *json.Decoder
	line    int
}

// NewReader returns a Reader of r, which is not compressed.
func NewReader(r io.Reader) *Reader {
	return &Reader{decoder: json.NewDecoder(bufio.NewReaderSize(r, 1<<16))}
}

// Read returns the next utterance, and io.EOF after the last. Other errors name
// the record by its number, from 1, and never quote it.
func (r *Reader) Read() (Utterance, error) {
	var line struct {
		record
		Spans []rawSpan `json:"e"`
	}
	if err := r.decoder.Decode(&line); err != nil {
		if errors.Is(err, io.EOF) {
			return Utterance{}, io.EOF
		}
		return Utterance{}, fmt.Errorf("record %d: not a labelled utterance in JSON", r.line+1)
	}
	r.line++
	u := Utterance{Text: line.Text, Mask: line.Mask, Source: line.Source, Lang: line.Lang}
	if u.Lang == "" {
		u.Lang = "en"
	}
	length := utf8.RuneCountInString(u.Text)
	for _, s := range line.Spans {
		u.Spans = append(u.Spans, r.counted(u.Text, Span(s)))
	}
	for _, x := range line.Ignore {
		if len(x) < 2 {
			return Utterance{}, fmt.Errorf("record %d: region to ignore without two ends", r.line)
		}
		u.Ignore = append(u.Ignore, r.counted(u.Text, Span{Start: x[0], End: x[1]}))
	}
	for _, spans := range [][]Span{u.Spans, u.Ignore} {
		for _, s := range spans {
			if s.Start < 0 || s.Start >= s.End || s.End > length {
				return Utterance{}, fmt.Errorf("record %d: span %d to %d in a text of %d code points", r.line, s.Start, s.End, length)
			}
		}
	}
	return u, nil
}

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
