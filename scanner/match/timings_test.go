package match

import (
	"testing"

	"github.com/privlint/privlint/rules"
)

func timedMatcher(tb testing.TB, timings bool) *Matcher {
	tb.Helper()
	set, err := rules.Builtin()
	if err != nil {
		tb.Fatal(err)
	}
	m, err := New(set.Rules(), Options{MinScore: ExampleScore, Timings: timings})
	if err != nil {
		tb.Fatal(err)
	}
	return m
}

func TestTimings(t *testing.T) {
	m := timedMatcher(t, true)
	in := Input{Text: "my ssn is 536-90-4399"}
	m.Session().Match(in)
	m.Session().Match(in)
	list, all := m.Timings()
	var sum, finds int64
	for _, timing := range list {
		sum += int64(timing.Time)
		finds += int64(timing.Finds)
		if timing.Rule.ID == "us-ssn" && (timing.Calls < 2 || timing.Finds != 2) {
			t.Errorf("us-ssn: %d calls and %d finds, want 2 or more and 2", timing.Calls, timing.Finds)
		}
	}
	if len(list) != len(m.detectors) || finds != 2 {
		t.Errorf("%d timings with %d finds, want %d with 2", len(list), finds, len(m.detectors))
	}
	if sum <= 0 || sum > int64(all) {
		t.Errorf("the rules took %d ns of %d", sum, all)
	}
	if list, all := timedMatcher(t, false).Timings(); list != nil || all != 0 {
		t.Error("timings that nobody asked for")
	}
}

// Without timings nothing is measured; compare the two.
func BenchmarkTimings(b *testing.B) {
	const text = "hi, I am Anna Smith, my ssn is 536-90-4399, please call me at 5 on monday, 12 May 2024"
	for name, timings := range map[string]bool{"off": false, "on": true} {
		b.Run(name, func(b *testing.B) {
			s := timedMatcher(b, timings).Session()
			s.Match(Input{Text: text}) // expressions are compiled at first use
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				s.Match(Input{Text: text})
			}
		})
	}
}
