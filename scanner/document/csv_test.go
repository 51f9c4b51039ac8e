package document

import (
	"encoding/csv"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"
)

type csvCell struct {
	Text string
	Pos  Position
}

// readCSV reads everything and checks what must hold for every record.
func readCSV(tb testing.TB, in string, comma byte, limit int, r io.Reader) (rows [][]csvCell, faults []CSVFault) {
	tb.Helper()
	s := NewCSVScanner(NewWindow(r, 0, limit), comma)
	last, lastEnd := 0, 0
	for {
		rec, err := s.Next()
		faults = append(faults, s.Faults()...)
		if errors.Is(err, io.EOF) {
			return rows, faults
		}
		if err != nil {
			tb.Fatalf("Next: %v", err)
		}
		if rec.First == 0 && rec.Number <= last {
			tb.Fatalf("record number %d after %d", rec.Number, last)
		}
		if rec.Raw.Start < lastEnd {
			tb.Fatalf("record begins at %d, before %d", rec.Raw.Start, lastEnd)
		}
		last, lastEnd = rec.Number, rec.Raw.End
		if got := rec.Unit(); in[got.Raw.Start:got.Raw.End] != got.Text {
			tb.Fatalf("record at %v is not the text of the file", got.Raw)
		}
		var row []csvCell
		for _, f := range rec.Fields {
			u := f.Unit(&Unit{})
			checkCSVField(tb, in, &f, &u)
			row = append(row, csvCell{u.Text, u.Pos})
		}
		if rec.First > 0 {
			rows[len(rows)-1] = append(rows[len(rows)-1], row...)
		} else {
			rows = append(rows, row)
		}
	}
}

func checkCSVField(tb testing.TB, in string, f *CSVField, u *Unit) {
	tb.Helper()
	raw := in[f.Raw.Start:f.Raw.End]
	if f.escaped {
		raw = strings.ReplaceAll(raw, `""`, `"`)
	}
	if raw != u.Text || f.Text() != u.Text {
		tb.Fatalf("field at %v: raw bytes do not decode to the text", f.Raw)
	}
	var pieces strings.Builder
	for i := range u.Text {
		if sp := u.RawSpan(Span{i, i + 1}); in[sp.Start:sp.End] == `""` {
			pieces.WriteByte('"')
		} else {
			pieces.WriteString(in[sp.Start:sp.End])
		}
		if i > 200 {
			return
		}
	}
}

func TestCSVScanner(t *testing.T) {
	tests := []struct {
		name, in string
		want     [][]csvCell
		faults   []CSVFault
	}{
		{name: "empty"},
		{name: "blank lines", in: "\n\r\n\n"},
		{
			name: "plain", in: "a,b\ncd,e",
			want: [][]csvCell{{{"a", Position{1, 1}}, {"b", Position{1, 3}}}, {{"cd", Position{2, 1}}, {"e", Position{2, 4}}}},
		},
		{
			name: "crlf and blank lines", in: "a,b\r\n\r\nc,d\r\n",
			want: [][]csvCell{{{"a", Position{1, 1}}, {"b", Position{1, 3}}}, {{"c", Position{3, 1}}, {"d", Position{3, 3}}}},
		},
		{
			name: "cr", in: "a,b\rc,\"d\re\"\rf\r",
			want: [][]csvCell{{{"a", Position{1, 1}}, {"b", Position{1, 3}}}, {{"c", Position{2, 1}}, {"d\re", Position{2, 4}}}, {{"f", Position{4, 1}}}},
		},
		{
			name: "lone cr in lf file is text", in: "a\rb,c\n",
			want: [][]csvCell{{{"a\rb", Position{1, 1}}, {"c", Position{1, 5}}}},
		},
		{
			name: "quotes", in: "\"a,\"\"b\"\"\",\"c\nd\",é,f\n",
			want: [][]csvCell{{{`a,"b"`, Position{1, 2}}, {"c\nd", Position{1, 12}}, {"é", Position{2, 4}}, {"f", Position{2, 6}}}},
		},
		{
			name: "empty fields", in: ",\"\",\na,,\n",
			want: [][]csvCell{
				{{"", Position{1, 1}}, {"", Position{1, 3}}, {"", Position{1, 5}}},
				{{"a", Position{2, 1}}, {"", Position{2, 3}}, {"", Position{2, 4}}},
			},
		},
		{
			name: "stray quotes", in: "5\" nails,a\"b\"c\n\"yes\" she said,x\n\"he said \"hi, you\" there\",y\n",
			want: [][]csvCell{
				{{`5" nails`, Position{1, 1}}, {`a"b"c`, Position{1, 10}}},
				{{`"yes" she said`, Position{2, 1}}, {"x", Position{2, 16}}},
				{{`he said "hi, you" there`, Position{3, 2}}, {"y", Position{3, 27}}},
			},
		},
		{
			name: "blanks around quotes", in: "a, \"b, c\" ,d\n",
			want: [][]csvCell{{{"a", Position{1, 1}}, {"b, c", Position{1, 5}}, {"d", Position{1, 12}}}},
		},
		{
			name: "open quote", in: "a,b\nc,\"d,e\nf,g\nh",
			want: [][]csvCell{
				{{"a", Position{1, 1}}, {"b", Position{1, 3}}},
				{{"c", Position{2, 1}}, {`"d`, Position{2, 3}}, {"e", Position{2, 6}}},
				{{"f", Position{3, 1}}, {"g", Position{3, 3}}},
				{{"h", Position{4, 1}}},
			},
			faults: []CSVFault{{6, Position{2, 3}, "quote is never closed, the field was read to the end of its line"}},
		},
		{
			name: "quote closed at the end of the file", in: "a,\"b\"",
			want: [][]csvCell{{{"a", Position{1, 1}}, {"b", Position{1, 4}}}},
		},
		{
			name: "nul bytes stay", in: "a\x00b,c\n",
			want: [][]csvCell{{{"a\x00b", Position{1, 1}}, {"c", Position{1, 5}}}},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, faults := readCSV(t, tt.in, ',', 0, strings.NewReader(tt.in))
			if diff := cmp.Diff(tt.want, rows); diff != "" {
				t.Errorf("records (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.faults, faults); diff != "" {
				t.Errorf("faults (-want +got):\n%s", diff)
			}
			bytewise, _ := readCSV(t, tt.in, ',', 0, iotest.OneByteReader(strings.NewReader(tt.in)))
			if diff := cmp.Diff(rows, bytewise); diff != "" {
				t.Errorf("records differ by the size of reads:\n%s", diff)
			}
		})
	}
}

func TestCSVScannerLimit(t *testing.T) {
	long := strings.Repeat("x", 500<<10)
	tests := []struct {
		name, in   string
		wantFirst  []string // first cell of each row, cut to 5 bytes
		wantFaults int
	}{
		{"long plain field", "a,b\n" + long + ",c\nd,e\n", []string{"a", "xxxxx", "d"}, 1},
		{"long quoted field", "a,b\n\"" + long + "\",c\nd,e\n", []string{"a", `"xxxx`, "d"}, 1},
		{"long quoted field of lines", "a,b\n\"" + strings.Repeat("xxxxxxxxx\n", 50<<10) + "\",c\nd,e\n", nil, 2},
		{"long record of short fields", "a,b\n" + strings.Repeat("x,", 250<<10) + "c\nd,e\n", []string{"a", "x", "d"}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, faults := readCSV(t, tt.in, ',', 128<<10, strings.NewReader(tt.in))
			if len(faults) != tt.wantFaults {
				t.Errorf("got %d faults, want %d: %v", len(faults), tt.wantFaults, faults)
			}
			if got := rows[len(rows)-1][1].Text; got != "e" {
				t.Errorf("last field %q, want e", got)
			}
			if tt.wantFirst == nil {
				return
			}
			var first []string
			for _, row := range rows {
				first = append(first, row[0].Text[:min(5, len(row[0].Text))])
			}
			if diff := cmp.Diff(tt.wantFirst, first); diff != "" {
				t.Errorf("first cells (-want +got):\n%s", diff)
			}
			if got := rows[len(rows)-1][0].Pos; got != (Position{3, 1}) {
				t.Errorf("last row at %v, want line 3", got)
			}
		})
	}
}

// TestCSVScannerHostile reads inputs that make a careless reader slow or
// large: each must take linear time.
func TestCSVScannerHostile(t *testing.T) {
	const size = 2 << 20
	for name, piece := range map[string]string{
		"commas":                ",",
		"quotes":                `"`,
		"quoted empty fields":   `"",`,
		"stray quotes":          `"a" b,`,
		"open quotes":           "\"a\n",
		"blanks before a quote": ` "`,
		"blanks":                `"   `,
		"quote after fields":    `a,a" "`,
		"odd quotes":            "\"\"\"a\nb,\"\"c\n",
	} {
		t.Run(name, func(t *testing.T) {
			for _, end := range []string{"", `"`, "\n\"x"} {
				in := strings.Repeat(piece, size/len(piece)) + end
				start := time.Now()
				s := NewCSVScanner(NewWindow(strings.NewReader(in), 0, 512<<10), ',')
				for {
					rec, err := s.Next()
					if err != nil {
						break
					}
					if len(rec.Fields) > maxCSVFields {
						t.Fatalf("%d fields at once", len(rec.Fields))
					}
				}
				if took := time.Since(start); took > 5*time.Second {
					t.Errorf("took %v", took)
				} else {
					t.Log(took)
				}
			}
		})
	}
}

func TestSniffComma(t *testing.T) {
	tests := []struct {
		name, in string
		want     byte
	}{
		{"comma", "a,b\nc;d,e\n", ','},
		{"semicolon", "text;intent\nhi, you;greet\n\"a;b\";bye\n", ';'},
		{"tab", "hi, you\tgreet\nciao\tbye\n", '\t'},
		{"pipe", "hi, you|greet\nsee you|bye\n", '|'},
		{"prose", "Hello, world\nno separator\nhere; or there\n", ','},
		{"one column", "hello\nyou\n", ','},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := SniffComma([]byte(tt.in), true); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestCSVFieldWindows(t *testing.T) {
	in := `"` + strings.Repeat(`aé""`+"\n"+`""`, 60) + `",x`
	s := NewCSVScanner(NewWindow(strings.NewReader(in), 0, 0), ',')
	rec, err := s.Next()
	if err != nil {
		t.Fatal(err)
	}
	whole := rec.Fields[0].Unit(&Unit{})
	for _, size := range []int{16, 17, 18, 19, 40, 1000} {
		var own strings.Builder
		err := rec.Fields[0].units(&Unit{}, size, 8, func(u *Unit) error {
			o := u.Own
			if o == (Span{}) {
				o.End = len(u.Text)
			}
			at := own.Len()
			own.WriteString(u.Text[o.Start:o.End])
			for i := o.Start; i < o.End; i++ {
				g, w := u.RawSpan(Span{i, i + 1}), whole.RawSpan(Span{at + i - o.Start, at + i - o.Start + 1})
				if g != w || u.PositionAt(i) != whole.PositionAt(at+i-o.Start) && in[g.Start]&0xC0 != 0x80 {
					t.Fatalf("size %d, offset %d: %v %v, want %v", size, at+i-o.Start, g, u.PositionAt(i), w)
				}
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		if own.String() != whole.Text {
			t.Errorf("size %d: the own parts do not make the text", size)
		}
	}
}

// FuzzCSVScanner compares with encoding/csv on what it takes strictly, and
// checks on everything that raw bytes and texts agree.
func FuzzCSVScanner(f *testing.F) {
	f.Add("a,b\n\"c\"\"d\",\"e\nf\"\n")
	f.Add("a, \"b\" ,c\n\"x\" y,z\n\"open,1\n2,3\n")
	f.Add("\"a\"b\",\"\"\"\n,\n\r\n")
	f.Fuzz(func(t *testing.T, in string) {
		rows, _ := readCSV(t, in, ',', 0, strings.NewReader(in))
		small, _ := readCSV(t, in, ',', 0, iotest.HalfReader(strings.NewReader(in)))
		if diff := cmp.Diff(rows, small); diff != "" {
			t.Fatalf("records differ by the size of reads:\n%s", diff)
		}
		readCSV(t, in, ',', 8, iotest.OneByteReader(strings.NewReader(in)))
		strict := csv.NewReader(strings.NewReader(in))
		strict.FieldsPerRecord = -1
		want, err := strict.ReadAll()
		if err != nil || onlyCR(in) {
			return
		}
		if len(rows) != len(want) {
			t.Fatalf("%d records, encoding/csv has %d", len(rows), len(want))
		}
		for i, row := range rows {
			if len(row) != len(want[i]) {
				t.Fatalf("record %d: %d fields, encoding/csv has %d", i, len(row), len(want[i]))
			}
			for j, cell := range row {
				if got := strings.ReplaceAll(cell.Text, "\r\n", "\n"); got != want[i][j] {
					t.Fatalf("record %d, field %d: %q, encoding/csv has %q", i, j, got, want[i][j])
				}
			}
		}
	})
}

func BenchmarkCSVScanner(b *testing.B) {
	for name, line := range map[string]string{
		"utterances": "I want to check the balance of my account please\n",
		"intents":    "I want to check the balance of my account please,check_balance\n",
		"quoted":     "\"hi, I want to check the \"\"balance\"\"\",\"check_balance\"\n",
	} {
		in := strings.Repeat(line, 1<<20/len(line))
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(in)))
			b.ReportAllocs()
			for range b.N {
				s := NewCSVScanner(NewWindow(strings.NewReader(in), 0, 0), ',')
				for {
					rec, err := s.Next()
					if err != nil {
						break
					}
					for i := range rec.Fields {
						_ = rec.Fields[i].Unit(&Unit{})
					}
				}
			}
		})
	}
}
