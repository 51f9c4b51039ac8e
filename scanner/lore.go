package scanner

import (
	"bytes"
	"errors"
	"io"
	"slices"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/source"
	"github.com/privlint/privlint/scanner/workspace"
)

const (
	// maxFileNames bounds the words of names that a file introduces, in keys
	// of 16 bytes: about 100 KB. Later names count in their own record.
	maxFileNames = 4096
	// maxDeclared bounds the words that a file declares, about 1.5 MB.
	maxDeclared = 1 << 16
	// maxDeclaring is how large a file may be, in bytes, to be read a first
	// time for the words that it declares.
	maxDeclaring = 32 << 20
)

// lore is what is known of a file beyond the text at hand.
type lore struct {
	// names are those that its records introduce. They belong to the
	// collector.
	names match.Names
	// declared are the words of the bot; nobody adds to them once the first
	// unit is read.
	declared match.Vocabulary
}

func newLore() *lore { return &lore{names: match.Names{Most: maxFileNames}} }

// known are the names that are known at a place of a file. The zero value
// knows none.
type known struct {
	names *match.Names
	at    int // a number of a group
}

// raise makes names of the faint hits in a text that are known.
func (k known) raise(text string, hits []match.Hit, where string) {
	k.names.Raise(text, hits, k.at, where)
}

// errEnough ends a first reading.
var errEnough = errors.New("enough words")

// declarations collects the words that units declare.
type declarations struct{ words *match.Vocabulary }

// Unit implements workspace.Emitter.
func (d *declarations) Unit(u *document.Unit) error {
	for word := range workspace.Declared(u) {
		d.words.Add(word)
		if d.words.Len() >= maxDeclared {
			return errEnough
		}
	}
	return nil
}

// Problem implements workspace.Emitter. The second reading tells of problems.
func (*declarations) Problem(workspace.Problem) {}

// declare reads a file from its beginning for the words that it declares,
// since entities stand behind the examples that hold their values. A file that
// is too large declares nothing. Faults are those of the second reading, which
// reads the same bytes and tells of them.
func (l *lore) declare(format *workspace.Format, raw io.Reader) {
	bounded := &io.LimitedReader{R: raw, N: maxDeclaring + 1}
	text, err := source.Decode(bounded)
	if err != nil {
		return
	}
	in := &workspace.Input{Window: document.NewWindow(text, text.Base(), 0)}
	err = format.Read(in, &declarations{words: &l.declared})
	if bounded.N == 0 && !errors.Is(err, errEnough) {
		l.declared = match.Vocabulary{}
	}
}

// twice opens an input a second time: from what a spool has kept, or again.
// It is nil for what is too large.
func twice(item *source.Item, s *spool) (io.ReadCloser, error) {
	if s == nil {
		if item.Size > maxDeclaring {
			return nil, nil //nolint:nilnil // too large is normal
		}
		return item.Open()
	}
	s.fill(maxDeclaring)
	if !errors.Is(s.err, io.EOF) {
		return nil, nil //nolint:nilnil // too large, or the second reading tells of it
	}
	return io.NopCloser(bytes.NewReader(s.kept)), nil
}

// spool keeps what is read of an input that cannot be opened again, until it
// is told to stop.
type spool struct {
	raw  io.Reader
	kept []byte
	at   int   // how much of kept was given out
	stop bool  // what is read now is not kept
	err  error // of raw, comes behind kept
}

// Read implements io.Reader.
func (s *spool) Read(p []byte) (int, error) {
	if s.at < len(s.kept) {
		n := copy(p, s.kept[s.at:])
		s.at += n
		return n, nil
	}
	if s.err != nil {
		return 0, s.err
	}
	if s.stop {
		s.kept, s.at = nil, 0
		return s.raw.Read(p)
	}
	n, err := s.raw.Read(p)
	s.kept = append(s.kept, p[:n]...)
	s.at, s.err = len(s.kept), err
	return n, err
}

// fill reads on to the end, but not much more than most bytes in all. An error
// of the input comes when it is read that far.
func (s *spool) fill(most int) {
	for s.err == nil && len(s.kept) <= most {
		s.kept = slices.Grow(s.kept, 64<<10)
		n, err := s.raw.Read(s.kept[len(s.kept):cap(s.kept)])
		s.kept, s.err = s.kept[:len(s.kept)+n], err
	}
}
