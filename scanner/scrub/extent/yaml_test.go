package extent

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

func TestFindYAML(t *testing.T) {
	tests := []struct {
		name string
		in   string // ^ marks offsets
		want string
		left int
	}{
		{"first item", "- ^a\n- b\n", "- b\n", 0},
		{"last item", "x:\n  - a\n  - ^b\ny: 1\n", "x:\n  - a\ny: 1\n", 0},
		{"neighbours", "- ^a\n- ^b\n- c\n- ^d\n", "- c\n", 0},
		{"only item", "x:\n- ^a\ny: 1\n", "x:\n- a\ny: 1\n", 1},
		{"all items", "- ^a\n- ^b\n", "- a\n- b\n", 2},
		{"no sequence", "a: ^b\n", "a: b\n", 1},
		{"no line end", "- a\n- ^b", "- a\n", 0},
		{"item of many lines", "- k: ^a\n  l:\n  - 1\n  m: {x: 1}\n- k: b\n", "- k: b\n", 0},
		{"quoted over lines", "- \"a\n\n  ^b \"\n- 'c\n  '\n- d\n", "- 'c\n  '\n- d\n", 0},
		{"empty quotes", "- \"^\"\n- ''\n- x\n", "- ''\n- x\n", 0},
		{"empty items", "-\n- ^a\n- !!str\n- b\n", "-\n- !!str\n- b\n", 0},
		{"behind an empty tagged item", "- x\n- !!str\n- ^b\n", "- x\n- !!str\n", 0},
		{"dash alone", "-\n  k: ^a\n-\n  k: b\n", "-\n  k: b\n", 0},
		{"sequence in a sequence", "- - ^a\n  - b\n- c\n", "- - b\n- c\n", 0},
		{"sequence in a sequence, last", "- - a\n  - ^b\n- c\n", "- - a\n- c\n", 0},
		{"comments", "# all\n- a # first\n# on b\n- ^b # second\n  # more on b\n# on c\n- c\n", "# all\n- a # first\n# on b\n# on c\n- c\n", 0},
		{"blank lines between", "- a\n\n- ^b\n\n- c\n", "- a\n\n- c\n", 0},
		{"blank line before the last", "x:\n- a\n\n- ^b\n\ny: 1\n", "x:\n- a\n\ny: 1\n", 0},
		{"block that keeps its lines", "- |+\n  a\n\n- ^b\n\n- c\n", "- |+\n  a\n\n- c\n", 0},
		{"comment that would be text", "- |\n  a\n- ^b\n  # note\n", "- |\n  a\n", 0},
		{"folded block", "- >\n  a\n  ^b\n- c\n", "- c\n", 0},
		{"anchor in use", "- &x ^a\n- *x\n- b\n", "- &x a\n- *x\n- b\n", 1},
		{"alias", "- &x a\n- b^\n- *x\n", "- &x a\n- *x\n", 0},
		{"flow, first", "x: [^a, 'b', c]\n", "x: ['b', c]\n", 0},
		{"flow, last", "x: [a, 'b', \"^c\"]\n", "x: [a, 'b']\n", 0},
		{"flow, all", "x: [ ^a, \"^b\" ]\n", "x: []\n", 0},
		{"flow, only", "x: [^a,]\n", "x: []\n", 0},
		{"flow over lines", "x: [\n  a,\n  {k: ^b, l: [1]},\n  c,\n]\n", "x: [\n  a,\n  c,\n]\n", 0},
		{"flow pair", "x: [a: ^b, c]\n", "x: [c]\n", 0},
		{"documents", "- ^a\n- b\n---\n- c\n- ^d\n", "- b\n---\n- c\n", 0},
		{"carriage returns", "- a\r\n- ^b\r\n- c\r\n", "- a\r\n- c\r\n", 0},
		{"byte order mark", "\xef\xbb\xbf- ^a\n- b\n", "\xef\xbb\xbf- b\n", 0},
		{"tagged sequence", "x: !!seq\n- ^a\n- b\n", "x: !!seq\n- b\n", 0},
		{
			"examples", "nlu:\n- intent: a\n  examples: |\n    - one\n    - tw^o\n    - [three](x)\n\n- intent: b\n  examples: |\n    - fo^ur\n",
			"nlu:\n- intent: a\n  examples: |\n    - one\n    - [three](x)\n\n- intent: b\n  examples: |\n", 0,
		},
		{"first example", "e: |\n  - ^a\n  - b\n", "e: |\n  - b\n", 0},
		{"block without bullets", "x:\n- t: |\n    a\n    ^b\n- t: c\n", "x:\n- t: c\n", 0},
		{"text of an object", "x:\n- text: |\n    - ^a\n  metadata: m\n- text: c\n", "x:\n- text: c\n", 0},
		{"indentation of the block would change", "e: |\n  - ^a\n    b\n", "e: |\n  - a\n    b\n", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in, at := offsets(tt.in)
			got, unserved := find(t, YAML, in, at)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("after the cut (-want +got):\n%s", diff)
			}
			if len(unserved) != tt.left {
				t.Errorf("%d offsets not served, want %d", len(unserved), tt.left)
			}
		})
	}
}

// TestFindYAMLPlansApart serves what can be served where one place cannot.
func TestFindYAMLPlansApart(t *testing.T) {
	in, at := offsets("a:\n- ^1\n- 2\nb:\n- &x ^3\n- *x\nc: [^4, 5]\n")
	got, unserved := find(t, YAML, in, at)
	if want := "a:\n- 2\nb:\n- &x 3\n- *x\nc: [5]\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	if diff := cmp.Diff(at[1:2], unserved); diff != "" {
		t.Errorf("not served (-want +got):\n%s", diff)
	}
}

// yamlTree makes a random tree whose texts are all different.
func yamlTree(r *rand.Rand, depth int, next *int) any {
	kind := r.IntN(3)
	if depth == 0 {
		kind = 0
	}
	switch kind {
	case 1:
		out := map[string]any{}
		for i := range 1 + r.IntN(3) {
			out[fmt.Sprintf("k%d", i)] = yamlTree(r, depth-1, next)
		}
		return out
	case 2:
		var out []any
		for range 1 + r.IntN(4) {
			out = append(out, yamlTree(r, depth-1, next))
		}
		return out
	}
	*next++
	text := fmt.Sprintf("t%dt", *next)
	return []string{text, text + "\n", "it's " + text + ": ok", "- " + text + "\n- other\n\n", "# " + text}[r.IntN(5)]
}

// pruned is the tree without the items whose nearest text is gone. Sequences
// do not lose all their items.
func pruned(tree any, gone func(text string) bool) any {
	switch v := tree.(type) {
	case map[string]any:
		out := map[string]any{}
		for k, child := range v {
			out[k] = pruned(child, gone)
		}
		return out
	case []any:
		var out []any
		for _, child := range v {
			if !goes(child, gone) {
				out = append(out, pruned(child, gone))
			}
		}
		if len(out) > 0 {
			return out
		}
		for _, child := range v {
			out = append(out, pruned(child, gone))
		}
		return out
	}
	return tree
}

// goes tells whether a text of the item itself is gone, not one of a
// sequence in it.
func goes(item any, gone func(text string) bool) bool {
	switch v := item.(type) {
	case map[string]any:
		for _, child := range v {
			if goes(child, gone) {
				return true
			}
		}
	case string:
		return gone(v)
	}
	return false
}

// TestFindYAMLRandom compares with trees that were never written down.
func TestFindYAMLRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 1))
	for round := range 400 {
		next := 0
		tree := map[string]any{"root": yamlTree(r, 4, &next), "list": []any{"first", "last"}}
		raw, err := yaml.Marshal(tree)
		if err != nil {
			t.Fatal(err)
		}
		in := string(raw)
		marks := map[string]bool{}
		var at []int
		for i := range next {
			mark := fmt.Sprintf("t%dt", i+1)
			off := strings.Index(in, mark)
			// Items of a literal block go alone: another test has them.
			if r.IntN(4) > 0 || strings.HasSuffix(in[:off], "- ") && strings.HasPrefix(in[off+len(mark):], "\n"+strings.Repeat(" ", off-2-strings.LastIndexByte(in[:off], '\n')-1)+"- other") {
				continue
			}
			marks[mark] = true
			at = append(at, off)
		}
		slices.Sort(at)
		out, _ := find(t, YAML, in, at)
		var got any
		if err := yaml.Unmarshal([]byte(out), &got); err != nil {
			t.Fatalf("round %d: %v", round, err)
		}
		want := pruned(tree, func(text string) bool {
			for mark := range marks {
				if strings.Contains(text, mark) {
					return true
				}
			}
			return false
		})
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("round %d (-want +got):\n%s\nfrom:\n%s", round, diff, in)
		}
	}
}

func FuzzFindYAML(f *testing.F) {
	f.Add("nlu:\n- intent: a\n  examples: |\n    - one\n    - two\n- intent: b\n", 30)
	f.Add("- [a, {b: c}, 'd']\n- - e\n  - f\n", 5)
	f.Add("x: # c\n  - &a 1\n  # d\n  - *a\n  - \"\"\n", 25)
	f.Fuzz(func(t *testing.T, in string, at int) {
		var before any
		if at < 0 || at > len(in) || strings.HasPrefix(in, "\xef\xbb\xbf") || yaml.Unmarshal([]byte(in), &before) != nil {
			return
		}
		out, unserved := tryFind(t, YAML, in, at)
		if len(unserved) > 0 && out != in {
			t.Fatal("a cut for an offset that was not served")
		}
		var after any
		if err := yaml.Unmarshal([]byte(out), &after); err != nil {
			t.Fatalf("the cut file does not parse: %v", err)
		}
		if texts(after) > texts(before) {
			t.Fatal("something came")
		}
	})
}

// texts counts the scalars of a tree.
func texts(tree any) int {
	n := 0
	switch v := tree.(type) {
	case map[string]any:
		for _, child := range v {
			n += texts(child)
		}
	case map[any]any:
		for _, child := range v {
			n += texts(child)
		}
	case []any:
		for _, child := range v {
			n += texts(child)
		}
	default:
		return 1
	}
	return n
}
