package document

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf8"
)

// ErrTokenTooLong is returned when one token (a string, a field) is longer
// than the limit of the window.
var ErrTokenTooLong = errors.New("longer than the limit for one value")

const (
	windowStart = 64 << 10
	// windowMost bounds the memory that is taken at once because the last
	// string was long.
	windowMost = 256 << 10
	// DefaultTokenLimit bounds one JSON string or CSV field, in bytes.
	DefaultTokenLimit = 16 << 20
)

// Window is a sliding buffer over a stream of UTF-8. The bytes from the
// mark to the read position stay in memory; Discard moves the mark. Bytes
// that were read are never written over, so texts of units are parts of the
// buffer and no copies. A Window is not safe for concurrent use.
type Window struct {
	src   io.Reader
	buf   []byte
	size  int // of the memory taken last
	base  int // stream offset of buf[0]
	limit int
	err   error    // sticky read error, io.EOF at the end
	pos   Position // position of buf[0]
}

// NewWindow reads src. The first byte has the raw offset base (3 after a
// byte order mark, else 0). A limit of zero means DefaultTokenLimit.
func NewWindow(src io.Reader, base, limit int) *Window {
	if limit == 0 {
		limit = DefaultTokenLimit
	}
	return &Window{src: src, base: base, limit: limit, pos: Position{1, 1}}
}

// NewTextWindow is a window on a whole text.
func NewTextWindow(text string) *Window {
	return &Window{buf: bytesOf(text), limit: max(DefaultTokenLimit, len(text)+1), err: io.EOF, pos: Position{1, 1}}
}

// Bytes are the buffered bytes from the mark on, which must not be changed.
// What Fill adds stands behind them in another slice.
func (w *Window) Bytes() []byte { return w.buf }

// Offset is the raw offset of Bytes()[0].
func (w *Window) Offset() int { return w.base }

// Pos is the position of Bytes()[0].
func (w *Window) Pos() Position { return w.pos }

// Fill reads more bytes behind the buffered ones. It returns io.EOF at the
// end of the stream, ErrTokenTooLong when the limit is reached, or the error
// of the reader.
func (w *Window) Fill() error {
	if w.err != nil {
		return w.err
	}
	if len(w.buf) >= w.limit {
		return ErrTokenTooLong
	}
	if cap(w.buf)-len(w.buf) < windowStart/2 {
		w.makeRoom()
	}
	for range 100 {
		n, err := w.src.Read(w.buf[len(w.buf):cap(w.buf)])
		w.buf = w.buf[:len(w.buf)+n]
		w.err = err
		if n > 0 {
			return nil
		}
		if err != nil {
			return err
		}
	}
	w.err = io.ErrNoProgress
	return w.err
}

// makeRoom copies the buffered bytes to new memory, at least half of which is
// free. The old is left to the strings that are parts of it.
func (w *Window) makeRoom() {
	w.size = max(min(w.size, windowMost), 2*len(w.buf), windowStart)
	fresh := make([]byte, w.size)
	w.buf = fresh[:copy(fresh, w.buf)]
}

// Discard forgets the first n buffered bytes.
func (w *Window) Discard(n int) { w.discard(n, w.PosAt(n)) }

// discard is Discard for callers that know the position of Bytes()[n].
func (w *Window) discard(n int, pos Position) {
	w.pos = pos
	w.base += n
	w.buf = w.buf[n:]
}

// PosAt is the position of Bytes()[n].
func (w *Window) PosAt(n int) Position {
	return AdvanceBytes(w.pos, w.buf[:n])
}

// AdvanceBytes is the position just past raw, which begins at p. One line of
// ASCII is counted eight bytes at a time.
func AdvanceBytes(p Position, raw []byte) Position {
	for len(raw) >= 8 {
		x := binary.LittleEndian.Uint64(raw)
		lf := x ^ '\n'*ones
		if (x|(lf-ones)&^lf)&highs != 0 {
			break
		}
		p.Column += 8
		raw = raw[8:]
	}
	if len(raw) < 8 {
		for i, c := range raw {
			switch {
			case c == '\n':
				p.Line++
				p.Column = 1
			case c < utf8.RuneSelf:
				p.Column++
			default:
				return advanceSlowly(p, raw[i:])
			}
		}
		return p
	}
	return advanceSlowly(p, raw)
}

func advanceSlowly(p Position, raw []byte) Position {
	if lines := bytes.Count(raw, []byte{'\n'}); lines > 0 {
		p.Line += lines
		p.Column = 1
		raw = raw[bytes.LastIndexByte(raw, '\n')+1:]
	}
	p.Column += utf8.RuneCount(raw)
	return p
}
