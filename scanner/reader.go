package scanner

import (
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/source"
	"github.com/privlint/privlint/scanner/workspace"
)

// Reader takes one input apart as a scan does, for those who change what a
// scan has found. It is not safe for concurrent use.
type Reader struct {
	// Format is what the input was recognised as.
	Format workspace.Format

	scanner *Scanner
	file    *file
	text    *source.Text
	window  *document.Window
}

// Reader begins to read the bytes raw of the input at path.
func (s *Scanner) Reader(path string, raw io.Reader) (*Reader, error) {
	o, err := s.outlookOf(path)
	if err != nil {
		return nil, err
	}
	text, err := source.Decode(raw)
	if err != nil {
		return nil, err
	}
	r := &Reader{
		scanner: s, text: text, window: document.NewWindow(text, text.Base(), 0),
		file: &file{coverage: Coverage{Path: path}, outlook: o, session: s.matcher.Session(), lore: newLore()},
	}
	if r.Format, err = o.formatOf(path, r.window); err != nil {
		return nil, err
	}
	r.file.regions = regionsOf(r.Format.Language)
	return r, nil
}

// Each visits the units in order, and stops at the first error of visit. Raw
// offsets count in the input. An input that a scan reads only in part is an
// error as well.
func (r *Reader) Each(visit func(*document.Unit) error) error {
	e := &visitor{reader: r, visit: visit}
	if err := r.Format.Read(&workspace.Input{Window: r.window, Fields: r.file.outlook.Fields}, e); err != nil {
		return err
	}
	for _, p := range r.text.Problems() {
		e.Problem(workspace.Problem{Text: p.Text, Pos: p.Pos, Offset: p.Offset, Note: p.Note})
	}
	return e.fault
}

// Encoding is the character set of the input, one of the constants of
// package source. It is final after Each.
func (r *Reader) Encoding() string { return r.text.Encoding() }

// RawOffset turns an offset in the decoded input into one in its bytes; see
// source.Text.RawOffset.
func (r *Reader) RawOffset(decoded int) int { return r.text.RawOffset(decoded) }

// Window is the decoded input, for those who read its syntax themselves and
// do not call Each.
func (r *Reader) Window() *document.Window { return r.window }

// Match finds what a scan would report in a unit, but for what suppressions
// and the other units of its record change. Values that are known and
// allowed are left out.
func (r *Reader) Match(u *document.Unit) ([]Finding, error) {
	k := r.known(u)
	hits, err := r.scanner.unitHits(r.file, u)
	if err != nil {
		return nil, err
	}
	k.raise(u.Text, hits, "file")
	out, err := r.scanner.findings(r.file, nil, u, hits, k)
	if err != nil {
		return nil, err
	}
	out = slices.DeleteFunc(out, func(f Finding) bool { return !f.report })
	return out, errors.Join(r.faults()...)
}

// Knows takes over what a scan of the same input by the same scanner came to
// know: the words that the file declares and the names that it introduces,
// with the places where it does. Without it a Reader judges each text by
// itself.
func (r *Reader) Knows(c *Coverage) {
	if c.lore != nil {
		r.file.lore = c.lore
	}
}

// Declared are the words of the bot that keep the tagger from finding them.
// The caller must not add to them.
func (r *Reader) Declared() *match.Vocabulary { return &r.file.lore.declared }

// Redeclare has other words take the place of those of Declared, for one who
// changes the file so that it does not declare all of them any more.
func (r *Reader) Redeclare(words *match.Vocabulary) {
	r.file.lore = &lore{names: r.file.lore.names, declared: *words}
}

// known are the names that the scan knew when it came to a unit.
func (r *Reader) known(u *document.Unit) known { return known{&r.file.lore.names, u.Group} }

func (r *Reader) faults() (list []error) {
	for _, fault := range r.file.session.Faults() {
		list = append(list, errors.New(fault))
	}
	return list
}

// Values lists the parts of a unit's text that no output may show, whether
// they are reported or not.
func (r *Reader) Values(u *document.Unit) []document.Span {
	var out []document.Span
	hits := r.scanner.hits(r.file, u)
	r.known(u).raise(u.Text, hits, "file")
	for _, h := range hits {
		if h.Score >= maskScore {
			out = append(out, h.Span)
		}
	}
	return out
}

// SafeName is a name of the author's, such as that of an intent, with every
// value in it masked.
func (r *Reader) SafeName(name string) string {
	return r.file.names.safeName(r.scanner, r.file, name, known{})
}

// visitor hands the units of a Reader on.
type visitor struct {
	reader *Reader
	visit  func(*document.Unit) error
	fault  error
}

// Unit implements workspace.Emitter.
func (v *visitor) Unit(u *document.Unit) error {
	if err := v.reader.text.Remap(u); err != nil {
		return err
	}
	kept := *u // visitors keep units
	return v.visit(&kept)
}

// Problem implements workspace.Emitter.
func (v *visitor) Problem(p workspace.Problem) {
	if v.fault == nil && !p.Note {
		v.fault = fmt.Errorf("not all of it could be read: %s", p)
	}
}
