package scanner

import (
	"bytes"
	"strings"
)

// yamlMark begins comments in YAML.
const yamlMark = "#"

// maxYAMLLine is the longest line that is looked through for comments, in
// bytes. Behind a longer one no comment counts.
const maxYAMLLine = 4 << 20

// yamlComments finds the comments for privlint in YAML, line by line. It
// knows quotes, flows and block scalars, because a text that looks like a
// comment must not silence a finding. The parser drops comments in block
// scalars and behind some nodes, so it cannot be asked.
type yamlComments struct {
	line    int
	partial []byte
	dead    bool // a line was too long

	quote byte // the quoted scalar that is open, 0 for none
	depth int  // open brackets
	flow  int  // column of the node that the brackets are in
	plain int  // column of the node whose plain scalar may go on, or none
	block bool // in a block scalar
	text  int  // its column, or none before its first line
	node  int  // column of the node that it belongs to

	out     []Comment
	waiting []int
	open    []yamlScope
}

// yamlScope is the node that a comment is for, while it lasts.
type yamlScope struct {
	comment int
	column  int
	dashes  bool // items on the column of the key belong to it
}

// none is a column that no line has.
const none = -2

func newYAMLComments() *yamlComments { return &yamlComments{plain: none} }

// feed takes text in pieces of any size.
func (y *yamlComments) feed(text []byte) {
	for !y.dead && len(text) > 0 {
		i := bytes.IndexByte(text, '\n')
		if i < 0 {
			y.partial = append(y.partial, text...)
			y.dead = len(y.partial) > maxYAMLLine
			return
		}
		line := text[:i]
		if len(y.partial) > 0 {
			line = append(y.partial, line...)
			y.partial = y.partial[:0]
		}
		y.read(line)
		text = text[i+1:]
	}
}

// finish takes the last line, which has no end.
func (y *yamlComments) finish() {
	if !y.dead && len(y.partial) > 0 {
		y.read(y.partial)
		y.partial = nil
	}
}

func (y *yamlComments) read(line []byte) {
	y.line++
	line = bytes.TrimRight(line, " \t\r")
	if y.line == 1 {
		line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
	}
	if len(line) == 0 {
		y.waiting = nil
		return
	}
	indent := len(line) - len(bytes.TrimLeft(line, " "))
	switch {
	case y.inBlock(indent), y.quote != 0:
	case line[indent] == '#':
		y.plain = none
	default:
		y.begin(line, indent)
	}
	remark := !y.block && y.quote == 0 && line[indent] == '#'
	y.scan(line, indent)
	for _, s := range y.open {
		if !remark {
			y.out[s.comment].To = y.line
		}
	}
}

// inBlock tells whether a line belongs to a block scalar.
func (y *yamlComments) inBlock(indent int) bool {
	if y.block && y.text == none && indent > y.node {
		y.text = indent
	}
	y.block = y.block && y.text != none && indent >= y.text
	return y.block
}

// begin settles which nodes end before a line, and which comments wait for
// it.
func (y *yamlComments) begin(line []byte, indent int) {
	if y.depth > 0 && indent <= y.flow && line[indent] != ']' && line[indent] != '}' {
		y.depth = 0 // no flow goes on there
	}
	if y.depth > 0 { // in a flow a comment is for the next line
		for _, c := range y.waiting {
			y.out[c].To = y.line
		}
		y.waiting = nil
		return
	}
	dash := isDash(line, indent)
	kept := y.open[:0]
	for _, s := range y.open {
		if indent > s.column || s.dashes && dash && indent == s.column {
			kept = append(kept, s)
		}
	}
	y.open = kept
	for _, c := range y.waiting {
		y.open = append(y.open, yamlScope{c, indent, !dash && line[len(line)-1] == ':'})
	}
	y.waiting = nil
}

func isDash(line []byte, i int) bool { return line[i] == '-' && endsToken(line, i+1) }

func endsToken(line []byte, i int) bool { return i >= len(line) || line[i] == ' ' || line[i] == '\t' }

// scan reads a line up to its comment.
func (y *yamlComments) scan(line []byte, indent int) {
	if y.block {
		y.note(line, len(line), false)
		return
	}
	// start: a node may begin here. empty: the last one has no value yet.
	// key: it is the key of a mapping.
	start, empty, key, node, token := y.plain == none || indent <= y.plain, false, false, indent, indent
	y.plain = none
	plain := !start
	i := indent
	if y.quote != 0 {
		i, start = 0, false
	}
	for i < len(line) {
		c := line[i]
		switch {
		case y.quote != 0:
			switch {
			case c == '\\' && y.quote == '"', c == '\'' && y.quote == c && i+1 < len(line) && line[i+1] == c:
				i++
			case c == y.quote:
				y.quote = 0
			}
		case c == ' ' || c == '\t':
		case c == '#' && (i == 0 || line[i-1] == ' ' || line[i-1] == '\t'):
			y.comment(line, i, yamlScope{column: node, dashes: empty && key}, empty || y.block)
			return
		case c == ':' && (endsToken(line, i+1) || y.depth > 0 && !plain):
			if y.depth == 0 && !start {
				node = token
			}
			start, empty, key, plain = true, true, true, false
		case y.depth > 0 && c == ',':
			start, plain = true, false
		case y.depth > 0 && (c == ']' || c == '}'):
			y.depth--
			start, plain = false, false
		case !start:
		case isDash(line, i) && y.depth == 0:
			node, empty, key = i, true, false
		case i == 0 && bytes.HasPrefix(line, []byte("---")) && endsToken(line, 3):
			node, i = -1, 2
		case c == '"' || c == '\'':
			y.quote, token, start, empty = c, i, false, false
		case c == '[' || c == '{':
			if y.depth == 0 {
				y.flow = node
			}
			y.depth++
			empty = false
		case (c == '|' || c == '>') && y.depth == 0 && y.header(line, i, node):
			start, empty = false, false
		case c == '&' || c == '!':
			for !endsToken(line, i+1) {
				i++
			}
		default:
			token, start, empty, plain = i, false, false, true
		}
		i++
	}
	if plain && y.depth == 0 && y.quote == 0 {
		y.plain = node
	}
	y.note(line, len(line), false)
}

// header begins a block scalar where its first line is of that form.
func (y *yamlComments) header(line []byte, i, node int) bool {
	y.text = none
	for i++; !endsToken(line, i); i++ {
		switch c := line[i]; {
		case c >= '1' && c <= '9':
			y.text = max(node, 0) + int(c-'0')
		case c != '+' && c != '-':
			return false
		}
	}
	y.block, y.node = true, node
	return true
}

// comment keeps a comment at line[at:], and what it is for.
func (y *yamlComments) comment(line []byte, at int, s yamlScope, opens bool) {
	if !y.note(line, at, true) {
		return
	}
	s.comment = len(y.out) - 1
	switch {
	case y.out[s.comment].Alone:
		y.waiting = append(y.waiting, s.comment)
	case opens:
		y.open = append(y.open, s)
	}
}

// note keeps what line says to privlint: behind the "#" at line[at], or in a
// text, where it does not count.
func (y *yamlComments) note(line []byte, at int, comment bool) bool {
	if i := bytes.Index(line[:at], []byte("# "+commentMark)); i >= 0 && len(y.out) < maxComments {
		y.out = append(y.out, Comment{Line: y.line, To: y.line, Text: commentMark, InText: true})
	}
	if !comment || len(y.out) >= maxComments {
		return false
	}
	text := strings.TrimLeft(string(line[at+1:]), " \t")
	if !strings.HasPrefix(text, commentMark) {
		return false
	}
	alone := len(bytes.TrimSpace(line[:at])) == 0
	y.out = append(y.out, Comment{Line: y.line, To: y.line, Text: text, Alone: alone})
	return true
}
