package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"hash"
	"io"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/scanner/scrub"
)

// scrubbed is an input with what was done to all texts in it.
type scrubbed struct {
	source, path  string // of the input and the output
	format        string // "archive" for what holds several
	input, output scrub.Digest
	edits         int
	counts        scrub.Counts
	kept          map[rules.EntityType]int64
}

// note tells of an input that is about to be written.
func (r *scrubRun) note(in *scrubInput, results []*scrub.Result, output scrub.Digest, changed bool) (scrubbed, error) {
	s := scrubbed{
		source: in.path, path: r.to.path(in), format: "archive", output: output,
		counts: scrub.Counts{}, kept: map[rules.EntityType]int64{},
	}
	for _, res := range results {
		s.edits += res.Edits
		s.counts.Add(res.Counts)
		for t, n := range res.Kept {
			s.kept[t] += n
		}
	}
	switch {
	case !in.packed:
		s.format, s.input = results[0].Format, results[0].Input
	case r.c.String("receipt") != "":
		var err error
		if s.input, err = r.digestOfArchive(in); err != nil {
			return s, err
		}
	}
	if r.to.write && !changed {
		s.output = s.input // it stayed, however it would be packed
	}
	return s, nil
}

// digestOfArchive is that of the input, which --write is about to replace.
func (r *scrubRun) digestOfArchive(in *scrubInput) (d scrub.Digest, err error) {
	data, size, err := r.in.openArchive(r.e, in)
	if err != nil {
		return d, err
	}
	sum := &summing{Writer: io.Discard, hash: sha256.New()}
	_, err = io.Copy(sum, io.NewSectionReader(data, 0, size))
	return sum.digest(), errors.Join(err, data.Close())
}

// stoppable has an input end with an error once the run is interrupted.
func (r *scrubRun) stoppable(open scrub.Opener) scrub.Opener {
	return func() (io.ReadCloser, error) {
		raw, err := open()
		if err != nil {
			return nil, err
		}
		return stopped{raw, r.c.Context}, nil
	}
}

type stopped struct {
	io.ReadCloser
	ctx context.Context //nolint:containedctx // of one reading
}

// Read implements io.Reader.
func (s stopped) Read(p []byte) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.ReadCloser.Read(p)
}

// summing takes the digest of what is written.
type summing struct {
	io.Writer
	hash hash.Hash
	n    int
}

// Write implements io.Writer.
func (s *summing) Write(p []byte) (int, error) {
	n, err := s.Writer.Write(p)
	_, _ = s.hash.Write(p[:n]) // never fails
	s.n += n
	return n, err
}

func (s *summing) digest() scrub.Digest {
	return scrub.Digest{Bytes: int64(s.n), SHA256: [sha256.Size]byte(s.hash.Sum(nil))}
}
