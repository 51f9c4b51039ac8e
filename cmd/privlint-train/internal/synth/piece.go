package synth

import (
	"strings"
	"unicode/utf8"
)

// ignored is the kind of a piece that counts as nothing.
const ignored = "x"

// piece is a stretch of an utterance in the making: a literal when kind is
// empty, else the text of one span. Noise changes pieces one by one, so spans
// need no arithmetic.
type piece struct {
	text string
	kind string
}

// tidy drops empty pieces and doubled or outer blanks, which come of optional
// parts.
func tidy(pieces []piece) []piece {
	kept := pieces[:0]
	blank := true
	for _, p := range pieces {
		if p.kind == "" {
			var b strings.Builder
			for i := range len(p.text) {
				c := p.text[i]
				if c == ' ' && blank {
					continue
				}
				blank = c == ' ' || c == '\n'
				b.WriteByte(c)
			}
			p.text = b.String()
		} else {
			p.text = strings.Join(strings.FieldsFunc(p.text, func(r rune) bool { return r == ' ' }), " ")
			blank = false
		}
		if p.text != "" {
			kept = append(kept, p)
		}
	}
	for len(kept) > 0 && kept[len(kept)-1].kind == "" {
		last := &kept[len(kept)-1]
		if last.text = strings.TrimRight(last.text, " \n"); last.text != "" {
			break
		}
		kept = kept[:len(kept)-1]
	}
	return kept
}

// assemble joins pieces. Blanks at the ends of a span move out of it.
func assemble(pieces []piece) Utterance {
	var u Utterance
	var text strings.Builder
	length := 0
	add := func(s string) {
		text.WriteString(s)
		length += utf8.RuneCountInString(s)
	}
	for _, p := range pieces {
		body := strings.Trim(p.text, " \n\t")
		if p.kind == "" || body == "" {
			add(p.text)
			continue
		}
		at := strings.Index(p.text, body)
		add(p.text[:at])
		start := length
		add(body)
		if p.kind == ignored {
			u.Ignore = append(u.Ignore, Span{Start: start, End: length})
		} else {
			u.Spans = append(u.Spans, Span{Start: start, End: length, Type: p.kind})
		}
		add(p.text[at+len(body):])
	}
	u.Text = text.String()
	return u
}
