package source

import (
	"bytes"
	"encoding/binary"
	"math/bits"
	"unicode/utf8"
)

// sniffUnicode finds a byte order mark or the zero bytes of UTF-16 and
// UTF-32 in the beginning of a file. It returns an empty name where neither
// is there, and the length of the mark.
func sniffUnicode(head []byte) (name string, mark int) {
	for _, m := range []struct{ mark, name string }{
		{"\xff\xfe\x00\x00", UTF32LE}, // before UTF-16, whose mark it begins with
		{"\x00\x00\xfe\xff", UTF32BE},
		{"\xff\xfe", UTF16LE},
		{"\xfe\xff", UTF16BE},
		{"\xef\xbb\xbf", UTF8BOM},
	} {
		if bytes.HasPrefix(head, []byte(m.mark)) {
			return m.name, len(m.mark)
		}
	}
	if bytes.IndexByte(head, 0) < 0 {
		return "", 0
	}
	switch {
	case looksUTF32(head, binary.LittleEndian):
		return UTF32LE, 0
	case looksUTF32(head, binary.BigEndian):
		return UTF32BE, 0
	case looksUTF16(head, binary.LittleEndian, 1):
		return UTF16LE, 0
	case looksUTF16(head, binary.BigEndian, 0):
		return UTF16BE, 0
	}
	return "", 0
}

// looksUTF32 wants every group of four bytes to be a character that can
// stand in a text.
func looksUTF32(head []byte, order binary.ByteOrder) bool {
	if len(head) < 4 {
		return false
	}
	for ; len(head) >= 4; head = head[4:] {
		v := order.Uint32(head)
		if v == 0 || v > utf8.MaxRune || !utf8.ValidRune(rune(v)) {
			return false
		}
	}
	return true
}

// looksUTF16 counts zero bytes. Text in Latin letters has one in nearly
// every pair, always on the same side. Other scripts have them in blanks and
// punctuation; then the bytes must not be UTF-8 and the surrogates must pair.
func looksUTF16(head []byte, order binary.ByteOrder, side int) bool {
	if len(head)%2 != 0 && len(head) < 64 {
		return false // too little to tell from a stray NUL
	}
	pairs, zeros, turned, loose := len(head)/2, 0, 0, 0
	high := false
	for i := 0; i+1 < len(head); i += 2 {
		v := order.Uint16(head[i:])
		switch {
		case v == 0:
			return false // text holds no NUL
		case head[i+side] == 0:
			zeros++
		case head[i+1-side] == 0:
			turned++ // such as U+3000, a blank
		}
		if isLow := v >= 0xdc00 && v < 0xe000; isLow != high {
			loose++
		}
		high = v >= 0xd800 && v < 0xdc00
	}
	if zeros <= turned {
		return false
	}
	if zeros*10 >= pairs*7 {
		return true
	}
	return zeros*50 >= pairs && loose == 0 && !looksUTF8(head, false)
}

// looksUTF8 tells whether the bytes beyond ASCII are UTF-8, or at least more
// often so than not: one damaged character does not make it another
// character set. A character that is cut off by the end of b counts as
// damaged only where b is complete.
func looksUTF8(b []byte, complete bool) bool {
	valid, invalid := 0, 0
	for len(b) > 0 {
		b = b[asciiPrefix(b):]
		for len(b) > 0 && b[0] >= utf8.RuneSelf {
			r, size := utf8.DecodeRune(b)
			switch {
			case r != utf8.RuneError || size > 1:
				valid++
			case complete || utf8.FullRune(b):
				invalid++
			}
			b = b[size:]
		}
	}
	return invalid == 0 || valid > invalid
}

// isBinary tells whether the beginning of a file holds NUL bytes that are
// not those of UTF-16 or UTF-32. Text with a stray NUL is text: UTF-8 with
// fewer than one control character in ten.
func isBinary(head []byte) bool {
	head = head[:min(len(head), sniffSize)]
	if bytes.IndexByte(head, 0) < 0 {
		return false
	}
	if name, _ := sniffUnicode(head); name != "" && name != UTF8BOM {
		return false
	}
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			controls++
		}
	}
	return controls*10 >= len(head) || !looksUTF8(head, false)
}

// asciiPrefix is the number of ASCII bytes that b begins with.
func asciiPrefix(b []byte) int {
	const high = 0x8080808080808080
	i := 0
	for ; i+32 <= len(b); i += 32 {
		w := b[i : i+32 : i+32]
		if (binary.LittleEndian.Uint64(w)|binary.LittleEndian.Uint64(w[8:])|
			binary.LittleEndian.Uint64(w[16:])|binary.LittleEndian.Uint64(w[24:]))&high != 0 {
			break
		}
	}
	for ; i+8 <= len(b); i += 8 {
		if w := binary.LittleEndian.Uint64(b[i:]) & high; w != 0 {
			return i + bits.TrailingZeros64(w)/8
		}
	}
	for i < len(b) && b[i] < utf8.RuneSelf {
		i++
	}
	return i
}
