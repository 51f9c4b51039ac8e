package match

import (
	"slices"
	"strings"
	"sync"

	"github.com/privlint/privlint/scanner/document"
)

// labelUse is what one label says for one detector.
type labelUse struct {
	use
	phrase string
	label  document.LabelKind
	// span is the part of the text that the label is about; empty: all.
	span document.Span
}

// covers tells whether the label is about the span s of the text.
func (l *labelUse) covers(s document.Span) bool {
	return l.span.Len() == 0 || l.span.Start < s.End && s.Start < l.span.End
}

// names tells whether the label names the value, as a column header does,
// and is not only near it, as an intent or a question is.
func (l *labelUse) names() bool {
	return l.label != document.LabelIntent && l.label != document.LabelQuestion
}

// labelCache remembers what labels say, since a column header or intent name
// stands beside thousands of texts.
type labelCache struct {
	mu   sync.RWMutex
	m    map[labelKey][]labelUse
	uses int // in m
}

type labelKey struct {
	kind document.LabelKind
	text string
}

const (
	// maxLabels and maxLabelUses, of 56 bytes each, bound the cache; it is
	// emptied when full.
	maxLabels    = 4096
	maxLabelUses = 1 << 16
	// maxQuestion is how much of a bot's turn counts as its question, in
	// bytes from the end.
	maxQuestion = 200
)

// labelsOf looks up the labels of a text. The list is shared: nothing may be
// changed in it.
func (m *Matcher) labelsOf(labels []document.Label) []labelUse {
	var out []labelUse
	for _, l := range labels {
		text, _ := m.spare(l.Text)
		if l.Kind == document.LabelQuestion {
			text = lastSentence(text)
		}
		uses := m.lookupLabel(labelKey{l.Kind, text})
		if l.Span.Len() > 0 {
			uses = slices.Clone(uses)
			for i := range uses {
				uses[i].span = l.Span
			}
		}
		if out == nil {
			out = uses // mostly there is one label, and nothing is copied
			continue
		}
		out = append(slices.Clip(out), uses...)
	}
	return out
}

func (m *Matcher) lookupLabel(key labelKey) []labelUse {
	c := &m.labelCache
	c.mu.RLock()
	uses, ok := c.m[key]
	c.mu.RUnlock()
	if ok {
		return uses
	}
	parted := labelText(normalize(key.text).text)
	for _, o := range m.labels().find(nil, parted, splitWords(nil, parted)) {
		for _, u := range o.phrase.uses {
			use := labelUse{use: u, phrase: o.phrase.text, label: key.kind}
			if u.kind != kindNotNear || use.names() { // what is only near speaks against nothing
				uses = append(uses, use)
			}
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.m == nil || len(c.m) >= maxLabels || c.uses >= maxLabelUses {
		c.m, c.uses = make(map[labelKey][]labelUse), 0
	}
	key.text = strings.Clone(key.text)
	c.m[key] = uses
	c.uses += len(uses)
	return uses
}

// lastSentence is what a bot asked: the end of its turn.
func lastSentence(text string) string {
	text = strings.TrimSpace(text)
	if len(text) > maxQuestion {
		text = text[len(text)-maxQuestion:]
	}
	body := strings.TrimRight(text, ".!? ")
	if i := strings.LastIndexAny(body, ".!?\n"); i >= 0 && i+1 < len(text) && (text[i] == '\n' || text[i+1] == ' ') {
		return text[i+1:]
	}
	return text
}

// noteLabelled marks the detectors that a phrase or label speaks for. Shapes
// that need a label are not even tried without. A text without phrases and
// labels costs nothing here, once the marks of the last are gone.
func (m *Matcher) noteLabelled(w *scratch, labels []labelUse) {
	if len(w.labelled) < len(m.detectors) {
		w.labelled = make([]bool, len(m.detectors))
	}
	for _, d := range w.noted {
		w.labelled[d] = false
	}
	w.noted = w.noted[:0]
	for i := range labels {
		if labels[i].kind != kindNotNear {
			w.note(labels[i].detector)
		}
	}
	for _, o := range w.occurrences {
		for _, u := range o.phrase.uses {
			if u.reach != reachUnless && (u.kind == kindHotword || u.kind == kindDisclosure) {
				w.note(u.detector)
			}
		}
	}
}

// note marks a detector as labelled.
func (w *scratch) note(detector int32) {
	if !w.labelled[detector] {
		w.labelled[detector] = true
		w.noted = append(w.noted, detector)
	}
}
