package source

import (
	"context"
	"io"
)

// Item is one input: a file, a member of an archive, standard input, or the
// account of something that could not be opened or was left out.
type Item struct {
	// Path is as given or found, with forward slashes; archive members
	// stand after "!". A path with "/" at its end is a folder that was left
	// out as a whole.
	Path string
	// Outer is the Path of the archive or compressed file that holds the
	// input, the outermost of several; empty for a plain file.
	Outer string
	// Named tells that the user named it, and did not only name a folder
	// above it.
	Named bool
	// Size in bytes, -1 where unknown.
	Size int64
	// Open starts reading the raw bytes (decompressed for archive members).
	// It is nil when Err or Skipped is set.
	Open func() (io.ReadCloser, error)
	// Streamed tells that Open works once and only until visit returns:
	// members of archives and standard input. Other items can be opened at
	// any time, from any goroutine.
	Streamed bool
	// Err says why the input cannot be read. It names no content.
	Err error
	// Skipped says why a walk left the input out ("binary file").
	Skipped string
}

// Source lists inputs in a deterministic order.
type Source interface {
	// Each calls visit for every input, one after the other, and stops at
	// its first error.
	Each(ctx context.Context, visit func(Item) error) error
}

// Limits bound what is read. Zero fields mean the defaults.
type Limits struct {
	// ArchiveDepth is how deep archives in archives are opened (default 3).
	ArchiveDepth int
	// ArchiveRatio is the largest allowed expansion of a compressed member
	// (default 200), enforced after the first 10 MiB.
	ArchiveRatio int
	// ArchiveBytes is the most that is decompressed of one outer archive,
	// archives inside it included (default 4 GiB).
	ArchiveBytes int64
	// ArchiveMembers is the most members of one outer archive, those of
	// archives inside it included (default 10,000).
	ArchiveMembers int
}

func (l Limits) withDefaults() Limits {
	if l.ArchiveDepth == 0 {
		l.ArchiveDepth = 3
	}
	if l.ArchiveRatio == 0 {
		l.ArchiveRatio = 200
	}
	if l.ArchiveBytes == 0 {
		l.ArchiveBytes = 4 << 30
	}
	if l.ArchiveMembers == 0 {
		l.ArchiveMembers = 10_000
	}
	return l
}

// zipDirectory is the most that the directory of a zip may take: it is held
// in memory. Honest records take about 100 bytes.
func (l Limits) zipDirectory() int64 { return 1<<20 + 300*int64(l.ArchiveMembers) }
