//go:build !(darwin || dragonfly || freebsd || linux || netbsd || openbsd)

package store

import (
	"errors"
	"os"
)

const canLock = false

func tryLock(*os.File) error { return errors.ErrUnsupported }
