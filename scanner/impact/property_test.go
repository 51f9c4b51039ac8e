package impact

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/workspace"
)

// change is a unit with what the scrub made of it.
type change struct {
	unit    document.Unit
	text    string
	dropped bool
}

func (c *change) feed(i *Impact, in, out bool) {
	if in {
		i.Before(&c.unit)
	}
	if !out {
		return
	}
	if c.dropped {
		i.Dropped(&c.unit)
		return
	}
	u := c.unit
	u.Text = c.text
	i.After(&u, c.text != c.unit.Text)
}

// changes invents a workspace of few words, so that much collides.
func changes(r *rand.Rand, n int) []change {
	words := []string{"Ann", "Bob", "hi", "HI", " ", "<PERSON>", "ż", "<AGE_2>"}
	text := func() string {
		var b strings.Builder
		for range 1 + r.IntN(3) {
			b.WriteString(words[r.IntN(len(words))] + " ")
		}
		return b.String()
	}
	out := make([]change, n)
	for k := range out {
		u := &out[k].unit
		u.Text, u.Group, u.Record = text(), k+1, k+1
		u.Role = document.RoleUtterance
		switch r.IntN(5) {
		case 0:
			u.Place = document.Place{Kind: "counterexample", Example: k}
		case 1:
			u.Role = document.RoleEntityValue
			u.Place = document.Place{Kind: "synonym", Entity: "e", Value: 1 + r.IntN(2), Synonym: k}
		case 2:
			u.Role = document.RoleEntityValue
			u.Place = document.Place{Kind: "entity-value", Entity: strconv.Itoa(r.IntN(2)), Value: k}
		default:
			u.Place = document.Place{Kind: "example", Intent: fmt.Sprint("intent", r.IntN(4)), Example: k}
		}
		out[k].text = u.Text
		switch r.IntN(4) {
		case 0:
			out[k].text = text()
		case 1:
			out[k].dropped = r.IntN(3) == 0
		}
	}
	return out
}

// promised is what the order of units does not change.
func promised(r Report) Report {
	r.Issues = nil
	r.Totals = slices.Clone(r.Totals)
	for i := range r.Totals {
		t := &r.Totals[i]
		if t.Kind == CrossIntent || t.Kind == SharedSynonym {
			t.Made, t.Listed = 0, 0
		}
	}
	slices.SortFunc(r.Intents, func(a, b IntentChange) int { return strings.Compare(a.Intent, b.Intent) })
	return r
}

func TestOrderDoesNotMatter(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	for round := range 150 {
		all := changes(r, 1+r.IntN(60))
		run := func(apart bool) Report {
			i := New(Options{Format: "watson-dialog", MaxListed: 1000})
			for k := range all {
				all[k].feed(i, true, !apart)
			}
			for k := range all {
				all[k].feed(i, false, apart)
			}
			return i.Report()
		}
		want := run(false)
		if diff := cmp.Diff(want, run(true)); diff != "" {
			t.Fatalf("round %d: unit by unit and one after the other differ:\n%s", round, diff)
		}
		if diff := cmp.Diff(want, run(false)); diff != "" {
			t.Fatalf("round %d: the same again differs:\n%s", round, diff)
		}
		r.Shuffle(len(all), func(a, b int) { all[a], all[b] = all[b], all[a] })
		if diff := cmp.Diff(promised(want), promised(run(r.IntN(2) == 0))); diff != "" {
			t.Fatalf("round %d: order matters:\n%s", round, diff)
		}
	}
}

// TestAgainstPlainCount compares duplicates and conflicts with sets of texts.
func TestAgainstPlainCount(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	for round := range 150 {
		all := changes(r, 1+r.IntN(60))
		i := New(Options{Format: "watson-dialog"})
		in, out := map[string]map[string]int{}, map[string]map[string]int{}
		note := func(side map[string]map[string]int, u *document.Unit, text string) {
			key := strings.TrimSpace(plainFold(text))
			if u.Place.Kind != "example" || key == "" {
				return
			}
			if side[key] == nil {
				side[key] = map[string]int{}
			}
			side[key][u.Place.Intent]++
		}
		for k := range all {
			c := &all[k]
			c.feed(i, true, true)
			note(in, &c.unit, c.unit.Text)
			if !c.dropped {
				note(out, &c.unit, c.text)
			}
		}
		var want [4]int
		for n, side := range []map[string]map[string]int{in, out} {
			for _, byIntent := range side {
				want[n+2] += len(byIntent) - 1
				for _, times := range byIntent {
					want[n] += times - 1
				}
			}
		}
		var got [4]int
		counted := i.Report()
		for _, total := range counted.Totals {
			if total.Kind == CrossIntent {
				got[2], got[3] = total.Before, total.After
			}
		}
		got[0], got[1] = countExamples(i, all)
		if got != want {
			t.Fatalf("round %d: duplicates before, after, conflicts before, after: got %v, want %v", round, got, want)
		}
	}
}

// countExamples are the duplicates without counterexamples, which have the
// same kind.
func countExamples(_ *Impact, all []change) (input, output int) {
	i := New(Options{Format: "watson-dialog"})
	for k := range all {
		if all[k].unit.Place.Kind == "example" {
			all[k].feed(i, true, true)
		}
	}
	r := i.Report()
	for _, total := range r.Totals {
		if total.Kind == DuplicateExample {
			return total.Before, total.After
		}
	}
	return 0, 0
}

func TestBounds(t *testing.T) {
	i := New(Options{Format: "intent-csv", MaxTexts: 10, MaxWords: 5, MaxListed: 3})
	for n := range 2000 {
		u := document.Unit{
			Text: fmt.Sprint("word", n), Role: document.RoleUtterance, Group: n + 1, Record: n + 1,
			Place: document.Place{Kind: "example", Intent: fmt.Sprint("i", n), Example: 1},
		}
		i.Before(&u)
		u.Text = ""
		i.After(&u, true)
		i.Finding(n, "AGE", strconv.Itoa(n))
		i.Finding(n, "GENDER", "f")
	}
	r := i.Report()
	if len(i.seen.keys) > firstSlots || len(i.across.keys) > firstSlots || i.seen.used > 10 || i.across.used > 10 || i.vocab.used > 5 || i.people.classes.used > 10 {
		t.Errorf("tables grew over their limits")
	}
	if len(r.Issues) != 3 || r.Totals[0].Made != 2000 || r.Totals[0].Listed != 3 {
		t.Errorf("got %d issues, %+v", len(r.Issues), r.Totals[0])
	}
	if !r.Limited || len(r.Notes) != 3 || r.Before.Words != 5 || r.Anonymity.Records != 2000 || r.Anonymity.Classes != 10 {
		t.Errorf("got limited %v, notes %q, %d words, %+v", r.Limited, r.Notes, r.Before.Words, r.Anonymity)
	}
}

func TestIntentsAreBounded(t *testing.T) {
	i := New(Options{Format: "intent-csv", MaxTexts: 10})
	for n := range maxIntents + 50 {
		u := document.Unit{Text: "same", Role: document.RoleUtterance, Place: document.Place{Kind: "example", Intent: fmt.Sprint("i", n), Example: 1}}
		i.Before(&u)
		i.After(&u, true)
	}
	r := i.Report()
	if r.Before.Intents != maxIntents || !r.Limited {
		t.Errorf("got %d intents, limited %v", r.Before.Intents, r.Limited)
	}
}

// TestNothingOfTheTextGetsOut scans reports for a canary that stands in every
// text, every name and every key.
func TestNothingOfTheTextGetsOut(t *testing.T) {
	const canary = "Zwyczajny"
	data := map[string]string{
		"watson-dialog": strings.ReplaceAll(strings.ReplaceAll(dialog, "Ann", canary+"1"), "greet", "greet_"+canary),
		"intent-csv":    canary + " 1,a%s_" + canary + "\n" + canary + " 2,a%s_" + canary + "\n" + canary + " 2,b%d_" + canary + "\n",
		"utterance-csv": canary + "1\n" + canary + "2 x\n" + canary + "\n",
		"entity-csv":    "e_" + canary + "," + canary + "1," + canary + ",s\ne_" + canary + "," + canary + "2,s,t\n",
		"json-generic":  `{"` + canary + `@example.org": {"` + canary + `/x": "` + canary + `"}}`,
		"rasa-yaml":     "version: \"3.1\"\nnlu:\n- intent: i_" + canary + "\n  examples: |\n    - to " + canary + "\n    - to " + canary + "1\n",
	}
	for format, text := range data {
		t.Run(format, func(t *testing.T) {
			units := readUnits(t, format, text)
			for n := range units {
				units[n].Mentions = append(units[n].Mentions, document.Mention{Span: document.Span{Start: 1, End: 1000}})
			}
			shown := 0
			for _, edits := range [][]string{
				{canary + "1", canary, canary + "2", canary},
				{canary, ""},
				{canary, strings.Repeat(canary, 600)},
				{canary + "1", "<PERSON>\t", canary, "<PERSON>\t"},
			} {
				i := scrubbed(Options{Format: format, Name: func(name string) string { return strings.ReplaceAll(name, canary, "***") }}, units, edits...)
				i.Finding(1, "AGE", canary)
				i.Finding(1, "LOCATION", canary)
				r := i.Report()
				shown += len(r.Issues)
				var b strings.Builder
				if err := r.WriteText(&b, true); err != nil {
					t.Fatal(err)
				}
				encoded, err := json.Marshal(r)
				if err != nil {
					t.Fatal(err)
				}
				if strings.Contains(strings.ToLower(b.String()+string(encoded)), strings.ToLower(canary)) {
					t.Error("the canary is in the report")
				}
				if strings.Contains(b.String()+string(encoded), "%!") {
					t.Error("a name was taken for a format")
				}
			}
			if shown == 0 {
				t.Error("no issues, so nothing was shown")
			}
		})
	}
}

func FuzzImpact(f *testing.F) {
	f.Add("hi Ann", "hi <PERSON>", "greet", uint8(0), 0, 3)
	f.Add("a", "", "%s", uint8(3), -1, 9)
	f.Add("\xff", "<AGE>", "ä", uint8(7), 2, 1)
	kinds := []string{"example", "counterexample", "row", "entity-value", "synonym", "intent-name", "entity-name", "dialog-node", "condition", "turn"}
	formats := workspace.Formats()
	f.Fuzz(func(t *testing.T, text, scrubbed, name string, pick uint8, from, to int) {
		u := document.Unit{
			Text: text, Group: 1, Record: int(pick), Role: document.RoleUtterance, Pointer: "/" + name,
			Place:    document.Place{Kind: kinds[int(pick)%len(kinds)], Intent: name, Entity: name, Value: int(pick) % 3},
			Mentions: []document.Mention{{Span: document.Span{Start: from, End: to}}},
			Own:      document.Span{Start: from, End: to},
		}
		if pick&1 == 0 {
			u.Own = document.Span{}
		}
		if pick&2 == 0 {
			u.Role = document.RoleEntityValue
		}
		i := New(Options{Format: formats[int(pick)%len(formats)].Name, MaxTexts: 2, MaxWords: 2, MaxListed: 1})
		for range 3 {
			i.Before(&u)
			out := u
			out.Text = scrubbed
			i.After(&out, text != scrubbed)
			i.Finding(int(pick), "AGE", text)
			i.Finding(int(pick), "LOCATION", scrubbed)
		}
		i.Dropped(&u)
		r := i.Report()
		listed := 0
		for _, total := range r.Totals {
			if total.Made > total.After || total.Listed > min(total.Made, 1) {
				t.Errorf("got %+v", total)
			}
			listed += total.Listed
		}
		if listed != len(r.Issues) || r.Before.Words > 2 || r.Changed > r.After.Texts {
			t.Errorf("listed %d of %d, %d words, %d changed of %d", listed, len(r.Issues), r.Before.Words, r.Changed, r.After.Texts)
		}
		var b strings.Builder
		if err := r.WriteText(&b, true); err != nil {
			t.Error(err)
		}
		if _, err := json.Marshal(r); err != nil { // no NaN
			t.Error(err)
		}
		for line := range strings.Lines(b.String()) {
			if strings.ContainsAny(strings.TrimSuffix(line, "\n"), "\x00\x1b\r\t") {
				t.Errorf("a name wrote a control character")
			}
		}
	})
}
