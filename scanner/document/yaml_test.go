package document

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// yamlScalars lists the scalars of a file in order.
func yamlScalars(y *YAML) []*yaml.Node {
	var out []*yaml.Node
	var walk func(n *yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			out = append(out, n)
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	for _, doc := range y.Docs {
		walk(doc)
	}
	return out
}

// checkYAMLUnit checks that runs are the bytes of the file, that the text is
// the value, and counts the bytes that are mapped one to one.
func checkYAMLUnit(tb testing.TB, in string, base int, n *yaml.Node, u *Unit) (exact bool) {
	tb.Helper()
	if u.Text != n.Value {
		tb.Fatalf("text of the scalar at line %d is not its value", n.Line)
	}
	if u.Segments == nil {
		if in[u.Raw.Start-base:u.Raw.End-base] != u.Text {
			tb.Fatalf("scalar at line %d: raw bytes are not the text", n.Line)
		}
		return true
	}
	end := u.Raw.Start
	for i, seg := range u.Segments {
		if seg.Raw.Start < end {
			tb.Fatalf("scalar at line %d: segment %d begins before the last ended", n.Line, i)
		}
		end = seg.Raw.End
		text := u.Text[seg.Text:u.segmentEnd(i)]
		raw := in[seg.Raw.Start-base : seg.Raw.End-base]
		if seg.Width == 1 && raw != text {
			tb.Fatalf("scalar at line %d: segment %d is not the bytes of the file", n.Line, i)
		}
		if want := AdvanceBytes(Position{1, 1}, []byte(in[:seg.Raw.Start-base])); strings.Contains(in, "\n") && seg.Pos != want {
			tb.Fatalf("scalar at line %d: segment %d at %v, want %v", n.Line, i, seg.Pos, want)
		}
	}
	return len(u.Segments) > 1 || u.Segments[0].Width == 1 || len(u.Text) < 5
}

func TestYAMLUnit(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string // value@raw text of first and last rune
	}{
		{"plain", "a: hello\n", []string{"a", "hello"}},
		{"plain over lines", "a: one\n  two  \n\n  three # note\nb: x\n", []string{"a", "one two\nthree", "b", "x"}},
		{"plain in flow", "a: [one two, 'th''ree', \"f\\u00e9\"]\n", []string{"a", "one two", "th'ree", "fé"}},
		{"single quoted", "a: 'it''s\n  here\n\n  now '\n", []string{"a", "it's here\nnow "}},
		{"double quoted", "a: \"x\\ty\\\"\\x41\\U0001F600 \\\n   z\n   w\"\n", []string{"a", "x\ty\"A😀 z w"}},
		{"literal", "a: |\n  one\n    two\n\n  three\n\nb: x\n", []string{"a", "one\n  two\n\nthree\n", "b", "x"}},
		{"literal strip", "a: |-\n    one\n    two\n\nb: x\n", []string{"a", "one\ntwo", "b", "x"}},
		{"literal keep", "a: |+ # note\n    one\n\n\nb: x\n", []string{"a", "one\n\n\n", "b", "x"}},
		{"literal with indentation indicator", "a: |2\n    one\n  two\n", []string{"a", "  one\ntwo\n"}},
		{"literal with leading blank lines", "a: |\n\n \n  one\n", []string{"a", "\n\none\n"}},
		{"literal to the end of the file", "a: |\n  one\n  two", []string{"a", "one\ntwo"}},
		{"folded", "a: >\n  one\n  two\n\n  three\n    four\n  five\n", []string{"a", "one two\nthree\n  four\nfive\n"}},
		{"crlf", "a: |\r\n  one\r\n  two\r\nb: x\r\n  y\r\n", []string{"a", "one\ntwo\n", "b", "x y"}},
		{"cr", "a: |\r  one\r  two\rb: x\r", []string{"a", "one\ntwo\n", "b", "x"}},
		{"anchor and tag", "a: &x !!str one\nb: *x\nc: !t\n  two\n", []string{"a", "one", "b", "c", "two"}},
		{"documents", "--- one\n--- |\n two\n...\n---\n- 'x'\n", []string{"one", "two\n", "x"}},
		{"wide characters", "é: 'ü😀': x\n", nil},
		{"wide characters before", "{é: ü😀, ñ: 'ß'}\n", []string{"é", "ü😀", "ñ", "ß"}},
		{"list in literal", "nlu:\n- intent: a\n  examples: |\n    - hi [b](c)\n    - yo\n", []string{"nlu", "intent", "a", "examples", "- hi [b](c)\n- yo\n"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			y, err := ParseYAML([]byte(tt.in), 3)
			if tt.want == nil {
				if err == nil {
					t.Fatal("no error")
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, n := range yamlScalars(y) {
				u := y.Unit(n)
				if !checkYAMLUnit(t, tt.in, 3, n, &u) {
					t.Errorf("scalar at line %d is mapped as a whole only: %+v", n.Line, u)
				}
				got = append(got, u.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("scalars (-want +got):\n%s", diff)
			}
		})
	}
}

func TestYAMLUnitPlaces(t *testing.T) {
	in := "a: |\n  one two\n  three\nb: \"x\\\"y zz\"\n"
	y, err := ParseYAML([]byte(in), 0)
	if err != nil {
		t.Fatal(err)
	}
	nodes := yamlScalars(y)
	for _, tt := range []struct {
		node       int
		text, raw  string
		start, end Position
	}{
		{1, "two", "two", Position{2, 7}, Position{2, 10}},
		{1, "three", "three", Position{3, 3}, Position{3, 8}},
		{1, "two\nthree", "two\n  three", Position{2, 7}, Position{3, 8}},
		{3, `"y`, `\"y`, Position{4, 6}, Position{4, 9}},
		{3, "zz", "zz", Position{4, 10}, Position{4, 12}},
	} {
		u := y.Unit(nodes[tt.node])
		i := strings.Index(u.Text, tt.text)
		s := Span{i, i + len(tt.text)}
		raw := u.RawSpan(s)
		if got := in[raw.Start:raw.End]; got != tt.raw {
			t.Errorf("%q: raw %q, want %q", tt.text, got, tt.raw)
		}
		if start, end := u.PositionAt(s.Start), u.EndPosition(s); start != tt.start || end != tt.end {
			t.Errorf("%q: from %v to %v, want %v to %v", tt.text, start, end, tt.start, tt.end)
		}
	}
}

func TestYAMLErrors(t *testing.T) {
	for name, in := range map[string]string{
		"open quote":    "a: b\nc: \"d\n",
		"tab":           "a:\n\tb: c\n",
		"alias":         "a: *secretname\n",
		"invalid utf-8": "a: \xff\n",
		"control":       "a: \x01\n",
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ParseYAML([]byte(in), 0)
			var fault *YAMLError
			if !errors.As(err, &fault) {
				t.Fatalf("got %v, want a YAMLError", err)
			}
			if strings.Contains(fault.Error(), "secretname") {
				t.Errorf("the error tells the content: %v", fault)
			}
		})
	}
}

func TestReadAllAndRewind(t *testing.T) {
	in := strings.Repeat("0123456789", 20000)
	w := NewWindow(strings.NewReader(in), 3, 0)
	raw, err := ReadAll(w, 70000)
	if !errors.Is(err, ErrTokenTooLong) {
		t.Fatalf("got error %v", err)
	}
	all, err := ReadAll(Rewind(raw, 3, w), len(in))
	if err != nil || string(all) != in {
		t.Errorf("got %d bytes, %v, want %d", len(all), err, len(in))
	}
}

func FuzzYAMLUnit(f *testing.F) {
	f.Add("a: |\n  one\n   two\n\nb: >-\n  x\n  y\n\n  z\n")
	f.Add("- 'it''s\n\n  x'\n- \"\\u0041\\\n  b\"\n- &a !!str c d\n  e\n")
	f.Add("--- a\n--- {b: c, d: [e, f]}\r\n...\n")
	f.Fuzz(func(t *testing.T, in string) {
		y, err := ParseYAML([]byte(in), 0)
		if err != nil {
			return
		}
		if strings.HasPrefix(in, "\xef\xbb\xbf") {
			return
		}
		for _, n := range yamlScalars(y) {
			u := y.Unit(n)
			if !checkYAMLUnit(t, in, 0, n, &u) {
				t.Fatalf("atomic: %q in %q", n.Value, in)
			}
		}
	})
}

// FuzzYAMLHollow holds the blocks that are read here against the parser: the
// same documents, values and maps, and lines that are those of the whole unit.
func FuzzYAMLHollow(f *testing.F) {
	for _, seed := range []string{
		"nlu:\n- intent: a\n  examples: |\n    - hi [b](c)\n    - yo\n\n- intent: b\n  examples: |-\n    - x\n",
		"a: |\n  one\n\n   two\n \n\nb: |+\n  x\n\n", "a: |\n  x\n   \n  \n", "a: |\n\tx\n", "a: \"\n  b: |\n    c\n  \"\n",
		"a: >\n  b: |\n    c\n", "- a: |\n   x\n  b: y\n", "a: |\n  x\r\n  y\n", "a: |\n  é\u2028x\n", "a: |\n  x", "a: |+\n  x\n  ",
		"a: |\n x\n# c\nb: |\n y\n", "{a: |\n x\n}", "---\na: |\n x\n---\nb: |-\n  y\n...\n", "? a: |\n   x\n: y\n", "a: |\n  x\n \tz\n",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		raw := []byte(in)
		got, gotErr := parseYAML(raw, 0, 1)
		want := &YAML{raw: raw, pos: Position{1, 1}}
		want.index()
		wantErr := want.parse(raw)
		if strings.HasPrefix(in, "\xef\xbb\xbf") || !utf8.ValidString(in) {
			return // ParseYAML takes care of these before
		}
		if (gotErr == nil) != (wantErr == nil) {
			t.Fatalf("error %v, want %v", gotErr, wantErr)
		}
		if wantErr != nil {
			return
		}
		// Comments are nobody's business here.
		strip := cmp.FilterPath(func(p cmp.Path) bool { return strings.HasSuffix(p.String(), "Comment") }, cmp.Ignore())
		if diff := cmp.Diff(want.Docs, got.Docs, strip); diff != "" {
			t.Fatalf("documents (-want +got):\n%s", diff)
		}
		scalars := yamlScalars(want)
		for i, n := range yamlScalars(got) {
			u := got.Unit(n)
			if diff := cmp.Diff(want.Unit(scalars[i]), u); diff != "" {
				t.Fatalf("unit (-want +got):\n%s", diff)
			}
			var lines []Unit
			known, _ := got.Lines(n, &Unit{}, func(u *Unit) error {
				lines = append(lines, *u)
				return nil
			})
			if known {
				checkYAMLLines(t, &u, lines)
			}
		}
	})
}

// checkYAMLLines compares lines with the slices of the unit that holds them.
func checkYAMLLines(t *testing.T, u *Unit, lines []Unit) {
	t.Helper()
	at := 0
	for text := range strings.SplitSeq(u.Text, "\n") {
		if strings.TrimSpace(text) != "" {
			if len(lines) == 0 {
				t.Fatal("a line is missing")
			}
			if diff := cmp.Diff(u.Slice(Span{at, at + len(text)}), lines[0]); diff != "" {
				t.Fatalf("line (-want +got):\n%s", diff)
			}
			lines = lines[1:]
		}
		at += len(text) + 1
	}
	if len(lines) > 0 {
		t.Fatalf("%d lines too many", len(lines))
	}
}
