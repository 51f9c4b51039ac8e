package scrub

import (
	"encoding/binary"
	"iter"

	"github.com/privlint/privlint/scanner/document"
)

// editLog is the list of edits of one file, in some bytes each: what was
// replaced and how long the new bytes are. It holds nothing of either.
type editLog struct {
	bytes []byte
	last  int
	n     int
}

// logged is one entry: what was replaced in the input, and the length of what
// stands there in the output.
type logged struct {
	span  document.Span
	fresh int
}

func (l *editLog) add(s document.Span, fresh int) {
	l.bytes = binary.AppendUvarint(l.bytes, uint64(s.Start-l.last))
	l.bytes = binary.AppendUvarint(l.bytes, uint64(s.Len()))
	l.bytes = binary.AppendUvarint(l.bytes, uint64(fresh))
	l.last = s.End
	l.n++
}

// all yields the entries in order.
func (l *editLog) all() iter.Seq[logged] {
	return func(yield func(logged) bool) {
		rest, at := l.bytes, 0
		next := func() int {
			v, n := binary.Uvarint(rest)
			rest = rest[n:]
			return int(v)
		}
		for len(rest) > 0 {
			start := at + next()
			at = start + next()
			if !yield(logged{document.Span{Start: start, End: at}, next()}) {
				return
			}
		}
	}
}
