package extent

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// tryFind is find for files that need not be readable.
func tryFind(t *testing.T, syntax Syntax, in string, at ...int) (out string, unserved []int) {
	t.Helper()
	spans, err := Find(syntax, document.NewWindow(strings.NewReader(in), 0, 0), nil, at)
	if e, ok := errors.AsType[*UnservedError](err); ok {
		unserved = e.At
	} else if err != nil {
		return in, at
	}
	return cut(t, in, spans), unserved
}

// jsonNode is a value of JSON as encoding/json reads it, with its place.
type jsonNode struct {
	start, end int
	delim      json.Delim // of objects and arrays
	token      json.Token // of others
	names      []string
	children   []*jsonNode
}

func readJSON(d *json.Decoder, data []byte) (*jsonNode, error) {
	start := int(d.InputOffset())
	for start < len(data) && strings.IndexByte(" \t\r\n,:", data[start]) >= 0 {
		start++
	}
	tok, err := d.Token()
	if err != nil {
		return nil, err
	}
	n := &jsonNode{start: start, token: tok}
	if delim, ok := tok.(json.Delim); ok {
		n.delim, n.token = delim, nil
		for d.More() {
			if delim == '{' {
				name, err := d.Token()
				if err != nil {
					return nil, err
				}
				n.names = append(n.names, name.(string))
			}
			child, err := readJSON(d, data)
			if err != nil {
				return nil, err
			}
			n.children = append(n.children, child)
		}
		if _, err := d.Token(); err != nil {
			return nil, err
		}
	}
	n.end = int(d.InputOffset())
	return n, nil
}

// mark finds the nearest element of an array that holds the offset.
func (n *jsonNode) mark(at int) *jsonNode {
	var found *jsonNode
	for {
		var next *jsonNode
		for _, child := range n.children {
			if child.start <= at && at < child.end {
				next = child
			}
		}
		if next == nil {
			return found
		}
		if n.delim == '[' {
			found = next
		}
		n = next
	}
}

// print writes the value without the elements that are gone: on one line, or
// as an editor would.
func (n *jsonNode) print(gone map[*jsonNode]bool, indent, prefix string) string {
	if n.delim == 0 {
		b, _ := json.Marshal(n.token)
		return string(b)
	}
	brk, inner, colon := "", "", ":"
	if indent != "" {
		brk, inner, colon = "\n"+prefix, "\n"+prefix+indent, ": "
	}
	var parts []string
	for i, child := range n.children {
		if gone[child] {
			continue
		}
		text := child.print(gone, indent, prefix+indent)
		if n.delim == '{' {
			name, _ := json.Marshal(n.names[i])
			text = string(name) + colon + text
		}
		parts = append(parts, inner+text)
	}
	open, end := string(n.delim), map[json.Delim]string{'{': "}", '[': "]"}[n.delim]
	if len(parts) == 0 {
		return open + end
	}
	return open + strings.Join(parts, ",") + brk + end
}

func parseJSON(data string) (*jsonNode, error) {
	d := json.NewDecoder(strings.NewReader(data))
	d.UseNumber()
	return readJSON(d, []byte(data))
}

// jsonTree makes a random value.
func jsonTree(r *rand.Rand, depth int) *jsonNode {
	n := &jsonNode{}
	switch k := r.IntN(6); {
	case depth == 0 || k < 1:
		n.token = []any{"text", "a \"b\" ü", json.Number("12.50"), true, nil, ""}[r.IntN(6)]
	case k < 4:
		n.delim = '['
	default:
		n.delim = '{'
	}
	if n.delim == 0 {
		return n
	}
	for i := range r.IntN(5) {
		n.names = append(n.names, fmt.Sprintf("k%d", i))
		n.children = append(n.children, jsonTree(r, depth-1))
	}
	return n
}

// TestFindJSONRandom compares byte by byte with what the printer makes of
// the tree without the elements: the cut does not show.
func TestFindJSONRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 2))
	for round := range 2000 {
		indent := []string{"", "  ", "\t"}[r.IntN(3)]
		in := jsonTree(r, 5).print(nil, indent, "")
		tree, err := parseJSON(in)
		if err != nil {
			t.Fatal(err)
		}
		var at, alone []int
		gone := map[*jsonNode]bool{}
		for range r.IntN(6) {
			off := r.IntN(len(in))
			if strings.IndexByte(" \n\t,:]}", in[off]) >= 0 {
				continue
			}
			at = append(at, off)
			if n := tree.mark(off); n != nil {
				gone[n] = true
			} else {
				alone = append(alone, off)
			}
		}
		slices.Sort(at)
		slices.Sort(alone)
		got, unserved := find(t, JSON, in, at)
		if diff := cmp.Diff(tree.print(gone, indent, ""), got); diff != "" {
			t.Fatalf("round %d (-want +got):\n%s", round, diff)
		}
		if !slices.Equal(unserved, alone) {
			t.Fatalf("round %d: not served %v, want %v", round, unserved, alone)
		}
	}
}

func FuzzFindJSON(f *testing.F) {
	f.Add(`{"a":[{"b":"c"},[1,2],"d"]}`, 9, 20)
	f.Add("[\n  \"x\" ,\n  {\"a\": []}\n]", 5, 12)
	f.Add(`[[[[1],2],3],4]`, 4, 9)
	f.Fuzz(func(t *testing.T, in string, one, two int) {
		if !json.Valid([]byte(in)) || one < 0 || two < one || two >= len(in) {
			return
		}
		tree, err := parseJSON(in)
		if err != nil {
			return
		}
		gone := map[*jsonNode]bool{}
		for _, at := range []int{one, two} {
			if strings.IndexByte(" \n\t\r,:]}", in[at]) >= 0 {
				return
			}
			if n := tree.mark(at); n != nil {
				gone[n] = true
			}
		}
		out, _ := find(t, JSON, in, []int{one, two})
		after, err := parseJSON(out)
		if err != nil || !json.Valid([]byte(out)) {
			t.Fatalf("the cut file is not valid: %v", err)
		}
		if got, want := after.print(nil, "", ""), tree.print(gone, "", ""); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}

// TestFindRecordsRandom compares with encoding/csv, and byte by byte.
func TestFindRecordsRandom(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 3))
	cells := []string{"a", "", "two words", "\"c, d\"", "\"e\"\"f\"", "\"g\nh\"", "\"\"", "ü"}
	for round := range 1000 {
		brk := []string{"\n", "\r\n"}[r.IntN(2)]
		var kept []string
		var at []int
		in := ""
		n := 1 + r.IntN(8)
		for i := range n {
			row := strings.ReplaceAll(cells[r.IntN(len(cells))]+","+cells[r.IntN(len(cells))], "\n", brk)
			if r.IntN(3) == 0 {
				at = append(at, len(in)+r.IntN(len(row)))
			} else {
				kept = append(kept, row)
			}
			if in += row; i+1 < n {
				in += brk
			}
		}
		end := []string{"", brk}[r.IntN(2)]
		in += end
		got, _ := find(t, CSV, in, at)
		want := strings.Join(kept, brk)
		if len(kept) > 0 {
			want += end
		}
		if got != want {
			t.Fatalf("round %d: got %q, want %q", round, got, want)
		}
		all := readCSV(t, got)
		if diff := cmp.Diff(readCSV(t, strings.Join(kept, "\n")), all); diff != "" {
			t.Fatalf("round %d (-want +got):\n%s", round, diff)
		}
	}
}

func readCSV(tb testing.TB, in string) [][]string {
	tb.Helper()
	r := csv.NewReader(strings.NewReader(in))
	r.FieldsPerRecord = -1
	out, err := r.ReadAll()
	if err != nil {
		tb.Fatal(err)
	}
	return out
}

func FuzzFindRecords(f *testing.F) {
	f.Add("a,b\n\"c\nd\",e\nf,g\n", 8)
	f.Add("a,b\r\nc,\"d\"\"e\"\r\nf", 6)
	f.Add("a\n\n\nb", 4)
	f.Fuzz(func(t *testing.T, in string, at int) {
		if at < 0 || at >= len(in) || document.SniffComma([]byte(in), true) != ',' || strings.HasPrefix(in, "\xef\xbb\xbf") ||
			strings.Contains(strings.ReplaceAll(in, "\r\n", ""), "\r") {
			return
		}
		// The records and where they end, as encoding/csv has it.
		r := csv.NewReader(strings.NewReader(in))
		r.FieldsPerRecord = -1
		var want [][]string
		own := []document.CSVField{}
		s := document.NewCSVScanner(document.NewWindow(strings.NewReader(in), 0, 0), ',')
		for {
			rec, err := r.Read()
			mine, errMine := s.Next()
			if errors.Is(err, io.EOF) && errors.Is(errMine, io.EOF) {
				break
			}
			if err != nil || errMine != nil || len(rec) != len(mine.Fields) {
				return // the two read it differently
			}
			own = append(own[:0], mine.Fields...)
			for i := range own {
				if strings.ReplaceAll(own[i].Text(), "\r\n", "\n") != rec[i] {
					return
				}
			}
			if at < mine.Raw.Start || at > mine.Raw.End {
				want = append(want, rec)
			}
		}
		out, _ := tryFind(t, CSV, in, at)
		got := csv.NewReader(bytes.NewReader([]byte(out)))
		got.FieldsPerRecord = -1
		records, err := got.ReadAll()
		if err != nil {
			t.Fatalf("the cut file does not parse: %v", err)
		}
		if len(records) != len(want) && !slices.Contains([]byte("\r\n"), in[at]) {
			t.Fatalf("%d records are left, want %d", len(records), len(want))
		}
		if !slices.Contains([]byte("\r\n"), in[at]) && fmt.Sprint(records) != fmt.Sprint(want) {
			t.Fatal("other records are left")
		}
	})
}
