package scanner_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/source"
)

// recorder keeps what a scan reports.
type recorder struct {
	findings []scanner.Finding
	coverage []scanner.Coverage
	fail     error
}

func (r *recorder) Finding(f *scanner.Finding) error {
	r.findings = append(r.findings, *f)
	return r.fail
}

func (r *recorder) Coverage(c *scanner.Coverage) error {
	r.coverage = append(r.coverage, *c)
	return nil
}

// scan writes files and scans their folder, or the one path given.
func scan(t *testing.T, opts scanner.Options, files map[string]string, path string) (recorder, scanner.Summary) {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	s, err := scanner.New(opts)
	if err != nil {
		t.Fatal(err)
	}
	var r recorder
	sum, err := s.Scan(t.Context(), source.Files([]string{filepath.Join(dir, path)}, source.Options{}), &r)
	if err != nil {
		t.Fatal(err)
	}
	return r, sum
}

const workspace = `{
  "name": "bank", "language": "en",
  "intents": [
    {"intent": "update_profile", "examples": [
      {"text": "my ssn is 536-90-4399"},
      {"text": "mail me at j\u006fhn.doe@corp-mail.org please"}
    ]}
  ],
  "entities": [{"entity": "contact", "values": [{"value": "call +1 212 456 7890", "type": "synonyms", "synonyms": []}]}],
  "dialog_nodes": [{"dialog_node": "n1", "title": "help", "output": {"generic": [
    {"response_type": "text", "values": [{"text": "write to support@corp-mail.org"}]}]}}],
  "counterexamples": [], "metadata": {"api_version": {"major_version": "v1", "minor_version": "2018-07-10"}}
}
`

func TestFindingAddresses(t *testing.T) {
	r, sum := scan(t, scanner.Options{}, map[string]string{"skill.json": workspace}, "skill.json")
	var got []string
	for _, f := range r.findings {
		if raw := workspace[f.ByteStart:f.ByteEnd]; !strings.Contains(raw, `\u`) && raw != f.Reveal() {
			t.Errorf("%s: raw bytes differ from the value", f)
		}
		got = append(got, fmt.Sprintf("%s %s %s %d:%d-%d:%d", f.Rule, f.Severity, f.Pointer, f.Line, f.Column, f.EndLine, f.EndColumn))
	}
	want := []string{
		"us-ssn critical /intents/0/examples/0/text 5:27-5:38",
		"email-address high /intents/0/examples/1/text 6:28-6:55",
		"phone-international high /entities/0/values/0/value 9:65-9:80",
		"email-address low /dialog_nodes/0/output/generic/0/values/0/text 11:61-11:82",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if first := r.findings[0]; first.Message != `US Social Security number in intent "update_profile", example 1` {
		t.Errorf("message is %q", first.Message)
	}
	if sum.Findings != 4 || sum.Worst != rules.SeverityCritical || !sum.Complete() {
		t.Errorf("summary is %+v", sum)
	}
}

func TestJSONFieldsOfFinding(t *testing.T) {
	r, _ := scan(t, scanner.Options{}, map[string]string{"a.csv": "my ssn is 536-90-4399,profile\nhello there,greet\n"}, "a.csv")
	if len(r.findings) != 1 {
		t.Fatalf("%d findings, want 1", len(r.findings))
	}
	out, err := json.Marshal(r.findings[0])
	if err != nil {
		t.Fatal(err)
	}
	if strings.Contains(string(out), "4399") {
		t.Error("the JSON form holds the value")
	}
	for _, key := range []string{
		"rule", "entity_type", "category", "severity", "score", "likelihood", "message", "policies", "path", "pointer", "record",
		"line", "column", "end_line", "end_column", "byte_start", "byte_end", "unit_start", "unit_end", "place", "masked", "evidence",
		"fingerprint", "suppressed",
	} {
		if !strings.Contains(string(out), `"`+key+`":`) {
			t.Errorf("no field %q", key)
		}
	}
}

func TestFindingHidesItsValue(t *testing.T) {
	r, _ := scan(t, scanner.Options{}, map[string]string{"a.txt": "my ssn is 536-90-4399\n"}, "a.txt")
	if len(r.findings) != 1 {
		t.Fatalf("%d findings, want 1", len(r.findings))
	}
	f := r.findings[0]
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%d", "%x"} {
		for _, arg := range []any{f, &f, []scanner.Finding{f}, f.LogValue()} {
			if out := fmt.Sprintf(verb, arg); strings.Contains(out, "4399") || strings.Contains(out, "34333939") {
				t.Errorf("%s of %T shows the value", verb, arg)
			}
		}
	}
}

// Names in places, keys in pointers and neighbours in snippets are written by
// people as well.
func TestNothingLeaksFromTheSurroundings(t *testing.T) {
	const name, mail, ssn = "mail_jane.roe@corp-mail.org", "jane.roe@corp-mail.org", "536-90-4399"
	files := map[string]string{
		"skill.json":   `{"intents":[{"intent":"` + name + `","examples":[{"text":"ssn ` + ssn + ` or ` + mail + `"}]}],"dialog_nodes":[],"entities":[]}`,
		"generic.json": `{"` + mail + `":{"` + ssn + `":"my ssn is ` + ssn + `"}}`,
	}
	for _, opts := range []scanner.Options{{}, {View: scanner.View{Select: []string{"us-ssn"}}}} {
		r, _ := scan(t, opts, files, ".")
		if len(r.findings) < 2 {
			t.Fatalf("only %d findings", len(r.findings))
		}
		for _, f := range r.findings {
			out, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			all := string(out) + f.Before + f.After + f.String()
			for _, value := range []string{"jane", "536", "4399"} {
				if strings.Contains(all, value) {
					t.Errorf("finding of %s at %d:%d shows a value", f.Rule, f.Line, f.Column)
				}
			}
		}
	}
}

func TestSeverityByPlaceAndCombination(t *testing.T) {
	tests := []struct{ name, text, want string }{
		{"health term alone is information", "is insomnia curable", "MEDICAL_CONDITION info"},
		{"first person disclosure", "i have been diagnosed with insomnia", "MEDICAL_CONDITION critical"},
		{"identifier and illness", "is insomnia covered, mail bo@corp-mail.org", "MEDICAL_CONDITION critical, EMAIL_ADDRESS critical"},
		{"dummy and illness", "is insomnia covered, mail bo@example.com", "MEDICAL_CONDITION info, EMAIL_ADDRESS info"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, _ := scan(t, scanner.Options{}, map[string]string{"a.txt": tt.text + "\n"}, "a.txt")
			var got []string
			for _, f := range r.findings {
				got = append(got, fmt.Sprintf("%s %s", f.EntityType, f.Severity))
			}
			if s := strings.Join(got, ", "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

// The same input gives the same output whatever the number of workers.
func TestWorkersDoNotMatter(t *testing.T) {
	var b strings.Builder
	for i := range 5000 {
		fmt.Fprintf(&b, "utterance number %d about nothing\n", i)
		if i%50 == 0 {
			fmt.Fprintf(&b, "write to user%d@corp-mail.org, my ssn is 536-90-%04d\n", i, 1000+i%8999)
		}
	}
	files := map[string]string{"a.txt": b.String(), "b.txt": "my ssn is 536-90-4399\n", "c.txt": b.String()}
	var first recorder
	for _, jobs := range []int{1, 2, 7} {
		r, _ := scan(t, scanner.Options{Jobs: jobs}, files, ".")
		for i := range r.findings {
			r.findings[i].Path = filepath.Base(r.findings[i].Path)
		}
		for i := range r.coverage {
			r.coverage[i].Path = filepath.Base(r.coverage[i].Path)
		}
		if jobs == 1 {
			first = r
			if len(r.findings) != 401 {
				t.Fatalf("%d findings, want 401", len(r.findings))
			}
			continue
		}
		a, _ := json.Marshal(first.findings)
		b, _ := json.Marshal(r.findings)
		if string(a) != string(b) {
			t.Errorf("findings differ with %d workers", jobs)
		}
		if diff := cmp.Diff(first.coverage, r.coverage, cmpopts.IgnoreUnexported(scanner.Coverage{})); diff != "" {
			t.Errorf("coverage differs with %d workers: %s", jobs, diff)
		}
	}
}

func TestStates(t *testing.T) {
	tests := []struct {
		name, file, content string
		status              scanner.Status
		reason              string
		findings            int
	}{
		{"whole", "a.txt", "my ssn is 536-90-4399\n", scanner.StatusScanned, "", 1},
		{"empty", "a.txt", "", scanner.StatusFailed, "empty", 0},
		{"truncated JSON", "a.json", `{"a": "my ssn is 536-90-4399", "b": "x`, scanner.StatusPartial, "line 1", 1},
		{"two documents", "a.json", `{"a": "hello"}{"b": "my ssn is 536-90-4399"}`, scanner.StatusPartial, "line 1, column 15", 1},
		{"binary", "a.txt", "\x7fELF\x00\x00\x00\x01\x00", scanner.StatusFailed, "binary", 0},
		{"open quote", "a.csv", "hello,greet\nhi,greet\n\"my ssn is 536-90-4399,greet\n", scanner.StatusPartial, "line 3", 1},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			r, sum := scan(t, scanner.Options{}, map[string]string{tt.file: tt.content}, tt.file)
			if len(r.coverage) != 1 {
				t.Fatalf("coverage: %+v", r.coverage)
			}
			c := r.coverage[0]
			if c.Status != tt.status || !strings.Contains(strings.Join(c.Reasons, "; "), tt.reason) {
				t.Errorf("got %s %q, want %s %q", c.Status, c.Reasons, tt.status, tt.reason)
			}
			if len(r.findings) != tt.findings {
				t.Errorf("%d findings, want %d", len(r.findings), tt.findings)
			}
			if sum.Complete() != (tt.status == scanner.StatusScanned) {
				t.Errorf("complete is %v", sum.Complete())
			}
		})
	}
}

func TestChoice(t *testing.T) {
	files := map[string]string{"a.txt": "my ssn is 536-90-4399, mail bo@corp-mail.org\n"}
	gdpr, err := policy.Load("pci")
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		opts scanner.Options
		want int
	}{
		{"all", scanner.Options{}, 2},
		{"rule", scanner.Options{View: scanner.View{Select: []string{"us-ssn"}}}, 1},
		{"type", scanner.Options{View: scanner.View{Select: []string{"EMAIL_ADDRESS"}}}, 1},
		{"category", scanner.Options{View: scanner.View{Ignore: []string{"government-id", "contact"}}}, 0},
		{"ignore wins", scanner.Options{View: scanner.View{Select: []string{"us-ssn"}, Ignore: []string{"US_SSN"}}}, 0},
		{"policy", scanner.Options{View: scanner.View{Policy: gdpr}}, 0},
	}
	for _, tt := range tests {
		if r, _ := scan(t, tt.opts, files, "a.txt"); len(r.findings) != tt.want {
			t.Errorf("%s: %d findings, want %d", tt.name, len(r.findings), tt.want)
		}
	}
	if _, err := scanner.New(scanner.Options{View: scanner.View{Select: []string{"us-snn"}}}); err == nil || !strings.Contains(err.Error(), `"us-ssn"`) {
		t.Errorf("a misspelt rule gives %v", err)
	}
}

func TestSinkErrorStopsTheScan(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "a.txt"), []byte(strings.Repeat("my ssn is 536-90-4399\n", 50000)), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := scanner.New(scanner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	broken := errors.New("pipe is gone")
	r := recorder{fail: broken}
	if _, err := s.Scan(context.Background(), source.Files([]string{dir}, source.Options{}), &r); !errors.Is(err, broken) {
		t.Errorf("got %v, want %v", err, broken)
	}
	if len(r.findings) != 1 {
		t.Errorf("%d findings after the error", len(r.findings))
	}
}

func TestCancelledContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	s, err := scanner.New(scanner.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Scan(ctx, source.Files([]string{t.TempDir()}, source.Options{}), &recorder{}); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}
