package document

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// Line is one line of a file, or one of the overlapping windows on a line
// that is longer than a window.
type Line struct {
	// Number counts from 1. Windows on one line share it.
	Number int
	// Text is the line without its break. Its bytes are those of the file.
	Text string
	// Raw is where Text stands in the file.
	Raw Span
	// Pos is the position of Raw.Start.
	Pos Position
	// Own is the part of Text that is this window's, as in Unit. The zero
	// value means all of it, and that the line is whole.
	Own Span
}

// Unit is the line as a unit with its address, and nothing else set.
func (l Line) Unit() Unit {
	return Unit{Text: l.Text, Raw: l.Raw, Pos: l.Pos, Own: l.Own, Record: l.Number, Group: l.Number}
}

// LineScanner splits a stream into lines. A line ends with LF or CRLF; in a
// stream whose first 64 KiB have CR but no LF, also with CR alone. Lines
// longer than a window come as several overlapping windows, so memory stays
// bounded whatever the length of a line. Use NewLineScanner.
type LineScanner struct {
	w       *Window
	block   string // the bytes of w
	at      int    // where the next line begins in block
	base    int    // raw offset of block[0]
	eof     bool
	err     error
	started bool
	cr      bool // CR alone ends a line
	size    int  // of windows
	overlap int

	number int
	pos    Position
	own    int // where the own part of the next window begins, in a long line
	inLong bool
	nul    int // raw offset of the first NUL byte, -1 for none
}

// NewLineScanner reads lines from w.
func NewLineScanner(w *Window) *LineScanner {
	size := WindowBytes
	overlap := WindowOverlap
	if w.limit-2 < size {
		size = max(w.limit-2, 4*utf8.UTFMax)
		overlap = min(overlap, size/4)
	}
	return &LineScanner{w: w, size: size, overlap: overlap, number: 1, pos: w.Pos(), nul: -1}
}

// Next returns the next line. The error is io.EOF at the end, or that of the
// reader.
func (s *LineScanner) Next() (Line, error) {
	if !s.started {
		s.start()
	}
	for {
		rest := s.block[s.at:]
		end, brk := s.lineEnd(rest)
		switch {
		case brk > 0 && end <= s.size:
			return s.take(rest[:end], brk), nil
		case end > s.size && (s.eof || len(rest) > s.size+1): // CR and LF may still come
			return s.takeWindow(rest), nil
		case s.eof && len(rest) > 0:
			return s.take(rest[:end], len(rest)-end), nil
		case s.eof:
			if s.err != nil {
				return Line{}, s.err
			}
			return Line{}, io.EOF
		}
		s.fill()
	}
}

// NUL is the raw offset of the first NUL byte that was read so far.
func (s *LineScanner) NUL() (offset int, found bool) { return s.nul, s.nul >= 0 }

// start reads enough to know which line breaks the file has, whatever the
// sizes in which the reader delivers.
func (s *LineScanner) start() {
	s.started = true
	head := min(windowStart, s.size)
	for !s.eof && len(s.block) < head {
		s.fill()
	}
	s.cr = onlyCR(s.block[:min(len(s.block), head)])
}

// onlyCR tells whether head has lines that end with CR alone.
func onlyCR(head string) bool {
	return strings.IndexByte(head, '\n') < 0 && strings.IndexByte(head, '\r') >= 0
}

// lineEnd finds the end of the first line of rest and the length of its
// break, 0 when rest does not show it.
func (s *LineScanner) lineEnd(rest string) (end, brk int) {
	if s.cr {
		i := strings.IndexAny(rest, "\r\n")
		switch {
		case i < 0:
			return len(rest), 0
		case rest[i] == '\r' && i+1 < len(rest) && rest[i+1] == '\n':
			return i, 2
		case rest[i] == '\r' && i+1 == len(rest) && !s.eof:
			return i, 0 // an LF may follow
		}
		return i, 1
	}
	i := strings.IndexByte(rest, '\n')
	switch {
	case i < 0 && strings.HasSuffix(rest, "\r"):
		return len(rest) - 1, 0
	case i < 0:
		return len(rest), 0
	case i > 0 && rest[i-1] == '\r':
		return i - 1, 2
	}
	return i, 1
}

// take makes a line, or the last window of a long one, of text.
func (s *LineScanner) take(text string, brk int) Line {
	line := s.line(text)
	if s.inLong {
		line.Own = Span{min(s.own, len(text)), len(text)}
	}
	s.at += len(text) + brk
	s.inLong, s.own = false, 0
	s.number++
	s.pos = Position{s.pos.Line + 1, 1}
	return line
}

// takeWindow makes a window of the beginning of rest, which belongs to a
// line longer than a window.
func (s *LineScanner) takeWindow(rest string) Line {
	end := cutBefore(rest, s.size)
	mid := cutBefore(rest, end-s.overlap/2)
	next := cutBefore(rest, end-s.overlap)
	line := s.line(rest[:end])
	line.Own = Span{s.own, mid}
	s.at += next
	s.inLong, s.own = true, mid-next
	s.pos.Column += utf8.RuneCountInString(rest[:next])
	return line
}

func (s *LineScanner) line(text string) Line {
	start := s.base + s.at
	return Line{Number: s.number, Text: text, Raw: Span{start, start + len(text)}, Pos: s.pos}
}

// fill reads more and forgets what was taken.
func (s *LineScanner) fill() {
	s.w.Discard(s.at)
	seen := len(s.block) - s.at
	s.base, s.at = s.w.Offset(), 0
	// At least doubling keeps the copying of long lines linear.
	for want := 2 * seen; ; {
		err := s.w.Fill()
		if err != nil && !errors.Is(err, ErrTokenTooLong) {
			s.eof = true
			if !errors.Is(err, io.EOF) {
				s.err = err
			}
		}
		if n := len(s.w.Bytes()); err != nil || n > s.size+1 && n > want {
			break
		}
	}
	s.block = textOf(s.w.Bytes())
	if s.nul < 0 {
		if i := strings.IndexByte(s.block[seen:], 0); i >= 0 {
			s.nul = s.base + seen + i
		}
	}
}
