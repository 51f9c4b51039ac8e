package evaluate

import (
	"cmp"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"text/tabwriter"
)

var (
	updateConformance = flag.Bool("update-conformance", false, "rewrite the tables of docs/conformance.md")
	listMisses        = flag.Bool("misses", false, "name the cases of the conformance files that came out wrong")
)

// conformanceFloors are the least shares of right cases by file, in whole per
// cent of the cases whose kind has a rule: exact spans for texts, verdicts
// for values. They only rise.
var conformanceFloors = map[string]int{
	"libphonenumber_examples.jsonl": 99,
	"libphonenumber_finder.jsonl":   96,
	"logstop.jsonl":                 78,
	"phileas_filters.jsonl":         95,
	"phileas_validators.jsonl":      95,
	"presidio_recognizers.jsonl":    96,
	"presidio_validators.jsonl":     93,
	"recognizers_text.jsonl":        90,
	"redact_pii.jsonl":              85,
	"scrubadub.jsonl":               94,
	"stdnum_validators.jsonl":       98,
	"validatorjs_validators.jsonl":  84,
}

// serviceFiles hold requests and answers of a service, not detection.
var serviceFiles = []string{"presidio_anonymizer.jsonl", "presidio_rest.jsonl"}

// Every file of the shared conformance cases comes out at least as well as
// its floor. With -v the shares stand in a table.
func TestConformance(t *testing.T) {
	dir := filepath.Join(sharedDir(t), "conformance")
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Skipf("no conformance cases in %s", dir)
	}
	c := newConformer(t)
	results := make(map[string][]outcome)
	for _, path := range files {
		name := filepath.Base(path)
		if slices.Contains(serviceFiles, name) {
			continue
		}
		for _, cs := range readCases(t, path) {
			results[name] = append(results[name], c.run(&cs))
		}
	}
	for _, fault := range c.all.Faults() {
		t.Error(fault)
	}
	if testing.Verbose() {
		t.Log("\n" + conformanceTable(results))
	}
	if *listMisses {
		logMisses(t, results)
	}
	if *updateConformance {
		writeConformanceDoc(t, results)
	}
	for _, name := range slices.Sorted(maps.Keys(results)) {
		sum := tallyOutcomes(results[name])
		floor, ok := conformanceFloors[name]
		if !ok {
			t.Errorf("%s has no floor", name)
		}
		if got := sum.percent(); got < float64(floor) {
			t.Errorf("%s: %.2f %% of %d cases right, want at least %d %%; -v -misses names the others", name, got, sum.cases, floor)
		}
	}
}

// conformanceTally counts cases; those without a rule are apart.
type conformanceTally struct {
	cases, right      int
	found, exact      int // cases with something to find
	overlap, labelled int
	negative, silent  int
	missing, byReason int
	// kinds is the mean over kinds of their share right, so that a kind with
	// a long list weighs no more than another.
	kinds float64
}

func tallyOutcomes(list []outcome) conformanceTally {
	var s conformanceTally
	one := func(b bool) int {
		if b {
			return 1
		}
		return 0
	}
	kindCases, kindRight := make(map[string]int), make(map[string]int)
	for _, o := range list {
		if o.missing {
			s.missing++
			continue
		}
		kindCases[o.kind]++
		kindRight[o.kind] += one(o.exact)
		s.cases++
		s.right += one(o.exact)
		if !o.exact && reasonOf(o) != nil {
			s.byReason++
		}
		if o.found {
			s.found++
			s.exact += one(o.exact)
			s.overlap += one(o.overlap)
			s.labelled += one(o.labelled)
		} else {
			s.negative++
			s.silent += one(o.exact)
		}
	}
	for _, kind := range slices.Sorted(maps.Keys(kindCases)) {
		s.kinds += float64(kindRight[kind]) / float64(kindCases[kind]) / float64(len(kindCases))
	}
	return s
}

// percent is the share of right cases of those that have a rule.
func (s conformanceTally) percent() float64 { return 100 * float64(s.right) / float64(max(s.cases, 1)) }

// row lists the counts as cells.
func (s conformanceTally) row() []string {
	count := func(n, of int) string {
		if of == 0 {
			return "-"
		}
		return fmt.Sprintf("%d/%d", n, of)
	}
	return []string{
		strconv.Itoa(s.cases), percentOf(s.right, s.cases), fmt.Sprintf("%.1f %%", 100*s.kinds), count(s.exact, s.found), count(s.overlap, s.found), count(s.labelled, s.found),
		count(s.silent, s.negative), percentOf(s.right+s.byReason, s.cases), strconv.Itoa(s.missing),
	}
}

var tallyHeader = []string{"cases", "right", "by kind", "exact", "overlap", "with label", "negative", "or by reason", "not yet"}

// byGroup sorts the outcomes of a file by group.
func byGroup(list []outcome) map[string][]outcome {
	groups := make(map[string][]outcome)
	for _, o := range list {
		groups[o.group] = append(groups[o.group], o)
	}
	return groups
}

func conformanceTable(results map[string][]outcome) string {
	var b strings.Builder
	w := tabwriter.NewWriter(&b, 0, 0, 2, ' ', 0)
	line := func(cells ...string) { _, _ = w.Write([]byte(strings.Join(cells, "\t") + "\n")) }
	line(append([]string{"file", "group"}, tallyHeader...)...)
	for _, name := range slices.Sorted(maps.Keys(results)) {
		line(append([]string{name, "all"}, tallyOutcomes(results[name]).row()...)...)
		groups := byGroup(results[name])
		for _, group := range slices.Sorted(maps.Keys(groups)) {
			line(append([]string{"", group}, tallyOutcomes(groups[group]).row()...)...)
		}
	}
	_ = w.Flush() // a strings.Builder takes everything
	return b.String()
}

// logMisses names what came out wrong, by id only: the values are no matter
// for logs.
func logMisses(t *testing.T, results map[string][]outcome) {
	t.Helper()
	for _, name := range slices.Sorted(maps.Keys(results)) {
		list := slices.Clone(results[name])
		slices.SortStableFunc(list, func(a, b outcome) int { return cmp.Compare(a.group, b.group) })
		for _, o := range list {
			if o.missing || o.exact {
				continue
			}
			what := "false find"
			switch {
			case o.found && o.overlap:
				what = "other bounds"
			case o.found && o.labelled:
				what = "needs a label"
			case o.found && o.covered:
				what = "other kind"
			case o.found:
				what = "not found"
			}
			if r := reasonOf(o); r != nil {
				what += " (" + r.name + ")"
			}
			if len(o.takers) > 0 {
				slices.Sort(o.takers)
				what += ", taken by " + strings.Join(slices.Compact(o.takers), " ")
			}
			t.Logf("%s: %s", o.id, what)
		}
	}
}

// writeConformanceDoc rewrites what stands between the marks of the page.
func writeConformanceDoc(t *testing.T, results map[string][]outcome) {
	t.Helper()
	const path = "../../docs/conformance.md"
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	page := string(data)
	for mark, text := range conformanceParts(results) {
		begin, end := "<!-- "+mark+": generated -->\n", "<!-- end of "+mark+" -->"
		from, to := strings.Index(page, begin), strings.Index(page, end)
		if from < 0 || to < from {
			t.Fatalf("%s: no marks for %s", path, mark)
		}
		page = page[:from+len(begin)] + "\n" + text + "\n" + page[to:]
	}
	if err := os.WriteFile(path, []byte(page), 0o600); err != nil {
		t.Fatal(err)
	}
}
