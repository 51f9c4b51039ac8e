package match

import (
	"slices"
	"sort"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// addTagged notes the detector of what the Tagger finds of an entity type.
func (m *Matcher) addTagged(d *detector) {
	if m.tagged == nil {
		m.tagged = make(map[rules.EntityType]*detector)
	}
	if m.tagged[d.rule.EntityType] == nil {
		m.tagged[d.rule.EntityType] = d
	}
}

// collectTagged makes candidates of what the Tagger finds in the base view.
func (m *Matcher) collectTagged(w *scratch, v *view) {
	if m.tagged == nil || v.text == "" {
		return
	}
	began := m.clocks.start()
	w.tagged = m.opts.Tagger.Tag(w.tagged[:0], v.text)
	m.clocks.wasTagged(began)
	for i := range w.tagged {
		t := &w.tagged[i]
		d := m.tagged[t.Type]
		if d == nil || t.Type == person && w.namesValue(t.Span) {
			continue
		}
		name := t.Evidence
		if name == "" {
			name = "tagger"
		}
		w.candidates = append(w.candidates, candidate{
			detector: d, view: v, span: t.Span, score: t.Score, name: name, validator: d.validate, tagged: true,
		})
	}
}

// namesValue tells whether a span of the base view is a word that stands
// beside values of some rule: "IBAN" and "MRN" look like names and are none.
func (w *scratch) namesValue(span document.Span) bool {
	first, last, _ := wordsAround(w.words, span)
	i := sort.Search(len(w.occurrences), func(i int) bool { return w.occurrences[i].first >= first })
	for ; i < len(w.occurrences) && w.occurrences[i].first == first; i++ {
		o := &w.occurrences[i]
		if o.last == last-1 && slices.ContainsFunc(o.phrase.uses, func(u use) bool { return u.kind == kindHotword }) {
			return true
		}
	}
	return false
}

// The types that hits are joined or compared by.
const (
	person        rules.EntityType = "PERSON"
	streetAddress rules.EntityType = "STREET_ADDRESS"
	location      rules.EntityType = "LOCATION"
)

// join brings the hits of the Tagger and those of the rules together where
// they tell of one thing: of "maria gonzalez" a rule may see the first name
// alone, and of an address the street. The hit of the rule grows and has the
// evidence of both. A place inside an address is a part of it. Hits of
// rules alone are left as they are. lost is as that of resolve.
func (m *Matcher) join(text string, hits []Hit, lost func(loser, winner int, why string)) []Hit {
	if !slices.ContainsFunc(hits, func(h Hit) bool { return h.tagged }) {
		return hits
	}
	gone := make([]bool, len(hits))
	give := func(loser, winner int, why string) {
		gone[loser] = true
		if lost != nil {
			lost(hits[loser].number, hits[winner].number, why)
		}
	}
	for i := range hits {
		t := &hits[i]
		if !t.tagged || t.Score < m.opts.MinScore || t.Rule.EntityType != person && t.Rule.EntityType != streetAddress {
			continue
		}
		for k := range hits {
			r := &hits[k]
			if r.tagged || r.Score < m.opts.MinScore || r.Rule.EntityType != t.Rule.EntityType || !overlap(r.Span, t.Span) {
				continue
			}
			if grown := m.union(text, hits, r, t); grown != r.Span {
				r.Span = grown
				r.Score, r.joined = max(r.Score, t.Score), true
				r.Evidence = slices.Clip(r.Evidence)
				for _, e := range t.Evidence {
					if !slices.Contains(r.Evidence, e) {
						r.Evidence = append(r.Evidence, e)
					}
				}
			}
			give(i, k, "tells of the same")
		}
	}
	for i := range hits {
		for k := range hits {
			l, a := &hits[i], &hits[k]
			if l.Rule.EntityType == location && a.Rule.EntityType == streetAddress && (l.tagged || a.tagged || a.joined) && !gone[i] && !gone[k] &&
				a.Score >= m.opts.MinScore && a.Span.Len() > l.Span.Len() && overlap(l.Span, a.Span) {
				give(i, k, "is the address around it")
			}
		}
	}
	kept := hits[:0]
	for i := range hits {
		if !gone[i] {
			kept = append(kept, hits[i])
		}
	}
	return kept
}

// union is the span of a hit of a rule and of one of the Tagger. It ends
// where rules see something else: an e-mail address behind a name is no part of
// the name.
func (m *Matcher) union(text string, hits []Hit, r, t *Hit) document.Span {
	u := document.Span{Start: min(r.Span.Start, t.Span.Start), End: max(r.Span.End, t.Span.End)}
	for i := range hits {
		h := &hits[i]
		if h.Rule.EntityType == r.Rule.EntityType || h.tagged || h.Score < m.opts.MinScore {
			continue
		}
		if r.Rule.EntityType == streetAddress && h.Rule.EntityType == location {
			continue
		}
		switch {
		case h.Span.End <= r.Span.Start:
			u.Start = max(u.Start, h.Span.End)
		case h.Span.Start >= r.Span.End:
			u.End = min(u.End, h.Span.Start)
		}
	}
	const between = " \t\r\n,;:"
	u.End -= len(text[r.Span.End:u.End]) - len(strings.TrimRight(text[r.Span.End:u.End], between))
	u.Start += len(text[u.Start:r.Span.Start]) - len(strings.TrimLeft(text[u.Start:r.Span.Start], between))
	return u
}

func overlap(a, b document.Span) bool { return a.Start < b.End && b.Start < a.End }
