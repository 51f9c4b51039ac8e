package workspace

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

// TestJSONBadInput: each fault ends in a message with its place, the scan is
// not called complete, and what could be read is there.
func TestJSONBadInput(t *testing.T) {
	tests := []struct {
		name, file, text string
		units            []string
		problems         []string // "!" marks those that make the scan incomplete
	}{
		{
			"truncated in a string", "a.json", `{"intents":[{"intent":"a","examples":[{"text":"call 555-01`,
			[]string{"a", "call 555-01"},
			[]string{"!line 1, column 59 (byte 58): the file ends inside a string"},
		},
		{
			"truncated between tokens", "a.json", `{"intents":[{"intent":"a","examples":[{"text":"one"},`,
			[]string{"a", "one"},
			[]string{"!line 1, column 54 (byte 53): the file ends inside an array, 4 levels deep"},
		},
		{
			"two documents", "a.json", "{\"a\":\"one\"}\n\n{\"a\":\n\"two\"}",
			[]string{"one", "two"},
			[]string{"!line 3, column 1 (byte 13): second JSON document begins here; scanned as well"},
		},
		{
			"duplicate keys", "a.json", `{"a":"one","a":"two"}`,
			[]string{"one", "two"},
			[]string{"!line 1, column 13 (byte 12): object key occurs twice in one object; both values are scanned"},
		},
		{
			"lone surrogate", "a.json", `{"a":"one \ud800 555"}`,
			[]string{"one \uFFFD 555"},
			[]string{"!line 1, column 11 (byte 10): half of a surrogate pair in a string; that character cannot be read"},
		},
		{
			"NUL in a string", "a.json", "{\"a\":\"5\x005\"}",
			[]string{"5\x005"},
			[]string{"!line 1, column 8 (byte 7): NUL character"},
		},
		{
			"tab in a string", "a.json", "{\"a\":\"5\t5\"}",
			[]string{"5\t5"},
			[]string{"line 1, column 8 (byte 7): control character in a string, which JSON forbids"},
		},
		{
			"invalid UTF-8", "a.json", "{\"a\":\"Jos\xe9\"}",
			[]string{"Jos\xe9"},
			nil, // reported where the character set is decoded
		},
		{
			"comment", "a.json", "{\"a\":\"one\" // Jo\n}",
			[]string{"one"},
			[]string{"!line 1, column 12 (byte 11): comment, which JSON does not have; not scanned"},
		},
		{
			"many commas", "a.json", `[["a",],["b",],["c",],["d",],["e",]]`,
			[]string{"a", "b", "c", "d", "e"},
			[]string{
				"line 1, column 7 (byte 6): comma before a closing bracket",
				"line 1, column 14 (byte 13): comma before a closing bracket",
				"line 1, column 21 (byte 20): comma before a closing bracket",
				"2 more of: comma before a closing bracket",
			},
		},
		{
			"garbage in the middle", "a.json", `{"a":"one","b":}`,
			[]string{"one"},
			[]string{"!line 1, column 16 (byte 15): a name without a value; the rest of the file was not scanned"},
		},
		{
			"broken line in JSON Lines", "a.jsonl", "{\"a\":\"one\"}\n{\"a\":\"two\n{\"a\":]\n{\"a\":\"three\"}\n",
			[]string{"one", "two", "three"},
			[]string{
				"!line 2, column 10 (byte 21): record 2: the line ends inside a string; the rest of the line was not scanned",
				"!line 3, column 6 (byte 27): record 3: unexpected ']' where a value should stand; the rest of the line was not scanned",
			},
		},
		{
			"bom of a second file", "a.json", "{\"a\":\"one\"}\xef\xbb\xbf{\"a\":\"two\"}",
			[]string{"one", "two"},
			[]string{
				"line 1, column 12 (byte 11): byte order mark inside the file",
				"!line 1, column 13 (byte 14): second JSON document begins here; scanned as well",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, l := readJSON(t, tt.file, []byte(tt.text))
			var units, problems []string
			for _, u := range l.units {
				units = append(units, u.Text)
			}
			for _, p := range l.problems {
				mark := "!"
				if p.Note {
					mark = ""
				}
				problems = append(problems, mark+p.String())
			}
			if diff := cmp.Diff(tt.units, units); diff != "" {
				t.Errorf("units (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(tt.problems, problems); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestJSONDeep nests 10,000 levels.
func TestJSONDeep(t *testing.T) {
	text := `{"first":"one","deep":` + strings.Repeat("[", 10_000) + strings.Repeat("]", 10_000) + `}`
	_, l := readJSON(t, "deep.json", []byte(text))
	if len(l.units) != 1 || len(l.problems) != 1 || l.problems[0].Note {
		t.Fatalf("got %d units, problems %v", len(l.units), l.problems)
	}
	if got := l.problems[0].Text; !strings.Contains(got, "nested deeper than 1000 levels") {
		t.Errorf("problem: %s", got)
	}
}

// TestJSONLongString finds all of a string of several pieces, each part
// owned once.
func TestJSONLongString(t *testing.T) {
	var b strings.Builder
	for i := range 400_000 {
		fmt.Fprintf(&b, "word%06d ", i)
	}
	_, l := readJSON(t, "a.json", []byte(`{"before":"x","long":"`+b.String()+`","after":"y"}`))
	if len(l.units) < 5 || len(l.problems) > 0 {
		t.Fatalf("%d units, problems %v", len(l.units), l.problems)
	}
	var text strings.Builder
	for _, u := range l.units[1 : len(l.units)-1] {
		if u.Pointer != "/long" || u.Own.Len() == 0 {
			t.Errorf("unit at %s owns %v", u.Pointer, u.Own)
		}
		text.WriteString(u.Text[u.Own.Start:u.Own.End])
	}
	if text.String() != b.String() {
		t.Errorf("%d bytes put together, want %d", text.Len(), b.Len())
	}
}

// TestJSONHeldBack lets units go when an intent with its name at the end
// does not fit in memory.
func TestJSONHeldBack(t *testing.T) {
	example := `{"text":"` + strings.Repeat("all work and no play ", 50) + `"},`
	const n = 20_000 // 20 MB
	text := `{"intents":[{"examples":[` + strings.Repeat(example, n) + `{"text":"last"}],"intent":"late"}],"dialog_nodes":[]}`
	largest := 0
	held := 0
	out := emitFunc(func(*document.Unit) error {
		held++
		return nil
	})
	in := &Input{Window: document.NewWindow(strings.NewReader(text), 0, 0)}
	r := newJSONReader(skillTable(""), compile(skillTable("")), in, out)
	r.out = emitFunc(func(u *document.Unit) error {
		largest = max(largest, r.held.bytes)
		return out.Unit(u)
	})
	if err := r.read(); err != nil {
		t.Fatal(err)
	}
	if held != n+2 || largest > maxHeld+1<<20 {
		t.Errorf("%d units, %d bytes held", held, largest)
	}
}

type emitFunc func(*document.Unit) error

func (f emitFunc) Unit(u *document.Unit) error { return f(u) }
func (f emitFunc) Problem(Problem)             {}

func TestJSONFields(t *testing.T) {
	text := `{"id":"794bc420-6ea1-11ea-a1b9-c3fbaf202271","text":"one","meta":{"Note":"two","n":1234567}}` + "\n" + `{"text":"three"}` + "\n"
	tests := []struct {
		fields   []string
		want     []string
		problems int
	}{
		{nil, []string{"one", "two", "1234567", "three"}, 0},
		{[]string{"text"}, []string{"one", "three"}, 0},
		{[]string{"note"}, []string{"two"}, 0},
		{[]string{"meta"}, []string{"two", "1234567"}, 0},
		{[]string{"id"}, []string{"794bc420-6ea1-11ea-a1b9-c3fbaf202271"}, 0},
		{[]string{"text", "absent"}, []string{"one", "three"}, 1},
	}
	for _, tt := range tests {
		t.Run(strings.Join(tt.fields, ","), func(t *testing.T) {
			_, l := readJSON(t, "a.jsonl", []byte(text), tt.fields...)
			var got []string
			for _, u := range l.units {
				got = append(got, u.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("units (-want +got):\n%s", diff)
			}
			if len(l.problems) != tt.problems {
				t.Errorf("problems: %v", l.problems)
			}
		})
	}
}

// FuzzJSONFormats reads anything with every JSON format: no panic, units in
// order with exact raw bytes.
func FuzzJSONFormats(f *testing.F) {
	f.Add([]byte(`{"intents":[{"examples":[{"text":"a\u00e9","mentions":[{"entity":"x","location":[0,1]}]}],"intent":"i"}]}`))
	f.Add([]byte(`[{"data":[{"text":"a "},{"text":"b","meta":"@m"}]},{"request":{"input":{"text":"x"}},"log_id":"1"}]`))
	f.Add([]byte(`{"messages":[{"content":"q","role":"user","tool_calls":[{"function":{"arguments":"{\"a\":\"\\u0062\"}"}}]}]}`))
	f.Add([]byte(`{"workspace":{"actions":[{"steps":[{"output":{"generic":[{"values":[{"text_expression":{"concat":[{"scalar":"a"},{"variable":"v"},{"scalar":"b"}]}}]}]}}]}]}}`))
	f.Add([]byte(`{"utterances":[{"text":"a","intent":"i","entities":[{"entity":"e","startPos":0,"endPos":0,"children":[{}]}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		for _, format := range jsonFormats {
			l := &listing{}
			in := &Input{Window: document.NewWindow(strings.NewReader(string(data)), 0, 0)}
			if err := format.Read(in, l); err != nil {
				t.Fatalf("%s: %v", format.Name, err)
			}
			last := 0
			for _, u := range l.units {
				if u.Raw.Start < last {
					t.Fatalf("%s: %s stands before the unit before it", format.Name, u.Pointer)
				}
				last = u.Raw.Start
				for _, s := range u.RawSpans(document.Span{Start: 0, End: len(u.Text)}) {
					if s.Start < u.Raw.Start || s.End > u.Raw.End || s.End > len(data) {
						t.Fatalf("%s: %s: raw span %v outside %v", format.Name, u.Pointer, s, u.Raw)
					}
				}
				if u.Segments == nil && u.Text != string(data[u.Raw.Start:u.Raw.End]) {
					t.Fatalf("%s: %s: text is not the raw bytes", format.Name, u.Pointer)
				}
				for _, label := range u.Labels {
					_ = u.Text[label.Span.Start:label.Span.End]
				}
			}
		}
	})
}

// TestJSONConcurrent reads with one format from several goroutines, which
// share its automaton.
func TestJSONConcurrent(t *testing.T) {
	text := `{"workspace":{"intents":[{"intent":"a","examples":[{"text":"one"}]}],"actions":[{"title":"b","steps":[]}]}}`
	units := make(chan int)
	const readers = 8
	for range readers {
		go func() {
			c := &count{}
			in := &Input{Window: document.NewWindow(strings.NewReader(text), 0, 0)}
			if err := watsonActionsFormat.Read(in, c); err != nil {
				t.Error(err)
			}
			units <- c.units
		}()
	}
	for range readers {
		if n := <-units; n != 3 {
			t.Errorf("%d units, want 3", n)
		}
	}
}
