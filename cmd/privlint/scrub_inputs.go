package main

import (
	"context"
	"io"
	"os"

	"github.com/privlint/privlint/scanner/scrub"
	"github.com/privlint/privlint/scanner/scrub/store"
	"github.com/privlint/privlint/scanner/source"
)

// scrubInput is a file that is scrubbed, or an archive with all its members.
type scrubInput struct {
	path   string
	stdin  bool
	packed bool // it is an archive, or compressed
	// open reads a plain file, nil for packed ones.
	open   scrub.Opener
	failed bool // it could not be opened at all
}

// scrubInputs passes on the items of a source and remembers the files.
type scrubInputs struct {
	*store.Rereader
	stdinName string
	list      []*scrubInput
	seen      map[string]*scrubInput
}

// Each implements source.Source.
func (s *scrubInputs) Each(ctx context.Context, visit func(source.Item) error) error {
	s.list, s.seen = nil, map[string]*scrubInput{}
	return s.Rereader.Each(ctx, func(it source.Item) error {
		s.note(it)
		return visit(it)
	})
}

func (s *scrubInputs) note(it source.Item) {
	if it.Skipped != "" && it.Outer == "" {
		return
	}
	path := it.Path
	if it.Outer != "" {
		path = it.Outer
	}
	if _, ok := s.seen[path]; ok {
		return
	}
	in := &scrubInput{path: path, stdin: path == s.stdinName && it.Streamed, packed: it.Outer != "", failed: it.Err != nil}
	if !in.packed && !in.failed {
		in.open = it.Open
		if in.stdin {
			in.open = func() (io.ReadCloser, error) {
				spool, err := s.Stdin()
				if err != nil {
					return nil, err
				}
				return spool.Open()
			}
		}
	}
	s.seen[path] = in
	s.list = append(s.list, in)
}

// archive is what is packed in an input.
type archive interface {
	io.ReaderAt
	io.Closer
}

// openArchive opens the archive itself, not what is in it.
func (s *scrubInputs) openArchive(e *env, in *scrubInput) (archive, int64, error) {
	if in.stdin {
		spool, err := s.Stdin()
		if err != nil {
			return nil, 0, err
		}
		return struct {
			io.ReaderAt
			io.Closer
		}{spool, io.NopCloser(nil)}, spool.Size(), nil
	}
	f, err := os.Open(e.path(in.path))
	if err != nil {
		return nil, 0, cause(err)
	}
	info, err := f.Stat()
	if err != nil {
		_ = f.Close()
		return nil, 0, cause(err)
	}
	return f, info.Size(), nil
}
