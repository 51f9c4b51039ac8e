package report

import (
	"bufio"
	"fmt"
	"io"
)

// buffer is where reports write. The first error of the stream below sticks:
// every later write and Flush return it, so only the last write of a call is
// checked.
type buffer struct{ w *bufio.Writer }

func newBuffer(w io.Writer) buffer { return buffer{bufio.NewWriter(w)} }

func (b buffer) printf(format string, args ...any) { _, _ = fmt.Fprintf(b.w, format, args...) }

// endLine ends a line and returns the sticky error.
func (b buffer) endLine() error { return b.w.WriteByte('\n') }

func (b buffer) flush() error { return b.w.Flush() }

func (b buffer) write(p []byte) error {
	_, err := b.w.Write(p)
	return err
}
