package document

import (
	"bytes"
	"strconv"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// styleOf is how a scalar is written.
func styleOf(n *yaml.Node) Style {
	switch {
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return StyleYAMLDouble
	case n.Style&yaml.SingleQuotedStyle != 0:
		return StyleYAMLSingle
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return StyleYAMLBlock
	}
	return StyleYAMLPlain
}

// Unit is the scalar n with its text, spelling and place; address, role and
// labels are not set. The raw bytes are followed along the value that the parser made
// of them, so the map cannot differ from the parser. Where the two cannot be
// brought together, the whole text is one atomic run over the scalar.
func (y *YAML) Unit(n *yaml.Node) Unit {
	start, ok := y.offset(n.Line, n.Column)
	if !ok {
		start = 0
	}
	start = y.skipProperties(start)
	s := yamlScalar{y: y, value: n.Value, at: start}
	var u Unit
	if n.Value == "" {
		return Unit{Raw: Span{y.base + start, y.base + start}, Pos: y.position(start)}
	}
	if ok && s.read() && s.done == len(n.Value) {
		s.b.Fill(&u)
		u.Spelling = spelledYAML[styleOf(n)]
		return u
	}
	end := len(y.raw)
	if ok {
		end = y.nodeEnd(start)
	}
	line := y.raw[start:end]
	if i := bytes.IndexAny(line, "\r\n"); i >= 0 {
		line = line[:i]
	}
	var b TextBuilder
	b.Atom(n.Value, Span{y.base + start, y.base + end}, y.position(start), utf8.RuneCount(line))
	b.Fill(&u)
	u.Spelling = spelledYAML[StyleYAMLPlain]
	return u
}

// skipProperties passes over anchor and tag, where the parser lets a node
// begin.
func (y *YAML) skipProperties(i int) int {
	for i < len(y.raw) && (y.raw[i] == '&' || y.raw[i] == '!') {
		anchor := y.raw[i] == '&'
		i++
		for i < len(y.raw) && !isYAMLBlank(y.raw[i]) && yamlBreak(y.raw, i) == 0 && (!anchor || isAnchorByte(y.raw[i])) {
			i++
		}
		for i < len(y.raw) {
			n := yamlBreak(y.raw, i)
			switch {
			case isYAMLBlank(y.raw[i]):
				i++
			case n > 0:
				i += n
			case y.raw[i] == '#':
				for i < len(y.raw) && yamlBreak(y.raw, i) == 0 {
					i++
				}
			default:
				n = -1
			}
			if n < 0 {
				break
			}
		}
	}
	return i
}

func isAnchorByte(c byte) bool {
	return c >= '0' && c <= '9' || c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z' || c == '_' || c == '-'
}

func isYAMLBlank(c byte) bool { return c == ' ' || c == '\t' }

// yamlScalar follows one scalar through the file.
type yamlScalar struct {
	y     *YAML
	b     TextBuilder
	value string // what the parser made of it
	done  int    // bytes of value that are mapped
	at    int    // index in y.raw
}

func (s *yamlScalar) read() bool {
	if s.at >= len(s.y.raw) {
		return false
	}
	switch c := s.y.raw[s.at]; c {
	case '|', '>':
		return s.block(c == '>')
	case '\'', '"':
		s.at++
		return s.flow(c)
	default:
		return s.flow(0)
	}
}

// run maps the next n raw bytes to themselves.
func (s *yamlScalar) run(n int) bool {
	text := s.y.raw[s.at : s.at+n]
	if len(s.value)-s.done < n || s.value[s.done:s.done+n] != string(text) {
		return false
	}
	s.b.Run(text, s.y.base+s.at, s.y.position(s.at))
	s.at += n
	s.done += n
	return true
}

// atom maps text to the raw bytes from start to end.
func (s *yamlScalar) atom(text string, start, end int) bool {
	if len(s.value)-s.done < len(text) || s.value[s.done:s.done+len(text)] != text {
		return false
	}
	columns := 1
	if first := s.y.raw[start:end]; !bytes.ContainsAny(first, "\r\n") {
		columns = utf8.RuneCount(first)
	}
	s.b.Atom(text, Span{s.y.base + start, s.y.base + end}, s.y.position(start), columns)
	s.done += len(text)
	return true
}

// flow reads a plain or quoted scalar: quote is 0, a single or a double
// quote.
func (s *yamlScalar) flow(quote byte) bool {
	raw := s.y.raw
	for s.done < len(s.value) {
		if s.at >= len(raw) {
			return false
		}
		var ok bool
		switch c := raw[s.at]; {
		case isYAMLBlank(c) || yamlBreak(raw, s.at) > 0:
			ok = s.blanks(false)
		case c == quote && quote == '\'':
			ok = s.at+1 < len(raw) && raw[s.at+1] == '\'' && s.atom("'", s.at, s.at+2)
			s.at += 2
		case c == '\\' && quote == '"':
			ok = s.escape()
		default:
			n := 1
			for s.at+n < len(raw) && raw[s.at+n] > ' ' && raw[s.at+n] != quote && raw[s.at+n] != '\\' &&
				yamlBreak(raw, s.at+n) == 0 && n < len(s.value)-s.done {
				n++
			}
			ok = s.run(n)
		}
		if !ok {
			return false
		}
	}
	return true
}

type yamlFold struct {
	text  string
	start int
	end   int
}

// blanks reads a run of blanks and line breaks. Blanks stand for themselves
// unless a break follows; breaks are folded. Escaped tells that an escaped
// break came before.
func (s *yamlScalar) blanks(escaped bool) bool {
	raw := s.y.raw
	start, end := s.at, s.at
	var folds []yamlFold
	for end < len(raw) {
		if isYAMLBlank(raw[end]) {
			end++
			continue
		}
		n := yamlBreak(raw, end)
		if n == 0 {
			break
		}
		folds = append(folds, yamlFold{breakText(raw[end : end+n]), end, end + n})
		end += n
	}
	if len(folds) == 0 {
		if escaped {
			s.at = end
			return true
		}
		return s.run(min(end-start, len(s.value)-s.done))
	}
	s.at = end
	if !escaped && folds[0].text == "\n" {
		if len(folds) == 1 {
			return s.atom(" ", start, end)
		}
		folds = folds[1:]
	}
	return s.breaks(folds, end)
}

// breaks maps line breaks that are kept; the last takes the indentation with
// it up to end.
func (s *yamlScalar) breaks(folds []yamlFold, end int) bool {
	for i, f := range folds {
		if i == len(folds)-1 {
			f.end = end
		}
		if !s.atom(f.text, f.start, f.end) {
			return false
		}
	}
	return true
}

// breakText is what the parser makes of a line break.
func breakText(raw []byte) string {
	if len(raw) == 3 { // LS and PS stay
		return string(raw)
	}
	return "\n"
}

var yamlEscapes = map[byte]string{
	'0': "\x00", 'a': "\a", 'b': "\b", 't': "\t", '\t': "\t", 'n': "\n", 'v': "\v", 'f': "\f", 'r': "\r",
	'e': "\x1b", ' ': " ", '"': `"`, '\'': "'", '\\': `\`, 'N': "\u0085", '_': "\u00a0", 'L': "\u2028", 'P': "\u2029",
}

// escape reads an escape of a double quoted scalar.
func (s *yamlScalar) escape() bool {
	raw := s.y.raw
	if n := yamlBreak(raw, s.at+1); n > 0 {
		s.at += 1 + n
		return s.blanks(true)
	}
	if s.at+1 >= len(raw) {
		return false
	}
	var digits int
	switch raw[s.at+1] {
	case 'x':
		digits = 2
	case 'u':
		digits = 4
	case 'U':
		digits = 8
	default:
		start := s.at
		s.at += 2
		return s.atom(yamlEscapes[raw[start+1]], start, s.at)
	}
	if s.at+2+digits > len(raw) {
		return false
	}
	code, err := strconv.ParseUint(string(raw[s.at+2:s.at+2+digits]), 16, 32)
	if err != nil {
		return false
	}
	start := s.at
	s.at += 2 + digits
	return s.atom(string(rune(code)), start, s.at)
}
