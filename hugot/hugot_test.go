package hugot

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/match"
)

// open opens a model of testdata for a test.
func open(tb testing.TB, name string, opts Options) *Tagger {
	tb.Helper()
	t, err := New(filepath.Join("testdata", name), opts)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(t.Close)
	return t
}

// finds writes what a tagger finds as "PERSON maria".
func finds(text string, tagged []match.Tagged) []string {
	var out []string
	for _, t := range tagged {
		out = append(out, fmt.Sprintf("%s %s", t.Type, text[t.Span.Start:t.Span.End]))
	}
	return out
}

func TestTag(t *testing.T) {
	for _, test := range []struct {
		name, model, text string
		want              []string
	}{
		{"name", "uncased", "hi this is maria gonzalez.", []string{"PERSON maria gonzalez"}},
		{"capitals", "uncased", "HI THIS IS MARIA GONZALEZ!", []string{"PERSON MARIA GONZALEZ"}},
		{"cased model", "cased", "hi this is Maria Gonzalez.", []string{"PERSON Maria Gonzalez"}},
		{"capitals in a cased model", "cased", "hi this is MARIA", nil},
		{"accents", "uncased", "für José Müller, ö", []string{"PERSON José Müller"}},
		{"accents of two code points", "uncased", "ü Jose\u0301 Mu\u0308ller", []string{"PERSON Jose\u0301 Mu\u0308ller"}},
		{"accents in a cased model", "cased", "für José Müller, ö", []string{"PERSON José Müller"}},
		{"a word of two pieces", "uncased", "😀 Bergström is in Berlin", []string{"PERSON Bergström", "LOCATION Berlin"}},
		{"no spaces", "uncased", "дм李小龙 is", []string{"PERSON 李小龙"}},
		{"two people", "uncased", "maria gonzalez maria muller", []string{"PERSON maria gonzalez", "PERSON maria muller"}},
		{"context", "uncased", "dr word is in", []string{"PERSON word"}},
		{
			"all types", "uncased", "maria, paris, elm street, asthma and ibuprofen",
			[]string{"PERSON maria", "LOCATION paris", "STREET_ADDRESS elm street", "MEDICAL_CONDITION asthma", "MEDICATION ibuprofen"},
		},
		{"organisations are off", "uncased", "acme", nil},
		{"no letters", "uncased", "12 34 !", nil},
		{"empty", "uncased", "", nil},
		{"nothing", "uncased", "hi this is and", nil},
		{"bytes that are no text", "uncased", "\xffmaria\xfe", []string{"PERSON maria"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			tagger := open(t, test.model, Options{})
			tagged := tagger.Tag(nil, test.text)
			if err := tagger.Err(); err != nil {
				t.Fatal(err)
			}
			if got := finds(test.text, tagged); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
			for _, g := range tagged {
				if g.Score < 0.5 || g.Score > 1 || g.Evidence != "model" {
					t.Errorf("score %v, evidence %q", g.Score, g.Evidence)
				}
			}
		})
	}
}

func TestTagAppends(t *testing.T) {
	before := []match.Tagged{{Type: "PERSON"}}
	if got := open(t, "uncased", Options{}).Tag(before, "maria"); len(got) != 2 || got[0] != before[0] {
		t.Errorf("%d candidates, want the one before and one more", len(got))
	}
}

// The score is the probability of both labels of the type: a logit of 6 among
// thirteen, the others of 0.
func TestScore(t *testing.T) {
	got := open(t, "uncased", Options{}).Tag(nil, "berlin")
	const want = (403.428793 + 1) / (403.428793 + 12)
	if len(got) != 1 || got[0].Score < want-1e-4 || got[0].Score > want+1e-4 {
		t.Errorf("%v, want one with a score of %.4f", got, want)
	}
}

func TestOptions(t *testing.T) {
	text := "maria is in berlin and acme"
	for _, test := range []struct {
		name string
		opts Options
		want []string
	}{
		{"organisations", Options{Organizations: true}, []string{"PERSON maria", "LOCATION berlin", "ORGANIZATION acme"}},
		{"another meaning", Options{Labels: map[string]rules.EntityType{"b-loc": "STREET_ADDRESS"}}, []string{"PERSON maria", "STREET_ADDRESS berlin"}},
		{"no meaning", Options{Labels: map[string]rules.EntityType{"LOC": ""}}, []string{"PERSON maria"}},
		{"average", Options{Aggregation: Average}, []string{"PERSON maria", "LOCATION berlin"}},
		{"max", Options{Aggregation: Max}, []string{"PERSON maria", "LOCATION berlin"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := finds(text, open(t, "uncased", test.opts).Tag(nil, text)); !slices.Equal(got, test.want) {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Of "Bergström" the first piece is a name to the model and the second is not;
// of "Nordberg" it is the other way round.
func TestAggregation(t *testing.T) {
	for how, want := range map[Aggregation][2]bool{First: {true, false}, Average: {false, false}, Max: {true, true}} {
		tagger := open(t, "uncased", Options{Aggregation: how})
		for i, text := range []string{"Bergström", "Nordberg"} {
			got := tagger.Tag(nil, text)
			if sure := len(got) == 1 && got[0].Score > 0.9 && got[0].Span.Len() == len(text); sure != want[i] {
				t.Errorf("aggregation %d: %s is a sure find: %t, want %t", how, text, sure, want[i])
			}
		}
	}
}

// Texts longer than the window are read in pieces that overlap, without
// finding anything twice or losing it at an edge.
func TestLongText(t *testing.T) {
	var b strings.Builder
	var want []string
	for i := range 300 {
		b.WriteString("hi dr word is in Bergström, ")
		want = append(want, "PERSON word", "PERSON Bergström")
		b.WriteString(strings.Repeat("ö ", i%7))
	}
	text := b.String()
	for _, window := range []int{0, 40, 23, 18} {
		tagger := open(t, "uncased", Options{Window: window})
		got := finds(text, tagger.Tag(nil, text))
		if err := tagger.Err(); err != nil {
			t.Fatal(err)
		}
		if !slices.Equal(got, want) {
			t.Errorf("window %d: %d finds, want %d", window, len(got), len(want))
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	tagger := open(t, "uncased", Options{})
	var wait sync.WaitGroup
	for i := range 8 {
		wait.Go(func() {
			for k := range 20 {
				text := strings.Repeat("hi ", (i*k)%50) + "this is maria gonzalez"
				if got := finds(text, tagger.Tag(nil, text)); !slices.Equal(got, []string{"PERSON maria gonzalez"}) {
					t.Errorf("text of %d bytes: %d finds", len(text), len(got))
				}
			}
		})
	}
	wait.Wait()
	if err := tagger.Err(); err != nil {
		t.Error(err)
	}
}

func TestClose(t *testing.T) {
	tagger := open(t, "uncased", Options{})
	tagger.Close()
	tagger.Close()
	if got := tagger.Tag(nil, "maria"); len(got) != 0 || !errors.Is(tagger.Err(), ErrClosed) || tagger.Failures() != 1 {
		t.Errorf("%d finds, %d failures, %v, want one failure with ErrClosed", len(got), tagger.Failures(), tagger.Err())
	}
}

// A model that fails on a text says so, and not what the text was.
func TestFailure(t *testing.T) {
	tagger := open(t, "uncased", Options{})
	tagger.session.labels = 5 // the model has more
	if got := tagger.Tag(nil, "maria"); len(got) != 0 {
		t.Errorf("%d finds", len(got))
	}
	tagger.session.pipeline.Model.InputsMeta[0].Name = "unheard of"
	tagger.Tag(nil, "maria")
	if tagger.Err() == nil || tagger.Failures() != 2 || strings.Contains(tagger.Err().Error(), "maria") {
		t.Errorf("%d failures, %v", tagger.Failures(), tagger.Err())
	}
}

func TestLibraryErrorsAreNotQuoted(t *testing.T) {
	err := withoutText(&libraryError{errors.New("no piece 5150")})
	if strings.Contains(err.Error(), "5150") {
		t.Error("the words of the library are quoted")
	}
}

func TestJoin(t *testing.T) {
	tagger := open(t, "uncased", Options{})
	if got := Join(nil, tagger, tagger).Tag(nil, "maria"); len(got) != 2 {
		t.Errorf("%d finds, want those of both", len(got))
	}
}

// copied is a copy of a model with some files changed; nil removes one.
func copied(t *testing.T, changes map[string][]byte) string {
	t.Helper()
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("testdata", "uncased"))); err != nil {
		t.Fatal(err)
	}
	for name, content := range changes {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if content == nil {
			if err := os.Remove(path); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestFolders(t *testing.T) {
	weights, err := os.ReadFile("testdata/uncased/model.onnx")
	if err != nil {
		t.Fatal(err)
	}
	config := func(text string) map[string][]byte { return map[string][]byte{"config.json": []byte(text)} }
	for _, test := range []struct {
		name    string
		changes map[string][]byte
		opts    Options
		want    string // in the error; "" for none
	}{
		{"as exported into a folder of its own", map[string][]byte{"model.onnx": nil, "onnx/model.onnx": weights}, Options{}, ""},
		{"one of several", map[string][]byte{"model_quantized.onnx": weights}, Options{File: "model_quantized.onnx"}, ""},
		{"no tokenizer", map[string][]byte{"tokenizer.json": nil}, Options{}, "it has no tokenizer.json"},
		{"nothing", map[string][]byte{"tokenizer.json": nil, "config.json": nil, "model.onnx": nil}, Options{}, "it has no config.json, no tokenizer.json, no model.onnx"},
		{"not exported", map[string][]byte{"model.onnx": nil, "model.safetensors": {}}, Options{}, "model.safetensors must be exported to ONNX"},
		{"twice", map[string][]byte{"onnx/model.onnx": weights}, Options{}, "is there twice"},
		{"no weights", map[string][]byte{"model.onnx": []byte("\x00\x01not weights")}, Options{}, "cannot be loaded"},
		{"broken config", config(`{`), Options{}, "config.json: unexpected end"},
		{"broken tokenizer", map[string][]byte{"tokenizer.json": []byte(`{}`)}, Options{}, "is not supported"},
		{"no labels", config(`{"id2label":{}}`), Options{}, "is this a model for token classification?"},
		{"labels with a gap", config(`{"id2label":{"0":"O","2":"B-PER"}}`), Options{}, `has number "2" among 2 labels`},
		{"labels of another model", config(`{"id2label":{"0":"O","1":"B-PER"}}`), Options{}, "cannot run: the model gives 13 numbers for each piece and has 2 labels"},
		{"nameless labels", config(`{"id2label":{"0":"LABEL_0","1":"LABEL_1"}}`), Options{}, "no label of the model is known"},
		{"unknown type", nil, Options{Labels: map[string]rules.EntityType{"PER": "HUMAN"}}, `cannot find "HUMAN"`},
		{"unknown label", nil, Options{Labels: map[string]rules.EntityType{"HUMAN": "PERSON"}}, `has no label "HUMAN"`},
		{"small window", nil, Options{Window: 10}, "too small"},
		{"small model", map[string][]byte{"tokenizer_config.json": []byte(`{"model_max_length": 10}`)}, Options{}, "too small"},
		{"model without an end", map[string][]byte{"tokenizer_config.json": []byte(`{"model_max_length": 1e30}`)}, Options{}, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			tagger, err := New(copied(t, test.changes), test.opts)
			if test.want == "" {
				if err != nil {
					t.Fatal(err)
				}
				if got := tagger.Tag(nil, "maria"); len(got) != 1 {
					t.Errorf("%d finds, want 1", len(got))
				}
				tagger.Close()
				return
			}
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q in it", err, test.want)
			}
		})
	}
}

func TestNoFolder(t *testing.T) {
	if _, err := New(filepath.Join(t.TempDir(), "none"), Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("error %v, want one of a folder that is not there", err)
	}
	if _, err := New(filepath.Join("testdata", "make.py"), Options{}); !errors.Is(err, ErrIncomplete) {
		t.Errorf("error %v, want ErrIncomplete", err)
	}
}
