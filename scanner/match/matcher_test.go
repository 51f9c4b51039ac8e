package match

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
)

// ssn is a small rule with everything that context can do.
func ssn() *rules.Rule {
	return &rules.Rule{
		ID: "test-ssn", EntityType: "US_SSN", Title: "number",
		Patterns: []rules.Pattern{
			{Name: "dashed", Regexp: `\d{3}-\d{2}-\d{4}`, Score: 0.6},
			{Name: "bare", Regexp: `\d{9}`, Score: 0.2, Needs: rules.NeedsLabel},
		},
		Hotwords: &rules.Context{Phrases: []string{"ssn", "social security number", "社会番号"}},
		NotNear:  &rules.Context{Phrases: []string{"order no", "ticket", "ticket ssn"}},
		Fields:   []string{"ssn", "social"},
	}
}

func spans(t *testing.T, rule *rules.Rule, in Input) []string {
	t.Helper()
	m, err := New([]*rules.Rule{rule}, Options{MinScore: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	s := m.Session()
	got := []string{}
	for _, h := range s.Match(in) {
		got = append(got, in.Text[h.Span.Start:h.Span.End])
	}
	if faults := s.Faults(); len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
	return got
}

func TestMatchContext(t *testing.T) {
	key := func(text string) []document.Label { return []document.Label{{Kind: document.LabelKey, Text: text}} }
	tests := []struct {
		name   string
		text   string
		labels []document.Label
		want   []string
	}{
		{"shape alone", "it is 536-90-4399 ok", nil, []string{"536-90-4399"}},
		{"bare needs a label", "it is 536904399 ok", nil, []string{}},
		{"hotword before", "my ssn is 536904399", nil, []string{"536904399"}},
		{"phrase before", "social security number: 536904399", nil, []string{"536904399"}},
		{"hotword behind", "536904399 is my ssn", nil, []string{"536904399"}},
		{"hotword in another clause", "I lost my ssn card. The code is 536904399", nil, []string{}},
		{"hotword too far", "my ssn a b c d e f g h i j 536904399", nil, []string{}},
		{"part of a word is no hotword", "my passno is 536904399", nil, []string{}},
		{"chinese hotword", "我的社会番号是536904399", nil, []string{"536904399"}},
		{"negative context", "order no. 536-90-4399", nil, []string{}},
		{"longer negative phrase at the same distance", "ticket ssn is 536-90-4399", nil, []string{}},
		{"negative farther than hotword", "order no. 12, my ssn is 536904399", nil, []string{"536904399"}},
		{"hotword farther than negative", "ssn was asked for ticket 536-90-4399", nil, []string{}},
		{"json key", "536904399", key("customerSSN"), []string{"536904399"}},
		{"unrelated key", "536904399", key("message"), []string{}},
		{"question", "536904399", []document.Label{{Kind: document.LabelQuestion, Text: "Thanks. What is your social security number?"}}, []string{"536904399"}},
		{"annotation on it", "use 536904399 now", []document.Label{{Kind: document.LabelAnnotation, Text: "ssn", Span: document.Span{Start: 4, End: 13}}}, []string{"536904399"}},
		{"annotation elsewhere", "use 536904399 now", []document.Label{{Kind: document.LabelAnnotation, Text: "ssn", Span: document.Span{Start: 0, End: 3}}}, []string{}},
		{"negative key", "536-90-4399", key("ticket"), []string{}},
		{"longer negative key", "536-90-4399", key("ticket_ssn"), []string{}},
		{"glued letter", "x536-90-4399", nil, []string{}},
		{"longer number", "1536-90-4399", nil, []string{}},
		{"second try after a failed boundary", "9536-90-4399 536-90-4399", nil, []string{"536-90-4399"}},
		{"spaced digits", "ssn 5 3 6 9 0 4 3 9 9", nil, []string{"5 3 6 9 0 4 3 9 9"}},
		{"full width", "ssn ５３６９０４３９９", nil, []string{"５３６９０４３９９"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, spans(t, ssn(), Input{Text: tt.text, Labels: tt.labels})); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestNeedsField(t *testing.T) {
	rule := &rules.Rule{
		ID: "test-password", EntityType: "PASSWORD", Title: "password",
		Patterns: []rules.Pattern{{Name: "value", Regexp: `^\S{6,}$`, Score: 0.7, Needs: rules.NeedsField}},
		Hotwords: &rules.Context{Phrases: []string{"login"}},
		Fields:   []string{"password"},
	}
	tests := []struct {
		label string
		want  int
	}{{"db_password", 1}, {"login", 0}, {"name", 0}}
	for _, tt := range tests {
		in := Input{Text: "hunter22", Labels: []document.Label{{Kind: document.LabelKey, Text: tt.label}}}
		if got := spans(t, rule, in); len(got) != tt.want {
			t.Errorf("under %q: %d hits, want %d", tt.label, len(got), tt.want)
		}
	}
}

func TestDisclosure(t *testing.T) {
	rule := &rules.Rule{
		ID: "test-condition", EntityType: "MEDICAL_CONDITION", Title: "condition",
		Terms: &rules.Terms{Words: []string{"asthma", "crohn's disease"}, Score: 0.6},
		Disclosure: &rules.Context{
			Phrases: []string{"i have"}, Adjacent: []string{"my"},
			Unless: []string{"if", "do", "i have no", "ask whether i have"},
		},
	}
	m, err := New([]*rules.Rule{rule}, Options{MinScore: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		text      string
		hits      int
		disclosed bool
	}{
		{"is asthma curable", 1, false},
		{"i have Crohn’s disease", 1, true},
		{"asthmatic", 0, false},
		{"My asthma got worse", 1, true},
		{"i have a question. is asthma curable", 1, false},
		{"can my dog get asthma", 1, false},
		{"asthma my friend", 1, false},
		{"what if i have asthma", 1, false},
		{"do i have asthma", 1, false},
		{"do tell: i have asthma", 1, true},
		{"what will they do. i have asthma", 1, true},
		{"i have no asthma", 1, false},
		{"they ask whether i have asthma", 1, false},
		{"if you must know, i have asthma", 1, true},
	}
	for _, tt := range tests {
		hits := m.Session().Match(Input{Text: tt.text})
		if len(hits) != tt.hits {
			t.Errorf("%q: %d hits, want %d", tt.text, len(hits), tt.hits)
			continue
		}
		if tt.hits > 0 && hits[0].Disclosed != tt.disclosed {
			t.Errorf("%q: disclosed is %v, want %v", tt.text, hits[0].Disclosed, tt.disclosed)
		}
	}
}

func TestResolve(t *testing.T) {
	pattern := func(id, re string, score float64, validator string) *rules.Rule {
		return &rules.Rule{
			ID: id, EntityType: "X", Title: id, Validator: validator,
			Patterns: []rules.Pattern{{Name: "p", Regexp: re, Score: score}},
		}
	}
	tests := []struct {
		name  string
		rules []*rules.Rule
		text  string
		want  string
	}{
		{"longer wins", []*rules.Rule{pattern("short", `\d{4}`, 0.9, ""), pattern("long", `\d{4} \d{4}`, 0.6, "")}, "1234 5678", "long"},
		{"score breaks a tie", []*rules.Rule{pattern("low", `\d{4}`, 0.6, ""), pattern("high", `\d{4}`, 0.7, "")}, "1234", "high"},
		{"order breaks a full tie", []*rules.Rule{pattern("first", `\d{4}`, 0.6, ""), pattern("second", `\d{4}`, 0.6, "")}, "1234", "first"},
		{"weak gives way", []*rules.Rule{pattern("weak", `\d{4} \d{4}`, 0.2, ""), pattern("strong", `\d{4}`, 0.6, "")}, "1234 5678", "strong strong"}, //nolint:dupword // found twice
		{"validated before longer", []*rules.Rule{pattern("long", `[\d-]{12,}`, 0.9, ""), pattern("card", `4\d{15}`, 0.6, "luhn")}, "1-4111111111111111", "card"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, r := range tt.rules {
				r.Patterns[0].Boundary = rules.BoundaryNone
			}
			m, err := New(tt.rules, Options{MinScore: 0.5})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, h := range m.Session().Match(Input{Text: tt.text}) {
				got = append(got, h.Rule.ID)
			}
			if s := strings.Join(got, " "); s != tt.want {
				t.Errorf("got %q, want %q", s, tt.want)
			}
		})
	}
}

func TestTrim(t *testing.T) {
	rule := &rules.Rule{ID: "test-name", EntityType: "PERSON", Title: "name", Validator: "luhn", Patterns: []rules.Pattern{
		{Name: "digits", Regexp: `card (?P<value>\w+(?: \w+){0,3})`, Score: 0.8, Trim: true},
	}}
	tests := []struct {
		text string
		want []string
	}{
		{"card 4111 1111 1111 1111", []string{"4111 1111 1111 1111"}},
		{"card 4111111111111111 12 13", []string{"4111111111111111"}},
		{"card 1 2 3", []string{}},
		{"card 1 card 4111111111111111", []string{"4111111111111111"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, spans(t, rule, Input{Text: tt.text})); diff != "" {
			t.Errorf("%q: (-want +got):\n%s", tt.text, diff)
		}
	}
}

// A checked value that is all of what somebody typed needs no label.
func TestAlone(t *testing.T) {
	rule := &rules.Rule{ID: "test-card", EntityType: "CARD", Title: "card", Validator: "luhn", Patterns: []rules.Pattern{
		{Name: "digits", Regexp: `\d{16}`, Score: 0.2, Alone: 0.6, Needs: rules.NeedsLabel},
	}}
	m, err := New([]*rules.Rule{rule}, Options{MinScore: ExampleScore})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		in   Input
		want int
	}{
		{"typed", Input{Text: "4111111111111111", Typed: true}, 1},
		{"blanks, quotes and full stop", Input{Text: " \"4111111111111111\".\n", Typed: true}, 1},
		{"check digit wrong", Input{Text: "4111111111111112", Typed: true}, 0},
		{"a word beside it", Input{Text: "order 4111111111111111", Typed: true}, 0},
		{"two values", Input{Text: "4111111111111111 4111111111111111", Typed: true}, 0},
		{"not typed", Input{Text: "4111111111111111"}, 0},
		{"long", Input{Text: strings.Repeat(" ", 60) + "4111111111111111", Typed: true}, 0},
	}
	for _, tt := range tests {
		if got := len(m.Session().Match(tt.in)); got != tt.want {
			t.Errorf("%s: %d hits, want %d", tt.name, got, tt.want)
		}
	}
}

// Of two labels at the same distance the longer one decides.
func TestLongerLabelWins(t *testing.T) {
	rule := func(id, phrase string) *rules.Rule {
		return &rules.Rule{
			ID: id, EntityType: "X", Title: id, Hotwords: &rules.Context{Phrases: []string{phrase}},
			Patterns: []rules.Pattern{{Name: "p", Regexp: `[A-Z]{2}\d{7}`, Score: 0.4, Needs: rules.NeedsLabel}},
		}
	}
	m, err := New([]*rules.Rule{rule("any", "passport"), rule("uk", "uk passport")}, Options{MinScore: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{"my passport is AB1234567": "any", "my uk passport is AB1234567": "uk"} {
		hits := m.Session().Match(Input{Text: text})
		if len(hits) != 1 || hits[0].Rule.ID != want {
			t.Errorf("%q: got %d hits, want one of %s", text, len(hits), want)
		}
	}
}

// A hostile expression of a user costs a file a bounded time, and is
// reported.
func TestTimeout(t *testing.T) {
	rule := &rules.Rule{
		ID: "test-hostile", EntityType: "X", Title: "hostile",
		Patterns: []rules.Pattern{{Name: "evil", Regexp: `^(?:(a)|(a)\1?)+$`, Engine: rules.EngineRegexp2, Score: 0.9}},
	}
	m, err := New([]*rules.Rule{rule}, Options{MinScore: 0.5})
	if err != nil {
		t.Fatal(err)
	}
	s := m.Session()
	start := time.Now()
	for range 1000 {
		s.Match(Input{Text: strings.Repeat("a", 5000) + "!"})
	}
	if took := time.Since(start); took > 10*time.Second {
		t.Errorf("1,000 hostile texts took %v", took)
	}
	faults := s.Faults()
	if len(faults) != 1 || !strings.Contains(faults[0], "test-hostile") || !strings.Contains(faults[0], "left out for the rest of the file") {
		t.Errorf("faults are %q", faults)
	}
	if again := m.Session(); len(again.Faults()) != 0 {
		t.Errorf("the next file begins with faults: %q", again.Faults())
	}
}

func TestBrokenPatternIsReported(t *testing.T) {
	rule := &rules.Rule{
		ID: "test-broken", EntityType: "X", Title: "broken",
		Patterns: []rules.Pattern{{Name: "bad", Regexp: `(?P<value>\d`, Score: 0.9}},
	}
	m, err := New([]*rules.Rule{rule}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	s := m.Session()
	s.Match(Input{Text: "1"})
	if faults := s.Faults(); len(faults) != 1 || !strings.Contains(faults[0], "test-broken") {
		t.Errorf("faults are %q", faults)
	}
}

func BenchmarkMatchClean(b *testing.B) {
	benchmark(b, "how do i change the address on my account please")
}

func BenchmarkMatchDense(b *testing.B) {
	benchmark(b, "my ssn is 536-90-4399 and mail is bo@example.com")
}

func benchmark(b *testing.B, text string) {
	b.Helper()
	m := builtinMatcher(b)
	s := m.Session()
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		s.Match(Input{Text: text})
	}
}
