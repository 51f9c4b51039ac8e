package document

import "slices"

// TextBuilder puts together the text of a unit from runs that stand apart
// in the file: plain runs, escapes, parts of a concatenated sentence. The
// zero value is ready to use.
type TextBuilder struct {
	text []byte
	segs []Segment
	// many tells that the builder fills very many units: they share memory.
	many  bool
	arena Arena
	slab  []Segment
	// spelling is that of the last unit that gave a part.
	spelling *Spelling
}

// Len is the length of the text so far, in bytes.
func (b *TextBuilder) Len() int { return len(b.text) }

// Reset empties the builder and keeps its text buffer.
func (b *TextBuilder) Reset() {
	b.text = b.text[:0]
	b.segs = b.segs[:0]
	b.spelling = nil
}

// Run appends text that stands byte for byte in the file from the raw offset
// raw on, at position pos.
func (b *TextBuilder) Run(text []byte, raw int, pos Position) {
	if len(text) == 0 {
		return
	}
	if n := len(b.segs); n == 0 || b.segs[n-1].Width != 1 || b.segs[n-1].Raw.End != raw {
		b.segs = append(b.segs, Segment{Text: len(b.text), Raw: Span{raw, raw}, Pos: pos, Width: 1})
	}
	b.text = append(b.text, text...)
	b.segs[len(b.segs)-1].Raw.End = raw + len(text)
}

// Atom appends text that the raw range spells differently, such as an
// escape. Columns is the number of code points of the raw range, which holds
// no line break. An empty raw range makes filler: text that is not in the
// file at all.
func (b *TextBuilder) Atom(text string, raw Span, pos Position, columns int) {
	if text == "" {
		return
	}
	b.segs = append(b.segs, Segment{Text: len(b.text), Raw: raw, Pos: pos, Columns: columns})
	b.text = append(b.text, text...)
}

// Part appends the part s of the text of u, mapped to where u has it from.
// U's own map may lead to the file or to the text of another unit.
func (b *TextBuilder) Part(u *Unit, s Span) {
	b.spelling = u.Spelling
	if u.Segments == nil {
		b.Run([]byte(u.Text[s.Start:s.End]), u.Raw.Start+s.Start, u.PositionAt(s.Start))
		return
	}
	for i := u.segmentAt(s.Start); i < len(u.Segments) && u.Segments[i].Text < s.End; i++ {
		seg := u.Segments[i]
		from, to := max(s.Start, seg.Text), min(s.End, u.segmentEnd(i))
		if from >= to {
			continue
		}
		switch seg.Width {
		case 1:
			b.Run([]byte(u.Text[from:to]), seg.Raw.Start+from-seg.Text, advance(seg.Pos, u.Text[seg.Text:from]))
		case 0:
			b.Atom(u.Text[from:to], seg.Raw, seg.Pos, seg.Columns)
		default:
			start := seg.Raw.Start + (from-seg.Text)*seg.Width
			b.segs = append(b.segs, Segment{
				Text: len(b.text), Raw: Span{start, start + (to-from)*seg.Width},
				Pos: advance(seg.Pos, u.Text[seg.Text:from]), Width: seg.Width,
			})
			b.text = append(b.text, u.Text[from:to]...)
		}
	}
}

// AtomOf appends text that the part s of the text of u spells differently:
// an escape inside an escaped string.
func (b *TextBuilder) AtomOf(u *Unit, s Span, text string) {
	pos := u.PositionAt(s.Start)
	end := u.EndPosition(s)
	b.Atom(text, u.RawSpan(s), pos, max(end.Column-pos.Column, 0))
}

// Fill sets Text, Raw, Pos and Segments of u, and the Spelling if the text
// was put together from parts of units. Segments stay nil where one plain run
// makes the whole text. An empty builder leaves Raw and Pos as they are. The
// builder can be reset and used again.
func (b *TextBuilder) Fill(u *Unit) {
	if b.many {
		u.Text = b.arena.String(b.text)
	} else {
		u.Text = string(b.text)
	}
	u.Segments = nil
	if b.spelling != nil {
		u.Spelling = b.spelling.part()
	}
	if len(b.segs) == 0 {
		return
	}
	first, last := b.segs[0], b.segs[len(b.segs)-1]
	u.Raw = Span{first.Raw.Start, last.Raw.End}
	u.Pos = first.Pos
	if len(b.segs) > 1 || first.Width != 1 {
		u.Segments = b.keep(b.segs)
		b.segs = b.segs[:0]
	}
}

// keep is a copy of segs, in memory that several units share where there are
// many.
func (b *TextBuilder) keep(segs []Segment) []Segment {
	if !b.many || len(segs) > len(b.slab) {
		if !b.many || len(segs) > arenaSegs/4 {
			return slices.Clone(segs)
		}
		b.slab = make([]Segment, arenaSegs)
	}
	n := copy(b.slab, segs)
	out := b.slab[:n:n]
	b.slab = b.slab[n:]
	return out
}

// Within moves u, whose offsets count in the text of outer, to where outer
// has its text from. So it does with the numbers of mentions.
func (u *Unit) Within(outer *Unit) {
	var b TextBuilder
	if u.Segments == nil {
		b.Part(outer, u.Raw)
	}
	for i, seg := range u.Segments {
		if seg.Width == 1 {
			b.Part(outer, seg.Raw)
			continue
		}
		b.AtomOf(outer, seg.Raw, u.Text[seg.Text:u.segmentEnd(i)])
	}
	for i := range u.Mentions {
		m := &u.Mentions[i]
		m.Numbers = slices.Clone(m.Numbers)
		for j := range m.Numbers {
			m.Numbers[j].Raw = outer.RawSpan(m.Numbers[j].Raw)
		}
	}
	u.Pos = outer.PositionAt(u.Raw.Start)
	u.Raw = outer.RawSpan(u.Raw)
	b.spelling = nil
	b.Fill(u)
	u.Spelling = u.Spelling.within(outer.Spelling)
}

// TextSpan is the range of the text behind the raw range s.
func (u *Unit) TextSpan(s Span) Span { return Span{u.textOffset(s.Start), u.textOffset(s.End)} }

// textOffset is where the raw offset off stands in the text: the first byte
// of the text at or after it.
func (u *Unit) textOffset(off int) int {
	if u.Segments == nil {
		return min(max(off-u.Raw.Start, 0), len(u.Text))
	}
	for i, seg := range u.Segments {
		if off <= seg.Raw.Start {
			return seg.Text
		}
		if off < seg.Raw.End && seg.Width > 0 {
			return seg.Text + (off-seg.Raw.Start)/seg.Width
		}
		if off < seg.Raw.End {
			return u.segmentEnd(i)
		}
	}
	return len(u.Text)
}
