package store

import (
	"bufio"
	"crypto/rand"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"github.com/privlint/privlint/scanner/source"
)

var (
	// ErrReadOnly says that a file may not be replaced: it, or its folder,
	// cannot be written.
	ErrReadOnly = errors.New("read-only")
	// ErrBackup says that the backup would overwrite an older one.
	ErrBackup = errors.New("the backup exists already")
	// ErrInput says that an output would overwrite an input.
	ErrInput = errors.New("the output is one of the inputs")
	// ErrChanged says that somebody else wrote the file in the meantime.
	ErrChanged = errors.New("the file changed while it was worked on")
	// ErrOutside says that an output would leave its folder.
	ErrOutside = errors.New("the output would stand outside of the output folder")
)

// Options say how a file is put in its place.
type Options struct {
	// Backup is what the name of a backup ends in, such as ".bak". Empty
	// means none. The backup stands beside the file that is replaced.
	Backup string
	// ReplaceBackup allows to overwrite an older backup.
	ReplaceBackup bool
	// Perm are the permissions of a file that replaces none, whatever the
	// umask; 0 means 0o600.
	Perm fs.FileMode
	// Guard holds files that must not be replaced. Nil holds none.
	Guard *Guard
}

// File becomes visible under its name as a whole or not at all. It is not
// safe for concurrent use.
type File struct {
	path  string // for messages
	root  *os.Root
	name  string // in root
	temp  string // in root
	opts  Options
	old   fs.FileInfo // nil where nothing is replaced
	file  *os.File
	w     *bufio.Writer
	hash  hash.Hash
	n     int64
	note  string
	over  bool
	wrote func(fs.FileInfo) // after a commit, may be nil
}

// Create begins a file that will stand at path. What is there already stays
// until [File.Commit]. A symbolic link is followed. Errors say what is wrong
// before any work is done: they wrap [ErrReadOnly], [ErrBackup] or
// [ErrInput], or tell that there is no regular file. Commit or Abandon must
// follow.
func Create(path string, opts Options) (*File, error) {
	real := path
	info, err := os.Lstat(path) //nolint:gosec // the caller says where to write
	if err == nil && info.Mode()&fs.ModeSymlink != 0 {
		if real, err = filepath.EvalSymlinks(path); err != nil {
			return nil, fmt.Errorf("%s: symbolic link that leads nowhere", path)
		}
	}
	root, err := os.OpenRoot(filepath.Dir(real))
	if err != nil {
		return nil, withoutPath(path, err)
	}
	return create(root, filepath.Base(real), path, opts)
}

// create begins a file in a folder, which it closes in the end.
func create(root *os.Root, name, path string, opts Options) (*File, error) {
	f := &File{path: path, root: root, name: name, opts: opts, hash: sha256.New()}
	if err := f.begin(); err != nil {
		return nil, errors.Join(withoutPath(path, err), root.Close())
	}
	return f, nil
}

func (f *File) begin() error {
	old, err := f.root.Lstat(f.name)
	switch {
	case err == nil:
		if err := f.replaceable(old); err != nil {
			return err
		}
		f.old = old
	case !errors.Is(err, fs.ErrNotExist):
		return err
	}
	if err := f.checkBackup(); err != nil {
		return err
	}
	f.temp = tempName()
	f.file, err = f.root.OpenFile(f.temp, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w folder", ErrReadOnly)
	}
	if err != nil {
		return err
	}
	_ = tryLock(f.file) // without locks no run removes remains
	f.w = bufio.NewWriterSize(f.file, 64<<10)
	return nil
}

// replaceable sees that what stands there is a file that may be written.
func (f *File) replaceable(old fs.FileInfo) error {
	if !old.Mode().IsRegular() {
		return fmt.Errorf("not a regular file (%s)", source.KindOf(old.Mode()))
	}
	if f.opts.Guard.Has(old) {
		return ErrInput
	}
	if old.Mode()&0o222 == 0 {
		return fmt.Errorf("%w file", ErrReadOnly) // also for root, who could
	}
	probe, err := f.root.OpenFile(f.name, os.O_WRONLY|syscall.O_NONBLOCK, 0)
	if errors.Is(err, fs.ErrPermission) || errors.Is(err, syscall.EROFS) {
		return fmt.Errorf("%w file", ErrReadOnly)
	}
	if err != nil {
		return err
	}
	return probe.Close()
}

func (f *File) checkBackup() error {
	if f.opts.Backup == "" || f.old == nil {
		return nil
	}
	name := f.name + f.opts.Backup
	if filepath.Base(name) != name || strings.ContainsAny(f.opts.Backup, `/\:`) {
		return errors.New("the ending of a backup is no part of a name")
	}
	info, err := f.root.Lstat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return err
	case !info.Mode().IsRegular():
		return fmt.Errorf("the backup is not a regular file (%s)", source.KindOf(info.Mode()))
	case os.SameFile(info, f.old): // a run ended between backup and rename
		return nil
	case !f.opts.ReplaceBackup:
		return ErrBackup
	case f.opts.Guard.Has(info):
		return ErrInput
	}
	return nil
}

// Write appends p to the new content.
func (f *File) Write(p []byte) (int, error) {
	if f.over {
		return 0, fs.ErrClosed
	}
	n, err := f.w.Write(p)
	_, _ = f.hash.Write(p[:n]) // never fails
	f.n += int64(n)
	if err != nil {
		err = withoutPath(f.path, err)
	}
	return n, err
}

// Digest is that of what was written so far.
func (f *File) Digest() Digest { return digestOf(f.hash, f.n) }

// Path is where the file will stand, as it was given.
func (f *File) Path() string { return f.path }

// Links is how many names the file that is replaced has, 0 where there is
// none. Over 1, the other names keep the old content, which the caller
// should say. Systems that do not tell count 1.
func (f *File) Links() int {
	if f.old == nil {
		return 0
	}
	return links(f.old)
}

// Note says in a few words what could not be kept of the old file, such as
// its owner. It is empty before Commit, and mostly after.
func (f *File) Note() string { return f.note }

// Commit brings the content to the disk and puts the file in its place. It
// fails with [ErrChanged] where the old file is not the one that Create saw,
// and [ErrBackup]. After an error the old file stands there, unless the
// error says otherwise, and the new one is gone.
func (f *File) Commit() error {
	if f.over {
		return fs.ErrClosed
	}
	err := f.commit()
	if err != nil {
		err = withoutPath(f.path, err)
		f.Abandon()
		return err
	}
	f.over = true
	if f.wrote != nil {
		if info, err := f.root.Lstat(f.name); err == nil {
			f.wrote(info)
		}
	}
	err = syncFolder(f.root)
	_ = f.file.Close() // its content is on the disk
	_ = f.root.Close()
	if err != nil {
		return fmt.Errorf("%s: in its place, but the folder may not be on the disk: %w", f.path, err)
	}
	return nil
}

func (f *File) commit() error {
	if err := f.w.Flush(); err != nil {
		return err
	}
	if err := f.keepPermissions(); err != nil {
		return err
	}
	if err := f.file.Sync(); err != nil {
		return err
	}
	if err := f.unchanged(); err != nil {
		return err
	}
	if f.old != nil && f.opts.Backup != "" {
		if err := f.backup(); err != nil {
			return fmt.Errorf("backup: %w", err)
		}
	}
	if mustCloseFirst {
		if err := f.file.Close(); err != nil {
			return err
		}
	}
	return f.root.Rename(f.temp, f.name)
}

// unchanged sees that nobody else wrote the file.
func (f *File) unchanged() error {
	now, err := f.root.Lstat(f.name)
	switch {
	case f.old == nil && errors.Is(err, fs.ErrNotExist):
		return nil
	case f.old == nil && err == nil, f.old != nil && errors.Is(err, fs.ErrNotExist):
		return ErrChanged
	case err != nil:
		return err
	case !os.SameFile(now, f.old) || now.Size() != f.old.Size() || !now.ModTime().Equal(f.old.ModTime()):
		return ErrChanged
	}
	return nil
}

func (f *File) keepPermissions() error {
	perm := f.opts.Perm.Perm()
	if perm == 0 {
		perm = 0o600
	}
	if f.old != nil {
		perm = f.old.Mode().Perm()
		owner, group := keepOwner(f.file, f.old)
		switch {
		case !group:
			f.note = "the group could not be kept"
			perm = withoutGroup(perm)
		case !owner:
			f.note = "the owner could not be kept"
		}
	}
	info, err := f.file.Stat()
	if err != nil || info.Mode().Perm() == perm {
		return err
	}
	return f.file.Chmod(perm)
}

// withoutGroup leaves the group no more than everybody has: it is another
// group now.
func withoutGroup(perm fs.FileMode) fs.FileMode {
	return perm & (^fs.FileMode(0o070) | perm&0o007<<3)
}

// Abandon leaves what stood at the path as it was. After Commit it does
// nothing.
func (f *File) Abandon() {
	if f.over {
		return
	}
	f.over = true
	_ = f.file.Close()
	_ = f.root.Remove(f.temp) // else Sweep does it later
	_ = f.root.Close()
}

// tempName is a name that nobody can guess.
func tempName() string { return source.TempPrefix + rand.Text() + tempSuffix }

// withoutPath puts the path that the caller knows before an error, and takes
// out the one that the error has.
func withoutPath(path string, err error) error {
	if e, ok := errors.AsType[*fs.PathError](err); ok {
		err = e.Err
	} else if e, ok := errors.AsType[*os.LinkError](err); ok {
		err = e.Err
	}
	return fmt.Errorf("%s: %w", path, err)
}
