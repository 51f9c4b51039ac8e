package main

import (
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

const (
	// gcPercent: most of the heap is batches in flight, dead a moment later.
	// Collecting twice as often takes 10 of 68 MB off the peak and no time
	// that shows.
	gcPercent = 50
	// startMemory is what a run may take before anything is collected. The
	// rules that one workspace of 100 KB wakes take 40 MB; on the way there
	// the heap was collected 14 times.
	startMemory = 48 << 20
	// scrubPercent is for a scrub, which keeps hashes and places of all that it
	// finds: 500 MB of JSON Lines took 137 MB with gcPercent.
	scrubPercent = 20
)

// heapTuner says how often garbage is collected. The zero value leaves that
// to the runtime.
type heapTuner struct{ percent atomic.Int32 }

// tuneCollector sets how often garbage is collected: not at all until
// startMemory is taken, then often.
func tuneCollector() *heapTuner {
	c := &heapTuner{}
	c.percent.Store(gcPercent)
	debug.SetGCPercent(-1)
	limit := debug.SetMemoryLimit(-1) // of GOMEMLIMIT
	debug.SetMemoryLimit(min(limit, startMemory))
	// The first collection finds this gone.
	mark := new(*int)
	runtime.AddCleanup(mark, func(limit int64) {
		debug.SetGCPercent(int(c.percent.Load()))
		debug.SetMemoryLimit(limit)
	}, limit)
	return c
}

// tighten has garbage collected by another percentage from the first collection
// on.
func (c *heapTuner) tighten(percent int32) {
	if c != nil {
		c.percent.Store(percent)
	}
}
