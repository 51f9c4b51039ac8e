package document

import (
	"strings"
)

// eol finds the end of the line that holds offset i, and where the next line
// begins. It is not known when the block ends before.
func (s *CSVScanner) eol(i int) (end, next int, known bool) {
	// One search for each line, not for each field.
	if i > s.lineEnd || s.lineEnd == 0 {
		s.lineEnd = s.findBreak(i)
	}
	end = s.lineEnd
	switch {
	case end == len(s.block):
		if s.eof && strings.HasSuffix(s.block[i:], "\r") {
			return end - 1, end, true
		}
		return end, end, s.eof
	case s.block[end] == '\n' && end > i && s.block[end-1] == '\r':
		return end - 1, end + 1, true
	case s.block[end] == '\r' && end+1 == len(s.block):
		return end, end + 1, s.eof // an LF may follow
	case s.block[end] == '\r' && s.block[end+1] == '\n':
		return end, end + 2, true
	}
	return end, end + 1, true
}

func (s *CSVScanner) findBreak(i int) int {
	n := strings.IndexByte(s.block[i:], '\n')
	if s.cr {
		n = strings.IndexAny(s.block[i:], "\r\n")
	}
	if n < 0 {
		return len(s.block)
	}
	return i + n
}

// field reads the field at offset i and returns the offset of the separator
// or line break behind it. False means that more bytes are needed.
func (s *CSVScanner) field(i int, pos Position) (f CSVField, end int, ok bool) {
	open := s.skipBlanks(i)
	if open < len(s.block) && s.block[open] == '"' {
		switch f, end, state := s.quoted(i, open); state {
		case quoteClosed:
			return f, end, true
		case quoteUnknown:
			return f, end, false
		case quoteOpen:
			s.fault(open, s.advance(pos, s.block[i:open]), "quote is never closed, the field was read to the end of its line")
		case quoteLong:
			s.fault(open, s.advance(pos, s.block[i:open]), "quoted field longer than the limit for one value, it was read as lines without quotes")
		case quoteText:
		}
	}
	lineEnd, _, known := s.eol(i)
	if n := strings.IndexByte(s.block[i:lineEnd], s.comma); n >= 0 {
		lineEnd, known = i+n, true
	}
	return CSVField{raw: s.block[i:lineEnd], Raw: Span{s.base + i, s.base + lineEnd}}, lineEnd, known
}

type quoteState int

const (
	quoteClosed  quoteState = iota
	quoteUnknown            // more bytes are needed
	quoteOpen               // a fault: no quote closes the field
	quoteLong               // a fault: the field is over the limit
	quoteText               // the quote is text
)

// quoted reads the field at i whose quote opens at open.
func (s *CSVScanner) quoted(i, open int) (f CSVField, end int, state quoteState) {
	for k := open + 1; ; {
		n := strings.IndexByte(s.block[k:], '"')
		if n < 0 {
			return f, 0, s.unclosed(i)
		}
		q := k + n
		if q+1 < len(s.block) && s.block[q+1] == '"' {
			f.escaped = true
			k = q + 2
			continue
		}
		end, closes := s.closes(q)
		lineEnd, _, known := s.eol(open)
		switch {
		case end == len(s.block) && !s.eof:
			return f, 0, s.unclosed(i)
		case closes && open > i && (lineEnd < q || f.escaped):
			return f, 0, quoteText // ` "` was hardly meant to open a field
		case closes && known && s.w.limit <= q-open:
			return f, 0, quoteLong
		case !closes && !known:
			return f, 0, s.unclosed(i)
		case !closes && (lineEnd < q || q < s.noClose):
			return f, 0, quoteText
		case !closes:
			if q, end = s.nextClosing(q+1, lineEnd); q < 0 {
				s.noClose = lineEnd
				return f, 0, quoteText
			}
			f.escaped = strings.Contains(s.block[open+1:q], `""`)
		}
		f.Quoted = true
		f.raw = s.block[open+1 : q]
		f.Raw = Span{s.base + open + 1, s.base + q}
		return f, end, quoteClosed
	}
}

// unclosed decides on a field at i whose closing quote is not in the block.
func (s *CSVScanner) unclosed(i int) quoteState {
	if !s.eof && (!s.full || i > 0) {
		return quoteUnknown
	}
	if _, _, known := s.eol(i); !known {
		return quoteUnknown
	}
	if !s.eof {
		return quoteLong
	}
	return quoteOpen
}

// closes tells whether the quote at q stands before a separator or the end
// of a line, and where that is.
func (s *CSVScanner) closes(q int) (end int, yes bool) {
	end = s.skipBlanks(q + 1)
	if end == len(s.block) {
		return end, s.eof
	}
	switch s.block[end] {
	case s.comma, '\n':
		return end, true
	case '\r':
		if end+1 == len(s.block) {
			if !s.eof {
				end++ // an LF may follow
			}
			return end, s.eof
		}
		return end, s.cr || s.block[end+1] == '\n'
	}
	return end, false
}

// nextClosing finds the first quote from offset i to lineEnd that closes.
func (s *CSVScanner) nextClosing(i, lineEnd int) (q, end int) {
	for {
		n := strings.IndexByte(s.block[i:max(lineEnd, i)], '"')
		if n < 0 {
			return -1, 0
		}
		if end, yes := s.closes(i + n); yes {
			return i + n, end
		}
		i += n + 1
	}
}

func (s *CSVScanner) skipBlanks(i int) int {
	for i < len(s.block) && (s.block[i] == ' ' || s.block[i] == '\t') && s.block[i] != s.comma {
		i++
	}
	return i
}

// advance is the position behind text, which begins at p.
func (s *CSVScanner) advance(p Position, text string) Position {
	if s.cr && strings.IndexByte(text, '\r') >= 0 {
		text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
	}
	return AdvanceBytes(p, bytesOf(text))
}

// Separators are the separators that SniffComma knows, in order of
// preference.
const separators = ",;\t|"

// SniffComma finds the separator of a CSV file from its beginning: the one
// that gives most of the records the same number of fields, two or more. It
// is a comma where none does. Complete tells that head is the whole file.
func SniffComma(head []byte, complete bool) byte {
	best, bestShare := byte(','), 0.5
	for i := range len(separators) {
		rows := CSVHead(head, separators[i], complete, 200)
		counts := map[int]int{}
		for _, row := range rows {
			counts[len(row)]++
		}
		for width, n := range counts {
			if share := float64(n) / float64(len(rows)); width > 1 && share > bestShare {
				best, bestShare = separators[i], share
			}
		}
	}
	return best
}

// CSVHead reads at most limit records of the beginning of a file, as texts.
// A last record that head may cut off is left out.
func CSVHead(head []byte, comma byte, complete bool, limit int) [][]string {
	s := NewCSVScanner(NewTextWindow(textOf(head)), comma)
	var rows [][]string
	end := 0
	for len(rows) < limit {
		rec, err := s.Next()
		if err != nil || !complete && len(s.faults) > 0 {
			break
		}
		row := make([]string, len(rec.Fields))
		for i := range rec.Fields {
			row[i] = rec.Fields[i].Text()
		}
		rows = append(rows, row)
		end = rec.Raw.End
	}
	cut := !complete && end == len(head)
	if cut && len(rows) > 1 {
		rows = rows[:len(rows)-1]
	}
	return rows
}
