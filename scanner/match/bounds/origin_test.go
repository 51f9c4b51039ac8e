package bounds

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// warm is a matcher that traces groups back from the first one on.
func warm(m *Matcher) *Matcher {
	m.values.Store(fewValues)
	return m
}

// The three ways to find a group come to the same.
func TestTrace(t *testing.T) {
	for _, src := range expressions {
		if !strings.Contains(src, "value") {
			continue
		}
		m := warm(New(compile(t, src)))
		want, err := newStandard(src)
		if err != nil {
			t.Fatal(err)
		}
		for _, text := range texts {
			for start := range len(text) + 1 {
				whole, value, ok := m.At(text, start)
				if got, want := (found{whole, value, ok}), want.at(text, start); got != want {
					t.Errorf("%q on %q at %d: got %+v, want %+v", src, text, start, got, want)
				}
				if !ok {
					continue
				}
				if _, ok := m.trace(text, whole); !ok {
					t.Errorf("%q on %q at %d cannot be traced", src, text, start)
				}
			}
		}
	}
}

// A match that is too long to trace is left to the simulation.
func TestLongValue(t *testing.T) {
	text := "x" + strings.Repeat("ab", 1<<19) + "y"
	m := warm(New(compile(t, `x(?P<value>(?:a|b)+?)b?y`)))
	_, value, ok := m.At(text, 0)
	if !ok || value.Start != 1 || value.End != len(text)-2 {
		t.Errorf("got %+v, %v", value, ok)
	}
}

// Where the tables are at their bounds, groups are found without them.
func TestCrowded(t *testing.T) {
	const src = `[a-z]+ (?P<value>\d+)\b`
	m := warm(New(compile(t, src)))
	want, err := newStandard(src)
	if err != nil {
		t.Fatal(err)
	}
	m.At("ab 1", 0)
	m.auto.Load().crowded.Store(true)
	for _, text := range []string{"ab 12", "é 12", "xyz 1234-", "a 7x"} {
		if diff := cmp.Diff(at(m, text, 0), want.at(text, 0)); diff != "" {
			t.Errorf("%q (-got +want):\n%s", text, diff)
		}
	}
}
