package hugot

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"

	"github.com/privlint/privlint/hugot/internal/token"
)

// evidence is what is said of the finds of a model.
const evidence = "model"

// within tells that a piece goes on with the word of the piece before.
func within(text string, before, p token.Piece) bool {
	if p.Start < before.End || strings.TrimSpace(text[before.Start:before.End]) == "" {
		return true
	}
	if p.Start > before.End || p.Start == p.End {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:before.End])
	first, _ := utf8.DecodeRuneInString(text[p.Start:])
	return wordRune(last) && wordRune(first)
}

// wordRune tells letters of words that are written with spaces between.
func wordRune(r rune) bool {
	return (unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.M, r)) && !unicode.Is(unicode.Han, r)
}

// reading is what the model makes of a text.
type reading struct {
	text    string
	pieces  []token.Piece
	labels  [][]float32 // of each piece, the probability of each label
	classes []class
	how     Aggregation
}

// word is a word with the entity type that is most likely for it.
type word struct {
	span   document.Span
	entity rules.EntityType // "" for none
	score  float64
	class  class // the most likely of the type
}

// spans appends the entities in the text: runs of words of one type.
func (r *reading) spans(dst []match.Tagged) []match.Tagged {
	var run []word
	end := func() {
		if t, ok := r.join(run); ok {
			dst = append(dst, t)
		}
		run = run[:0]
	}
	for from := 0; from < len(r.pieces); {
		to := from + 1
		for to < len(r.pieces) && within(r.text, r.pieces[to-1], r.pieces[to]) {
			to++
		}
		w := r.word(from, to)
		from = to
		if len(run) > 0 {
			// first and last name may be labels of their own, and both begin
			last := run[len(run)-1].class
			if w.entity != run[0].entity || w.class.begins && w.class.name == last.name {
				end()
			}
		}
		if w.entity != "" {
			run = append(run, w)
		}
	}
	end()
	return dst
}

// word weighs the pieces from and up to to, which make a word.
func (r *reading) word(from, to int) word {
	labels := r.labels[from]
	switch r.how {
	case Average:
		labels = make([]float32, len(r.classes))
		for _, piece := range r.labels[from:to] {
			for i, p := range piece {
				labels[i] += p / float32(to-from)
			}
		}
	case Max:
		for _, piece := range r.labels[from:to] {
			if r.entityShare(piece) > r.entityShare(labels) {
				labels = piece
			}
		}
	case First:
	}
	// Types are compared, not labels: B- and I- of one type may share it.
	var w word
	best := 0.0
	for i, c := range r.classes {
		sum, top := 0.0, i
		for k, other := range r.classes {
			if other.entity == c.entity {
				sum += float64(labels[k])
				if labels[k] > labels[top] {
					top = k
				}
			}
		}
		if sum > best {
			best = sum
			w.entity, w.score, w.class = c.entity, sum, r.classes[top]
		}
	}
	w.span = trim(r.text, document.Span{Start: r.pieces[from].Start, End: r.pieces[to-1].End})
	return w
}

// entityShare is the probability of any entity.
func (r *reading) entityShare(labels []float32) float32 {
	var sum float32
	for i, c := range r.classes {
		if c.entity != "" {
			sum += labels[i]
		}
	}
	return sum
}

// join makes an entity of words, without marks of punctuation around it. The
// score is the mean of theirs.
func (r *reading) join(run []word) (match.Tagged, bool) {
	plain := func(w word) bool {
		return strings.ContainsFunc(r.text[w.span.Start:w.span.End], func(c rune) bool { return unicode.IsLetter(c) || unicode.IsDigit(c) })
	}
	for len(run) > 0 && !plain(run[0]) {
		run = run[1:]
	}
	for len(run) > 0 && !plain(run[len(run)-1]) {
		run = run[:len(run)-1]
	}
	if len(run) == 0 {
		return match.Tagged{}, false
	}
	t := match.Tagged{
		Type: run[0].entity, Evidence: evidence,
		Span: document.Span{Start: run[0].span.Start, End: run[len(run)-1].span.End},
	}
	for _, w := range run {
		t.Score += w.score / float64(len(run))
	}
	t.Score = min(t.Score, 1)
	return t, true
}

// trim leaves out space at the ends of a span.
func trim(text string, s document.Span) document.Span {
	part := text[s.Start:s.End]
	s.End -= len(part) - len(strings.TrimRightFunc(part, unicode.IsSpace))
	part = text[s.Start:s.End]
	s.Start += len(part) - len(strings.TrimLeftFunc(part, unicode.IsSpace))
	return s
}
