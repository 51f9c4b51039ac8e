package match

import (
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
	mu sync.RWMutex
	m  map[string][]occurrenceUse
}

type occurrenceUse struct {
	use
	phrase string
}

const (
	// maxLabels bounds the cache; it is emptied when full.
	maxLabels = 4096
	// maxQuestion is how much of a bot's turn counts as its question, in
	// bytes from the end.
	maxQuestion = 200
)

// labelsOf looks up the labels of a text.
func (m *Matcher) labelsOf(labels []document.Label) []labelUse {
	var out []labelUse
	for _, l := range labels {
		text, _ := m.spare(l.Text)
		if l.Kind == document.LabelQuestion {
			text = lastSentence(text)
		}
		for _, u := range m.lookupLabel(text) {
			out = append(out, labelUse{use: u.use, phrase: u.phrase, label: l.Kind, span: l.Span})
		}
	}
	return out
}

func (m *Matcher) lookupLabel(text string) []occurrenceUse {
	c := &m.labelCache
	c.mu.RLock()
	uses, ok := c.m[text]
	c.mu.RUnlock()
	if ok {
		return uses
	}
	parted := labelText(normalize(text).text)
	for _, o := range m.labels().find(nil, parted, splitWords(nil, parted)) {
		for _, u := range o.phrase.uses {
			uses = append(uses, occurrenceUse{u, o.phrase.text})
		}
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.m == nil || len(c.m) >= maxLabels {
		c.m = make(map[string][]occurrenceUse)
	}
	c.m[strings.Clone(text)] = uses
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
