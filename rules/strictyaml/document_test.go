package strictyaml

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

type level int

func (l *level) UnmarshalText(text []byte) error {
	if string(text) != "high" {
		return fmt.Errorf("unknown level %q", text)
	}
	*l = 3
	return nil
}

type inner struct {
	Text string `yaml:"text"`
}

type sample struct {
	Name   string           `yaml:"name"`
	On     bool             `yaml:"on"`
	Count  int              `yaml:"count"`
	Score  float64          `yaml:"score"`
	Level  level            `yaml:"level"`
	Words  []string         `yaml:"words"`
	Inner  *inner           `yaml:"inner"`
	Levels map[string]level `yaml:"levels"`
	Hidden string           `yaml:"-"`
	Plain  string
}

func TestDecode(t *testing.T) {
	const src = `name: "12"
on: true
count: -4
score: 1
level: high
words: [a, b]
inner: {text: x}
levels: {p: high}
`
	doc, err := Parse("s.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	var got sample
	doc.Decode(doc.Root, &got)
	if err := doc.Err(); err != nil {
		t.Fatal(err)
	}
	want := sample{
		Name: "12", On: true, Count: -4, Score: 1, Level: 3, Words: []string{"a", "b"},
		Inner: &inner{"x"}, Levels: map[string]level{"p": 3},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
}

func TestFaults(t *testing.T) {
	tests := []struct{ name, src, want string }{
		{"number for a text", `name: 12`, `1:7: name: want a text, got a number: put it in quotes`},
		{"text for a switch", `on: "yes"`, `1:5: on: want true or false, got a text`},
		{"fraction for a count", `count: 1.5`, `1:8: count: want a whole number, got a number`},
		{"count over all bounds", `count: 99999999999999999999`, `1:8: count: want a whole number, got a number`},
		{"text for a number", `score: high`, `1:8: score: want a number, got a text`},
		{"word that does not exist", `level: low`, `1:8: unknown level "low"`},
		{"text for a list", `words: a`, `1:8: words: want a list, got a text`},
		{"list for a mapping", `inner: [text]`, `1:8: inner: want a mapping, got a list`},
		{"nothing for a mapping", `inner:`, `1:7: inner: want a mapping, got nothing`},
		{"key of the inside", `inner: {tex: x}`, `1:9: unknown key "tex": did you mean "text"?`},
		{"key in a map", `levels: {p: low}`, `1:13: unknown level "low"`},
		{"key twice", "name: a\nname: b", `2:1: key "name" stands twice, first in line 1`},
		{"key that is a list", "? [a]\n: b", `1:3: want a text as key, got a list`},
		{"key that is a number", "1: b", `1:1: want a text as key, got a number`},
		{"merge key", "<<: {name: a}", `1:1: want a text as key, got a merge key`},
		{"key without tag", "plain: x\nHidden: y", "1:1: unknown key \"plain\"\n2:1: unknown key \"Hidden\""},
		{"own tag", "name: !secret x", `1:7: name: want a text, got the tag !secret`},
		{"columns are code points", `{name: "äöü€😀", level: low}`, `1:24: unknown level "low"`},
		{"anchor", "name: &a x\ninner: {text: *a}", "1:7: anchors and aliases are not allowed: write the value out\n2:15: anchors and aliases are not allowed: write the value out"},
		{"second document", "name: a\n---\nname: b", `2:1: a second document in the file: remove the --- between them`},
		{"broken", "name: 'a", "1:1: broken YAML: found unexpected end of stream"},
		{"broken later", "name: a\non: true\n- x", "2:1: broken YAML: did not find expected key"},
		{"not UTF-8", "name: \xff", "1:1: broken YAML: invalid leading UTF-8 octet"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			doc, err := Parse("s.yaml", []byte(tt.src))
			if err == nil {
				var v sample
				doc.Decode(doc.Root, &v)
				err = doc.Err()
			}
			if err == nil {
				t.Fatal("want an error")
			}
			want := "s.yaml:" + strings.ReplaceAll(tt.want, "\n", "\ns.yaml:")
			if diff := cmp.Diff(want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

// A few lines of aliases stand for gigabytes; none of them is followed.
func TestAliasBomb(t *testing.T) {
	var b strings.Builder
	b.WriteString("a0: &a0 [a, b, c, d, e, f, g, h, i]\n")
	for i := range 12 {
		fmt.Fprintf(&b, "a%d: &a%d [*a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d, *a%d]\n", i+1, i+1, i, i, i, i, i, i, i, i, i)
	}
	if _, err := Parse("bomb.yaml", []byte(b.String())); err == nil || !strings.HasPrefix(err.Error(), "bomb.yaml:1:5: anchors") {
		t.Errorf("got %v", err)
	}
}

func TestDeepNestingIsRefused(t *testing.T) {
	if _, err := Parse("deep.yaml", []byte(strings.Repeat("[", 200_000))); err == nil {
		t.Error("want an error")
	}
}

func TestAt(t *testing.T) {
	doc, err := Parse("s.yaml", []byte("a:\n  - b: x\n  - b: ' '\n"))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		path []any
		line int
		kind string
	}{
		{nil, 1, "a mapping"},
		{[]any{"a", 0, "b"}, 2, "a text"},
		{[]any{"a", 1, "c", "d"}, 3, "a mapping"},
		{[]any{"a", 7}, 2, "a list"},
		{[]any{0}, 1, "a mapping"},
	}
	for _, tt := range tests {
		n := At(doc.Root, tt.path...)
		if n.Line != tt.line || describe(n) != tt.kind {
			t.Errorf("At(%v) = %s in line %d, want %s in line %d", tt.path, describe(n), n.Line, tt.kind, tt.line)
		}
	}
	if Missing(At(doc.Root, "a", 0), "b") || !Missing(At(doc.Root, "a", 1), "b") || !Missing(doc.Root, "b") {
		t.Error("Missing is wrong about b")
	}
}
