package scrub

import (
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"slices"

	"github.com/privlint/privlint/scanner/document"
)

// errOrder says that an edit came after the bytes before it were written. It
// is a fault of a reader, and the output is worth nothing.
var errOrder = errors.New("internal fault: edits out of order; please report it")

const (
	// lagBytes is how far behind the unit at hand the writing stays, because
	// readers hold units back until what describes them is read.
	lagBytes = 8 << 20
	// holdBytes is how much is held at most, whatever the units do. Readers
	// of whole files (YAML, up to 64 MiB) need that much.
	holdBytes = 80 << 20
	// pieceBytes is how much is written in one go.
	pieceBytes = 256 << 10
)

// replacement is a change of the bytes of a file.
type replacement struct {
	span  document.Span
	bytes []byte
}

// copier passes bytes from a reader to a writer and replaces some of them. It
// is read by the one who decides what is replaced.
type copier struct {
	src io.Reader
	out io.Writer

	buf   []byte // buf[from:] was read and is not written
	from  int
	base  int // raw offset of buf[from]
	edits []replacement
	log   editLog

	inSum, outSum hash.Hash
	in, written   int64
}

func newCopier(src io.Reader, out io.Writer) *copier {
	return &copier{src: src, out: out, inSum: sha256.New(), outSum: sha256.New()}
}

// Read implements io.Reader.
func (c *copier) Read(p []byte) (int, error) {
	n, err := c.src.Read(p)
	if len(c.buf)+n > cap(c.buf) && c.from >= cap(c.buf)/8 {
		c.buf = c.buf[:copy(c.buf, c.buf[c.from:])]
		c.from = 0
	}
	c.buf = append(c.buf, p[:n]...)
	c.inSum.Write(p[:n])
	c.in += int64(n)
	return n, err
}

// input is what was read so far, and output what was written.
func (c *copier) input() Digest {
	return Digest{Bytes: c.in, SHA256: [sha256.Size]byte(c.inSum.Sum(nil))}
}

func (c *copier) output() Digest {
	return Digest{Bytes: c.written, SHA256: [sha256.Size]byte(c.outSum.Sum(nil))}
}

// raw is the bytes of a range that is not written yet. They are valid until
// the next call.
func (c *copier) raw(s document.Span) ([]byte, bool) {
	if s.Start < c.base || s.End > c.end() || s.Start > s.End {
		return nil, false
	}
	return c.buf[c.from+s.Start-c.base : c.from+s.End-c.base], true
}

// end is the raw offset behind what was read.
func (c *copier) end() int { return c.base + len(c.buf) - c.from }

// replace puts bytes in the place of a range.
func (c *copier) replace(s document.Span, with []byte) error {
	at, _ := slices.BinarySearchFunc(c.edits, s.Start, func(r replacement, start int) int { return r.span.Start - start })
	switch {
	case s.Start < c.base,
		at > 0 && c.edits[at-1].span.End > s.Start,
		at < len(c.edits) && c.edits[at].span.Start < s.End:
		return errOrder
	}
	c.edits = slices.Insert(c.edits, at, replacement{s, with})
	return nil
}

// advance writes what comes long before the raw offset at: no edit is
// expected there any more.
func (c *copier) advance(at int) error {
	return c.settled(max(at-lagBytes, c.end()-holdBytes))
}

// settled writes what comes before the raw offset to, a large piece at a
// time.
func (c *copier) settled(to int) error {
	if to-c.base < pieceBytes {
		return nil
	}
	return c.flush(to)
}

// finish reads the rest and writes all of it.
func (c *copier) finish() error {
	if err := c.flush(c.end()); err != nil {
		return err
	}
	var buf [64 << 10]byte
	for {
		_, err := c.Read(buf[:])
		if ferr := c.flush(c.end()); ferr != nil {
			return ferr
		}
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
	}
	if len(c.edits) > 0 {
		return errOrder
	}
	return nil
}

// flush writes the bytes before the raw offset to.
func (c *copier) flush(to int) error {
	done := 0
	for _, e := range c.edits {
		if e.span.End > to {
			to = min(to, e.span.Start)
			break
		}
		if err := c.pass(e.span.Start); err != nil {
			return err
		}
		c.log.add(e.span, len(e.bytes))
		if err := c.write(e.bytes); err != nil {
			return err
		}
		c.from += e.span.Len()
		c.base = e.span.End
		done++
	}
	c.edits = slices.Delete(c.edits, 0, done)
	return c.pass(to)
}

// pass writes the bytes before the raw offset to as they are.
func (c *copier) pass(to int) error {
	n := to - c.base
	if n <= 0 {
		return nil
	}
	err := c.write(c.buf[c.from : c.from+n])
	c.from += n
	c.base = to
	return err
}

func (c *copier) write(p []byte) error {
	n, err := c.out.Write(p)
	c.outSum.Write(p[:n])
	c.written += int64(n)
	return err
}
