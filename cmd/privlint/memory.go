package main

import (
	"runtime"
	"runtime/debug"
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
	// rewritePercent is for the second reading of a scrub, which keeps what it
	// has counted: 500 MB of JSON Lines took 137 MB with gcPercent.
	rewritePercent = 20
)

// tuneCollector sets how often garbage is collected: not at all until
// startMemory is taken, then often.
func tuneCollector() {
	debug.SetGCPercent(-1)
	limit := debug.SetMemoryLimit(-1) // of GOMEMLIMIT
	debug.SetMemoryLimit(min(limit, startMemory))
	// The first collection finds this gone.
	mark := new(*int)
	runtime.AddCleanup(mark, func(limit int64) {
		debug.SetGCPercent(gcPercent)
		debug.SetMemoryLimit(limit)
	}, limit)
}
