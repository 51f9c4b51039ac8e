package review

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"
)

// ErrInterrupted says that the person wants the program to end at once.
var ErrInterrupted = errors.New("interrupted")

const (
	keyEnter  = '\n'
	keyNone   = 0 // a key that means nothing
	ctrlC     = 0x03
	ctrlD     = 0x04
	escape    = 0x1b
	maxLine   = 16 << 10
	readAhead = 256
)

// Keyboard reads what a person types. It is not safe for concurrent use.
type Keyboard struct {
	r    io.Reader
	raw  func() (restore func(), err error)
	buf  []byte
	skip bool // the "\n" of "\r\n" is still to come
	err  error
}

// Lines reads from r line by line: a key is the only letter of a line.
func Lines(r io.Reader) *Keyboard { return &Keyboard{r: r} }

// Keys reads single keys from a terminal. Raw has the terminal give keys as
// they are pressed, until restore is called, which is always before Key
// returns. Lines are read in the terminal's ordinary mode.
func Keys(r io.Reader, raw func() (restore func(), err error)) *Keyboard {
	return &Keyboard{r: r, raw: raw}
}

// Key waits for a key. Enter is "\n"; what is no letter, digit or sign is 0.
// The error is ErrInterrupted for Ctrl-C and io.EOF for Ctrl-D and the end of
// the input.
func (k *Keyboard) Key() (rune, error) {
	if k.raw == nil {
		line, err := k.Line()
		if err != nil {
			return keyNone, err
		}
		switch key, size := utf8.DecodeRuneInString(line); size {
		case 0:
			return keyEnter, nil
		case len(line):
			return key, nil
		}
		return keyNone, nil
	}
	restore, err := k.raw()
	if err != nil {
		return keyNone, fmt.Errorf("cannot read keys from the terminal: %w", err)
	}
	defer restore()
	for {
		b, err := k.next()
		if err != nil {
			return keyNone, err
		}
		switch {
		case b == ctrlC:
			return keyNone, ErrInterrupted
		case b == ctrlD:
			return keyNone, io.EOF
		case b == '\r' || b == '\n':
			return keyEnter, nil
		case b == escape:
			k.sequence()
		case b < ' ' || b == 0x7f:
			return keyNone, nil
		case b < utf8.RuneSelf:
			return rune(b), nil
		default:
			return k.letter(b)
		}
	}
}

// Line reads a line, without its end, control characters and the blanks
// around it. The error is io.EOF at the end of the input.
func (k *Keyboard) Line() (string, error) {
	var line []byte
	for {
		b, err := k.next()
		switch {
		case errors.Is(err, io.EOF) && len(line) > 0:
			return clean(line), nil
		case err != nil:
			return "", err
		case b == ctrlC:
			return "", ErrInterrupted
		case b == ctrlD && len(line) == 0:
			return "", io.EOF
		case b == '\n' || b == '\r':
			k.skip = b == '\r'
			return clean(line), nil
		case len(line) < maxLine: // the rest of a line that no hand has typed is left out
			line = append(line, b)
		}
	}
}

func clean(line []byte) string {
	text := strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, strings.ToValidUTF8(string(line), ""))
	return strings.TrimSpace(text)
}

// next is the next byte.
func (k *Keyboard) next() (byte, error) {
	for len(k.buf) == 0 {
		if k.err != nil {
			return 0, k.err
		}
		buf := make([]byte, readAhead)
		var n int
		n, k.err = k.r.Read(buf)
		k.buf = buf[:n]
		if k.skip && n > 0 {
			k.skip = false
			if k.buf[0] == '\n' {
				k.buf = k.buf[1:]
			}
		}
	}
	b := k.buf[0]
	k.buf = k.buf[1:]
	if k.skip && b == '\n' {
		k.skip = false
		return k.next()
	}
	k.skip = false
	return b, nil
}

// sequence drops what a key such as an arrow sends after the escape. It
// comes in one piece.
func (k *Keyboard) sequence() {
	if len(k.buf) == 0 || k.buf[0] != '[' && k.buf[0] != 'O' {
		return
	}
	k.buf = k.buf[1:]
	for len(k.buf) > 0 {
		b := k.buf[0]
		k.buf = k.buf[1:]
		if b >= '@' && b <= '~' {
			return
		}
	}
}

// letter is a letter beyond ASCII that begins with b.
func (k *Keyboard) letter(b byte) (rune, error) {
	code := []byte{b}
	for !utf8.FullRune(code) {
		b, err := k.next()
		if err != nil {
			return keyNone, err
		}
		code = append(code, b)
	}
	r, _ := utf8.DecodeRune(code)
	if r == utf8.RuneError {
		return keyNone, nil
	}
	return r, nil
}
