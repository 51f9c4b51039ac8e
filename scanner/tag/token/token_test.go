package token

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// words are the tokens of a text as strings.
func words(text string) []string {
	var list []string
	for _, t := range Split(nil, text) {
		list = append(list, text[t.Start:t.End])
	}
	return list
}

func TestSplit(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", ""},
		{"only white space", " \t\r\n\v\f\u00a0\u2003\u0085", ""},
		{"words", "hi this is maria", "hi|this|is|maria"},
		{"punctuation", "hi,maria!!", "hi|,|maria|!|!"},
		{"possessive", "maria's car", "maria|'s|car"},
		{"typographic possessive", "maria’s car", "maria|’s|car"},
		{"clitics", "i'm she'll he'd they've", "i|'m|she|'ll|he|'d|they|'ve"},
		{"apostrophe in a name", "O'Brien d'Angelo", "O'Brien|d'Angelo"},
		{"typographic apostrophe in a name", "O’Brien", "O’Brien"},
		{"accent behind the apostrophe", "l'état d'été", "l'état|d'été"},
		{"two letters with an accent", "qu'où", "qu|'où"},
		{"letters and an accent behind the apostrophe", "d'aéroport", "d'aéroport"},
		{"open quotation", "'hello' she said", "'|hello|'|she|said"},
		{"apostrophe at the end", "dogs' toys", "dogs|'|toys"},
		{"apostrophe behind a number", "1990's", "1990|'|s"},
		{"accents", "José Muñoz Łukasz", "José|Muñoz|Łukasz"},
		{"accents written apart", "Jose\u0301 Mun\u0303oz", "Jose\u0301|Mun\u0303oz"},
		{"digits", "call 555-0100 ext. 7b", "call|555|-|0100|ext|.|7b"},
		{"letters and digits", "A12 3rd b2b", "A12|3rd|b2b"},
		{"address", "12b Baker St., London", "12b|Baker|St|.|,|London"},
		{"invalid UTF-8", "a\xffb \xc3\x28", "a|\xff|b|\xc3|("},
		{"cut rune", "é\xc3", "é|\xc3"},
		{"replacement character", "a\ufffdb", "a|\ufffd|b"},
		{"Chinese", "我叫王小明。你好", "我叫王小明|。|你好"},
		{"Greek and Cyrillic", "Γιώργος и Ольга", "Γιώργος|и|Ольга"},
		{"emoji", "hi😀😀maria", "hi|😀|😀|maria"},
		{"emoji with a modifier", "ok👍🏽", "ok|👍|🏽"},
		{"zero width", "ma\u200bria", "ma|\u200b|ria"},
		{"other white space", "maria\u00a0lopez\u2003ok", "maria|lopez|ok"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, strings.Join(words(c.text), "|")); diff != "" {
				t.Error("tokens, wanted first:\n" + diff)
			}
		})
	}
}

func TestShape(t *testing.T) {
	for text, want := range map[string]Shape{
		"maria": ShapeLower, "M": ShapeInitial, "É": ShapeInitial, "m": ShapeLower, "NHS": ShapeUpper, "ÖBB": ShapeUpper, "Maria": ShapeTitle,
		"Łukasz": ShapeTitle, "McDonald": ShapeMixed, "iPhone": ShapeMixed, "O'Brien": ShapeMixed, "O'neil": ShapeTitle, "d'Angelo": ShapeMixed,
		"b2b": ShapeAlnum, "12B": ShapeAlnum, "2024": ShapeDigit, "٣": ShapeDigit, ",": ShapePunct, "😀": ShapePunct, "王小明": ShapeLower, "'s": ShapeLower,
	} {
		// A word before it, so that an apostrophe does not open a quotation.
		tokens := Split(nil, "x "+text)
		if strings.HasPrefix(text, "'") {
			tokens = Split(nil, "x"+text)
		}
		if len(tokens) != 2 || tokens[1].Shape != want {
			t.Errorf("%q: %d tokens, the last of shape %d, want 2 and %d", text, len(tokens), tokens[len(tokens)-1].Shape, want)
		}
		if got := tokens[1].Word(); got != (want <= ShapeAlnum) {
			t.Errorf("%q is a word: %v", text, got)
		}
	}
}

// Space and Break tell what stands before a token, and ASCII what it is of.
func TestSurroundings(t *testing.T) {
	type before struct{ Space, Break, ASCII bool }
	var got []before
	for _, k := range Split(nil, "a b,c\nd \r\n é") {
		got = append(got, before{k.Space, k.Break, k.ASCII})
	}
	want := []before{{ASCII: true}, {Space: true, ASCII: true}, {ASCII: true}, {ASCII: true}, {true, true, true}, {true, true, false}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("what stands before tokens, wanted first:\n" + diff)
	}
}

// What is written with or without capitals, accents and digits of its own has
// one hash, and what differs in a letter another.
func TestHash(t *testing.T) {
	for _, same := range [][]string{
		{"jose", "José", "JOSÉ", "Jose\u0301", "jOSE"},
		{"lukasz", "Łukasz", "ŁUKASZ"},
		{"strasse", "Straße", "STRASSE"},
		{"o'brien", "O'Brien", "O’BRIEN", "O‘brien", "oʼbrien", "o`brien"},
		{"2024", "1999", "0000", "٣٣٣٣"},
		{"b0b", "B2B"},
		{"Ольга", "ольга", "ОЛЬГА"},
		{"Γιώργος", "γιώργος", "ΓΙΏΡΓΟΣ"},
		{"nguyen", "Nguyễn", "NGUYỄN"},
	} {
		for _, s := range same[1:] {
			if Hash(s) != Hash(same[0]) {
				t.Errorf("%q and %q have different hashes", same[0], s)
			}
		}
	}
	seen := map[uint64]string{}
	for s := range strings.FieldsSeq("jose josef joseph o'brien obrien 202 2024 b0b bob олга ольга 王 王小明 , . ! ' ss s") {
		h := Hash(s)
		if other, ok := seen[h]; ok {
			t.Errorf("%q and %q have one hash", s, other)
		}
		seen[h] = s
	}
	if Join(Hash("new"), Hash("york")) == Join(Hash("york"), Hash("new")) {
		t.Error("the order of the words of a phrase does not matter")
	}
	if Split(nil, "York")[0].Hash != Hash("york") {
		t.Error("a token has another hash than its text")
	}
}

// Split appends.
func TestSplitAppends(t *testing.T) {
	tokens := Split(Split(nil, "one two"), "three")
	if len(tokens) != 3 || tokens[2].Start != 0 || tokens[2].End != 5 || tokens[2].Space {
		t.Errorf("got %d tokens, the last from %d to %d", len(tokens), tokens[len(tokens)-1].Start, tokens[len(tokens)-1].End)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{
		"hi this is maria's 12b", "O’Brien d'été qu'où d'aéroport", "a\xffb\xc3", "我叫王小明。", "😀👍🏽\u200b\u00a0x", "Jose\u0301 Łukasz ΓΙΏΡΓΟΣ ς İ ı", "it''s 'a' `b'c",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for i, k := range Split(nil, text) {
			start, stop := int(k.Start), int(k.End)
			if start < end || start >= stop || stop > len(text) {
				t.Fatalf("token %d is from %d to %d, after %d of %d bytes", i, start, stop, end, len(text))
			}
			between, s := text[end:start], text[start:stop]
			if strings.TrimSpace(between) != "" {
				t.Fatalf("characters before token %d are in none", i)
			}
			if i > 0 && k.Space != (between != "") || k.Break != strings.Contains(between, "\n") {
				t.Fatalf("token %d: space %v, break %v", i, k.Space, k.Break)
			}
			if strings.ContainsFunc(s, unicode.IsSpace) {
				t.Fatalf("token %d has white space", i)
			}
			if utf8.ValidString(text) && !utf8.ValidString(s) {
				t.Fatalf("token %d cuts a character", i)
			}
			if k.Hash != Hash(s) {
				t.Fatalf("token %d has the hash of another text", i)
			}
			checkHash(t, s)
			end = stop
		}
		if strings.TrimSpace(text[end:]) != "" {
			t.Fatal("characters at the end are in no token")
		}
	})
}

// checkHash compares spellings of one token.
func checkHash(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		return
	}
	lower := strings.Map(unicode.ToLower, s)
	upper := strings.Map(func(r rune) rune {
		// Not all letters have a capital of their own: that of the long s is S.
		if u := unicode.ToUpper(r); unicode.ToLower(u) == unicode.ToLower(r) {
			return u
		}
		return r
	}, s)
	for _, other := range []string{lower, upper, s + "\u0301"} {
		if Hash(other) != Hash(s) {
			t.Fatal("case or an accent changes the hash")
		}
	}
}

func BenchmarkSplit(b *testing.B) {
	for _, c := range []struct{ name, text string }{
		{"ascii", "hi this is maria gonzalez, i need to reschedule my appointment with dr patel on friday\n"},
		{"accents", "Olá, meu nome é João Gonçalves, não consigo entrar na conta à noite, está difícil\n"},
	} {
		b.Run(c.name, func(b *testing.B) {
			text := strings.Repeat(c.text, 50)
			var tokens []Token
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				tokens = Split(tokens[:0], text)
			}
		})
	}
}
