package document

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestTextBuilderOneRun(t *testing.T) {
	var b TextBuilder
	b.Run([]byte("call "), 10, Position{2, 5})
	b.Run([]byte("me"), 15, Position{2, 10})
	var u Unit
	b.Fill(&u)
	want := Unit{Text: "call me", Raw: Span{10, 17}, Pos: Position{2, 5}}
	if diff := cmp.Diff(want, u); diff != "" {
		t.Errorf("unit (-want +got):\n%s", diff)
	}
}

func TestTextBuilderApart(t *testing.T) {
	// raw: {"a":"so \"x\"","b":"y"}: the text is `so "x"y`.
	var b TextBuilder
	b.Run([]byte("so "), 6, Position{1, 7})
	b.Atom(`"`, Span{9, 11}, Position{1, 10}, 2)
	b.Run([]byte("x"), 11, Position{1, 12})
	b.Atom(`"`, Span{12, 14}, Position{1, 13}, 2)
	b.Run([]byte("y"), 20, Position{1, 21})
	var u Unit
	b.Fill(&u)
	if u.Text != `so "x"y` || u.Raw != (Span{6, 21}) {
		t.Fatalf("got %q in %v", u.Text, u.Raw)
	}
	tests := []struct {
		name string
		text Span
		want []Span
		end  Position
	}{
		{"plain", Span{0, 2}, []Span{{6, 8}}, Position{1, 9}},
		{"over escapes", Span{1, 6}, []Span{{7, 14}}, Position{1, 15}},
		{"over the gap", Span{4, 7}, []Span{{11, 14}, {20, 21}}, Position{1, 22}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, u.RawSpans(tt.text)); diff != "" {
				t.Errorf("raw spans (-want +got):\n%s", diff)
			}
			if got := u.EndPosition(tt.text); got != tt.end {
				t.Errorf("end position: got %v, want %v", got, tt.end)
			}
		})
	}
}

func TestTextBuilderNested(t *testing.T) {
	// raw: "{\"k\":\"a\\nb\"}" as a JSON string from offset 1 on; the inner
	// string is a, newline, b.
	raw := `{\"k\":\"a\\nb\"}`
	var b TextBuilder
	for i := 0; i < len(raw); i++ {
		pos := Position{1, i + 2}
		if raw[i] == '\\' {
			b.Atom(raw[i+1:i+2], Span{i + 1, i + 3}, pos, 2)
			i++
			continue
		}
		b.Run([]byte(raw[i:i+1]), i+1, pos)
	}
	var outer Unit
	b.Fill(&outer)
	if outer.Text != `{"k":"a\nb"}` {
		t.Fatalf("outer text: %q", outer.Text)
	}
	var in TextBuilder
	in.Part(&outer, Span{6, 7})
	in.AtomOf(&outer, Span{7, 9}, "\n")
	in.Part(&outer, Span{9, 10})
	var u Unit
	in.Fill(&u)
	if u.Text != "a\nb" {
		t.Fatalf("text: %q", u.Text)
	}
	for off, want := range []string{"a", `\\n`, "b"} {
		s := u.RawSpan(Span{off, off + 1})
		if got := raw[s.Start-1 : s.End-1]; got != want {
			t.Errorf("raw of byte %d: got %q, want %q", off, got, want)
		}
	}
	if got, want := u.PositionAt(2), (Position{1, 15}); got != want {
		t.Errorf("position after the escape: got %v, want %v", got, want)
	}
}
