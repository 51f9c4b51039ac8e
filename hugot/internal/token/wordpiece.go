package token

import (
	"encoding/json"
	"errors"
	"fmt"
	"unicode/utf8"
)

// wordPiece cuts words into the longest pieces that the vocabulary has, from
// left to right.
type wordPiece struct {
	normal   bertNormalizer
	vocab    map[string]uint32
	unknown  uint32
	prefix   string // of a piece inside a word, "##"
	maxRunes int    // longer words are unknown
}

func loadWordPiece(data []byte, f file) (func(string) ([]Piece, error), error) {
	if n, p := kind(f.Normalizer), kind(f.PreTokenizer); n != "BertNormalizer" || p != "BertPreTokenizer" {
		return nil, fmt.Errorf("WordPiece is supported with BertNormalizer and BertPreTokenizer, not with %q and %q", n, p)
	}
	var entry struct {
		Model struct {
			Vocab    map[string]uint32 `json:"vocab"`
			Unknown  string            `json:"unk_token"`
			Prefix   *string           `json:"continuing_subword_prefix"`
			MaxRunes int               `json:"max_input_chars_per_word"`
		} `json:"model"`
	}
	if err := json.Unmarshal(data, &entry); err != nil {
		return nil, err
	}
	w := &wordPiece{vocab: entry.Model.Vocab, prefix: "##", maxRunes: 100}
	if entry.Model.Prefix != nil {
		w.prefix = *entry.Model.Prefix
	}
	if entry.Model.MaxRunes > 0 {
		w.maxRunes = entry.Model.MaxRunes
	}
	var ok bool
	if w.unknown, ok = w.vocab[entry.Model.Unknown]; !ok {
		return nil, errors.New("the piece for unknown words is not in the vocabulary")
	}
	var err error
	if w.normal, err = loadNormalizer(f.Normalizer); err != nil {
		return nil, err
	}
	return w.split, nil
}

func (w *wordPiece) split(text string) ([]Piece, error) {
	var pieces []Piece
	letters := w.normal.apply(text)
	for len(letters) > 0 {
		n := wordEnd(letters)
		if letters[0].rune != ' ' {
			pieces = w.word(pieces, letters[:n])
		}
		letters = letters[n:]
	}
	return pieces, nil
}

// wordEnd is how many letters make the first word: a space and a mark of
// punctuation are one for themselves.
func wordEnd(letters []letter) int {
	for i, l := range letters {
		if l.rune == ' ' || isPunctuation(l.rune) {
			return max(i, 1)
		}
	}
	return len(letters)
}

// word appends the pieces of a word; one for all of it, if any part of it is
// not in the vocabulary.
func (w *wordPiece) word(pieces []Piece, word []letter) []Piece {
	whole := Piece{ID: w.unknown, Start: word[0].start, End: word[len(word)-1].end}
	if len(word) > w.maxRunes {
		return append(pieces, whole)
	}
	before := len(pieces)
	for from := 0; from < len(word); {
		name := []byte(nil)
		if from > 0 {
			name = append(name, w.prefix...)
		}
		// the longest name first: its ends from left to right, then back
		ends := make([]int, 0, len(word)-from)
		for _, l := range word[from:] {
			name = utf8.AppendRune(name, l.rune)
			ends = append(ends, len(name))
		}
		n := len(ends)
		for ; n > 0; n-- {
			if id, ok := w.vocab[string(name[:ends[n-1]])]; ok {
				pieces = append(pieces, Piece{ID: id, Start: word[from].start, End: word[from+n-1].end})
				break
			}
		}
		if n == 0 {
			return append(pieces[:before], whole)
		}
		from += n
	}
	return pieces
}
