package document

import (
	"errors"
	"io"
	"strings"
	"unicode/utf8"
)

// maxCSVFields is the most fields of one CSVRecord, so that a line of commas
// stays small.
const maxCSVFields = 4096

// CSVRecord is one record of a CSV file, or a part of it when it is longer
// than the limit of the window or has more than 4,096 fields.
type CSVRecord struct {
	// Number counts the records from 1, a header row included. Blank lines
	// are no records.
	Number int
	// First is the column of Fields[0], from 0: not zero in the later parts
	// of a record that comes in parts.
	First int
	// Fields are valid until the next call of Next.
	Fields []CSVField
	// Raw is the whole record without its line break, as far as it is in
	// Fields.
	Raw Span
	// Pos is the position of Raw.Start.
	Pos Position

	text string
}

// Unit is the record as it stands in the file, separators and quotes
// included.
func (r *CSVRecord) Unit() Unit {
	return Unit{Text: r.text, Raw: r.Raw, Pos: r.Pos, Record: r.Number, Group: r.Number}
}

// CSVFault is a place where a file is not proper CSV.
type CSVFault struct {
	Offset int // raw byte offset
	Pos    Position
	Text   string
}

// CSVScanner reads CSV as RFC 4180 has it, and real files beyond that:
//
//   - records end with LF or CRLF, or with CR alone where the first 64 KiB
//     hold no LF; blank lines are skipped;
//   - a quote inside an unquoted field is text; so is the whole of a field
//     that begins with a quote which no quote before a separator closes on
//     that line ("yes" she said);
//   - blanks around a quoted field are dropped;
//   - a quote that is never closed is a fault; the field is read as text to
//     the end of its line, and reading goes on with the next line;
//   - a field longer than the limit of the window is a fault; its beginning
//     is returned and the rest of its line skipped.
//
// Use NewCSVScanner.
type CSVScanner struct {
	w       *Window
	comma   byte
	block   string // the bytes of w
	at      int    // where the next record begins in block
	base    int    // raw offset of block[0]
	eof     bool
	full    bool // the window cannot hold more
	err     error
	started bool
	cr      bool

	number int
	first  int // column of the next field, in a record that comes in parts
	pos    Position
	skip   bool // the rest of the line at hand is not wanted
	fields []CSVField
	faults []CSVFault
	nul    int

	plain, quotes *Spelling // of fields without and with quotes

	lineEnd int // cache for eol: the end of the line that holds lineFor
	noClose int // no quote before this offset closes a field
	quote   int // cache for hasQuote: the next quote, as offset

	text TextBuilder // for the texts of fields with doubled quotes
}

// NewCSVScanner reads records from w. The separator is comma, or found by
// SniffComma in the first 64 KiB when comma is 0.
func NewCSVScanner(w *Window, comma byte) *CSVScanner {
	return &CSVScanner{w: w, comma: comma, number: 1, pos: w.Pos(), nul: -1, quote: -1, text: TextBuilder{many: true}}
}

// NUL is the raw offset of the first NUL byte that was read so far.
func (s *CSVScanner) NUL() (offset int, found bool) { return s.nul, s.nul >= 0 }

// Faults returns the faults found since the last call.
func (s *CSVScanner) Faults() []CSVFault {
	out := s.faults
	s.faults = nil
	return out
}

// Next returns the next record. The error is io.EOF at the end, or that of
// the reader.
func (s *CSVScanner) Next() (CSVRecord, error) {
	if !s.started {
		s.start()
	}
	for {
		if s.at < len(s.block) {
			rec, ok := s.record()
			if ok && len(rec.Fields) > 0 {
				return rec, nil
			}
			if ok {
				continue // a blank line or the skipped end of one
			}
		} else if s.eof {
			if s.err != nil {
				return CSVRecord{}, s.err
			}
			return CSVRecord{}, io.EOF
		}
		s.fill()
	}
}

func (s *CSVScanner) start() {
	s.started = true
	size := min(windowStart, s.w.limit)
	for !s.eof && len(s.block) < size {
		s.fill()
	}
	head := s.block[:min(len(s.block), size)]
	s.cr = onlyCR(head)
	if s.comma == 0 {
		s.comma = SniffComma([]byte(head), s.eof && len(head) == len(s.block))
	}
	s.plain = &Spelling{Style: StyleCSV, Separator: s.comma}
	s.quotes = &Spelling{Style: StyleCSVQuoted, Separator: s.comma}
}

// fill reads more bytes behind those not taken yet.
func (s *CSVScanner) fill() {
	seen := len(s.block) - s.at
	s.w.Discard(s.at)
	s.base, s.at = s.w.Offset(), 0
	s.lineEnd, s.noClose, s.quote = 0, 0, -1
	s.full = false
	// Doubling keeps the work on long records linear, since a record is read
	// from its beginning after each fill.
	for {
		err := s.w.Fill()
		if errors.Is(err, ErrTokenTooLong) {
			s.full = true
		} else if err != nil {
			s.eof = true
			if !errors.Is(err, io.EOF) {
				s.err = err
			}
		}
		if err != nil || len(s.w.Bytes()) > 2*seen {
			break
		}
	}
	s.block = textOf(s.w.Bytes())
	if s.nul < 0 {
		if i := strings.IndexByte(s.block[seen:], 0); i >= 0 {
			s.nul = s.base + seen + i
		}
	}
}

// record reads one record at s.at. False means that more bytes are needed.
func (s *CSVScanner) record() (CSVRecord, bool) {
	s.fields = s.fields[:0]
	end, next, known := s.eol(s.at)
	if s.skip {
		return s.skipLine(next, known)
	}
	if !known && !s.full {
		return CSVRecord{}, false
	}
	i, pos := s.at, s.pos
	if known && !s.hasQuote(i, end) {
		if i, pos = s.plainFields(i, end); i <= end {
			return s.part(i, pos), true
		}
		return s.finish(end, next, s.pos), true
	}
	for {
		if len(s.fields) == maxCSVFields {
			return s.part(i, pos), true
		}
		f, fieldEnd, ok := s.field(i, pos)
		if !ok {
			switch {
			case !s.full:
				return CSVRecord{}, false
			case len(s.fields) > 0:
				return s.part(i, pos), true
			case i > 0:
				s.full = false // there is room once the block before i is dropped
				return CSVRecord{}, false
			}
			return s.tooLong(i), true
		}
		f.Pos = s.advance(pos, s.block[i:f.Raw.Start-s.base])
		f.spelling, f.scan = s.plain, s
		if f.Quoted {
			f.spelling = s.quotes
		}
		s.fields = append(s.fields, f)
		pos = s.advance(f.Pos, s.block[f.Raw.Start-s.base:fieldEnd])
		i = fieldEnd
		if i < len(s.block) && s.block[i] == s.comma {
			i++
			pos.Column++
			continue
		}
		_, next, _ := s.eol(i)
		return s.finish(i, next, pos), true
	}
}

// hasQuote tells whether the line from i to end has a quote.
func (s *CSVScanner) hasQuote(i, end int) bool {
	if s.quote < i { // one search for many lines or parts without quotes
		n := strings.IndexByte(s.block[i:], '"')
		if n < 0 {
			n = len(s.block) - i
		}
		s.quote = i + n
	}
	return s.quote < end
}

// plainFields splits a line without quotes. It returns where the next field
// begins, which is behind end when there is none.
func (s *CSVScanner) plainFields(i, end int) (int, Position) {
	pos := s.pos
	if i == end && s.first == 0 {
		return end + 1, pos // a blank line
	}
	for len(s.fields) < maxCSVFields {
		n := strings.IndexByte(s.block[i:end], s.comma)
		if n < 0 {
			n = end - i
		}
		raw := s.block[i : i+n]
		s.fields = append(s.fields, CSVField{raw: raw, Raw: Span{s.base + i, s.base + i + n}, Pos: pos, spelling: s.plain, scan: s})
		i += n + 1
		if i > end {
			break
		}
		pos.Column = AdvanceBytes(pos, bytesOf(raw)).Column + 1
	}
	return i, pos
}

// finish makes the record that ends at end; the next one begins at next.
func (s *CSVScanner) finish(end, next int, last Position) CSVRecord {
	rec := CSVRecord{
		Number: s.number, First: s.first, Fields: s.fields, Pos: s.pos,
		Raw: Span{s.base + s.at, s.base + end}, text: s.block[s.at:end],
	}
	if len(s.fields) > 0 {
		s.number++
	}
	s.first, s.at, s.full = 0, next, false
	s.pos = Position{last.Line + 1, 1}
	return rec
}

// part makes a record of the fields before offset i and leaves the others
// for the next call.
func (s *CSVScanner) part(i int, pos Position) CSVRecord {
	rec := CSVRecord{
		Number: s.number, First: s.first, Fields: s.fields, Pos: s.pos,
		Raw: Span{s.base + s.at, s.base + i}, text: s.block[s.at:i],
	}
	s.first += len(s.fields)
	s.at, s.pos = i, pos
	return rec
}

// tooLong returns what the window holds of the field at i, and skips the
// rest of its line.
func (s *CSVScanner) tooLong(i int) CSVRecord {
	s.fault(i, s.pos, "field longer than the limit for one value, the rest of its line was not scanned")
	end := len(s.block)
	if end > i+utf8.UTFMax {
		end = cutBefore(s.block, end-utf8.UTFMax) // between characters
	}
	s.fields = append(s.fields, CSVField{raw: s.block[i:end], Raw: Span{s.base + i, s.base + end}, Pos: s.pos, spelling: s.plain, scan: s})
	rec := s.part(end, s.advance(s.pos, s.block[i:end]))
	s.skip = true
	return rec
}

// skipLine passes over the line at hand.
func (s *CSVScanner) skipLine(next int, known bool) (CSVRecord, bool) {
	if !known {
		s.at = len(s.block)
		return CSVRecord{}, false
	}
	s.skip = false
	s.number++
	s.first, s.at, s.full = 0, next, false
	s.pos = Position{s.pos.Line + 1, 1}
	return CSVRecord{}, true
}

func (s *CSVScanner) fault(i int, pos Position, text string) {
	s.faults = append(s.faults, CSVFault{Offset: s.base + i, Pos: pos, Text: text})
}
