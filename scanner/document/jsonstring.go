package document

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/bits"
	"unicode/utf8"
)

const (
	jsonPiece   = 128 << 10 // raw bytes of one piece of a long string
	jsonOverlap = 4 << 10   // raw bytes that neighbouring pieces share
)

// scanString reads the string whose content begins at the read position.
func (s *JSONScanner) scanString(kind JSONKind) error {
	// Nearly all strings are short, plain and in the buffer. Looking at each
	// for backslashes, too, was 9 % of the profile of a workspace.
	if run := bytes.IndexByte(s.buf[s.i:], '"'); run >= 0 && run <= s.piece-jsonOverlap {
		at := s.w.base + s.i
		if at+run > s.clean {
			s.clean = at + runOfClean(s.buf[s.i:])
		}
		if at+run <= s.clean {
			s.set(kind, s.i, s.i+run)
			s.i += run + 1
			return nil
		}
	}
	s.kind = kind
	off := s.w.Offset() + s.i
	return s.scanPiece(off, off, false)
}

// NextPiece reads the next part of a long string. Neighbouring parts share
// 4 KiB; Unit.Own says which findings belong to which.
func (s *JSONScanner) NextPiece() (*JSONToken, error) {
	if s.err == nil {
		s.err = s.scanPiece(s.restAt, s.restOwn, true)
	}
	if s.err != nil {
		s.rest = false
		return nil, s.err
	}
	return &s.tok, nil
}

// scanPiece reads string content from the raw offset off on. Own is where
// the part that belongs to this piece begins.
func (s *JSONScanner) scanPiece(off, own int, again bool) error {
	s.rest = false
	from := off - s.w.Offset()
	escaped := false
	var cut pieceCut
	p := from
	for {
		run := indexSpecial(s.buf[p:])
		stop := len(s.buf)
		if run >= 0 {
			stop = p + run
		}
		if stop-from > s.piece-jsonOverlap {
			cut.plain(s.buf[from:stop], p-from, run >= 0, s.piece)
		}
		if cut.end > 0 {
			s.cutPiece(from, own, cut, escaped)
			return nil
		}
		p = stop
		if run < 0 {
			s.i = p
			if err := s.fill(&from); err != nil {
				return s.truncated(from, own, again, escaped, err)
			}
			p = s.i
			continue
		}
		c := s.buf[p]
		if c == '"' {
			s.i = p + 1
			s.whole(from, p, own, again, escaped)
			return nil
		}
		if s.lines && c == '\n' {
			s.i = p
			s.later = s.errorAt(p, "the line ends inside a string")
			s.whole(from, p, own, again, escaped)
			return nil
		}
		size, err := s.special(&from, &p, c == '\\', off, again)
		if err != nil {
			return err
		}
		escaped = escaped || c == '\\'
		if p+size-from > s.piece-jsonOverlap {
			cut.atom(p-from, p+size-from, s.piece)
		}
		p += size
	}
}

// special looks at the backslash or control character at *p and returns how
// many bytes belong together there. Faults are reported once: not again in
// what two pieces share.
func (s *JSONScanner) special(from, p *int, backslash bool, off int, again bool) (int, error) {
	fresh := !again || off+*p-*from >= s.restEnd
	if !backslash {
		kind := FaultControl
		if s.buf[*p] == 0 {
			kind = FaultNUL
		}
		if fresh {
			s.fault(kind, *p)
		}
		return 1, nil
	}
	const longest = 12 // a surrogate pair
	for len(s.buf)-*p < longest {
		s.i = *p
		err := s.fill(from)
		*p = s.i
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return 0, err
		}
	}
	size, _, kind := escape(s.buf[*p:])
	if kind != 0 && fresh {
		s.fault(kind, *p)
	}
	return size, nil
}

func (s *JSONScanner) whole(from, to, own int, again, escaped bool) {
	s.set(s.kind, from, to)
	s.tok.Escaped = escaped
	if again {
		s.tok.own = Span{own, s.tok.Raw.End}
	}
}

// cutPiece ends a piece before the end of its string.
func (s *JSONScanner) cutPiece(from, own int, cut pieceCut, escaped bool) {
	off := s.w.Offset() + from
	s.rest, s.restAt, s.restOwn, s.restEnd = true, off+cut.next, off+cut.own, off+cut.end
	s.i = from + cut.next
	s.whole(from, from+cut.end, own, true, escaped)
	s.tok.own.End = s.restOwn
	s.tok.More = true
}

// truncated gives what there is of the string; the error comes with the next
// call.
func (s *JSONScanner) truncated(from, own int, again, escaped bool, err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	fault := s.errorAt(len(s.buf), "the file ends inside a string")
	fault.truncated = true
	s.later = fault
	s.whole(from, len(s.buf), own, again, escaped)
	return nil
}

// pieceCut holds where a long string is cut, in bytes of its raw content:
// where the next piece begins, where its own part begins, and where this
// piece ends; 0 while unknown.
type pieceCut struct{ next, own, end int }

// plain looks for the cuts in the plain bytes of raw from p on. They stand
// between characters. Known tells that the character behind raw is known and
// not a part of the last one.
func (c *pieceCut) plain(raw []byte, p int, known bool, piece int) {
	for _, m := range c.marks(piece) {
		if *m.at > 0 || m.want >= len(raw) {
			continue
		}
		at := max(m.want, p)
		for n := 0; n < utf8.UTFMax && at < len(raw) && !utf8.RuneStart(raw[at]); n++ {
			at++
		}
		if at < len(raw) || known {
			*m.at = at
		}
	}
}

// atom does the same for an escape, which must stay whole.
func (c *pieceCut) atom(p, stop, piece int) {
	for _, m := range c.marks(piece) {
		if *m.at == 0 && m.want < stop {
			*m.at = stop
			if m.want <= p {
				*m.at = p
			}
		}
	}
}

type pieceMark struct {
	at   *int
	want int
}

func (c *pieceCut) marks(piece int) [3]pieceMark {
	return [3]pieceMark{
		{&c.next, piece - jsonOverlap},
		{&c.own, piece - jsonOverlap/2},
		{&c.end, piece},
	}
}

// indexSpecial finds the first quote, backslash or control character, or
// returns -1. It looks at eight bytes at a time.
func indexSpecial(b []byte) int {
	i := 0
	for ; i+8 <= len(b); i += 8 {
		x := binary.LittleEndian.Uint64(b[i:])
		quote := x ^ '"'*ones
		slash := x ^ '\\'*ones
		hit := ((quote-ones)&^quote | (slash-ones)&^slash | (x-' '*ones)&^x) & highs
		if hit != 0 {
			return i + bits.TrailingZeros64(hit)/8
		}
	}
	for ; i < len(b); i++ {
		if c := b[i]; c == '"' || c == '\\' || c < ' ' {
			return i
		}
	}
	return -1
}
