//go:build unix

package store

import (
	"errors"
	"io/fs"
	"os"
	"syscall"
)

// mustCloseFirst: an open file can be renamed.
const mustCloseFirst = false

// links is the number of names of a file.
func links(info fs.FileInfo) int {
	if st, ok := info.Sys().(*syscall.Stat_t); ok {
		return int(st.Nlink)
	}
	return 1
}

// keepOwner gives a file the owner and group of another, and tells which of
// both it has now.
func keepOwner(f *os.File, like fs.FileInfo) (owner, group bool) {
	want, ok := like.Sys().(*syscall.Stat_t)
	if !ok {
		return true, true
	}
	info, err := f.Stat()
	if err != nil {
		return false, false
	}
	have, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return true, true
	}
	if group = have.Gid == want.Gid; !group {
		group = f.Chown(-1, int(want.Gid)) == nil
	}
	if owner = have.Uid == want.Uid; !owner {
		owner = f.Chown(int(want.Uid), -1) == nil
	}
	return owner, group
}

// syncFolder brings a rename to the disk. Some file systems cannot and say
// that the call is invalid.
func syncFolder(root *os.Root) error {
	dir, err := root.Open(".")
	if err != nil {
		return err
	}
	err = dir.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, errors.ErrUnsupported) {
		err = nil
	}
	return errors.Join(err, dir.Close())
}
