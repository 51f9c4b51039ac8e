package main

import (
	"bytes"
	"context"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"
)

// canary is a value that must never be seen, in a sentence that gives it
// away. All are invented or the issuers' own samples.
type canary struct {
	sentence, value string
	// bare values are known by themselves; the others stand in names as
	// something harmless.
	bare bool
}

// name is a name of an intent, key or node that holds the value.
func (c canary) name() string {
	if c.bare {
		return c.value
	}
	return "ask_something"
}

func canaries() []canary {
	var list []canary
	for _, line := range []string{
		"!please write to [jane.roe@brightwater-mail.com]",
		"my e-mail is [jane dot roe at gmail dot com]",
		"call me at [415-867-4309]",
		"my phone number is [(212) 867-1192]",
		"ring me on [+44 7911 204568]",
		"meine Telefonnummer ist [+49 30 90182017]",
		"my ssn is [536-90-4399]",
		"social security number [572 38 1946]",
		"my itin is [912-71-4036]",
		"!my credit card is [4539 1488 0343 6467]",
		"!card number [5425233430109903]",
		"!amex [3714 496353 98431]",
		"!iban [DE89 3704 0044 0532 0130 00]",
		"!my iban is [GB29NWBK60161331926819]",
		"routing number [021000021]",
		"my bank account number is [000482913377]",
		"!i log in from ip address [81.2.69.142]",
		"my ip is [2a02:c207:2021:35::91]",
		"!the mac address is [3c:22:fb:9a:11:07]",
		"my nhs number is [943 476 5919]",
		"national insurance number [JG 10 37 59 A]",
		"my tfn is [123 456 782]",
		"aadhaar [2341 2341 2346]",
		"my pan card is [ABCPE1234F]",
		"steuer-id [86 095 742 719]",
		"my dni is [12345678Z]",
		"meu cpf é [111.444.777-35]",
		"my social insurance number is [130 692 544]",
		"codice fiscale [RSSMRA85T10A562S]",
		"my passport number is [340020013]",
		"driver license number [D4812093]",
		"npi [1234567893]",
		"dea number [AB1234563]",
		"medicare id [1EG4-TE5-MK73]",
		"patient mrn [00482913]",
		"my member id is [XQJ882913456]",
		"my vin is [1HGCM82633A004352]",
		"license plate [7KLM392]",
		"imei [490154203237518]",
		"my password is [Tr0ub4dor&3x]",
		"my username is [jroe_1987]",
		"!aws key [AKIA" + "QYLPMN5HHHFPZAM2]",
		"!token [ghp_" + "16C7e42F292c6912E7710c838347Ae178B4a]",
		"!bitcoin [1BoatSLRHtKNngkdXEeobR76b53LETtpyT]",
		"!ethereum wallet [0x52908400098527886E0F7030069857D2E4169EE7]",
		"i was born on [04/12/1987]",
		"my date of birth is [March 3, 1979]",
		"my zip code is [94107-2231]",
		"i live at [2817 Larkmoor Street]",
		"my name is [Siobhan Fairweather]",
		"my customer number is [88120394]",
	} {
		line, bare := strings.CutPrefix(line, "!")
		before, rest, _ := strings.Cut(line, "[")
		value, after, _ := strings.Cut(rest, "]")
		list = append(list, canary{before + value + after, value, bare})
	}
	return append(list, moreCanaries()...)
}

// spellings are the forms in which a value could leak.
func (c canary) spellings() []string {
	quoted, err := json.Marshal(c.value)
	if err != nil {
		panic(err)
	}
	all := []string{
		c.value, strings.Trim(string(quoted), `"`), unicodeEscapes(c.value),
		url.QueryEscape(c.value), url.PathEscape(c.value), strings.ReplaceAll(c.value, "/", "~1"), strings.ReplaceAll(c.value, " ", ""),
		base64.StdEncoding.EncodeToString([]byte(c.value)),
	}
	if digits := onlyDigits(c.value); len(digits) >= 8 {
		all = append(all, digits)
	}
	// Fingerprints are short: look for the beginning of a hash.
	s256, s1, m5 := sha256.Sum256([]byte(c.value)), sha1.Sum([]byte(c.value)), md5.Sum([]byte(c.value))
	for _, sum := range [][]byte{s256[:], s1[:], m5[:]} {
		all = append(all, hex.EncodeToString(sum)[:12])
	}
	for i := range all {
		all[i] = strings.ToLower(all[i])
	}
	return all
}

func unicodeEscapes(s string) string {
	var b strings.Builder
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, `\u%04x`, u)
	}
	return b.String()
}

func onlyDigits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

func quoteJSON(s string) string {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(b)
}

// canaryFiles holds each of the values in every format, in texts, and in names
// where the format has such.
func canaryFiles(values []canary) map[string]string {
	files := map[string]func(*strings.Builder, int, canary){
		"lines.txt": func(b *strings.Builder, _ int, c canary) { fmt.Fprintln(b, c.sentence) },
		"notes.md":  func(b *strings.Builder, _ int, c canary) { fmt.Fprintf(b, "- %s\n", c.sentence) },
		"intents.csv": func(b *strings.Builder, _ int, c canary) {
			fmt.Fprintf(b, "\"%s\",%s\n", strings.ReplaceAll(c.sentence, `"`, `""`), c.name())
		},
		"table.tsv": func(b *strings.Builder, i int, c canary) {
			if i == 0 {
				fmt.Fprintf(b, "id\ttext\t%s\n", c.name())
			}
			fmt.Fprintf(b, "row%d\t%s, please\t%s\n", i, c.sentence, c.name())
		},
		"chat.jsonl": func(b *strings.Builder, _ int, c canary) {
			fmt.Fprintf(b, "{\"text\":%s,%s:%s}\n", quoteJSON(c.sentence), quoteJSON(c.name()), quoteJSON(c.name()))
		},
		"generic.json": list(values, `{"rows":[`, `]}`, func(c canary) string {
			return fmt.Sprintf(`{"comment":%s,%s:"x","text":"%s"}`, quoteJSON(c.sentence), quoteJSON(c.name()), unicodeEscapes(c.sentence))
		}),
		"skill.json": list(values, `{"name":"bot","language":"en","intents":[`, `],"entities":[],"dialog_nodes":[],"counterexamples":[]}`, func(c canary) string {
			return fmt.Sprintf(`{"intent":%s,"examples":[{"text":%s}]}`, quoteJSON(c.name()), quoteJSON(c.sentence))
		}),
		"dialog.json": list(values, `{"name":"bot","language":"en","intents":[],"entities":[],"counterexamples":[],"dialog_nodes":[`, `]}`, func(c canary) string {
			return fmt.Sprintf(`{"dialog_node":"n1","title":%s,"conditions":%s,"output":{"generic":[{"response_type":"text","values":[{"text":%s}]}]},"context":{"a":%s}}`,
				quoteJSON(c.name()), quoteJSON("input.text == '"+c.name()+"'"), quoteJSON(c.sentence), quoteJSON(c.name()))
		}),
		"entities.json": list(values, `{"name":"bot","language":"en","intents":[],"dialog_nodes":[],"counterexamples":[],"entities":[`, `]}`, func(c canary) string {
			return fmt.Sprintf(`{"entity":%s,"values":[{"value":%s,"type":"synonyms","synonyms":[%s]}]}`, quoteJSON(c.name()), quoteJSON(c.name()), quoteJSON(c.sentence))
		}),
		"nlu.yml": func(b *strings.Builder, i int, c canary) {
			if i == 0 {
				b.WriteString("version: \"3.1\"\nnlu:\n")
			}
			fmt.Fprintf(b, "- intent: %s\n  examples: |\n    - %s\n    - [%s](%s)\n", quoteJSON(c.name()), c.sentence, c.name(), c.name())
		},
		"nlu.md": func(b *strings.Builder, _ int, c canary) {
			fmt.Fprintf(b, "## intent:%s\n- %s\n", c.name(), c.sentence)
		},
		"bot.lu": func(b *strings.Builder, _ int, c canary) {
			fmt.Fprintf(b, "# %s\n- %s\n", c.name(), c.sentence)
		},
	}
	out := map[string]string{}
	for name, write := range files {
		var b strings.Builder
		for i, c := range values {
			write(&b, i, c)
		}
		out[name] = b.String()
	}
	return out
}

// list writes items of a JSON array between open and end.
func list(values []canary, open, end string, item func(canary) string) func(*strings.Builder, int, canary) {
	last := len(values) - 1
	return func(b *strings.Builder, i int, c canary) {
		if i == 0 {
			b.WriteString(open)
		} else {
			b.WriteByte(',')
		}
		b.WriteString(item(c))
		if i == last {
			b.WriteString(end)
		}
	}
}

// writeCanaries writes the files, and broken forms of them, to a folder.
func writeCanaries(t *testing.T, dir string) {
	t.Helper()
	write := func(name, content string) {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	all := canaries()
	var few []canary // for what is slow
	for i := 0; i < len(all); i += 5 {
		few = append(few, all[i])
	}
	for name, content := range canaryFiles(few) {
		write("few/"+name, content)
	}
	for name, content := range canaryFiles(all) {
		write("whole/"+name, content)
		for _, part := range []int{3, 5, 7} { // breaks off in the midst of a value, mostly
			write(fmt.Sprintf("cut%d/%s", part, name), content[:len(content)*(part-1)/part])
		}
		write("twice/"+name, content+content)
		write("quote/"+name, content[:len(content)/2]+`"`+content[len(content)/2:])
		write("nul/"+name, content[:len(content)/2]+"\x00"+content[len(content)/2:])
		write("bytes/"+name, content[:len(content)/2]+"\xff\xfe\xc3"+content[len(content)/2:])
	}
}

// scanInProcess runs the program and returns what it wrote.
func scanInProcess(t *testing.T, dir string, args ...string) (code int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	e := &env{
		stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: dir,
		getenv: func(string) string { return "" },
	}
	code = run(context.Background(), e, args)
	return code, out.String(), errs.String()
}

// TestNothingLeaks scans known values through every format, verbosity and
// error path and looks for them in all output.
func TestNothingLeaks(t *testing.T) {
	dir := t.TempDir()
	writeCanaries(t, dir)
	leaks := newLeaks()
	check := func(t *testing.T, args ...string) {
		t.Helper()
		code, stdout, stderr := scanInProcess(t, dir, args...)
		if code == exitClean {
			t.Errorf("%q is clean", args)
		}
		leaks.check(t, fmt.Sprintf("%q", args), stdout+stderr)
	}
	verbosities, broken, inputs := []string{"", "-v", "-vv"}, []string{"cut3", "cut5", "cut7", "twice", "quote", "nul", "bytes"}, inputFormats()
	if testing.Short() { // the race detector makes each scan take seconds
		verbosities, broken, inputs = verbosities[1:2], broken[4:5], inputs[:1]
	}
	for _, verbose := range verbosities { // all formats of one scan
		t.Run("formats "+verbose, func(t *testing.T) {
			args := []string{"scan", "whole", "--min-score", "0", "--timings", "-o", "text=-"}
			if verbose != "" {
				args = append(args, verbose)
			}
			out := t.TempDir()
			for _, format := range formats("scan") {
				args = append(args, "-o", format+"="+filepath.Join(out, format))
			}
			check(t, args...)
			leaks.checkFiles(t, out, len(formats("scan")))
		})
	}
	for _, folder := range broken {
		t.Run(folder, func(t *testing.T) { check(t, "scan", folder, "-f", "jsonl", "-vv") })
	}
	for _, name := range inputs {
		t.Run("as "+name, func(t *testing.T) { check(t, "scan", "few", "-f", "text", "-vv", "--input-format", name) })
	}
	t.Run("some rules", func(t *testing.T) { check(t, "scan", "whole", "-vv", "--select", "us-ssn,email-address") })
	t.Run("color", func(t *testing.T) { check(t, "scan", "whole", "-v", "--color", "always") })
}

// TestCanariesAreFound makes sure that the test above has something to hide.
func TestCanariesAreFound(t *testing.T) {
	dir := t.TempDir()
	writeCanaries(t, dir)
	_, stdout, _ := scanInProcess(t, dir, "scan", "whole/lines.txt", "-o", "concise=-", "-o", "json=found")
	found := map[int]bool{}
	for line := range strings.Lines(stdout) {
		var n, column int
		if _, err := fmt.Sscanf(strings.TrimPrefix(line, "whole/lines.txt:"), "%d:%d:", &n, &column); err != nil {
			t.Fatal(err)
		}
		found[n-1] = true
	}
	for i, c := range canaries() {
		if !found[i] {
			sentence, _, _ := strings.Cut(c.sentence, c.value)
			t.Errorf("value %d (after %q) is not found", i, sentence)
		}
	}
	var report struct {
		Summary struct {
			Types map[string]int `json:"by_entity_type"`
		} `json:"summary"`
	}
	data, err := os.ReadFile(filepath.Join(dir, "found"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, &report); err != nil {
		t.Fatal(err)
	}
	if n := len(report.Summary.Types); n < 25 {
		t.Errorf("values of %d entity types, want 25", n)
	}
}
