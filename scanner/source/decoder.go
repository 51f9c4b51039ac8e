package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

// faulty stands for code units that are no character. Each becomes U+FFFD.
const faulty rune = -1

// decoder turns UTF-16, UTF-32 or Windows-1252 into UTF-8 and keeps a map of
// offsets.
type decoder struct {
	src  io.Reader
	err  error // of src, comes after out
	raw  []byte
	left int // bytes of raw that wait for the rest of their character
	out  []byte
	todo []byte // the part of out that Read has not given yet

	// next reads one character: its code point (or faulty) and its bytes,
	// zero where b holds only a part of it.
	next func(b []byte) (rune, int)
	// plain is the number of ASCII characters that b begins with.
	plain func(b []byte) int
	low   int // place of the low byte in a code unit

	offsets  offsetMap
	cur      cursor // at the beginning of out
	problems []Problem
	seen     map[string]bool
}

// newDecoder reads src, whose first byte has the given raw offset and the
// given offset in the decoded stream.
func newDecoder(name string, src io.Reader, decoded, raw int) *decoder {
	d := &decoder{
		src: src, raw: make([]byte, 32<<10), seen: map[string]bool{},
		cur: cursor{document.Position{Line: 1, Column: 1}},
	}
	unit, wide := 1, 0
	switch name {
	case UTF16LE, UTF16BE:
		order := byteOrder(name == UTF16BE)
		unit, wide = 2, 2
		d.next = func(b []byte) (rune, int) { return nextUTF16(b, order) }
		d.plain = plainUTF16LE
		if name == UTF16BE {
			d.plain, d.low = plainUTF16BE, 1
		}
	case UTF32LE, UTF32BE:
		order := byteOrder(name == UTF32BE)
		unit = 4
		d.next = func(b []byte) (rune, int) { return nextUTF32(b, order) }
		d.plain = func([]byte) int { return 0 } // too rare for a fast path
	default:
		d.next = nextWindows1252
		d.plain = asciiPrefix
	}
	d.offsets = newOffsetMap(unit, wide, decoded, raw)
	return d
}

func byteOrder(big bool) binary.ByteOrder {
	if big {
		return binary.BigEndian
	}
	return binary.LittleEndian
}

// Read gives UTF-8.
func (d *decoder) Read(p []byte) (int, error) {
	for len(d.todo) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		d.fill()
	}
	n := copy(p, d.todo)
	d.todo = d.todo[n:]
	return n, nil
}

// fill decodes the next piece of the source.
func (d *decoder) fill() {
	n, err := d.src.Read(d.raw[d.left:])
	d.err = err
	d.out = d.out[:0]
	b := d.raw[:d.left+n]
	for len(b) > 0 {
		if k := d.plain(b); k > 0 {
			b = d.copyPlain(b, k)
			continue
		}
		r, size := d.next(b)
		if size == 0 {
			if err == nil {
				break
			}
			if errors.Is(err, io.EOF) {
				d.report("the file ends inside a character")
			}
			r, size = faulty, len(b)
		} else if r == faulty {
			d.report("a code unit that is no character")
		}
		if r == faulty {
			r = utf8.RuneError
		}
		d.out = utf8.AppendRune(d.out, r)
		d.offsets.add(utf8.RuneLen(r), size)
		b = b[size:]
	}
	d.left = copy(d.raw, b)
	if at := bytes.IndexByte(d.out, 0); at >= 0 && !d.seen["NUL"] {
		d.seen["NUL"] = true
		cur := d.cur
		cur.advance(d.out[:at], false)
		back := d.offsets.decoded - len(d.out) + at
		raw, _ := d.offsets.rawAt(back)
		d.problems = append(d.problems, Problem{Pos: cur.Position, Offset: raw, Text: "NUL character"})
	}
	d.cur.advance(d.out, false)
	d.todo = d.out
}

// copyPlain takes k ASCII characters from the beginning of b.
func (d *decoder) copyPlain(b []byte, k int) []byte {
	unit := d.offsets.unit
	if unit == 1 {
		d.out = append(d.out, b[:k]...)
	} else {
		for i := d.low; i < k*unit; i += unit {
			d.out = append(d.out, b[i])
		}
	}
	d.offsets.addPlain(k)
	return b[k*unit:]
}

// report notes a problem at the end of out, the first of its kind.
func (d *decoder) report(text string) {
	if d.seen[text] {
		return
	}
	d.seen[text] = true
	cur := d.cur
	cur.advance(d.out, false)
	d.problems = append(d.problems, Problem{Pos: cur.Position, Offset: d.offsets.raw, Text: text})
}

func plainUTF16LE(b []byte) int { return plainUTF16(b, 0xff80ff80ff80ff80) }

func plainUTF16BE(b []byte) int { return plainUTF16(b, 0x80ff80ff80ff80ff) }

// plainUTF16 counts the code units below 128 that b begins with. The mask
// has the bits that they lack, for four units in little-endian order.
func plainUTF16(b []byte, mask uint64) int {
	n := 0
	for ; len(b) >= 8 && binary.LittleEndian.Uint64(b)&mask == 0; b = b[8:] {
		n += 4
	}
	for ; len(b) >= 2 && binary.LittleEndian.Uint16(b)&uint16(mask) == 0; b = b[2:] {
		n++
	}
	return n
}

func nextUTF16(b []byte, order binary.ByteOrder) (rune, int) {
	if len(b) < 2 {
		return 0, 0
	}
	v := rune(order.Uint16(b))
	switch {
	case v < 0xd800 || v > 0xdfff:
		return v, 2
	case v >= 0xdc00:
		return faulty, 2
	case len(b) < 4:
		return 0, 0
	}
	low := rune(order.Uint16(b[2:]))
	if low < 0xdc00 || low > 0xdfff {
		return faulty, 2
	}
	return (v-0xd800)<<10 + (low - 0xdc00) + 0x10000, 4
}

func nextUTF32(b []byte, order binary.ByteOrder) (rune, int) {
	if len(b) < 4 {
		return 0, 0
	}
	v := order.Uint32(b)
	if v > utf8.MaxRune || !utf8.ValidRune(rune(v)) {
		return faulty, 4
	}
	return rune(v), 4
}

// windows1252 holds the code points of the bytes 80 to 9F, by the WHATWG
// Encoding Standard, "index windows-1252": unassigned bytes are the control
// characters of the same number.
var windows1252 = [32]rune{
	'€', 0x81, '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', 0x8d, 'Ž', 0x8f,
	0x90, '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', 0x9d, 'ž', 'Ÿ',
}

func nextWindows1252(b []byte) (rune, int) {
	if b[0] >= 0x80 && b[0] < 0xa0 {
		return windows1252[b[0]-0x80], 1
	}
	return rune(b[0]), 1
}
