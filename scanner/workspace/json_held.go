package workspace

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// maxHeld bounds what is held back for a name that may still come, in bytes.
// Beyond, units go out with what is known.
const maxHeld = 4 << 20

// holder keeps units until the scopes around them are known.
type holder struct {
	reader  *jsonReader
	units   []heldUnit
	bytes   int
	waiting int // open scopes that units wait for
}

type heldUnit struct {
	unit  document.Unit
	field *field
	frame *frame
	key   *key
	above *key // the telling key above a vague one
	size  int  // what it counts towards maxHeld
}

// next is an empty place behind the units held, for add to take or drop to
// give back. Units are built there: they are large, and to clear one more of
// them was 2 % of the profile of a workspace.
func (h *holder) next() *heldUnit {
	if n := len(h.units); n < cap(h.units) {
		h.units = h.units[:n+1] // cleared by release
	} else {
		h.units = append(h.units, heldUnit{})
	}
	return &h.units[len(h.units)-1]
}

// drop gives back what next gave.
func (h *holder) drop() {
	n := len(h.units) - 1
	h.units[n] = heldUnit{}
	h.units = h.units[:n]
}

// add takes the unit in the place that next gave, with what says more about
// it.
func (h *holder) add(held *heldUnit, f *field, k *key) error {
	r, u := h.reader, &held.unit
	if u.Pointer == "" {
		u.Pointer = r.arena.String(r.ptr)
	} else { // in a document inside a string
		u.Pointer = string(r.ptr) + u.Pointer
	}
	u.Group = r.groups.now
	if r.table.lines {
		u.Record = r.record
	}
	held.field, held.frame, held.key = f, r.frame, k
	held.size = len(u.Text) + len(u.Pointer) + 256
	if k.vague && f.opts&withKey != 0 {
		held.above = r.keyAbove()
	}
	if r.either != nil && u.Role == document.RoleEntityValue {
		r.either.add(u.Text)
	}
	if u.Raw.Start-h.units[0].unit.Raw.Start > maxHeld {
		u.Text = strings.Clone(u.Text) // few texts in much of a file must not hold all of it
	}
	h.bytes += held.size
	return h.settle()
}

// keyAbove is the nearest key above the value at hand that says something.
func (r *jsonReader) keyAbove() *key {
	for _, l := range slices.Backward(r.levels) {
		if !l.key.vague {
			return l.key
		}
	}
	return nil
}

// insert puts a unit before those held since index.
func (h *holder) insert(index int, u heldUnit) {
	u.size = len(u.unit.Text) + 256
	h.bytes += u.size
	h.units = slices.Insert(h.units, min(index, len(h.units)), u)
}

// settle lets the units go that need not wait.
func (h *holder) settle() error {
	if h.waiting > 0 && h.bytes < maxHeld {
		return nil
	}
	if h.waiting > 0 {
		if n := h.settled(); n > 0 {
			return h.release(n)
		}
	}
	return h.flush()
}

// settled is the number of units that come before those whose annotations
// may still come.
func (h *holder) settled() int {
	inner := h.reader.frame.record()
	n := len(h.units)
	for inner != nil && n > 0 && h.units[n-1].frame.within(inner) {
		n--
	}
	return n
}

// flush lets all units go.
func (h *holder) flush() error { return h.release(len(h.units)) }

// release lets the first n units go.
func (h *holder) release(n int) error {
	for i := range h.units[:n] {
		u := &h.units[i]
		h.reader.describe(u)
		if err := h.reader.out.Unit(&u.unit); err != nil {
			return err
		}
		h.bytes -= u.size
		if u.field.about() != noText {
			if f := u.frame.record(); f != nil {
				f.lost = true
			}
		}
	}
	left := copy(h.units, h.units[n:])
	clear(h.units[left:])
	h.units = h.units[:left]
	if left == 0 {
		h.reader.reuseFrames()
	}
	if j := h.reader.join; j != nil {
		j.index = max(j.index-n, 0)
	}
	return nil
}

// describe sets place and labels from the scopes around a unit.
func (r *jsonReader) describe(h *heldUnit) {
	u, opts := &h.unit, h.field.opts
	var named *frame
	for f := h.frame; f != nil; f = f.parent {
		f.scope.sets.set(&u.Place, f.name, opts)
		f.scope.number.set(&u.Place, f.number)
		if f.speaker != "" && u.Place.Speaker == "" {
			u.Place.Speaker = f.speaker
			if opts&bySpeaker != 0 && f.role != "" {
				u.Role = f.role
			}
		}
		if f.scope.sets == inLabel && f.name != "" && named == nil {
			named = f
		}
	}
	if title, ok := r.titles[u.Place.Intent]; ok {
		u.Place.Intent = title
	}
	labels := r.labels[:0]
	labels = append(labels, u.Labels...)
	label := func(kind document.LabelKind, text string) {
		if text != "" {
			labels = append(labels, document.Label{Kind: kind, Text: text})
		}
	}
	if opts&withKey != 0 {
		u.Place.Field = h.key.name
		label(document.LabelKey, h.key.name)
		if h.above != nil {
			label(document.LabelKey, h.above.name)
		}
	}
	if named != nil && named.name != u.Text {
		label(document.LabelKey, named.name)
	}
	if opts&withIntent != 0 {
		label(document.LabelIntent, u.Place.Intent)
	}
	if opts&withEntity != 0 {
		label(document.LabelEntity, u.Place.Entity)
	}
	if opts&withQuestion != 0 {
		if f := h.frame.outer(func(f *frame) bool { return f.question != "" }); f != nil {
			label(document.LabelQuestion, f.question)
		}
	}
	if opts&withNotes != 0 {
		if f := h.frame.outer(func(f *frame) bool { return len(f.notes) > 0 }); f != nil {
			labels = append(labels, annotate(u.Text, f.notes)...)
		}
	}
	r.labels = labels
	if len(labels) > len(u.Labels) {
		u.Labels = r.shared(labels)
	}
}

// shared is a copy of labels for a unit, which is that of the last one where
// they are the same: examples of one intent.
func (r *jsonReader) shared(labels []document.Label) []document.Label {
	if !slices.Equal(labels, r.lastLabels) {
		r.lastLabels = slices.Clone(labels)
	}
	return slices.Clip(r.lastLabels)
}
