package document

import (
	"errors"
	"fmt"
	"io"
	"unicode/utf8"
)

// MaxJSONDepth is how deep objects and arrays may be nested. Exports of
// assistants stay under 40.
const MaxJSONDepth = 1000

// JSONKind is the kind of a token.
type JSONKind uint8

// The kinds of tokens.
const (
	JSONBeginObject JSONKind = iota + 1
	JSONEndObject
	JSONBeginArray
	JSONEndArray
	JSONName
	JSONString
	JSONNumber
	JSONLiteral
	// JSONEndLine ends a line in line mode.
	JSONEndLine
)

// JSONToken is one token. It is valid until the next call of Next, NextPiece
// or SkipLine; its Content stays as it is.
type JSONToken struct {
	Kind JSONKind
	// Raw is where the token stands in the file: for names and strings what
	// is between the quotes.
	Raw Span
	// Content are the bytes of Raw.
	Content []byte
	// Escaped tells that a name or string holds backslashes.
	Escaped bool
	// More tells that the string goes on: NextPiece gives its next part.
	More bool

	own Span // raw range that belongs to this piece; zero for whole strings
}

// JSONScanner reads JSON as a stream of tokens. It goes on after faults that
// leave the structure clear (comments, odd commas, bad escapes, a second
// document) and reports them; others end in a *JSONError. Its memory is
// bounded whatever the length of lines and strings: strings of more than
// 128 KiB come in overlapping pieces. It does not recurse. A scanner is not
// safe for concurrent use.
type JSONScanner struct {
	// Fault takes the faults that were read over. It may be nil.
	Fault func(JSONFault)

	w     *Window
	buf   []byte // the bytes of w
	i     int    // read position in buf
	tok   JSONToken
	lines bool
	piece int // raw bytes of one piece of a long string

	state jsonState
	stack []bool // true for objects
	names []nameSet
	docs  int // values at top level in the document, or in the line
	err   error
	later error // to be returned by the next call of Next

	rest    bool // the string at hand goes on
	restAt  int  // raw offset where its next piece begins
	restOwn int  // raw offset from which the next piece owns
	restEnd int  // raw offset up to which the string was read
	kind    JSONKind
	surplus func(byte) bool // bytes to pass over: the rest of a number

	known    int // raw offset whose position is knownPos
	knownPos Position
	// What was looked at ahead, in long runs: each byte once.
	ascii int // no line break and nothing but ASCII from known to this raw offset
	clean int // neither backslash nor control character before this raw offset

	text TextBuilder
}

type jsonState uint8

const (
	jsonTop        jsonState = iota // between documents
	jsonFirst                       // after [
	jsonElement                     // after a comma in an array
	jsonFirstName                   // after {
	jsonName                        // after a comma in an object
	jsonColon                       // after a name
	jsonValue                       // after a colon
	jsonAfterValue                  // in an object or array
)

// NewJSONScanner reads the documents in w. In line mode (JSONL) each line
// is a document of its own: tokens of kind JSONEndLine tell them apart, and
// after an error SkipLine goes on with the next.
func NewJSONScanner(w *Window, lines bool) *JSONScanner {
	return &JSONScanner{w: w, buf: w.Bytes(), lines: lines, piece: jsonPiece, known: w.Offset(), knownPos: w.Pos(), text: TextBuilder{many: true}}
}

// Next reads the next token. It returns io.EOF at the end, a *JSONError
// where the text cannot be understood, or the error of the reader. What is
// left of a string whose pieces were not asked for is passed over.
func (s *JSONScanner) Next() (*JSONToken, error) {
	for s.rest {
		if _, err := s.NextPiece(); err != nil {
			return nil, err
		}
	}
	if s.later != nil {
		s.err, s.later = s.later, nil
	}
	if s.err != nil {
		return nil, s.err
	}
	if s.surplus != nil {
		if s.err = s.passSurplus(); s.err != nil {
			return nil, s.err
		}
	}
	if err := s.next(); err != nil {
		s.err = err
		return nil, err
	}
	return &s.tok, nil
}

// Depth is the number of objects and arrays that are open.
func (s *JSONScanner) Depth() int { return len(s.stack) }

// SkipLine forgets what is open and goes on behind the next line break. It
// returns io.EOF at the end of the file.
func (s *JSONScanner) SkipLine() error {
	if s.err == io.EOF { //nolint:errorlint // set by this scanner
		return io.EOF
	}
	s.err, s.later, s.rest, s.surplus = nil, nil, false, nil
	s.state, s.stack, s.docs = jsonTop, s.stack[:0], 0
	for {
		for s.i < len(s.buf) {
			s.i++
			if s.buf[s.i-1] == '\n' {
				return nil
			}
		}
		if err := s.fill(&s.i); err != nil {
			s.err = err
			return err
		}
	}
}

// next is the grammar: one round for each byte that begins something.
func (s *JSONScanner) next() error {
	for {
		if s.i == len(s.buf) {
			if err := s.fill(&s.i); err != nil {
				return s.end(err)
			}
		}
		switch c := s.buf[s.i]; c {
		case ' ', '\t', '\r':
			s.i++
		case '\n':
			s.i++
			if s.lines {
				return s.endLine()
			}
		case ',':
			s.comma()
		case ':':
			if s.state != jsonColon {
				return s.unexpected()
			}
			s.state = jsonValue
			s.i++
		case '}', ']':
			return s.closing(c == '}')
		case '{', '[':
			return s.opening(c == '{')
		case '"':
			return s.quoted()
		case '/':
			if err := s.comment(); err != nil {
				return err
			}
		default:
			if done, err := s.other(c); done {
				return err
			}
		}
	}
}

func (s *JSONScanner) comma() {
	switch {
	case s.state != jsonAfterValue:
		s.fault(FaultExtraComma, s.i)
	case s.stack[len(s.stack)-1]:
		s.state = jsonName
	default:
		s.state = jsonElement
	}
	s.i++
}

func (s *JSONScanner) opening(object bool) error {
	if !s.beginValue() {
		return s.unexpected()
	}
	if len(s.stack) == MaxJSONDepth {
		return s.errorAt(s.i, fmt.Sprintf("nested deeper than %d levels", MaxJSONDepth))
	}
	s.stack = append(s.stack, object)
	kind := JSONBeginArray
	s.state = jsonFirst
	if object {
		kind = JSONBeginObject
		s.state = jsonFirstName
		s.openNames()
	}
	return s.mark(kind)
}

func (s *JSONScanner) closing(object bool) error {
	if len(s.stack) == 0 || s.stack[len(s.stack)-1] != object {
		return s.unexpected()
	}
	switch s.state {
	case jsonColon, jsonValue:
		return s.errorAt(s.i, "a name without a value")
	case jsonName, jsonElement:
		s.fault(FaultTrailingComma, s.i)
	default:
	}
	s.stack = s.stack[:len(s.stack)-1]
	s.afterValue()
	if object {
		return s.mark(JSONEndObject)
	}
	return s.mark(JSONEndArray)
}

func (s *JSONScanner) quoted() error {
	if s.beginName() {
		s.i++
		err := s.scanString(JSONName)
		if err == nil {
			s.state = jsonColon
			s.checkName()
		}
		return err
	}
	if !s.beginValue() {
		return s.unexpected()
	}
	s.i++
	s.afterValue()
	return s.scanString(JSONString)
}

// beginName tells whether a name may stand here, and reports a missing comma
// before it.
func (s *JSONScanner) beginName() bool {
	switch s.state {
	case jsonFirstName, jsonName:
		return true
	case jsonAfterValue:
		if s.stack[len(s.stack)-1] {
			s.fault(FaultMissingComma, s.i)
			return true
		}
	default:
	}
	return false
}

// beginValue tells whether a value may stand here, and reports what is
// missing before it.
func (s *JSONScanner) beginValue() bool {
	switch s.state {
	case jsonTop:
		if s.docs > 0 {
			s.fault(FaultSecondDocument, s.i)
		}
		s.docs++
		return true
	case jsonFirst, jsonElement, jsonValue:
		return true
	case jsonAfterValue:
		if !s.stack[len(s.stack)-1] {
			s.fault(FaultMissingComma, s.i)
			return true
		}
	default:
	}
	return false
}

func (s *JSONScanner) afterValue() {
	s.state = jsonAfterValue
	if len(s.stack) == 0 {
		s.state = jsonTop
	}
}

func (s *JSONScanner) endLine() error {
	if len(s.stack) > 0 {
		s.i-- // SkipLine passes it
		return s.errorAt(s.i, "the line ends inside "+s.inside())
	}
	s.docs = 0
	s.i--
	return s.mark(JSONEndLine)
}

func (s *JSONScanner) end(err error) error {
	if !errors.Is(err, io.EOF) {
		return err
	}
	if len(s.stack) == 0 {
		return io.EOF
	}
	fault := s.errorAt(s.i, "the file ends inside "+s.inside())
	fault.truncated = true
	return fault
}

func (s *JSONScanner) inside() string {
	what := "an array"
	if s.stack[len(s.stack)-1] {
		what = "an object"
	}
	if len(s.stack) == 1 {
		return what
	}
	return fmt.Sprintf("%s, %d levels deep", what, len(s.stack))
}

// mark makes a token of the byte at hand and steps over it.
func (s *JSONScanner) mark(kind JSONKind) error {
	s.i++
	s.set(kind, s.i-1, s.i)
	return nil
}

// set makes a token of buf[from:to].
func (s *JSONScanner) set(kind JSONKind, from, to int) {
	base := s.w.base
	t := &s.tok
	t.Kind, t.Escaped, t.More = kind, false, false
	t.Raw = Span{base + from, base + to}
	t.Content = s.buf[from:to]
	t.own = Span{}
}

// fill reads more bytes and forgets those before *keep, which is moved with
// the buffer as the read position is.
func (s *JSONScanner) fill(keep *int) error {
	n := *keep
	if keep == &s.i {
		n -= cutOff(s.buf[:n]) // positions are counted between characters
	}
	if n > 0 {
		if at := s.w.Offset() + n; s.known <= at {
			s.w.discard(n, s.Pos(at)) // counted already
		} else {
			s.w.Discard(n)
		}
		s.i -= n
		if keep != &s.i {
			*keep = 0
		}
	}
	err := s.w.Fill()
	s.buf = s.w.Bytes()
	return err
}

// cutOff is the number of bytes at the end of b that begin a character which
// is not complete.
func cutOff(b []byte) int {
	for n := 1; n < utf8.UTFMax && n <= len(b); n++ {
		if tail := b[len(b)-n:]; utf8.RuneStart(tail[0]) {
			if utf8.FullRune(tail) {
				return 0
			}
			return n
		}
	}
	return 0
}

// Pos is the position of the raw offset off, which must lie in the token at
// hand. Asking in ascending order reads every byte once.
func (s *JSONScanner) Pos(off int) Position {
	if off < s.known {
		return s.w.PosAt(off - s.w.Offset())
	}
	if off <= s.ascii {
		s.knownPos.Column += off - s.known
		s.known = off
		return s.knownPos
	}
	base := s.w.Offset()
	s.knownPos = AdvanceBytes(s.knownPos, s.buf[s.known-base:off-base])
	s.known = off
	s.ascii = off + runOfASCII(s.buf[off-base:])
	return s.knownPos
}
