package report

import (
	"bytes"
	"encoding/json"
	"io"
	"math"

	"github.com/privlint/privlint/scanner"
)

// Schema is the version of the JSON formats. It grows when a field changes
// its meaning or goes; new fields alone do not change it.
const Schema = 1

// toolInfo names the program in the JSON formats.
type toolInfo struct {
	Name    string `json:"name"`
	Version string `json:"version"`
	Rules   int    `json:"rules"`
}

func (o Options) tool() toolInfo {
	t := toolInfo{Name: "privlint", Version: o.Version}
	if o.Rules != nil {
		t.Rules = len(o.Rules.Rules())
	}
	return t
}

// jsonFinding is a finding as the JSON formats show it.
type jsonFinding struct {
	Type string `json:"type,omitempty"`
	scanner.Finding
	Value *string `json:"value,omitempty"`
}

func (o Options) jsonFinding(f *scanner.Finding) jsonFinding {
	out := jsonFinding{Finding: *f}
	out.Score = math.Round(f.Score*1e4) / 1e4
	out.Likelihood = likelihood(f)
	if out.Policies == nil {
		out.Policies = []string{}
	}
	if out.Evidence == nil {
		out.Evidence = []string{}
	}
	if o.ShowValues {
		value := f.Reveal()
		out.Value = &value
	}
	return out
}

// jsonSummary never shows null maps.
func jsonSummary(s *scanner.Summary) scanner.Summary {
	out := *s
	if out.Severity == nil {
		out.Severity = map[string]int{}
	}
	if out.Entity == nil {
		out.Entity = map[string]int{}
	}
	return out
}

// jsonWriter writes JSON values one after the other, and elements of an array
// each on a line of its own.
type jsonWriter struct {
	w     buffer
	enc   *json.Encoder // writes to line
	line  *bytes.Buffer
	items int // written to the array at hand
}

func newJSONWriter(w io.Writer) jsonWriter {
	line := new(bytes.Buffer)
	return jsonWriter{w: newBuffer(w), enc: newEncoder(line), line: line}
}

// value writes v without a line end behind it.
func (j *jsonWriter) value(v any) error {
	j.line.Reset()
	if err := j.enc.Encode(v); err != nil {
		return err
	}
	return j.w.write(bytes.TrimSuffix(j.line.Bytes(), []byte("\n")))
}

// item writes v as the next element of the array at hand.
func (j *jsonWriter) item(v any) error {
	if j.items++; j.items > 1 {
		j.w.printf(",")
	}
	j.w.printf("\n")
	return j.value(v)
}

// jsonObject writes one object. Findings are streamed, one a line; the
// accounts of the inputs are kept until the end, where they belong.
type jsonObject struct {
	jsonWriter
	o        Options
	started  bool
	coverage []scanner.Coverage
}

func newJSON(w io.Writer, o Options) *jsonObject {
	return &jsonObject{jsonWriter: newJSONWriter(w), o: o}
}

// newEncoder writes one value a line, with < > & as they are.
func newEncoder(w io.Writer) *json.Encoder {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc
}

func (j *jsonObject) start() error {
	if j.started {
		return nil
	}
	j.started = true
	j.w.printf(`{"schema":%d,"tool":`, Schema)
	if err := j.value(j.o.tool()); err != nil {
		return err
	}
	return j.w.write([]byte(`,"findings":[`))
}

func (j *jsonObject) Finding(f *scanner.Finding) error {
	if err := j.start(); err != nil {
		return err
	}
	return j.item(j.o.jsonFinding(f))
}

func (j *jsonObject) Coverage(c *scanner.Coverage) error {
	j.coverage = append(j.coverage, *c)
	return nil
}

func (j *jsonObject) Close(s *scanner.Summary) error {
	if err := j.start(); err != nil {
		return err
	}
	j.w.printf("\n],\"coverage\":[")
	j.items = 0
	for i := range j.coverage {
		if err := j.item(&j.coverage[i]); err != nil {
			return err
		}
	}
	j.w.printf("\n],\"summary\":")
	if err := j.value(jsonSummary(s)); err != nil {
		return err
	}
	j.w.printf("}\n")
	return j.w.flush()
}

// jsonLines streams the same objects, one a line, each with its type.
type jsonLines struct {
	w   buffer
	enc *json.Encoder
	o   Options
}

func newJSONL(w io.Writer, o Options) *jsonLines {
	buf := newBuffer(w)
	return &jsonLines{w: buf, enc: newEncoder(buf.w), o: o}
}

func (j *jsonLines) Finding(f *scanner.Finding) error {
	out := j.o.jsonFinding(f)
	out.Type = "finding"
	return j.enc.Encode(out)
}

// Coverage flushes: an input is finished, and who reads the stream need not
// wait for the next.
func (j *jsonLines) Coverage(c *scanner.Coverage) error {
	err := j.enc.Encode(struct {
		Type string `json:"type"`
		*scanner.Coverage
	}{"coverage", c})
	if err != nil {
		return err
	}
	return j.w.flush()
}

func (j *jsonLines) Close(s *scanner.Summary) error {
	err := j.enc.Encode(struct {
		Type   string   `json:"type"`
		Schema int      `json:"schema"`
		Tool   toolInfo `json:"tool"`
		scanner.Summary
	}{"summary", Schema, j.o.tool(), jsonSummary(s)})
	if err != nil {
		return err
	}
	return j.w.flush()
}
