package main

import (
	"bytes"
	"encoding/binary"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/santhosh-tekuri/jsonschema/v6"
)

// The tests here look at reports of whole runs. Those of single formats
// stand in package report.

func writeFile(t *testing.T, dir, name string, content []byte) {
	t.Helper()
	if err := os.WriteFile(filepath.Join(dir, name), content, 0o600); err != nil {
		t.Fatal(err)
	}
}

// sarifLog is what these tests read of SARIF.
type sarifLog struct {
	Runs []struct {
		Results []struct {
			RuleID    string
			Locations []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
					Region           struct{ StartLine, StartColumn, EndLine, EndColumn, ByteOffset, ByteLength int }
				}
			}
			PartialFingerprints map[string]string
			Suppressions        []struct{ Kind, Justification string }
		}
		Tool struct {
			Driver struct {
				Rules []struct {
					ID   string
					Help struct{ Text string }
				}
			}
		}
		Invocations []struct {
			ExecutionSuccessful        bool
			ToolExecutionNotifications []struct {
				Level   string
				Message struct{ Text string }
			}
		}
	}
}

func scanSARIF(t *testing.T, dir string, args ...string) (log sarifLog, raw string) {
	t.Helper()
	_, raw, _ = scanInProcess(t, dir, append([]string{"scan", "--no-config", "-f", "sarif"}, args...)...)
	if err := json.Unmarshal([]byte(raw), &log); err != nil {
		t.Fatal(err)
	}
	if len(log.Runs) != 1 {
		t.Fatalf("%d runs", len(log.Runs))
	}
	return log, raw
}

// TestSARIFColumns counts UTF-16 code units behind emoji, in a table and on
// one line of JSON, in UTF-8 and UTF-16, with and without BOM.
func TestSARIFColumns(t *testing.T) {
	const value = "536-90-4399"
	encode := func(order binary.AppendByteOrder, s string) []byte {
		out := order.AppendUint16(nil, 0xfeff)
		for _, u := range utf16.Encode([]rune(s)) {
			out = order.AppendUint16(out, u)
		}
		return out
	}
	table := "greet,hello there\r\nverify_identity,\"😀 é 👩\u200d👧 my ssn is " + value + " 😀\"\r\n"
	skill := `{"name":"bot 😀","language":"en","intents":[{"intent":"verify","examples":[{"text":"😀😀 my ssn is ` + value + `"}]}],"entities":[],"dialog_nodes":[]}`
	for _, tt := range []struct {
		name, text string
		raw        []byte
		bom        bool
	}{
		{"table.csv", table, []byte(table), false},
		{"bom.csv", table, []byte("\ufeff" + table), true},
		{"wide.csv", table, encode(binary.LittleEndian, table), false},
		{"skill.json", skill, []byte(skill), false},
		{"bom.json", skill, []byte("\ufeff" + skill), true},
		{"wide.json", skill, encode(binary.BigEndian, skill), false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			writeFile(t, dir, tt.name, tt.raw)
			log, _ := scanSARIF(t, dir, tt.name, "--select", "us-ssn")
			if len(log.Runs[0].Results) != 1 {
				t.Fatalf("%d results, want 1", len(log.Runs[0].Results))
			}
			region := log.Runs[0].Results[0].Locations[0].PhysicalLocation.Region
			lines := strings.Split(tt.text, "\n")
			if region.StartLine < 1 || region.StartLine > len(lines) {
				t.Fatalf("line %d", region.StartLine)
			}
			units := utf16.Encode([]rune(lines[region.StartLine-1]))
			start, end := region.StartColumn-1, region.EndColumn-1
			if end > len(units) || string(utf16.Decode(units[start:end])) != value {
				t.Errorf("columns %d to %d are not the value", region.StartColumn, region.EndColumn)
			}
			if got := tt.raw[region.ByteOffset : region.ByteOffset+region.ByteLength]; string(bytes.ReplaceAll(got, []byte{0}, nil)) != value {
				t.Errorf("bytes from %d are not the value", region.ByteOffset)
			}
		})
	}
}

// TestSARIFOfDemo validates what the program writes about the demo, with
// accepted findings and inputs that could not be scanned.
func TestSARIFOfDemo(t *testing.T) {
	schema, err := jsonschema.NewCompiler().Compile(filepath.Join("..", "..", "scanner", "report", "testdata", "schema", "sarif-schema-2.1.0.json"))
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(filepath.Join("..", "..", "fixtures", "demo"))); err != nil {
		t.Fatal(err)
	}
	writeFile(t, dir, "broken #1.json", []byte(`{"intents":[{"intent":"a","examples":[{"text":"my ssn is 536-90-4399`))
	writeFile(t, dir, "notes.yaml", []byte("ssn: 536-90-4399 # privlint:ignore us-ssn -- sample\n"))
	writeFile(t, dir, "logo.png", []byte("\x89PNG\r\n\x1a\n\x00\x00"))
	log, raw := scanSARIF(t, dir, ".", "gone.json")
	v, err := jsonschema.UnmarshalJSON(strings.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	if err := schema.Validate(v); err != nil {
		t.Error(err)
	}
	run := log.Runs[0]
	accepted := 0
	for i, r := range run.Results {
		if len(r.Locations) != 1 || r.Locations[0].PhysicalLocation.Region.StartLine == 0 {
			t.Errorf("result %d has no location", i)
		}
		if uri := r.Locations[0].PhysicalLocation.ArtifactLocation.URI; uri == "" || strings.ContainsAny(uri, " #") {
			t.Errorf("result %d is in %q", i, uri)
		} else if _, err := url.Parse(uri); err != nil {
			t.Errorf("result %d: %s", i, err)
		}
		if len(r.PartialFingerprints) != 1 {
			t.Errorf("result %d has no fingerprint", i)
		}
		for _, s := range r.Suppressions {
			if accepted++; s.Kind != "inSource" || !strings.Contains(s.Justification, "sample") {
				t.Errorf("suppression %s %q", s.Kind, s.Justification)
			}
		}
	}
	if len(run.Results) < 10 || accepted != 1 {
		t.Errorf("%d results, %d accepted", len(run.Results), accepted)
	}
	for _, r := range run.Tool.Driver.Rules {
		if r.Help.Text == "" {
			t.Errorf("rule %s has no help", r.ID)
		}
	}
	levels := map[string]int{}
	for _, n := range run.Invocations[0].ToolExecutionNotifications {
		levels[n.Level]++
	}
	if levels["error"] != 2 || levels["note"] < 1 || run.Invocations[0].ExecutionSuccessful {
		t.Errorf("notifications %v, success %v", levels, run.Invocations[0].ExecutionSuccessful)
	}
}

// TestReportsOfOneRun writes all formats in one run, with an intent, a file
// and a folder whose names attack them.
func TestReportsOfOneRun(t *testing.T) {
	dir := t.TempDir()
	hostile := `<script>alert(1)</script>|"'=cmd,%0A::error::`
	skill, err := json.Marshal(map[string]any{"name": "b", "language": "en", "entities": []any{}, "dialog_nodes": []any{}, "intents": []any{
		map[string]any{"intent": hostile, "examples": []any{map[string]any{"text": "my ssn is 536-90-4399"}, map[string]any{"text": "write to joe@corp-mail.org"}}},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "=a,b"), 0o700); err != nil {
		t.Fatal(err)
	}
	writeFile(t, dir, "=a,b/<b>'&%.json", skill)
	writeFile(t, dir, "=a,b/clean.txt", []byte("hello there\n"))
	writeFile(t, dir, "=a,b/broken.json", []byte(`{"a":`))
	out := t.TempDir()
	args := []string{"scan", "=a,b", "--no-config"}
	for _, format := range formats("scan") {
		args = append(args, "-o", format+"="+filepath.Join(out, format))
	}
	summary := filepath.Join(out, "summary")
	var stdout, stderr bytes.Buffer
	e := &env{stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, dir: dir, getenv: func(name string) string {
		if name == "GITHUB_STEP_SUMMARY" {
			return summary
		}
		return ""
	}}
	if code := run(t.Context(), e, args); code != exitFindings {
		t.Fatalf("exit code %d: %s", code, stderr.String())
	}
	if stdout.Len() > 0 {
		t.Errorf("%d bytes on stdout", stdout.Len())
	}
	if !strings.Contains(stderr.String(), "broken.json: not fully scanned: line 1") {
		t.Error("stderr does not tell what was not scanned")
	}
	read := func(name string) string {
		data, err := os.ReadFile(filepath.Join(out, name))
		if err != nil || len(data) == 0 {
			t.Fatalf("%s: %d bytes, %v", name, len(data), err)
		}
		return string(data)
	}
	for _, format := range formats("scan") {
		read(format)
	}
	if read("summary") != read("markdown") {
		t.Error("the summary of the step is not the Markdown report")
	}
	if html := read("html"); strings.Contains(html, "<script>alert") || strings.Contains(html, "<b>'") {
		t.Error("a name is HTML in the page")
	}
	rows, err := csv.NewReader(strings.NewReader(read("csv"))).ReadAll()
	if err != nil || len(rows) != 6 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	for _, row := range rows[1:] {
		if !strings.HasPrefix(row[1], "'=a,b/") {
			t.Errorf("a path is a formula: %q", row[1])
		}
	}
	var suite struct {
		Cases []struct {
			Name    string    `xml:"name,attr"`
			Failure *struct{} `xml:"failure"`
			Error   *struct{} `xml:"error"`
		} `xml:"testsuite>testcase"`
	}
	if err := xml.Unmarshal([]byte(read("junit")), &suite); err != nil {
		t.Fatal(err)
	}
	var verdicts []string
	for _, c := range suite.Cases {
		verdicts = append(verdicts, fmt.Sprintf("failure %v, error %v", c.Failure != nil, c.Error != nil))
	}
	if want := []string{"failure true, error false", "failure false, error true", "failure false, error false"}; !slices.Equal(verdicts, want) {
		t.Errorf("test cases: %s, want %s", verdicts, want)
	}
	if strings.Count(read("github"), "\n") != 3 || strings.Contains(read("github"), "\n::error::") {
		t.Errorf("workflow commands: %q", read("github"))
	}
}

// chromium runs the browser on a page and returns what it writes to its two
// streams.
func chromium(t *testing.T, args ...string) (stdout, stderr string) {
	t.Helper()
	path := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if found, err := exec.LookPath(name); err == nil {
			path = found
			break
		}
	}
	if path == "" {
		t.Skip("no Chromium")
	}
	if testing.Short() {
		t.Skip("a browser takes seconds")
	}
	args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + t.TempDir(), "--enable-logging=stderr"}, args...)
	cmd := exec.CommandContext(t.Context(), path, args...)
	cmd.WaitDelay = 10 * time.Second
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		t.Skipf("Chromium does not run here: %s", err)
	}
	return out.String(), errs.String()
}

// TestPageInBrowser opens the page of the demo: its script runs without a
// complaint and counts rows, and it prints.
func TestPageInBrowser(t *testing.T) {
	dir := t.TempDir()
	demo, err := filepath.Abs(filepath.Join("..", "..", "fixtures", "demo"))
	if err != nil {
		t.Fatal(err)
	}
	writeFile(t, dir, "broken.json", []byte(`{"intents":[{"intent":"a<b>","examples":[{"text":"my ssn is 536-90-4399`))
	scanInProcess(t, dir, "scan", "--no-config", demo, "broken.json", "-o", "html=page.html")
	_, lines, _ := scanInProcess(t, dir, "scan", "--no-config", demo, "broken.json", "-f", "concise")
	page := "file://" + filepath.ToSlash(filepath.Join(dir, "page.html"))
	dom, logged := chromium(t, "--dump-dom", page)
	if strings.Contains(logged, "CONSOLE") {
		t.Errorf("the console says something: %s", logged)
	}
	n := strings.Count(lines, "\n")
	if want := fmt.Sprintf("%d of %d", n, n); n == 0 || !strings.Contains(dom, want) {
		t.Errorf("the filter does not say %q", want)
	}
	if !strings.Contains(dom, `<option value="US_SSN">US_SSN (2)</option>`) {
		t.Error("the filter does not list entity types")
	}
	pdf := filepath.Join(dir, "page.pdf")
	chromium(t, "--print-to-pdf="+pdf, page)
	data, err := os.ReadFile(pdf)
	if err != nil || !bytes.HasPrefix(data, []byte("%PDF-")) || len(data) < 10_000 {
		t.Errorf("no PDF: %d bytes, %v", len(data), err)
	}
}
