package source

import (
	"bytes"
	"errors"
	"io"

	"github.com/privlint/privlint/scanner/document"
)

// The character sets, as Encoding names them.
const (
	UTF8        = "utf-8"
	UTF8BOM     = "utf-8-bom"
	UTF16LE     = "utf-16le"
	UTF16BE     = "utf-16be"
	UTF32LE     = "utf-32le"
	UTF32BE     = "utf-32be"
	Windows1252 = "windows-1252"
)

// headSize is how much is looked at to find the character set.
const headSize = 64 << 10

// Problem is a fault of the character set. It has the form of
// workspace.Problem, so that one converts to the other, and its text holds
// nothing of the content.
type Problem struct {
	Pos    document.Position
	Offset int // raw byte offset
	Text   string
	// Note marks remarks that leave the scan complete.
	Note bool
}

// Text reads a file as UTF-8 and leads back to its raw bytes. UTF-8 passes
// through unchanged, invalid bytes included. A Text is not safe for
// concurrent use.
type Text struct {
	src      io.Reader
	srcErr   error  // sticky, comes after ahead
	ahead    []byte // raw bytes read from src and not used yet
	encoding string
	base     int

	settled bool // the character set is known beyond doubt
	check   utf8Check
	decoder *decoder // nil while the bytes pass through
	guess   *Problem // the note on Windows-1252
}

// Decode looks at the beginning of r and finds its character set: by byte
// order mark, by the zero bytes of UTF-16 and UTF-32, else UTF-8, and
// Windows-1252 where the first bytes beyond ASCII are not UTF-8. An error of
// r that comes before its first byte is returned, later ones come from Read.
func Decode(r io.Reader) (*Text, error) {
	t := &Text{src: r, encoding: UTF8, check: newUTF8Check(0)}
	t.lookAhead(headSize)
	if len(t.ahead) == 0 && t.srcErr != nil && !errors.Is(t.srcErr, io.EOF) {
		return nil, t.srcErr
	}
	name, mark := sniffUnicode(t.ahead)
	switch {
	case name == UTF8BOM:
		t.base, t.settled = mark, true
		t.check = newUTF8Check(mark)
	case name != "":
		t.decodeFrom(name, 0, mark)
	default:
		if plain := asciiPrefix(t.ahead); plain < len(t.ahead) {
			t.settle(plain)
		}
		return t, nil
	}
	t.encoding = name
	t.ahead = t.ahead[mark:]
	return t, nil
}

// Encoding is the character set, one of the constants of this package. It
// can change from UTF8 to Windows1252 while reading: a file that begins with
// more than 64 KiB of ASCII shows its character set late. It is final at the
// end.
func (t *Text) Encoding() string { return t.encoding }

// Base is the raw offset of the first byte that Read gives: 3 after a UTF-8
// byte order mark, else 0.
func (t *Text) Base() int { return t.base }

// Problems lists what was wrong with the bytes read so far, the first place
// of each kind, and as a note the guess of a character set. It is complete
// after the last byte was read.
func (t *Text) Problems() []Problem {
	var out []Problem
	if t.guess != nil {
		out = append(out, *t.guess)
	}
	out = append(out, t.check.problems...)
	if t.decoder != nil {
		out = append(out, t.decoder.problems...)
	}
	return out
}

// Read gives UTF-8.
func (t *Text) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if t.decoder != nil {
		return t.decoder.Read(p)
	}
	n, err := t.readRaw(p)
	plain := asciiPrefix(p[:n])
	if !t.settled && plain < n {
		// The character set shows here: keep the rest back until it is
		// known.
		t.ahead = append(bytes.Clone(p[plain:n]), t.ahead...)
		t.check.add(p[:plain], plain, false)
		t.settle(t.check.offset)
		if plain == 0 {
			return t.Read(p)
		}
		return plain, nil
	}
	t.check.add(p[:n], plain, errors.Is(err, io.EOF))
	return n, err
}

// settle decides between UTF-8 and Windows-1252. The first byte beyond ASCII
// has the raw offset at; all before it is ASCII and so the same in both.
func (t *Text) settle(at int) {
	t.lookAhead(headSize)
	t.settled = true
	if looksUTF8(t.ahead, t.srcErr != nil) {
		return
	}
	// In Decode the bytes ahead begin at offset 0, later at the offset at.
	plain := asciiPrefix(t.ahead)
	t.encoding = Windows1252
	t.decodeFrom(Windows1252, at-plain, at-plain)
	cur := t.decoder.cur
	cur.advance(t.ahead[:plain], true)
	t.guess = &Problem{Pos: cur.Position, Offset: at, Text: "not UTF-8, read as Windows-1252 from here on", Note: true}
}

func (t *Text) decodeFrom(name string, decoded, raw int) {
	t.settled = true
	t.decoder = newDecoder(name, readerFunc(t.readRaw), decoded, raw)
	t.decoder.cur = t.check.cur
}

// lookAhead fills ahead up to n bytes or the end.
func (t *Text) lookAhead(n int) {
	if t.srcErr != nil || len(t.ahead) >= n {
		return
	}
	buf := make([]byte, n)
	have := copy(buf, t.ahead)
	for idle := 0; have < n && t.srcErr == nil; {
		var more int
		more, t.srcErr = t.src.Read(buf[have:])
		have += more
		if idle++; more > 0 {
			idle = 0
		} else if idle == 100 && t.srcErr == nil {
			t.srcErr = io.ErrNoProgress
		}
	}
	t.ahead = buf[:have]
}

func (t *Text) readRaw(p []byte) (int, error) {
	if len(t.ahead) > 0 {
		n := copy(p, t.ahead)
		t.ahead = t.ahead[n:]
		return n, nil
	}
	t.ahead = nil
	if t.srcErr != nil {
		return 0, t.srcErr
	}
	n, err := t.src.Read(p)
	t.srcErr = err
	return n, err
}

type readerFunc func(p []byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
