package report

import (
	"path/filepath"
	"testing"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The schema is that of OASIS, SARIF 2.1.0 with errata 01.
func TestSARIFFollowsItsSchema(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("testdata", "schema", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	log := decode(t, sample(t, FormatSARIF, Options{Version: "v0.1.0", Rules: twoRules(t)}))
	if err := schema.Validate(log); err != nil {
		t.Error(err)
	}
	run := log["runs"].([]any)[0].(map[string]any)
	described := run["tool"].(map[string]any)["driver"].(map[string]any)["rules"].([]any)
	for i, r := range run["results"].([]any) {
		result := r.(map[string]any)
		locations := result["locations"].([]any)
		if len(locations) != 1 {
			t.Errorf("result %d has %d locations", i, len(locations))
		}
		index, err := result["ruleIndex"].(interface{ Int64() (int64, error) }).Int64()
		if err != nil || described[index].(map[string]any)["id"] != result["ruleId"] {
			t.Errorf("result %d points to another rule: %v", i, err)
		}
	}
	log["runs"].([]any)[0].(map[string]any)["columnKind"] = "bytes"
	if schema.Validate(log) == nil {
		t.Error("the schema takes everything")
	}
}

func TestURIOf(t *testing.T) {
	for path, want := range map[string]string{
		"a/b.json":            "a/b.json",
		"a b/ä%.json":         "a%20b/%C3%A4%25.json",
		"x.zip!in/y.json":     "x.zip%21in/y.json",
		"/tmp/a.json":         "file:///tmp/a.json",
		"1a2b3c:skill.json":   "./1a2b3c:skill.json",
		"<stdin>":             "%3Cstdin%3E",
		"a?b#c.json":          "a%3Fb%23c.json",
		"../up.json":          "../up.json",
		"dir:with/colon.json": "./dir:with/colon.json",
	} {
		if got := uriOf(path); got != want {
			t.Errorf("%s: %s, want %s", path, got, want)
		}
	}
}
