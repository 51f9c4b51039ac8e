package main

import (
	"bytes"
	"context"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/fixtures/plant/planted"
)

// plantedFiles are published workspaces and those of the repository.
func plantedFiles(t *testing.T) []string {
	t.Helper()
	files := []string{
		"../../fixtures/demo/bank-skill.json", "../../fixtures/demo/clinic-intents.csv",
		"../../scanner/workspace/testdata/json/clu.json", "../../scanner/workspace/testdata/json/luis.json",
		"../../scanner/workspace/testdata/text/nlu.yml",
	}
	if testing.Short() {
		return files
	}
	shared := os.Getenv("PRIVLINT_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	err := filepath.WalkDir(filepath.Join(shared, "realfiles"), func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != "README.md" && filepath.Ext(path) != ".txt" {
			files = append(files, path)
		}
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		t.Log("published files are not there: set PRIVLINT_SHARED")
	} else if err != nil {
		t.Fatal(err)
	}
	return files
}

// tally counts what was planted and what of it is gone.
type tally struct{ planted, gone int }

// TestPlanted plants values into workspaces, scrubs them, and compares with
// what was planted. It runs without the tagger, which finds what was there
// before and lets each byte be accounted for; TestPlantedTagged has it.
func TestPlanted(t *testing.T) {
	values := planted.Values(1)
	byType := map[string]*tally{}
	byPlace := map[string]*tally{}
	wide := map[string]int{}
	n := 0
	for _, path := range plantedFiles(t) {
		original, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := planted.Into(path, original, values)
		if errors.Is(err, planted.ErrUnknown) {
			t.Logf("%s: %v", filepath.Base(path), err)
			continue
		}
		if err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		n++
		t.Run(filepath.Base(path), func(t *testing.T) {
			p := plantedRun{t: t, name: filepath.Base(path), original: original, file: file, values: values, wide: wide}
			p.run()
			for _, v := range file.Values {
				if v.Place == "name" {
					continue
				}
				for _, sum := range []*tally{at(byType, values[v.Value].Type), at(byPlace, v.Place)} {
					sum.planted++
					if p.gone[v.Span.Start] {
						sum.gone++
					}
				}
			}
		})
	}
	structured := map[string]bool{}
	for _, v := range values {
		structured[v.Type] = v.Structured
	}
	for _, name := range slices.Sorted(maps.Keys(byType)) {
		sum := byType[name]
		t.Logf("%-22s planted %5d  gone %5d", name, sum.planted, sum.gone)
		if structured[name] && sum.gone < sum.planted {
			t.Errorf("%s: %d of %d are left", name, sum.planted-sum.gone, sum.planted)
		}
		if sum.gone*100 < sum.planted*98 {
			t.Errorf("%s: only %d of %d are gone", name, sum.gone, sum.planted)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(byPlace)) {
		t.Logf("in %-18s planted %5d  gone %5d", name, byPlace[name].planted, byPlace[name].gone)
	}
	t.Logf("%d files; wider than a value: %v", n, wide)
	for rule, n := range wide {
		if n > 10 {
			t.Errorf("rule %s finds more than a value %d times", rule, n)
		}
	}
	if len(byType) != planted.Types {
		t.Errorf("%d types, want %d", len(byType), planted.Types)
	}
}

func at(m map[string]*tally, key string) *tally {
	if m[key] == nil {
		m[key] = &tally{}
	}
	return m[key]
}

// plantedRun is one file.
type plantedRun struct {
	t        *testing.T
	name     string
	original []byte
	file     *planted.File
	values   []planted.Value
	output   []byte
	keyFile  string
	wide     map[string]int // findings wider than a value, by rule
	gone     map[int]bool   // plantings that are not there any more, by their start
}

func (p *plantedRun) run() {
	p.output = p.scrub()
	if p.output == nil {
		return
	}
	holes := p.holes()
	p.gone = map[int]bool{}
	contents, bad := fill(p.file.Data, p.output, holes)
	if bad >= 0 {
		p.t.Errorf("bytes differ outside of values, near byte %d of the planted file (line %d)", bad, 1+bytes.Count(p.file.Data[:bad], []byte("\n")))
		return
	}
	for _, v := range p.file.Values {
		if v.Place == "name" {
			continue
		}
		for i, h := range holes {
			if h.Start > v.Span.Start || v.Span.End > h.End {
				continue
			}
			p.gone[v.Span.Start] = !bytes.Contains(contents[i], p.file.Data[v.Span.Start:v.Span.End])
			if !p.gone[v.Span.Start] && p.values[v.Value].Structured {
				p.t.Errorf("a %s stays as %s on line %d", p.values[v.Value].Type, v.Place, 1+bytes.Count(p.file.Data[:v.Span.Start], []byte("\n")))
			}
		}
	}
	p.leaks()
	switch filepath.Ext(p.name) {
	case ".json":
		p.sameJSON()
	case ".csv":
		p.sameCSV()
	case ".yml":
		p.sameYAML()
	}
}

// privlint runs the program on a file and returns what it wrote.
func (p *plantedRun) privlint(data []byte, args ...string) (code int, stdout []byte, stderr string) {
	p.t.Helper()
	dir := p.t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, p.name), data, 0o600); err != nil {
		p.t.Fatal(err)
	}
	var out, errs bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: dir, getenv: func(string) string { return "" }}
	code = run(context.Background(), e, append(args, p.name))
	return code, out.Bytes(), errs.String()
}

func (p *plantedRun) scrub() []byte {
	name := slices.ContainsFunc(p.file.Values, func(v planted.Planting) bool { return v.Place == "name" })
	code, out, stderr := p.privlint(p.file.Data, "scrub", "--verify", "--tagger", "off")
	if name && (code != exitFindings || !strings.Contains(stderr, "in names of intents")) {
		p.t.Errorf("exit code %d, the name is told: %v", code, strings.Contains(stderr, "in names of intents"))
	}
	if len(out) == 0 || code > exitFindings {
		p.t.Errorf("exit code %d, %d bytes: %s", code, len(out), stderr)
		return nil
	}
	return out
}

// holes are the ranges of the planted file that may change: what was planted,
// numbers that count it out, and what the scan finds in the file without it,
// there and elsewhere.
func (p *plantedRun) holes() []planted.Span {
	var holes []planted.Span
	for _, v := range p.file.Values {
		if v.Place != "name" {
			holes = append(holes, v.Span)
		}
	}
	for _, n := range numbers.FindAllSubmatchIndex(p.file.Data, -1) {
		for i := 2; i < len(n); i += 2 {
			if n[i] >= 0 {
				holes = append(holes, planted.Span{Start: n[i], End: n[i+1]})
			}
		}
	}
	holes = append(holes, p.beside()...)
	for _, f := range p.scan(p.original) {
		holes = append(holes, planted.Span{Start: p.moved(f.Start), End: p.moved(f.End-1) + 1})
		if len(f.Value) < 5 {
			continue
		}
		lower, value := bytes.ToLower(p.file.Data), bytes.ToLower([]byte(f.Value))
		for i := 0; ; {
			j := bytes.Index(lower[i:], value)
			if j < 0 {
				break
			}
			holes = append(holes, planted.Span{Start: i + j, End: i + j + len(value)})
			i += j + len(value)
		}
	}
	slices.SortFunc(holes, func(a, b planted.Span) int { return a.Start - b.Start })
	merged := holes[:0]
	for _, h := range holes {
		if n := len(merged); n > 0 && h.Start <= merged[n-1].End {
			merged[n-1].End = max(merged[n-1].End, h.End)
			continue
		}
		merged = append(merged, h)
	}
	return merged
}

// beside are findings of the planted file that are not as planted: in what was
// there, because of what stands beside it now, or wider than a value. The
// latter count.
func (p *plantedRun) beside() []planted.Span {
	var out []planted.Span
	for _, f := range p.scan(p.file.Data) {
		s := planted.Span{Start: f.Start, End: f.End}
		fits := slices.ContainsFunc(p.file.Values, func(v planted.Planting) bool { return v.Span.Start <= s.Start && s.End <= v.Span.End })
		if fits {
			continue
		}
		if slices.ContainsFunc(p.file.Values, func(v planted.Planting) bool { return v.Span.Start < s.End && s.Start < v.Span.End }) {
			p.wide[f.Rule]++
		}
		out = append(out, s)
	}
	return out
}

// numbers are those of mentions.
var numbers = regexp.MustCompile(`"(?:startPos|endPos|offset|length)":\s*(\d+)|"location":\s*\[\s*(\d+),\s*(\d+)\s*\]`)

type plantedFinding struct {
	Type, Value, Rule string
	Start             int `json:"byte_start"`
	End               int `json:"byte_end"`
	Place             struct{ Kind string }
}

// scan lists what is found but for names.
func (p *plantedRun) scan(data []byte) []plantedFinding {
	var out []plantedFinding
	_, text, _ := p.privlint(data, "scan", "-f", "jsonl", "--show-values", "--fail-on", "critical", "--tagger", "off")
	for line := range bytes.Lines(text) {
		var f plantedFinding
		if err := json.Unmarshal(line, &f); err != nil {
			p.t.Fatal(err)
		}
		if f.Type == "finding" && f.Place.Kind != "intent-name" {
			out = append(out, f)
		}
	}
	return out
}

// moved is where a byte of the original stands in the planted file.
func (p *plantedRun) moved(at int) int {
	for _, s := range p.file.Inserted {
		if at >= s.Start {
			at += s.End - s.Start
		}
	}
	return at
}

var placeholders = regexp.MustCompile(`<[A-Z_0-9]+>`)

// mayBe tells what may stand in the place of old bytes: the same, a number for
// a number, or placeholders between parts of the old.
func mayBe(old, fresh []byte) bool {
	const longNumber = 5
	if bytes.Equal(old, fresh) {
		return true
	}
	if len(old) <= longNumber && len(fresh) <= longNumber && len(fresh) > 0 && onlyDigits(string(old)) == string(old) {
		return onlyDigits(string(fresh)) == string(fresh)
	}
	parts := placeholders.Split(string(fresh), -1)
	if len(parts) < 2 || !strings.HasPrefix(string(old), parts[0]) || !strings.HasSuffix(string(old), parts[len(parts)-1]) {
		return false
	}
	return !slices.ContainsFunc(parts, func(part string) bool { return !strings.Contains(string(old), part) })
}

// fill finds out what stands in the output in the place of each hole. All
// between the holes must be as it was; bad is where it is not, or -1.
func fill(before, after []byte, holes []planted.Span) (contents [][]byte, bad int) {
	contents = make([][]byte, len(holes))
	deepest := 0
	var try func(i, at, end int) bool
	try = func(i, at, end int) bool { // hole i; at in before and end in after are behind the one before it
		next := len(before)
		if i < len(holes) {
			next = holes[i].Start
		}
		fixed := before[at:next]
		deepest = max(deepest, at)
		if !bytes.HasPrefix(after[end:], fixed) {
			return false
		}
		end += len(fixed)
		if i == len(holes) {
			return end == len(after)
		}
		h := holes[i]
		limit := min(len(after), end+h.End-h.Start+80)
		for to := end; to <= limit; to++ {
			c := after[end:to]
			if !mayBe(before[h.Start:h.End], c) {
				continue
			}
			contents[i] = c
			if try(i+1, h.End, to) {
				return true
			}
		}
		return false
	}
	if try(0, 0, 0) {
		return contents, -1
	}
	return nil, deepest
}

// leaks looks for structured values in any spelling.
func (p *plantedRun) leaks() {
	for _, text := range p.texts(p.output) {
		lower, digits := strings.ToLower(text), onlyDigits(text)
		bare := strings.ReplaceAll(lower, " ", "")
		for i, v := range p.values {
			if !v.Structured || text == p.values[0].Text && i == 0 {
				continue // the name stays
			}
			value := strings.ToLower(v.Text)
			if strings.Contains(lower, value) || strings.Contains(bare, strings.ReplaceAll(value, " ", "")) {
				p.t.Errorf("a %s is left", v.Type)
			}
			if d := onlyDigits(v.Text); len(d) >= 8 && strings.Contains(digits, d) {
				p.t.Errorf("the digits of a %s are left", v.Type)
			}
		}
	}
}

// texts are the strings of a JSON file, or the lines of another.
func (p *plantedRun) texts(data []byte) []string {
	if filepath.Ext(p.name) != ".json" {
		return strings.Split(string(data), "\n")
	}
	var out []string
	for token := range tokens(p.t, data) {
		if s, ok := token.(string); ok {
			out = append(out, s)
		}
	}
	return out
}

func tokens(t *testing.T, data []byte) func(func(json.Token) bool) {
	t.Helper()
	return func(yield func(json.Token) bool) {
		d := json.NewDecoder(bytes.NewReader(data))
		d.UseNumber()
		for {
			token, err := d.Token()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				t.Error("the output is no JSON")
				return
			}
			if !yield(token) {
				return
			}
		}
	}
}

// sameJSON compares the shape of the files, and what mentions count out.
func (p *plantedRun) sameJSON() {
	shape := func(data []byte) []string {
		var out []string
		for token := range tokens(p.t, data) {
			switch token.(type) {
			case string, json.Number:
				out = append(out, fmt.Sprintf("%T", token))
			default:
				out = append(out, fmt.Sprint(token))
			}
		}
		return out
	}
	if !slices.Equal(shape(p.file.Data), shape(p.output)) {
		p.t.Error("the files differ in more than texts and numbers")
	}
	before, after := mentions(p.t, p.file.Data), mentions(p.t, p.output)
	if len(before) != len(after) {
		p.t.Fatalf("%d mentions, want %d", len(after), len(before))
	}
	mentioned := 0
	for i := range before {
		known := slices.ContainsFunc(p.values, func(v planted.Value) bool { return v.Text == before[i] })
		if known {
			mentioned++
		}
		if after[i] != before[i] && !strings.Contains(after[i], "<") || known && !placeholderText.MatchString(after[i]) {
			p.t.Errorf("mention %d counts out %d bytes that are no placeholder", i, len(after[i]))
		}
	}
	n := 0
	for _, v := range p.file.Values {
		if v.Place == "mention" {
			n++
		}
	}
	if mentioned < n {
		p.t.Errorf("%d mentions of values, want %d", mentioned, n)
	}
}

var placeholderText = regexp.MustCompile(`^<[A-Z_]+>$`)

// mentions lists what the mentions of Watson, LUIS and CLU count out.
func mentions(t *testing.T, data []byte) []string {
	t.Helper()
	var root any
	if err := json.Unmarshal(data, &root); err != nil {
		t.Fatal("the output is no JSON")
	}
	var out []string
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, item := range v {
				walk(item)
			}
		case map[string]any:
			if text, ok := v["text"].(string); ok {
				out = append(out, counted(text, v["mentions"])...)
				if _, utterance := v["intent"].(string); utterance {
					out = append(out, counted(text, v["entities"])...)
				}
			}
			for _, key := range slices.Sorted(maps.Keys(v)) {
				walk(v[key])
			}
		}
	}
	walk(root)
	return out
}

func counted(text string, list any) []string {
	items, _ := list.([]any)
	var out []string
	for _, item := range items {
		m, _ := item.(map[string]any)
		number := func(key string) int {
			n, ok := m[key].(float64)
			if !ok {
				return -1
			}
			return int(n)
		}
		units := utf16.Encode([]rune(text))
		cut := func(start, end int) string {
			if start < 0 || end > len(units) || start > end {
				return "out of range"
			}
			return string(utf16.Decode(units[start:end]))
		}
		switch location, _ := m["location"].([]any); {
		case len(location) == 2:
			from, _ := location[0].(float64)
			to, _ := location[1].(float64)
			runes := []rune(text)
			if from < 0 || int(to) > len(runes) || from > to {
				out = append(out, "out of range")
				continue
			}
			out = append(out, string(runes[int(from):int(to)]))
		case number("endPos") >= 0:
			out = append(out, cut(number("startPos"), number("endPos")+1))
		case number("length") >= 0:
			out = append(out, cut(number("offset"), number("offset")+number("length")))
		}
	}
	return out
}

// sameYAML compares the lines of all examples but for what is replaced.
func (p *plantedRun) sameYAML() {
	shape := func(data []byte) []string {
		var root yaml.Node
		if err := yaml.Unmarshal(data, &root); err != nil {
			p.t.Error("the output is no YAML")
		}
		var out []string
		var walk func(n *yaml.Node)
		walk = func(n *yaml.Node) {
			out = append(out, fmt.Sprint(n.Kind, n.Tag, n.Style, len(n.Content), strings.Count(n.Value, "\n")))
			for _, c := range n.Content {
				walk(c)
			}
		}
		walk(&root)
		return out
	}
	if !slices.Equal(shape(p.file.Data), shape(p.output)) {
		p.t.Error("the files differ in more than texts")
	}
}

func (p *plantedRun) sameCSV() {
	shape := func(data []byte) []int {
		r := csv.NewReader(bytes.NewReader(data))
		r.FieldsPerRecord, r.LazyQuotes = -1, true
		rows, err := r.ReadAll()
		if err != nil {
			p.t.Error("the output is no CSV")
		}
		var out []int
		for _, row := range rows {
			out = append(out, len(row))
		}
		return out
	}
	if !slices.Equal(shape(p.file.Data), shape(p.output)) {
		p.t.Error("rows or cells differ")
	}
}

// TestFill makes sure that the comparison above sees what it must.
func TestFill(t *testing.T) {
	const before = `{"text": "my ssn is 536-90-4399, ok", "location": [10, 21]}`
	hole := strings.Index(before, "536")
	number := strings.Index(before, "21]")
	holes := []planted.Span{{Start: hole, End: hole + 11}, {Start: number, End: number + 2}}
	for _, tt := range []struct {
		name, after string
		want        bool
	}{
		{"replaced", `{"text": "my ssn is <US_SSN>, ok", "location": [10, 18]}`, true},
		{"as it was", before, true},
		{"one byte before", `{"text": "my ssn is  <US_SSN>, ok", "location": [10, 18]}`, false},
		{"one byte behind", `{"text": "my ssn is <US_SSN> ok", "location": [10, 18]}`, false},
		{"at the end", `{"text": "my ssn is <US_SSN>, ok", "location": [10, 18]}` + "\n", false},
		{"another number", `{"text": "my ssn is <US_SSN>, ok", "location": [11, 18]}`, false},
		{"taken out", `{"text": "my ssn is , ok", "location": [10, 10]}`, false},
		{"half of it", `{"text": "my ssn is 536, ok", "location": [10, 10]}`, false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if _, bad := fill([]byte(before), []byte(tt.after), holes); (bad < 0) != tt.want {
				t.Errorf("bad at %d", bad)
			}
		})
	}
}
