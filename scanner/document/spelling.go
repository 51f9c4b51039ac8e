package document

import (
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Spelling is how a file writes the text of a unit: what must be escaped in
// it, and in what it is packed. A nil Spelling writes text byte for byte.
// Spellings are shared and must not be changed.
type Spelling struct {
	Style Style
	// Separator is the one of a CSV file.
	Separator byte
	// Part tells that the text is not all of the string in the file, so that
	// the string cannot change its style.
	Part bool
	// Outer is how the result is written where this string is in the text of
	// another; nil means byte for byte.
	Outer *Spelling
}

// Style is the syntax of one string in a file.
type Style uint8

// The styles.
const (
	StyleJSON       Style = iota + 1 // between quotes of JSON
	StyleJSONNumber                  // a number of JSON
	StyleCSV                         // a field without quotes
	StyleCSVQuoted                   // a field between quotes
	StyleYAMLPlain                   // a scalar without quotes
	StyleYAMLSingle                  // between single quotes
	StyleYAMLDouble                  // between double quotes
	StyleYAMLBlock                   // a block scalar
)

var (
	spelledJSON       = &Spelling{Style: StyleJSON}
	spelledJSONNumber = &Spelling{Style: StyleJSONNumber}
	spelledYAML       = map[Style]*Spelling{
		StyleYAMLPlain:  {Style: StyleYAMLPlain},
		StyleYAMLSingle: {Style: StyleYAMLSingle},
		StyleYAMLDouble: {Style: StyleYAMLDouble},
		StyleYAMLBlock:  {Style: StyleYAMLBlock},
	}
)

// part is the spelling of a part of the text.
func (s *Spelling) part() *Spelling {
	if s == nil || s.Part {
		return s
	}
	p := *s
	p.Part = true
	return &p
}

// within is the spelling of a text that stands, spelled s, in the text of
// another.
func (s *Spelling) within(outer *Spelling) *Spelling {
	if s == nil || outer == nil {
		return cmpOr(s, outer).part()
	}
	in := *s
	in.Outer = in.Outer.within(outer)
	return &in
}

func cmpOr(a, b *Spelling) *Spelling {
	if a != nil {
		return a
	}
	return b
}

// Edit is a change of a unit's text.
type Edit struct {
	// Span is what is replaced, in bytes of Unit.Text.
	Span Span
	// Text is what stands there instead.
	Text string
}

// Spell writes text, which is to stand at the span s of u's text, in the
// syntax of the file. It returns false where the syntax cannot have it there.
// The bytes may have quotes of their own where the edit takes the place of a
// whole string without quotes.
//
//	u.Text "call 555-0100", s [5,13), text `"x"` in JSON: `\"x\"`
func (u *Unit) Spell(e Edit) ([]byte, bool) {
	out, ok := []byte(e.Text), true
	if u.Spelling != nil && u.Spelling.Style == StyleYAMLBlock && u.beginsLine(e.Span.Start) {
		// A line that begins with a blank, or has nothing else, is not folded.
		rest := e.Text + u.Text[e.Span.End:]
		ok = rest != "" && strings.IndexByte(" \t\n", rest[0]) < 0
	}
	for s := u.Spelling; s != nil && ok; s = s.Outer {
		out, ok = s.spell(out, u.Text, e)
		// What is inside another string cannot change the style of that.
		e = Edit{Span{1, 1}, string(out)}
	}
	return out, ok
}

// beginsLine tells whether a line of a block scalar begins at the text offset
// at: behind a line break, which may be folded to a blank.
func (u *Unit) beginsLine(at int) bool {
	return at == 0 || u.Text[at-1] == '\n' || u.Segments != nil && u.Segments[u.segmentAt(at-1)].Width == 0
}

// spell writes one level. E tells where in the text of the unit it is.
func (s *Spelling) spell(text []byte, unit string, e Edit) ([]byte, bool) {
	whole := !s.Part && e.Span.Start == 0 && e.Span.End == len(unit)
	switch s.Style {
	case StyleJSON:
		return appendJSON(nil, text), true
	case StyleJSONNumber:
		switch {
		case !s.Part && validNumber(text):
			return text, whole
		case !whole:
			return nil, false
		}
		return append(appendJSON([]byte{'"'}, text), '"'), true
	case StyleCSV:
		if !strings.ContainsAny(string(text), "\"\r\n") && strings.IndexByte(string(text), s.Separator) < 0 {
			return text, true
		}
		if !whole {
			return nil, false
		}
		return append(append([]byte{'"'}, strings.ReplaceAll(string(text), `"`, `""`)...), '"'), true
	case StyleCSVQuoted:
		return []byte(strings.ReplaceAll(string(text), `"`, `""`)), true
	case StyleYAMLSingle:
		return []byte(strings.ReplaceAll(string(text), `'`, `''`)), !hasBreak(text)
	case StyleYAMLDouble:
		return appendYAML(nil, text), true
	case StyleYAMLPlain:
		return s.plain(text, unit, e, whole)
	case StyleYAMLBlock:
		return text, !hasBreak(text)
	}
	return text, true
}

// plain writes text in a plain scalar of YAML, or in the place of one.
func (s *Spelling) plain(text []byte, unit string, e Edit, whole bool) ([]byte, bool) {
	switch {
	case hasBreak(text):
		return nil, false
	case whole && isPlainYAML(string(text)):
		return text, true
	case whole && !strings.ContainsRune(string(text), utf8.RuneError):
		return append(append([]byte{'\''}, strings.ReplaceAll(string(text), `'`, `''`)...), '\''), true
	case whole:
		return nil, false
	case s.Part || strings.Contains(unit, "\n"):
		// What stands around the text is not known.
		return text, len(text) > 0 && isPlainYAML(string(text))
	}
	edited := unit[:e.Span.Start] + string(text) + unit[e.Span.End:]
	if isPlainYAML(unit) {
		return text, isPlainYAML(edited)
	}
	// It can stand in block context only.
	return text, isPlain(unit, "- ", "") && isPlain(edited, "- ", "")
}

// isPlainYAML tells whether YAML reads text, without quotes, in block and
// flow context, as the same string.
func isPlainYAML(text string) bool { return isPlain(text, "[ ", " ]") }

// isPlain tells the same for text that stands in a list with one item.
func isPlain(text, before, behind string) bool {
	var doc yaml.Node
	if yaml.Unmarshal([]byte(before+text+behind), &doc) != nil || len(doc.Content) != 1 {
		return false
	}
	list := doc.Content[0]
	if list.Kind != yaml.SequenceNode || len(list.Content) != 1 {
		return false
	}
	n := list.Content[0]
	return n.Kind == yaml.ScalarNode && n.Style == 0 && n.Value == text && n.Tag == "!!str" && n.Anchor == ""
}

func hasBreak(text []byte) bool {
	return strings.ContainsAny(string(text), "\r\n\u0085\u2028\u2029")
}

// appendJSON appends text as the content of a JSON string (RFC 8259, section
// 7): with the escapes that must be, and no other.
func appendJSON(dst, text []byte) []byte {
	const hex = "0123456789abcdef"
	for _, c := range text {
		switch {
		case c == '"' || c == '\\':
			dst = append(dst, '\\', c)
		case c == '\n':
			dst = append(dst, '\\', 'n')
		case c == '\r':
			dst = append(dst, '\\', 'r')
		case c == '\t':
			dst = append(dst, '\\', 't')
		case c < ' ':
			dst = append(dst, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			dst = append(dst, c)
		}
	}
	return dst
}

// appendYAML does the same for a double quoted scalar (YAML 1.2.2, section
// 5.7).
func appendYAML(dst, text []byte) []byte {
	for _, r := range string(text) {
		switch r {
		case '\u0085':
			dst = append(dst, `\N`...)
		case '\u2028':
			dst = append(dst, `\L`...)
		case '\u2029':
			dst = append(dst, `\P`...)
		default:
			dst = appendJSON(dst, utf8.AppendRune(nil, r))
		}
	}
	return dst
}
