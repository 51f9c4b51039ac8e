package document

import (
	"errors"
	"io"
	"unicode/utf16"
	"unicode/utf8"
)

// DecodeJSONString decodes a unit whose text is one JSON string with its
// quotes, such as a cell of a translation table. The result keeps everything
// but its text and map, which leads to the file.
func DecodeJSONString(outer *Unit) (Unit, error) {
	s := NewJSONScanner(NewTextWindow(outer.Text), false)
	tok, err := s.Next()
	if err != nil {
		return Unit{}, err
	}
	if tok.Kind != JSONString || tok.More {
		return Unit{}, errNotString
	}
	u := *outer
	s.Unit(tok, &u)
	if _, err := s.Next(); !errors.Is(err, io.EOF) {
		return Unit{}, errNotString
	}
	u.Within(outer)
	return u, nil
}

var errNotString = errors.New("not one JSON string")

// Unit sets Text, Raw, Pos, Segments, Spelling and Own of u from the token at
// hand. Without escapes the text is a part of the window, which it keeps in
// memory, and Segments are nil.
func (s *JSONScanner) Unit(tok *JSONToken, u *Unit) {
	u.Raw = tok.Raw
	u.Pos = s.Pos(tok.Raw.Start)
	u.Segments = nil
	u.Own = Span{}
	u.Spelling = spelledJSON
	if tok.Kind == JSONNumber {
		u.Spelling = spelledJSONNumber
	}
	if !tok.Escaped {
		u.Text = textOf(tok.Content)
	} else {
		s.text.Reset()
		s.decode(tok)
		s.text.Fill(u)
		u.Raw = tok.Raw // the text is empty or begins elsewhere
	}
	if tok.own != (Span{}) {
		u.Own = Span{u.textOffset(tok.own.Start), u.textOffset(tok.own.End)}
	}
}

// Text is a copy of the decoded text of the token at hand.
func (s *JSONScanner) Text(tok *JSONToken) string {
	if !tok.Escaped {
		return string(tok.Content)
	}
	return string(s.AppendText(nil, tok))
}

// AppendText appends the decoded text of the token at hand to dst.
func (s *JSONScanner) AppendText(dst []byte, tok *JSONToken) []byte {
	content := tok.Content
	if !tok.Escaped {
		return append(dst, content...)
	}
	for len(content) > 0 {
		if content[0] != '\\' {
			n := indexBackslash(content)
			dst = append(dst, content[:n]...)
			content = content[n:]
			continue
		}
		size, text, _ := escape(content)
		dst = append(dst, text...)
		content = content[size:]
	}
	return dst
}

func (s *JSONScanner) decode(tok *JSONToken) {
	content, off := tok.Content, tok.Raw.Start
	for i := 0; i < len(content); {
		pos := s.Pos(off + i)
		if content[i] != '\\' {
			n := indexBackslash(content[i:])
			s.text.Run(content[i:i+n], off+i, pos)
			i += n
			continue
		}
		size, text, kind := escape(content[i:])
		if kind == FaultEscape { // keep what is written
			s.text.Run(content[i:i+size], off+i, pos)
		} else {
			s.text.Atom(text, Span{off + i, off + i + size}, pos, size)
		}
		i += size
	}
}

// escape decodes the escape at the beginning of b: its size in bytes, its
// text, and what is wrong with it. Unknown escapes stand for themselves.
func escape(b []byte) (size int, text string, kind JSONFaultKind) {
	if len(b) < 2 {
		return len(b), `\`, FaultEscape
	}
	switch b[1] {
	case '"':
		return 2, `"`, 0
	case '\\':
		return 2, `\`, 0
	case '/':
		return 2, "/", 0
	case 'b':
		return 2, "\b", 0
	case 'f':
		return 2, "\f", 0
	case 'n':
		return 2, "\n", 0
	case 'r':
		return 2, "\r", 0
	case 't':
		return 2, "\t", 0
	case 'u':
		return unicodeEscape(b)
	}
	return 1, `\`, FaultEscape
}

func unicodeEscape(b []byte) (size int, text string, kind JSONFaultKind) {
	r, ok := hex4(b)
	if !ok {
		return 2, `\u`, FaultEscape
	}
	if !utf16.IsSurrogate(r) {
		return 6, string(r), 0
	}
	if low, ok := hex4(b[6:]); ok {
		if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
			return 12, string(pair), 0
		}
	}
	return 6, "\uFFFD", FaultLoneSurrogate
}

// hex4 reads \uXXXX at the beginning of b.
func hex4(b []byte) (rune, bool) {
	if len(b) < 6 || b[0] != '\\' || b[1] != 'u' {
		return 0, false
	}
	var r rune
	for _, c := range b[2:6] {
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, false
		}
		r = r<<4 | rune(c)
	}
	return r, true
}
