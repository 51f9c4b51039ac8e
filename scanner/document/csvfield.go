package document

import (
	"strings"
	"unicode/utf8"
)

// CSVField is one field of a record.
type CSVField struct {
	// Raw is where the content stands in the file, without quotes.
	Raw Span
	// Pos is the position of Raw.Start.
	Pos Position
	// Quoted tells that the field stands in quotes.
	Quoted bool

	raw      string
	escaped  bool // raw holds ""
	spelling *Spelling
}

// Text is the decoded content. Line breaks in it are those of the file.
func (f *CSVField) Text() string {
	if !f.escaped {
		return f.raw
	}
	return strings.ReplaceAll(f.raw, `""`, `"`)
}

// Len is the length of the content in the file, in bytes.
func (f *CSVField) Len() int { return len(f.raw) }

// Unit is the field as a unit, with everything but text and place in the
// file taken from base.
func (f *CSVField) Unit(base *Unit) Unit {
	if f.escaped {
		return f.unescape(*base)
	}
	u := *base
	u.Text, u.Raw, u.Pos, u.Segments, u.Spelling = f.raw, f.Raw, f.Pos, nil, f.spelling
	return u
}

// Units hands the field to emit, in overlapping parts like Windows where it
// is long.
func (f *CSVField) Units(base *Unit, emit func(*Unit) error) error {
	return f.units(base, WindowBytes, WindowOverlap, emit)
}

// units cuts the raw content, so that the map of a long field full of
// escapes is never held in one piece.
func (f *CSVField) units(base *Unit, size, overlap int, emit func(*Unit) error) error {
	if len(f.raw) <= size {
		u := f.Unit(base)
		return emit(&u)
	}
	rest := *f
	own := 0 // where the own range begins, as raw offset in rest
	for len(rest.raw) > size {
		end := rest.cut(size)
		mid := rest.cut(end - overlap/2)
		part := rest
		part.raw, part.Raw.End = rest.raw[:end], rest.Raw.Start+end
		u := part.Unit(base)
		u.Spelling = u.Spelling.part()
		u.Own = Span{rest.decodedLen(own), rest.decodedLen(mid)}
		if err := emit(&u); err != nil {
			return err
		}
		next := rest.cut(end - overlap)
		rest.Pos = advance(rest.Pos, rest.raw[:next])
		rest.raw, rest.Raw.Start = rest.raw[next:], rest.Raw.Start+next
		own = mid - next
	}
	u := rest.Unit(base)
	u.Spelling = u.Spelling.part()
	if own > 0 {
		u.Own = Span{rest.decodedLen(own), len(u.Text)}
	}
	return emit(&u)
}

// cut is the last offset at or before i that splits neither a character nor
// a doubled quote.
func (f *CSVField) cut(i int) int {
	i = cutBefore(f.raw, i)
	run := i - len(strings.TrimRight(f.raw[:i], `"`))
	if f.escaped && run%2 == 1 && f.raw[i] == '"' {
		i--
	}
	return i
}

// decodedLen is the length of the text behind the first n raw bytes.
func (f *CSVField) decodedLen(n int) int {
	if !f.escaped {
		return n
	}
	return n - strings.Count(f.raw[:n], `""`)
}

func (f *CSVField) unescape(u Unit) Unit {
	u.Raw, u.Pos, u.Spelling = f.Raw, f.Pos, f.spelling
	var b TextBuilder
	pos, at := f.Pos, 0
	for at < len(f.raw) {
		n := strings.Index(f.raw[at:], `""`)
		if n < 0 {
			n = len(f.raw) - at
		}
		run := f.raw[at : at+n]
		b.Run([]byte(run), f.Raw.Start+at, pos)
		if strings.IndexByte(run, '\n') < 0 {
			pos.Column += utf8.RuneCountInString(run)
		} else {
			pos = advance(pos, run)
		}
		at += n
		if at < len(f.raw) {
			b.Atom(`"`, Span{f.Raw.Start + at, f.Raw.Start + at + 2}, pos, 2)
			pos.Column += 2
			at += 2
		}
	}
	b.Fill(&u)
	return u
}
