package extent

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/workspace"
)

// find deletes from in what holds the raw offsets at, and checks the form of
// the ranges.
func find(tb testing.TB, syntax Syntax, in string, at []int) (out string, unserved []int) {
	tb.Helper()
	base := 0
	if strings.HasPrefix(in, "\xef\xbb\xbf") {
		base = 3
	}
	w := document.NewWindow(strings.NewReader(in[base:]), base, 0)
	spans, err := Find(syntax, w, nil, at)
	if e, ok := errors.AsType[*UnservedError](err); ok {
		unserved = e.At
	} else if err != nil {
		tb.Fatal(err)
	}
	return cut(tb, in, spans), unserved
}

func cut(tb testing.TB, in string, spans []document.Span) string {
	tb.Helper()
	var b strings.Builder
	end := 0
	for i, s := range spans {
		if s.Start < end || i > 0 && s.Start == end || s.End <= s.Start || s.End > len(in) {
			tb.Fatalf("range %d of %v is out of order", i, spans)
		}
		b.WriteString(in[end:s.Start])
		end = s.End
	}
	return b.String() + in[end:]
}

// offsets are the places of ^ in marked, which is returned without them.
func offsets(marked string) (in string, at []int) {
	for part := range strings.SplitAfterSeq(marked, "^") {
		text, found := strings.CutSuffix(part, "^")
		in += text
		if found {
			at = append(at, len(in))
		}
	}
	return in, at
}

func TestFind(t *testing.T) {
	tests := []struct {
		name   string
		syntax Syntax
		in     string // ^ marks offsets
		want   string
		left   int // offsets that are not served
	}{
		{"minified, first", JSON, `[{"a":"^x"},{"a":"y"},{"a":"z"}]`, `[{"a":"y"},{"a":"z"}]`, 0},
		{"minified, middle", JSON, `[{"a":"x"},{"a":"^y"},{"a":"z"}]`, `[{"a":"x"},{"a":"z"}]`, 0},
		{"minified, last", JSON, `[{"a":"x"},{"a":"y"},{"a":"^z"}]`, `[{"a":"x"},{"a":"y"}]`, 0},
		{"last two", JSON, `["x", "^y", "^z" ]`, `["x" ]`, 0},
		{"first and last", JSON, `[ "^x", "y", "^z" ]`, `[ "y" ]`, 0},
		{"all", JSON, "{\"a\": [\n  \"^x\",\n  \"^y\"\n]}", `{"a": []}`, 0},
		{
			"pretty", JSON, "{\n  \"e\": [\n    {\n      \"text\": \"a\"\n    },\n    {\n      \"text\": \"^b\",\n      \"mentions\": [\n        {\"x\": [1, 2]}\n      ]\n    },\n    {\n      \"text\": \"c\"\n    }\n  ]\n}\n",
			"{\n  \"e\": [\n    {\n      \"text\": \"a\"\n    },\n    {\n      \"text\": \"c\"\n    }\n  ]\n}\n", 0,
		},
		{"inner and outer", JSON, `[{"a":["^x","y"],"b":"^z"},1]`, `[1]`, 0},
		{"inner only", JSON, `[{"a":["^x","y"],"b":"z"},1]`, `[{"a":["y"],"b":"z"},1]`, 0},
		{"behind an inner array", JSON, `[{"a":["x"],"b":"^z"},1]`, `[1]`, 0},
		{"empty text", JSON, `["^",1]`, `[1]`, 0},
		{"number", JSON, `[1, ^22, 3]`, `[1, 3]`, 0},
		{"no array", JSON, `{"a":"^x","b":["^y"]}`, `{"a":"x","b":[]}`, 1},
		{"byte order mark", JSON, "\xef\xbb\xbf[\"^x\",\"y\"]", "\xef\xbb\xbf[\"y\"]", 0},
		{"trailing comma", JSON, `["x","^y",]`, `["x",]`, 0},
		{"parts of a sentence", JSONParts, `[{"data":[{"text":"a"},{"text":"^b"}]},{"data":[{"text":"c"}]}]`, `[{"data":[{"text":"c"}]}]`, 0},
		{"parts without a sentence", JSONParts, `{"data":[{"value":"^a","s":["b"]},{"value":"c"}]}`, `{"data":[{"value":"c"}]}`, 0},
		{"inside a part", JSONParts, `{"data":[{"value":"a","s":["^b","d"]},{"value":"c"}]}`, `{"data":[{"value":"a","s":["d"]},{"value":"c"}]}`, 0},
		{"lines of JSON", JSONL, "{\"a\":[1]}\r\n{\"a\":[\"^x\"]}\r\n{}\r\n", "{\"a\":[1]}\r\n{}\r\n", 0},
		{"last line of JSON", JSONL, "{\"a\":1}\n{\"a\":\"^x\"}", `{"a":1}`, 0},

		{"record", CSV, "a,x\nb^b,y\nc,z\n", "a,x\nc,z\n", 0},
		{"record over lines", CSV, "a,x\r\n\"b\r\n^b\",y\r\nc,z", "a,x\r\nc,z", 0},
		{"last record without line end", CSV, "a,x\nb,^y", "a,x", 0},
		{"last record with line end", CSV, "a,x\nb,^y\n", "a,x\n", 0},
		{"last records without line end", CSV, "a,x\r\n^b,y\r\nc,^z", "a,x", 0},
		{"every record", CSV, "^a,x\nb,^y", "", 0},
		{"blank lines", CSV, "a,x\n\n^b,y\n\nc,z\n", "a,x\n\n\nc,z\n", 0},
		{"blanks behind quotes", CSV, "\"^a\"  \n\"b\"\n", "\"b\"\n", 0},
		{"carriage returns", CSV, "a,x\r^b,y\rc,z\r", "a,x\rc,z\r", 0},
		{"header", HeadedCSV, "te^xt,intent\na^,b\n", "text,intent\n", 1},
		{"empty last cell", CSV, "a,\nb,^\nc,\n", "a,\nc,\n", 0},

		{"line", Lines, "one\ntw^o\nthree\n", "one\nthree\n", 0},
		{"last line", Lines, "one\ntw^o", "one", 0},
		{"only line", Lines, "o^ne", "", 0},
		{"blank line", Lines, "one\n^\ntwo", "one\ntwo", 0},
		{"name", HeadedLines, "na^me\no^ne\ntwo\n", "name\ntwo\n", 1},
		{"list", ListLines, "## intent:^a\n- o^ne\n- red^:\n  - crim^son\ntext^\n", "## intent:a\n- red:\ntext\n", 3},
		{"unknown", Unknown, "a^", "a", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			in, at := offsets(tt.in)
			got, unserved := find(t, tt.syntax, in, at)
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("after the cut (-want +got):\n%s", diff)
			}
			if len(unserved) != tt.left {
				t.Errorf("%d offsets not served, want %d", len(unserved), tt.left)
			}
		})
	}
}

// TestFindSmallReads reads the same files byte by byte.
func TestFindSmallReads(t *testing.T) {
	in, at := offsets("a,x\r\n\"b\r\n^b\",y\r\nc,z")
	w := document.NewWindow(iotest.OneByteReader(strings.NewReader(in)), 0, 0)
	spans, err := Find(CSV, w, nil, at)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := cut(t, in, spans), "a,x\r\nc,z"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestFindLongLine has lines and strings longer than any window.
func TestFindLongLine(t *testing.T) {
	long := strings.Repeat("wörter ", 60_000)
	for name, syntax := range map[string]Syntax{"lines": Lines, "records": CSV, "lines of JSON": JSONL} {
		t.Run(name, func(t *testing.T) {
			in := "a\r\n" + long + "\r\nb\r\n"
			if got, _ := find(t, syntax, in, []int{len(long) - 10}); got != "a\r\nb\r\n" {
				t.Errorf("%d bytes are left", len(got))
			}
			if got, _ := find(t, syntax, in, []int{1}); got != in[3:] {
				t.Errorf("%d bytes are left", len(got))
			}
		})
	}
	t.Run("JSON", func(t *testing.T) {
		in := `["a", "` + long + `", "b"]`
		if got, _ := find(t, JSON, in, []int{len(long) / 2}); got != `["a", "b"]` {
			t.Errorf("%d bytes are left", len(got))
		}
	})
	t.Run("wide record", func(t *testing.T) {
		wide := strings.Repeat("x,", 10_000)
		in := "a\n" + wide + "\nb\n"
		if got, _ := find(t, CSV, in, []int{9000}); got != "a\nb\n" {
			t.Errorf("%d bytes are left", len(got))
		}
	})
}

// TestFindMapped has a raw file of two bytes for each decoded one.
func TestFindMapped(t *testing.T) {
	double := func(off int) int { return 2 + 2*off }
	tests := []struct {
		syntax Syntax
		in     string
		at     int
		want   document.Span
	}{
		{JSON, `["a","b"]`, 2 + 2*6, document.Span{Start: 2 + 2*4, End: 2 + 2*8}},
		{CSV, "a,b\r\nc,d\r\n", 2 + 2*5, document.Span{Start: 2 + 2*5, End: 2 + 2*10}},
		{Lines, "a\nb\nc", 2 + 2*4, document.Span{Start: 2 + 2*3, End: 2 + 2*5}},
		{YAML, "- a\n- b\n", 2 + 2*2, document.Span{Start: 2, End: 2 + 2*4}},
	}
	for _, tt := range tests {
		got, err := Find(tt.syntax, document.NewWindow(strings.NewReader(tt.in), 0, 0), double, []int{tt.at})
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]document.Span{tt.want}, got); diff != "" {
			t.Errorf("syntax %d (-want +got):\n%s", tt.syntax, diff)
		}
	}
}

func TestFindErrors(t *testing.T) {
	tests := []struct {
		name   string
		syntax Syntax
		in     string
	}{
		{"cut off JSON", JSON, `["a", {"b": "c`},
		{"not JSON", JSON, `["a"}`},
		{"not YAML", YAML, "a: [b\n- c: }"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			spans, err := Find(tt.syntax, document.NewWindow(strings.NewReader(tt.in), 0, 0), nil, []int{2})
			if _, ok := errors.AsType[*UnservedError](err); err == nil || ok || spans != nil {
				t.Errorf("got %v and error %v, want an error alone", spans, err)
			}
		})
	}
	t.Run("forgotten offsets", func(t *testing.T) {
		w := document.NewWindow(strings.NewReader(`["a"]`), 0, 0)
		if _, err := Find(JSON, w, func(int) int { return -1 }, []int{2}); err == nil {
			t.Error("no error")
		}
	})
}

// TestSyntaxOf holds every format that there is against the table.
func TestSyntaxOf(t *testing.T) {
	var names []string
	for _, f := range workspace.Formats() {
		names = append(names, f.Name)
		if SyntaxOf(f.Name) == Unknown {
			t.Errorf("no syntax for format %s", f.Name)
		}
	}
	for name := range syntaxes {
		if !slices.Contains(names, name) {
			t.Errorf("syntax for %s, which is no format", name)
		}
	}
}
