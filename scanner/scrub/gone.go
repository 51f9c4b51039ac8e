package scrub

import (
	"cmp"
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/document"
)

// rawText is where the text of a unit stands in the file, but for the blanks
// at its end: the last line break of a block is not what an item ends with.
func rawText(u *document.Unit) document.Span {
	n := len(strings.TrimRight(u.Text, " \t\r\n"))
	if n == 0 || n == len(u.Text) {
		return u.Raw
	}
	return document.Span{Start: u.Raw.Start, End: max(u.RawSpan(document.Span{Start: 0, End: n}).End, u.Raw.Start)}
}

// touched lists those of some sorted ranges that have a part in common with
// raw.
func touched(list []document.Span, raw document.Span) []document.Span {
	from, _ := slices.BinarySearchFunc(list, raw.Start, func(s document.Span, start int) int { return cmp.Compare(s.End, start+1) })
	to := from
	for to < len(list) && list[to].Start < max(raw.End, raw.Start+1) {
		to++
	}
	return list[from:to]
}

// drop tells whether a unit goes as a whole.
func (w *rewriter) drop(u *document.Unit) bool {
	if len(touched(w.gone, rawText(u))) == 0 {
		return false
	}
	w.stats.dropped++
	if w.watch != nil {
		w.watch.Dropped(u)
	}
	return true
}

// sift keeps of what is to go what takes whole units. Where a part of a unit
// would stay, placeholders must do: a block of YAML that is a list for one
// reader may be one text for another.
func (p *pass) sift() error {
	if len(p.gone) == 0 {
		return nil
	}
	cut := map[document.Span]bool{}
	err := p.read(func(r *scanner.Reader) error {
		return r.Each(func(u *document.Unit) error {
			whole := rawText(u)
			for _, s := range touched(p.gone, whole) {
				if s.Start > whole.Start || s.End < whole.End {
					cut[s] = true
				}
			}
			return nil
		})
	})
	p.gone = slices.DeleteFunc(p.gone, func(s document.Span) bool { return cut[s] })
	return err
}
