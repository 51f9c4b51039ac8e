package main

import (
	"context"
	"errors"
	"io"
)

var errInterrupted = errors.New("interrupted")

// interruptible reads from r until ctx ends, also while a read waits, as one
// from a terminal does. The reader that waits then is left behind.
type interruptible struct {
	ctx    context.Context //nolint:containedctx // a reader has no other way to take it
	r      io.Reader
	buffer []byte
	done   chan int
	err    error
}

func newInterruptible(ctx context.Context, r io.Reader) *interruptible {
	return &interruptible{ctx: ctx, r: r, buffer: make([]byte, 64<<10), done: make(chan int, 1)}
}

// Read implements io.Reader.
func (i *interruptible) Read(p []byte) (int, error) {
	if i.ctx.Err() != nil {
		return 0, errInterrupted
	}
	if i.err != nil || len(p) == 0 {
		return 0, i.err
	}
	// The waiting read must not write to p after this one has returned.
	part := i.buffer[:min(len(p), len(i.buffer))]
	go func() {
		n, err := i.r.Read(part)
		i.err = err
		i.done <- n
	}()
	select {
	case n := <-i.done:
		copy(p, part[:n])
		return n, i.err
	case <-i.ctx.Done():
		return 0, errInterrupted
	}
}
