package scanner

import (
	"sync"
	"testing"
)

func TestFlight(t *testing.T) {
	f := newFlight(10)
	f.enter(50) // more than there may be, but alone
	f.leave(50)
	var wg sync.WaitGroup
	var mu sync.Mutex
	now, most := 0, 0
	for range 8 {
		wg.Go(func() {
			for range 200 {
				f.enter(4)
				mu.Lock()
				now++
				most = max(most, now)
				mu.Unlock()
				mu.Lock()
				now--
				mu.Unlock()
				f.leave(4)
			}
		})
	}
	wg.Wait()
	if most > 2 {
		t.Errorf("%d of 4 bytes at once, want 2 at most", most)
	}
	if f.bytes != 0 {
		t.Errorf("%d bytes left", f.bytes)
	}
}
