package source

import (
	"archive/zip"
	"bufio"
	"encoding/binary"
	"io"
	"math"
)

// zip copies a zip and puts other bytes only where members are rewritten:
// their headers, their data, and the numbers in the directory.
func (p *repacking) zip(it Item, r io.ReaderAt, size int64, depth int, out io.Writer) error {
	zr, err := openZip(r, size, p.Limits)
	if err != nil {
		return p.fault(it, err)
	}
	items, err := p.zipItems(it, zr)
	if err != nil {
		return err
	}
	l, err := layZip(r, size, zr, p.Limits)
	if err != nil {
		return p.fault(it, err)
	}
	w := &zipWriter{repacking: p, layout: l, it: it, out: out, left: size}
	if err := w.copy(0, l.start()); err != nil {
		return err
	}
	for _, m := range l.members {
		if err := w.member(items[m.index], m, depth); err != nil {
			return err
		}
	}
	return w.tail()
}

// start is where the first member begins.
func (l *zipLayout) start() int64 {
	if len(l.members) == 0 {
		return l.tailAt
	}
	return l.members[0].header
}

// zipItems is the account of all members, before anything is written. A
// folder is an item without a path.
func (p *repacking) zipItems(it Item, zr *zip.Reader) ([]Item, error) {
	items := make([]Item, 0, len(zr.File))
	for _, f := range zr.File {
		var m Item
		if !f.Mode().IsDir() {
			if err := p.budget.member(); err != nil {
				return nil, p.fault(it, err)
			}
			m = memberItem(it, f.Name, claimedSize(f), zipFault(f))
		}
		if m.Err != nil {
			return nil, p.fault(m, m.Err)
		}
		items = append(items, m)
	}
	return items, nil
}

// zipWriter writes one zip.
type zipWriter struct {
	*repacking
	layout *zipLayout
	it     Item
	out    io.Writer
	n      int64 // written
	left   int64 // compressed bytes that members have not claimed yet
}

func (w *zipWriter) write(b []byte) error {
	n, err := w.out.Write(b)
	w.n += int64(n)
	return err
}

// copy copies bytes of the old zip.
func (w *zipWriter) copy(from, to int64) error {
	return w.fill(io.NewSectionReader(w.layout.r, from, to-from), to-from)
}

func (w *zipWriter) fill(r io.Reader, size int64) error {
	n, err := io.Copy(w.out, w.reader(r))
	w.n += n
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return w.fault(w.it, err)
	}
	return nil
}

// member writes one member, its header and what stands behind it.
func (w *zipWriter) member(it Item, m zipMember, depth int) error {
	if err := w.ctx.Err(); err != nil {
		return err
	}
	record := newZipFields(w.layout.tail[m.record:], true)
	if err := record.set(zipOffset, w.n-w.layout.base); err != nil {
		return w.fault(w.it, err)
	}
	if it.Path == "" || it.Skipped != "" {
		return w.copy(m.header, m.gap)
	}
	fresh := w.Scratch()
	defer func() { _ = fresh.Close() }()
	content, err := w.content(it, m.file, depth+1, fresh)
	if err != nil {
		return err
	}
	if content == nil {
		return w.copy(m.header, m.gap)
	}
	header := make([]byte, m.data-m.header)
	if _, err := w.layout.r.ReadAt(header, m.header); err != nil {
		return w.fault(it, err)
	}
	local := newZipFields(header, false)
	for _, fields := range []*zipFields{&local, &record} {
		if err := fields.setContent(*content, fresh.Size()); err != nil {
			return w.fault(it, err)
		}
	}
	if err := w.write(header); err != nil {
		return err
	}
	if err := w.fill(io.NewSectionReader(fresh, 0, fresh.Size()), fresh.Size()); err != nil {
		return err
	}
	return w.copy(m.end, m.gap)
}

// content writes the packed new bytes of a member to fresh. It gives nil if
// the member stays as it is.
func (w *zipWriter) content(it Item, f *zip.File, depth int, fresh Scratch) (*sum, error) {
	rc, err := f.Open()
	if err != nil {
		return nil, w.fault(it, err)
	}
	defer func() { _ = rc.Close() }() // what it could say, Read has said
	buf := bufio.NewReaderSize(w.budget.unzip(rc, f, &w.left), headSize)
	kind, head, err := w.sniff(it, buf, depth)
	if err != nil {
		return nil, err
	}
	write := func(out io.Writer) error { return w.stream(it, buf, depth, out) }
	if kind == plainFile {
		asked, done, err := w.ask(it, head, buf)
		if err != nil || asked == nil {
			return nil, err
		}
		defer done()
		write = asked
	}
	before := w.changed
	content, err := pack(f.Method, fresh, write)
	if err != nil || kind != plainFile && w.changed == before {
		return nil, err
	}
	return content, nil
}

// pack writes in the compression method of a member.
func pack(method uint16, out io.Writer, write func(io.Writer) error) (*sum, error) {
	if method == zip.Store {
		content := new(sum)
		return content, write(io.MultiWriter(out, content))
	}
	d := newDeflater(out)
	if err := write(d); err != nil {
		return nil, err
	}
	return &d.sum, d.w.Close()
}

// tail writes the directory, which has moved.
func (w *zipWriter) tail() error {
	l := w.layout
	shift := w.n - l.tailAt
	if l.end64 > 0 {
		locator := l.tail[l.end-zipLocatorLen:]
		for _, at := range [][]byte{l.tail[l.end64+48:], locator[8:]} {
			binary.LittleEndian.PutUint64(at, binary.LittleEndian.Uint64(at)+uint64(shift))
		}
	}
	at := l.tail[l.end+16:]
	if old := binary.LittleEndian.Uint32(at); old != math.MaxUint32 {
		if int64(old)+shift >= math.MaxUint32 {
			return w.fault(w.it, errZip32)
		}
		binary.LittleEndian.PutUint32(at, uint32(int64(old)+shift))
	}
	return w.write(l.tail)
}
