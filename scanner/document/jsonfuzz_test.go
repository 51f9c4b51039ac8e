package document

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/go-json-experiment/json/jsontext"
	"github.com/google/go-cmp/cmp"
)

// FuzzJSONScanner holds the scanner against jsontext: on JSON that jsontext
// accepts, both give the same tokens, texts and raw bytes; what it rejects
// does not pass without a fault; and nothing panics.
func FuzzJSONScanner(f *testing.F) {
	for _, seed := range []string{
		`{"a":[1,-2.5e3,true,null,"x\u00e9\ud83d\ude00\n"],"b":{}}`, `"\ud83d"`, "\"a\xffb\"", `{"a":1,"a":2}`,
		"{}\n{}", `[1,]`, `{a:1}`, "\xef\xbb\xbf{}", `01`, `"\q"`, "[\"\t\"]", `nulltrue`, `1"a"`, `[1 2]`, `//`, `1/**/2`, "[\"ab",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		want, ok := jsontextTokens(data)
		if ok && depthOf(want) > MaxJSONDepth {
			return
		}
		got, clean := scannerTokens(t, data, bytes.NewReader(data))
		if clean && !ok {
			t.Fatalf("accepted what jsontext rejects: %q", data)
		}
		// jsontext reads 01 as two documents; that is a malformed number here.
		if ok && !clean && len(want) > 0 && documents(want) == 1 {
			t.Fatalf("rejected what jsontext accepts: %q", data)
		}
		if clean && strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Fatalf("tokens: %q, want %q", got, want)
		}
		if clean {
			if diff := cmp.Diff(jsontextSpans(t, data), scannerSpans(t, data)); diff != "" {
				t.Fatalf("raw ranges (-jsontext +scanner):\n%s", diff)
			}
		}
		again, _ := scannerTokens(t, data, iotest.OneByteReader(bytes.NewReader(data)))
		if strings.Join(got, "\n") != strings.Join(again, "\n") {
			t.Fatalf("read byte by byte: %q, want %q", again, got)
		}
	})
}

func documents(toks []string) int {
	n, depth := 0, 0
	for _, tok := range toks {
		switch tok {
		case "{", "[":
			depth++
		case "}", "]":
			depth--
		}
		if depth == 0 {
			n++
		}
	}
	return n
}

func depthOf(toks []string) int {
	depth, most := 0, 0
	for _, tok := range toks {
		switch tok {
		case "{", "[":
			depth++
			most = max(most, depth)
		case "}", "]":
			depth--
		}
	}
	return most
}

func scannerTokens(t *testing.T, data []byte, r io.Reader) (toks []string, clean bool) {
	t.Helper()
	s := NewJSONScanner(NewWindow(r, 0, 0), false)
	clean = true
	s.Fault = func(f JSONFault) {
		if f.Kind != FaultSecondDocument && f.Kind != FaultLoneSurrogate && f.Kind != FaultDuplicateName {
			clean = false
		}
	}
	for {
		tok, err := s.Next()
		if err != nil {
			return toks, clean && !errors.Is(err, io.ErrUnexpectedEOF) && errors.Is(err, io.EOF)
		}
		if raw := data[tok.Raw.Start:tok.Raw.End]; !bytes.Equal(raw, tok.Content) {
			t.Fatalf("content %q, raw bytes %q", tok.Content, raw)
		}
		if want := AdvanceBytes(Position{1, 1}, data[:tok.Raw.Start]); s.Pos(tok.Raw.Start) != want {
			t.Fatalf("position %v, want %v", s.Pos(tok.Raw.Start), want)
		}
		switch tok.Kind {
		case JSONName, JSONString:
			var u Unit
			s.Unit(tok, &u)
			checkMap(t, data, &u)
			toks = append(toks, "s"+string([]rune(u.Text)))
		default:
			toks = append(toks, string(tok.Content))
		}
	}
}

// checkMap checks that plain runs of a unit are the bytes of the file and
// that the runs stand one behind the other.
func checkMap(t *testing.T, data []byte, u *Unit) {
	t.Helper()
	if u.Segments == nil {
		if u.Text != string(data[u.Raw.Start:u.Raw.End]) {
			t.Fatalf("text %q, raw %q", u.Text, data[u.Raw.Start:u.Raw.End])
		}
		return
	}
	at := u.Raw.Start
	for i, seg := range u.Segments {
		if seg.Raw.Start != at {
			t.Fatalf("segment %d begins at %d, the last one ended at %d", i, seg.Raw.Start, at)
		}
		at = seg.Raw.End
		if text := u.Text[seg.Text:u.segmentEnd(i)]; seg.Width == 1 && text != string(data[seg.Raw.Start:seg.Raw.End]) {
			t.Fatalf("segment %d: text %q, raw %q", i, text, data[seg.Raw.Start:seg.Raw.End])
		}
		if want := AdvanceBytes(Position{1, 1}, data[:seg.Raw.Start]); seg.Pos != want {
			t.Fatalf("segment %d at %v, want %v", i, seg.Pos, want)
		}
	}
	if at != u.Raw.End {
		t.Fatalf("segments end at %d, the unit at %d", at, u.Raw.End)
	}
}

// scannerSpans are the raw ranges of the tokens, strings without quotes.
func scannerSpans(t *testing.T, data []byte) (spans []Span) {
	t.Helper()
	s := NewJSONScanner(NewWindow(bytes.NewReader(data), 0, 0), false)
	for {
		tok, err := s.Next()
		if err != nil {
			return spans
		}
		spans = append(spans, tok.Raw)
	}
}

// jsontextSpans are the same as jsontext has them.
func jsontextSpans(t *testing.T, data []byte) (spans []Span) {
	t.Helper()
	d := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	for {
		var size, quote int
		switch kind := d.PeekKind(); kind {
		case '{', '}', '[', ']':
			if _, err := d.ReadToken(); err != nil {
				t.Fatal(err)
			}
			size = 1
		default:
			value, err := d.ReadValue()
			if errors.Is(err, io.EOF) {
				return spans
			}
			if err != nil {
				t.Fatal(err)
			}
			size = len(value)
			if kind == '"' {
				quote = 1
			}
		}
		end := int(d.InputOffset())
		spans = append(spans, Span{end - size + quote, end - quote})
	}
}

func jsontextTokens(data []byte) (toks []string, ok bool) {
	d := jsontext.NewDecoder(bytes.NewReader(data), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	for {
		tok, err := d.ReadToken()
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return toks, true
		}
		if err != nil {
			return toks, false
		}
		switch tok.Kind() {
		case '"':
			toks = append(toks, "s"+string([]rune(tok.String())))
		default:
			toks = append(toks, tok.String())
		}
	}
}
