package match

import (
	"sync/atomic"
	"time"

	"github.com/privlint/privlint/rules"
)

// Timing is what a rule has cost so far.
type Timing struct {
	Rule *rules.Rule
	// Time went into its patterns, their preparation at first use and its
	// checks, summed over all goroutines.
	Time time.Duration
	// Calls counts how often one of its patterns was tried on a text.
	Calls int
	// Finds counts the hits of at least the least score.
	Finds int
}

// Timings lists what the rules have cost in order of the rules, and the time
// of all calls of Match, in which that of the rules is contained. Without
// Options.Timings nothing is measured and the list is empty.
func (m *Matcher) Timings() (list []Timing, all time.Duration) {
	if m.clocks == nil {
		return nil, 0
	}
	for i := range m.clocks.rules {
		c := &m.clocks.rules[i]
		list = append(list, Timing{
			Rule: m.detectors[i].rule, Time: time.Duration(c.time.Load()), Calls: int(c.calls.Load()), Finds: int(c.finds.Load()),
		})
	}
	return list, time.Duration(m.clocks.all.Load())
}

// TaggerTiming is what the tagger has cost so far, on how many texts. It has no
// rule and no finds.
func (m *Matcher) TaggerTiming() Timing {
	if m.clocks == nil {
		return Timing{}
	}
	return Timing{Time: time.Duration(m.clocks.tagger.time.Load()), Calls: int(m.clocks.tagger.calls.Load())}
}

// clocks measure where asked for; to all else they are nil.
type clocks struct {
	rules  []clock // by detector
	tagger clock
	all    atomic.Int64
}

type clock struct{ time, calls, finds atomic.Int64 }

// start begins to measure, where asked for.
func (c *clocks) start() (began time.Time) {
	if c != nil {
		began = time.Now()
	}
	return began
}

// tried ends what was measured of a pattern of a detector.
func (c *clocks) tried(d *detector, began time.Time) {
	if c != nil {
		c.rules[d.index].time.Add(int64(time.Since(began)))
		c.rules[d.index].calls.Add(1)
	}
}

// wasTagged ends what was measured of the tagger.
func (c *clocks) wasTagged(began time.Time) {
	if c != nil {
		c.tagger.time.Add(int64(time.Since(began)))
		c.tagger.calls.Add(1)
	}
}

// checked ends what was measured of a check of a detector.
func (c *clocks) checked(d *detector, began time.Time) {
	if c != nil {
		c.rules[d.index].time.Add(int64(time.Since(began)))
	}
}

// matched ends what was measured of a text.
func (m *Matcher) matched(hits []Hit, began time.Time) {
	if m.clocks == nil {
		return
	}
	m.clocks.all.Add(int64(time.Since(began)))
	for i := range hits {
		if n, ok := m.order[hits[i].Rule.ID]; ok && hits[i].Score >= m.opts.MinScore {
			m.clocks.rules[n].finds.Add(1)
		}
	}
}
