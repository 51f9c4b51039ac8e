package token

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/sugarme/tokenizer"
	"github.com/sugarme/tokenizer/pretrained"
	"golang.org/x/text/unicode/norm"
)

// errOffsets tells that the library lost its way in a text.
var errOffsets = errors.New("the tokenizer gives offsets that do not fit the text")

// library cuts with the tokenizer below hugot.
type library struct {
	mu        sync.Mutex // it keeps a cache
	tokenizer *tokenizer.Tokenizer
	byteLevel bool
}

// folded is a text in form NFKC, with single spaces between words and without
// control characters, as the normalizers of Unigram models make it. The library
// loses its way where letters change their number under its own hand.
type folded struct {
	text string
	// from and to say for each byte of text where what it comes from begins
	// and ends.
	from, to []int
}

func fold(text string) *folded {
	f := &folded{}
	out := make([]byte, 0, len(text))
	var it norm.Iter
	it.InitString(norm.NFKC, text)
	for start := 0; !it.Done(); {
		for _, r := range string(it.Next()) {
			if r = plain(r); r < 0 || r == ' ' && (len(out) == 0 || out[len(out)-1] == ' ') {
				continue
			}
			out = utf8.AppendRune(out, r)
			for len(f.from) < len(out) {
				f.from = append(f.from, start)
			}
		}
		if it.Pos() == start {
			continue // one letter may come as several parts
		}
		start = it.Pos()
		for len(f.to) < len(f.from) {
			f.to = append(f.to, start)
		}
	}
	f.text = strings.TrimSuffix(string(out), " ")
	return f
}

// plain is a code point as Unigram models are shown it, negative for none. As
// the rule nmt_nfkc of SentencePiece has it.
func plain(r rune) rune {
	switch {
	case unicode.IsSpace(r), r == 0x200B, r == 0x200E, r == 0x200F, r == 0xFEFF, r == utf8.RuneError, r == 0x2581:
		return ' '
	case unicode.IsControl(r):
		return -1
	}
	return r
}

// span is where the bytes from start to end come from.
func (f *folded) span(start, end int) (int, int) {
	if start == end {
		if start == len(f.from) {
			start--
		}
		return f.from[start], f.from[start]
	}
	return f.from[start], f.to[end-1]
}

func loadLibrary(data []byte, byteLevel bool) (split func(string) ([]Piece, error), err error) {
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the tokenizer cannot be read: %v", fault)
		}
	}()
	// what it would cut off would be lost, and padding is added where the
	// model is run
	var fields map[string]json.RawMessage
	if err := json.Unmarshal(data, &fields); err != nil {
		return nil, err
	}
	fields["truncation"], fields["padding"] = json.RawMessage("null"), json.RawMessage("null")
	if data, err = json.Marshal(fields); err != nil {
		return nil, err
	}
	t, err := pretrained.FromReader(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	l := &library{tokenizer: t, byteLevel: byteLevel}
	return l.split, nil
}

func (l *library) split(text string) (pieces []Piece, err error) {
	if !utf8.ValidString(text) {
		return nil, errors.New("the text is not UTF-8")
	}
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("the tokenizer failed with a %T", fault) // its text may hold the value
		}
	}()
	source := text
	var f *folded
	if !l.byteLevel {
		f = fold(text)
		if text = f.text; text == "" {
			return nil, nil
		}
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	e, err := l.tokenizer.EncodeSingle(text, false)
	if err != nil {
		return nil, fmt.Errorf("the tokenizer failed with a %T", err)
	}
	if len(e.Ids) != len(e.Offsets) || len(e.Ids) != len(e.Tokens) {
		return nil, errOffsets
	}
	pieces = make([]Piece, 0, len(e.Ids))
	last := 0
	for i, id := range e.Ids {
		offsets := e.Offsets[i]
		if len(offsets) != 2 || offsets[0] < last || offsets[1] < offsets[0] || offsets[1] > len(text) {
			return nil, errOffsets
		}
		last = offsets[0]
		p := Piece{ID: uint32(id), Start: offsets[0], End: offsets[1]}
		for !borders(text, p.Start) {
			p.Start--
		}
		for !borders(text, p.End) {
			p.End++
		}
		if f != nil {
			if !fits(e.Tokens[i], text[p.Start:p.End]) {
				return nil, errOffsets
			}
			p.Start, p.End = f.span(p.Start, p.End)
			if p.End > len(source) || !borders(source, p.Start) || !borders(source, p.End) {
				return nil, errOffsets
			}
		}
		pieces = append(pieces, p)
	}
	return pieces, nil
}

// borders tells whether a code point begins or the text ends at byte i.
func borders(text string, i int) bool { return i == len(text) || utf8.RuneStart(text[i]) }

// fits tells whether a piece of Unigram or plain BPE can stand for a part of
// a text: it has a sign for the space before it, and the sign for unknown
// parts has no letter of them.
func fits(piece, part string) bool {
	letters := func(s string) string { return strings.ToLower(strings.Trim(s, "▁ ")) }
	p := letters(piece)
	return p == "" || strings.HasPrefix(p, "<") || strings.Contains(letters(part), p)
}
