package rules

import (
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// ignoreKnown leaves out what rulegen adds to patterns.
var ignoreKnown = cmpopts.IgnoreUnexported(Pattern{})

var update = flag.Bool("update", false, "rewrite golden files")

// Each bad file stands beside the faults that it must give, all of them.
func TestLoadFilesExplainsFaults(t *testing.T) {
	files, err := filepath.Glob("testdata/bad/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no bad files: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			set, err := LoadFiles(file)
			if err == nil {
				t.Fatalf("loaded %d rules, want an error", len(set.Rules()))
			}
			checkGolden(t, strings.TrimSuffix(file, ".yaml")+".want", err.Error()+"\n")
		})
	}
}

func checkGolden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(name, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs, rewrite with -update (-want +got):\n%s", name, diff)
	}
}

func TestLoadFiles(t *testing.T) {
	set, err := LoadFiles("testdata/good/own.yaml")
	if err != nil {
		t.Fatal(err)
	}
	badge, ok := set.Rule("acme-badge")
	if !ok || len(set.Rules()) != 2 || len(set.Combinations()) != 1 {
		t.Fatalf("got %d rules and %d combinations", len(set.Rules()), len(set.Combinations()))
	}
	want := &Rule{
		ID: "acme-badge", Title: "Acme badge number", EntityType: "BADGE_NUMBER", Category: CategoryDevice, Severity: SeverityLow,
		Validator: "luhn",
		Patterns: []Pattern{
			{Name: "badge", Spaced: true, Regexp: badge.Patterns[0].Regexp, Score: 1, Engine: EngineRE2, Boundary: BoundaryWord},
			{Name: "multi", Regexp: "badge\n\\d{6}\n", CaseSensitive: true, Engine: EngineRE2, Boundary: BoundaryDigit, Validator: "none"},
		},
		Terms: &Terms{File: "terms/badges.txt", Words: []string{"blue badge", "red badge", "green badge"}, Score: 0.2, Needs: NeedsLabel},
		File:  "testdata/good/own.yaml", Line: 3,
	}
	if diff := cmp.Diff(want, badge, ignoreKnown); diff != "" {
		t.Errorf("rule differs (-want +got):\n%s", diff)
	}
	if got, want := badge.Patterns[0].Source(), `(?i)ACME[ #-]\d{6}\ \#`; got != want {
		t.Errorf("source = %s, want %s", got, want)
	}
	mail, _ := set.Rule("acme-mail")
	if mail.Category != CategoryContact || mail.Severity != SeverityInfo || mail.Patterns[0].Name != "acme-mail" {
		t.Errorf("defaults of acme-mail: category %s, severity %s, pattern %q", mail.Category, mail.Severity, mail.Patterns[0].Name)
	}
}

func TestLoadFilesReportsAllFiles(t *testing.T) {
	dir := t.TempDir()
	_, err := LoadFiles(filepath.Join(dir, "missing.yaml"), dir, "testdata/bad/empty.yaml", "testdata/good/own.yaml")
	if err == nil {
		t.Fatal("want an error")
	}
	for _, want := range []string{"missing.yaml", "not a regular file", "empty.yaml:1:1: no rules"} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("error lacks %q: %v", want, err)
		}
	}
}

func TestBuiltin(t *testing.T) {
	set, err := Builtin()
	if err != nil {
		t.Fatal(err)
	}
	again, err := Builtin()
	if err != nil || again != set {
		t.Errorf("the second call gave %p, %v; want %p", again, err, set)
	}
	for _, r := range set.Rules() {
		if _, ok := TypeOf(r.EntityType); !ok {
			t.Errorf("%s: entity type %s is not in the table", r.ID, r.EntityType)
		}
		if info, _ := TypeOf(r.EntityType); r.Category != info.Category {
			t.Errorf("%s: category %s, its type has %s", r.ID, r.Category, info.Category)
		}
		if r.Severity == 0 || r.File == "" || r.Line == 0 {
			t.Errorf("%s: severity %d at %s:%d", r.ID, r.Severity, r.File, r.Line)
		}
		if got, ok := set.Rule(r.ID); !ok || got != r {
			t.Errorf("%s is not found by its id", r.ID)
		}
	}
	if len(set.Combinations()) == 0 {
		t.Error("no combinations")
	}
}

const oneRule = "rules:\n  - id: ID\n    title: t\n    entity_type: NRP\n    terms: {FILE, score: 0.5}\n"

func ruleText(id, terms string) string {
	return strings.NewReplacer("ID", id, "FILE", terms).Replace(oneRule)
}

func TestBuiltinFilesAreOrderedAndClosed(t *testing.T) {
	fsys := fstest.MapFS{
		"secret.txt":                {Data: []byte("x")},
		"builtin/terms/w.txt":       {Data: []byte("one\ntwo # 2\n")},
		"builtin/b.yaml":            {Data: []byte(ruleText("bb", "words: [x]"))},
		"builtin/a.yaml":            {Data: []byte(ruleText("aa", "file: terms/w.txt"))},
		"builtin/entity_types.yaml": {Data: []byte("not read as rules")},
	}
	set, err := parseBuiltin(fsys)
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, r := range set.Rules() {
		ids = append(ids, r.ID)
	}
	if diff := cmp.Diff([]string{"aa", "bb"}, ids); diff != "" {
		t.Errorf("order (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"one", "two"}, set.Rules()[0].Terms.Words); diff != "" {
		t.Errorf("words (-want +got):\n%s", diff)
	}

	for _, list := range []string{"../secret.txt", "/../secret.txt", "terms/../../secret.txt", "terms/none.txt"} {
		fsys["builtin/a.yaml"] = &fstest.MapFile{Data: []byte(ruleText("aa", "file: "+list))}
		if _, err := parseBuiltin(fsys); err == nil || !strings.HasPrefix(err.Error(), "rules/builtin/a.yaml:5:19: word list") {
			t.Errorf("list %s: got %v", list, err)
		}
	}
}

func TestContextFiles(t *testing.T) {
	const context = "builtin/contexts/c.yaml"
	rule := func(file string) []byte {
		return []byte(ruleText("aa", "words: [x]") + "    disclosure: {files: [" + file + "], phrases: [i have], after: -1}\n")
	}
	fsys := fstest.MapFS{
		context:                     {Data: []byte("# shared\nphrases: [i had, i have]\nadjacent: [my]\nunless: [if]\n")},
		"builtin/contexts/bad.yaml": {Data: []byte("phrase: [my]\n")},
		"builtin/a.yaml":            {Data: rule("contexts/c.yaml")},
	}
	set, err := parseBuiltin(fsys)
	if err != nil {
		t.Fatal(err)
	}
	want := &Context{Files: []string{"contexts/c.yaml"}, Phrases: []string{"i have", "i had"}, Adjacent: []string{"my"}, Unless: []string{"if"}, After: -1}
	if diff := cmp.Diff(want, set.Rules()[0].Disclosure); diff != "" {
		t.Errorf("disclosure (-want +got):\n%s", diff)
	}
	for _, file := range []string{"../secret.yaml", "contexts/none.yaml", "contexts/bad.yaml"} {
		fsys["builtin/a.yaml"] = &fstest.MapFile{Data: rule(file)}
		if _, err := parseBuiltin(fsys); err == nil || !strings.HasPrefix(err.Error(), "rules/builtin/a.yaml:6:26: phrases \""+file) {
			t.Errorf("file %s: got %v", file, err)
		}
	}
}

// Users may have types of their own, the built-in packs may not.
func TestBuiltinFilesNeedListedTypes(t *testing.T) {
	src := strings.Replace(ruleText("aa", "words: [x]"), "NRP", "BADGE_NUMBER\n    category: device\n    severity: low", 1)
	if _, _, err := Parse("own.yaml", []byte(src)); err != nil {
		t.Errorf("user rule: %v", err)
	}
	if _, err := parseBuiltin(fstest.MapFS{"builtin/a.yaml": {Data: []byte(src)}}); err == nil || !strings.Contains(err.Error(), "unknown entity type") {
		t.Errorf("built-in rule: got %v", err)
	}
}

func TestParseReadsNoWordLists(t *testing.T) {
	_, _, err := Parse("x.yaml", []byte(ruleText("aa", "file: testdata/good/terms/badges.txt")))
	if err == nil || !strings.Contains(err.Error(), "x.yaml:5:19:") {
		t.Errorf("got %v", err)
	}
}

func TestSet(t *testing.T) {
	a := &Rule{ID: "a", File: "a.yaml", Line: 3}
	b := &Rule{ID: "b", File: "b.yaml", Line: 7}
	c := &Combination{ID: "c", File: "c.yaml", Line: 9}
	list := []*Rule{b, a}
	set, err := NewSet(list, []*Combination{c})
	if err != nil {
		t.Fatal(err)
	}
	list[0] = nil
	if !slices.Equal(set.Rules(), []*Rule{b, a}) {
		t.Error("the set follows the slice of the caller, or lost the order")
	}
	if _, ok := set.Rule("c"); ok {
		t.Error("a combination was found as rule")
	}

	own, err := NewSet([]*Rule{{ID: "own"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	both, err := set.With(own)
	if err != nil || len(both.Rules()) != 3 || len(both.Combinations()) != 1 || len(set.Rules()) != 2 {
		t.Errorf("With gave %v rules, %v", both.Rules(), err)
	}

	_, err = NewSet([]*Rule{a, b, {ID: "a", File: "z.yaml", Line: 1}, {ID: "c"}}, []*Combination{c, c})
	const want = `z.yaml:1: rule "a" is already defined at a.yaml:3
c.yaml:9: combination "c" is already defined at Go code
c.yaml:9: combination "c" is already defined at Go code`
	if err == nil || err.Error() != want {
		t.Errorf("got:\n%v\nwant:\n%s", err, want)
	}
	if _, err := set.With(set); err == nil {
		t.Error("a set with itself: want an error")
	}
}

func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.yaml", "builtin/combinations.yaml"} {
		files, err := filepath.Glob(pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
	f.Add([]byte("a: !!binary x\n? [b]\n: !own {<<: 1}\n"))
	f.Fuzz(func(t *testing.T, src []byte) {
		list, combos, err := Parse("fuzz.yaml", src)
		if err != nil {
			for line := range strings.Lines(err.Error()) {
				if !strings.HasPrefix(line, "fuzz.yaml:") {
					t.Errorf("a line of the error has no place: %q", line)
				}
			}
			if len(list)+len(combos) > 0 {
				t.Error("rules beside an error")
			}
			return
		}
		if len(list)+len(combos) == 0 {
			t.Error("neither rules nor an error")
		}
		for _, r := range list {
			if !kebab.MatchString(r.ID) || r.Title == "" || r.Severity == 0 || r.Category == "" || r.Line < 1 {
				t.Errorf("incomplete rule %+v", r)
			}
			for i := range r.Patterns {
				p := &r.Patterns[i]
				if err := p.Verify(); err != nil {
					t.Errorf("pattern %q: %v", p.Regexp, err)
				}
				p.MinDigits()
				p.RequiredLiterals()
			}
		}
		if set, err := NewSet(list, combos); err == nil {
			Lint(set)
		}
	})
}
