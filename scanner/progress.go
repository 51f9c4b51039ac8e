package scanner

import (
	"io"
	"sync/atomic"
)

// Progress tells how far a scan is. It may be read while the scan runs. The
// zero value is ready.
type Progress struct {
	path atomic.Pointer[string]
	// size and read are bytes of the input at hand; size is -1 where it is
	// not known.
	size, read atomic.Int64
	total      atomic.Int64
	inputs     atomic.Int64
}

// Input is the input that is being read, its size in bytes or -1, and how
// much of it was read.
func (p *Progress) Input() (path string, size, read int64) {
	if s := p.path.Load(); s != nil {
		path = *s
	}
	return path, p.size.Load(), p.read.Load()
}

// Total is how many inputs were opened, and how many bytes were read of all.
func (p *Progress) Total() (inputs, bytes int64) { return p.inputs.Load(), p.total.Load() }

func (p *Progress) begin(path string, size int64) {
	if p == nil {
		return
	}
	p.path.Store(&path)
	p.size.Store(size)
	p.read.Store(0)
	p.inputs.Add(1)
}

func (p *Progress) add(n int) {
	if p == nil {
		return
	}
	p.read.Add(int64(n))
	p.total.Add(int64(n))
}

// countingReader counts what is read of an input.
type countingReader struct {
	r        io.Reader
	n        int64
	progress *Progress
}

func (c *countingReader) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	c.progress.add(n)
	return n, err
}
