package store

import (
	"errors"
	"io/fs"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/privlint/privlint/scanner/source"
)

const (
	tempSuffix = ".scrub"
	// sweepAge covers the moment between creating and locking a file.
	sweepAge = time.Minute
	// tempRandom is the length of the random part: rand.Text gives at least
	// 128 bits in base 32.
	tempRandom = 26
)

// Sweep removes what killed runs left in a folder, not below it, and tells
// how many files that were. Files that another run is writing stay. It is to
// be called before the first output goes to a folder.
func Sweep(folder string) (int, error) {
	root, err := os.OpenRoot(folder)
	if err != nil {
		return 0, withoutPath(folder, err)
	}
	defer func() { _ = root.Close() }() // nothing was written
	n, err := sweep(root)
	if err != nil {
		return n, withoutPath(folder, err)
	}
	return n, nil
}

func sweep(root *os.Root) (int, error) {
	if !canLock {
		return 0, nil
	}
	dir, err := root.Open(".")
	if err != nil {
		return 0, err
	}
	defer func() { _ = dir.Close() }() // only read
	entries, err := dir.ReadDir(-1)
	if err != nil {
		return 0, err
	}
	n := 0
	var errs []error
	for _, e := range entries {
		if !e.Type().IsRegular() || !isTempName(e.Name()) {
			continue
		}
		switch removed, err := sweepOne(root, e.Name()); {
		case err != nil && !errors.Is(err, fs.ErrNotExist):
			errs = append(errs, err)
		case removed:
			n++
		}
	}
	return n, errors.Join(errs...)
}

func sweepOne(root *os.Root, name string) (removed bool, err error) {
	f, err := root.OpenFile(name, os.O_RDWR|syscall.O_NONBLOCK, 0)
	if errors.Is(err, fs.ErrPermission) {
		return false, nil // of another user
	}
	if err != nil {
		return false, err
	}
	defer func() { _ = f.Close() }() // nothing was written
	info, err := f.Stat()
	if err != nil {
		return false, err
	}
	if !info.Mode().IsRegular() || time.Since(info.ModTime()) < sweepAge || tryLock(f) != nil {
		return false, nil
	}
	return true, root.Remove(name)
}

// isTempName tells the names that tempName makes.
func isTempName(name string) bool {
	name, begins := strings.CutPrefix(name, source.TempPrefix)
	name, ends := strings.CutSuffix(name, tempSuffix)
	return begins && ends && len(name) == tempRandom && strings.Trim(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == ""
}
