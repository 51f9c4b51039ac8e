package store

import (
	"io/fs"
	"os"
)

// Guard holds files that must not be replaced, by what they are and not by
// their names. The zero value and nil hold none. It is not safe for
// concurrent use.
type Guard struct {
	// files with the same size and time, which the same file has
	files map[guardKey][]fs.FileInfo
}

type guardKey struct{ size, nanos int64 }

func keyOf(info fs.FileInfo) guardKey { return guardKey{info.Size(), info.ModTime().UnixNano()} }

// Add adds the file at path, or behind it where it is a symbolic link.
func (g *Guard) Add(path string) error {
	info, err := os.Stat(path)
	if err != nil {
		return withoutPath(path, err)
	}
	g.add(info)
	return nil
}

func (g *Guard) add(info fs.FileInfo) {
	if g.files == nil {
		g.files = map[guardKey][]fs.FileInfo{}
	}
	g.files[keyOf(info)] = append(g.files[keyOf(info)], info)
}

// Has tells whether a file was added, under any name.
func (g *Guard) Has(info fs.FileInfo) bool {
	if g == nil {
		return false
	}
	for _, known := range g.files[keyOf(info)] {
		if os.SameFile(known, info) {
			return true
		}
	}
	return false
}
