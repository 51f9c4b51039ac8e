package document

import (
	"bytes"
	"errors"
	"io"
)

const (
	maxNumber = 64 << 10
	maxWord   = 256
)

func indexBackslash(b []byte) int {
	if n := bytes.IndexByte(b, '\\'); n >= 0 {
		return n
	}
	return len(b)
}

// other reads what begins with a byte that is not punctuation: numbers,
// literals and what does not belong there. Done is false when the byte was
// only stepped over.
func (s *JSONScanner) other(c byte) (done bool, err error) {
	switch {
	case c == '-' || c == '+' || c == '.' || '0' <= c && c <= '9':
		return true, s.number()
	case isWord(c):
		return true, s.word()
	case c < ' ':
		kind := FaultControl
		if c == 0 {
			kind = FaultNUL
		}
		s.fault(kind, s.i)
		s.i++
		return false, nil
	case c == 0xEF && s.atBOM():
		s.fault(FaultByteOrderMark, s.i)
		s.i += 3
		return false, nil
	}
	return true, s.unexpected()
}

// take reads the bytes that belong to a token, at most limit of them. It
// tells whether that was not all; the rest is passed over by the next call of
// Next.
func (s *JSONScanner) take(kind JSONKind, limit int, belongs func(byte) bool) (cut bool, err error) {
	from := s.i
	for {
		for s.i < len(s.buf) && s.i-from < limit && belongs(s.buf[s.i]) {
			s.i++
		}
		if s.i < len(s.buf) {
			break
		}
		err := s.fill(&from)
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return false, err
		}
	}
	s.set(kind, from, s.i)
	cut = s.i-from == limit && s.i < len(s.buf) && belongs(s.buf[s.i])
	if cut {
		s.surplus = belongs
	}
	return cut, nil
}

// passSurplus passes over what is left of a token that was too long.
func (s *JSONScanner) passSurplus() error {
	for s.surplus != nil {
		for s.i < len(s.buf) && s.surplus(s.buf[s.i]) {
			s.i++
		}
		if s.i < len(s.buf) {
			break
		}
		if err := s.fill(&s.i); err != nil {
			s.surplus = nil
			if errors.Is(err, io.EOF) {
				return nil
			}
			return err
		}
	}
	s.surplus = nil
	return nil
}

func (s *JSONScanner) number() error {
	if !s.beginValue() {
		return s.unexpected()
	}
	cut, err := s.take(JSONNumber, maxNumber, isNumber)
	if err != nil {
		return err
	}
	s.afterValue()
	switch at := s.tok.Raw.Start - s.w.Offset(); {
	case cut:
		s.fault(FaultNumberTooLong, at)
	case !validNumber(s.tok.Content):
		s.fault(FaultNumber, at)
	}
	return nil
}

func (s *JSONScanner) word() error {
	kind := JSONLiteral
	switch {
	case s.beginName():
		kind = JSONName
	case !s.beginValue():
		return s.unexpected()
	}
	if _, err := s.take(kind, maxWord, isWord); err != nil {
		return err
	}
	at := s.tok.Raw.Start - s.w.Offset()
	if kind == JSONName {
		s.state = jsonColon
		s.fault(FaultBareWord, at)
		return nil
	}
	s.afterValue()
	switch string(s.tok.Content) {
	case "true", "false", "null":
	default:
		s.fault(FaultBareWord, at)
	}
	return nil
}

// comment passes over a comment.
func (s *JSONScanner) comment() error {
	from := s.i
	for len(s.buf)-from < 2 {
		if err := s.fill(&from); err != nil {
			if !errors.Is(err, io.EOF) {
				return err
			}
			return s.unexpected()
		}
	}
	s.i = from
	block := s.buf[from+1] == '*'
	if !block && s.buf[from+1] != '/' {
		return s.unexpected()
	}
	s.fault(FaultComment, from)
	open := s.errorAt(from, "the comment that begins here does not end")
	s.i += 2
	for star := false; ; {
		for s.i < len(s.buf) {
			c := s.buf[s.i]
			switch {
			case c == '\n' && s.lines && block:
				return open
			case c == '\n' && !block:
				return nil
			case c == '/' && block && star:
				s.i++
				return nil
			}
			star = c == '*'
			s.i++
		}
		if err := s.fill(&s.i); err != nil {
			if !errors.Is(err, io.EOF) {
				return err
			}
			if block {
				return open
			}
			return nil
		}
	}
}

func (s *JSONScanner) atBOM() bool {
	for len(s.buf)-s.i < 3 {
		if s.fill(&s.i) != nil {
			break
		}
	}
	return bytes.HasPrefix(s.buf[s.i:], []byte("\xEF\xBB\xBF"))
}

func isNumber(c byte) bool {
	return '0' <= c && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'
}

func isWord(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || c == '_' || c == '$' || '0' <= c && c <= '9' || c >= 0x80 && c != 0xEF
}

// validNumber checks the grammar of RFC 8259, section 6.
func validNumber(b []byte) bool {
	i := 0
	digits := func() bool {
		from := i
		for i < len(b) && '0' <= b[i] && b[i] <= '9' {
			i++
		}
		return i > from
	}
	if i < len(b) && b[i] == '-' {
		i++
	}
	if zero := i < len(b) && b[i] == '0'; zero {
		i++
	} else if !digits() {
		return false
	}
	if i < len(b) && b[i] == '.' {
		i++
		if !digits() {
			return false
		}
	}
	if i < len(b) && (b[i] == 'e' || b[i] == 'E') {
		i++
		if i < len(b) && (b[i] == '-' || b[i] == '+') {
			i++
		}
		if !digits() {
			return false
		}
	}
	return i == len(b)
}
