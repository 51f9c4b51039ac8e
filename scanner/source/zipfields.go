package source

import (
	"encoding/binary"
	"errors"
	"math"
)

// errZip32 says that a zip would need the large form that it does not have.
var errZip32 = errors.New("the zip would grow over 4 GiB and does not have the form for it")

// zipField is one of the numbers that stand in four bytes of a header, or in
// eight of its zip64 field.
type zipField int

const (
	zipSize zipField = iota
	zipPacked
	zipOffset
)

// zipFields finds the numbers of a local header or a directory record, whose
// bytes it changes in place.
type zipFields struct {
	short [3][]byte // four bytes each
	long  [3][]byte // eight bytes each, nil where the four count
	flags []byte
	crc   []byte
}

// newZipFields takes a whole header with its name and extra fields.
func newZipFields(h []byte, record bool) zipFields {
	z := zipFields{}
	var extra []byte
	if record {
		name, more := int(u16(h, 28)), int(u16(h, 30))
		z.flags, z.crc = h[8:10], h[16:20]
		z.short = [3][]byte{h[24:28], h[20:24], h[42:46]}
		extra = h[zipRecordLen+name:][:more]
	} else {
		name, more := int(u16(h, 26)), int(u16(h, 28))
		z.flags, z.crc = h[6:8], h[14:18]
		z.short = [3][]byte{h[22:26], h[18:22], nil}
		extra = h[zipLocalLen+name:][:more]
	}
	for len(extra) >= 4 {
		id, n := u16(extra, 0), int(u16(extra, 2))
		if n > len(extra)-4 {
			break
		}
		if id == zip64Extra {
			z.findLong(extra[4 : 4+n])
		}
		extra = extra[4+n:]
	}
	return z
}

// findLong reads the zip64 field, which holds only the numbers that are all
// ones in the header (APPNOTE, section 4.5.3).
func (z *zipFields) findLong(b []byte) {
	for i, short := range z.short {
		if short != nil && binary.LittleEndian.Uint32(short) == math.MaxUint32 && len(b) >= 8 {
			z.long[i], b = b[:8], b[8:]
		}
	}
}

// get is false where the number is missing.
func (z *zipFields) get(f zipField) (uint64, bool) {
	if z.long[f] != nil {
		return binary.LittleEndian.Uint64(z.long[f]), true
	}
	n := binary.LittleEndian.Uint32(z.short[f])
	return uint64(n), n != math.MaxUint32
}

func (z *zipFields) set(f zipField, n int64) error {
	switch {
	case z.long[f] != nil:
		binary.LittleEndian.PutUint64(z.long[f], uint64(n))
	case n >= math.MaxUint32:
		return errZip32
	default:
		binary.LittleEndian.PutUint32(z.short[f], uint32(n))
	}
	return nil
}

// setContent states the sizes and the checksum in the header itself, not
// behind the data.
func (z *zipFields) setContent(content sum, packed int64) error {
	binary.LittleEndian.PutUint16(z.flags, u16(z.flags, 0)&^zipStreamedFlag)
	binary.LittleEndian.PutUint32(z.crc, content.crc)
	if err := z.set(zipSize, content.size); err != nil {
		return err
	}
	return z.set(zipPacked, packed)
}
