package scrub

import (
	"errors"
	"io"
	"strings"

	"golang.org/x/text/encoding"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/scrub/cipher"
	"github.com/privlint/privlint/scanner/scrub/operator"
	"github.com/privlint/privlint/scanner/source"
)

// Restorer gives values back that the operators encrypt and fpe took out.
type Restorer struct {
	scanner *scanner.Scanner
	values  *cipher.Restorer
}

// NewRestorer prepares to restore with the key of values. The scanner needs
// no rules: it tells formats.
func NewRestorer(s *scanner.Scanner, values *cipher.Restorer) *Restorer {
	return &Restorer{scanner: s, values: values}
}

// Restored says what was given back in one input.
type Restored struct {
	Path string
	// Values that were given back, and Foreign placeholders that another key
	// has made, which stay as they are.
	Values, Foreign int
	Input, Output   Digest
}

// Restore copies an input to out with all values in their places again. What
// is in out after an error is worth nothing.
func (r *Restorer) Restore(path string, in io.Reader, out io.Writer) (*Restored, error) {
	c := newCopier(in, out)
	reader, err := r.scanner.Reader(path, c)
	if err != nil {
		return nil, err
	}
	res := &Restored{Path: path}
	w := &rewriter{path: path, reader: reader, copier: c}
	if err := reader.Each(func(u *document.Unit) error {
		if err := w.advance(u); err != nil {
			return err
		}
		if err := r.unit(w, u, res); err != nil {
			return &PlaceError{Pos: u.Pos, Err: err}
		}
		return nil
	}); err != nil {
		return nil, err
	}
	if err := c.finish(); err != nil {
		return nil, err
	}
	res.Input, res.Output = c.input(), c.output()
	return res, nil
}

// unit restores the values in one unit. Windows on long strings share text:
// a placeholder belongs to the window in whose own part it begins.
func (r *Restorer) unit(w *rewriter, u *document.Unit, res *Restored) error {
	var edits mapping
	for p := range r.values.Find(u.Text) {
		if u.Own.Len() > 0 && (p.Start < u.Own.Start || p.Start >= u.Own.End) {
			continue
		}
		value, err := r.values.Value(p)
		if errors.Is(err, cipher.ErrKey) {
			res.Foreign++
			continue
		}
		if err != nil {
			return err
		}
		written := operator.Unseal(value)
		bytes, err := w.charsetOf(written).NewEncoder().String(written.Bytes)
		if err != nil {
			return err
		}
		span := document.Span{Start: p.Start, End: p.End}
		raw := u.RawSpan(span)
		if written.Number {
			raw = w.withQuotes(u, raw)
		}
		if err := w.copier.replace(raw, []byte(bytes)); err != nil {
			return err
		}
		res.Values++
		edits = append(edits, document.Edit{Span: span, Text: decoded(u, written.Bytes)})
	}
	if len(edits) == 0 || len(u.Mentions) == 0 {
		return nil
	}
	restored := edits.unit(u)
	return w.mentions(u, &restored)
}

// charsetOf is the character set for what is given back. A file of
// Windows-1252 shows it by such bytes only, and they may all have been in
// values.
func (w *rewriter) charsetOf(v operator.Verbatim) encoding.Encoding {
	if e := w.reader.Encoding(); v.Latin && e == source.UTF8 {
		return charset(source.Windows1252)
	}
	return w.charset()
}

// withQuotes is a range with the quotes around it, as they are written in the
// string that u is in.
func (w *rewriter) withQuotes(u *document.Unit, s document.Span) document.Span {
	written := []byte{'"'}
	if u.Spelling != nil {
		outer := document.Unit{Spelling: u.Spelling.Outer}
		written, _ = outer.Spell(document.Edit{Text: `"`})
	}
	quote, err := w.charset().NewEncoder().String(string(written))
	if err != nil {
		return s
	}
	wide := document.Span{Start: s.Start - len(quote), End: s.End + len(quote)}
	if raw, ok := w.copier.raw(wide); ok && strings.HasPrefix(string(raw), quote) && strings.HasSuffix(string(raw), quote) {
		return wide
	}
	return s
}

// decoded is the text of a part of a string as its file writes it.
func decoded(u *document.Unit, written string) string {
	if u.Spelling == nil {
		return written
	}
	if u.Spelling.Style == document.StyleCSVQuoted {
		return strings.ReplaceAll(written, `""`, `"`)
	}
	if u.Spelling.Style == document.StyleJSON {
		if d, err := document.DecodeJSONString(&document.Unit{Text: `"` + written + `"`}); err == nil {
			return d.Text
		}
	}
	return written
}
