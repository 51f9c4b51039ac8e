package scanner

import (
	"context"
	"errors"
	"sync"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/source"
)

const (
	// batchBytes is how much text is matched in one go: enough to make the
	// hand-over cheap, little enough to spread a file over the workers.
	batchBytes = 128 << 10
	// firstBytes is how much the first batch of a file has; each that follows
	// has twice as much. A workspace of 100 KB in one batch kept all workers
	// but one idle while expressions were compiled.
	firstBytes = 4 << 10
	// unitBytes is what a unit takes beside its text. Short texts counted
	// without it filled batches of 3 MB: 140 MB for a file of JSON Lines that
	// takes 100 MB with it.
	unitBytes = 384
	// groupBytes bounds what is kept together for combination rules. A
	// record beyond it is weighed in parts.
	groupBytes = 4 << 20
	// spreadBytes is how much of a file a batch covers, whatever little text
	// is in it: texts are parts of the buffers that were read, and keep them.
	spreadBytes = 1 << 20
)

// batch is a run of whole records of one file.
type batch struct {
	file     *file
	units    []document.Unit
	first    int // which unit of the file units[0] is, from 0
	bytes    int
	findings []Finding
	faults   []string
	// introduced and doubtful are for the collector; the units stay with the
	// batch while there are doubtful ones.
	introduced []introduction
	doubtful   []doubtful
	last       bool // the file ends here
	done       chan struct{}
}

// pipeline is one run: a reader cuts files into batches, workers match them,
// and the collector hands them on in order. Batches in flight are bounded,
// so memory does not grow with the input.
type pipeline struct {
	scanner *Scanner
	sink    Sink
	work    chan *batch
	ordered chan *batch
	spare   chan []document.Unit // memory of batches that are done
	flight  *flight
	summary Summary
	full    int // bytes of text that make a batch
}

func newPipeline(s *Scanner, sink Sink) *pipeline {
	return &pipeline{
		scanner: s,
		sink:    sink,
		work:    make(chan *batch, s.opts.Jobs),
		ordered: make(chan *batch, 2*s.opts.Jobs+2),
		spare:   make(chan []document.Unit, 2*s.opts.Jobs+2),
		flight:  newFlight((s.opts.Jobs + 1) * groupBytes),
		full:    batchBytes,
		summary: Summary{Severity: map[string]int{}, Entity: map[string]int{}},
	}
}

func (p *pipeline) run(ctx context.Context, src source.Source) (Summary, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()

	var workers sync.WaitGroup
	for range p.scanner.opts.Jobs {
		workers.Go(func() {
			for b := range p.work {
				p.scanner.matchBatch(b)
				if b.doubtful == nil {
					p.reuse(b)
				}
				close(b.done)
			}
		})
	}
	var readErr error
	var reader sync.WaitGroup
	reader.Go(func() {
		defer close(p.ordered)
		defer close(p.work)
		readErr = src.Each(ctx, func(item source.Item) error { return p.read(ctx, item) })
	})
	sinkErr := p.collect(cancel)
	reader.Wait()
	workers.Wait()
	switch {
	case sinkErr != nil:
		return p.summary, sinkErr
	case readErr != nil:
		return p.summary, readErr
	}
	return p.summary, nil
}

// unitMemory is room for about n units. A unit takes 370 bytes: batches with
// memory of their own were 565 of the 868 MB that reading a workspace of 50 MB
// allocated.
func (p *pipeline) unitMemory(n int) []document.Unit {
	select {
	case units := <-p.spare:
		return units
	default:
		return make([]document.Unit, 0, n)
	}
}

// reuse takes the memory of the units of a batch, which findings do not refer
// to.
func (p *pipeline) reuse(b *batch) {
	units := b.units
	b.units = nil
	clear(units) // the texts in them hold memory
	select {
	case p.spare <- units[:0]:
	default:
	}
}

// send hands a batch to the workers and the collector.
func (p *pipeline) send(ctx context.Context, b *batch) error {
	b.done = make(chan struct{})
	p.flight.enter(b.bytes)
	select {
	case p.ordered <- b:
	case <-ctx.Done():
		return context.Cause(ctx)
	}
	p.work <- b // the workers never stop before this channel is closed
	return nil
}

// collect gives finished batches to the sink in order. After an error of the
// sink it only drains.
func (p *pipeline) collect(cancel context.CancelFunc) error {
	var failed error
	for b := range p.ordered {
		<-b.done
		if failed == nil {
			p.scanner.recognize(b)
		}
		if b.doubtful != nil {
			b.doubtful = nil
			p.reuse(b)
		}
		p.flight.leave(b.bytes)
		if failed != nil {
			continue
		}
		if failed = p.deliver(b); failed != nil {
			cancel()
		}
	}
	return failed
}

func (p *pipeline) deliver(b *batch) error {
	f := b.file
	f.faults = append(f.faults, b.faults...)
	if reader, ok := p.scanner.opts.Suppress.(Commented); ok && f.comment != "" {
		if comments := f.watch.take(f.comment); len(comments) > 0 {
			reader.Comments(f.coverage.Path, comments)
		}
	}
	for i := range b.findings {
		finding := &b.findings[i]
		finding.wideStart = f.watch.wideBefore(finding.Line, finding.ByteStart)
		finding.wideEnd = f.watch.wideBefore(finding.EndLine, finding.ByteEnd)
		if s := p.scanner.opts.Suppress; s != nil {
			finding.Suppressed = s.Suppress(finding)
		}
		if finding.Suppressed != nil {
			// What people write as a reason may hold the value as well.
			finding.Suppressed.Reason = f.names.safeName(p.scanner, f, finding.Suppressed.Reason, known{})
			finding.Suppressed.Author = f.names.safeName(p.scanner, f, finding.Suppressed.Author, known{})
			f.coverage.Suppressed++
			p.summary.Suppressed++
			if err := p.sink.Finding(finding); err != nil {
				return err
			}
			continue
		}
		f.coverage.Findings++
		p.summary.Findings++
		p.summary.Severity[finding.Severity.String()]++
		p.summary.Entity[string(finding.EntityType)]++
		p.summary.Worst = max(p.summary.Worst, finding.Severity)
		if err := p.sink.Finding(finding); err != nil {
			return err
		}
	}
	if !b.last {
		return nil
	}
	c := f.close()
	p.summary.add(c)
	return p.sink.Coverage(c)
}

func (s *Summary) add(c *Coverage) {
	switch c.Status {
	case StatusSkipped:
		s.Skipped++
		return
	case StatusFailed:
		s.Failed++
	case StatusPartial:
		s.Partial++
		s.Files++
	case StatusScanned:
		s.Files++
	}
	s.Units += c.Units
	s.Bytes += c.Bytes
}

// errStopped ends the reading of a file when the run was cancelled.
var errStopped = errors.New("scan stopped")
