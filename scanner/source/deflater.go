package source

import (
	"compress/flate"
	"encoding/binary"
	"io"
)

// deflater compresses and takes the checksum of what goes in.
type deflater struct {
	sum
	w *flate.Writer
}

func newDeflater(w io.Writer) *deflater {
	fw, err := flate.NewWriter(w, flate.DefaultCompression)
	if err != nil {
		return nil // only an unknown level is refused
	}
	return &deflater{w: fw}
}

func (d *deflater) Write(p []byte) (int, error) {
	n, err := d.w.Write(p)
	_, _ = d.sum.Write(p[:n]) // never fails
	return n, err
}

// finishGzip writes the rest and the trailer of gzip (RFC 1952, section
// 2.3.1).
func (d *deflater) finishGzip(w io.Writer) error {
	if err := d.w.Close(); err != nil {
		return err
	}
	trailer := binary.LittleEndian.AppendUint32(nil, d.crc)
	trailer = binary.LittleEndian.AppendUint32(trailer, uint32(d.size))
	_, err := w.Write(trailer)
	return err
}
