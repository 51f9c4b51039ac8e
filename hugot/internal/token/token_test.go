package token

import (
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func data(t *testing.T, parts ...string) []byte {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(append([]string{"..", "..", "testdata"}, parts...)...))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// expected are the pieces that the Hugging Face tokenizers make of a text:
// number, start and end.
func expected(t *testing.T, name string) (texts []string, pieces [][][3]int) {
	t.Helper()
	var file map[string]json.RawMessage
	if err := json.Unmarshal(data(t, "tokenizers", "pieces.json"), &file); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file["texts"], &texts); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(file[name], &pieces); err != nil {
		t.Fatal(err)
	}
	return texts, pieces
}

func TestSplitIsThatOfHuggingFace(t *testing.T) {
	for _, test := range []struct {
		name string
		path []string
	}{
		{"uncased", []string{"uncased", "tokenizer.json"}},
		{"cased", []string{"cased", "tokenizer.json"}},
		{"bpe", []string{"tokenizers", "bpe.json"}},
		{"unigram", []string{"tokenizers", "unigram.json"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			tokenizer, err := Load(data(t, test.path...))
			if err != nil {
				t.Fatal(err)
			}
			texts, all := expected(t, test.name)
			for i, text := range texts {
				want := make([]Piece, 0, len(all[i]))
				for _, p := range all[i] {
					want = append(want, Piece{uint32(p[0]), p[1], p[2]})
				}
				got, err := tokenizer.Split(text)
				if err != nil {
					t.Errorf("%q: %s", text, err)
					continue
				}
				if test.name == "unigram" {
					if strings.ContainsAny(text, "\u200b\ufffd\x01") {
						continue // left out as SentencePiece does, which this tokenizer is not told
					}
					whole(text, got)
					whole(text, want)
				}
				if len(got)+len(want) > 0 && !reflect.DeepEqual(got, want) {
					t.Errorf("%q:\n got %v\nwant %v", text, got, want)
				}
			}
		})
	}
}

// whole widens pieces to letters with all their marks: there Hugging Face
// leaves the marks out, and Unigram here does not.
func whole(text string, pieces []Piece) {
	for i, p := range pieces {
		for p.End > p.Start && p.End < len(text) {
			r, size := utf8.DecodeRuneInString(text[p.End:])
			if !unicode.Is(unicode.M, r) {
				break
			}
			p.End += size
		}
		pieces[i] = p
	}
}

// What a model cannot be read for is said, without a fault.
func TestLoadRefuses(t *testing.T) {
	for name, test := range map[string]struct{ data, want string }{
		"no JSON":           {`{`, "unexpected end"},
		"no model":          {`{}`, `model "" is not supported`},
		"words":             {`{"model":{"type":"WordLevel"}}`, `model "WordLevel" is not supported`},
		"other normalizer":  {`{"model":{"type":"WordPiece"},"normalizer":{"type":"Lowercase"}}`, `not with "Lowercase"`},
		"no unknown":        {`{"model":{"type":"WordPiece","vocab":{}},"normalizer":{"type":"BertNormalizer"},"pre_tokenizer":{"type":"BertPreTokenizer"}}`, "unknown words"},
		"broken library":    {`{"model":{"type":"BPE"}}`, "tokenizer"},
		"other processor":   {`{"post_processor":{"type":"X"}}`, `"X" is not supported`},
		"nameless special":  {`{"post_processor":{"type":"TemplateProcessing","single":[{"SpecialToken":{"id":"[CLS]"}}]}}`, "has no number"},
		"template of none":  {`{"post_processor":{"type":"TemplateProcessing","single":[]}}`, "no text"},
		"template of twice": {`{"post_processor":{"type":"TemplateProcessing","single":[{"Sequence":{}},{"Sequence":{}}]}}`, "two texts"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Load([]byte(test.data))
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestPiecesAroundAText(t *testing.T) {
	for path, want := range map[string][2][]uint32{
		"uncased/tokenizer.json":  {{2}, {3}},
		"tokenizers/bpe.json":     {{0}, {2}},
		"tokenizers/unigram.json": {{0}, {2}},
	} {
		tokenizer, err := Load(data(t, path))
		if err != nil {
			t.Fatal(err)
		}
		if got := [2][]uint32{tokenizer.Prefix, tokenizer.Suffix}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, want %v", path, got, want)
		}
	}
}

// Whatever the text, spans cut it between code points and go from left to
// right, and an error quotes nothing.
func FuzzSplit(f *testing.F) {
	var all []*Tokenizer
	for _, path := range []string{"uncased/tokenizer.json", "cased/tokenizer.json", "tokenizers/bpe.json", "tokenizers/unigram.json"} {
		b, err := os.ReadFile(filepath.Join("..", "..", "testdata", path))
		if err != nil {
			f.Fatal(err)
		}
		t, err := Load(b)
		if err != nil {
			f.Fatal(err)
		}
		all = append(all, t)
	}
	for _, text := range []string{"hi maria", "São\u0301", "\xff", "ﬁ ½\u0300", "李 😀", "ΣΊΣ", "İ", "a\u200d\u0301"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for i, tokenizer := range all {
			pieces, err := tokenizer.Split(text)
			if err != nil {
				if i < 2 {
					t.Errorf("tokenizer %d: %s", i, err)
				}
				continue
			}
			last := 0
			for _, p := range pieces {
				if p.Start < last || p.End < p.Start || p.End > len(text) {
					t.Fatalf("tokenizer %d: piece from %d to %d behind %d of %d bytes", i, p.Start, p.End, last, len(text))
				}
				if utf8.ValidString(text) && (!borders(text, p.Start) || !borders(text, p.End)) {
					t.Fatalf("tokenizer %d: piece from %d to %d cuts a code point", i, p.Start, p.End)
				}
				last = p.Start
			}
		}
	})
}
