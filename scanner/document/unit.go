package document

import "sort"

// Span is a half-open byte range [Start, End). Whether it counts in the raw
// file or in the text of a unit is said where it is used.
type Span struct{ Start, End int }

// Len is the number of bytes in s.
func (s Span) Len() int { return s.End - s.Start }

// Position is a place in a file: line and column from 1, columns count
// Unicode code points. The zero value means unknown.
type Position struct{ Line, Column int }

// Role says what a unit is for in the bot, and so who wrote it.
type Role string

// The roles.
const (
	// RoleUtterance is text that a user typed or that stands for it:
	// examples, counterexamples, utterance rows, log input.
	RoleUtterance Role = "utterance"
	// RoleEntityValue is an entity value, synonym or lookup entry.
	RoleEntityValue Role = "entity-value"
	// RolePattern is a regular expression of an entity: a rule, not data,
	// but a literal address in it is data.
	RolePattern Role = "pattern"
	// RoleAnswer is what the bot says.
	RoleAnswer Role = "answer"
	// RoleName is an identifier that people chose: intent, entity, node,
	// object key.
	RoleName Role = "name"
	// RoleNote is a description or remark of the authors.
	RoleNote Role = "note"
	// RoleCondition is an expression with literals.
	RoleCondition Role = "condition"
	// RoleContext is a context or session variable, or a log's metadata.
	RoleContext Role = "context"
	// RoleWebhook is an address, header, parameter or credential of a
	// service that the bot calls.
	RoleWebhook Role = "webhook"
	// RoleData is a value of a generic JSON, CSV or YAML file.
	RoleData Role = "data"
	// RoleText is prose: plain text and Markdown.
	RoleText Role = "text"
)

// Place says where a unit stands, in the terms of the bot. Numbers count
// from 1; zero values are left out of reports. The names in it may
// themselves be personal data: package scanner masks them before output.
type Place struct {
	// Kind is the kind of place, in kebab-case: "example",
	// "counterexample", "intent-name", "entity-value", "synonym",
	// "pattern", "dialog-node", "answer", "context", "condition",
	// "webhook", "log-input", "log-output", "turn", "row", "line",
	// "key", "value", "setting", ...
	Kind    string `json:"kind"`
	Intent  string `json:"intent,omitempty"`
	Example int    `json:"example,omitempty"`
	Entity  string `json:"entity,omitempty"`
	Value   int    `json:"value,omitempty"`
	Synonym int    `json:"synonym,omitempty"`
	Node    string `json:"node,omitempty"`
	Action  string `json:"action,omitempty"`
	Step    string `json:"step,omitempty"`
	Turn    int    `json:"turn,omitempty"`
	// Speaker is "user", "bot" or another role of a conversation.
	Speaker string `json:"speaker,omitempty"`
	// Field is the JSON key or column header of a generic value.
	Field string `json:"field,omitempty"`
}

// LabelKind says where a label was found.
type LabelKind string

// The kinds of labels.
const (
	LabelKey        LabelKind = "key"        // JSON or YAML key
	LabelHeader     LabelKind = "column"     // CSV column header
	LabelIntent     LabelKind = "intent"     // name of the intent or action
	LabelEntity     LabelKind = "entity"     // name of the entity or slot
	LabelQuestion   LabelKind = "question"   // what the bot asked before
	LabelAnnotation LabelKind = "annotation" // marks a part of the text
)

// Label is a string beside a unit that says what the unit holds.
type Label struct {
	Kind LabelKind
	Text string
	// Span is the part of the unit's text that the label is about, for
	// annotations. The zero value means all of it.
	Span Span
}

// Segment maps one run of decoded text to raw bytes.
type Segment struct {
	// Text is the byte offset in Unit.Text where the run begins. It ends
	// where the next segment begins, or at the end of the text.
	Text int
	// Raw is where the run stands in the file.
	Raw Span
	// Pos is the position of Raw.Start.
	Pos Position
	// Width is the number of raw bytes for each byte of text. Zero marks an
	// atomic run (an escape): it can only be taken or left as a whole.
	Width int
	// Columns is the number of code points that an atomic run takes in the
	// file. Atomic runs hold no line break.
	Columns int
}

// Unit is one human-written string with its address. It is plain data. Units
// share strings, which are parts of what was read of the file and hold on to
// it, and lists of labels and segments, which nobody may write to.
type Unit struct {
	// Text is the decoded string, in UTF-8 (invalid input bytes are kept).
	Text string
	// Raw is the byte range in the file that holds Text, without quotes.
	Raw Span
	// Pos is the position of Raw.Start.
	Pos Position
	// Segments maps Text to the file, in order of Text. Nil means that raw
	// bytes and text are the same and stand on one line or more without
	// anything between.
	Segments []Segment

	// Pointer is the JSON pointer (RFC 6901) of the value; in JSONL and CSV
	// the place inside the record; empty in plain text.
	Pointer string
	// Record is the record number from 1 in CSV, JSONL and line files, and
	// zero elsewhere.
	Record int
	// Group numbers the things that belong together for combination rules:
	// one example, row, object or turn. Units of a group are neighbours in
	// the stream, and numbers grow.
	Group int

	Role   Role
	Place  Place
	Labels []Label

	// Mentions are the ranges of Text that numbers elsewhere in the file
	// count out, and that must move with it.
	Mentions []Mention
	// Spelling is how the file writes Text; nil means byte for byte.
	Spelling *Spelling

	// Own is the part of Text whose findings belong to this unit, where
	// Text is one of several overlapping windows on a long string. The zero
	// value means all of it.
	Own Span
}

// RawSpan is the smallest raw range that covers the text range s.
func (u *Unit) RawSpan(s Span) Span {
	spans := u.RawSpans(s)
	if len(spans) == 0 {
		return Span{u.Raw.Start, u.Raw.Start}
	}
	return Span{spans[0].Start, spans[len(spans)-1].End}
}

// RawSpans lists the raw ranges behind the text range s, in order of the
// text, neighbours merged. An atomic run that s touches is taken whole.
func (u *Unit) RawSpans(s Span) []Span {
	if s.End <= s.Start {
		return nil
	}
	if u.Segments == nil {
		return []Span{{u.Raw.Start + s.Start, u.Raw.Start + s.End}}
	}
	var out []Span
	for i := u.segmentAt(s.Start); i < len(u.Segments) && u.Segments[i].Text < s.End; i++ {
		seg := u.Segments[i]
		raw := seg.Raw
		if seg.Width > 0 {
			from := max(s.Start, seg.Text) - seg.Text
			to := min(s.End, u.segmentEnd(i)) - seg.Text
			raw = Span{seg.Raw.Start + from*seg.Width, seg.Raw.Start + to*seg.Width}
		}
		if raw.Len() == 0 {
			continue // filler that is not in the file
		}
		if n := len(out); n > 0 && out[n-1].End == raw.Start {
			out[n-1].End = raw.End
			continue
		}
		out = append(out, raw)
	}
	return out
}

// PositionAt is the position in the file of the text offset off. For many
// offsets of one unit use a Cursor.
func (u *Unit) PositionAt(off int) Position {
	c := NewCursor(u)
	p, _ := c.Start(off)
	return p
}

// EndPosition is the position just past the text range s, on the line where
// its last character stands.
func (u *Unit) EndPosition(s Span) Position {
	c := NewCursor(u)
	p, _ := c.End(s.End)
	return p
}

// segmentAt finds the last segment that begins at or before off.
func (u *Unit) segmentAt(off int) int {
	behind := sort.Search(len(u.Segments), func(i int) bool { return u.Segments[i].Text > off })
	return max(behind-1, 0)
}

func (u *Unit) segmentEnd(i int) int {
	if i+1 < len(u.Segments) {
		return u.Segments[i+1].Text
	}
	return len(u.Text)
}

func advance(p Position, text string) Position {
	for _, r := range text {
		if r == '\n' {
			p.Line++
			p.Column = 1
			continue
		}
		p.Column++
	}
	return p
}
