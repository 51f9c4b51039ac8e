package source

import (
	"errors"
	"slices"

	"github.com/privlint/privlint/scanner/document"
)

// ErrForgotten says that an offset lies too far behind what was read.
var ErrForgotten = errors.New("offset too far behind the reader to map it to the raw file")

// Remap turns the offsets of u, which count in the decoded stream, into
// offsets of the raw file. It changes nothing where both are the same. Units
// must come in the order of their offsets, from the goroutine that reads,
// and not more than 64 MiB behind it; else the error is ErrForgotten. What
// lies more than 8 MiB before the unit is forgotten: the numbers of mentions
// may stand there.
func (t *Text) Remap(u *document.Unit) error {
	if t.decoder == nil {
		return nil
	}
	m := &t.decoder.offsets
	start, known := m.rawAt(u.Raw.Start)
	end, _ := m.rawAt(u.Raw.End)
	if !known {
		return ErrForgotten
	}
	segments := u.Segments
	if segments == nil {
		segments = []document.Segment{{Raw: u.Raw, Pos: u.Pos, Width: 1}}
	}
	mentions, known := remapMentions(m, u.Mentions)
	if !known {
		return ErrForgotten
	}
	r := remapper{m: m, text: u.Text}
	for _, seg := range segments {
		r.segment(seg)
	}
	if u.Segments == nil && len(r.out) <= 1 && (len(r.out) == 0 || r.out[0].Width == 1) {
		r.out = nil // as before: one byte of text for each raw byte
	}
	m.forget(u.Raw.Start - keptBehind)
	u.Mentions = mentions
	u.Segments = r.out
	u.Raw = document.Span{Start: start, End: end}
	return nil
}

// keptBehind is how far before a unit the map reaches, in decoded bytes:
// twice what the readers of JSON hold back for a text whose mentions may
// stand before it. It costs at most 2 MiB.
const keptBehind = 8 << 20

// remapMentions turns the offsets of the numbers of mentions. The mentions
// given stay as they are.
func remapMentions(m *offsetMap, mentions []document.Mention) (out []document.Mention, known bool) {
	if len(mentions) == 0 {
		return mentions, true
	}
	out = slices.Clone(mentions)
	for i := range out {
		out[i].Numbers = slices.Clone(out[i].Numbers)
		for j := range out[i].Numbers {
			raw := &out[i].Numbers[j].Raw
			start, known := m.rawAt(raw.Start)
			end, _ := m.rawAt(raw.End)
			if !known {
				return nil, false
			}
			*raw = document.Span{Start: start, End: end}
		}
	}
	return out, true
}

// RawOffset turns an offset in the decoded stream into one of the raw file,
// as Remap does. It returns -1 for offsets that were forgotten.
func (t *Text) RawOffset(decoded int) int {
	if t.decoder == nil {
		return decoded
	}
	raw, known := t.decoder.offsets.rawAt(decoded)
	if !known {
		return -1
	}
	return raw
}

// remapper builds the segments of one unit.
type remapper struct {
	m    *offsetMap
	text string
	out  []document.Segment
}

func (r *remapper) segment(seg document.Segment) {
	start, _ := r.m.rawAt(seg.Raw.Start)
	end, _ := r.m.rawAt(seg.Raw.End)
	plain := end-start == r.m.unit*seg.Raw.Len() // nothing but ASCII
	if seg.Width == 1 && !plain {
		r.split(seg, start)
		return
	}
	if !plain {
		seg.Width = 0 // escapes are ASCII, so only an atomic run gets here
	}
	seg.Raw = document.Span{Start: start, End: end}
	seg.Width *= r.m.unit
	r.out = append(r.out, seg)
}

// split cuts a run, which begins at the raw offset from, where the ratio of
// raw to decoded bytes changes. Characters whose bytes do not divide become
// atomic.
func (r *remapper) split(seg document.Segment, from int) {
	cur := cursor{seg.Pos}
	begin := len(r.out)
	for at := seg.Raw.Start; at < seg.Raw.End; {
		width := min(r.m.width(at), seg.Raw.End-at)
		to := from + r.m.unit
		if width == 4 {
			to += r.m.wide
		}
		to = min(to, r.m.raw) // the end of the file can cut a character off
		one := document.Segment{
			Text: seg.Text + at - seg.Raw.Start,
			Raw:  document.Span{Start: from, End: to},
			Pos:  cur.Position,
		}
		if (to-from)%width == 0 {
			one.Width = (to - from) / width
		} else {
			one.Columns = 1
		}
		if n := len(r.out); n > begin && one.Width > 0 && r.out[n-1].Width == one.Width {
			r.out[n-1].Raw.End = to
		} else {
			r.out = append(r.out, one)
		}
		cur.advance([]byte(r.text[one.Text:one.Text+width]), false)
		at += width
		from = to
	}
}
