package workspace

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
)

func TestDetectText(t *testing.T) {
	sentences := "Hello, I would like to know, please, what you offer\nWe open at nine, and close at five\n" +
		"Yes, you can\nCall us, or write, at any time\nThank you, Ann\n"
	tests := []struct{ name, file, in, want string }{
		{"utterances without a header", "u.csv", "hi there\nwhere is my card\n", "utterance-csv"},
		{"utterances with unquoted commas", "u.csv", sentences, "utterance-csv"},
		{"prose with commas is no CSV", "faq.txt", sentences, "text"},
		{"prose without a name", "", sentences, "text"},
		{"two sentences with one comma each are no CSV", "faq.txt", "Yes, we do\nNo, we do not\n", "text"},
		{"intents without a header", "x.csv", "get my bill,pay\nnow to it,pay\nhello there,greet\nhi,greet\n", "intent-csv"},
		{"intents on stdin", "", "pay my bill,pay\npay now,pay\nhello there,greet\nhi,greet\nhey you,greet\n", "intent-csv"},
		{"intents with a header", "x.csv", "text,category\nwhere is it,card\n", "intent-csv"},
		{"intents the other way round", "x.csv", "intent,utterance\ncard,where is it\n", "intent-csv"},
		{"one word examples", "x.csv", "adieu,bye\nciao,bye\nhello,greet\nhi,greet\n", "intent-csv"},
		{"entities", "x.csv", "color,red,crimson\ncolor,blue\nsize,small,tiny\nsize,big\n", "entity-csv"},
		{"entities with a header", "x.csv", "entity,value,synonyms\ncolor,red,crimson\n", "entity-csv"},
		{"entities padded", "x.csv", "color,red,crimson,,,\ncolor,blue,,,,\nsize,big,,,,\n", "entity-csv"},
		{"table with a header", "x.csv", "id,name,email\n1,Ann,ann@example.com\n", "csv"},
		{"table without a header", "x.csv", "1,Ann,ann@example.com\n2,Bob,bob@example.com\n", "csv"},
		{"table on stdin", "", "name,email\nAnn,ann@example.com\nBob,bob@example.com\n", "csv"},
		{"semicolons", "x.csv", "name;email\nAnn;ann@example.com\n", "csv"},
		{"tabs in a text file", "x.txt", "my bill\tpay\nit is now\tpay\nhello\tgreet\n", "intent-csv"},
		{"a text with one tab", "x.txt", "hello\tyou\nand then nothing\n", "text"},
		{"quoted table in a text file", "x.txt", "\"a\",\"b c\"\n\"d\",\"e, f\"\n", "csv"},
		{"translation", "x.csv", "id,resource_type,locator,translatable_string\n0,EXAMPLE_TEXT,a,\"\"\"b\"\"\"\n", "csv-translation"},
		{"rasa", "nlu.yml", "nlu:\n- intent: a\n  examples: |\n    - b\n", "rasa-yaml"},
		{"rasa without a name", "", "version: \"3.1\"\nnlu:\n- lookup: a\n  examples: |\n    - b\n", "rasa-yaml"},
		{"rasa stories", "x.yml", "stories:\n- story: a\n  steps:\n  - intent: b\n", "rasa-yaml"},
		{"rasa domain", "x.yml", "intents:\n  - a\nresponses:\n  utter_a:\n  - text: b\n", "rasa-yaml"},
		{"other yaml", "x.yml", "on: push\njobs:\n  a:\n    steps:\n    - run: make\n", "yaml"},
		{"yaml without a name", "", "a:\n  b: c\n  d:\n    - e\n", "yaml"},
		{"a chat is no yaml", "chat.txt", "Agent: hello\nCustomer: hi\nAgent: bye\n", "text"},
		{"rasa markdown", "x.md", "## intent:a\n- b\n", "rasa-md"},
		{"markdown", "x.md", "# a\n\n- b\n", "markdown"},
		{"markdown by its look", "readme", "# a\n\n- b\n- c\n\n```\nd\n```\n", "markdown"},
		{"lu", "x.lu", "# A\n- b {c=d}\n", "lu"},
		{"lu by its look", "x.txt", "> !# @app.name = a\n# B\n- c\n", "lu"},
		{"botium", "x.convo.txt", "a\n\n#me\nhi\n\n#bot\nhello\n", "botium-convo"},
		{"botium by its look", "x.txt", "a\n\n#me\nhi\n\n#bot\nhello\n", "botium-convo"},
		{"botium utterances", "x.utterances.txt", "A\nhi\nhello\n", "botium-utterances"},
		{"snips", "x.yaml", "type: intent\nname: a\nutterances:\n  - b\n", "snips-yaml"},
		{"plain text", "x.txt", "hello\n", "text"},
		{"text with NUL bytes and the name of a text", "x.txt", "hello\x00\nyou\n", "text"},
		{"csv by name only", "x.csv", "a,b,c\n", "csv"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, ok := detect(tt.file, []byte(tt.in))
			if !ok || f.Name != tt.want {
				t.Errorf("got %q, want %q", f.Name, tt.want)
			}
		})
	}
}

func TestFieldChoosesColumns(t *testing.T) {
	tests := []struct {
		name, format, in string
		fields           []string
		want             []string
		problems         int
	}{
		{"by header", "csv", "id,name,email\n1,Ann,a@example.com\n", []string{"Name"}, []string{"Ann"}, 0},
		{"by number", "csv", "1;Ann;a@example.com\n2;Bob;b@example.com\n", []string{"1"}, []string{"Ann", "Bob"}, 0},
		{"two", "csv", "id,name,email\n1,Ann,a@example.com\n", []string{"id", "email"}, []string{"1", "a@example.com"}, 0},
		{"example only", "intent-csv", "a b,c\nd e,c\n", []string{"example"}, []string{"a b", "d e"}, 0},
		{"synonyms only", "entity-csv", "a,b,c,d\n", []string{"synonyms"}, []string{"c", "d"}, 0},
		{"unknown", "csv", "id,name\n1,Ann\n", []string{"nam"}, nil, 1},
		{"yaml key", "yaml", "a: {email: x, b: y}\nemail: z\n", []string{"email"}, []string{"x", "z"}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := Lookup(tt.format)
			if err != nil {
				t.Fatal(err)
			}
			l := readAs(t, f, []byte(tt.in), 0, tt.fields...)
			var got []string
			for _, u := range l.units {
				got = append(got, u.Text)
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("units (-want +got):\n%s", diff)
			}
			if len(l.problems) != tt.problems {
				t.Errorf("problems %v, want %d", l.problems, tt.problems)
			}
		})
	}
}

// TestLongRow reads a row of 10 MB: it comes in windows, and the rows after
// it are read.
func TestLongRow(t *testing.T) {
	const mail = "ann@example.com"
	long := strings.Repeat("x ", 5<<20) + mail
	for format, in := range map[string]string{
		"intent-csv":      "hello,a\n\"" + long + "\",b\nbye,c\n",
		"utterance-csv":   "hello\n" + long + "\nbye\n",
		"csv":             "a,b,c\n1," + long + ",2\n3,4,bye\n",
		"text":            "hello\n" + long + "\nbye\n",
		"markdown":        "hello\n" + long + "\nbye\n",
		"rasa-md":         "## intent:a\n- " + long + "\n- bye\n",
		"rasa-yaml":       "nlu:\n- intent: a\n  examples: |\n    - " + long + "\n    - bye\n",
		"yaml":            "a: " + long + "\nb: bye\n",
		"lu":              "# a\n- " + long + "\n- bye\n",
		"botium-convo":    "a\n\n#me\n" + long + "\nbye\n",
		"csv-translation": "id,resource_type,locator,translatable_string\n1,EXAMPLE_TEXT,x,\"\"\"" + long + "\"\"\"\n2,EXAMPLE_TEXT,x,\"\"\"bye\"\"\"\n",
	} {
		t.Run(format, func(t *testing.T) {
			f, err := Lookup(format)
			if err != nil {
				t.Fatal(err)
			}
			l := readAs(t, f, []byte(in), 0)
			owned, found, bye := 0, 0, false
			for _, u := range l.units {
				if len(u.Text) > document.WindowBytes {
					t.Errorf("unit of %d bytes", len(u.Text))
				}
				own := u.Own
				if own == (document.Span{}) {
					own.End = len(u.Text)
				}
				owned += own.Len()
				if i := strings.Index(u.Text, mail); i >= own.Start && i < own.End {
					found++
					if got := in[u.Raw.Start+i:][:len(mail)]; got != mail {
						t.Error("the address is not where its unit says")
					}
				}
				bye = bye || u.Text == "bye"
			}
			if found != 1 || !bye || owned < len(long) {
				t.Errorf("found %d times, rest read: %v, %d bytes owned", found, bye, owned)
			}
			if len(l.problems) > 0 {
				t.Errorf("problems: %v", l.problems)
			}
		})
	}
}

func TestReaderErrorsComeThrough(t *testing.T) {
	fault := errors.New("broken disk")
	for _, f := range textFormats {
		t.Run(f.Name, func(t *testing.T) {
			l := &listing{}
			r := io.MultiReader(strings.NewReader("hello there,a,b,c\nyou,d,e,f\n"), iotest.ErrReader(fault))
			err := f.Read(&Input{Window: document.NewWindow(r, 0, 0)}, l)
			if !errors.Is(err, fault) {
				t.Errorf("got %v, want the error of the reader", err)
			}
			if len(l.units) == 0 {
				t.Error("what was read before is lost")
			}
		})
	}
}

// stopper is an emitter that takes no more.
type stopper struct{ listing }

var errStop = errors.New("stop")

func (*stopper) Unit(*document.Unit) error { return errStop }

func TestEmitterErrorsStop(t *testing.T) {
	files, err := filepath.Glob("testdata/text/*")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") || strings.HasSuffix(file, "empty.csv") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		f, _ := detect(file, data)
		err = f.Read(&Input{Window: document.NewWindow(bytes.NewReader(data), 0, 0)}, &stopper{})
		if !errors.Is(err, errStop) {
			t.Errorf("%s: got %v, want the error of the emitter", file, err)
		}
	}
}

func TestYAMLOverTheLimit(t *testing.T) {
	f, err := Lookup("yaml")
	if err != nil {
		t.Fatal(err)
	}
	line := "- " + strings.Repeat("x", 1<<16) + "\n"
	n := document.YAMLLimit/len(line) + 2
	count := 0
	out := tally{units: &count}
	r := io.MultiReader(bytes.NewReader(bytes.Repeat([]byte(line), n)), strings.NewReader("last: ann\n"))
	if err := f.Read(&Input{Window: document.NewWindow(r, 0, 0)}, &out); err != nil {
		t.Fatal(err)
	}
	if count != n+1 || len(out.problems) != 1 {
		t.Errorf("%d units, problems %v, want %d and one", count, out.problems, n+1)
	}
}

// tally counts units without keeping them.
type tally struct {
	listing
	units *int
}

func (c *tally) Unit(*document.Unit) error { *c.units++; return nil }

// TestRealText reads published files that are not JSON: each must have the
// kind that the README gives, units, and no problem.
func TestRealText(t *testing.T) {
	dir := sharedFolder(t, "realfiles")
	readme, err := os.ReadFile(filepath.Join(dir, "README.md"))
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for line := range strings.Lines(string(readme)) {
		cells := strings.Split(line, "|")
		if len(cells) < 3 || !strings.HasPrefix(cells[1], " `") {
			continue
		}
		name, kind := strings.Trim(cells[1], " `"), strings.TrimSpace(cells[2])
		switch filepath.Ext(name) {
		case ".csv", ".yml", ".md", ".lu", ".txt":
		default:
			continue
		}
		n++
		t.Run(name, func(t *testing.T) {
			data, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
			if err != nil {
				t.Fatal(err)
			}
			for _, file := range []string{name, "stdin"} {
				f, ok := detect(file, data)
				if !ok || f.Name != strings.TrimPrefix(kind, "luis-") && file != "stdin" {
					t.Errorf("%s: detected %s, want %s", file, f.Name, kind)
				}
				if file == "stdin" {
					t.Logf("without its name: %s", f.Name)
					continue
				}
				l := readAs(t, f, data, 0)
				for _, p := range l.problems {
					t.Errorf("problem: %v", p)
				}
				if len(l.units) == 0 {
					t.Error("no units")
				}
				checkPlaces(t, data, 0, l.units)
				t.Logf("%d units", len(l.units))
			}
		})
	}
	if n == 0 {
		t.Error("the README names no such files")
	}
}

// TestUtteranceMemory reads 32 MB of rows: memory in use must stay flat.
func TestUtteranceMemory(t *testing.T) {
	f, err := Lookup("utterance-csv")
	if err != nil {
		t.Fatal(err)
	}
	row := "I want to know, please, the balance of my account\n"
	count := 0
	out := tally{units: &count}
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r := io.LimitReader(&repeatRow{row: row}, int64(len(row))*640_000)
	if err := f.Read(&Input{Window: document.NewWindow(r, 0, 0)}, &out); err != nil {
		t.Fatal(err)
	}
	runtime.ReadMemStats(&after)
	if count != 640_000 {
		t.Errorf("%d units", count)
	}
	if grown := int64(after.HeapSys) - int64(before.HeapSys); grown > 24<<20 {
		t.Errorf("the heap grew by %d MiB", grown>>20)
	}
}

type repeatRow struct {
	row string
	at  int
}

func (r *repeatRow) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) {
		c := copy(p[n:], r.row[r.at:])
		n += c
		r.at = (r.at + c) % len(r.row)
	}
	return n, nil
}

func FuzzTextFormats(f *testing.F) {
	files, err := filepath.Glob("testdata/text/*")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range files {
		if strings.HasSuffix(file, ".golden") {
			continue
		}
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if bytes.HasPrefix(data, []byte("\xef\xbb\xbf")) || bytes.HasPrefix(data, []byte("\xff\xfe")) || bytes.HasPrefix(data, []byte("\xfe\xff")) {
			return // the source layer takes byte order marks away
		}
		for _, format := range textFormats {
			checkPlaces(t, data, 0, readAs(t, format, data, 0).units)
		}
	})
}

func BenchmarkUtteranceCSV(b *testing.B) {
	name := os.Getenv("PRIVLINT_BIG_CSV")
	if name == "" {
		b.Skip("PRIVLINT_BIG_CSV names no file")
	}
	info, err := os.Stat(name)
	if err != nil {
		b.Fatal(err)
	}
	f, err := Lookup("utterance-csv")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(info.Size())
	b.ReportAllocs()
	for range b.N {
		file, err := os.Open(name)
		if err != nil {
			b.Fatal(err)
		}
		count := 0
		if err := f.Read(&Input{Window: document.NewWindow(file, 0, 0)}, &tally{units: &count}); err != nil {
			b.Fatal(err)
		}
		if err := file.Close(); err != nil {
			b.Fatal(err)
		}
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		b.ReportMetric(float64(m.HeapSys)/(1<<20), "heap-MiB")
	}
}
