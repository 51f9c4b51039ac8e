package match

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// The least share of the sentences of a table that the rules must get right.
// Those of the first table served for tuning. Those held out were written
// before it, the hard ones after it, and neither was looked at while tuning.
var disclosureFloors = map[string]float64{"disclosure": 0.95, "disclosure-held-out": 0.95, "disclosure-hard": 0.75}

// healthTypes are what is personal only when somebody speaks of a person.
var healthTypes = []string{"MEDICAL_CONDITION", "MEDICATION", "LAB_RESULT"}

// TestDisclosureTable reads sentences with what is expected of them: that a
// health finding is disclosed, that none is, or that there is none at all.
func TestDisclosureTable(t *testing.T) {
	m := builtinMatcher(t)
	for _, table := range []string{"disclosure", "disclosure-held-out", "disclosure-hard"} {
		t.Run(table, func(t *testing.T) {
			right, all := map[string]int{}, map[string]int{}
			for _, row := range disclosureRows(t, "testdata/"+table+".tsv") {
				got := "silent"
				for _, h := range m.Session().Match(Input{Text: row.text}) {
					switch {
					case !slices.Contains(healthTypes, string(h.Rule.EntityType)):
					case h.Disclosed:
						got = "disclosed"
					case got == "silent":
						got = "general"
					}
				}
				ok := got == row.want || got == "silent" && row.want == "general"
				for _, group := range []string{"all", row.language, row.want} {
					all[group]++
					if ok {
						right[group]++
					}
				}
				if !ok && table == "disclosure" {
					t.Logf("line %d, %s: %s, want %s", row.line, row.language, got, row.want)
				}
			}
			for _, group := range []string{"all", "disclosed", "general", "silent", "en", "de", "fr", "es", "it", "pt", "nl", "pl"} {
				t.Logf("%-9s %3d of %3d", group, right[group], all[group])
			}
			if all["all"] < 40 || float64(right["all"]) < disclosureFloors[table]*float64(all["all"]) {
				t.Errorf("%d of %d sentences right, want a share of %.2f", right["all"], all["all"], disclosureFloors[table])
			}
		})
	}
}

type disclosureRow struct {
	line                 int
	language, want, text string
}

func disclosureRows(t *testing.T, path string) []disclosureRow {
	t.Helper()
	src, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var rows []disclosureRow
	for i, line := range strings.Split(strings.TrimSpace(string(src)), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		cells := strings.Split(line, "\t")
		if len(cells) != 3 || !slices.Contains([]string{"disclosed", "general", "silent"}, cells[1]) {
			t.Fatalf("%s:%d: want language, expectation and text", path, i+1)
		}
		rows = append(rows, disclosureRow{i + 1, cells[0], cells[1], cells[2]})
	}
	return rows
}

// TestQuestionsDiscloseNothing reads 22,000 questions about illnesses of the
// MedQuAD set, which are about nobody.
func TestQuestionsDiscloseNothing(t *testing.T) {
	shared := os.Getenv("PRIVLINT_SHARED")
	if shared == "" {
		shared = filepath.Join("..", "..", "..", "shared")
	}
	f, err := os.Open(filepath.Join(shared, "corpora", "medquad_q.jsonl.gz"))
	if err != nil {
		t.Skip("no corpora: set PRIVLINT_SHARED")
	}
	t.Cleanup(func() { _ = f.Close() })
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	session := builtinMatcher(t).Session()
	lines := bufio.NewScanner(unzipped)
	read, found := 0, 0
	for ; lines.Scan(); read++ {
		var record struct{ Text string }
		if err := json.Unmarshal(lines.Bytes(), &record); err != nil {
			t.Fatal(err)
		}
		for _, h := range session.Match(Input{Text: record.Text}) {
			if !slices.Contains(healthTypes, string(h.Rule.EntityType)) {
				continue
			}
			found++
			if h.Disclosed {
				t.Errorf("line %d: rule %s takes a question for a disclosure", read+1, h.Rule.ID)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	if read < 20_000 || found < 5_000 {
		t.Errorf("%d questions with %d terms, want more", read, found)
	}
}
