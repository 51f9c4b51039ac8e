package evaluate

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"
)

// maxLine bounds one record, in bytes.
const maxLine = 64 << 20

// Span is a marked part of a text, in code points, half-open.
type Span struct {
	Start, End int
	Label      string
}

// UnmarshalJSON reads [start, end] and [start, end, "LABEL"]; what stands
// after that is left out.
func (s *Span) UnmarshalJSON(data []byte) error {
	var parts []json.RawMessage
	if err := json.Unmarshal(data, &parts); err != nil || len(parts) < 2 {
		return errors.New("no list")
	}
	err := errors.Join(json.Unmarshal(parts[0], &s.Start), json.Unmarshal(parts[1], &s.End))
	if len(parts) > 2 {
		err = errors.Join(err, json.Unmarshal(parts[2], &s.Label))
	}
	return err
}

func (s Span) overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Record is one gold text.
type Record struct {
	ID     string `json:"id"`
	Corpus string `json:"corpus"`
	Text   string `json:"text"`
	Spans  []Span `json:"spans"`
	Ignore []Span `json:"ignore"`
}

// Gold reads the records of one file, one after the other.
type Gold struct {
	path   string
	corpus string
	file   io.Closer
	lines  *bufio.Scanner
	line   int
}

// OpenGold opens a gold file, gzipped or not.
func OpenGold(path string) (*Gold, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	g, err := newGold(path, f)
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	g.file = f
	return g, nil
}

func newGold(path string, r io.Reader) (*Gold, error) {
	buf := bufio.NewReader(r)
	r = buf
	if magic, err := buf.Peek(2); err == nil && string(magic) == "\x1f\x8b" {
		zr, err := gzip.NewReader(buf)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		r = zr
	}
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, maxLine)
	name, _, _ := strings.Cut(filepath.Base(path), ".")
	return &Gold{path: path, corpus: name, lines: lines}, nil
}

// Close closes the file.
func (g *Gold) Close() error { return g.file.Close() }

// Place is "file:line" of the record that Next returned last.
func (g *Gold) Place() string { return fmt.Sprintf("%s:%d", g.path, g.line) }

// Next returns the next record, or io.EOF. Errors begin with file and line
// and hold nothing of the text.
func (g *Gold) Next() (*Record, error) {
	for g.lines.Scan() {
		g.line++
		line := bytes.TrimSpace(g.lines.Bytes())
		if len(line) == 0 {
			continue
		}
		var r Record
		if err := json.Unmarshal(line, &r); err != nil {
			return nil, fmt.Errorf("%s: %s", g.Place(), explain(err))
		}
		if r.Corpus == "" {
			r.Corpus = g.corpus
		}
		if err := r.check(); err != nil {
			return nil, fmt.Errorf("%s: %w", g.Place(), err)
		}
		return &r, nil
	}
	if err := g.lines.Err(); err != nil {
		g.line++
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("record longer than %d MiB", maxLine>>20)
		}
		return nil, fmt.Errorf("%s: %w", g.Place(), err)
	}
	return nil, io.EOF
}

// EachRecord calls do for the records of a gold file, gzipped or not, one
// after the other, until it returns an error. Errors of the file begin with
// file and line and hold nothing of the text.
func EachRecord(path string, do func(*Record) error) (err error) {
	g, err := OpenGold(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, g.Close()) }()
	for {
		r, err := g.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := do(r); err != nil {
			return err
		}
	}
}

// explain describes an error of the decoder without what it quotes.
func explain(err error) string {
	if syntax, ok := errors.AsType[*json.SyntaxError](err); ok {
		return fmt.Sprintf("no JSON object, from byte %d of the line on", syntax.Offset)
	}
	if kind, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && kind.Field != "" {
		return fmt.Sprintf("field %q has another type than a gold record", kind.Field)
	}
	return "no gold record: want id, text and spans as [start, end, label]"
}

func (r *Record) check() error {
	size := utf8.RuneCountInString(r.Text)
	for i, s := range r.Spans {
		if s.Start < 0 || s.End <= s.Start || s.End > size {
			return fmt.Errorf("span %d is %d to %d in a text of %d code points", i+1, s.Start, s.End, size)
		}
		if s.Label == "" {
			return fmt.Errorf("span %d has no label", i+1)
		}
	}
	for i, s := range r.Ignore {
		if s.Start < 0 || s.End < s.Start || s.End > size {
			return fmt.Errorf("ignore region %d is %d to %d in a text of %d code points", i+1, s.Start, s.End, size)
		}
	}
	return nil
}
