package extent

import (
	"errors"
	"io"

	"github.com/privlint/privlint/scanner/document"
)

// jsonLevel is an object or array that is open. All offsets are raw; -1
// stands for none.
type jsonLevel struct {
	array bool
	parts bool // its elements are pieces of one sentence
	inner int  // behind the bracket

	elem int  // where the open element begins
	hit  bool // the open element goes
	run  int  // where the elements that go begin, up to the last one read
	last int  // where the run ends
	kept int  // the end of the last element that stays
}

type jsonFinder struct {
	t      *targets
	s      *document.JSONScanner
	parts  bool
	levels []jsonLevel
}

// findJSON deletes elements of arrays.
func findJSON(w *document.Window, t *targets, parts bool) error {
	f := &jsonFinder{t: t, s: document.NewJSONScanner(w, false), parts: parts}
	sentence := false // the name at hand announces pieces of a sentence
	for {
		tok, err := f.s.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		switch tok.Kind {
		case document.JSONName:
			sentence = f.parts && isParts(tok.Content)
			continue
		case document.JSONBeginObject, document.JSONBeginArray:
			f.open(tok, sentence)
		case document.JSONEndObject, document.JSONEndArray:
			f.close(tok.Raw)
		default:
			if err := f.scalar(tok); err != nil {
				return err
			}
		}
		sentence = false
	}
}

func isParts(name []byte) bool {
	switch string(name) {
	case "data", "parts", "concat":
		return true
	}
	return false
}

func (f *jsonFinder) top() *jsonLevel {
	if len(f.levels) == 0 {
		return nil
	}
	return &f.levels[len(f.levels)-1]
}

func (f *jsonFinder) open(tok *document.JSONToken, parts bool) {
	f.begin(tok.Raw.Start)
	level := jsonLevel{elem: -1, run: -1, kept: -1}
	if tok.Kind == document.JSONBeginArray {
		level.array, level.parts = true, parts
		level.inner = f.t.rawAt(tok.Raw.End)
	}
	f.levels = append(f.levels, level)
}

func (f *jsonFinder) close(raw document.Span) {
	if l := f.top(); l.array {
		bracket := f.t.rawAt(raw.Start)
		f.assign(bracket)
		switch {
		case l.run < 0:
		case l.kept < 0:
			f.t.remove(l.inner, bracket)
		default:
			f.t.remove(l.kept, l.last)
		}
	}
	f.levels = f.levels[:len(f.levels)-1]
	f.end(raw.End)
}

func (f *jsonFinder) scalar(tok *document.JSONToken) error {
	start, quotes := tok.Raw.Start, 0
	if tok.Kind == document.JSONString {
		quotes = 1
	}
	f.begin(start - quotes)
	for tok.More {
		var err error
		if tok, err = f.s.NextPiece(); err != nil {
			return err
		}
	}
	f.end(tok.Raw.End + quotes)
	return nil
}

// begin opens an element where the value stands in an array.
func (f *jsonFinder) begin(start int) {
	l := f.top()
	if l == nil || !l.array {
		return
	}
	at := f.t.rawAt(start)
	f.assign(at)
	l.elem, l.hit = at, false
}

// end closes the element that is open in the array at hand.
func (f *jsonFinder) end(end int) {
	l := f.top()
	if l == nil || !l.array {
		return
	}
	at := f.t.rawAt(end)
	f.assign(at)
	if l.hit {
		if l.run < 0 {
			l.run = l.elem
		}
		l.last = at
	} else {
		if l.run >= 0 {
			f.t.remove(l.run, l.elem) // the blanks before it stay for this one
		}
		l.run, l.kept = -1, at
	}
	l.elem = -1
}

// assign gives the offsets before end to the innermost open element.
func (f *jsonFinder) assign(end int) {
	at := f.t.take(end)
	if len(at) == 0 {
		return
	}
	var found *jsonLevel
	for i := len(f.levels) - 1; i >= 0; i-- {
		l := &f.levels[i]
		if !l.array || l.elem < 0 {
			continue
		}
		found = l
		if !l.parts {
			break
		}
	}
	if found == nil {
		f.t.refuse(at)
		return
	}
	found.hit = true
}
