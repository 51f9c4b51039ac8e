package source

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

// cursor follows the position in a stream of UTF-8 that comes in pieces. It
// counts bytes that begin a character, so a piece may end inside one.
type cursor struct{ document.Position }

func (c *cursor) advance(b []byte, ascii bool) {
	if lines := bytes.Count(b, []byte{'\n'}); lines > 0 {
		c.Line += lines
		c.Column = 1
		b = b[bytes.LastIndexByte(b, '\n')+1:]
	}
	c.Column += len(b)
	if !ascii {
		c.Column -= continuations(b)
	}
}

// continuations counts the bytes 10xxxxxx of b.
func continuations(b []byte) int {
	const ones = 0x0101010101010101
	n := 0
	for ; len(b) >= 8; b = b[8:] {
		w := binary.LittleEndian.Uint64(b)
		n += bits.OnesCount64(w >> 7 &^ (w >> 6) & ones)
	}
	for _, c := range b {
		if c&0xc0 == 0x80 {
			n++
		}
	}
	return n
}

// utf8Check finds the first invalid byte and the first NUL of a stream that
// passes through.
type utf8Check struct {
	offset   int // raw offset of the next byte
	cur      cursor
	part     []byte // a character that the last piece cut off, at most 3 bytes
	nul      bool   // reported
	invalid  bool   // reported; nothing is followed any more
	problems []Problem
}

func newUTF8Check(offset int) utf8Check {
	return utf8Check{offset: offset, cur: cursor{document.Position{Line: 1, Column: 1}}}
}

// add takes the next piece, of which the first plain bytes are ASCII. The
// last piece says so in end.
func (c *utf8Check) add(p []byte, plain int, end bool) {
	if !c.invalid {
		bad := c.firstInvalid(p, plain, end)
		c.findNUL(p)
		if bad != noInvalid {
			c.report(p, bad, "invalid UTF-8")
			c.invalid = true
		}
		c.cur.advance(p, plain == len(p))
	}
	c.offset += len(p)
}

const noInvalid = 1 << 62

// firstInvalid is the place in p of the first character that is not UTF-8,
// negative where it began in an earlier piece.
func (c *utf8Check) firstInvalid(p []byte, plain int, end bool) int {
	from := 0
	if len(c.part) > 0 {
		cut := len(c.part)
		for from < len(p) && !utf8.FullRune(c.part) {
			c.part = append(c.part, p[from])
			from++
		}
		if !utf8.FullRune(c.part) {
			if end {
				return -cut
			}
			return noInvalid
		}
		if r, size := utf8.DecodeRune(c.part); r == utf8.RuneError && size <= 1 {
			return -cut
		}
		c.part = c.part[:0]
	}
	at := max(from, plain)
	cut := len(p)
	if !end {
		cut = max(at, cutOff(p))
	}
	if utf8.Valid(p[at:cut]) {
		c.part = append(c.part[:0], p[cut:]...)
		return noInvalid
	}
	for at < cut {
		at += asciiPrefix(p[at:cut])
		r, size := utf8.DecodeRune(p[at:cut])
		if r == utf8.RuneError && size <= 1 {
			break
		}
		at += size
	}
	return at
}

// cutOff is where p ends without the beginning of a character at its end.
func cutOff(p []byte) int {
	for at := len(p) - 1; at >= max(0, len(p)-utf8.UTFMax+1); at-- {
		if utf8.RuneStart(p[at]) {
			if utf8.FullRune(p[at:]) {
				break
			}
			return at
		}
	}
	return len(p)
}

func (c *utf8Check) findNUL(p []byte) {
	if c.nul {
		return
	}
	if at := bytes.IndexByte(p, 0); at >= 0 {
		c.nul = true
		c.report(p, at, "NUL byte")
	}
}

// report notes a problem at p[at]; at is negative for a character that began
// in an earlier piece.
func (c *utf8Check) report(p []byte, at int, text string) {
	cur := c.cur
	if at < 0 {
		cur.Column-- // its first byte was counted
	} else {
		cur.advance(p[:at], false)
	}
	c.problems = append(c.problems, Problem{Pos: cur.Position, Offset: c.offset + at, Text: text})
}
