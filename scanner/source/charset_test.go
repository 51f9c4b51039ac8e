package source

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math/rand/v2"
	"strings"
	"testing"
	"testing/iotest"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// encode writes text in one of the character sets, without a mark.
func encode(tb testing.TB, name, text string) []byte {
	tb.Helper()
	var out []byte
	order := byteOrder(name == UTF16BE || name == UTF32BE)
	switch name {
	case UTF8, UTF8BOM:
		return []byte(text)
	case UTF16LE, UTF16BE:
		for _, u := range utf16.Encode([]rune(text)) {
			out = order.(binary.AppendByteOrder).AppendUint16(out, u)
		}
	case UTF32LE, UTF32BE:
		for _, r := range text {
			out = order.(binary.AppendByteOrder).AppendUint32(out, uint32(r))
		}
	case Windows1252:
	text:
		for _, r := range text {
			for i, w := range windows1252 {
				if r == w {
					out = append(out, byte(0x80+i))
					continue text
				}
			}
			if r > 0xff || r >= 0x80 && r < 0xa0 {
				tb.Fatalf("%U is not in Windows-1252", r)
			}
			out = append(out, byte(r))
		}
	}
	return out
}

func decodeAll(t *testing.T, r io.Reader) (*Text, string) {
	t.Helper()
	d, err := Decode(r)
	if err != nil {
		t.Fatal(err)
	}
	out, err := io.ReadAll(d)
	if err != nil {
		t.Fatal(err)
	}
	return d, string(out)
}

const mixed = "Grüße, Zoë!\n日本語 \U0001F600 text €5\r\nplain line\n"

func TestDecodeFindsCharacterSet(t *testing.T) {
	latin := "Müller schreibt “Grüße” für 5 €\n"
	tests := []struct {
		name, mark, encoding, text string
	}{
		{"empty", "", UTF8, ""},
		{"ASCII", "", UTF8, "book a table\n"},
		{"UTF-8", "", UTF8, mixed},
		{"UTF-8 with mark", "\xef\xbb\xbf", UTF8BOM, mixed},
		{"mark and nothing else", "\xef\xbb\xbf", UTF8BOM, ""},
		{"UTF-16LE with mark", "\xff\xfe", UTF16LE, mixed},
		{"UTF-16BE with mark", "\xfe\xff", UTF16BE, mixed},
		{"UTF-16LE without mark", "", UTF16LE, "intent,example\nhello,hi Zoë\n"},
		{"UTF-16BE without mark", "", UTF16BE, "intent,example\nhello,hi Zoë\n"},
		{"one character", "", UTF16LE, "a"},
		{"Japanese UTF-16LE without mark", "", UTF16LE, "{\"text\": \"私の名前は田中です　よろしくお願いします\"}\n"},
		{"Japanese UTF-16BE without mark", "", UTF16BE, "{\"text\": \"私の名前は田中です　よろしくお願いします\"}\n"},
		{"UTF-32LE with mark", "\xff\xfe\x00\x00", UTF32LE, mixed},
		{"UTF-32BE with mark", "\x00\x00\xfe\xff", UTF32BE, mixed},
		{"UTF-32LE without mark", "", UTF32LE, mixed},
		{"UTF-32BE without mark", "", UTF32BE, mixed},
		{"Windows-1252", "", Windows1252, latin},
		{"Windows-1252, one letter", "", Windows1252, "café"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			raw := append([]byte(tt.mark), encode(t, tt.encoding, tt.text)...)
			for kind, r := range map[string]io.Reader{
				"whole":        bytes.NewReader(raw),
				"byte by byte": iotest.OneByteReader(bytes.NewReader(raw)),
				"with EOF":     iotest.DataErrReader(bytes.NewReader(raw)),
			} {
				d, got := decodeAll(t, r)
				if d.Encoding() != tt.encoding {
					t.Errorf("%s: encoding %s, want %s", kind, d.Encoding(), tt.encoding)
				}
				if diff := cmp.Diff(got, tt.text); diff != "" {
					t.Errorf("%s: text differs (-got +want):\n%s", kind, diff)
				}
				wantBase := 0
				if tt.encoding == UTF8BOM {
					wantBase = 3
				}
				if d.Base() != wantBase {
					t.Errorf("%s: base %d, want %d", kind, d.Base(), wantBase)
				}
				for _, p := range d.Problems() {
					if !p.Note {
						t.Errorf("%s: problem %+v in sound text", kind, p)
					}
				}
			}
		})
	}
}

func TestDecodeLeavesUTF8Alone(t *testing.T) {
	// Lookalikes of other character sets.
	for name, text := range map[string]string{
		"text with a few NULs":         "ab\x00cd\x00efg\n",
		"NULs at even places":          strings.Repeat("abc\x00", 10),
		"accented letters":             "Ã© Â» naïve\n",
		"damaged character among good": "日本語日本語 \xe6\x97 日本語",
	} {
		t.Run(name, func(t *testing.T) {
			d, got := decodeAll(t, strings.NewReader(text))
			if d.Encoding() != UTF8 || got != text {
				t.Errorf("read as %s, bytes changed: %v", d.Encoding(), got != text)
			}
		})
	}
}

func TestDecodeProblems(t *testing.T) {
	ascii := strings.Repeat("a line of text\n", 10_000) // 150,000 bytes
	pos := func(line, column int) document.Position { return document.Position{Line: line, Column: column} }
	tests := []struct {
		name, raw string
		want      []Problem
	}{
		{"sound", mixed, nil},
		{
			"invalid after a valid head", ascii + "日本語日\xff and \xfe",
			[]Problem{{Pos: pos(10_001, 5), Offset: 150_012, Text: "invalid UTF-8"}},
		},
		{
			"file ends inside a character", ascii + "日本語日\xe6\x97",
			[]Problem{{Pos: pos(10_001, 5), Offset: 150_012, Text: "invalid UTF-8"}},
		},
		{
			"invalid after a mark", "\xef\xbb\xbfcaf\xe9",
			[]Problem{{Pos: pos(1, 4), Offset: 6, Text: "invalid UTF-8"}},
		},
		{
			"Windows-1252", "one\ncaf\xe9 cr\xe8me",
			[]Problem{{Pos: pos(2, 4), Offset: 7, Text: "not UTF-8, read as Windows-1252 from here on", Note: true}},
		},
		{
			"Windows-1252 shown late", ascii + "caf\xe9 cr\xe8me",
			[]Problem{{Pos: pos(10_001, 4), Offset: 150_003, Text: "not UTF-8, read as Windows-1252 from here on", Note: true}},
		},
		{
			"NUL", "two\nab\x00c\n",
			[]Problem{{Pos: pos(2, 3), Offset: 6, Text: "NUL byte"}},
		},
		{
			"odd byte at the end of UTF-16", "\xff\xfea\x00\n\x00b",
			[]Problem{{Pos: pos(2, 1), Offset: 6, Text: "the file ends inside a character"}},
		},
		{
			"lone surrogate", "\xff\xfea\x00\x00\xd8b\x00\x00\xdc",
			[]Problem{{Pos: pos(1, 2), Offset: 4, Text: "a code unit that is no character"}},
		},
		{
			"high surrogate at the end", "\xfe\xff\x00a\xd8\x00",
			[]Problem{{Pos: pos(1, 2), Offset: 4, Text: "the file ends inside a character"}},
		},
		{
			"UTF-32 beyond Unicode", "\xff\xfe\x00\x00a\x00\x00\x00\x00\x00\x11\x00",
			[]Problem{{Pos: pos(1, 2), Offset: 8, Text: "a code unit that is no character"}},
		},
		{
			"NUL in UTF-16", "\xff\xfea\x00\n\x00b\x00\x00\x00",
			[]Problem{{Pos: pos(2, 2), Offset: 8, Text: "NUL character"}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d, _ := decodeAll(t, strings.NewReader(tt.raw))
			if diff := cmp.Diff(d.Problems(), tt.want); diff != "" {
				t.Errorf("whole (-got +want):\n%s", diff)
			}
			d, _ = decodeAll(t, iotest.OneByteReader(strings.NewReader(tt.raw)))
			if diff := cmp.Diff(d.Problems(), tt.want); diff != "" {
				t.Errorf("byte by byte (-got +want):\n%s", diff)
			}
		})
	}
}

func TestDecodeKeepsReadErrors(t *testing.T) {
	broken := errors.New("disk on fire")
	for name, head := range map[string]string{"UTF-8": mixed, "UTF-16": "\xff\xfea\x00b\x00", "Windows-1252": "caf\xe9"} {
		t.Run(name, func(t *testing.T) {
			d, err := Decode(io.MultiReader(strings.NewReader(head), iotest.ErrReader(broken)))
			if err != nil {
				t.Fatal(err)
			}
			got, err := io.ReadAll(d)
			if !errors.Is(err, broken) || len(got) == 0 {
				t.Errorf("read %d bytes and %v, want the text and then the error", len(got), err)
			}
		})
	}
	if _, err := Decode(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("error %v at the first byte, want %v", err, broken)
	}
}

// checkRemap cuts the decoded text of raw into units at random, as a reader
// would, and compares what stands at their remapped spans with their text.
func checkRemap(t *testing.T, name string, raw []byte, seed uint64) {
	t.Helper()
	d, text := decodeAll(t, bytes.NewReader(raw))
	if d.Encoding() != name {
		t.Fatalf("taken for %s, want %s", d.Encoding(), name)
	}
	random := rand.New(rand.NewPCG(seed, 1))
	base := d.Base()
	pos := document.Position{Line: 1, Column: 1}
	for start := 0; start < len(text); {
		end := start
		for n := random.IntN(40); n >= 0 && end < len(text); n-- {
			_, size := utf8.DecodeRuneInString(text[end:])
			end += size
		}
		u := document.Unit{Text: text[start:end], Raw: document.Span{Start: base + start, End: base + end}, Pos: pos}
		if random.IntN(2) == 0 { // as JSON does, with a run of its own
			u.Segments = []document.Segment{{Raw: u.Raw, Pos: pos, Width: 1}}
		}
		pos = document.AdvanceBytes(pos, []byte(u.Text))
		if err := d.Remap(&u); err != nil {
			t.Fatal(err)
		}
		checkUnit(t, name, raw, &u)
		start = end
	}
}

func checkUnit(t *testing.T, name string, raw []byte, u *document.Unit) {
	t.Helper()
	if got := string(raw[u.Raw.Start:u.Raw.End]); got != string(encode(t, name, u.Text)) {
		t.Fatalf("unit at %v: the raw bytes are not its text", u.Raw)
	}
	want := u.Pos
	for at := range u.Text {
		_, size := utf8.DecodeRuneInString(u.Text[at:])
		span := u.RawSpan(document.Span{Start: at, End: at + size})
		if got := raw[span.Start:span.End]; !bytes.Equal(got, encode(t, name, u.Text[at:at+size])) {
			t.Fatalf("unit at %v, character at %d: raw bytes %x", u.Raw, at, got)
		}
		if got := u.PositionAt(at); got != want {
			t.Fatalf("unit at %v, character at %d: position %v, want %v", u.Raw, at, got, want)
		}
		want = document.AdvanceBytes(want, []byte(u.Text[at:at+size]))
		if got := u.EndPosition(document.Span{Start: at, End: at + size}); got != want {
			t.Fatalf("unit at %v, character at %d: end position %v, want %v", u.Raw, at, got, want)
		}
	}
}

func TestRemap(t *testing.T) {
	classes := map[string]string{
		"ASCII":      strings.Repeat("plain text, line\n", 700),
		"two bytes":  strings.Repeat("жизнь", 900),
		"three":      strings.Repeat("日本語", 900),
		"astral":     strings.Repeat("\U0001F600\U00010348", 900),
		"all mixed":  strings.Repeat(mixed, 300),
		"edge cases": "\u007f\u0080\u07ff\u0800\ud7fb\ue000\uffff\U00010000\U0010ffff",
	}
	for _, name := range []string{UTF8, UTF8BOM, UTF16LE, UTF16BE, UTF32LE, UTF32BE} {
		for class, text := range classes {
			t.Run(name+" "+class, func(t *testing.T) {
				mark := map[string]string{
					UTF8BOM: "\xef\xbb\xbf", UTF16LE: "\xff\xfe", UTF16BE: "\xfe\xff",
					UTF32LE: "\xff\xfe\x00\x00", UTF32BE: "\x00\x00\xfe\xff",
				}[name]
				checkRemap(t, name, append([]byte(mark), encode(t, name, text)...), 7)
			})
		}
	}
	latin := strings.Repeat("Müller kauft 3 Stück für 5 € „bald“\n", 300)
	t.Run(Windows1252, func(t *testing.T) { checkRemap(t, Windows1252, encode(t, Windows1252, latin), 7) })
	t.Run("Windows-1252 shown late", func(t *testing.T) {
		late := strings.Repeat("plain text\n", 8000) + latin
		checkRemap(t, Windows1252, encode(t, Windows1252, late), 7)
	})
}

// An escape stays one atomic run and keeps its place in the line.
func TestRemapEscape(t *testing.T) {
	text := `"é\u00e9z"`
	d, got := decodeAll(t, bytes.NewReader(append([]byte("\xff\xfe"), encode(t, UTF16LE, text)...)))
	if got != text {
		t.Fatal("text differs")
	}
	at := func(column int) document.Position { return document.Position{Line: 1, Column: column} }
	u := document.Unit{
		Text: "ééz", Raw: document.Span{Start: 1, End: 10}, Pos: at(2),
		Segments: []document.Segment{
			{Text: 0, Raw: document.Span{Start: 1, End: 3}, Pos: at(2), Width: 1},
			{Text: 2, Raw: document.Span{Start: 3, End: 9}, Pos: at(3), Columns: 6},
			{Text: 4, Raw: document.Span{Start: 9, End: 10}, Pos: at(9), Width: 1},
		},
	}
	if err := d.Remap(&u); err != nil {
		t.Fatal(err)
	}
	want := document.Unit{
		Text: "ééz", Raw: document.Span{Start: 4, End: 20}, Pos: at(2),
		Segments: []document.Segment{
			{Text: 0, Raw: document.Span{Start: 4, End: 6}, Pos: at(2), Width: 1},
			{Text: 2, Raw: document.Span{Start: 6, End: 18}, Pos: at(3), Columns: 6},
			{Text: 4, Raw: document.Span{Start: 18, End: 20}, Pos: at(9), Width: 2},
		},
	}
	if diff := cmp.Diff(u, want); diff != "" {
		t.Errorf("unit differs (-got +want):\n%s", diff)
	}
}

// A reader that holds one value of 16 MiB back still gets its place; one
// that asks for what is long gone is told so, and the map stays small.
func TestRemapBounds(t *testing.T) {
	block := encode(t, UTF16LE, strings.Repeat("日x", 1<<14))
	parts := []io.Reader{strings.NewReader("\xff\xfe")}
	size := 2
	for range 68 << 20 / len(block) {
		parts = append(parts, bytes.NewReader(block))
		size += len(block)
	}
	d, err := Decode(io.MultiReader(parts...))
	if err != nil {
		t.Fatal(err)
	}
	n, err := io.Copy(io.Discard, d)
	if err != nil {
		t.Fatal(err)
	}
	if got := len(d.decoder.offsets.pages); got > maxPages {
		t.Errorf("map of %d pages, limit %d", got, maxPages)
	}
	at := func(off int) *document.Unit {
		return &document.Unit{Text: "日", Raw: document.Span{Start: off, End: off + 3}}
	}
	if err := d.Remap(at(0)); !errors.Is(err, ErrForgotten) {
		t.Errorf("68 MiB behind the reader: error %v, want %v", err, ErrForgotten)
	}
	far := at(int(n) - 40<<20)
	far.Mentions = []document.Mention{{Numbers: []document.MentionNumber{{Raw: document.Span{Start: 0, End: 1}}}}}
	if err := d.Remap(far); !errors.Is(err, ErrForgotten) {
		t.Errorf("number of a mention 68 MiB behind the reader: error %v, want %v", err, ErrForgotten)
	}
	u := at(int(n) - 40<<20)
	if err := d.Remap(u); err != nil {
		t.Errorf("40 MiB behind the reader: %v", err)
	}
	if want := (document.Span{Start: size - 40<<20, End: size - 40<<20 + 2}); u.Raw != want {
		t.Errorf("raw span %v, want %v", u.Raw, want)
	}
	if err := d.Remap(at(int(n) - 50<<20)); !errors.Is(err, ErrForgotten) {
		t.Errorf("before an earlier unit: error %v, want %v", err, ErrForgotten)
	}
	if got := d.RawOffset(4); got != -1 {
		t.Errorf("forgotten offset is %d, want -1", got)
	}
	if got := d.RawOffset(int(n)); got != size {
		t.Errorf("end of the file at %d, want %d", got, size)
	}
}

func FuzzRemap(f *testing.F) {
	f.Add(mixed, uint64(1), uint8(2))
	f.Add("a\U0001F600é日", uint64(2), uint8(4))
	names := []string{UTF8BOM, UTF16LE, UTF16BE, UTF32LE, UTF32BE}
	marks := []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff", "\xff\xfe\x00\x00", "\x00\x00\xfe\xff"}
	f.Fuzz(func(t *testing.T, text string, seed uint64, which uint8) {
		text = strings.ToValidUTF8(text, "?")
		i := int(which) % len(names)
		if i == 1 && strings.HasPrefix(text, "\x00") {
			t.Skip("reads as the mark of UTF-32")
		}
		checkRemap(t, names[i], append([]byte(marks[i]), encode(t, names[i], text)...), seed)
	})
}

// Whatever the bytes, decoding ends without panic, gives UTF-8 where it
// changes anything, and reports what was wrong.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{"", mixed, "caf\xe9", "\xff\xfea\x00\x00\xd8", "\xef\xbb\xbf\xff", "a\x00b\x00"} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, raw []byte) {
		d, got := decodeAll(t, bytes.NewReader(raw))
		slow, again := decodeAll(t, iotest.OneByteReader(bytes.NewReader(raw)))
		if got != again || d.Encoding() != slow.Encoding() || !cmp.Equal(d.Problems(), slow.Problems()) {
			t.Fatal("depends on the size of reads")
		}
		if d.decoder != nil {
			if !utf8.ValidString(got) {
				t.Fatal("decoded to invalid UTF-8")
			}
			return
		}
		if got != string(raw[d.Base():]) {
			t.Fatal("UTF-8 was changed")
		}
		sound := true
		for _, p := range d.Problems() {
			sound = sound && p.Text != "invalid UTF-8"
		}
		if sound != utf8.ValidString(got) {
			t.Fatalf("valid: %v, problems: %v", !sound, d.Problems())
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	inputs := map[string][]byte{
		"ascii":   []byte(strings.Repeat("i want to change my address please\n", 1<<20)),
		"line":    []byte(strings.Repeat("i want to change my address please ", 1<<20)),
		"german":  []byte(strings.Repeat("ich möchte meine Adresse ändern, bitte schön\n", 1<<19)),
		"utf-16":  append([]byte("\xff\xfe"), encode(b, UTF16LE, strings.Repeat("i want to change my address\n", 1<<18))...),
		"cp-1252": encode(b, Windows1252, strings.Repeat("ich möchte meine Adresse ändern\n", 1<<18)),
	}
	inputs["kanji"] = append([]byte("\xff\xfe"), encode(b, UTF16LE, strings.Repeat("日x", 1<<20))...)
	buf := make([]byte, 64<<10)
	for name, raw := range inputs {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(raw)))
			b.ReportAllocs()
			for b.Loop() {
				d, err := Decode(bytes.NewReader(raw))
				for err == nil {
					_, err = d.Read(buf)
				}
			}
		})
	}
}
