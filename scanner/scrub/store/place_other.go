//go:build !unix

package store

import (
	"io/fs"
	"os"
)

// mustCloseFirst: Windows does not rename open files.
const mustCloseFirst = true

func links(fs.FileInfo) int { return 1 }

// keepOwner does nothing: a new file has the rights of its folder.
func keepOwner(*os.File, fs.FileInfo) (owner, group bool) { return true, true }

// syncFolder does nothing: Windows has no such call.
func syncFolder(*os.Root) error { return nil }
