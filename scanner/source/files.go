package source

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"

	"github.com/bmatcuk/doublestar/v4"
)

// Options say how Files reads.
type Options struct {
	Limits Limits
	// Stdin is what the path "-" stands for.
	Stdin io.Reader
	// StdinName is the path of findings in standard input, "<stdin>" if
	// empty.
	StdinName string
	// Exclude are doublestar patterns with forward slashes, relative to
	// Root. A pattern without slash counts at any depth, one that matches a
	// folder leaves out all in it. What the user names is excluded only
	// by ForceExclude.
	Exclude []string
	// ForceExclude treats named files as if a walk had found them: those that
	// Exclude names, or that are no data files, are left out. It is for
	// programs that name files, such as pre-commit.
	ForceExclude bool
	// FollowSymlinks makes a walk enter symbolic links. Named links are
	// always followed.
	FollowSymlinks bool
	// Root is the folder that Exclude is relative to, the working folder if
	// empty.
	Root string
	// Dir is the folder that relative paths start from, the working folder
	// of the process if empty.
	Dir string
}

// Files is the source of the named files and folders, in the order of paths
// and inside folders in lexical order. No paths mean ".", and "-" is
// standard input. Archives are read through; files that were reached before
// are left out. What a walk leaves out and why stands in Item.Skipped; what
// cannot be read, in Item.Err.
func Files(paths []string, opts Options) Source {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	opts.Limits = opts.Limits.withDefaults()
	if opts.StdinName == "" {
		opts.StdinName = "<stdin>"
	}
	return &files{paths: paths, opts: opts}
}

type files struct {
	paths []string
	opts  Options
}

// Each implements Source.
func (f *files) Each(ctx context.Context, visit func(Item) error) error {
	for _, pattern := range f.opts.Exclude {
		if !doublestar.ValidatePattern(pattern) {
			return fmt.Errorf("exclude pattern %q: %w", pattern, doublestar.ErrBadPattern)
		}
	}
	root := f.opts.Root
	if root == "" {
		root = f.opts.Dir
	}
	root, err := filepath.Abs(root)
	if err != nil {
		return fmt.Errorf("working folder: %w", err)
	}
	w := &walker{ctx: ctx, opts: f.opts, root: root, visit: visit, seen: map[string]bool{}}
	defer w.close()
	for _, path := range f.paths {
		if err := w.named(path); err != nil {
			return err
		}
	}
	return nil
}

// KindOf names what is no regular file.
func KindOf(mode fs.FileMode) string {
	switch {
	case mode.IsDir():
		return "folder"
	case mode&fs.ModeSymlink != 0:
		return "symbolic link"
	case mode&fs.ModeNamedPipe != 0:
		return "named pipe"
	case mode&fs.ModeSocket != 0:
		return "socket"
	case mode&fs.ModeDevice != 0:
		return "device"
	}
	return "irregular file"
}

// openFile opens a regular file, and nothing else: a pipe that stands there
// now must not block.
func openFile(path string) (*os.File, fs.FileInfo, error) {
	f, err := os.OpenFile(path, os.O_RDONLY|syscall.O_NONBLOCK, 0)
	if err != nil {
		return nil, nil, reason(err)
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New(KindOf(info.Mode()) + ", not a regular file")
	}
	if err != nil {
		return nil, nil, errors.Join(reason(err), f.Close())
	}
	return f, info, nil
}

// reason is err without the path, which stands beside it in every report.
func reason(err error) error {
	if perr, ok := errors.AsType[*fs.PathError](err); ok {
		err = perr.Err
	}
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fs.ErrNotExist
	case errors.Is(err, fs.ErrPermission):
		return fs.ErrPermission
	}
	return err
}

// file visits a regular file: itself, or what is packed in it. The item has
// its path; real is where it stands.
func (w *walker) file(it Item, real string) error {
	f, info, err := openFile(real)
	if err != nil {
		return w.fail(it, err)
	}
	it.Size = info.Size()
	return errors.Join(w.content(it, f, real), f.Close())
}

func (w *walker) content(it Item, f *os.File, real string) error {
	head, err := readHead(f)
	if err != nil {
		return w.fail(it, reason(err))
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return w.fail(it, reason(err))
	}
	a := &archiveReader{ctx: w.ctx, budget: newBudget(w.opts.Limits), visit: w.visit}
	kind := sniffContainer(it.Path, head)
	if kind != plainFile {
		it.Outer = it.Path
	}
	switch kind {
	case zipFile:
		err = a.zip(it, f, it.Size, 0)
	case tarFile:
		err = a.stream(it, f, 0)
	case gzipFile:
		if w.holdsPlain(f) {
			it.Size = -1
			it.Open = func() (io.ReadCloser, error) { return w.openGzip(real) }
			w.read++
			return w.visit(it)
		}
		if _, err := f.Seek(0, io.SeekStart); err != nil {
			return w.fail(it, reason(err))
		}
		err = a.stream(it, f, 0)
	case plainFile:
		if kind, ok := refused(head); ok {
			err = a.refuse(it, kind)
			break
		}
		it.Open = func() (io.ReadCloser, error) {
			f, _, err := openFile(real)
			return f, err
		}
		w.read++
		return w.visit(it)
	}
	w.read += a.read
	w.failed += a.failed
	return err
}

// readHead reads the first bytes that kinds of files are told by.
func readHead(r io.Reader) ([]byte, error) {
	head := make([]byte, sniffSize)
	n, err := io.ReadFull(r, head)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = nil
	}
	return head[:n], err
}

// holdsPlain tells whether a gzip file holds text, not another archive.
func (w *walker) holdsPlain(f io.Reader) bool {
	zr, err := newGzip(f, newBudget(w.opts.Limits))
	if err != nil {
		return false
	}
	head, err := readHead(zr)
	if err != nil {
		return false
	}
	_, bad := refused(head)
	return !bad && sniffContainer(".tar", head) == plainFile
}

// openGzip opens a gzip file on its own, so that many can be read at once.
func (w *walker) openGzip(real string) (io.ReadCloser, error) {
	f, _, err := openFile(real)
	if err != nil {
		return nil, err
	}
	zr, err := newGzip(f, newBudget(w.opts.Limits))
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return struct {
		io.Reader
		io.Closer
	}{zr, f}, nil
}

func (w *walker) stdin() error {
	it := Item{Path: w.opts.StdinName, Named: true, Size: -1}
	if w.seen["-"] {
		return nil
	}
	w.seen["-"] = true
	if w.opts.Stdin == nil {
		return w.fail(it, errors.New("no standard input"))
	}
	a := &archiveReader{ctx: w.ctx, budget: newBudget(w.opts.Limits), visit: w.visit}
	err := a.stream(it, bufio.NewReader(w.opts.Stdin), 0)
	w.read += a.read
	w.failed += a.failed
	return err
}

func (w *walker) fail(it Item, err error) error {
	it.Open, it.Err = nil, err
	w.failed++
	return w.visit(it)
}
