package config

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/santhosh-tekuri/jsonschema/v6"
	"gopkg.in/yaml.v3"
)

func compiled(t *testing.T) *jsonschema.Schema {
	t.Helper()
	v, err := jsonschema.UnmarshalJSON(bytes.NewReader(Schema()))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("config.schema.json", v); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("config.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// The schema and the reader take and refuse the same files.
func TestSchemaAndReaderAgree(t *testing.T) {
	s := compiled(t)
	for _, tt := range []struct {
		name, src string
		want      bool
	}{
		{"empty", "{}\n", true},
		{"template", string(Template()), true},
		{"settings", "root: true\nmin-score: 0.7\nfail-on: high\njobs: 2\nseverities: {URL: low}\n", true},
		{"unknown key", "polcy: gdpr\n", false},
		{"scrub", "operator: [PERSON=pseudonym, 'CREDIT_CARD=mask:last=4']\nmin-severity: info\ndedupe: drop\nkey-file: k\nbackup: .bak\nverify: true\n", true},
		{"operator without type", "operator: [pseudonym]\n", false},
		{"unknown way to dedupe", "dedupe: all\n", false},
		{"unknown least severity", "min-severity: hihg\n", false},
		{"unknown severity", "fail-on: hihg\n", false},
		{"tagger", "tagger: off\n", true},
		{"tagger of no preset", "tagger: on\n", false},
		{"score too high", "min-score: 1.5\n", false},
		{"number for a text", "policy: 3\n", false},
		{"text for a list", "exclude: old\n", false},
		{"organization", "organization: {domains: [a.example], phone-numbers: ['911'], names: [A]}\n", true},
		{"unknown in organization", "organization: {domain: [a.example]}\n", false},
		{"allow", "allow: [{values: [a], rules: [URL], reason: r}, {regexp: a+}]\n", true},
		{"allow nothing", "allow: [{reason: r}]\n", false},
		{"override", "overrides: [{paths: [a], ignore: [URL], min-score: 0}]\n", true},
		{"override without paths", "overrides: [{ignore: [URL]}]\n", false},
		{"suppression", "suppressions: [{rule: us-ssn, reason: r, until: '2026-01-31', author: a}]\n", true},
		{"suppression without reason", "suppressions: [{rule: us-ssn}]\n", false},
		{"suppression with blank reason", "suppressions: [{rule: us-ssn, reason: ' '}]\n", false},
		{"suppression of nothing", "suppressions: [{reason: r}]\n", false},
		{"suppression with wrong pointer", "suppressions: [{pointer: a, reason: r}]\n", false},
	} {
		_, err := parse(tt.name, t.TempDir(), []byte(tt.src))
		if (err == nil) != tt.want {
			t.Errorf("%s: the reader says %v", tt.name, err)
		}
		var v any
		if err := yaml.Unmarshal([]byte(tt.src), &v); err != nil {
			t.Fatal(err)
		}
		data, err := json.Marshal(v)
		if err != nil {
			t.Fatal(err)
		}
		if v, err = jsonschema.UnmarshalJSON(bytes.NewReader(data)); err != nil {
			t.Fatal(err)
		}
		if err := s.Validate(v); (err == nil) != tt.want {
			t.Errorf("%s: the schema says %v", tt.name, err)
		}
	}
}

// Every key of the reader is in the schema, and no other.
func TestSchemaHasEveryKey(t *testing.T) {
	var s struct {
		Properties map[string]struct {
			Properties map[string]any
			Items      struct{ Properties map[string]any }
		}
	}
	if err := json.Unmarshal(Schema(), &s); err != nil {
		t.Fatal(err)
	}
	check := func(name string, typ reflect.Type, got []string) {
		var want []string
		for f := range typ.Fields() {
			if f.Anonymous {
				want = append(want, FlagNames()...)
			} else if key := f.Tag.Get("yaml"); key != "" {
				want = append(want, key)
			}
		}
		slices.Sort(want)
		slices.Sort(got)
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: (-reader +schema):\n%s", name, diff)
		}
	}
	keys := func(m map[string]any) (out []string) {
		for k := range m {
			out = append(out, k)
		}
		return out
	}
	var top []string
	for k := range s.Properties {
		top = append(top, k)
	}
	check("top", reflect.TypeFor[File](), top)
	check("organization", reflect.TypeFor[Organization](), keys(s.Properties["organization"].Properties))
	check("allow", reflect.TypeFor[Allow](), keys(s.Properties["allow"].Items.Properties))
	check("overrides", reflect.TypeFor[Override](), keys(s.Properties["overrides"].Items.Properties))
	check("suppressions", reflect.TypeFor[Suppression](), keys(s.Properties["suppressions"].Items.Properties))
}

// The schema that editors find in the documentation is the one in the
// program.
func TestPublishedSchema(t *testing.T) {
	published, err := os.ReadFile(filepath.Join("..", "..", "docs", "schema", "config.schema.json"))
	if err != nil || !bytes.Equal(published, Schema()) {
		t.Errorf("docs/schema/config.schema.json differs from scanner/config/config.schema.json: make generate (%v)", err)
	}
}
