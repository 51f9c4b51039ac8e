package source

import (
	"errors"
	"fmt"
	"io"
)

// ErrLimit is wrapped by every error that says that an input was not read to
// its end because of Limits.
var ErrLimit = errors.New("over a limit")

const (
	// ratioGrace is how much may come out before the ratio counts: short
	// repetitive members compress to almost nothing.
	ratioGrace = 10 << 20
	// memoryZip is the largest zip that is held in memory because it cannot
	// be read in place: inside another archive or on standard input.
	// Nothing is written to temporary files, which could outlive the run.
	memoryZip = 64 << 20
)

// budget is what is left of Limits for one outer archive and all in it.
type budget struct {
	limits  Limits
	bytes   int64 // may still be decompressed
	members int   // may still be visited
}

func newBudget(l Limits) *budget {
	return &budget{limits: l, bytes: l.ArchiveBytes, members: l.ArchiveMembers}
}

// member counts one member.
func (b *budget) member() error {
	if b.members <= 0 {
		return fmt.Errorf("%w: more than %d members, the rest is not scanned", ErrLimit, b.limits.ArchiveMembers)
	}
	b.members--
	return nil
}

// counter counts what is read through it.
type counter struct {
	r io.Reader
	n int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.r.Read(p)
	c.n += int64(n)
	return n, err
}

// limited reads decompressed bytes and enforces the ratio and the budget.
// What was read up to a limit is delivered before the error.
type limited struct {
	r      io.Reader
	packed func() int64 // compressed bytes taken so far
	budget *budget
	n      int64
	err    error
}

func (l *limited) Read(p []byte) (int, error) {
	if l.err != nil {
		return 0, l.err
	}
	ratio := int64(l.budget.limits.ArchiveRatio)
	n, err := l.r.Read(p)
	if int64(n) > l.budget.bytes {
		n = int(l.budget.bytes)
		err = fmt.Errorf("%w: the archive expands to more than %d bytes, not scanned beyond byte %d of this member",
			ErrLimit, l.budget.limits.ArchiveBytes, l.n+int64(n))
	}
	l.budget.bytes -= int64(n)
	l.n += int64(n)
	if l.n > ratioGrace && l.n/ratio > l.packed() {
		err = fmt.Errorf("%w: the archive member expands more than %d times, not scanned beyond byte %d",
			ErrLimit, ratio, l.n)
	}
	if err != nil && !errors.Is(err, io.EOF) {
		l.err = describe(err)
		return n, l.err
	}
	return n, err
}
