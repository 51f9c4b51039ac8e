package source

import (
	"archive/tar"
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	tarBlock = 512
	// maxTarHeader bounds the blocks that stand before one member; a
	// tar.Reader allows 1 MiB for each of long name, long link and PAX.
	maxTarHeader = 8 << 20
	// maxTarSize is the most that the size field can state in octal.
	maxTarSize = 1<<33 - 1
)

// tarTap stands between a tar.Reader and the archive and takes down the raw
// bytes that it reads. A tar.Reader does not read ahead.
type tarTap struct {
	r    io.Reader
	held []byte
	to   io.Writer // nil while bytes are held
}

func (t *tarTap) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	if t.to != nil {
		if _, err := t.to.Write(p[:n]); err != nil {
			return n, err
		}
		return n, err
	}
	if t.held = append(t.held, p[:n]...); len(t.held) > maxTarHeader {
		return n, fmt.Errorf("%w: the header of a member in the tar is too large", ErrLimit)
	}
	return n, err
}

// tar passes an archive through. Only rewritten members are made anew: the
// size and the checksum of their headers, their content and padding.
func (p *repacking) tar(it Item, r io.Reader, depth int, out io.Writer) error {
	tap := &tarTap{r: r}
	tr := tar.NewReader(tap)
	padded := false // the padding before the next header is already written
	for {
		if err := p.ctx.Err(); err != nil {
			return err
		}
		tap.to, tap.held = nil, tap.held[:0]
		h, err := tr.Next()
		if err != nil && !errors.Is(err, io.EOF) {
			return p.fault(it, err)
		}
		raw := tap.held
		if padded {
			raw = raw[len(raw)%tarBlock:]
		}
		if err != nil {
			if _, err := out.Write(raw); err != nil {
				return err
			}
			return p.tarTail(it, r, out)
		}
		tap.to = out
		if padded, err = p.tarMember(it, h, raw, tr, tap, depth, out); err != nil {
			return err
		}
	}
}

// tarTail copies what stands after the end of the archive, which fills the
// last record with zeros. Anything else there would not have been scanned.
func (p *repacking) tarTail(it Item, r io.Reader, out io.Writer) error {
	zeros := true
	check := writerFunc(func(b []byte) (int, error) {
		zeros = zeros && len(bytes.Trim(b, "\x00")) == 0
		return len(b), nil
	})
	if _, err := io.Copy(io.MultiWriter(out, check), r); err != nil {
		return p.fault(it, err)
	}
	if !zeros {
		return p.fault(it, errors.New("data after the end of the tar, which was not scanned"))
	}
	return nil
}

// tarMember writes one member and tells whether it was rewritten, padding
// included.
func (p *repacking) tarMember(it Item, h *tar.Header, raw []byte, tr *tar.Reader, tap *tarTap, depth int, out io.Writer) (bool, error) {
	pass := func() (bool, error) {
		if _, err := out.Write(raw); err != nil {
			return false, err
		}
		if _, err := io.Copy(io.Discard, tr); err != nil {
			return false, p.fault(it, err)
		}
		return false, nil
	}
	if h.Typeflag == tar.TypeDir || h.Typeflag == tar.TypeXGlobalHeader {
		return pass()
	}
	if err := p.budget.member(); err != nil {
		return false, p.fault(it, err)
	}
	m := memberItem(it, h.Name, h.Size, tarFault(h))
	switch {
	case m.Err != nil:
		return false, p.fault(m, m.Err)
	case isSparse(h):
		return false, p.fault(m, errors.New("sparse file in an archive, which cannot be written"))
	case m.Skipped != "":
		return pass()
	}
	tap.to = io.Discard
	buf := bufio.NewReaderSize(tr, headSize)
	kind, head, err := p.sniff(m, buf, depth+1)
	if err != nil {
		return false, err
	}
	if kind != plainFile {
		return p.tarNested(m, h, raw, buf, depth+1, out)
	}
	write, done, err := p.ask(m, head, buf)
	if err != nil {
		return false, err
	}
	if write == nil {
		return false, p.tarWrite(m, raw, buf, h.Size, out)
	}
	defer done()
	fresh := p.Scratch()
	defer func() { _ = fresh.Close() }()
	if err := write(fresh); err != nil {
		return false, err
	}
	if _, err := io.Copy(io.Discard, buf); err != nil {
		return false, p.fault(m, err)
	}
	if raw, err = resize(h, raw, fresh.Size()); err != nil {
		return false, p.fault(m, err)
	}
	return true, p.tarFresh(m, raw, fresh, out)
}

// tarFresh writes a rewritten member and its padding.
func (p *repacking) tarFresh(m Item, raw []byte, fresh Scratch, out io.Writer) error {
	size := fresh.Size()
	if err := p.tarWrite(m, raw, io.NewSectionReader(fresh, 0, size), size, out); err != nil {
		return err
	}
	_, err := out.Write(make([]byte, -size&(tarBlock-1)))
	return err
}

// tarNested writes an archive in a tar: as it was if nothing in it is
// rewritten, so it is kept until that is known.
func (p *repacking) tarNested(m Item, h *tar.Header, raw []byte, r io.Reader, depth int, out io.Writer) (bool, error) {
	old, fresh := p.Scratch(), p.Scratch()
	defer func() { _, _ = old.Close(), fresh.Close() }()
	if _, err := io.Copy(old, r); err != nil {
		return false, p.fault(m, err)
	}
	before := p.changed
	if err := p.stream(m, io.NewSectionReader(old, 0, old.Size()), depth, fresh); err != nil {
		return false, err
	}
	if p.changed == before {
		return false, p.tarWrite(m, raw, io.NewSectionReader(old, 0, old.Size()), old.Size(), out)
	}
	raw, err := resize(h, raw, fresh.Size())
	if err != nil {
		return false, p.fault(m, err)
	}
	return true, p.tarFresh(m, raw, fresh, out)
}

// tarWrite writes a header and size bytes of content.
func (p *repacking) tarWrite(m Item, raw []byte, r io.Reader, size int64, out io.Writer) error {
	if _, err := out.Write(raw); err != nil {
		return err
	}
	n, err := io.Copy(out, r)
	if err == nil && n != size {
		err = io.ErrUnexpectedEOF
	}
	if err != nil {
		return p.fault(m, err)
	}
	return nil
}

// isSparse tells files whose data in the archive is not their content.
func isSparse(h *tar.Header) bool {
	if h.Typeflag == tar.TypeGNUSparse {
		return true
	}
	for key := range h.PAXRecords {
		if strings.HasPrefix(key, "GNU.sparse.") {
			return true
		}
	}
	return false
}

// resize states another size in the last block of a header (IEEE 1003.1,
// pax, "ustar Interchange Format"): 12 bytes at 124, and the checksum, 8
// bytes at 148.
func resize(h *tar.Header, raw []byte, size int64) ([]byte, error) {
	if _, ok := h.PAXRecords["size"]; ok || size > maxTarSize {
		return nil, fmt.Errorf("%w: a member of a tar that is rewritten may have 8 GiB and state its size in the plain header", ErrLimit)
	}
	raw = bytes.Clone(raw)
	block := raw[len(raw)-tarBlock:]
	copy(block[124:136], fmt.Sprintf("%011o\x00", size))
	copy(block[148:156], "        ")
	total := 0
	for _, c := range block {
		total += int(c)
	}
	copy(block[148:156], fmt.Sprintf("%06o\x00 ", total))
	return raw, nil
}

type writerFunc func(p []byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }
