package workspace

import (
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// frame is a scope while it is open, and as long as units refer to it.
type frame struct {
	scope  *scope
	parent *frame
	number int
	level  int    // number of levels outside
	name   string // what the scope is called, by the best key so far
	rank   int    // index in scope.names of that key, len(names) for none
	waits  bool   // units inside must be held back

	slots    *[slots]string
	offsets  []offset // of the annotation that it is
	notes    []note
	lost     bool   // texts that the notes may be on went out before its end
	question string // what the bot asked before this
	last     string // the bot's last answer in this conversation
	speaker  string
	role     document.Role
	from     int // length of the joined text where a part of it began
}

// get reads a slot.
func (f *frame) get(s slot) string {
	if f.slots == nil {
		return ""
	}
	return f.slots[s]
}

// outer is the nearest frame outside with the given property.
func (f *frame) outer(has func(*frame) bool) *frame {
	for ; f != nil; f = f.parent {
		if has(f) {
			return f
		}
	}
	return nil
}

// open begins a scope at the value at hand.
func (r *jsonReader) open(s *scope, number int) {
	f := r.newFrame()
	f.scope, f.parent, f.number, f.level, f.rank = s, r.frame, number, len(r.levels), len(s.names)
	for i, name := range s.names {
		if name == "." {
			f.name, f.rank = r.key.name, i
		}
	}
	if s.group {
		r.groups.next()
	}
	for out := r.frame; s.frees && out != nil; out = out.parent {
		if out.waits {
			out.waits = false
			r.held.waiting--
		}
	}
	if s.join && r.join == nil {
		r.join = &join{frame: f, group: r.groups.now}
	}
	if r.join != nil {
		f.from = r.join.text.Len()
	}
	f.waits = s.hold || s.join || f.rank > 0
	if f.waits {
		r.held.waiting++
	}
	r.frame = f
}

// close ends the innermost scope, to which the first ptr bytes of the
// pointer lead. Tok is nil where the file ends too early.
func (r *jsonReader) close(tok *document.JSONToken, ptr int) error {
	f := r.frame
	r.frame = f.parent
	if f.scope.closed != nil {
		f.scope.closed(r, f)
	}
	r.mention(f)
	if j := r.join; j != nil {
		if j.frame == f {
			r.join = nil
			r.finish(j, string(r.ptr[:ptr]))
		} else {
			j.endPart(r, f, tok)
		}
	}
	if f.scope.group {
		r.groups.next()
	}
	if f.waits {
		r.held.waiting--
	}
	if len(r.closed) < maxSpare {
		r.closed = append(r.closed, f)
	}
	if len(r.held.units) == 0 {
		r.reuseFrames()
	}
	return r.held.settle()
}

// newFrame is an empty frame.
func (r *jsonReader) newFrame() *frame {
	n := len(r.spare)
	if n == 0 {
		return &frame{}
	}
	f := r.spare[n-1]
	r.spare = r.spare[:n-1]
	return f
}

// maxSpare bounds the frames that are kept to be used again; the collector
// takes the others.
const maxSpare = 256

// reuseFrames takes the frames that are closed and that no unit refers to any
// more: there is one for each example.
func (r *jsonReader) reuseFrames() {
	for _, f := range r.closed {
		if len(r.spare) == maxSpare {
			break
		}
		values := f.slots
		if values != nil {
			*values = [slots]string{}
		}
		*f = frame{slots: values}
		r.spare = append(r.spare, f)
	}
	clear(r.closed)
	r.closed = r.closed[:0]
}

// remember takes the name of a scope and values for its slots.
func (r *jsonReader) remember(f *field, tok *document.JSONToken) {
	if f.opts&asPlaceholder != 0 && r.join != nil {
		r.join.placeholder = true
	}
	if f.slot != noSlot {
		r.setSlot(f, tok, r.slotText(tok))
	}
	top := r.frame
	if top == nil || top.rank == 0 || top.level != len(r.levels)-1 || r.levels[top.level].array || tok.Raw.Len() == 0 {
		return
	}
	for i, name := range top.scope.names[:top.rank] {
		if name != r.key.name {
			continue
		}
		top.name, top.rank = r.scan.Text(tok), i
		if i == 0 && top.waits && !top.scope.hold && !top.scope.join {
			top.waits = false
			r.held.waiting--
		}
	}
}

const maxAnswer = 1 << 10

// slotText is the text of the token at hand. The same few words stand in many
// slots: speakers, types, short numbers.
func (r *jsonReader) slotText(tok *document.JSONToken) string {
	if tok.Escaped || len(tok.Content) > maxSlotWord {
		return r.scan.Text(tok)
	}
	if text, ok := r.words[string(tok.Content)]; ok {
		return text
	}
	text := string(tok.Content)
	if r.words == nil || len(r.words) >= maxKeys {
		r.words = map[string]string{}
	}
	r.words[text] = text
	return text
}

const maxSlotWord = 12

func (r *jsonReader) setSlot(f *field, tok *document.JSONToken, value string) {
	top := r.frame
	if f.slot == slotUnits {
		if r.assumed && countingOf(value) != inUTF16 {
			r.marks.add(lateUnits, r.scan.Pos(tok.Raw.Start), tok.Raw.Start, r.problem)
		}
		r.units = value
		return
	}
	if top == nil {
		return
	}
	if is, ok := r.offsetSlot(f.slot, tok.Kind); ok {
		top.addOffset(is, tok, value, r.scan.Pos(tok.Raw.Start))
		return
	}
	if top.slots == nil {
		top.slots = new([slots]string)
	}
	switch at := &top.slots[f.slot]; f.slot {
	case slotAnswer: // several strings make one answer
		if *at == "" {
			*at = strings.TrimSpace(value)
		} else {
			*at = strings.TrimSpace(*at + " " + value)
		}
		if len(*at) > maxAnswer {
			*at = (*at)[len(*at)-maxAnswer:]
		}
	default:
		*at = value
	}
}

// offsetSlot tells which number of an annotation a slot holds.
func (r *jsonReader) offsetSlot(s slot, kind document.JSONKind) (document.MentionPart, bool) {
	switch s {
	case slotStart:
		return document.MentionStart, true
	case slotEnd:
		return document.MentionEnd, true
	case slotLast:
		return document.MentionLast, true
	case slotLength:
		return document.MentionLength, true
	case slotPair:
		if l := r.levels[len(r.levels)-1]; !l.array || l.index > 2 || kind != document.JSONNumber {
			return 0, false
		}
		return r.offsetSlot(slotRange, kind)
	case slotRange:
		if r.levels[len(r.levels)-1].index%2 == 1 {
			return document.MentionStart, true
		}
		return document.MentionEnd, true
	default:
		return 0, false
	}
}

// set writes a name to the place.
func (n placeName) set(p *document.Place, name string, opts fieldOpts) {
	var at *string
	switch n {
	case inIntentOrEntity:
		switch {
		case opts&withEntity != 0:
			at = &p.Entity
		case opts&withIntent != 0:
			at = &p.Intent
		default:
			return
		}
	case inIntent:
		at = &p.Intent
	case inEntity:
		at = &p.Entity
	case inNode:
		at = &p.Node
	case inAction:
		at = &p.Action
	case inStep:
		at = &p.Step
	default:
		return
	}
	if *at == "" {
		*at = name
	}
}

// set writes a number to the place.
func (n placeNumber) set(p *document.Place, number int) {
	var at *int
	switch n {
	case numberEither:
		if at = &p.Example; p.Kind == "entity-value" || p.Kind == "synonym" {
			at = &p.Value
		}
	case numberExample:
		at = &p.Example
	case numberValue:
		at = &p.Value
	case numberSynonym:
		at = &p.Synonym
	case numberTurn:
		at = &p.Turn
	default:
		return
	}
	if *at == 0 {
		*at = number
	}
}
