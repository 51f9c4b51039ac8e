package scrub

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

const (
	// maxSaid is how many edited texts of the bot are remembered, which may
	// be parts of one turn, and maxSaidBytes how long they are at most.
	maxSaid      = 16
	maxSaidBytes = 8 << 10
)

// said is a text of the bot before and after the edits. What the bot said
// last is a label of what the user answers.
type said struct{ before, after string }

// say remembers an edited text.
func (w *rewriter) say(u, edited *document.Unit) {
	if u.Role != document.RoleAnswer || len(u.Text) > maxSaidBytes {
		return
	}
	if len(w.said) == maxSaid {
		w.said = w.said[:copy(w.said, w.said[1:])]
	}
	if before := strings.TrimSpace(u.Text); before != "" {
		w.said = append(w.said, said{before, strings.TrimSpace(edited.Text)})
	}
}

// relabel gives the unit the questions as they will stand in the output.
func (d *draft) relabel(list []said) {
	for i, l := range d.unit.Labels {
		if l.Kind != document.LabelQuestion {
			continue
		}
		text := l.Text
		for _, s := range list {
			text = strings.ReplaceAll(text, s.before, s.after)
		}
		if text == l.Text {
			continue
		}
		if !d.relabelled {
			u := *d.unit
			u.Labels = slices.Clone(u.Labels)
			d.unit, d.relabelled, d.again = &u, true, true
		}
		d.unit.Labels[i].Text = text
	}
}
