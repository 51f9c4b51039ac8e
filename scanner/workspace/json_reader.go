package workspace

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/privlint/privlint/scanner/document"
)

// jsonReader walks a JSON file along a table and emits what the table calls
// human text.
type jsonReader struct {
	table *table
	start *state
	scan  *document.JSONScanner
	out   Emitter

	levels []level
	ptr    []byte // pointer to the value at hand
	at     *state // state of the value at hand
	key    *key   // nearest object key above the value at hand
	wanted bool   // the value at hand lies under a key of --field
	fields wantedFields
	keys   keyCache

	frame  *frame   // innermost scope
	closed []*frame // scopes that ended, but units held may refer to
	spare  []*frame // to be used again
	names  nameCache
	held   holder
	join   *join
	groups grouper
	record int
	faults faultCounter

	// titles of the actions by the names of their intents.
	titles map[string]string
	// talks are the last answers of the conversations in a log.
	talks map[string]talk
	seen  map[string]struct{}
	units string // how offsets count in the whole file
	// assumed tells that units was not known when it mattered.
	assumed bool
	// either are the values seen so far, nil where all notes say how they
	// count.
	either words
	marks  markCounter

	arena      document.Arena
	words      map[string]string // short values of slots
	labels     []document.Label  // scratch for describe
	lastLabels []document.Label  // of the last unit that has any
}

// level is an object or array that is open.
type level struct {
	state  *state
	ptr    int // length of the pointer to it
	array  bool
	index  int // elements begun, in arrays
	end    int // length of the pointer to the last element, which the deeper ones do not touch
	key    *key
	frame  *frame // the innermost scope outside it
	opened bool   // it is a scope itself
	wanted bool
	record recordMark
}

// newJSONReader reads in along t, whose automaton begins at start.
func newJSONReader(t *table, start *state, in *Input, out Emitter) *jsonReader {
	r := &jsonReader{table: t, start: start, out: out, keys: keyCache{}}
	r.scan = document.NewJSONScanner(in.Window, t.lines)
	r.scan.Fault = func(f document.JSONFault) { r.faults.add(f, r.problem) }
	r.fields = newWantedFields(in.Fields)
	r.held.reader = r
	if t.either {
		r.either = words{}
	}
	r.groups.lines = t.lines
	return r
}

// read walks the file to its end.
func (r *jsonReader) read() error {
	for {
		tok, err := r.scan.Next()
		if err == nil {
			if err := r.token(tok); err != nil {
				return err
			}
			continue
		}
		if err := r.closeAll(); err != nil {
			return err
		}
		var fault *document.JSONError
		isEnd := errors.Is(err, io.EOF)
		switch {
		case errors.As(err, &fault):
			r.broken(fault)
			if !r.table.lines || r.scan.SkipLine() != nil {
				isEnd = true
			}
		case !isEnd:
			return err
		}
		if isEnd {
			r.faults.close(r.problem)
			r.marks.close(r.problem)
			r.fields.report(r.problem)
			return nil
		}
	}
}

func (r *jsonReader) broken(fault *document.JSONError) {
	text := fault.Text + "; the rest of the file was not scanned"
	switch {
	case r.table.lines:
		text = fmt.Sprintf("record %d: %s; the rest of the line was not scanned", r.record, fault.Text)
	case errors.Is(fault, io.ErrUnexpectedEOF):
		text = fault.Text
	}
	r.problem(Problem{Pos: fault.Pos, Offset: fault.Offset, Text: text})
}

func (r *jsonReader) problem(p Problem) { r.out.Problem(p) }

func (r *jsonReader) token(tok *document.JSONToken) error {
	switch tok.Kind {
	case document.JSONName:
		return r.name(tok)
	case document.JSONEndObject, document.JSONEndArray:
		return r.end(tok)
	case document.JSONEndLine:
		return r.closeAll()
	default:
		r.enter()
		return r.value(tok)
	}
}

func (r *jsonReader) value(tok *document.JSONToken) error {
	switch tok.Kind {
	case document.JSONBeginObject, document.JSONBeginArray:
		r.begin(tok.Kind == document.JSONBeginArray)
		return nil
	case document.JSONString:
		return r.text(tok)
	case document.JSONNumber:
		return r.number(tok)
	default:
		return nil // literals hold no text
	}
}

// enter finds the state and pointer of the value that begins.
func (r *jsonReader) enter() {
	if len(r.levels) == 0 {
		r.at, r.ptr, r.key, r.wanted = r.start, r.ptr[:0], noKey, r.fields.all
		r.record++
		r.groups.document()
		return
	}
	l := &r.levels[len(r.levels)-1]
	if !l.array {
		return // name has done it
	}
	if last := l.end - 1; l.index > 0 && r.ptr[last] != '9' { // nine times of ten
		r.ptr[last]++
		r.ptr = r.ptr[:l.end]
	} else {
		r.ptr = strconv.AppendInt(append(r.ptr[:l.ptr], '/'), int64(l.index), 10)
		l.end = len(r.ptr)
	}
	l.index++
	r.at, r.key, r.wanted = l.state.element(), l.key, l.wanted
}

// name takes an object key.
func (r *jsonReader) name(tok *document.JSONToken) error {
	l := &r.levels[len(r.levels)-1]
	content := tok.Content
	if tok.Escaped {
		content = r.scan.AppendText(nil, tok)
	}
	r.key, r.at = r.named(l.state, content)
	r.wanted = l.wanted || r.fields.has(r.key.name)
	r.ptr = append(append(r.ptr[:l.ptr], '/'), r.key.pointer...)
	if f := r.at.field; f != nil && f.opts&withNames != 0 && r.wanted && r.key.odd {
		h := r.held.next()
		h.unit.Role, h.unit.Place.Kind = document.RoleName, "key"
		r.scan.Unit(tok, &h.unit)
		return r.held.add(h, plainField, noKey)
	}
	return nil
}

// plainField is the row of units that say everything themselves.
var plainField = &field{}

// begin opens an object or array.
func (r *jsonReader) begin(array bool) {
	l := level{state: r.at, ptr: len(r.ptr), array: array, key: r.key, frame: r.frame, wanted: r.wanted}
	if r.table.records {
		l.record = r.groups.begin(r.levels)
	}
	if s := r.at.scope; s != nil && (s.any || array == (s.list || s.join)) {
		l.opened = true
		number := 0
		if n := len(r.levels); n > 0 {
			number = r.levels[n-1].index
		}
		r.open(s, number)
	}
	r.levels = append(r.levels, l)
}

// end closes an object or array.
func (r *jsonReader) end(tok *document.JSONToken) error {
	n := len(r.levels) - 1
	l := r.levels[n]
	r.levels = r.levels[:n]
	r.groups.end(l.record)
	if l.opened {
		return r.close(tok, l.ptr)
	}
	return nil
}

// closeAll ends what is open at the end of a line or of the file.
func (r *jsonReader) closeAll() error {
	for len(r.levels) > 0 {
		if err := r.end(nil); err != nil {
			return err
		}
	}
	return r.held.flush()
}

// text takes a string.
func (r *jsonReader) text(tok *document.JSONToken) error {
	f := r.at.field
	if r.fields.given && r.wanted && (f == nil || f.role == "") {
		f = wantedField // asked for by name
	}
	if f == nil {
		f = plainField
	}
	if len(r.levels) > 0 {
		r.remember(f, tok)
	}
	if f.role == "" || !r.wanted || tok.Raw.Len() == 0 {
		return nil
	}
	if f.opts&sparingly != 0 && !r.fields.given && r.key.machine(tok.Content) {
		return nil
	}
	if f.opts&once != 0 && r.seenBefore(f.kind, tok.Content) {
		return nil
	}
	r.groups.unit(r.levels, r.table.records)
	h := r.held.next()
	u := &h.unit
	u.Role, u.Place.Kind = f.role, f.kind
	r.scan.Unit(tok, u)
	if f.opts&joined != 0 && r.join != nil && !tok.More {
		r.join.at(len(r.held.units) - 1)
		r.join.part(u, f)
		r.held.drop()
		return nil
	}
	if f.opts&nested != 0 && !tok.More && mayBeDocument(u.Text) {
		outer := *u
		r.held.drop()
		if done, err := r.inner(&outer, f); done || err != nil {
			return err
		}
		h = r.held.next()
		h.unit = outer
		u = &h.unit
	}
	r.setNumber(&u.Place, f)
	if tok.More {
		return r.pieces(tok, *u, f)
	}
	return r.held.add(h, f, r.key)
}

// pieces takes a long string, the first piece of which is in the place that
// next gave.
func (r *jsonReader) pieces(tok *document.JSONToken, whole document.Unit, f *field) error {
	h := &r.held.units[len(r.held.units)-1]
	if err := r.held.add(h, f, r.key); err != nil {
		return err
	}
	for tok.More {
		var err error
		if tok, err = r.scan.NextPiece(); err != nil {
			return nil //nolint:nilerr // the scanner gives it again with Next
		}
		h := r.held.next()
		h.unit = whole
		r.scan.Unit(tok, &h.unit)
		if err := r.held.add(h, f, r.key); err != nil {
			return err
		}
	}
	return nil
}

// maxSeen bounds the names that are remembered; beyond, they come as often as
// they stand in the file.
const maxSeen = 4096

// seenBefore tells whether a name was a unit already.
func (r *jsonReader) seenBefore(kind string, content []byte) bool {
	if r.seen == nil {
		r.seen = map[string]struct{}{}
	}
	name := kind + "\x00" + string(content)
	_, known := r.seen[name]
	if !known && len(r.seen) < maxSeen {
		r.seen[name] = struct{}{}
	}
	return known
}

// wantedField is the row of strings that --field asks for and the table
// leaves out.
var wantedField = &field{role: document.RoleData, kind: "value", opts: withKey | withNumbers}

// number takes a number: long ones can identify.
func (r *jsonReader) number(tok *document.JSONToken) error {
	f := r.at.field
	if f == nil {
		return nil
	}
	if len(r.levels) > 0 && f.slot != noSlot {
		r.setSlot(f, tok, r.slotText(tok))
	}
	if f.opts&withNumbers == 0 || !r.wanted || !longNumber(tok.Content) {
		return nil
	}
	if f.opts&sparingly != 0 && !r.fields.given && r.key.machineNumber() {
		return nil
	}
	r.groups.unit(r.levels, r.table.records)
	h := r.held.next()
	h.unit.Role, h.unit.Place.Kind = f.role, f.kind
	r.scan.Unit(tok, &h.unit)
	return r.held.add(h, f, r.key)
}

// longNumber tells whether a number has six digits or more before the
// decimal point.
func longNumber(b []byte) bool {
	n := 0
	for _, c := range b {
		if c == '-' {
			continue
		}
		if c < '0' || c > '9' {
			break
		}
		n++
	}
	return n >= 6
}

// setNumber counts array elements that are strings.
func (r *jsonReader) setNumber(p *document.Place, f *field) {
	if f.number == noNumber || len(r.levels) == 0 {
		return
	}
	if l := &r.levels[len(r.levels)-1]; l.array {
		f.number.set(p, l.index)
	}
}

// nameCache knows the keys met in each state of the automaton, which saves
// two look-ups for nearly every key.
type nameCache [256]struct {
	from, to *state
	key      *key
}

// named is the key with this content, and the state that it leads to.
func (r *jsonReader) named(from *state, content []byte) (*key, *state) {
	n := len(content)
	if n == 0 || n > maxCachedKey {
		return r.keys.get(content), from.step(content)
	}
	at := &r.names[byte(from.id*67+n*29+int(content[0])+int(content[n-1])*5)]
	if at.from != from || at.key.name != string(content) {
		at.key, at.to, at.from = r.keys.get(content), from.step(content), from
	}
	return at.key, at.to
}
