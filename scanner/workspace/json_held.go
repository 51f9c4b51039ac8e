package workspace

import (
	"slices"

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

// add takes a unit with what says more about it.
func (h *holder) add(u document.Unit, f *field, fr *frame, k *key) error {
	r := h.reader
	if u.Pointer == "" {
		u.Pointer = string(r.ptr)
	} else { // in a document inside a string
		u.Pointer = string(r.ptr) + u.Pointer
	}
	u.Group = r.groups.now
	if r.table.lines {
		u.Record = r.record
	}
	held := heldUnit{unit: u, field: f, frame: fr, key: k, size: len(u.Text) + len(u.Pointer) + 256}
	if k.vague && f.opts&withKey != 0 {
		held.above = r.keyAbove()
	}
	if r.either != nil && u.Role == document.RoleEntityValue {
		r.either.add(u.Text)
	}
	h.units = append(h.units, held)
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
		if err := h.reader.out.Unit(u.unit); err != nil {
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
	label := func(kind document.LabelKind, text string) {
		if text != "" {
			u.Labels = append(u.Labels, document.Label{Kind: kind, Text: text})
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
			u.Labels = append(u.Labels, annotate(u.Text, f.notes)...)
		}
	}
}
