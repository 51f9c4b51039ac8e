package source

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/crc32"
	"io"
	"path"
	"strings"
)

// Repacker writes an archive again with other contents in some of its
// members. What it does not rewrite it copies byte for byte: in a zip and a
// tar that is everything but the members themselves, their sizes and
// checksums; of gzip the header stays and the data is compressed anew. The
// order, names, times, modes, comments and extra fields stay.
type Repacker struct {
	// Limits are those of scanning.
	Limits Limits
	// Scratch makes room for one member whose size must be known before it
	// is written. Nil means memory, which is then limited to 64 MiB a
	// member. What is written there is personal data.
	Scratch func() Scratch
	// Rewrite is asked for every member that a scan would read, with the
	// same path and in the same order. It gives nil to leave the member as
	// it is, or a function that writes its new content. Item.Open works
	// once, inside that function. Errors of either end the work and are
	// returned as they are.
	Rewrite func(Item) (func(io.Writer) error, error)
}

// Scratch holds bytes until it is closed. All writes come before the first
// read.
type Scratch interface {
	io.Writer
	io.ReaderAt
	io.Closer
	Size() int64
}

// Repack reads an archive (zip, tar, gzip, and archives in them) that stands
// at the path name, as [Files] shows it, and writes it to out. It tells
// whether anything was rewritten; if not, out holds a zip or a tar byte for
// byte and the contents of a gzip file compressed anew.
//
// What a scan reports as an error is an error here, such as encrypted
// members, links and names that lead out; errors over a limit wrap
// [ErrLimit]. So are zip files with bytes in them that hold members which no
// directory names, and sparse files in a tar. After an error out holds part
// of an archive and must be thrown away.
func (p Repacker) Repack(ctx context.Context, name string, in io.ReaderAt, size int64, out io.Writer) (changed bool, err error) {
	p.Limits = p.Limits.withDefaults()
	if p.Scratch == nil {
		p.Scratch = func() Scratch { return new(memory) }
	}
	job := &repacking{Repacker: p, ctx: ctx, budget: newBudget(p.Limits)}
	it := Item{Path: name, Named: true, Size: size}
	head, err := readHead(io.NewSectionReader(in, 0, size))
	if err != nil {
		return false, job.fault(it, err)
	}
	switch sniffContainer(name, head) {
	case zipFile:
		err = job.zip(it, in, size, 0, out)
	case gzipFile, tarFile:
		err = job.stream(it, job.reader(io.NewSectionReader(in, 0, size)), 0, out)
	case plainFile:
		err = job.fault(it, errors.New("no archive that can be written"))
	}
	return job.changed > 0, err
}

// repacking is the work on one outer archive and all archives in it.
type repacking struct {
	Repacker
	ctx     context.Context
	budget  *budget
	changed int // members rewritten
}

func (p *repacking) fault(it Item, err error) error {
	if ctxErr := p.ctx.Err(); ctxErr != nil {
		return ctxErr
	}
	return fmt.Errorf("%s: %w", it.Path, describe(err))
}

// reader ends early when the context does.
func (p *repacking) reader(r io.Reader) io.Reader {
	return readerFunc(func(b []byte) (int, error) {
		if err := p.ctx.Err(); err != nil {
			return 0, err
		}
		return r.Read(b)
	})
}

// stream writes what r holds to out: an archive with rewritten members, or
// new bytes for the item itself. It goes the way of archiveReader.stream.
func (p *repacking) stream(it Item, r io.Reader, depth int, out io.Writer) error {
	buf := bufio.NewReaderSize(r, headSize)
	kind, head, err := p.sniff(it, buf, depth)
	if err != nil {
		return err
	}
	switch kind {
	case gzipFile:
		return p.gzip(it, buf, depth, out)
	case tarFile:
		return p.tar(it, buf, depth, out)
	case zipFile:
		data, err := io.ReadAll(io.LimitReader(buf, memoryZip+1))
		if err != nil {
			return p.fault(it, err)
		}
		if len(data) > memoryZip {
			return p.fault(it, errMemoryZip)
		}
		return p.zip(it, bytes.NewReader(data), int64(len(data)), depth, out)
	case plainFile:
	}
	write, done, err := p.ask(it, head, buf)
	if err != nil {
		return err
	}
	if write != nil {
		defer done()
		return write(out)
	}
	_, err = io.Copy(out, buf)
	if err != nil {
		return p.fault(it, err)
	}
	return nil
}

// sniff tells what r holds, and that it is not too deep.
func (p *repacking) sniff(it Item, r *bufio.Reader, depth int) (container, []byte, error) {
	head, err := r.Peek(sniffSize)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return plainFile, nil, p.fault(it, err)
	}
	kind := sniffContainer(it.Path, head)
	if kind != plainFile && depth >= p.Limits.ArchiveDepth {
		return kind, nil, p.fault(it, tooDeep(p.Limits))
	}
	return kind, head, nil
}

// ask asks for the new content of a member that is no archive. Without one
// it gives nil; else done must be called after the writing.
func (p *repacking) ask(it Item, head []byte, r io.Reader) (write func(io.Writer) error, done func(), err error) {
	if _, ok := refused(head); ok {
		return nil, nil, nil
	}
	m := &memberReader{r: r, over: true}
	it.Streamed, it.Open = true, m.open
	write, err = p.Rewrite(it)
	if err != nil || write == nil {
		return nil, nil, err
	}
	p.changed++
	m.over = false
	return write, func() { m.over = true }, nil
}

// gzip keeps the header and compresses the content again. Several streams in
// one file, which mean the same as one, become one.
func (p *repacking) gzip(it Item, r *bufio.Reader, depth int, out io.Writer) error {
	header, err := gzipHeader(r)
	if err != nil {
		return p.fault(it, err)
	}
	in, err := newGzip(io.MultiReader(bytes.NewReader(header), r), p.budget)
	if err != nil {
		return p.fault(it, err)
	}
	it.Size = -1
	if _, err := out.Write(header); err != nil {
		return err
	}
	z := newDeflater(out)
	buf := bufio.NewReaderSize(in, headSize)
	head, _ := buf.Peek(sniffSize)
	if sniffContainer(strings.TrimSuffix(it.Path, path.Ext(it.Path)), head) == tarFile {
		err = p.tar(it, buf, depth, z)
	} else {
		err = p.stream(it, buf, depth+1, z)
	}
	if err != nil {
		return err
	}
	return z.finishGzip(out)
}

// gzipHeader reads the header of a gzip stream (RFC 1952, section 2.3).
func gzipHeader(r *bufio.Reader) ([]byte, error) {
	const hasCRC, hasExtra, hasName, hasComment = 2, 4, 8, 16
	const most = 1 << 20 // no name or comment is longer
	h := make([]byte, 10)
	if _, err := io.ReadFull(r, h); err != nil {
		return nil, err
	}
	flags := h[3]
	more := func(n int) error {
		at := len(h)
		h = append(h, make([]byte, n)...)
		_, err := io.ReadFull(r, h[at:])
		return err
	}
	if flags&hasExtra != 0 {
		if err := more(2); err != nil {
			return nil, err
		}
		if err := more(int(h[10]) | int(h[11])<<8); err != nil {
			return nil, err
		}
	}
	for _, text := range []byte{hasName, hasComment} {
		for flags&text != 0 {
			c, err := r.ReadByte()
			if err != nil {
				return nil, err
			}
			if h = append(h, c); c == 0 {
				break
			}
			if len(h) > most {
				return nil, fmt.Errorf("%w: the header of the gzip file is too large", ErrLimit)
			}
		}
	}
	if flags&hasCRC != 0 {
		if err := more(2); err != nil {
			return nil, err
		}
	}
	return h, nil
}

// memory is the Scratch of who brings none.
type memory struct{ b []byte }

func (m *memory) Write(p []byte) (int, error) {
	if len(m.b)+len(p) > memoryZip {
		return 0, fmt.Errorf("%w: no room for members of more than %d MiB", ErrLimit, memoryZip>>20)
	}
	m.b = append(m.b, p...)
	return len(p), nil
}

func (m *memory) ReadAt(p []byte, off int64) (int, error) { return bytes.NewReader(m.b).ReadAt(p, off) }
func (m *memory) Size() int64                             { return int64(len(m.b)) }

func (m *memory) Close() error {
	clear(m.b)
	m.b = nil
	return nil
}

// sum is the checksum of zip and gzip and the size of what is written.
type sum struct {
	crc  uint32
	size int64
}

func (s *sum) Write(p []byte) (int, error) {
	s.crc = crc32.Update(s.crc, crc32.IEEETable, p)
	s.size += int64(len(p))
	return len(p), nil
}
