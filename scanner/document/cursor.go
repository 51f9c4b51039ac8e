package document

import "unicode/utf8"

// Cursor finds the positions of ever greater offsets in the text of a unit
// in one pass, so that a long text with many findings costs its length and
// not its square.
type Cursor struct {
	unit  *Unit
	seg   int
	off   int // text offset that pos and runes stand for
	pos   Position
	runes int
}

// NewCursor starts at the beginning of the text of u.
func NewCursor(u *Unit) Cursor {
	c := Cursor{unit: u, pos: u.Pos}
	if len(u.Segments) > 0 {
		c.pos = u.Segments[0].Pos
	}
	return c
}

// Start is the position of the character at the text offset off, and the
// number of code points before it.
func (c *Cursor) Start(off int) (Position, int) {
	for c.seg+1 < len(c.unit.Segments) && off >= c.unit.segmentEnd(c.seg) {
		c.next()
	}
	return c.at(off)
}

// End is the position just past the character before off, on the line where
// that character stands, and the number of code points before off.
func (c *Cursor) End(off int) (Position, int) {
	for c.seg+1 < len(c.unit.Segments) && off > c.unit.segmentEnd(c.seg) {
		c.next()
	}
	return c.at(off)
}

func (c *Cursor) next() {
	end := c.unit.segmentEnd(c.seg)
	c.runes += utf8.RuneCountInString(c.unit.Text[c.off:end])
	c.seg++
	c.off = end
	c.pos = c.unit.Segments[c.seg].Pos
}

func (c *Cursor) at(off int) (Position, int) {
	if len(c.unit.Segments) > 0 {
		if seg := c.unit.Segments[c.seg]; seg.Width == 0 {
			pos := seg.Pos
			if off > seg.Text {
				pos.Column += seg.Columns
			}
			return pos, c.runes + utf8.RuneCountInString(c.unit.Text[c.off:off])
		}
	}
	part := c.unit.Text[c.off:off]
	c.pos = advance(c.pos, part)
	c.runes += utf8.RuneCountInString(part)
	c.off = off
	return c.pos, c.runes
}
