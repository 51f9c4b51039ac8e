package source

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"math"
	"slices"
)

// The fixed parts of a zip (ISO/IEC 21320-1, APPNOTE 6.3, section 4.3).
const (
	zipLocalLen     = 30
	zipRecordLen    = 46
	zipEndLen       = 22
	zipEnd64Len     = 56
	zipLocatorLen   = 20
	zip64Extra      = 1
	zipStreamedFlag = 8 // sizes stand behind the data
)

var (
	zipLocalMark   = []byte("PK\x03\x04")
	zipRecordMark  = []byte("PK\x01\x02")
	zipEndMark     = []byte("PK\x05\x06")
	zipEnd64Mark   = []byte("PK\x06\x06")
	zipLocatorMark = []byte("PK\x06\x07")
	zipDataMark    = []byte("PK\x07\x08")
)

var errZipForm = errors.New("the directory of the zip does not fit its members, it cannot be written")

// zipLayout knows which bytes of a zip belong to what, so that it can be
// written again with other members and nothing else changed.
type zipLayout struct {
	r       io.ReaderAt
	base    int64       // what stands before the zip and its offsets do not count
	members []zipMember // in the order of their data
	tail    []byte      // the directory and all behind it
	tailAt  int64
	dirLen  int
	end64   int // in tail, 0 without
	end     int // in tail
}

// zipMember is the place of one member. All but record are offsets in the
// file: from the local header to the data, its end, the end of what
// describes it, and the next member.
type zipMember struct {
	file                           *zip.File
	index                          int // in the directory
	record                         int // in tail
	header, data, packed, end, gap int64
}

// layZip finds the places of all parts. It refuses what readers of zip
// could understand in different ways.
func layZip(r io.ReaderAt, size int64, zr *zip.Reader, limits Limits) (*zipLayout, error) {
	l := &zipLayout{r: r}
	if err := l.readEnd(size, limits); err != nil {
		return nil, err
	}
	at := 0
	for i, f := range zr.File {
		rec := l.tail[at:l.dirLen]
		if len(rec) < zipRecordLen || !bytes.HasPrefix(rec, zipRecordMark) {
			return nil, errZipForm
		}
		name, extra, comment := int(u16(rec, 28)), int(u16(rec, 30)), int(u16(rec, 32))
		next := zipRecordLen + name + extra + comment
		if next > len(rec) || string(rec[zipRecordLen:zipRecordLen+name]) != f.Name {
			return nil, errZipForm
		}
		m := zipMember{file: f, index: i, record: at}
		fields := newZipFields(rec[:next], true)
		offset, ok := fields.get(zipOffset)
		if !ok || offset > math.MaxInt64/2 || f.CompressedSize64 > math.MaxInt64/2 {
			return nil, errZipForm
		}
		m.header = l.base + int64(offset)
		var err error
		if m.data, err = f.DataOffset(); err != nil {
			return nil, err
		}
		if err := l.checkLocal(m); err != nil {
			return nil, err
		}
		m.packed = m.data + int64(f.CompressedSize64)
		l.members = append(l.members, m)
		at += next
	}
	if at != l.dirLen {
		return nil, errZipForm
	}
	return l, l.order()
}

// checkLocal sees that the local header is where the directory says, also
// for the zip package, which may have guessed.
func (l *zipLayout) checkLocal(m zipMember) error {
	h := make([]byte, zipLocalLen)
	if _, err := l.r.ReadAt(h, m.header); err != nil || !bytes.HasPrefix(h, zipLocalMark) {
		return errZipForm
	}
	if m.data != m.header+zipLocalLen+int64(u16(h, 26))+int64(u16(h, 28)) {
		return errZipForm
	}
	return nil
}

// readEnd reads the tail: the directory, its end and, in large files, the
// zip64 end.
func (l *zipLayout) readEnd(size int64, limits Limits) error {
	last := make([]byte, min(size, zipEndLen+math.MaxUint16))
	if _, err := l.r.ReadAt(last, size-int64(len(last))); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	at := bytes.LastIndex(last, zipEndMark)
	for at >= 0 && at+zipEndLen+commentLen(last[at:]) > len(last) {
		at = bytes.LastIndex(last[:at], zipEndMark)
	}
	if at < 0 {
		return zip.ErrFormat
	}
	if at+zipEndLen+commentLen(last[at:]) != len(last) {
		return errors.New("bytes after the end of the zip, it cannot be written")
	}
	end := last[at:]
	endAt := size - int64(len(end))
	dirLen, dirAt, dirEnd := uint64(u32(end, 12)), uint64(u32(end, 16)), endAt
	if at >= zipLocatorLen && bytes.HasPrefix(last[at-zipLocatorLen:], zipLocatorMark) {
		dirEnd = int64(min(binary.LittleEndian.Uint64(last[at-zipLocatorLen+8:]), uint64(endAt)))
		end64 := make([]byte, zipEnd64Len)
		if _, err := l.r.ReadAt(end64, dirEnd); err != nil || !bytes.HasPrefix(end64, zipEnd64Mark) {
			return errZipForm
		}
		dirLen, dirAt = binary.LittleEndian.Uint64(end64[40:]), binary.LittleEndian.Uint64(end64[48:])
	}
	if dirLen > uint64(limits.zipDirectory()) {
		return fmt.Errorf("%w: the directory of the zip is too large", ErrLimit)
	}
	l.tailAt = dirEnd - int64(dirLen)
	if l.base = l.tailAt - int64(min(dirAt, math.MaxInt64)); l.tailAt < 0 || l.base < 0 || size-l.tailAt > limits.zipDirectory()+1<<20 {
		return errZipForm
	}
	l.dirLen = int(dirLen)
	l.end = int(endAt - l.tailAt)
	if dirEnd != endAt {
		l.end64 = l.dirLen
	}
	l.tail = make([]byte, size-l.tailAt)
	if _, err := l.r.ReadAt(l.tail, l.tailAt); err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	return nil
}

func commentLen(end []byte) int {
	if len(end) < zipEndLen {
		return zipEndLen // too short in any case
	}
	return int(u16(end, 20))
}

// order sorts the members by place and sees that none of their bytes, and
// no bytes between them, can hold members that were not scanned.
func (l *zipLayout) order() error {
	slices.SortStableFunc(l.members, func(a, b zipMember) int { return cmp.Compare(a.header, b.header) })
	names := map[string]int{}
	sorted := true
	from := int64(0)
	for i := range l.members {
		m := &l.members[i]
		next := l.tailAt
		if i+1 < len(l.members) {
			next = l.members[i+1].header
			sorted = sorted && m.index < l.members[i+1].index
		}
		if m.header < from || m.packed > next {
			return errors.New("members of the zip share bytes, it cannot be written")
		}
		if err := l.unclaimed(from, m.header); err != nil {
			return err
		}
		m.gap = next
		var err error
		if m.end, err = l.dataEnd(m); err != nil {
			return err
		}
		names[m.file.Name]++
		from = m.end
	}
	if !sorted && len(names) < len(l.members) {
		return errors.New("members of the zip have the same name and stand in another order than in the directory, it cannot be written")
	}
	return l.unclaimed(from, l.tailAt)
}

// dataEnd is where the data descriptor ends, if there is one (APPNOTE,
// section 4.3.9: with or without a mark, sizes of 4 or 8 bytes).
func (l *zipLayout) dataEnd(m *zipMember) (int64, error) {
	if m.file.Flags&zipStreamedFlag == 0 {
		return m.packed, nil
	}
	b := make([]byte, min(24, m.gap-m.packed))
	if _, err := l.r.ReadAt(b, m.packed); err != nil && !errors.Is(err, io.EOF) {
		return 0, err
	}
	short := binary.LittleEndian.AppendUint32(nil, m.file.CRC32)
	long := binary.LittleEndian.AppendUint64(bytes.Clone(short), m.file.CompressedSize64)
	long = binary.LittleEndian.AppendUint64(long, m.file.UncompressedSize64)
	short = binary.LittleEndian.AppendUint32(short, uint32(m.file.CompressedSize64))
	short = binary.LittleEndian.AppendUint32(short, uint32(m.file.UncompressedSize64))
	rest := bytes.TrimPrefix(b, zipDataMark)
	for _, descriptor := range [][]byte{long, short} {
		if bytes.HasPrefix(rest, descriptor) {
			return m.packed + int64(len(b)-len(rest)+len(descriptor)), nil
		}
	}
	return m.packed, nil
}

// unclaimed refuses bytes outside of all members that hold the beginning of
// one: it was deleted, and still is there, and was not scanned.
func (l *zipLayout) unclaimed(from, to int64) error {
	buf := make([]byte, 0, 64<<10)
	for from < to {
		part := buf[len(buf):min(cap(buf), len(buf)+int(min(to-from, 64<<10)))]
		if _, err := l.r.ReadAt(part, from); err != nil {
			return err
		}
		from += int64(len(part))
		buf = buf[:len(buf)+len(part)]
		if bytes.Contains(buf, zipLocalMark) {
			return errors.New("the zip has data of a member that its directory does not name, it cannot be written")
		}
		kept := buf[max(0, len(buf)-len(zipLocalMark)+1):]
		buf = append(buf[:0], kept...)
	}
	return nil
}

func u16(b []byte, at int) uint16 { return binary.LittleEndian.Uint16(b[at:]) }
func u32(b []byte, at int) uint32 { return binary.LittleEndian.Uint32(b[at:]) }
