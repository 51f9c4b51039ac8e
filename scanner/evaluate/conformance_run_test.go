package evaluate

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/validate"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// weakScore is the highest confidence with which a source says "right shape,
// but needs context": such a bare value may be passed by.
const weakScore = 0.3

// anyPassport counts for the passports of all countries: "passport number"
// names none.
const anyPassport rules.EntityType = "PASSPORT_NUMBER"

// conformanceCase is one line of the shared conformance files: a text with
// spans, or a value that is well formed or not.
type conformanceCase struct {
	ID, Recognizer, Entity, Text string
	Spans                        []conformanceSpan
	Scores                       [][2]float64

	Kind, Module, Check, Value, Locale, Region string
	Regions                                    []string
	Valid                                      bool

	Disputed string
	Options  json.RawMessage
}

// group is what the case is counted under inside its file.
func (c *conformanceCase) group() string {
	for _, name := range []string{c.Recognizer, c.Module, c.Check} {
		if name != "" {
			return name
		}
	}
	return strings.ToLower(c.Kind)
}

// kind names the kind under test, with the country where the name alone does
// not say it ("TAX_ID/pl-PL").
func (c *conformanceCase) kind() string {
	if c.Entity != "" {
		return c.Entity
	}
	if slices.Contains(nationalKinds, c.Kind) {
		return c.Kind + "/" + c.Locale
	}
	return c.Kind
}

// found tells whether the case has something to find.
func (c *conformanceCase) found() bool { return c.Valid || len(c.Spans) > 0 }

// conformanceSpan counts code points, as the files do.
type conformanceSpan struct {
	document.Span
	kind string
}

// UnmarshalJSON reads [start, end, kind].
func (s *conformanceSpan) UnmarshalJSON(data []byte) error {
	return json.Unmarshal(data, &[]any{&s.Start, &s.End, &s.kind})
}

// outcome is how a case went.
type outcome struct {
	id, kind, group string
	text            bool     // a text with spans, not a value
	found           bool     // the case has something to find
	exact, overlap  bool     // right by exact spans; by overlap without a digit left out
	covered         bool     // every value was found, if as another kind
	labelled        bool     // every value was found, some only with a label before it
	missing         bool     // no rule for the kind
	takers          []string // rules of other kinds that took a span, bare or under the label
	plan            string   // what the numbering plan says of a telephone number
}

// conformer runs cases through the built-in rules.
type conformer struct {
	set     []*rules.Rule
	all     *match.Session
	byRule  map[string]*match.Session
	byTypes map[string][]rules.EntityType
}

func newConformer(t *testing.T) *conformer {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	c := &conformer{set: set.Rules(), byRule: make(map[string]*match.Session), byTypes: make(map[string][]rules.EntityType)}
	c.all = session(t, c.set...)
	for _, r := range c.set {
		c.byRule[r.ID] = session(t, r)
	}
	return c
}

func session(t *testing.T, set ...*rules.Rule) *match.Session {
	t.Helper()
	m, err := match.New(set, match.Options{MinScore: match.ExampleScore})
	if err != nil {
		t.Fatal(err)
	}
	return m.Session()
}

// readCases reads a file without the disputed cases and those that ask for
// settings.
func readCases(t *testing.T, path string) []conformanceCase {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	var out []conformanceCase
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for n := 1; lines.Scan(); n++ {
		var c conformanceCase
		if err := json.Unmarshal(lines.Bytes(), &c); err != nil {
			t.Fatalf("%s:%d: %v", filepath.Base(path), n, err)
		}
		if c.Disputed == "" && c.Options == nil {
			out = append(out, c)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

func (c *conformer) run(cs *conformanceCase) outcome {
	o := outcome{id: cs.ID, kind: cs.kind(), group: cs.group(), text: cs.Entity != "", found: cs.found()}
	if cs.Entity == "" {
		c.runValue(cs, &o)
	} else {
		c.runSpans(cs, &o)
	}
	return o
}

// typesOf lists the entity types that count for a kind of the sources and
// have a rule.
func (c *conformer) typesOf(kind string) []rules.EntityType {
	if types, ok := c.byTypes[kind]; ok {
		return types
	}
	types, ok := spanKinds[kind]
	if !ok {
		types = []rules.EntityType{rules.EntityType(kind)}
		if strings.HasSuffix(kind, "_PASSPORT") {
			types = append(types, anyPassport)
		}
	}
	types = slices.DeleteFunc(slices.Clone(types), func(t rules.EntityType) bool {
		return len(c.rulesFor([]rules.EntityType{t})) == 0
	})
	c.byTypes[kind] = types
	return types
}

func (c *conformer) rulesFor(types []rules.EntityType) []*rules.Rule {
	var out []*rules.Rule
	for _, r := range c.set {
		if slices.Contains(types, r.EntityType) {
			out = append(out, r)
		}
	}
	return out
}

func (c *conformer) runSpans(cs *conformanceCase, o *outcome) {
	var types []rules.EntityType
	kinds := []string{cs.Entity}
	if cs.Entity == "MULTI" {
		kinds = nil
		for _, s := range cs.Spans {
			kinds = append(kinds, s.kind)
		}
	}
	if cs.Entity == "ANY" {
		for _, r := range c.set {
			types = append(types, r.EntityType)
		}
		kinds = nil
	}
	for _, kind := range kinds {
		of := c.typesOf(kind)
		if len(of) == 0 {
			o.missing = true
			return
		}
		types = append(types, of...)
	}
	hits := reported(c.all.Match(match.Input{Text: cs.Text, Typed: true, Regions: cs.regions()}))
	mine := slices.DeleteFunc(slices.Clone(hits), func(h match.Hit) bool { return !slices.Contains(types, h.Rule.EntityType) })
	want := bytesOf(cs)
	o.exact, o.overlap, o.covered, o.labelled = true, true, true, true
	for i, span := range want {
		exact, overlap := spanFound(cs.Text, mine, span)
		labelled := exact
		if !exact {
			e, touched, takers := c.findLabelled(cs, span, types)
			labelled = e
			if i < len(cs.Scores) && cs.Scores[i][1] <= weakScore {
				exact, overlap = e, touched
			}
			o.takers = append(append(o.takers, takersOf(hits, span, types)...), takers...)
		}
		o.labelled = o.labelled && labelled
		_, covered := spanFound(cs.Text, hits, span)
		o.exact, o.overlap, o.covered = o.exact && exact, o.overlap && overlap, o.covered && (covered || overlap)
	}
	for _, h := range mine {
		if h.Rule.EntityType == anyPassport && cs.Entity != string(anyPassport) {
			continue // a number that its label calls a passport, of whatever country
		}
		if !slices.ContainsFunc(want, func(s document.Span) bool { return overlaps(s, h.Span) }) {
			o.exact, o.overlap, o.covered, o.labelled = false, false, false, false
		}
	}
}

// findLabelled puts the first hotword of a rule right before a span.
func (c *conformer) findLabelled(cs *conformanceCase, span document.Span, types []rules.EntityType) (exact, overlap bool, takers []string) {
	text := cs.Text
	for _, r := range c.rulesFor(types) {
		var label string
		switch {
		case r.Hotwords != nil && len(r.Hotwords.Phrases) > 0:
			label = r.Hotwords.Phrases[0]
		case len(r.Fields) > 0:
			label = r.Fields[0]
		default:
			continue
		}
		label += " "
		labelled := text[:span.Start] + label + text[span.Start:]
		hits := reported(c.all.Match(match.Input{Text: labelled, Typed: true, Regions: cs.regions()}))
		moved := document.Span{Start: span.Start + len(label), End: span.End + len(label)}
		takers = append(takers, takersOf(hits, moved, types)...)
		hits = slices.DeleteFunc(hits, func(h match.Hit) bool { return !slices.Contains(types, h.Rule.EntityType) })
		e, o := spanFound(labelled, hits, moved)
		exact, overlap = exact || e, overlap || o
	}
	return exact, overlap, takers
}

// takersOf names the rules of other types whose hits touch a span.
func takersOf(hits []match.Hit, span document.Span, types []rules.EntityType) []string {
	var ids []string
	for _, h := range hits {
		if overlaps(h.Span, span) && !slices.Contains(types, h.Rule.EntityType) {
			ids = append(ids, h.Rule.ID)
		}
	}
	return ids
}

// reported keeps the hits that a report shows by default.
func reported(hits []match.Hit) []match.Hit {
	return slices.DeleteFunc(slices.Clone(hits), func(h match.Hit) bool { return h.Score < match.ExampleScore })
}

// spanFound tells whether a hit has exactly the span, and whether hits touch it
// and leave no digit of it out.
func spanFound(text string, hits []match.Hit, span document.Span) (exact, overlap bool) {
	left := []byte(text[span.Start:span.End])
	for _, h := range hits {
		if !overlaps(h.Span, span) {
			continue
		}
		overlap = true
		exact = exact || h.Span == span
		for i := max(h.Span.Start, span.Start); i < min(h.Span.End, span.End); i++ {
			left[i-span.Start] = ' '
		}
	}
	return exact, overlap && !strings.ContainsAny(string(left), "0123456789")
}

func overlaps(a, b document.Span) bool { return a.Start < b.End && b.Start < a.End }

// bytesOf are the spans of a case in bytes of its text.
func bytesOf(cs *conformanceCase) []document.Span {
	offsets := make([]int, 0, len(cs.Text)+1)
	for i := range cs.Text {
		offsets = append(offsets, i)
	}
	offsets = append(offsets, len(cs.Text))
	out := make([]document.Span, len(cs.Spans))
	for i, s := range cs.Spans {
		out[i] = document.Span{Start: offsets[s.Start], End: offsets[s.End]}
	}
	return out
}

// The tables of kinds name only types and validators that exist.
func TestConformanceTablesAreCurrent(t *testing.T) {
	for kind, types := range spanKinds {
		for _, typ := range types {
			if _, ok := rules.TypeOf(typ); !ok {
				t.Errorf("kind %s: no entity type %s", kind, typ)
			}
		}
	}
	for kind, names := range valueKinds {
		for _, name := range names {
			if _, ok := validate.Lookup(name); !ok {
				t.Errorf("kind %s: no validator %s", kind, name)
			}
		}
	}
}

// percentOf formats a part of a whole.
func percentOf(n, of int) string {
	if of == 0 {
		return "-"
	}
	return fmt.Sprintf("%.1f %%", 100*float64(n)/float64(of))
}
