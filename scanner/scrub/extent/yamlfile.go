package extent

import (
	"bytes"
	"sort"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/scanner/document"
)

// yamlFile is a parsed file that knows where its nodes begin and end.
// Offsets are indices in raw.
type yamlFile struct {
	*document.YAML
	raw    []byte
	base   int // decoded offset of raw[0]
	starts []int
	t      *targets

	// Where the last look-up of a column ended: a line may be long.
	line, column, off int

	block *yaml.Node // the block whose lines were asked for last
	lines []blockLine
}

// index finds where lines begin, as the parser counts them: NEL, LS and PS
// end lines as well.
func (f *yamlFile) index() {
	f.starts = []int{0}
	for i := 0; i < len(f.raw); {
		n := f.brk(i)
		if n > 0 {
			f.starts = append(f.starts, i+n)
		}
		i += max(n, 1)
	}
}

// brk is the length of the line break at i.
func (f *yamlFile) brk(i int) int {
	for _, s := range [...]string{"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"} {
		if bytes.HasPrefix(f.raw[i:], []byte(s)) {
			return len(s)
		}
	}
	return 0
}

// lineColumn is where the parser says that raw[off] stands.
func (f *yamlFile) lineColumn(off int) (line, column int) {
	line = sort.SearchInts(f.starts, off+1)
	if line != f.line || off < f.off {
		f.line, f.column, f.off = line, 1, f.starts[line-1]
	}
	f.column += utf8.RuneCount(f.raw[f.off:off])
	f.off = off
	return line, f.column
}

// start is where a node begins, with its anchor and tag.
func (f *yamlFile) start(n *yaml.Node) int {
	if n.Line < 1 || n.Line > len(f.starts) {
		return len(f.raw)
	}
	if n.Line != f.line || n.Column < f.column {
		f.line, f.column, f.off = n.Line, 1, f.starts[n.Line-1]
	}
	for ; f.column < n.Column && f.off < len(f.raw); f.column++ {
		_, size := utf8.DecodeRune(f.raw[f.off:])
		f.off += size
	}
	return f.off
}

// lineStart is where the line begins that holds off.
func (f *yamlFile) lineStart(off int) int {
	return f.starts[sort.SearchInts(f.starts, off+1)-1]
}

// nextLine is where the line after the one that holds off begins.
func (f *yamlFile) nextLine(off int) int {
	if i := sort.SearchInts(f.starts, off+1); i < len(f.starts) {
		return f.starts[i]
	}
	return len(f.raw)
}

// content is where a node begins behind its anchor and tag.
func (f *yamlFile) content(n *yaml.Node) int {
	i := f.start(n)
	for i < len(f.raw) && (f.raw[i] == '&' || f.raw[i] == '!') {
		for i < len(f.raw) && f.raw[i] > ' ' {
			i++
		}
		i = f.skip(i, "")
	}
	return i
}

// skip passes over blanks, line breaks, comments and the bytes of also.
func (f *yamlFile) skip(i int, also string) int {
	for i < len(f.raw) {
		n := f.brk(i)
		switch c := f.raw[i]; {
		case n > 0:
			i += n
		case c == ' ' || c == '\t' || strings.IndexByte(also, c) >= 0:
			i++
		case c == '#' && (i == 0 || f.raw[i-1] <= ' ' || strings.IndexByte(also, f.raw[i-1]) >= 0):
			for i < len(f.raw) && f.brk(i) == 0 {
				i++
			}
		default:
			return i
		}
	}
	return i
}

// end is behind the last byte of a node.
func (f *yamlFile) end(n *yaml.Node) int {
	switch n.Kind {
	case yaml.ScalarNode:
		return f.scalarEnd(n)
	case yaml.AliasNode:
		i := f.start(n)
		for i < len(f.raw) && f.raw[i] > ' ' && strings.IndexByte(",]}", f.raw[i]) < 0 {
			i++
		}
		return i
	default:
	}
	i := f.content(n)
	open := i < len(f.raw) && (f.raw[i] == '{' && n.Kind == yaml.MappingNode || f.raw[i] == '[' && n.Kind == yaml.SequenceNode)
	if len(n.Content) > 0 {
		i = f.end(n.Content[len(n.Content)-1])
	} else if open {
		i++
	}
	if !open || n.Style&yaml.FlowStyle == 0 {
		return i
	}
	i = f.skip(i, ",:")
	return min(i+1, len(f.raw))
}

func (f *yamlFile) scalarEnd(n *yaml.Node) int {
	quote := byte('"')
	switch {
	case n.Style&(yaml.LiteralStyle|yaml.FoldedStyle) != 0:
		return max(f.Unit(n).Raw.End-f.base, f.nextLine(f.content(n))) // at least its head
	case n.Style&yaml.SingleQuotedStyle != 0:
		quote = '\''
	case n.Style&yaml.DoubleQuotedStyle != 0:
	case n.Value == "":
		return f.emptyEnd(n)
	default:
		return f.Unit(n).Raw.End - f.base
	}
	i := f.content(n) + 1
	if n.Value != "" {
		i = f.Unit(n).Raw.End - f.base
	}
	for i < len(f.raw) && f.raw[i] != quote {
		i++ // blanks and escaped line breaks
	}
	return min(i+1, len(f.raw))
}

// emptyEnd is the end of a value that is not there: that of its anchor and
// tag.
func (f *yamlFile) emptyEnd(n *yaml.Node) int {
	i := f.start(n)
	end := i
	for i < len(f.raw) && (f.raw[i] == '&' || f.raw[i] == '!') {
		for i < len(f.raw) && f.raw[i] > ' ' {
			i++
		}
		end = i
		for i < len(f.raw) && (f.raw[i] == ' ' || f.raw[i] == '\t') {
			i++
		}
	}
	return end
}

// blockLine is a line of a literal block that is not blank.
type blockLine struct {
	raw    document.Span // without indentation and line break
	text   document.Span // in the value, with its line break
	bullet bool
}

// blockLines are the lines of a literal block.
func (f *yamlFile) blockLines(n *yaml.Node) []blockLine {
	if f.block == n {
		return f.lines
	}
	u := f.Unit(n)
	var out []blockLine
	for at := 0; at < len(u.Text); {
		end := len(u.Text)
		next := end
		if i := strings.IndexByte(u.Text[at:], '\n'); i >= 0 {
			end = at + i
			next = end + 1
		}
		if text := strings.TrimSpace(u.Text[at:end]); text != "" {
			raw := u.RawSpan(document.Span{Start: at, End: end})
			out = append(out, blockLine{
				raw:  document.Span{Start: raw.Start - f.base, End: raw.End - f.base},
				text: document.Span{Start: at, End: next}, bullet: isBullet(text),
			})
		}
		at = next
	}
	f.block, f.lines = n, out
	return out
}
