package main

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// canaryRun runs the program among the values.
type canaryRun struct {
	dir   string
	leaks *leaks
	vars  map[string]string
}

// run wants the exit code and looks for values in what was written.
func (r *canaryRun) run(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	e := &env{
		stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: r.dir,
		getenv: func(name string) string { return r.vars[name] },
		clock:  func() time.Time { return time.Date(2026, 11, 23, 12, 0, 0, 0, time.UTC) },
	}
	if code := run(context.Background(), e, args); code != want {
		t.Errorf("%q: exit code %d, want %d", args, code, want)
	}
	r.leaks.check(t, fmt.Sprintf("%q", args), out.String()+errs.String())
	return out.String(), errs.String()
}

func (r *canaryRun) write(t *testing.T, name, content string) {
	t.Helper()
	path := filepath.Join(r.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
}

// check looks into a file that the program wrote.
func (r *canaryRun) check(t *testing.T, name string) {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(r.dir, name))
	if err != nil {
		t.Fatal(err)
	}
	if len(data) == 0 {
		t.Errorf("%s is empty", name)
	}
	r.leaks.check(t, name, string(data))
}

func newCanaryRun(t *testing.T) *canaryRun {
	t.Helper()
	r := &canaryRun{dir: t.TempDir(), leaks: newLeaks(), vars: map[string]string{"PRIVLINT_NO_CONFIG": ""}}
	for name, content := range canaryFiles(canaries()) {
		r.write(t, "data/"+name, content)
	}
	return r
}

// TestBaselineLeaksNothing looks into baselines and what is said of them.
func TestBaselineLeaksNothing(t *testing.T) {
	for _, key := range []string{"", "a key that is long enough"} {
		t.Run("key "+key, func(t *testing.T) {
			if testing.Short() && key == "" {
				t.Skip("a key writes more")
			}
			r := newCanaryRun(t)
			r.vars["PRIVLINT_BASELINE_KEY"] = key
			r.run(t, exitClean, "baseline", "create", "data")
			r.check(t, defaultBaseline)
			whole, err := os.ReadFile(filepath.Join(r.dir, defaultBaseline))
			if err != nil {
				t.Fatal(err)
			}
			// Every second value is new, the others are gone.
			var lines []string
			for i, line := range strings.SplitAfter(string(whole), "\n") {
				if i%2 == 0 {
					lines = append(lines, line)
				}
			}
			r.write(t, defaultBaseline, strings.Join(lines, ""))
			r.write(t, "data/bot.lu", "# none\n- hello\n")
			stdout, _ := r.run(t, exitFindings, "baseline", "diff", "data")
			if !strings.Contains(stdout, "\n- ") || !strings.Contains(stdout, "+ ") {
				t.Error("diff lists nothing")
			}
			r.run(t, exitClean, "baseline", "prune", "data")
			r.check(t, defaultBaseline)
			r.run(t, exitClean, "baseline", "update", "data")
			r.check(t, defaultBaseline)
			r.run(t, exitClean, "scan", "data", "-v", "--baseline", defaultBaseline)

			for i, broken := range []string{canaries()[0].sentence, "", `{"path":"x",` + quoteJSON(canaries()[2].value), string(whole[:200])} {
				r.write(t, fmt.Sprintf("bad%d", i), "{\"privlint-baseline\":1,\"keyed\":false}\n"+broken+"\n"+canaries()[1].value)
				r.run(t, exitUsage, "scan", "data/lines.txt", "--baseline", fmt.Sprintf("bad%d", i))
				r.run(t, exitUsage, "baseline", "diff", "data/lines.txt", "--baseline", fmt.Sprintf("bad%d", i))
			}
		})
	}
}

// TestConfigLeaksNothing has values in a configuration, right and wrong.
func TestConfigLeaksNothing(t *testing.T) {
	r := newCanaryRun(t)
	var values, phones, names, wrong strings.Builder
	for _, c := range canaries() {
		fmt.Fprintf(&values, "      - %s\n", quoteJSON(c.value))
		if len(onlyDigits(c.value)) >= 7 {
			fmt.Fprintf(&phones, "    - %s\n", quoteJSON(c.value))
		}
		fmt.Fprintf(&names, "    - %s\n", quoteJSON(c.value))
		fmt.Fprintln(&wrong, c.value)
	}
	whole := "root: true\nallow:\n  - values:\n" + values.String() + "  - {file: known.txt, reason: samples}\n" +
		"organization:\n  phone-numbers:\n" + phones.String() + "  names:\n" + names.String()
	r.write(t, "known.txt", wrong.String())
	r.write(t, ".privlint.yaml", whole)
	for _, args := range [][]string{{"config", "show"}, {"config", "verify"}, {"config", "path"}, {"scan", "data/lines.txt", "-vv", "-f", "jsonl", "--exit-zero"}} {
		r.run(t, exitClean, args...)
	}
	ssn, mail := canaries()[6].value, canaries()[0].value
	// Names of settings, rules, regions and files are quoted, so that one who
	// has mistyped them finds them; what is allowed is not.
	for _, broken := range []string{
		"allow:\n  - {values: [" + ssn + "], rules: [us-sn]}\n",
		whole + "\n" + mail + "\n",
		whole + "\n  " + ssn + ": [\n",
		"allow:\n  - values: {" + quoteJSON(ssn) + ": 1}\n",
		"allow: " + quoteJSON(mail) + "\n",
		"organization:\n  names: " + quoteJSON(ssn) + "\n",
		"organization:\n  domains: [1, [" + quoteJSON(mail) + "]]\n",
		"suppressions:\n  - {rule: us-ssn, reason: x, until: " + quoteJSON(ssn) + "}\n",
		"suppressions:\n  - {rule: us-ssn, reason: x, until: " + ssn + "}\n",
		"exclude: " + quoteJSON(ssn) + ": 1\n",
		ssn, "- " + mail, "extends: " + quoteJSON(mail) + "\n",
		"allow:\n  - values: &a [" + quoteJSON(ssn) + "]\n  - values: *" + "b\n",
		"root: true\nroot: " + ssn + "\n", "\t" + ssn, "jobs: " + ssn + "\n", "min-score: " + ssn + "\n",
	} {
		r.write(t, ".privlint.yaml", broken)
		what, _, _ := strings.Cut(broken, "\n")
		what, _, _ = strings.Cut(what, ":")
		for _, args := range [][]string{{"config", "verify"}, {"config", "show"}, {"scan", "data/lines.txt", "-f", "concise", "--exit-zero"}} {
			var out, errs bytes.Buffer
			e := &env{stdin: strings.NewReader(""), stdout: &out, stderr: &errs, dir: r.dir, getenv: func(string) string { return "" }}
			code := run(context.Background(), e, args)
			if code != exitUsage && args[1] == "verify" {
				t.Errorf("%q under %d bytes with %q: code %d", args, len(broken), what[:min(len(what), 5)], code)
			}
			r.leaks.check(t, fmt.Sprintf("%q under a configuration of %d bytes with %q", args, len(broken), what[:min(len(what), 5)]), out.String()+errs.String())
		}
	}
}

// TestCommentsLeakNothing has wrong remarks next to values and with values.
func TestCommentsLeakNothing(t *testing.T) {
	r := newCanaryRun(t)
	var yaml, md strings.Builder
	forms := []string{"", "us-ssn", "-- %s", "us-ssn until=%s -- x", "us-ssn %s=1 -- x", "us-ssn until=2001-01-01 -- %s", "-%s"}
	for i, c := range canaries() {
		form := forms[i%len(forms)]
		value := "x" // in a remark a value has no label
		if c.bare && !strings.Contains(c.value, " ") {
			value = c.value
		}
		remark := "privlint:ignore " + strings.ReplaceAll(form, "%s", value)
		fmt.Fprintf(&yaml, "- %s # %s\n", quoteJSON(c.sentence), remark)
		fmt.Fprintf(&md, "%s <!-- %s -->\n\n", c.sentence, remark)
	}
	r.write(t, "comments/a.yaml", yaml.String())
	r.write(t, "comments/b.md", md.String())
	for _, format := range []string{"text", "json", "sarif", "html"} {
		_, stderr := r.run(t, exitFindings, "scan", "comments", "-v", "-f", format)
		if !strings.Contains(stderr, "privlint:ignore") {
			t.Error("no remark is complained about")
		}
	}
}

// TestGitLeaksNothing scans values in git by every way.
func TestGitLeaksNothing(t *testing.T) {
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("no git")
	}
	r := newCanaryRun(t)
	git := func(args ...string) {
		t.Helper()
		cmd := exec.CommandContext(t.Context(), "git", append([]string{"-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"}, args...)...)
		cmd.Dir = r.dir
		if err := cmd.Run(); err != nil {
			t.Fatalf("git %s: %s", args[0], err)
		}
	}
	r.write(t, "skill.json", "{}")
	git("init", "-q")
	git("add", "skill.json")
	git("commit", "-q", "-m", "first")
	git("add", "data")
	summary := filepath.Join(r.dir, "summary.md")
	r.vars["GITHUB_STEP_SUMMARY"] = summary
	r.run(t, exitFindings, "scan", "--staged", "-v")
	r.run(t, exitFindings, "scan", "--staged", "-f", "github")
	r.check(t, "summary.md")
	r.run(t, exitFindings, "scan", "--diff-base", "HEAD", "-f", "jsonl", "-vv")
	git("commit", "-q", "-m", "second")
	r.run(t, exitFindings, "scan", "--history", "HEAD", "-f", "sarif", "-o", "-", "-o", "html=history.html")
	r.check(t, "history.html")
	r.run(t, exitUsage, "scan", "--diff-base", "nosuch", "-f", "jsonl")
}

// TestErrorsLeakNothing has inputs that cannot be read.
func TestErrorsLeakNothing(t *testing.T) {
	r := newCanaryRun(t)
	var inside strings.Builder
	for _, c := range canaries() {
		inside.WriteString(quoteJSON(c.sentence) + ":" + quoteJSON(c.name()) + ",")
	}
	for i, content := range []string{
		"{" + inside.String(), "[" + inside.String() + "]", "{" + inside.String() + "}", "{" + inside.String() + "\"a\":nul}",
		"{\"a\":\"" + canaries()[6].value, "{\"a\":12e" + onlyDigits(canaries()[6].value) + "x}", "{\"a\":\"\\u" + canaries()[6].value + "\"}",
		strings.Repeat("[", 20_000) + canaries()[6].value, "\xff\xfe" + inside.String(), "{}" + inside.String(),
	} {
		for _, suffix := range []string{"json", "jsonl", "yaml", "csv"} {
			r.write(t, fmt.Sprintf("broken/%d.%s", i, suffix), content)
		}
	}
	r.write(t, "closed/lines.txt", canaries()[6].sentence)
	if err := os.Chmod(filepath.Join(r.dir, "closed", "lines.txt"), 0); err != nil {
		t.Fatal(err)
	}
	out := t.TempDir()
	args := []string{"scan", "broken", "closed", "nosuch", "-vv", "-o", "text=-"}
	for _, format := range formats("scan") {
		args = append(args, "-o", format+"="+filepath.Join(out, format))
	}
	_, stderr := r.run(t, exitFindings, args...)
	if !strings.Contains(stderr, "broken/0.json: not fully scanned") {
		t.Error("broken JSON is not told")
	}
	r.leaks.checkFiles(t, out, len(formats("scan")))
	r.run(t, exitUsage, "scan", "data", "--rules", "data/skill.json")
	r.run(t, exitUsage, "scan", "data", "--rules", "data/nlu.yml")
}
