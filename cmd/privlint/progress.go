package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/mattn/go-runewidth"

	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/report"
)

const (
	// progressDelay is how long work may take before a bar says so, and
	// progressTick how often the bar moves.
	progressDelay = 700 * time.Millisecond
	progressTick  = 150 * time.Millisecond
	barColumns    = 24
	pathColumns   = 30
)

// progress draws one line on a terminal while a scan runs, and gives way to
// everything else that is written there. A nil progress draws nothing.
type progress struct {
	w       io.Writer
	scan    *scanner.Progress
	started time.Time
	stop    chan struct{}
	once    sync.Once
	done    sync.WaitGroup

	mu    sync.Mutex
	drawn bool
	found int
}

// newProgress starts a bar where stderr is a terminal.
func newProgress(e *env, quiet bool) *progress {
	if !e.errTerminal || quiet || e.getenv("TERM") == "dumb" {
		return nil
	}
	p := &progress{w: e.stderr, scan: new(scanner.Progress), started: e.now(), stop: make(chan struct{})}
	p.done.Go(func() { p.run(e) })
	return p
}

// source is what the scanner reports to, nil for no bar.
func (p *progress) source() *scanner.Progress {
	if p == nil {
		return nil
	}
	return p.scan
}

func (p *progress) run(e *env) {
	wait := progressDelay
	for {
		select {
		case <-p.stop:
			return
		case <-time.After(wait):
			wait = progressTick
			p.mu.Lock()
			_, _ = io.WriteString(p.w, "\r"+p.line(e.now().Sub(p.started))+"\x1b[K") // a bar that cannot be drawn is no loss
			p.drawn = true
			p.mu.Unlock()
		}
	}
}

// line is the bar: part of the input at hand, speed, findings.
func (p *progress) line(elapsed time.Duration) string {
	path, size, read := p.scan.Input()
	inputs, total := p.scan.Total()
	var b strings.Builder
	if size > 0 {
		full := int(min(int64(barColumns), barColumns*read/size))
		fmt.Fprintf(&b, "[%s%s] %3d %% of ", strings.Repeat("#", full), strings.Repeat("-", barColumns-full), min(100, 100*read/size))
	}
	b.WriteString(runewidth.Truncate(report.Escape(path), pathColumns, "..."))
	fmt.Fprintf(&b, ", %s, %.1f MB, %.1f MB/s, %s", report.Plural(int(inputs), "file"), float64(total)/1e6,
		float64(total)/1e6/max(elapsed.Seconds(), 0.001), report.Plural(p.found, "finding"))
	return b.String()
}

// write runs f, which writes to the terminal, without the bar in its way.
func (p *progress) write(findings int, f func() error) error {
	if p == nil {
		return f()
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.found += findings
	p.clear()
	return f()
}

func (p *progress) clear() {
	if p.drawn {
		_, _ = io.WriteString(p.w, "\r\x1b[K")
		p.drawn = false
	}
}

// end takes the bar away for good.
func (p *progress) end() {
	if p == nil {
		return
	}
	p.once.Do(func() { close(p.stop) })
	p.done.Wait()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.clear()
}
