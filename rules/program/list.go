package program

import "encoding/binary"

// Writer puts programs one behind the other, each behind its length.
type Writer struct{ data []byte }

// Add appends a program.
func (w *Writer) Add(p *Program) {
	one := p.AppendBinary(nil)
	w.data = binary.LittleEndian.AppendUint32(w.data, uint32(len(one)))
	w.data = append(w.data, one...)
}

// Bytes is what was added.
func (w *Writer) Bytes() []byte { return w.data }

// Reader takes the data of the programs that a Writer wrote apart again.
type Reader struct{ data string }

// List begins to read.
func List(data string) *Reader { return &Reader{data} }

// Next is the data of the next program, empty at the end.
func (r *Reader) Next() string {
	const size = 4
	if len(r.data) < size {
		return ""
	}
	n := int(binary.LittleEndian.Uint32([]byte(r.data[:size])))
	n = min(n, len(r.data)-size)
	one := r.data[size : size+n]
	r.data = r.data[size+n:]
	return one
}
