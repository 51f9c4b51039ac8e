package source

import (
	"archive/tar"
	"archive/zip"
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"path"
	"strings"
)

// errConsumed says that a streamed item was used against its contract.
var errConsumed = errors.New("members of archives and standard input can be read once, while they are visited")

var errMemoryZip = fmt.Errorf("%w: a zip that cannot be read in place may have %d MiB, unpack it first", ErrLimit, memoryZip>>20)

func tooDeep(l Limits) error {
	return fmt.Errorf("%w: archives in archives, more than %d deep", ErrLimit, l.ArchiveDepth)
}

// archiveReader reads one outer archive and all archives in it.
type archiveReader struct {
	ctx    context.Context
	budget *budget
	visit  func(Item) error
	read   int // items that could be opened
	failed int // items with an error
}

// stream visits what r holds: the members of an archive, or the bytes
// themselves. The depth is the number of archives around it.
func (a *archiveReader) stream(it Item, r io.Reader, depth int) error {
	buf := bufio.NewReaderSize(r, headSize)
	head, err := buf.Peek(sniffSize)
	if len(head) == 0 && err != nil && !errors.Is(err, io.EOF) {
		return a.fail(it, err)
	}
	kind := sniffContainer(it.Path, head)
	if kind != plainFile && it.Outer == "" {
		it.Outer = it.Path
	}
	if kind != plainFile && depth >= a.budget.limits.ArchiveDepth {
		return a.fail(it, tooDeep(a.budget.limits))
	}
	switch kind {
	case gzipFile:
		return a.gzip(it, buf, depth)
	case tarFile:
		return a.tar(it, buf, depth)
	case zipFile:
		data, err := io.ReadAll(io.LimitReader(buf, memoryZip+1))
		if err != nil {
			return a.fail(it, err)
		}
		if len(data) > memoryZip {
			return a.fail(it, errMemoryZip)
		}
		return a.zip(it, bytes.NewReader(data), int64(len(data)), depth)
	case plainFile:
	}
	if reason, ok := refused(head); ok {
		return a.refuse(it, reason)
	}
	m := &memberReader{r: buf}
	it.Streamed = true
	it.Open = m.open
	a.read++
	err = a.visit(it)
	m.over = true
	return err
}

// memberReader is a streamed item. It can be read while it is visited.
type memberReader struct {
	r            io.Reader
	opened, over bool
}

func (m *memberReader) open() (io.ReadCloser, error) {
	if m.opened || m.over {
		return nil, errConsumed
	}
	m.opened = true
	return m, nil
}

func (m *memberReader) Read(p []byte) (int, error) {
	if m.over {
		return 0, errConsumed
	}
	return m.r.Read(p)
}

func (m *memberReader) Close() error { return nil }

// gzip visits what is compressed in r. The contents keep the path: a gzip
// file holds one stream, and the name in its header is not to be trusted.
func (a *archiveReader) gzip(it Item, r *bufio.Reader, depth int) error {
	out, err := newGzip(r, a.budget)
	if err != nil {
		return a.fail(it, err)
	}
	it.Size = -1
	buf := bufio.NewReaderSize(out, headSize)
	head, _ := buf.Peek(sniffSize)
	if sniffContainer(strings.TrimSuffix(it.Path, path.Ext(it.Path)), head) == tarFile {
		return a.tar(it, buf, depth) // .tar.gz counts as one archive
	}
	return a.stream(it, buf, depth+1)
}

func newGzip(r io.Reader, b *budget) (io.Reader, error) {
	packed := &counter{r: r}
	zr, err := gzip.NewReader(packed)
	if err != nil {
		return nil, describe(err)
	}
	return &limited{r: zr, packed: func() int64 { return packed.n }, budget: b}, nil
}

func (a *archiveReader) tar(it Item, r io.Reader, depth int) error {
	before := *a
	for tr := tar.NewReader(r); ; {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		h, err := tr.Next()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return a.fail(it, err)
		}
		if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader {
			continue
		}
		if err := a.budget.member(); err != nil {
			return a.fail(it, err)
		}
		if err := a.member(it, h.Name, h.Size, tarFault(h), depth, func() (io.ReadCloser, error) { return io.NopCloser(tr), nil }); err != nil {
			return err
		}
	}
	return a.empty(it, before)
}

func tarFault(h *tar.Header) error {
	if h.Typeflag == tar.TypeLink {
		return errors.New("hard link in an archive, not followed")
	}
	if isSparse(h) && isDataName(h.Name) {
		return errors.New("sparse file in an archive, whose holes have no limit")
	}
	if mode := h.FileInfo().Mode(); !mode.IsRegular() {
		return notRegular(mode)
	}
	return nil
}

func (a *archiveReader) zip(it Item, r io.ReaderAt, size int64, depth int) error {
	before := *a
	zr, err := openZip(r, size, a.budget.limits)
	if err != nil {
		return a.fail(it, err)
	}
	left := size // compressed bytes that members have not claimed yet
	for _, f := range zr.File {
		if err := a.ctx.Err(); err != nil {
			return err
		}
		if f.Mode().IsDir() {
			continue
		}
		if err := a.budget.member(); err != nil {
			return a.fail(it, err)
		}
		if err := a.member(it, f.Name, claimedSize(f), zipFault(f), depth, func() (io.ReadCloser, error) {
			rc, err := f.Open()
			if err != nil {
				return nil, err
			}
			return struct {
				io.Reader
				io.Closer
			}{a.budget.unzip(rc, f, &left), rc}, nil
		}); err != nil {
			return err
		}
	}
	return a.empty(it, before)
}

// openZip reads the directory of a zip.
func openZip(r io.ReaderAt, size int64, limits Limits) (*zip.Reader, error) {
	guard := &directoryGuard{r: r, left: limits.zipDirectory()}
	zr, err := zip.NewReader(guard, size)
	guard.left = -1
	return zr, err
}

// claimedSize is the size that the directory states, which need not be true.
func claimedSize(f *zip.File) int64 {
	if f.UncompressedSize64 > math.MaxInt64 {
		return -1
	}
	return int64(f.UncompressedSize64)
}

// unzip bounds what comes out of one member. Members that claim the same
// bytes together are a bomb; no honest ones need more than the file has, of
// which left is not claimed yet.
func (b *budget) unzip(r io.Reader, f *zip.File, left *int64) io.Reader {
	packed := *left
	if f.CompressedSize64 < uint64(*left) {
		packed = int64(f.CompressedSize64)
	}
	*left -= packed
	return &limited{r: r, packed: func() int64 { return packed }, budget: b}
}

func zipFault(f *zip.File) error {
	switch {
	case !f.Mode().IsRegular():
		return notRegular(f.Mode())
	case f.Flags&1 != 0:
		return errors.New("encrypted archive member")
	case f.Method != zip.Store && f.Method != zip.Deflate:
		return fmt.Errorf("compression method %d of zip is not supported", f.Method)
	}
	return nil
}

// member visits one member of the archive it. A fault is reported instead.
func (a *archiveReader) member(it Item, name string, size int64, fault error, depth int, open func() (io.ReadCloser, error)) error {
	m := memberItem(it, name, size, fault)
	if m.Err != nil {
		return a.fail(m, m.Err)
	}
	if m.Skipped != "" {
		return a.visit(m)
	}
	r, err := open()
	if err != nil {
		return a.fail(m, err)
	}
	defer func() { _ = r.Close() }() // what it could say, Read has said
	return a.stream(m, r, depth+1)
}

// memberItem is the account of one member of the archive it, as far as its
// name and kind tell.
func memberItem(it Item, name string, size int64, fault error) Item {
	name, bad := memberName(name)
	m := Item{Path: it.Path + "!" + name, Outer: it.Outer, Size: size}
	switch {
	case isResourceFork(name):
		m.Skipped = skipFork
	case bad != nil:
		m.Err = bad
	case fault != nil:
		m.Err = fault
	case !isDataName(name):
		m.Skipped = skipName
	}
	return m
}

// memberName makes the name of an archive member fit for a path, or says
// what is wrong with it.
func memberName(name string) (string, error) {
	name = strings.ReplaceAll(name, `\`, "/")
	shown := strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f {
			return '?'
		}
		return r
	}, name)
	switch {
	case name == "":
		return "?", errors.New("archive member without a name")
	case strings.HasPrefix(name, "/"), len(name) > 1 && name[1] == ':':
		return shown, errors.New("archive member with an absolute path")
	case shown != name:
		return shown, errors.New("archive member with control characters in its name")
	}
	for part := range strings.SplitSeq(name, "/") {
		if part == ".." {
			return shown, errors.New("archive member whose path leads out of the archive")
		}
	}
	return strings.TrimPrefix(name, "./"), nil
}

func notRegular(mode fs.FileMode) error {
	if mode&fs.ModeSymlink != 0 {
		return errors.New("symbolic link in an archive, not followed")
	}
	return fmt.Errorf("%s in an archive", KindOf(mode))
}

// fail visits it with an error.
func (a *archiveReader) fail(it Item, err error) error {
	it.Open, it.Err = nil, describe(err)
	a.failed++
	return a.visit(it)
}

// refuse leaves out an input that is no text: quietly unless it was named.
func (a *archiveReader) refuse(it Item, reason string) error {
	if it.Named {
		return a.fail(it, errors.New(reason))
	}
	it.Skipped = reason
	return a.visit(it)
}

// empty reports a named archive that gave nothing to scan.
func (a *archiveReader) empty(it Item, before archiveReader) error {
	if !it.Named || a.read > before.read || a.failed > before.failed {
		return nil
	}
	return a.fail(it, errors.New("no training data files in this archive"))
}

// directoryGuard bounds what may be read to open a zip: its directory is
// held in memory. A negative rest means no bound.
type directoryGuard struct {
	r    io.ReaderAt
	left int64
}

func (g *directoryGuard) ReadAt(p []byte, off int64) (int, error) {
	if g.left < 0 {
		return g.r.ReadAt(p, off)
	}
	if g.left -= int64(len(p)); g.left < 0 {
		g.left = 0
		return 0, fmt.Errorf("%w: the directory of the zip is too large", ErrLimit)
	}
	return g.r.ReadAt(p, off)
}

// describe puts the errors of the decompressors into words.
func describe(err error) error {
	var corrupt flate.CorruptInputError
	switch {
	case errors.Is(err, ErrLimit):
		return err
	case errors.Is(err, io.ErrUnexpectedEOF):
		return fmt.Errorf("the data ends early: %w", err)
	case errors.As(err, &corrupt), errors.Is(err, gzip.ErrHeader), errors.Is(err, zip.ErrFormat), errors.Is(err, tar.ErrHeader):
		return fmt.Errorf("damaged archive: %w", err)
	case errors.Is(err, gzip.ErrChecksum), errors.Is(err, zip.ErrChecksum):
		return fmt.Errorf("the checksum in the archive is wrong: %w", err)
	}
	return err
}
