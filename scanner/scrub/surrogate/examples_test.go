package surrogate_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
	"github.com/privlint/privlint/scanner/scrub/surrogate"
)

var key = []byte("0123456789abcdef0123456789abcdef")

// matcher has all built-in rules.
var matcher = sync.OnceValues(func() (*match.Matcher, error) {
	set, err := rules.Builtin()
	if err != nil {
		return nil, err
	}
	return match.New(set.Rules(), match.Options{MinScore: match.ExampleScore})
})

func builtin(t *testing.T) *rules.Set {
	t.Helper()
	set, err := rules.Builtin()
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// known tells that the scanner finds nothing in a span of a text but what is
// reserved or Is knows, and if not, what it finds.
func known(t *testing.T, in match.Input, at document.Span) (string, bool) {
	t.Helper()
	m, err := matcher()
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range m.Session().Match(in) {
		if h.Score < match.ExampleScore || h.Reserved || h.Span.End <= at.Start || h.Span.Start >= at.End {
			continue
		}
		if !surrogate.Is(h.Rule.EntityType, in.Text[h.Span.Start:h.Span.End]) {
			return h.Rule.ID + ": " + in.Text[h.Span.Start:h.Span.End], false
		}
	}
	return "", true
}

// In the examples of the rules, which are invented, surrogates take the place
// of values without being found.
func TestExamples(t *testing.T) {
	m := surrogate.New(key)
	made, all := map[rules.EntityType]int{}, map[rules.EntityType]int{}
	for _, r := range builtin(t).Rules() {
		for _, ex := range r.Examples.Match {
			all[r.EntityType]++
			s, ok := m.Make(r.EntityType, ex.Want)
			if !ok {
				continue
			}
			made[r.EntityType]++
			at := strings.Index(ex.Text, ex.Want)
			in := match.Input{Text: ex.Text[:at] + s + ex.Text[at+len(ex.Want):], Typed: ex.Field == ""}
			if ex.Field != "" {
				in.Labels = []document.Label{{Kind: document.LabelKey, Text: ex.Field}}
			}
			if what, ok := known(t, in, document.Span{Start: at, End: at + len(s)}); !ok {
				t.Errorf("%s: %q in %q: found %s", r.ID, ex.Want, in.Text, what)
			}
		}
	}
	var lines []string
	for _, typ := range slices.Sorted(maps.Keys(all)) {
		lines = append(lines, fmt.Sprintf("%s %d/%d", typ, made[typ], all[typ]))
	}
	t.Log(strings.Join(lines, ", "))
}
