package match

import (
	"cmp"
	"slices"
)

// resolve keeps one hit for every stretch of text. Hits that reach the
// minimal score come first; then validated before labelled before shape
// only, found by a rule before the tagger, longer, disclosed, nearer to its label,
// longer label, higher score, rule order.
// What remains is sorted by place. lost, if not nil, is told the numbers of
// each hit that gives way and of the one that it gives way to, and why.
func (m *Matcher) resolve(hits []Hit, lost func(loser, winner int, why string)) []Hit {
	if len(hits) == 0 {
		return nil
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		first, _ := m.compare(&a, &b)
		return first
	})
	kept := hits[:0:0]
	for _, h := range hits {
		at, _ := slices.BinarySearchFunc(kept, h, func(a, b Hit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		if at > 0 && kept[at-1].Span.End > h.Span.Start || at < len(kept) && kept[at].Span.Start < h.Span.End {
			if lost != nil {
				if at == 0 || kept[at-1].Span.End <= h.Span.Start {
					at++
				}
				_, why := m.compare(&kept[at-1], &h)
				lost(h.number, kept[at-1].number, why)
			}
			continue
		}
		kept = slices.Insert(kept, at, h)
	}
	return kept
}

// compare orders two hits, the one that is kept first, and says why a goes
// before b.
func (m *Matcher) compare(a, b *Hit) (first int, why string) {
	if c := cmp.Compare(m.tier(b), m.tier(a)); c != 0 {
		switch {
		case a.Score >= m.opts.MinScore && b.Score < m.opts.MinScore:
			return c, "reaches the threshold"
		case a.Validated && !b.Validated:
			return c, "passed a check or stands in a dictionary"
		case a.Labelled && !b.Labelled:
			return c, "has a label"
		}
		return c, "is found by a rule"
	}
	if c := cmp.Compare(b.Span.Len(), a.Span.Len()); c != 0 {
		return c, "is longer"
	}
	if a.Disclosed != b.Disclosed {
		if a.Disclosed {
			return -1, "speaks of a person"
		}
		return 1, ""
	}
	if c := cmp.Compare(a.distance, b.distance); c != 0 {
		return c, "stands nearer to its label"
	}
	if c := cmp.Compare(b.labelWords, a.labelWords); c != 0 {
		return c, "has the longer label" // "uk passport" says more than "passport"
	}
	if c := cmp.Compare(b.Score, a.Score); c != 0 {
		return c, "has the higher score"
	}
	if c := cmp.Compare(m.order[a.Rule.ID], m.order[b.Rule.ID]); c != 0 {
		return c, "is the earlier rule"
	}
	return cmp.Compare(a.Span.Start, b.Span.Start), "comes first"
}

// tier is the rank of the evidence for a hit.
func (m *Matcher) tier(h *Hit) int {
	rank := 0
	switch {
	case h.Validated:
		rank = 4
	case h.Labelled:
		rank = 2
	}
	if !h.tagged {
		rank++
	}
	if h.Score >= m.opts.MinScore {
		rank += 6
	}
	return rank
}
