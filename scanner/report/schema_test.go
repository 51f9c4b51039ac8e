package report

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/privlint/privlint/scanner"
)

func compileSchema(t *testing.T) *jsonschema.Schema {
	t.Helper()
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "docs", "schema", "findings.schema.json"))
	if err != nil {
		t.Fatal(err)
	}
	return schema
}

// sample is a report on the sample without the finding that has no end.
func sample(t *testing.T, format string, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	w, err := New(format, &b, o)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range sampleFindings()[:3] {
		if err := w.Finding(f); err != nil {
			t.Fatal(err)
		}
	}
	for _, c := range sampleCoverage() {
		if err := w.Coverage(c); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(sampleSummary()); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func validSample(t *testing.T) map[string]any {
	t.Helper()
	return decode(t, sample(t, FormatJSON, Options{Version: "v0.1.0", Rules: twoRules(t)}))
}

func decode(t *testing.T, src []byte) map[string]any {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	return v.(map[string]any)
}

func TestJSONFollowsItsSchema(t *testing.T) {
	schema := compileSchema(t)
	if err := schema.Validate(validSample(t)); err != nil {
		t.Error(err)
	}
	var b bytes.Buffer
	w, err := New(FormatJSON, &b, Options{ShowValues: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Finding(sampleFindings()[0]); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(&scanner.Summary{}); err != nil {
		t.Fatal(err)
	}
	shown := decode(t, b.Bytes())
	if err := schema.Validate(shown); err != nil {
		t.Error(err)
	}
	if _, ok := firstFinding(shown)["value"]; !ok {
		t.Error("no value with ShowValues")
	}
}

func firstFinding(report map[string]any) map[string]any {
	return report["findings"].([]any)[0].(map[string]any)
}

func TestSchemaRefuses(t *testing.T) {
	schema := compileSchema(t)
	for _, tt := range []struct {
		name   string
		change func(report map[string]any)
	}{
		{"no schema number", func(r map[string]any) { delete(r, "schema") }},
		{"unknown field of a finding", func(r map[string]any) { firstFinding(r)["match"] = "x" }},
		{"missing record", func(r map[string]any) { delete(firstFinding(r), "record") }},
		{"null policies", func(r map[string]any) { firstFinding(r)["policies"] = nil }},
		{"line zero", func(r map[string]any) { firstFinding(r)["line"] = json.Number("0") }},
		{"score over 1", func(r map[string]any) { firstFinding(r)["score"] = json.Number("1.5") }},
		{"status without reason", func(r map[string]any) { delete(r["coverage"].([]any)[1].(map[string]any), "reasons") }},
	} {
		t.Run(tt.name, func(t *testing.T) {
			report := validSample(t)
			tt.change(report)
			if schema.Validate(report) == nil {
				t.Error("accepted")
			}
		})
	}
}

// TestFieldOrder holds the order of the fields of a finding, which people
// read and line tools cut.
func TestFieldOrder(t *testing.T) {
	want := []string{
		"type", "rule", "entity_type", "category", "severity", "score", "likelihood", "message", "policies",
		"path", "pointer", "record", "line", "column", "end_line", "end_column", "byte_start", "byte_end",
		"unit_start", "unit_end", "place", "masked", "evidence", "fingerprint", "suppressed",
	}
	line, _, _ := bytes.Cut(write(t, FormatJSONL, Options{}), []byte("\n"))
	dec := json.NewDecoder(bytes.NewReader(line))
	if _, err := dec.Token(); err != nil {
		t.Fatal(err)
	}
	for _, name := range want {
		got, err := dec.Token()
		if err != nil {
			t.Fatal(err)
		}
		if got != name {
			t.Fatalf("got field %v, want %s", got, name)
		}
		var skipped json.RawMessage
		if err := dec.Decode(&skipped); err != nil {
			t.Fatal(err)
		}
	}
	if dec.More() {
		t.Error("more fields than designed")
	}
}
