package workspace

import (
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

const (
	// maxWords bounds the values that are remembered to tell readings apart.
	maxWords = 16 << 10
	maxWord  = 128
)

// words are values of entities, in small letters.
type words map[string]struct{}

func (w words) add(text string) {
	if len(w) < maxWords && len(text) <= maxWord && text != "" {
		w[strings.Clone(strings.ToLower(text))] = struct{}{} // a text would hold its part of the file
	}
}

func (w words) has(text string) bool {
	_, ok := w[strings.ToLower(text)]
	return ok
}

// reading is how well the notes on a text fit it when they are counted in
// one way.
type reading struct {
	spans []document.Span
	bad   int // point outside or into a character
	cuts  int // borders inside a word
	known int // mark a value of an entity
}

// readEither decides for each text how its notes count where nobody says it.
// It matters only behind characters beyond the Basic Multilingual Plane: the
// service is written in Java, so they probably count twice, but a reading
// that fits the words better goes before.
func (r *jsonReader) readEither(notes []note, texts *markedTexts) {
	for _, about := range []textOf{onlyText, requestText, responseText, correctedText} {
		t := texts[about]
		if t == nil || t.unit.Own != (document.Span{}) {
			continue
		}
		var mine []*note
		for i := range notes {
			if n := &notes[i]; n.count == inEither && n.first(texts) == about {
				mine = append(mine, n)
			}
		}
		if len(mine) > 0 {
			r.decide(t, mine)
		}
	}
}

// first is the likeliest of the texts that are there.
func (n *note) first(texts *markedTexts) textOf {
	for _, about := range n.texts() {
		if texts[about] != nil {
			return about
		}
	}
	return noText
}

func (r *jsonReader) decide(t *marked, notes []*note) {
	twice := r.reading(t, notes, document.InUTF16)
	if hasAstral(t.unit.Text) {
		once := r.reading(t, notes, document.InRunes)
		better := compareReadings(once, twice)
		differ := false
		for i := range once.spans {
			differ = differ || once.spans[i] != twice.spans[i]
		}
		switch {
		case better > 0:
			t.count, twice = document.InRunes, once
		case better == 0 && differ && twice.bad < len(notes):
			n := notes[0]
			r.marks.add(eitherReading, n.pos, n.numbers[0].Raw.Start, r.problem)
			return
		}
	}
	for _, s := range twice.spans {
		r.either.add(t.unit.Text[s.Start:s.End])
	}
}

func (r *jsonReader) reading(t *marked, notes []*note, count document.Counting) reading {
	out := reading{spans: make([]document.Span, len(notes))}
	text := t.unit.Text
	for i, n := range notes {
		s, fault := t.texts.span(n, count)
		if fault != noFault {
			out.bad++
			continue
		}
		out.spans[i] = s
		for _, at := range []int{s.Start, s.End} {
			if cutsWord(text, at) {
				out.cuts++
			}
		}
		if r.either.has(text[s.Start:s.End]) {
			out.known++
		}
	}
	return out
}

// compareReadings is positive where a fits better than b, negative where b
// does.
func compareReadings(a, b reading) int {
	switch {
	case a.bad != b.bad:
		return b.bad - a.bad
	case a.cuts != b.cuts:
		return b.cuts - a.cuts
	}
	return a.known - b.known
}

func hasAstral(text string) bool {
	for i := range len(text) {
		if text[i] >= 0xf0 { // a character of four bytes
			r, _ := utf8.DecodeRuneInString(text[i:])
			if r > 0xffff {
				return true
			}
		}
	}
	return false
}
