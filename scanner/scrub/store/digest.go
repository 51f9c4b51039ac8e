package store

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"
	"sync"

	"github.com/privlint/privlint/scanner/source"
)

// Digest tells whether two readings gave the same bytes.
type Digest struct {
	// Bytes is how many there were.
	Bytes int64
	// SHA256 is their sum (FIPS 180-4).
	SHA256 [sha256.Size]byte
}

// Digests takes the digest of every item of a source that is read to its
// end. It is a source for one Each; what it knows is safe to ask for at any
// time.
type Digests struct {
	src source.Source

	mu    sync.Mutex
	items map[string][]*Digest // members of an archive can share a path
}

// Digested wraps a source.
func Digested(src source.Source) *Digests {
	return &Digests{src: src, items: map[string][]*Digest{}}
}

// Each implements source.Source.
func (d *Digests) Each(ctx context.Context, visit func(source.Item) error) error {
	return d.src.Each(ctx, func(it source.Item) error {
		if it.Open == nil {
			return visit(it)
		}
		d.mu.Lock()
		n := len(d.items[it.Path])
		d.items[it.Path] = append(d.items[it.Path], nil)
		d.mu.Unlock()
		open := it.Open
		it.Open = func() (io.ReadCloser, error) {
			r, err := open()
			if err != nil {
				return nil, err
			}
			done := func(sum Digest) {
				d.mu.Lock()
				defer d.mu.Unlock()
				d.items[it.Path][n] = &sum
			}
			return &digestReader{ReadCloser: r, hash: sha256.New(), done: done}, nil
		}
		return visit(it)
	})
}

// Of is the digest of the raw bytes of an item, as Item.Open gives them. It
// is false for an item that was not read to its end. Of several items with
// one path it is the digest of their digests.
func (d *Digests) Of(path string) (Digest, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	var all Digest
	sums := d.items[path]
	joined := sha256.New()
	for _, sum := range sums {
		if sum == nil {
			return Digest{}, false
		}
		all.Bytes += sum.Bytes
		_, _ = joined.Write(sum.SHA256[:]) // never fails
	}
	switch len(sums) {
	case 0:
		return Digest{}, false
	case 1:
		return *sums[0], true
	}
	joined.Sum(all.SHA256[:0])
	return all, true
}

type digestReader struct {
	io.ReadCloser
	hash hash.Hash
	n    int64
	done func(Digest)
}

func (r *digestReader) Read(p []byte) (int, error) {
	n, err := r.ReadCloser.Read(p)
	_, _ = r.hash.Write(p[:n]) // never fails
	r.n += int64(n)
	if errors.Is(err, io.EOF) && r.done != nil {
		r.done(digestOf(r.hash, r.n))
		r.done = nil
	}
	return n, err
}

func digestOf(h hash.Hash, n int64) Digest {
	d := Digest{Bytes: n}
	h.Sum(d.SHA256[:0])
	return d
}
