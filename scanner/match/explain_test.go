package match

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

func explainRules() []*rules.Rule {
	return []*rules.Rule{
		{
			ID: "card", EntityType: "CARD", Validator: "luhn", ValidatedScore: 0.9,
			Patterns: []rules.Pattern{{Name: "sixteen", Regexp: `\d{16}`, Score: 0.4}},
			Hotwords: &rules.Context{Phrases: []string{"card"}},
		},
		{
			ID: "badge", EntityType: "BADGE", Fields: []string{"badge"},
			Patterns: []rules.Pattern{
				{Name: "five", Regexp: `\d{5}`, Score: 0.3, Needs: rules.NeedsLabel},
				{Name: "any", Regexp: `\w+`, Score: 0.3, Needs: rules.NeedsField},
			},
			Hotwords: &rules.Context{Phrases: []string{"badge"}},
			NotNear:  &rules.Context{Phrases: []string{"order"}},
		},
		{
			ID: "pair", EntityType: "PAIR",
			Patterns: []rules.Pattern{{Name: "two", Regexp: `\d{5} \d{2}`, Score: 0.6}, {Name: "odd", Regexp: `Q\d`, Score: 0.2}},
		},
	}
}

func TestExplain(t *testing.T) {
	type told struct {
		Rule    string
		Start   int
		Source  string
		Outcome Outcome
		Because string // what else decided
	}
	for _, test := range []struct {
		name, text, field string
		only              string
		want              []told
	}{
		{name: "found", text: "card 4539578763621486", want: []told{{"card", 5, "pattern sixteen", Found, ""}}},
		{name: "check failed", text: "code 4539578763621487", want: []told{{"card", 5, "pattern sixteen", CheckFailed, "luhn"}}},
		{name: "check failed beside its label", text: "card 4539578763621487", want: []told{{"card", 5, "pattern sixteen", CheckFailed, "luhn card"}}},
		{name: "no label", text: "it is 12345", want: []told{{"badge", 6, "pattern five", LabelMissing, "label"}}},
		{name: "hotword", text: "badge 12345", want: []told{{"badge", 6, "pattern five", Found, ""}}},
		{name: "negative context", text: "order 12345", want: []told{{"badge", 6, "pattern five", SpokenAgainst, "order"}}},
		{name: "below the threshold", text: "row Q7", want: []told{{"pair", 4, "pattern odd", BelowThreshold, ""}}},
		{
			name: "overlap", text: "badge 12345 67",
			want: []told{{"badge", 6, "pattern five", Found, ""}, {"pair", 6, "pattern two", Overlapped, "badge has a label"}},
		},
		{name: "joined digits are told once", text: "row 4 5 3 9 5 7 8 7 6 3 6 2 1 4 8 6", want: []told{{"card", 4, "pattern sixteen", Found, ""}}},
		{
			name: "a weak hit that joined digits show again", text: "row Q7 1 2 3 4 5 6 7",
			want: []told{{"pair", 4, "pattern odd", BelowThreshold, ""}},
		},
		{name: "field", text: "xy", field: "badge", want: []told{{"badge", 0, "pattern any", Found, ""}}},
		{name: "no field", text: "xy"},
		{name: "no field, rule chosen", text: "xy", only: "badge", want: []told{{"badge", 0, "pattern any", LabelMissing, "field"}}},
		{
			name: "a hotword is no field", text: "badge xy", only: "badge",
			want: []told{{"badge", 0, "pattern any", LabelMissing, "field"}, {"badge", 6, "pattern any", LabelMissing, "field"}},
		},
		{name: "another rule chosen", text: "badge 12345 67", only: "pair", want: []told{{"pair", 6, "pattern two", Overlapped, "badge has a label"}}},
		{name: "nothing", text: "how are you"},
	} {
		t.Run(test.name, func(t *testing.T) {
			set := explainRules()
			m, err := New(set, Options{MinScore: 0.5})
			if err != nil {
				t.Fatal(err)
			}
			var only []*rules.Rule
			for _, r := range set {
				if r.ID == test.only {
					only = append(only, r)
				}
			}
			var got []told
			for _, a := range m.Session().Explain(exampleInput(test.text, test.field), only) {
				because := ""
				switch a.Outcome {
				case CheckFailed:
					because = a.Check.Name
					if a.Beside != "" {
						because += " " + a.Beside
					}
				case SpokenAgainst:
					because = a.Phrase
				case LabelMissing:
					because = string(a.Needs)
				case Overlapped:
					because = a.Winner.ID + " " + a.Why
				default:
				}
				got = append(got, told{a.Rule.ID, a.Span.Start, a.Source, a.Outcome, because})
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("accounts (-want +got):\n%s", diff)
			}
		})
	}
}

// A label that names something else is quoted too.
func TestExplainLabelAgainst(t *testing.T) {
	m, err := New(explainRules(), Options{MinScore: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	got := m.Session().Explain(exampleInput("12345", "order_id"), nil)
	if len(got) != 1 || got[0].Outcome != SpokenAgainst || got[0].Phrase != "order" {
		t.Errorf("got %+v", got)
	}
}

// Explain and Match agree on the examples of all rules, whichever rules are
// asked for.
func TestExplainAgreesWithMatch(t *testing.T) {
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	m, err := New(set.Rules(), Options{MinScore: ExampleScore})
	if err != nil {
		t.Fatal(err)
	}
	type found struct {
		Rule  string
		Span  document.Span
		Score float64
	}
	s := m.Session()
	for i, r := range set.Rules() {
		if testing.Short() && i%8 != 0 {
			continue
		}
		for n, ex := range slices.Concat(r.Examples.Match, r.Examples.NoMatch) {
			in := exampleInput(ex.Text, ex.Field)
			var want, all, own, chosen []found
			for _, h := range s.Match(in) {
				f := found{h.Rule.ID, h.Span, h.Score}
				want = append(want, f)
				if h.Rule == r {
					own = append(own, f)
				}
			}
			for _, a := range s.Explain(in, nil) {
				if a.Outcome == Found || a.Outcome == BelowThreshold {
					all = append(all, found{a.Rule.ID, a.Span, a.Score})
				}
			}
			for _, a := range s.Explain(in, []*rules.Rule{r}) {
				if a.Outcome == Found || a.Outcome == BelowThreshold {
					chosen = append(chosen, found{a.Rule.ID, a.Span, a.Score})
				}
			}
			if diff := cmp.Diff(want, all); diff != "" {
				t.Errorf("rule %s, example %d (-match +explain):\n%s", r.ID, n+1, diff)
			}
			if diff := cmp.Diff(own, chosen); diff != "" {
				t.Errorf("rule %s, example %d, rule alone (-match +explain):\n%s", r.ID, n+1, diff)
			}
		}
	}
}

func exampleInput(text, field string) Input {
	in := Input{Text: text}
	if field != "" {
		in.Labels = []document.Label{{Kind: document.LabelKey, Text: field}}
	}
	return in
}

// Whatever the text, Explain finds what Match finds, and every account has a
// place in the text and what its outcome promises.
func FuzzExplain(f *testing.F) {
	m, err := New(explainRules(), Options{MinScore: 0.5})
	if err != nil {
		f.Fatal(err)
	}
	f.Add("badge 12345 67, card 4539578763621486", "", true)
	f.Add("order 1 2 3 4 5 Q7", "badge order", false)
	f.Add("\xff１２３４５\u200b\u00ad12", "pair", true)
	f.Fuzz(func(t *testing.T, text, label string, one bool) {
		s := m.Session()
		in := exampleInput(text, label)
		var only []*rules.Rule
		if one {
			only = []*rules.Rule{m.detectors[1].rule}
		}
		var want, got []document.Span
		for _, h := range s.Match(in) {
			if !one || h.Rule == only[0] {
				want = append(want, h.Span)
			}
		}
		for _, a := range s.Explain(in, only) {
			if a.Span.Start < 0 || a.Span.End <= a.Span.Start || a.Span.End > len(text) {
				t.Fatalf("rule %s: span %v in %d bytes", a.Rule.ID, a.Span, len(text))
			}
			if (a.Outcome == CheckFailed) != (a.Check != nil) || (a.Outcome == Overlapped) != (a.Winner != nil) ||
				(a.Outcome == SpokenAgainst) != (a.Phrase != "") || (a.Outcome == LabelMissing) != (a.Needs != "") {
				t.Errorf("rule %s: outcome %d without its reason", a.Rule.ID, a.Outcome)
			}
			if a.Outcome == Found || a.Outcome == BelowThreshold {
				got = append(got, a.Span)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("explained %v, matched %v", got, want)
		}
	})
}
