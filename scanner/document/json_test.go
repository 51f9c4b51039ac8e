package document

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
)

// readJSON lists the tokens of text in short form: punctuation, k:name,
// s:text, number or literal, \n for the end of a line; then faults and error.
func readJSON(t *testing.T, r io.Reader, lines bool, piece int) (toks, faults []string, err error) {
	t.Helper()
	s := NewJSONScanner(NewWindow(r, 0, 0), lines)
	if piece > 0 {
		s.piece = piece
	}
	s.Fault = func(f JSONFault) { faults = append(faults, fmt.Sprintf("%d:%d %s", f.Pos.Line, f.Pos.Column, f.Kind)) }
	for {
		tok, err := s.Next()
		if errors.Is(err, io.EOF) && !errors.Is(err, io.ErrUnexpectedEOF) {
			return toks, faults, nil
		}
		if err != nil {
			return toks, faults, err
		}
		if tok.Raw.Len() != len(tok.Content) {
			t.Fatalf("token of %d bytes has the raw range %v", len(tok.Content), tok.Raw)
		}
		switch tok.Kind {
		case JSONName:
			toks = append(toks, "k:"+string(s.AppendText(nil, tok)))
		case JSONString:
			var u Unit
			s.Unit(tok, &u)
			if got := string(s.AppendText(nil, tok)); got != u.Text {
				t.Fatalf("AppendText gives %q, Unit %q", got, u.Text)
			}
			toks = append(toks, "s:"+u.Text)
		default:
			toks = append(toks, string(tok.Content))
		}
	}
}

func TestJSONScanner(t *testing.T) {
	tests := []struct {
		name, text string
		want       string // tokens joined with blanks
		faults     []string
		err        string
	}{
		{name: "object", text: ` {"a" : [1,-2.5e3 ,true,null], "b":{}} `, want: `{ k:a [ 1 -2.5e3 true null ] k:b { } }`},
		{name: "escapes", text: `"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00x"`, want: "s:\"\\/\b\f\n\r\té😀x"},
		{name: "escaped name", text: `{"\u0061b":1}`, want: `{ k:ab 1 }`},
		{name: "lone surrogates", text: "{\n\"a\":\"x\\ud83dy\\ude00\"}", want: "{ k:a s:x\uFFFDy\uFFFD }", faults: []string{
			"2:7 " + FaultLoneSurrogate.String(), "2:14 " + FaultLoneSurrogate.String(),
		}},
		{name: "surrogate then escape", text: `"\ud83d\u0041"`, want: "s:\uFFFDA", faults: []string{"1:2 " + FaultLoneSurrogate.String()}},
		{name: "invalid utf-8 kept", text: "\"a\xffb\"", want: "s:a\xffb"},
		{name: "bad escapes", text: `"a\qb\u12"`, want: `s:a\qb\u12`, faults: []string{"1:3 " + FaultEscape.String(), "1:6 " + FaultEscape.String()}},
		{name: "control characters", text: "\"a\tb\x00c\"", want: "s:a\tb\x00c", faults: []string{"1:3 " + FaultControl.String(), "1:5 " + FaultNUL.String()}},
		{name: "two documents", text: "{\"a\":1}\n{\"b\":2}", want: `{ k:a 1 } { k:b 2 }`, faults: []string{"2:1 " + FaultSecondDocument.String()}},
		{name: "duplicate name", text: `{"a":1,"b":2,"a":3}`, want: `{ k:a 1 k:b 2 k:a 3 }`, faults: []string{"1:15 " + FaultDuplicateName.String()}},
		{name: "same name in other objects", text: `{"a":{"a":1},"b":[{"a":1},{"a":1}]}`, want: `{ k:a { k:a 1 } k:b [ { k:a 1 } { k:a 1 } ] }`},
		{name: "comments and trailing commas", text: "{ // one\n\"a\":[1,],/* two */}", want: `{ k:a [ 1 ] }`, faults: []string{
			"1:3 " + FaultComment.String(), "2:8 " + FaultTrailingComma.String(),
			"2:10 " + FaultComment.String(), "2:19 " + FaultTrailingComma.String(),
		}},
		{name: "missing comma", text: `[1 "a" {"b":1 "c":2}]`, want: `[ 1 s:a { k:b 1 k:c 2 } ]`, faults: []string{
			"1:4 " + FaultMissingComma.String(), "1:8 " + FaultMissingComma.String(), "1:15 " + FaultMissingComma.String(),
		}},
		{name: "extra comma", text: `[,1,,2]`, want: `[ 1 2 ]`, faults: []string{"1:2 " + FaultExtraComma.String(), "1:5 " + FaultExtraComma.String()}},
		{name: "bare words", text: `{a:NaN}`, want: `{ k:a NaN }`, faults: []string{"1:2 " + FaultBareWord.String(), "1:4 " + FaultBareWord.String()}},
		{name: "odd numbers", text: `[01,+1,.5,1.,-]`, want: `[ 01 +1 .5 1. - ]`, faults: []string{
			"1:2 " + FaultNumber.String(), "1:5 " + FaultNumber.String(), "1:8 " + FaultNumber.String(),
			"1:11 " + FaultNumber.String(), "1:14 " + FaultNumber.String(),
		}},
		{name: "truncated in a string", text: `{"a":["call 078`, want: `{ k:a [ s:call 078`, err: "line 1, column 16 (byte 15): the file ends inside a string"},
		{name: "truncated in an escape", text: `["ab\u00`, want: `[ s:ab\u00`, faults: []string{"1:5 " + FaultEscape.String()}, err: "line 1, column 9 (byte 8): the file ends inside a string"},
		{name: "truncated in an object", text: "{\"a\":[\n1", want: `{ k:a [ 1`, err: "line 2, column 2 (byte 8): the file ends inside an array, 2 levels deep"},
		{name: "single quotes", text: `{'a':1}`, want: `{`, err: `line 1, column 2 (byte 1): unexpected '\'' where a name in double quotes should stand`},
		{name: "wrong bracket", text: `{"a":1]`, want: `{ k:a 1`, err: `line 1, column 7 (byte 6): unexpected ']' where a comma or a closing bracket should stand`},
		{name: "no value", text: `{"a":}`, want: `{ k:a`, err: `line 1, column 6 (byte 5): a name without a value`},
		{name: "comment without end", text: `[1 /* `, want: `[ 1`, faults: []string{"1:4 " + FaultComment.String()}, err: `line 1, column 4 (byte 3): the comment that begins here does not end`},
		{name: "value is no part of the message", text: `[1 7`, want: `[ 1 7`, faults: []string{"1:4 " + FaultMissingComma.String()}, err: `line 1, column 5 (byte 4): the file ends inside an array`},
		{name: "empty", text: " \n", want: ""},
	}
	for _, tt := range tests {
		for how, r := range map[string]io.Reader{
			"whole": strings.NewReader(tt.text), "bytewise": iotest.OneByteReader(strings.NewReader(tt.text)),
		} {
			t.Run(tt.name+"/"+how, func(t *testing.T) {
				toks, faults, err := readJSON(t, r, false, 0)
				if diff := cmp.Diff(tt.want, strings.Join(toks, " ")); diff != "" {
					t.Errorf("tokens (-want +got):\n%s", diff)
				}
				if diff := cmp.Diff(tt.faults, faults); diff != "" {
					t.Errorf("faults (-want +got):\n%s", diff)
				}
				if got := fmt.Sprint(err); got != tt.err && (err != nil || tt.err != "") {
					t.Errorf("error: got %s, want %s", got, tt.err)
				}
			})
		}
	}
}

func TestJSONLines(t *testing.T) {
	text := "{\"a\":1}\n\n{\"a\":\n[\"x\ny\n{\"b\":\"z\"}"
	s := NewJSONScanner(NewWindow(strings.NewReader(text), 0, 0), true)
	var got []string
	for {
		tok, err := s.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			got = append(got, err.Error())
			if s.SkipLine() != nil {
				break
			}
			continue
		}
		got = append(got, string(tok.Content))
	}
	want := []string{
		"{", "a", "1", "}", "\n", "\n",
		"{", "a", "line 3, column 6 (byte 14): the line ends inside an object",
		"[", "x", "line 4, column 4 (byte 18): the line ends inside a string",
		"y", "\n",
		"{", "b", "z", "}",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("tokens (-want +got):\n%s", diff)
	}
}

func TestJSONDepth(t *testing.T) {
	for _, open := range []string{"[", `{"a":`} {
		text := strings.Repeat(open, 10_000)
		toks, _, err := readJSON(t, strings.NewReader(text), false, 0)
		if err == nil || !strings.Contains(err.Error(), "nested deeper than 1000 levels") {
			t.Errorf("%s: got error %v", open, err)
		}
		if len(toks) < MaxJSONDepth {
			t.Errorf("%s: %d tokens before the error", open, len(toks))
		}
	}
	deep := strings.Repeat("[", MaxJSONDepth) + strings.Repeat("]", MaxJSONDepth)
	if _, _, err := readJSON(t, strings.NewReader(deep), false, 0); err != nil {
		t.Errorf("at the limit: %v", err)
	}
}

// TestJSONPieces cuts long strings and puts the own parts together again.
func TestJSONPieces(t *testing.T) {
	const piece = 3 * jsonOverlap
	fillers := map[string]string{
		"plain":   "abcdefg ",
		"wide":    "żółw 😀",
		"escapes": `\n\u00e9\ud83d\ude00\\`,
		"mixed":   `x\"é\u20ac`,
		"invalid": "\xff\xbf\x80a",
	}
	for name, filler := range fillers {
		for _, n := range []int{10, piece - 1, piece, piece + 1, 5 * piece} {
			for _, bytewise := range []bool{false, true} {
				content := strings.Repeat(filler, n/len(filler)+1)
				raw := `["` + content + `", 7]`
				var r io.Reader = strings.NewReader(raw)
				if bytewise {
					r = iotest.HalfReader(r)
				}
				s := NewJSONScanner(NewWindow(r, 0, 0), false)
				s.piece = piece
				s.Fault = func(f JSONFault) { t.Errorf("%s: %s", name, f.Kind) }
				if _, err := s.Next(); err != nil {
					t.Fatal(err)
				}
				tok, err := s.Next()
				var text []byte
				end := 2
				for {
					if err != nil {
						t.Fatal(err)
					}
					var u Unit
					s.Unit(tok, &u)
					own := u.Own
					if own == (Span{}) {
						own.End = len(u.Text)
					}
					if got := u.RawSpan(own); got.Start != end && got.Len() > 0 {
						t.Fatalf("%s: own part begins at %d, the last one ended at %d", name, got.Start, end)
					} else if got.Len() > 0 {
						end = got.End
					}
					text = append(text, u.Text[own.Start:own.End]...)
					if u.Raw.Len() > piece+12 {
						t.Fatalf("%s: piece of %d bytes", name, u.Raw.Len())
					}
					if !tok.More {
						break
					}
					tok, err = s.NextPiece()
				}
				var u Unit
				whole := NewJSONScanner(NewWindow(strings.NewReader(raw), 0, 0), false)
				whole.piece = 1 << 30
				_, _ = whole.Next()
				tok, _ = whole.Next()
				whole.Unit(tok, &u)
				if string(text) != u.Text {
					t.Errorf("%s, %d: %d bytes put together, want %d", name, n, len(text), len(u.Text))
				}
				if tok, err := s.Next(); err != nil || string(tok.Content) != "7" {
					t.Errorf("%s, %d: next token: %q, %v", name, n, tok.Content, err)
				}
			}
		}
	}
}

// TestJSONPiecesPassedOver reads on behind a long string whose pieces nobody
// asks for.
func TestJSONPiecesPassedOver(t *testing.T) {
	raw := `{"k":"` + strings.Repeat(`a\n`, 20*jsonOverlap) + `","l":2}`
	toks, _, err := readJSON(t, strings.NewReader(raw), false, 3*jsonOverlap)
	if err != nil || len(toks) != 6 || toks[3] != "k:l" {
		t.Errorf("got %d tokens, error %v", len(toks), err)
	}
}

func TestJSONLongNumber(t *testing.T) {
	raw := `[` + strings.Repeat("7", 3*maxNumber) + `,{` + `"` + strings.Repeat("n", 5*jsonOverlap) + `":1}]`
	toks, faults, err := readJSON(t, strings.NewReader(raw), false, 3*jsonOverlap)
	if err != nil {
		t.Fatal(err)
	}
	if len(toks) != 7 || len(toks[1]) != maxNumber || toks[4] != "1" {
		t.Errorf("got %d tokens", len(toks))
	}
	want := []string{"1:2 " + FaultNumberTooLong.String(), fmt.Sprintf("1:%d %s", 3*maxNumber+5, FaultNameTooLong)}
	if diff := cmp.Diff(want, faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// TestJSONMemory reads a line of 200 MB without keeping it.
func TestJSONMemory(t *testing.T) {
	r := io.MultiReader(strings.NewReader(`{"a":"`), io.LimitReader(filler('x'), 200<<20), strings.NewReader(`","b":`),
		io.LimitReader(filler('7'), 10<<20), io.LimitReader(filler(' '), 10<<20), strings.NewReader(`}`))
	w := NewWindow(r, 0, 0)
	s := NewJSONScanner(w, false)
	n, largest := 0, 0
	for {
		_, err := s.Next()
		largest = max(largest, cap(w.Bytes()))
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 6 || largest > 4<<20 {
		t.Errorf("%d tokens, window of %d bytes", n, largest)
	}
}

type filler byte

func (f filler) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(f)
	}
	return len(p), nil
}

// TestJSONPositions asks for the position of every token of a long line: the
// time must not grow with the square of its length.
func TestJSONPositions(t *testing.T) {
	raw := "[" + strings.Repeat(`"é",`, 1<<20) + "0]"
	begin := time.Now()
	s := NewJSONScanner(NewWindow(strings.NewReader(raw), 0, 0), false)
	var last Position
	for {
		tok, err := s.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		last = s.Pos(tok.Raw.Start)
	}
	if want := (Position{1, 4<<20 + 3}); last != want {
		t.Errorf("last token: got %v, want %v", last, want)
	}
	if d := time.Since(begin); d > 10*time.Second {
		t.Errorf("took %v", d)
	}
}

func TestDecodeJSONString(t *testing.T) {
	raw := `"say ""hi\n"""` // a CSV field
	outer := Unit{Text: `"hi\n"`, Segments: []Segment{
		{Text: 0, Raw: Span{5, 7}, Pos: Position{1, 6}, Columns: 2},
		{Text: 1, Raw: Span{7, 11}, Pos: Position{1, 8}, Width: 1},
		{Text: 5, Raw: Span{11, 13}, Pos: Position{1, 12}, Columns: 2},
	}, Raw: Span{5, 13}, Pos: Position{1, 6}, Pointer: "/3"}
	u, err := DecodeJSONString(&outer)
	if err != nil {
		t.Fatal(err)
	}
	if u.Text != "hi\n" || u.Pointer != "/3" {
		t.Errorf("got %q at %s", u.Text, u.Pointer)
	}
	if s := u.RawSpan(Span{0, 3}); raw[s.Start:s.End] != `hi\n` {
		t.Errorf("raw: %q", raw[s.Start:s.End])
	}
	for _, bad := range []string{"", "hi", `"a" "b"`, `["a"]`, `"a`} {
		if _, err := DecodeJSONString(&Unit{Text: bad}); err == nil {
			t.Errorf("%q: no error", bad)
		}
	}
}

func BenchmarkJSONScanner(b *testing.B) {
	example := `{"text":"I would like to change the address of my account please","created":"2018-05-02T10:11:12.345Z"},`
	raw := []byte(`{"intents":[` + strings.Repeat(example, 50<<20/len(example)) + `{}]}`)
	b.SetBytes(int64(len(raw)))
	b.ReportAllocs()
	for b.Loop() {
		s := NewJSONScanner(NewWindow(bytes.NewReader(raw), 0, 0), false)
		for {
			if _, err := s.Next(); err != nil {
				if !errors.Is(err, io.EOF) {
					b.Fatal(err)
				}
				break
			}
		}
	}
}
