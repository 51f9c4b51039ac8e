package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// yamlBlock is a literal block scalar that is kept from the parser.
type yamlBlock struct {
	line   int // of its header, from 1
	column int // of the '|', from 1 in code points
	chomp  byte
	start  int // where its first line begins in raw
	end    int // where the line behind it begins
	indent int
	value  string
	node   *yaml.Node
}

// hollowLine stands for the text of a block.
const hollowLine = "x"

// minHollow is the least text of blocks that is worth it.
const minHollow = 4 << 10

// hollow takes the text out of the literal block scalars of raw, which are
// nearly all of a file with training data: yaml.v3 needs some 10 ns a byte,
// and without it Rasa files are read five times as fast. Lines stay where they are. What
// looks like a block and is none (in a quoted string, say) shows when the
// parser has no block there: see fill. It returns nil where a block has
// anything that the parser may take otherwise than this does, and where all
// blocks hold less than least bytes.
func hollow(raw []byte, least int) (out []byte, blocks []yamlBlock) {
	taken, copied := 0, 0
	out = make([]byte, 0, len(raw)/4)
	for line, at := 1, 0; at < len(raw); {
		end := lineEnd(raw, at)
		key, header := blockHeader(raw[at:end])
		if !header || end == len(raw) {
			line, at = line+1, end+1
			continue
		}
		b := yamlBlock{line: line, column: end - at, start: end + 1}
		if c := raw[end-1]; c != '|' {
			b.chomp = c
			b.column--
		}
		lines, ok := b.measure(raw, key)
		if !ok {
			return nil, nil
		}
		if lines == 0 {
			line, at = line+1, end+1
			continue
		}
		out = append(out, raw[copied:b.start+b.indent]...)
		out = append(out, hollowLine...)
		for range lines - 1 {
			out = append(out, '\n')
		}
		if raw[b.end-1] == '\n' {
			out = append(out, '\n')
		}
		blocks = append(blocks, b)
		taken += b.end - b.start
		line += 1 + lines
		copied, at = b.end, b.end
	}
	if taken < least {
		return nil, nil
	}
	return append(out, raw[copied:]...), blocks
}

func lineEnd(raw []byte, at int) int {
	if n := bytes.IndexByte(raw[at:], '\n'); n >= 0 {
		return at + n
	}
	return len(raw)
}

// blockHeader tells whether a line is a plain key of ASCII with a literal
// block and nothing else, and in which column the key stands, from 0.
func blockHeader(line []byte) (key int, ok bool) {
	n := len(line)
	if n > 0 && (line[n-1] == '-' || line[n-1] == '+') {
		n--
	}
	if n < len("k: |") || string(line[n-3:n]) != ": |" {
		return 0, false
	}
	for key < n && line[key] == ' ' {
		key++
	}
	for key+1 < n && line[key] == '-' && line[key+1] == ' ' {
		for key++; key < n && line[key] == ' '; {
			key++
		}
	}
	name := line[key : n-3]
	if len(name) == 0 || len(name) > 64 || !isLetter(name[0]) {
		return 0, false
	}
	for _, c := range name {
		if !isAnchorByte(c) {
			return 0, false
		}
	}
	return key, true
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// measure finds the lines of the block, whose key stands in a column from 0,
// and its value. It has none where the first line is blank or not indented.
func (b *yamlBlock) measure(raw []byte, key int) (lines int, ok bool) {
	b.indent = indentation(raw[b.start:])
	first := b.start + b.indent
	if first < len(raw) && raw[first] == '\t' {
		return 0, false // indentation or text, as the parser sees it
	}
	if first == len(raw) || raw[first] == '\n' || b.indent <= key {
		return 0, true
	}
	text := make([]byte, 0, 1<<10)
	kept := 0 // length of text up to the last line that is not blank, with its break
	closed := false
	for at := b.start; at < len(raw); {
		end := lineEnd(raw, at)
		spaces := indentation(raw[at:end])
		rest := raw[at+min(spaces, b.indent) : end]
		switch {
		case spaces >= b.indent:
		case at+spaces == end:
			rest = nil
		case raw[at+spaces] == '\t':
			return 0, false
		case !plainYAML(raw[at:end]):
			return 0, false // a return ends a line for the parser
		default:
			closed = true
		}
		if closed {
			break
		}
		if !plainYAML(rest) {
			return 0, false
		}
		lines++
		text = append(text, rest...)
		at = end
		if end < len(raw) {
			text = append(text, '\n')
			at++
		}
		if len(rest) > 0 {
			kept = len(text)
		}
		b.end = at
	}
	switch b.chomp {
	case '+':
	case '-':
		text = bytes.TrimSuffix(text[:kept], []byte{'\n'})
	default:
		text = text[:kept]
	}
	b.value = textOf(text)
	return lines, true
}

func indentation(line []byte) int {
	n := 0
	for n < len(line) && line[n] == ' ' {
		n++
	}
	return n
}

// plainYAML tells whether the parser takes a line as it stands: no character
// that it rejects or breaks lines at.
func plainYAML(line []byte) bool {
	for i := 0; i < len(line); {
		c := line[i]
		if c >= ' ' && c < 0x7f || c == '\t' {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			return false
		}
		r, size := utf8.DecodeRune(line[i:])
		switch {
		case r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, 0xd800 <= r && r < 0xe000, 0xfffd < r && r < 0x10000:
			return false
		}
		i += size
	}
	return true
}

// Lines hands the lines of a literal block scalar that are not blank to visit,
// with everything but text, place in the file and spelling taken from base. It
// returns false where n is another scalar, or a block that the parser read.
func (y *YAML) Lines(n *yaml.Node, base *Unit, visit func(*Unit) error) (known bool, err error) {
	b := y.blocks[n]
	if b == nil {
		return false, nil
	}
	u := new(Unit)
	line := b.line
	for at := b.start; at < b.end; {
		end := lineEnd(y.raw, at)
		from := at + b.indent
		at = end + 1
		line++
		if from >= end {
			continue
		}
		*u = *base
		u.Text = textOf(y.raw[from:end])
		if strings.TrimSpace(u.Text) == "" {
			continue
		}
		u.Raw = Span{y.base + from, y.base + end}
		u.Pos = Position{line, b.indent + 1}
		u.Spelling = spelledBlockPart
		if len(u.Text) == len(b.value) {
			u.Spelling = spelledYAML[StyleYAMLBlock]
		}
		if err := visit(u); err != nil {
			return true, err
		}
	}
	return true, nil
}

var spelledBlockPart = spelledYAML[StyleYAMLBlock].part()

// fill gives the blocks their values back. It returns false where the parser
// did not find exactly these blocks.
func (y *YAML) fill(blocks []yamlBlock) bool {
	next := 0
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode && n.Style == yaml.LiteralStyle && next < len(blocks) {
			if b := &blocks[next]; n.Line == b.line && n.Column == b.column {
				n.Value, b.node = b.value, n
				next++
			}
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	for _, doc := range y.Docs {
		walk(doc)
	}
	if next < len(blocks) {
		return false
	}
	y.blocks = make(map[*yaml.Node]*yamlBlock, len(blocks))
	for i := range blocks {
		y.blocks[blocks[i].node] = &blocks[i]
	}
	return true
}
