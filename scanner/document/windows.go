package document

import (
	"slices"
	"unicode/utf8"
)

const (
	// WindowBytes is the longest text of one unit that the tokenizers of
	// lines and CSV make. Longer strings become several overlapping units.
	WindowBytes = 128 << 10
	// WindowOverlap is what two neighbouring windows share. Half of it on
	// either side of the border belongs to each.
	WindowOverlap = 4 << 10
)

// Windows hands u to emit. Where the text is longer than WindowBytes it
// hands over overlapping parts instead; their Own ranges cover the text
// without gap or overlap. Parts begin and end between characters. Mentions
// go with the first part where it owns all of them; others, which no part
// can count out, are gone.
func Windows(u *Unit, emit func(*Unit) error) error {
	if len(u.Text) <= WindowBytes {
		return emit(u)
	}
	return windows(*u, WindowBytes, WindowOverlap, emit)
}

func windows(u Unit, size, overlap int, emit func(*Unit) error) error {
	own := 0 // where the next part's own range begins, in u.Text
	for len(u.Text) > size {
		end := cutBefore(u.Text, size)
		mid := cutBefore(u.Text, end-overlap/2)
		part := u.Slice(Span{0, end})
		part.Own = Span{own, mid}
		part.Mentions = sliceMentions(u.Mentions, part.Own)
		u.Mentions = nil
		if err := emit(&part); err != nil {
			return err
		}
		next := cutBefore(u.Text, end-overlap)
		// Slicing what is left keeps the search for positions short.
		u = u.Slice(Span{next, len(u.Text)})
		own = mid - next
	}
	if own > 0 {
		u.Own = Span{own, len(u.Text)}
	}
	return emit(&u)
}

// Slice is the part s of u as a unit of its own. Address and role are
// copied; labels on a part of the text move along, or go when they are
// outside. Mentions stay only in a part that begins where u does, and whole:
// elsewhere nothing could count them out.
func (u *Unit) Slice(s Span) Unit {
	out := *u
	out.Own = Span{}
	out.Labels = sliceLabels(u.Labels, s)
	out.Mentions = sliceMentions(u.Mentions, s)
	if u.Segments == nil {
		out.Text = u.Text[s.Start:s.End]
		out.Raw = Span{u.Raw.Start + s.Start, u.Raw.Start + s.End}
		out.Pos = u.PositionAt(s.Start)
		if s.Len() < len(u.Text) {
			out.Spelling = u.Spelling.part()
		}
		return out
	}
	if s.Len() == len(u.Text) {
		return out
	}
	if s.Start == s.End {
		out.Pos = u.PositionAt(s.Start)
		at := u.Raw.Start
		if s.Start > 0 {
			at = u.RawSpan(Span{s.Start - 1, s.Start}).End
		}
		out.Raw = Span{at, at}
	}
	var b TextBuilder
	b.Part(u, s)
	b.Fill(&out)
	return out
}

// sliceLabels moves the labels on parts of a text into the part s of it.
func sliceLabels(labels []Label, s Span) []Label {
	if !slices.ContainsFunc(labels, func(l Label) bool { return l.Span != Span{} }) {
		return slices.Clip(labels)
	}
	out := labels[:0:0]
	for _, l := range labels {
		if l.Span != (Span{}) {
			l.Span = Span{max(l.Span.Start, s.Start) - s.Start, min(l.Span.End, s.End) - s.Start}
			if l.Span.End <= l.Span.Start {
				continue
			}
		}
		out = append(out, l)
	}
	return out
}

// sliceMentions are the mentions that lie in the part s of a text and are
// counted from its beginning.
func sliceMentions(mentions []Mention, s Span) []Mention {
	var out []Mention
	for _, m := range mentions {
		if s.Start == 0 && m.Span.End <= s.End {
			out = append(out, m)
		}
	}
	return out
}

// cutBefore is the last offset at or before i between two characters.
func cutBefore(text string, i int) int {
	for back := range utf8.UTFMax {
		if i-back <= 0 {
			break
		}
		if utf8.RuneStart(text[i-back]) {
			return i - back
		}
	}
	return i // not UTF-8 here: any cut is as good
}
