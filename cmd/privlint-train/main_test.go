package main

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// From lists to a model that finds the names of other utterances made of the
// same lists.
func TestEndToEnd(t *testing.T) {
	f := newFolder(t, 3000)
	f.must("train --gazetteer @names.bin --bits 14 --epochs 3 -o @model.bin --card @card.txt @gen.jsonl")
	f.write("gold.jsonl", `{"id":"1","text":"hi my name is Alice Abbott","spans":[[14,26,"PERSON"]]}
{"id":"2","text":"this is Brian Barlow","spans":[[8,20,"PERSON"]]}
{"id":"3","text":"i need to book a table please","spans":[]}
`)
	for _, flags := range []string{"", "--lower ", "--preset strict "} {
		out := f.must("eval --gazetteer @names.bin --model @model.bin --label PERSON " + flags + "@gold.jsonl")
		row := regexp.MustCompile(`(?m)^PERSON .*$`).FindString(out)
		if row == "" {
			t.Fatalf("%sno line of PERSON in:\n%s", flags, out)
		}
		if scores := regexp.MustCompile(`\b1\.0+\b|\b100(?:\.0+)?\b`).FindAllString(row, -1); len(scores) == 0 && flags == "" {
			t.Errorf("no perfect score on two names of the lists: %s", row)
		}
	}

	// The same again, byte by byte, and gzipped or by folder too.
	model := f.read("model.bin")
	var zipped bytes.Buffer
	w := gzip.NewWriter(&zipped)
	if _, err := w.Write([]byte(f.read("gen.jsonl"))); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	f.write("text/gen.jsonl.gz", zipped.String())
	f.must("train --gazetteer @names.bin --bits 14 --epochs 3 -o @again.bin @text")
	if f.read("again.bin") != model {
		t.Error("the same inputs give another model")
	}
	f.must("train --gazetteer @names.bin --bits 14 --epochs 3 --seed 2 -o @other.bin @text")
	if f.read("other.bin") == model {
		t.Error("the seed does not matter")
	}
}

// The card has digests of all that went in and came out, settings and counts.
func TestCard(t *testing.T) {
	f := newFolder(t, 50)
	f.write("own.jsonl", `{"t":"i am Gwen Hobbs from the other office","e":[[5,15,"PER"]],"src":"own"}
{"t":"please cancel the order that i made","src":"own/part"}
`)
	f.must("train --gazetteer @names.bin --bits 8 --epochs 1 --rate 0.2 --seed 7 -o @model.bin --card @card.txt @gen.jsonl @own.jsonl")
	card := f.read("card.txt")
	digest := func(name string) string { return fmt.Sprintf("sha256 %x", sha256.Sum256([]byte(f.read(name)))) }
	for _, want := range []string{
		"model      " + digest("model.bin") + ", " + strconv.Itoa(len(f.read("model.bin"))) + " bytes\n",
		"gazetteer  " + digest("names.bin") + ", ", "seed 7, bits 8, epochs 1, rate 0.2\n",
		"  gen.jsonl  " + digest("gen.jsonl") + ", 50 utterances\n", "  own.jsonl  " + digest("own.jsonl") + ", 2 utterances\n",
	} {
		if !strings.Contains(card, want) {
			t.Errorf("the card lacks %q", want)
		}
	}
	for _, line := range []string{`own +2 +0`, `synth +50 +0`} {
		if !regexp.MustCompile(`(?m)^` + line + `$`).MatchString(card) {
			t.Errorf("the card has no line %q", line)
		}
	}
	if strings.Contains(card, f.dir) {
		t.Error("the card names a folder of this machine")
	}
}

// What is held out is not learned: the same words however they are written,
// and the same with other names. Short texts and others stay.
func TestHeldOut(t *testing.T) {
	f := newFolder(t, 20)
	f.write("gold/a.jsonl", `{"text":"Hello, this is Gwen Hobbs and I have lost my card!","spans":[[15,25,"PERSON"]]}
{"text":"please tell me what the balance is","spans":[]}
{"text":"yes please","spans":[]}
{"text":"call Gwen","spans":[[5,9,"PERSON"]]}
`)
	for name, c := range map[string]struct {
		line string
		out  bool
	}{
		"equal":                   {`{"t":"Hello, this is Gwen Hobbs and I have lost my card!","e":[[15,25,"PER"]],"src":"own"}`, true},
		"other spelling":          {`{"t":"PLEASE tell me - what the balance is???","src":"own/part"}`, true},
		"other name":              {`{"t":"hello this is Derek and i have lost my card","e":[[14,19,"PER"]],"src":"own"}`, true},
		"longer name":             {`{"t":"hello this is Derek van Ingram and i have lost my card","e":[[14,30,"PER"]],"src":"own"}`, true},
		"other words":             {`{"t":"hello this is Derek and i have lost my keys","e":[[14,19,"PER"]],"src":"own"}`, false},
		"two words are anybody's": {`{"t":"yes please","src":"own"}`, false},
		"too few words for names": {`{"t":"call Derek","e":[[5,10,"PER"]],"src":"own"}`, false},
	} {
		t.Run(name, func(t *testing.T) {
			f.write("own.jsonl", c.line+"\n")
			f.must("train --gazetteer @names.bin --bits 4 --epochs 1 -o @model.bin --card @card.txt --held-out @gold @gen.jsonl @own.jsonl")
			want := `(?m)^own +1 +0$`
			if c.out {
				want = `(?m)^own +0 +1$`
			}
			if !regexp.MustCompile(want).MatchString(f.read("card.txt")) {
				t.Errorf("the card has no line %s", want)
			}
		})
	}
}

// Spans may count bytes or code points: the same model comes of both.
func TestBytes(t *testing.T) {
	f := newFolder(t, 20)
	f.write("runes.jsonl", `{"t":"né à Ashford, dit Jürgen Förster","e":[[5,12,"LOC"],[18,32,"PER"]],"src":"own"}`+"\n")
	f.write("bytes.jsonl", `{"t":"né à Ashford, dit Jürgen Förster","e":[[7,14,"LOC"],[20,36,"PER"]],"src":"own"}`+"\n")
	f.must("train --gazetteer @names.bin --bits 8 --epochs 1 -o @runes.bin @runes.jsonl")
	f.must("train --gazetteer @names.bin --bits 8 --epochs 1 -o @bytes.bin --bytes @bytes.jsonl")
	if f.read("runes.bin") != f.read("bytes.bin") {
		t.Error("the models differ")
	}
}

// Mistakes end with 2 and a line that names the file, the line where there is
// one, and nothing of the text.
func TestErrors(t *testing.T) {
	f := newFolder(t, 20)
	const secret = "zorblax"
	f.write("broken.jsonl", `{"t":"hello","src":"own"}`+"\n\n{\"t\":\""+secret+"\",\n")
	f.write("span.jsonl", `{"t":"`+secret+`","e":[[0,99,"PER"]],"src":"own"}`+"\n")
	f.write("type.jsonl", `{"t":"hello","src":"own"}`+"\n"+`{"t":"i am `+secret+`","e":[[5,12,"`+secret+`"]],"src":"own"}`+"\n")
	f.write("cut.jsonl.gz", "\x1f\x8b\x08\x00")
	f.write("gold/broken.jsonl", `{"text":"`+secret+`","spans":[[0,99,"PERSON"]]}`+"\n")
	f.write("empty/readme.txt", "")
	f.write("none.jsonl", "\n")
	f.write("damaged.bin", f.read("names.bin")[:100])
	f.must("train --gazetteer @names.bin --bits 4 --epochs 1 -o @model.bin @gen.jsonl")
	const train = "train --gazetteer @names.bin --bits 4 --epochs 1 -o @out.bin "
	for _, c := range []struct{ command, want string }{
		{train + "@broken.jsonl", f.path("broken.jsonl") + ":3: not a labelled utterance in JSON"},
		{train + "@span.jsonl", f.path("span.jsonl") + ":1: span 0 to 99 in a text of 7 code points"},
		{train + "@type.jsonl", f.path("type.jsonl") + ":2: span 1 has an unknown type"},
		{train + "--bytes @span.jsonl", f.path("span.jsonl") + ":1: span 0 to 99"},
		{train + "@cut.jsonl.gz", f.path("cut.jsonl.gz") + ": "},
		{train + "--held-out @gold @gen.jsonl", f.path("gold/broken.jsonl") + ":1: span 1 is 0 to 99"},
		{train + "--held-out @nowhere @gen.jsonl", f.path("nowhere")},
		{train + "@empty", f.path("empty") + ": holds no .jsonl"},
		{train + "@nowhere.jsonl", f.path("nowhere.jsonl")},
		{train + "@none.jsonl", "nothing to learn from"},
		{train, "nothing to learn from"},
		{train + "--bits 3 @gen.jsonl", "--bits"},
		{train + "--bits 40 @gen.jsonl", "--bits"},
		{train + "--epochs 0 @gen.jsonl", "--epochs"},
		{train + "--rate 0 @gen.jsonl", "--rate"},
		{"train --gazetteer @damaged.bin -o @out.bin @gen.jsonl", "gazetteer: data is no table or damaged"},
		{"train --gazetteer @nowhere.bin -o @out.bin @gen.jsonl", f.path("nowhere.bin")},
		{"train -o @out.bin @gen.jsonl", `"gazetteer"`},
		{"train --gazetteer @names.bin @gen.jsonl", `"output"`},
		{"gen --lists @empty -o @out.jsonl", "empty"},
		{"gazetteer --lists @empty -o @out.bin", "empty"},
		{"eval --gazetteer @names.bin --model @names.bin @gold", "crf: data is no model or damaged"},
		{"eval --gazetteer @model.bin --model @model.bin @gold", "gazetteer: data is no table or damaged"},
		{"eval --gazetteer @names.bin --model @model.bin --preset lax @gold", `unknown preset "lax"`},
		{"eval --gazetteer @names.bin --model @model.bin @gold/broken.jsonl", "broken.jsonl:1: "},
		{"eval --gazetteer @names.bin --model @model.bin", "no gold"},
		{"train --no-such-flag", "no-such-flag"},
		{"fly", `unknown command "fly"`},
	} {
		code, _, stderr := f.run(c.command)
		if code != 2 {
			t.Errorf("%s: exit code %d, want 2", c.command, code)
		}
		if !strings.Contains(stderr, "privlint-train: ") || !strings.Contains(stderr, c.want) {
			t.Errorf("%s: says %q, want %q in it", c.command, stderr, c.want)
		}
		if strings.Contains(stderr, secret) {
			t.Errorf("%s: the error has text of the file", c.command)
		}
	}
	for _, command := range []string{"", "--help", "train --help"} {
		if code, stdout, stderr := f.run(command); code != 0 || !strings.Contains(stdout, "privlint-train") || stderr != "" {
			t.Errorf("%q: exit code %d, %d bytes of help, errors %q", command, code, len(stdout), stderr)
		}
	}
}
