package store

import (
	"context"
	"io"

	"github.com/privlint/privlint/scanner/source"
)

// Rereader is a source whose items can be read any number of times.
type Rereader struct {
	paths []string
	opts  source.Options
	stdin *replay // nil without standard input
}

// Reread is [source.Files] whose Each can be called again, one call after
// the other. Files and archives are opened again; standard input is kept in
// a [Spool] while it is read for the first time.
func Reread(paths []string, opts source.Options) *Rereader {
	in := &Rereader{paths: paths, opts: opts}
	if opts.Stdin != nil {
		in.stdin = &replay{r: opts.Stdin}
	}
	return in
}

// Each implements source.Source.
func (in *Rereader) Each(ctx context.Context, visit func(source.Item) error) error {
	opts := in.opts
	if in.stdin != nil {
		opts.Stdin = &replayReader{replay: in.stdin}
	}
	return source.Files(in.paths, opts).Each(ctx, visit)
}

// Stdin is all of standard input, which it reads to the end first. It is
// what source.Repacker needs for an archive there. Without standard input it
// is empty. It belongs to the Rereader.
func (in *Rereader) Stdin() (*Spool, error) {
	if in.stdin == nil {
		return new(Spool), nil
	}
	return &in.stdin.kept, in.stdin.drain()
}

// Close forgets what was kept.
func (in *Rereader) Close() error {
	if in.stdin == nil {
		return nil
	}
	return in.stdin.kept.Close()
}

// replay keeps what is read of a stream.
type replay struct {
	r    io.Reader
	err  error // of r, sticky
	kept Spool
}

// more reads once from the stream.
func (r *replay) more(p []byte) (int, error) {
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.r.Read(p)
	if _, keepErr := r.kept.Write(p[:n]); keepErr != nil {
		err = keepErr
	}
	r.err = err
	return n, err
}

func (r *replay) drain() error {
	buf := make([]byte, spoolChunk)
	defer clear(buf)
	for {
		if _, err := r.more(buf); err == io.EOF { //nolint:errorlint // a reader's EOF is not wrapped
			return nil
		} else if err != nil {
			return err
		}
	}
}

// replayReader reads what was kept, and then on.
type replayReader struct {
	replay *replay
	at     int64
}

func (r *replayReader) Read(p []byte) (n int, err error) {
	if len(p) == 0 {
		return 0, nil
	}
	if r.at < r.replay.kept.Size() {
		n, err = r.replay.kept.ReadAt(p, r.at)
		if n > 0 {
			err = nil
		}
	} else {
		n, err = r.replay.more(p)
	}
	r.at += int64(n)
	return n, err
}
