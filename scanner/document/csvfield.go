package document

import (
	"strings"
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
	scan     *CSVScanner
}

// Text is the decoded content. Line breaks in it are those of the file.
func (f *CSVField) Text() string {
	if !f.escaped {
		return f.raw
	}
	return strings.ReplaceAll(f.raw, `""`, `"`)
}

// Blank tells that there is nothing but white space in the field.
func (f *CSVField) Blank() bool { return strings.TrimSpace(f.raw) == "" }

// Begins tells whether the text begins with prefix, which has no quotes.
func (f *CSVField) Begins(prefix string) bool { return strings.HasPrefix(f.raw, prefix) }

// Len is the length of the content in the file, in bytes.
func (f *CSVField) Len() int { return len(f.raw) }

// Fill sets text and place in the file of u from the field.
func (f *CSVField) Fill(u *Unit) {
	u.Text, u.Raw, u.Pos, u.Segments, u.Spelling = f.raw, f.Raw, f.Pos, nil, f.spelling
	if f.escaped {
		f.unescape(u)
	}
}

// Unit is the field as a unit, with everything else taken from base.
func (f *CSVField) Unit(base *Unit) Unit {
	u := *base
	f.Fill(&u)
	return u
}

// Units hands the field to emit, in overlapping parts like Windows where it
// is long. Everything but text and place in the file comes from base, which
// is written to.
func (f *CSVField) Units(base *Unit, emit func(*Unit) error) error {
	return f.units(base, WindowBytes, WindowOverlap, emit)
}

// units cuts the raw content, so that the map of a long field full of
// escapes is never held in one piece.
func (f *CSVField) units(base *Unit, size, overlap int, emit func(*Unit) error) error {
	if len(f.raw) <= size {
		f.Fill(base)
		return emit(base)
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

func (f *CSVField) unescape(u *Unit) {
	b := &f.scan.text
	b.Reset()
	pos, at := f.Pos, 0
	for at < len(f.raw) {
		n := indexDoubled(f.raw[at:])
		run := f.raw[at : at+n]
		b.Run(bytesOf(run), f.Raw.Start+at, pos)
		pos = AdvanceBytes(pos, bytesOf(run))
		at += n
		if at < len(f.raw) {
			b.Atom(`"`, Span{f.Raw.Start + at, f.Raw.Start + at + 2}, pos, 2)
			pos.Column += 2
			at += 2
		}
	}
	b.Fill(u)
}

// indexDoubled is where the first doubled quote of text stands, or its
// length.
func indexDoubled(text string) int {
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '"')
		if n < 0 || at+n+1 == len(text) {
			return len(text)
		}
		if at += n; text[at+1] == '"' {
			return at
		}
		at++
	}
}
