package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner"
)

// write lays out files and returns their folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func show(path string) string { return path }

func load(t *testing.T, dir string) *Config {
	t.Helper()
	files, err := Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	c, err := Load(files, show)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func TestFind(t *testing.T) {
	dir := write(t, map[string]string{
		".privlint.yaml":         "policy: gdpr\n",
		"a/.privlint.yml":        "root: true\n",
		"a/b/.privlint.yaml":     "ignore: [URL]\n",
		"repo/.git/HEAD":         "",
		"repo/sub/.privlint.yml": "{}\n",
		"broken/.privlint.yaml":  "root: [\n",
	})
	tests := []struct {
		dir  string
		want []string
	}{
		{"a/b", []string{"a/b/.privlint.yaml", "a/.privlint.yml"}},
		{"a", []string{"a/.privlint.yml"}},
		{"repo/sub", []string{"repo/sub/.privlint.yml"}},
		{"repo", nil},
		{"broken", []string{"broken/.privlint.yaml"}},
	}
	for _, tt := range tests {
		got, err := Find(filepath.Join(dir, tt.dir))
		if err != nil {
			t.Fatal(err)
		}
		for i := range got {
			got[i] = filepath.ToSlash(strings.TrimPrefix(got[i], dir+string(filepath.Separator)))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s: (-want +got):\n%s", tt.dir, diff)
		}
	}
}

// Mistakes come with their place, all at once.
func TestMistakes(t *testing.T) {
	const src = `polcy: gdpr
policy: gdrp
min-score: 2
fail-on: hihg
exclude: ["[a"]
allow:
  - reason: why
  - regexp: "("
  - file: missing.txt
overrides:
  - ignore: [URL]
suppressions:
  - reason: nothing
  - {rule: us-ssn, until: 2026-02-30, reason: r}
  - {rule: us-ssn, pointer: a/b, reason: " "}
`
	dir := write(t, map[string]string{"x.yaml": src})
	_, err := Load([]string{filepath.Join(dir, "x.yaml")}, show)
	if err == nil {
		t.Fatal("no error")
	}
	got := strings.ReplaceAll(err.Error(), dir+string(filepath.Separator), "")
	want := `x.yaml:1:1: unknown key "polcy": did you mean "policy"?
x.yaml:2:9: unknown policy "gdrp": did you mean "gdpr"?
x.yaml:3:12: min-score: want a number from 0 to 1
x.yaml:4:10: unknown severity "hihg": want info, low, medium, high or critical
x.yaml:5:11: bad pattern "[a"
x.yaml:7:5: an allow entry needs values, regexp or file
x.yaml:8:13: regexp does not compile: missing closing )
x.yaml:9:11: cannot read missing.txt: no such file or directory
x.yaml:11:5: an override needs paths
x.yaml:13:5: a suppression needs rule, path, pointer or fingerprint
x.yaml:14:27: want a day as 2006-01-02
x.yaml:15:5: a suppression needs a reason
x.yaml:15:29: a pointer begins with /`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestExtendsItself(t *testing.T) {
	dir := write(t, map[string]string{"a.yaml": "extends: [b.yaml]\n", "b.yaml": "extends: [a.yaml]\n"})
	if _, err := Load([]string{filepath.Join(dir, "a.yaml")}, show); err == nil || !strings.Contains(err.Error(), "extends itself") {
		t.Errorf("got %v", err)
	}
}

// The nearest file decides, lists that only grow hold what all say, and
// what a file extends comes after the file.
func TestSettings(t *testing.T) {
	dir := write(t, map[string]string{
		".privlint.yaml":     "root: true\npolicy: gdpr\nexclude: [old, /top/*.json]\nselect: [URL]\njobs: 3\nbaseline: base.jsonl\n",
		"bot/.privlint.yaml": "extends: [../shared/base.yaml]\nexclude: [tmp, data/*.csv]\nselect: [US_SSN]\nmin-score: 0\n",
		"shared/base.yaml":   "policy: pci\nquiet: false\nrules: [own.yaml]\nexclude: ['*.bak']\n",
	})
	c := load(t, filepath.Join(dir, "bot"))
	got := make(map[string][]string)
	for _, s := range c.Settings() {
		for _, v := range s.Values {
			got[s.Name] = append(got[s.Name], filepath.ToSlash(strings.TrimPrefix(v, dir+string(filepath.Separator))))
		}
	}
	want := map[string][]string{
		"policy": {"pci"}, "select": {"US_SSN"}, "min-score": {"0"}, "jobs": {"3"}, "quiet": {"false"},
		"rules": {"shared/own.yaml"}, "baseline": {"base.jsonl"},
		"exclude": {"bot/**/tmp", "bot/data/*.csv", "bot/**/*.bak", "old", "/top/*.json"},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if c.Base() != dir {
		t.Errorf("base %s, want %s", c.Base(), dir)
	}
}

func TestAllowed(t *testing.T) {
	dir := write(t, map[string]string{
		".privlint.yaml": `root: true
organization:
  domains: [acme.example]
  phone-numbers: ["+1 (800) 867-5309"]
  names: [Acme Bank]
allow:
  - values: ["Main Street 1"]
  - {regexp: 'ORD-\d+', rules: [ACCOUNT_NUMBER]}
  - {file: words.txt, rules: [person-introduction]}
`,
		"words.txt": "# names of our bots\n\nAria\n",
	})
	allowed, err := load(t, dir).Allowed()
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		rule, entity, value string
		want                bool
	}{
		{"email-address", "EMAIL_ADDRESS", "Help@Acme.example", true},
		{"email-address", "EMAIL_ADDRESS", "help@mail.acme.example", true},
		{"email-address", "EMAIL_ADDRESS", "help@notacme.example", false},
		{"email-address", "EMAIL_ADDRESS", "acme.example@evil.example", false},
		{"url", "URL", "https://user@acme.example:8080/x@y", true},
		{"url", "URL", "https://other.example/acme.example", false},
		{"phone", "PHONE_NUMBER", "800.867.5309", true},
		{"phone", "PHONE_NUMBER", "867-5309", true},
		{"phone", "PHONE_NUMBER", "800-867-5310", false},
		{"phone", "PHONE_NUMBER", "5309", false},
		{"us-ssn", "US_SSN", "8675309", false},
		{"person", "PERSON", "acme bank", true},
		{"person", "PERSON", "Acme", false},
		{"address", "STREET_ADDRESS", " main street 1", true},
		{"account", "ACCOUNT_NUMBER", "ord-12", true},
		{"account", "ACCOUNT_NUMBER", "xord-12", false},
		{"other", "CUSTOMER_ID", "ORD-12", false},
		{"person-introduction", "PERSON", "aria", true},
		{"person-title", "PERSON", "aria", false},
	}
	for _, tt := range tests {
		r := &rules.Rule{ID: tt.rule, EntityType: rules.EntityType(tt.entity)}
		if got := allowed(r, tt.value); got != tt.want {
			t.Errorf("%s %q: %v", tt.rule, tt.value, got)
		}
	}
	if f, err := new(Config).Allowed(); f != nil || err != nil {
		t.Errorf("an empty configuration allows: %v", err)
	}
}

func TestViewOf(t *testing.T) {
	dir := write(t, map[string]string{
		".privlint.yaml": `root: true
overrides:
  - {paths: ["tests/**"], ignore: [URL], min-score: 0}
  - {paths: ["*.csv"], field: [text], severities: {URL: low}}
`,
		"bot/.privlint.yaml": "overrides:\n  - {paths: [old], policy: pci, select: [CREDIT_CARD]}\n",
	})
	c := load(t, filepath.Join(dir, "bot"))
	base := &scanner.View{Ignore: []string{"PERSON"}, MinScore: 0.5}
	view := c.ViewOf(base, func(p string) string { return filepath.Join(dir, "bot", p) })
	if v := view("a.json"); v != nil {
		t.Errorf("a view without override: %+v", v)
	}
	v := view("../tests/x.csv")
	if v == nil || v.MinScore > 0.001 || v.MinScore == 0 {
		t.Fatalf("got %+v", v)
	}
	if diff := cmp.Diff([]string{"PERSON", "URL"}, v.Ignore); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(map[string]rules.Severity{"URL": rules.SeverityLow}, v.Severities); diff != "" {
		t.Error(diff)
	}
	if again := view("../tests/y.csv"); again != v {
		t.Error("two views for the same overrides")
	}
	if v := view("old/x.json"); v == nil || v.Policy == nil || v.Policy.Name != "pci" || v.MinScore != 0.5 {
		t.Errorf("got %+v", v)
	}
	if v := view("zip/old.zip!old/x.json"); v == nil {
		t.Error("a member of an archive is not found by its folder")
	}
}
