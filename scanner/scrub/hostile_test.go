package scrub

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"
)

// longLine has many values, far more text than one window of a reader holds,
// and values across the borders of windows.
func longLine(quote bool) string {
	var b strings.Builder
	for i := 0; b.Len() < 160<<10; i++ {
		fmt.Fprintf(&b, "write %d to user%d@corp-mail.org or my ssn is 536-90-4399 für 😀, ", i, i)
		if quote && i%50 == 0 {
			b.WriteString(`\u0061\"`)
		}
	}
	return b.String()
}

func TestLongStrings(t *testing.T) {
	for name, data := range map[string]string{
		"line.txt":  longLine(false),
		"line.json": `{"text": "` + longLine(true) + `", "more": 1}`,
		"a.jsonl":   `{"text": "` + longLine(true) + "\"}\n{\"text\": \"a@corp-mail.org\"}\n",
		"a.csv":     "id,text\n1,\"" + longLine(false) + "\"\n2,x\n",
		"a.yaml":    "text: \"" + longLine(true) + "\"\nmore: 1\n",
		"b.yaml":    "text: " + strings.ReplaceAll(longLine(false), ",", "") + "\nmore: 1\n",
	} {
		for _, ops := range [][]string{{"*=replace"}, {"*=encrypt"}} {
			if ops[0] == "*=encrypt" && name != "line.json" && name != "b.yaml" {
				continue
			}
			t.Run(name+" "+ops[0], func(t *testing.T) {
				in := input{name, []byte(data)}
				for _, o := range (trial{operators: ops}).prove(t, in) {
					if bytes.Contains(o.data, []byte("corp-mail")) || bytes.Contains(o.data, []byte("536-90")) {
						t.Error("a value is left")
					}
					if ops[0] != "*=encrypt" {
						continue
					}
					if back, _, err := restored(t, input{name, o.data}); err != nil || !bytes.Equal(back, in.data) {
						t.Errorf("does not come back: %v, %d bytes of %d", err, len(back), len(in.data))
					}
				}
			})
		}
	}
}

func TestOddFiles(t *testing.T) {
	deep := strings.Repeat(`{"a":[`, 400) + `"mail jo@corp-mail.org"` + strings.Repeat(`]}`, 400)
	for _, tt := range []struct{ name, file, data, want string }{
		{"only a value", "a.txt", "jo@corp-mail.org", "<EMAIL_ADDRESS>"},
		{"only values", "a.txt", "jo@corp-mail.org\r\n\r\n536-90-4399\r\nmo@corp-mail.org", "<EMAIL_ADDRESS>\r\n\r\n<US_SSN>\r\n<EMAIL_ADDRESS>"},
		{"at begin and end", "a.csv", "jo@corp-mail.org,a\nb,mo@corp-mail.org", "<EMAIL_ADDRESS>,a\nb,<EMAIL_ADDRESS>"},
		{"one JSON string", "a.json", `{"a":"jo@corp-mail.org"}`, `{"a":"<EMAIL_ADDRESS>"}`},
		{"deep", "a.json", deep, strings.Replace(deep, "jo@corp-mail.org", "<EMAIL_ADDRESS>", 1)},
		{"no values", "a.txt", "hello\n", "hello\n"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			out := trial{operators: []string{"*=replace"}}.prove(t, input{tt.file, []byte(tt.data)})
			if got := string(out[0].data); got != tt.want {
				t.Errorf("got %q, want %q", clip([]byte(got)), clip([]byte(tt.want)))
			}
		})
	}
	t.Run("empty", func(t *testing.T) {
		o := trial{operators: []string{"*=replace"}}.scrub(t, input{"a.txt", nil})[0]
		if _, ok := errors.AsType[*UnscannedError](o.err); !ok {
			t.Errorf("error is %v", o.err)
		}
	})
	t.Run("invalid JSON is not written", func(t *testing.T) {
		o := trial{operators: []string{"*=replace"}}.scrub(t, input{"a.json", []byte(`{"a":"jo@corp-mail.org"`)})[0]
		if _, ok := errors.AsType[*UnscannedError](o.err); !ok || len(o.data) > 0 {
			t.Errorf("error is %v, %d bytes were written", o.err, len(o.data))
		}
	})
}

// What a scrub makes does not depend on the number of workers.
func TestWorkersDoNotMatter(t *testing.T) {
	g := newGen(t, 77)
	var files []input
	for _, f := range forms {
		files = append(files, input{f.name, []byte(f.make(g))})
	}
	one := trial{operators: []string{"*=pseudonym"}, jobs: 1}.scrub(t, files...)
	two := trial{operators: []string{"*=pseudonym"}, jobs: 2}.scrub(t, files...)
	for i := range one {
		if !bytes.Equal(one[i].data, two[i].data) {
			t.Errorf("%s: differs", files[i].name)
		}
	}
}

// A file of Windows-1252 whose only letters beyond ASCII are in values, and
// one that shows its character set late.
func TestWindows1252(t *testing.T) {
	for name, text := range map[string]string{
		"only in values": "my name is Zoë Quillfeather\nbye\n",
		"late":           strings.Repeat("hello there my ssn is 536-90-4399\n", 3000) + "Grüße an Zoë Quillfeather, my name is Zoë Quillfeather\n",
	} {
		t.Run(name, func(t *testing.T) {
			in := input{"a.txt", encoded(t, []byte(text), "windows-1252")}
			for _, op := range []string{"*=encrypt", "*=mask:char=•"} {
				for _, o := range (trial{operators: []string{op}}).prove(t, in) {
					if o.Edits == 0 {
						t.Fatal("nothing was replaced")
					}
					if op != "*=encrypt" {
						continue
					}
					if back, _, err := restored(t, input{in.name, o.data}); err != nil || !bytes.Equal(back, in.data) {
						t.Errorf("does not come back: %v, %q", err, clip(back))
					}
				}
			}
		})
	}
}

func TestDedupe(t *testing.T) {
	const head, tail = `{"dialog_nodes":[],"intents":[{"intent":"a","examples":[`, `]}]}`
	const data = head + `{"text":"mail jo@corp-mail.org"}, {"text":"mail mo@corp-mail.org"},{"text":"MAIL bo@corp-mail.org"} , {"text":"hi"}` + tail
	for way, want := range map[Dedupe]string{
		DedupeKeep:   head + `{"text":"mail <EMAIL_ADDRESS>"}, {"text":"mail <EMAIL_ADDRESS>"},{"text":"MAIL <EMAIL_ADDRESS>"} , {"text":"hi"}` + tail,
		DedupeDrop:   head + `{"text":"mail <EMAIL_ADDRESS>"}, {"text":"hi"}` + tail,
		DedupeNumber: head + `{"text":"mail <EMAIL_ADDRESS>"}, {"text":"mail <EMAIL_ADDRESS_2>"},{"text":"MAIL <EMAIL_ADDRESS_3>"} , {"text":"hi"}` + tail,
	} {
		t.Run(string(way), func(t *testing.T) {
			out := trial{operators: []string{"*=replace"}, dedupe: way}.prove(t, input{"skill.json", []byte(data)})
			if got := string(out[0].data); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
		})
	}
}
