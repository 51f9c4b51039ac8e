package trie

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
)

type one struct {
	place Place
	text  string
}

func load(tb testing.TB, list []one) *Trie {
	tb.Helper()
	var b Builder
	for i, o := range list {
		b.Add(o.place, o.text, Use(i))
	}
	t, err := Load(string(b.Bytes()))
	if err != nil {
		tb.Fatal(err)
	}
	return t
}

// naive looks for each string at each place.
func naive(list []one, text string, shapes bool) []Find {
	var out []Find
	for i := range len(text) {
		inside := i > 0 && Word(text[i-1]) && Word(text[i])
		for n, o := range list {
			a := Fold
			switch {
			case o.place != Anywhere && inside:
				continue
			case o.place == AtEdgeShape:
				if a = Shape; !shapes {
					continue
				}
			}
			if strings.HasPrefix(a.Of(text[i:]), o.text) || strings.HasPrefix(Exact(text[i:]), o.text) {
				out = append(out, Find{Use(n), int32(i), int32(i + len(o.text))})
			}
		}
	}
	return out
}

func scan(t *Trie, text string, digits bool) []Find {
	var out []Find
	var w Window
	for from := 0; from < len(text); {
		from = w.Show(text, from, digits)
		out = t.Scan(out, &w)
	}
	return sorted(out)
}

func sorted(list []Find) []Find {
	slices.SortFunc(list, func(a, b Find) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.End, b.End), cmp.Compare(a.Use, b.Use))
	})
	return list
}

func TestScan(t *testing.T) {
	list := []one{
		{AtEdge, "my "},
		{AtEdge, "my name"},
		{Anywhere, "ssn"},
		{Anywhere, "n"},
		{AtEdge, " old"},
		{AtEdgeShape, "aa00"},
		{AtEdge, "über"},
		{AtEdge, "000-"},
		{Anywhere, "@"},
		{Anywhere, Exact("5-12")},
	}
	tr := load(t, list)
	for _, text := range []string{
		"My name is", "amy name", "MYSSN ssn", "10 years old", "de89 3704", "xde89", "über uns", "555-1234", "a@b", "", "n", "my",
		strings.Repeat("ssn my name ", 200),
	} {
		for _, shapes := range []bool{false, true} {
			got, want := scan(tr, text, shapes), sorted(naive(list, text, shapes))
			if diff := gocmp.Diff(want, got); diff != "" {
				t.Errorf("%q (-want +got):\n%s", text, diff)
			}
		}
	}
}

func TestEmpty(t *testing.T) {
	tr := load(t, nil)
	if got := scan(tr, "anything 1", true); got != nil {
		t.Errorf("found %v in nothing", got)
	}
}

// Broken data is an error or a trie that can be walked.
func TestLoadFaults(t *testing.T) {
	var b Builder
	b.Add(AtEdge, "abc", 1)
	data := string(b.Bytes())
	for n := range len(data) {
		if _, err := Load(data[:n]); err == nil {
			t.Fatalf("the first %d bytes of %d load", n, len(data))
		}
	}
}

// The trie finds what looking for each string by itself finds.
func FuzzScan(f *testing.F) {
	f.Add("he she his hers", "ushers and HIS", 3)
	f.Add("a aa aaa 0 00", "aaaa 12 1a", 1)
	f.Add("é éa x_", "É éa ax_", 2)
	f.Fuzz(func(t *testing.T, words, text string, seed int) {
		var list []one
		for w := range strings.FieldsSeq(words) {
			seed = seed*31 + 7
			o := one{Place((seed%3 + 3) % 3), Fold.Of(w)}
			if seed&8 == 0 {
				o.text = Exact(w)
			}
			if o.place == AtEdgeShape {
				o.text = Shape.Of(w)
			}
			list = append(list, o)
		}
		got, want := scan(load(t, list), text, true), sorted(naive(list, text, true))
		if diff := gocmp.Diff(want, got); diff != "" {
			t.Errorf("%v in %q (-want +got):\n%s", list, text, diff)
		}
	})
}

func BenchmarkScan(b *testing.B) {
	var list []one
	for a := range strings.FieldsSeq("my his her our the this that name phone card account number call speak talk") {
		for c := range strings.FieldsSeq("name phone card account number is at with to for") {
			list = append(list, one{AtEdge, a + " " + c}, one{Anywhere, c + a})
		}
	}
	tr := load(b, list)
	const text = "how do i change the address on my account please, the app keeps closing when i open it"
	b.SetBytes(int64(len(text)))
	var dst []Find
	var w Window
	for b.Loop() {
		w.Show(text, 0, false)
		dst = tr.Scan(dst[:0], &w)
	}
}
