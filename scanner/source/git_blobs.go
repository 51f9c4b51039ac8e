package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

// Blobs is the source of versions in the repository. They are read from the
// object store, never from the work tree. Version chooses the object of a
// blob; where it is empty the blob is left out.
func (r *Repository) Blobs(blobs []Blob, version func(Blob) string) Source {
	return &blobSource{r, blobs, version}
}

// WorkTree is the source of the files of the work tree at the paths of
// blobs, without those that are no longer there.
func (r *Repository) WorkTree(blobs []Blob) Source { return &treeSource{r, blobs} }

type treeSource struct {
	r     *Repository
	blobs []Blob
}

// Each implements Source.
func (s *treeSource) Each(ctx context.Context, visit func(Item) error) error {
	for _, b := range s.blobs {
		if err := ctx.Err(); err != nil {
			return err
		}
		it := Item{Path: b.Path, Skipped: b.Skipped}
		if b.Skipped == "" {
			f, info, err := openFile(filepath.Join(s.r.dir, filepath.FromSlash(b.Path)))
			if errors.Is(err, fs.ErrNotExist) {
				// Deleted, or left out by a sparse checkout: then the index has it.
				index := s.r.Blobs([]Blob{b}, func(b Blob) string { return known(b.Object) })
				if err := index.Each(ctx, visit); err != nil {
					return err
				}
				continue
			}
			if err == nil {
				it.Size = info.Size()
				a := &archiveReader{ctx: ctx, budget: newBudget(s.r.opts.Limits), visit: visit}
				if err := errors.Join(a.stream(it, f, 0), f.Close()); err != nil {
					return err
				}
				continue
			}
			it.Err = err
		}
		if err := visit(it); err != nil {
			return err
		}
	}
	return nil
}

type blobSource struct {
	r       *Repository
	blobs   []Blob
	version func(Blob) string
}

// Each implements Source.
func (s *blobSource) Each(ctx context.Context, visit func(Item) error) (err error) {
	var reader *objectReader
	defer func() {
		if reader != nil {
			err = errors.Join(err, reader.close())
		}
	}()
	for _, b := range s.blobs {
		if err := ctx.Err(); err != nil {
			return err
		}
		object := s.version(b)
		if object == "" {
			continue
		}
		it := Item{Path: b.Path, Skipped: b.Skipped}
		if b.Fault != nil && b.Skipped == "" {
			it.Err = b.Fault
		}
		if b.Skipped != "" || it.Err != nil {
			if err := visit(it); err != nil {
				return err
			}
			continue
		}
		if reader == nil {
			if reader, err = s.r.objects(ctx); err != nil {
				return err
			}
		}
		if err := s.read(ctx, reader, it, object, visit); err != nil {
			return err
		}
	}
	return nil
}

func (s *blobSource) read(ctx context.Context, objects *objectReader, it Item, object string, visit func(Item) error) error {
	blob, size, err := objects.open(object)
	if err != nil {
		it.Err = err
		return visit(it)
	}
	it.Size = size
	a := &archiveReader{ctx: ctx, budget: newBudget(s.r.opts.Limits), visit: visit}
	content := bufio.NewReaderSize(blob, headSize)
	if head, _ := content.Peek(len(pointerHead)); string(head) == pointerHead {
		it.Err = errPointer
		err = visit(it)
	} else {
		err = a.stream(it, content, 0)
	}
	if err != nil {
		return err
	}
	_, err = io.Copy(io.Discard, blob) // what the scan left
	return err
}

// pointerHead is how a pointer of Git LFS begins.
const pointerHead = "version https://git-lfs.github.com/spec/"

// objectReader reads objects through one process of git.
type objectReader struct {
	cmd   *exec.Cmd
	in    io.WriteCloser
	out   *bufio.Reader
	fault bytes.Buffer // what git says, complete once it has ended
	ended error
}

func (r *Repository) objects(ctx context.Context) (*objectReader, error) {
	cmd := exec.CommandContext(ctx, "git", "cat-file", "--batch")
	cmd.Dir = r.dir
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	o := &objectReader{cmd: cmd, in: in, out: bufio.NewReaderSize(out, 64<<10)}
	cmd.Stderr = &o.fault
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("git cat-file: %w", err)
	}
	return o, nil
}

// open begins to read an object. The reader is good until the next call.
func (o *objectReader) open(object string) (io.Reader, int64, error) {
	if o.ended != nil {
		return nil, 0, o.ended
	}
	_, err := io.WriteString(o.in, object+"\n")
	var line string
	if err == nil {
		line, err = o.out.ReadString('\n')
	}
	if err != nil { // it ends at an object that a partial clone cannot fetch
		return nil, 0, o.end(err)
	}
	fields := strings.Fields(line)
	if len(fields) != 3 || fields[1] != "blob" {
		return nil, 0, errors.New("git has no such version of the file")
	}
	size, err := strconv.ParseInt(fields[2], 10, 64)
	if err != nil {
		return nil, 0, errors.New("git: cat-file has an unknown form")
	}
	return &objectBody{o.out, size, false}, size, nil
}

// objectBody is the content of an object; behind it stands a line end.
type objectBody struct {
	r    *bufio.Reader
	left int64
	done bool
}

// Read implements io.Reader.
func (b *objectBody) Read(p []byte) (int, error) {
	if b.left == 0 {
		if !b.done {
			b.done = true
			if _, err := b.r.Discard(1); err != nil {
				return 0, err
			}
		}
		return 0, io.EOF
	}
	n, err := b.r.Read(p[:min(int64(len(p)), b.left)])
	b.left -= int64(n)
	if errors.Is(err, io.EOF) && b.left > 0 {
		err = io.ErrUnexpectedEOF
	}
	return n, err
}

// end takes the end of git for the fault of all objects to come.
func (o *objectReader) end(err error) error {
	_ = o.in.Close() // it may have ended by itself
	_, _ = io.Copy(io.Discard, o.out)
	_ = o.cmd.Wait() // what it said tells more
	o.ended = fmt.Errorf("git cat-file: %w", err)
	if lines := strings.Split(strings.TrimSpace(o.fault.String()), "\n"); lines[len(lines)-1] != "" {
		o.ended = errors.New("git: " + unprefixed(lines[len(lines)-1]))
	}
	return o.ended
}

// close ends git. A fault on the way was told with the objects.
func (o *objectReader) close() error {
	var err error
	if o.ended == nil {
		_ = o.in.Close()
		_, _ = io.Copy(io.Discard, o.out)
		err = o.cmd.Wait()
	}
	if err != nil {
		return fmt.Errorf("git cat-file: %w", err)
	}
	return nil
}
