package source

import "math/bits"

const (
	pageSize = 4096
	// maxPages bounds the map to the last 64 MiB of decoded text: four times
	// the longest value that the readers keep in memory. It takes at most
	// 17 MiB.
	maxPages = 64 << 20 / pageSize
)

// offsetMap leads from offsets in a decoded UTF-8 stream to offsets in the
// raw file. It marks which decoded bytes continue a character and counts, so
// its size does not depend on what the text is like: two bits for each byte
// and none for stretches of ASCII.
type offsetMap struct {
	unit int // raw bytes of a character
	wide int // raw bytes that a character of four UTF-8 bytes takes on top

	startDecoded, startRaw int // where the map begins; before it nothing moves
	decoded, raw           int // where it ends
	first                  int // number of pages[0]
	pages                  []page
}

// page covers pageSize decoded bytes.
type page struct {
	raw   int     // raw offset of the first character that begins in the page
	cont  *bitmap // decoded bytes that continue a character, nil if none
	wides *bitmap // first bytes of four-byte characters, nil if none
}

type bitmap [pageSize / 64]uint64

func (b *bitmap) set(i int) { b[i/64] |= 1 << (i % 64) }

func (b *bitmap) has(i int) bool { return b != nil && b[i/64]>>(i%64)&1 != 0 }

// rank counts the bits before i.
func (b *bitmap) rank(i int) int {
	if b == nil {
		return 0
	}
	n := 0
	for _, w := range b[:i/64] {
		n += bits.OnesCount64(w)
	}
	if i%64 != 0 {
		n += bits.OnesCount64(b[i/64] << (64 - i%64))
	}
	return n
}

func newOffsetMap(unit, wide, decoded, raw int) offsetMap {
	return offsetMap{
		unit: unit, wide: wide,
		startDecoded: decoded, startRaw: raw, decoded: decoded, raw: raw,
		pages: []page{{raw: raw}},
	}
}

// addPlain appends n characters of one byte each.
func (m *offsetMap) addPlain(n int) {
	for n > 0 {
		step := min(n, pageSize-(m.decoded-m.startDecoded)%pageSize)
		m.decoded += step
		m.raw += step * m.unit
		m.grow()
		n -= step
	}
}

// add appends a character that takes width decoded and size raw bytes.
func (m *offsetMap) add(width, size int) {
	at := m.decoded - m.startDecoded
	if width == 4 {
		p := &m.pages[at/pageSize-m.first]
		if p.wides == nil {
			p.wides = new(bitmap)
		}
		p.wides.set(at % pageSize)
	}
	m.decoded++
	m.raw += size
	m.grow()
	for i := at + 1; i < at+width; i++ {
		p := &m.pages[i/pageSize-m.first]
		if p.cont == nil {
			p.cont = new(bitmap)
		}
		p.cont.set(i % pageSize)
		m.decoded++
		m.grow()
	}
}

// grow adds the page that the next byte belongs to.
func (m *offsetMap) grow() {
	if (m.decoded-m.startDecoded)/pageSize-m.first < len(m.pages) {
		return
	}
	m.pages = append(m.pages, page{raw: m.raw})
	if len(m.pages) > maxPages {
		m.drop(1)
	}
}

func (m *offsetMap) drop(n int) {
	clear(m.pages[:n])
	m.pages = m.pages[n:]
	m.first += n
}

// forget drops what lies before the decoded offset.
func (m *offsetMap) forget(decoded int) {
	n := (min(decoded, m.decoded)-m.startDecoded)/pageSize - m.first
	if n > 0 {
		m.drop(n)
	}
}

// rawAt is the raw offset of the character at the decoded offset, false
// where the map has forgotten it.
func (m *offsetMap) rawAt(decoded int) (int, bool) {
	at := decoded - m.startDecoded
	if at < 0 {
		return m.startRaw + at, true
	}
	if decoded >= m.decoded {
		return m.raw, true
	}
	i := at/pageSize - m.first
	if i < 0 {
		return 0, false
	}
	p := m.pages[i]
	at %= pageSize
	// A character that the end of the file cut off has fewer bytes.
	return min(m.raw, p.raw+m.unit*(at-p.cont.rank(at))+m.wide*p.wides.rank(at)), true
}

// width is the number of decoded bytes of the character at the offset, which
// the map must not have forgotten.
func (m *offsetMap) width(decoded int) int {
	n := 1
	if decoded < m.startDecoded {
		return n
	}
	for decoded+n < m.decoded {
		at := decoded + n - m.startDecoded
		if !m.pages[at/pageSize-m.first].cont.has(at % pageSize) {
			break
		}
		n++
	}
	return n
}
