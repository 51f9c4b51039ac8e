package document

// Pieces cuts the text range s where its bytes do not stand together in the
// file: at markup, at the indentation of a block, between the parts of a
// sentence. What is not in the file at all is in no piece.
func (u *Unit) Pieces(s Span) []Span {
	if u.Segments == nil || s.End <= s.Start {
		return []Span{s}
	}
	var out []Span
	raw := -1 // where the piece at hand ends in the file
	for i := u.segmentAt(s.Start); i < len(u.Segments) && u.Segments[i].Text < s.End; i++ {
		seg := u.Segments[i]
		text := Span{max(s.Start, seg.Text), min(s.End, u.segmentEnd(i))}
		if seg.Raw.Len() == 0 || text.Len() <= 0 {
			continue
		}
		if n := len(out); n > 0 && seg.Raw.Start == raw && out[n-1].End == text.Start {
			out[n-1].End = text.End
		} else {
			out = append(out, text)
		}
		raw = seg.Raw.End
	}
	return out
}

// Widen is the text range s with all of the escapes that it cuts, which the
// file can only change as a whole. A number of JSON is one such.
func (u *Unit) Widen(s Span) Span {
	if sp := u.Spelling; sp != nil && sp.Style == StyleJSONNumber {
		return Span{0, len(u.Text)}
	}
	if u.Segments == nil || s.End <= s.Start {
		return s
	}
	if i := u.segmentAt(s.Start); u.Segments[i].Width == 0 {
		s.Start = u.Segments[i].Text
	}
	if i := u.segmentAt(s.End - 1); u.Segments[i].Width == 0 {
		s.End = u.segmentEnd(i)
	}
	return s
}
