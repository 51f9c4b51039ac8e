package main

import (
	"bytes"
	"context"
	"encoding/json"
	"log"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/privlint/privlint/hugot"
)

const model = "../../testdata/uncased"

// outcome is what a run says and does.
type outcome struct {
	code           int
	stdout, stderr string
}

func runWith(t *testing.T, stdin string, args ...string) outcome {
	t.Helper()
	var out, stderr bytes.Buffer
	code := run(t.Context(), &env{strings.NewReader(stdin), &out, &stderr}, args)
	return outcome{code, out.String(), stderr.String()}
}

func TestScan(t *testing.T) {
	for _, test := range []struct {
		name, stdin string
		args        []string
		code        int
		want        []string // on either stream
	}{
		{"a find of the model", "and take maria gonzalez\n", []string{"-tagger", "off", "-"}, exitFindings, []string{"tagged-person", "1 finding"}},
		{"clean", "hi this is and\n", []string{"-"}, exitClean, []string{"no findings in 1 file"}},
		{"rules run too", "mail jo.doe@corp-mail.org\n", []string{"-"}, exitFindings, []string{"email-address"}},
		{"the built-in tagger runs too", "Please send the invoice to Robert Anderson by Friday.\n", []string{"-"}, exitFindings, []string{"tagged-person"}},
		{"and can be left out", "Please send the invoice to Robert Anderson by Friday.\n", []string{"-tagger=off", "-"}, exitClean, nil},
		{"flags behind paths", "and take maria gonzalez\n", []string{"-", "-format", "concise"}, exitFindings, []string{"tagged-person"}},
		{"a high bar", "and take maria gonzalez\n", []string{"-tagger=off", "-min-score", "1", "-"}, exitClean, nil},
		{"low findings do not fail", "i am in paris\n", []string{"-tagger=off", "-fail-on", "critical", "-"}, exitClean, []string{"none at or over critical"}},
		{"a label without meaning", "and take maria gonzalez\n", []string{"-tagger=off", "-label", "PER=", "-"}, exitClean, nil},
		{"a label with another", "and take maria gonzalez\n", []string{"-tagger=off", "-label", "PER=street_address", "-"}, exitFindings, []string{"tagged-street-address"}},
		{"no organizations", "i am at acme\n", []string{"-tagger=off", "-"}, exitClean, []string{"no findings"}},
		{"organizations", "i am at acme\n", []string{"-tagger=off", "-organizations", "-"}, exitClean, []string{"tagged-organization"}},
		{"with them all other rules", "mail jo.doe@corp-mail.org\n", []string{"-organizations", "-"}, exitFindings, []string{"email-address"}},
		{"a path that is not there", "", []string{"none.txt"}, exitIncomplete, []string{"none.txt: not scanned"}},
		{"help", "", []string{"-h"}, exitClean, []string{"usage: privlint-hugot"}},
		{"unknown flag", "", []string{"-nonsense"}, exitUsage, []string{"not defined: -nonsense"}},
		{"unknown format", "", []string{"-format", "prose"}, exitUsage, []string{`unknown format "prose"`}},
		{"unknown severity", "", []string{"-fail-on", "dire"}, exitUsage, []string{"dire"}},
		{"unknown preset", "", []string{"-tagger", "mild"}, exitUsage, []string{`unknown preset "mild"`}},
		{"unknown aggregation", "", []string{"-aggregation", "most"}, exitUsage, []string{"want first, average or max"}},
		{"score out of range", "", []string{"-min-score", "2"}, exitUsage, []string{"not between 0 and 1"}},
		{"negative number", "", []string{"-jobs", "-1"}, exitUsage, []string{"no negative numbers"}},
		{"label without type", "", []string{"-label", "PER"}, exitUsage, []string{"want LABEL=TYPE"}},
		{"no model there", "", []string{"-model", "."}, exitUsage, []string{"it has no config.json, no tokenizer.json, no model.onnx"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got := runWith(t, test.stdin, append([]string{"-model", model}, test.args...)...)
			if got.code != test.code {
				t.Errorf("exit code %d, want %d: %s", got.code, test.code, got.stderr)
			}
			for _, want := range test.want {
				if !strings.Contains(got.stdout+got.stderr, want) {
					t.Errorf("no %q in the output:\n%s%s", want, got.stdout, got.stderr)
				}
			}
		})
	}
}

func TestModelIsAskedFor(t *testing.T) {
	if got := runWith(t, "", "-"); got.code != exitUsage || !strings.Contains(got.stderr, "-model DIR") {
		t.Errorf("exit code %d: %s", got.code, got.stderr)
	}
}

// Values are masked in every format, and offsets count bytes of the file.
func TestValuesAreMasked(t *testing.T) {
	const text = "für ö, hi this and maria gonzalez\n"
	for _, format := range []string{"text", "concise", "json", "jsonl", "sarif", "junit", "github", "gitlab", "csv", "markdown", "html"} {
		got := runWith(t, text, "-model", model, "-format", format, "-")
		if got.code != exitFindings || strings.Contains(got.stdout+got.stderr, "gonzalez") {
			t.Errorf("format %s: exit code %d, or a value in the output", format, got.code)
		}
	}
	var result struct {
		Findings []struct {
			Rule      string   `json:"rule"`
			Evidence  []string `json:"evidence"`
			ByteStart int      `json:"byte_start"`
			ByteEnd   int      `json:"byte_end"`
		}
	}
	got := runWith(t, text, "-model", model, "-tagger", "off", "-format", "json", "-")
	if err := json.Unmarshal([]byte(got.stdout), &result); err != nil {
		t.Fatal(err)
	}
	if len(result.Findings) != 1 {
		t.Fatalf("%d findings, want 1", len(result.Findings))
	}
	if f := result.Findings[0]; f.Rule != "tagged-person" || text[f.ByteStart:f.ByteEnd] != "maria gonzalez" || f.Evidence[0] != "model" {
		t.Errorf("rule %s from %d to %d by %q", f.Rule, f.ByteStart, f.ByteEnd, f.Evidence)
	}
}

// A scan whose model fails is not complete, in the report and in the exit code.
func TestFailingModel(t *testing.T) {
	tagger, err := hugot.New(model, hugot.Options{})
	if err != nil {
		t.Fatal(err)
	}
	tagger.Close() // from now on it fails
	s, err := parse([]string{"-model", model, "-format", "json", "-"}, os.Stderr)
	if err != nil {
		t.Fatal(err)
	}
	var out, stderr bytes.Buffer
	code := scan(t.Context(), &env{strings.NewReader("hi this is and\n"), &out, &stderr}, s, tagger)
	if code != exitIncomplete {
		t.Errorf("exit code %d, want %d", code, exitIncomplete)
	}
	for _, want := range []string{"not fully scanned: the model failed on a text", "1 text: the tagger is closed", "1 not fully scanned"} {
		if !strings.Contains(stderr.String(), want) {
			t.Errorf("no %q on stderr:\n%s", want, stderr.String())
		}
	}
	var result struct {
		Coverage []struct{ Status string }
		Summary  struct{ Partial int }
	}
	if err := json.Unmarshal(out.Bytes(), &result); err != nil {
		t.Fatal(err)
	}
	if len(result.Coverage) != 1 || result.Coverage[0].Status != "partial" || result.Summary.Partial != 1 {
		t.Errorf("%+v, want one input and it partial", result)
	}
}

func TestInterrupt(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	var out, stderr bytes.Buffer
	if code := run(ctx, &env{strings.NewReader("maria\n"), &out, &stderr}, []string{"-model", model, "-"}); code != exitInterrupted {
		t.Errorf("exit code %d, want %d: %s", code, exitInterrupted, stderr.String())
	}
}

func TestLogIsMuted(t *testing.T) {
	var stderr bytes.Buffer
	log.New(muted{&env{stderr: &stderr}}, "", 0).Print("maria")
	if got := stderr.String(); got == "" || strings.Contains(got, "maria") {
		t.Errorf("logged as %q", got)
	}
}

// documented is an indented command of the document.
var documented = regexp.MustCompile(`(?m)^    (?:bin/)?privlint-hugot (.*)$`)

// Every command of docs/hugot.md runs, with a model of the tests.
func TestDocumentedCommands(t *testing.T) {
	text, err := os.ReadFile("../../../docs/hugot.md")
	if err != nil {
		t.Fatal(err)
	}
	dir, err := filepath.Abs(model)
	if err != nil {
		t.Fatal(err)
	}
	t.Chdir(t.TempDir())
	if err := os.Mkdir("training", 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"training/a.csv", "skill.json"} {
		if err := os.WriteFile(name, []byte(`{"text": "hi dr word"}`), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	commands := documented.FindAllStringSubmatch(string(text), -1)
	if len(commands) < 3 {
		t.Errorf("%d commands in the document, want at least 3", len(commands))
	}
	for _, m := range commands {
		got := runWith(t, "and take maria gonzalez\n", strings.Fields(strings.ReplaceAll(m[1], "models/ner", dir))...)
		if got.code != exitFindings && got.code != exitClean {
			t.Errorf("%q ends with %d: %s", m[1], got.code, got.stderr)
		}
	}
}
