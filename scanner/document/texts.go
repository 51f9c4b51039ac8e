package document

import "unsafe"

// textOf is b as a string, without a copy. Nothing may write to b afterwards,
// which holds for the bytes of windows and the taken part of arenas.
func textOf(b []byte) string {
	return unsafe.String(unsafe.SliceData(b), len(b)) //nolint:gosec // G103: b is never written again
}

// bytesOf is text as bytes, which nobody may write to.
func bytesOf(text string) []byte {
	return unsafe.Slice(unsafe.StringData(text), len(text)) //nolint:gosec // G103: only read
}

const (
	// arenaBytes is small, since one string that is kept keeps all of it.
	arenaBytes = 4 << 10
	arenaLong  = arenaBytes / 4
	arenaSegs  = 64
)

// Arena makes short strings in few allocations, for the pointers and texts of
// units, which come and go together. What keeps one of them for long should
// copy it. The zero value is ready to use.
type Arena struct{ free []byte }

// String is a copy of b.
func (a *Arena) String(b []byte) string {
	if len(b) > arenaLong {
		return string(b)
	}
	if len(b) > len(a.free) {
		a.free = make([]byte, arenaBytes)
	}
	n := copy(a.free, b)
	out := textOf(a.free[:n:n])
	a.free = a.free[n:]
	return out
}
