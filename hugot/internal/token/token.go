// Package token cuts text into the pieces that a model knows, as the file
// tokenizer.json of the model says. Begin with Load.
//
// WordPiece, which models of the BERT family have, is read by code of this
// package: the pure Go tokenizer below hugot loses accents, and its offsets
// are wrong behind the first letter that is not ASCII. Byte-level BPE and
// Unigram are cut by that tokenizer, and what it says is checked.
package token

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Piece is a part of a text that the model has a number for.
type Piece struct {
	ID uint32
	// Start and End are byte offsets from 0 in the text, half-open, on
	// borders of code points. Several pieces may share a code point.
	Start, End int
}

// Tokenizer cuts texts. It is safe for concurrent use.
type Tokenizer struct {
	// Prefix and Suffix are the numbers of the pieces that the model wants
	// around every text, such as those of [CLS] and [SEP].
	Prefix, Suffix []uint32
	split          func(text string) ([]Piece, error)
}

// Split cuts text into pieces, in order. What the model ignores, such as
// spaces, is in none. Errors hold nothing of the text.
func (t *Tokenizer) Split(text string) ([]Piece, error) { return t.split(text) }

// file is what is read of tokenizer.json.
type file struct {
	Normalizer    json.RawMessage `json:"normalizer"`
	PreTokenizer  json.RawMessage `json:"pre_tokenizer"`
	PostProcessor json.RawMessage `json:"post_processor"`
	Model         struct {
		Type string `json:"type"`
	} `json:"model"`
}

// Load reads the content of a tokenizer.json.
func Load(data []byte) (*Tokenizer, error) {
	var f file
	if err := json.Unmarshal(data, &f); err != nil {
		return nil, fmt.Errorf("tokenizer.json: %w", err)
	}
	t := &Tokenizer{}
	var err error
	if t.Prefix, t.Suffix, err = around(f.PostProcessor); err != nil {
		return nil, fmt.Errorf("tokenizer.json: post_processor: %w", err)
	}
	switch f.Model.Type {
	case "WordPiece":
		t.split, err = loadWordPiece(data, f)
	case "BPE", "Unigram":
		t.split, err = loadLibrary(data, kind(f.PreTokenizer) == "ByteLevel")
	default:
		err = fmt.Errorf("model %q is not supported: want WordPiece, BPE or Unigram", f.Model.Type)
	}
	if err != nil {
		return nil, fmt.Errorf("tokenizer.json: %w", err)
	}
	return t, nil
}

// kind is the type that an entry of tokenizer.json names; "" for none.
func kind(entry json.RawMessage) string {
	var e struct {
		Type string `json:"type"`
	}
	if json.Unmarshal(entry, &e) != nil {
		return ""
	}
	return e.Type
}

// around reads which pieces stand before and behind a single text.
func around(entry json.RawMessage) (prefix, suffix []uint32, err error) {
	switch kind(entry) {
	case "":
		return nil, nil, nil
	case "TemplateProcessing":
		return template(entry)
	case "BertProcessing", "RobertaProcessing":
		var p struct{ Cls, Sep special }
		if err := json.Unmarshal(entry, &p); err != nil {
			return nil, nil, err
		}
		return []uint32{p.Cls.id}, []uint32{p.Sep.id}, nil
	case "ByteLevel":
		return nil, nil, nil
	}
	return nil, nil, fmt.Errorf("%q is not supported", kind(entry))
}

// special is a pair of a piece and its number: ["[CLS]", 101].
type special struct{ id uint32 }

func (s *special) UnmarshalJSON(data []byte) error {
	var name string
	pair := [2]any{&name, &s.id}
	return json.Unmarshal(data, &pair)
}

func template(entry json.RawMessage) (prefix, suffix []uint32, err error) {
	var p struct {
		Single []struct {
			SpecialToken *struct{ ID string }
			Sequence     *struct{ ID string }
		}
		SpecialTokens map[string]struct{ IDs []uint32 } `json:"special_tokens"`
	}
	if err := json.Unmarshal(entry, &p); err != nil {
		return nil, nil, err
	}
	inside := false
	for _, part := range p.Single {
		switch {
		case part.Sequence != nil && inside:
			return nil, nil, errors.New("two texts in the template of one")
		case part.Sequence != nil:
			inside = true
		case part.SpecialToken != nil:
			known, ok := p.SpecialTokens[part.SpecialToken.ID]
			if !ok {
				return nil, nil, fmt.Errorf("special token %q has no number", part.SpecialToken.ID)
			}
			if inside {
				suffix = append(suffix, known.IDs...)
			} else {
				prefix = append(prefix, known.IDs...)
			}
		}
	}
	if !inside {
		return nil, nil, errors.New("no text in the template of one")
	}
	return prefix, suffix, nil
}
