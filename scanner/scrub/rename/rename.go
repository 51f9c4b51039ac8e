// Package rename finds the names of intents, entities and entity values in
// training data, with everything that refers to them, so that a name that
// holds personal data can be changed and the assistant still works.
package rename

import (
	"cmp"
	"errors"
	"fmt"
	"slices"

	"github.com/privlint/privlint/scanner/document"
)

var (
	// ErrUnsupported is returned for formats whose references are not known.
	// Nothing of such a file is to be renamed.
	ErrUnsupported = errors.New("names in this format cannot be changed")
	// ErrAmbiguous is returned where a value is named without its entity and
	// entities give it different new names.
	ErrAmbiguous = errors.New("one value would get different names")
	// ErrSpelling is returned where a reference cannot be written in the
	// syntax of the file, such as a value with parentheses in a condition.
	ErrSpelling = errors.New("the new name cannot be written where it is referred to")

	errForgotten = errors.New("offset too far behind the reader to map it to the raw file")
)

// Names are the changes: old names to new ones. New names must be legal in
// the format and not be taken: see Legal and Unique.
type Names struct {
	Intents, Entities map[string]string
	// Values of an entity, under the old name of the entity.
	Values map[string]map[string]string
	// Keys are ids of dialog nodes and actions.
	Keys map[string]string
}

// Edit is a change of the file.
type Edit struct {
	// Raw is what is replaced, in raw offsets.
	Raw document.Span
	// Text is what stands there instead, as the file spells it, in UTF-8.
	Text string
}

// Find hands the edits that change names, in a file of the format (by the
// name that workspace.Format has), to emit, in order of their offsets. W
// counts decoded offsets; raw maps them to raw ones, nil means that they are
// the same.
//
// The formats of which agents are folders (Dialogflow, Lex V2) also have
// names in the names of their files: those are the caller's to change. An
// edit in the text of an example (Watson reads @entity there, Rasa marks
// entities in it) moves what stands behind it, as every edit of a text does.
//
// The error is that of w or emit, a fault of the syntax, or one that wraps
// ErrUnsupported, ErrAmbiguous or ErrSpelling. Edits may have been handed out
// before it, and must not be made then.
func Find(format string, w *document.Window, raw func(int) int, names Names, emit func(Edit) error) error {
	r := &renamer{names: newNames(names), raw: raw, emit: emit}
	if rules, ok := jsonRules[format]; ok {
		r.names.fold = rules.fold
		return r.json(w, rules.list())
	}
	switch format {
	case "rasa-yaml":
		return r.rasa(w)
	case "intent-csv", "entity-csv", "csv":
		return r.csv(w, format)
	case "utterance-csv":
		return nil // no names
	}
	return fmt.Errorf("%w: %s", ErrUnsupported, format)
}

// renamer makes edits and puts them in order.
type renamer struct {
	names *names
	raw   func(int) int
	emit  func(Edit) error
	edits []Edit
	held  int // changes that wait for the name of their owner
}

// apply makes the edits of the text of u.
func (r *renamer) apply(u *document.Unit, edits []document.Edit) error {
	if r.names.err != nil {
		return fmt.Errorf("line %d: %w", u.Pos.Line, r.names.err)
	}
	for _, e := range edits {
		if u.Own != (document.Span{}) && (e.Span.Start < u.Own.Start || e.Span.Start >= u.Own.End) {
			continue
		}
		text, ok := u.Spell(e)
		spans := u.RawSpans(e.Span)
		if !ok || len(spans) != 1 {
			return fmt.Errorf("line %d: %w", u.Pos.Line, ErrSpelling)
		}
		raw, err := r.rawSpan(spans[0])
		if err != nil {
			return err
		}
		r.edits = append(r.edits, Edit{raw, string(text)})
	}
	return nil
}

func (r *renamer) rawSpan(s document.Span) (document.Span, error) {
	if r.raw == nil {
		return s, nil
	}
	s = document.Span{Start: r.raw(s.Start), End: r.raw(s.End)}
	if s.Start < 0 || s.End < 0 {
		return s, errForgotten
	}
	return s, nil
}

// flush hands out the edits that nothing can come before any more.
func (r *renamer) flush() error {
	if r.held > 0 || len(r.edits) == 0 {
		return nil
	}
	slices.SortFunc(r.edits, func(a, b Edit) int { return cmp.Compare(a.Raw.Start, b.Raw.Start) })
	for _, e := range r.edits {
		if err := r.emit(e); err != nil {
			return err
		}
	}
	r.edits = r.edits[:0]
	return nil
}
