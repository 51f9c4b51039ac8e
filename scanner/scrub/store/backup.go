package store

import (
	"errors"
	"io"
	"io/fs"
	"os"
)

// backup gives the old file a second name, or copies it where the file
// system has no hard links. Either way the backup appears as a whole.
func (f *File) backup() error {
	name := f.name + f.opts.Backup
	err := f.root.Link(f.name, name)
	if err == nil {
		return nil
	}
	if errors.Is(err, fs.ErrExist) {
		info, err := f.root.Lstat(name)
		if err == nil && os.SameFile(info, f.old) {
			return nil
		}
		if !f.opts.ReplaceBackup {
			return ErrBackup
		}
	}
	temp := tempName()
	if f.root.Link(f.name, temp) != nil {
		if err := f.copyOld(temp); err != nil {
			return err
		}
		if _, err := f.root.Lstat(name); err == nil && !f.opts.ReplaceBackup {
			_ = f.root.Remove(temp)
			return ErrBackup
		}
	}
	if err := f.root.Rename(temp, name); err != nil {
		_ = f.root.Remove(temp)
		return err
	}
	return nil
}

// copyOld copies the old file to a temporary name.
func (f *File) copyOld(temp string) (err error) {
	in, err := f.root.Open(f.name)
	if err != nil {
		return err
	}
	defer func() { _ = in.Close() }() // only read
	out, err := f.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_ = tryLock(out) // without locks no run removes remains
	defer func() {
		if err = errors.Join(err, out.Close()); err != nil {
			_ = f.root.Remove(temp)
		}
	}()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	perm := f.old.Mode().Perm()
	if _, group := keepOwner(out, f.old); !group {
		perm = withoutGroup(perm)
	}
	if err := out.Chmod(perm); err != nil {
		return err
	}
	return out.Sync()
}
