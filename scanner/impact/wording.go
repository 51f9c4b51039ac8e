package impact

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/privlint/privlint/rules/placeholder"
	"github.com/privlint/privlint/scanner/document"
)

// wording is what is counted of one text. It is made again for each text, in
// the same memory.
type wording struct {
	seed  maphash.Seed
	known func(string) bool
	folds *smallFold

	// hash is that of the text as equality sees it.
	hash uint64
	// words are the hashes of its tokens, in order.
	words []uint64
	// fields counts what stands between blanks.
	fields int
	// ideographs tells that there are tokens without blanks between.
	ideographs bool
	// placeholders counts the tokens that are placeholders.
	placeholders int
	// tight tells that equality changed nothing of the blanks inside.
	tight bool
	// blank tells that the text is empty or blanks only.
	blank bool

	text  string // what was read last
	buf   []byte
	spans []document.Span // placeholders in the text
}

func newWording(seed maphash.Seed, known func(string) bool) *wording {
	return &wording{seed: seed, known: known, folds: smallFolds(), blank: true}
}

// length is the number of words as the service counts them: what stands
// between blanks, or the tokens where the language has no blanks.
func (w *wording) length() int {
	if w.ideographs {
		return len(w.words)
	}
	return w.fields
}

// read counts a text. Reading the same text again costs nothing.
func (w *wording) read(text string) {
	if text != "" && text == w.text {
		return
	}
	w.text = text
	w.words, w.fields, w.ideographs, w.spans = w.words[:0], 0, false, w.spans[:0]
	if strings.IndexByte(text, '<') >= 0 {
		for p := range placeholder.All(text, w.known) {
			w.spans = append(w.spans, document.Span{Start: p.Start, End: p.End})
		}
	}
	w.placeholders = len(w.spans)
	buf := w.fold(text)
	w.blank = len(buf) == 0
	w.hash = maphash.Bytes(w.seed, buf)
}

// fold writes the text as equality sees it and counts its tokens on the way.
func (w *wording) fold(text string) []byte {
	w.buf = slices.Grow(w.buf[:0], len(text))
	buf := w.buf[:len(text)] // folding never needs more bytes
	spans := w.spans
	n, token := 0, -1 // bytes written, where the token began
	blank := true     // the last one was a blank, or there is none yet
	odd := false      // so was one that is not a single space
	w.tight = true
	for i := 0; i < len(text); {
		if c := w.folds.lower[text[i]]; c != 0 {
			if token < 0 {
				token = n
			}
			if blank {
				w.begin(odd)
				blank, odd = false, false
			}
			for {
				buf[n] = c
				n++
				i++
				if i == len(text) {
					break
				}
				if c = w.folds.lower[text[i]]; c == 0 {
					break
				}
			}
			continue
		}
		if len(spans) > 0 && spans[0].Start == i {
			w.end(buf, token, n)
			if blank {
				w.begin(odd)
				blank, odd = false, false
			}
			from := n
			n += copy(buf[n:], text[i:spans[0].End])
			i = spans[0].End
			w.end(buf, from, n)
			token, spans = -1, spans[1:]
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		class, folded := w.folds.of(r)
		if r == utf8.RuneError && size == 1 {
			folded = -1
		}
		if class == charJoin && (token < 0 || !w.goesOn(text[i+size:])) {
			class = charOther
		}
		if class == charBlank {
			w.end(buf, token, n)
			token = -1
			if blank {
				odd = odd || n > 0
			} else {
				odd = text[i] != ' '
				buf[n] = ' '
				n++
			}
			blank = true
			i += size
			continue
		}
		if blank {
			w.begin(odd)
			blank, odd = false, false
		}
		from := n
		if folded < 0 {
			buf[n] = text[i] // invalid, as it is
			n++
		} else {
			n += utf8.EncodeRune(buf[n:], folded)
		}
		i += size
		switch class {
		case charWord:
			if token < 0 {
				token = from
			}
		case charAlone:
			w.end(buf, token, from)
			w.end(buf, from, n)
			token, w.ideographs = -1, true
		case charOther:
			w.end(buf, token, from)
			token = -1
		default: // charJoin: the token goes on
		}
	}
	w.end(buf, token, n)
	if n > 0 && blank {
		n--
	}
	return buf[:n]
}

// begin notes a field; odd tells that what stands before it is no single
// space.
func (w *wording) begin(odd bool) {
	w.fields++
	w.tight = w.tight && !odd
}

// end notes the token buf[from:to], if there is one.
func (w *wording) end(buf []byte, from, to int) {
	if from >= 0 && to > from {
		w.words = append(w.words, maphash.Bytes(w.seed, buf[from:to]))
	}
}

// goesOn tells whether rest begins with a character of a token.
func (w *wording) goesOn(rest string) bool {
	r, size := utf8.DecodeRuneInString(rest)
	if size == 0 || r == utf8.RuneError {
		return false
	}
	class, _ := w.folds.of(r)
	return class == charWord
}
