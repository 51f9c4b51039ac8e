package match

import (
	"cmp"
	"slices"
)

// resolve keeps one hit for every stretch of text. Hits that reach the
// minimal score come first; then validated before labelled before shape
// only, longer, nearer to its label, higher score, rule order. What remains
// is sorted by place.
func (m *Matcher) resolve(hits []Hit) []Hit {
	if len(hits) == 0 {
		return nil
	}
	order := make(map[string]int, len(hits))
	for i := range hits {
		order[hits[i].Rule.ID] = 0
	}
	for i, d := range m.detectors {
		if _, ok := order[d.rule.ID]; ok {
			order[d.rule.ID] = i
		}
	}
	slices.SortStableFunc(hits, func(a, b Hit) int {
		return cmp.Or(
			cmp.Compare(m.tier(&b), m.tier(&a)),
			cmp.Compare(b.Span.Len(), a.Span.Len()),
			cmp.Compare(a.distance, b.distance),
			cmp.Compare(b.Score, a.Score),
			cmp.Compare(order[a.Rule.ID], order[b.Rule.ID]),
			cmp.Compare(a.Span.Start, b.Span.Start),
		)
	})
	kept := hits[:0:0]
	for _, h := range hits {
		at, _ := slices.BinarySearchFunc(kept, h, func(a, b Hit) int { return cmp.Compare(a.Span.Start, b.Span.Start) })
		if at > 0 && kept[at-1].Span.End > h.Span.Start || at < len(kept) && kept[at].Span.Start < h.Span.End {
			continue
		}
		kept = slices.Insert(kept, at, h)
	}
	return kept
}

// tier is the rank of the evidence for a hit.
func (m *Matcher) tier(h *Hit) int {
	rank := 0
	switch {
	case h.Validated:
		rank = 2
	case h.Labelled:
		rank = 1
	}
	if h.Score >= m.opts.MinScore {
		rank += 3
	}
	return rank
}
