package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// YAMLLimit is the longest YAML file that is parsed, in bytes.
const YAMLLimit = 64 << 20

// YAML is a parsed stream of YAML documents that knows where its scalars
// stand. Aliases are left as they are, never expanded. It is not safe for
// concurrent use.
type YAML struct {
	// Docs are the document nodes in order.
	Docs []*yaml.Node

	blocks map[*yaml.Node]*yamlBlock // read here and not by the parser

	raw    []byte
	base   int   // raw offset of raw[0]
	starts []int // where each line begins, as yaml.v3 counts lines
	breaks []int // where each line begins, as Position counts lines

	// Where the last look-ups ended: look-ups mostly go forward, and a line
	// may be long.
	last struct {
		line, column, off int
	}
	posOff int
	pos    Position
	nodes  []int // offsets of all nodes, made when first needed
}

// YAMLError is a fault of syntax. It holds nothing of the content.
type YAMLError struct {
	// Line counts from 1, 0 where it is unknown.
	Line int
	Text string
}

func (e *YAMLError) Error() string {
	if e.Line == 0 {
		return e.Text
	}
	return fmt.Sprintf("line %d: %s", e.Line, e.Text)
}

// ReadAll reads the rest of w, at most limit bytes. With ErrTokenTooLong
// come the bytes read so far; the rest is still in w.
func ReadAll(w *Window, limit int) ([]byte, error) {
	var raw []byte
	for {
		raw = append(raw, w.Bytes()...)
		w.Discard(len(w.Bytes()))
		if len(raw) > limit {
			return raw, ErrTokenTooLong
		}
		if err := w.Fill(); errors.Is(err, io.EOF) {
			return raw, nil
		} else if err != nil {
			return raw, err
		}
	}
}

// Rewind makes a window on raw, whose first byte has the offset base,
// followed by what is left of w.
func Rewind(raw []byte, base int, w *Window) *Window {
	return NewWindow(io.MultiReader(bytes.NewReader(raw), windowReader{w}), base, w.limit)
}

type windowReader struct{ w *Window }

func (r windowReader) Read(p []byte) (int, error) {
	if len(r.w.Bytes()) == 0 {
		if err := r.w.Fill(); err != nil {
			return 0, err
		}
	}
	n := copy(p, r.w.Bytes())
	r.w.Discard(n)
	return n, nil
}

// ParseYAML parses raw, whose first byte has the raw offset base. The error
// is a *YAMLError.
func ParseYAML(raw []byte, base int) (*YAML, error) { return parseYAML(raw, base, minHollow) }

func parseYAML(raw []byte, base, leastHollow int) (y *YAML, err error) {
	defer func() {
		if r := recover(); r != nil { // the parser has known panics
			y, err = nil, &YAMLError{Text: "the YAML parser failed"}
		}
	}()
	if bom := []byte("\xef\xbb\xbf"); bytes.HasPrefix(raw, bom) {
		raw, base = raw[len(bom):], base+len(bom)
	}
	if !utf8.Valid(raw) { // the parser would take UTF-16 by its mark
		return nil, &YAMLError{Text: "not UTF-8"}
	}
	y = &YAML{raw: raw, base: base, pos: Position{1, 1}}
	y.index()
	if less, blocks := hollow(raw, leastHollow); blocks != nil && y.parse(less) == nil && y.fill(blocks) {
		return y, nil
	}
	if err := y.parse(raw); err != nil {
		return nil, yamlError(err)
	}
	return y, nil
}

// parse makes Docs of raw.
func (y *YAML) parse(raw []byte) error {
	y.Docs = nil
	decoder := yaml.NewDecoder(bytes.NewReader(raw))
	for {
		var doc yaml.Node
		err := decoder.Decode(&doc)
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		y.Docs = append(y.Docs, &doc)
	}
}

var yamlErrorLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?(.*)`)

// yamlError takes line and text from an error of the parser. The one text
// that quotes the file is replaced.
func yamlError(err error) *YAMLError {
	m := yamlErrorLine.FindStringSubmatch(err.Error())
	if m == nil {
		return &YAMLError{Text: "not proper YAML"}
	}
	out := &YAMLError{Text: m[2]}
	out.Line, _ = strconv.Atoi(m[1]) // 0 where the text has no line
	if strings.Contains(out.Text, "anchor") {
		out.Text = "unknown anchor"
	}
	return out
}

// index finds where lines begin.
func (y *YAML) index() {
	y.starts, y.breaks = []int{0}, []int{0}
	lf := bytes.IndexByte(y.raw, '\n') >= 0
	for i := 0; i < len(y.raw); {
		if b := y.raw[i]; b > '\r' && b < 0xC2 {
			i++
			continue
		}
		n := yamlBreak(y.raw, i)
		if n == 0 {
			i++
			continue
		}
		c := y.raw[i+n-1]
		i += n
		y.starts = append(y.starts, i)
		if c == '\n' || c == '\r' && !lf {
			y.breaks = append(y.breaks, i)
		}
	}
}

// yamlBreak is the length of the line break at raw[i], 0 where there is
// none. NEL, LS and PS are breaks to the parser.
func yamlBreak(raw []byte, i int) int {
	if i >= len(raw) {
		return 0
	}
	switch raw[i] {
	case '\n':
		return 1
	case '\r':
		if i+1 < len(raw) && raw[i+1] == '\n' {
			return 2
		}
		return 1
	case 0xC2:
		if i+1 < len(raw) && raw[i+1] == 0x85 {
			return 2
		}
	case 0xE2:
		if i+2 < len(raw) && raw[i+1] == 0x80 && raw[i+2]&0xFE == 0xA8 {
			return 3
		}
	}
	return 0
}

// offset is the index in raw of a line and column of the parser.
func (y *YAML) offset(line, column int) (int, bool) {
	if line < 1 || line > len(y.starts) || column < 1 {
		return 0, false
	}
	l := &y.last
	if line != l.line || column < l.column {
		l.line, l.column, l.off = line, 1, y.starts[line-1]
	}
	for ; l.column < column; l.column++ {
		if l.off >= len(y.raw) {
			return 0, false
		}
		_, size := utf8.DecodeRune(y.raw[l.off:])
		l.off += size
	}
	return l.off, true
}

// position is where raw[off] stands.
func (y *YAML) position(off int) Position {
	line := sort.SearchInts(y.breaks, off+1)
	start := y.breaks[line-1]
	if y.pos.Line == line && y.posOff >= start && y.posOff <= off {
		y.pos.Column += utf8.RuneCount(y.raw[y.posOff:off])
	} else {
		y.pos = Position{line, 1 + utf8.RuneCount(y.raw[start:off])}
	}
	y.posOff = off
	return y.pos
}

// nodeEnd is where the next node after raw[start] begins, without the blanks
// before it: the most that a scalar at start can take.
func (y *YAML) nodeEnd(start int) int {
	if y.nodes == nil {
		var walk func(n *yaml.Node)
		walk = func(n *yaml.Node) {
			if off, ok := y.offset(n.Line, n.Column); ok {
				y.nodes = append(y.nodes, off)
			}
			for _, child := range n.Content {
				walk(child)
			}
		}
		for _, doc := range y.Docs {
			walk(doc)
		}
		y.nodes = append(y.nodes, len(y.raw))
		sort.Ints(y.nodes)
	}
	end := y.nodes[min(sort.SearchInts(y.nodes, start+1), len(y.nodes)-1)]
	return start + len(bytes.TrimRight(y.raw[start:end], " \t\r\n"))
}
