package workspace

import (
	"strings"
	"unicode"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

// csvKind is what a CSV file holds.
type csvKind int

const (
	csvNone csvKind = iota
	csvTranslation
	csvIntents
	csvEntities
	csvUtterances
	csvTable
)

// csvShape is what the beginning of a file shows when it is read as CSV.
type csvShape struct {
	comma  byte
	rows   [][]string // without the empty cells at their ends
	widths map[int]int
	width  int     // the most frequent number of cells
	share  float64 // of the rows that have it
	quoted int     // rows with a quoted field, as far as the text shows
	named  bool    // the file's name says CSV or TSV
	kind   csvKind
	score  int
}

// csvHeadRows is how many records decide about a file.
const csvHeadRows = 200

// sniffCSV says whether a file is CSV of one kind.
//
// A file counts as CSV by its name (.csv, .tsv, .tab, .psv), or without one
// when every line has exactly one tab, when quotes surround the cells of a
// regular table, when the first row is a header that is known, or when the
// second of two columns holds names of intents: prose has commas, but none
// of these.
//
// The kind then is, in this order: a translation package by its header;
// intents and entities by a header such as "text,intent"; utterances when
// most rows have one cell, or when the commas stand before blanks as in
// sentences; a table when the first row is a header; entities when the names
// in the first column come in runs while the second column does not repeat
// (and half of the rows repeat their name, or the rows differ in length);
// intents when there are two columns and the names in the second repeat, or
// the first holds sentences; else a table. Empty cells at the end of rows do
// not count.
func sniffCSV(kind csvKind) func(*Head) int {
	return func(h *Head) int {
		if h.table == nil {
			h.table = newCSVShape(h)
		}
		if h.table.kind == kind {
			return h.table.score
		}
		return 0
	}
}

func newCSVShape(h *Head) *csvShape {
	s := &csvShape{named: hasSuffix(h, ".csv", ".tsv", ".tab", ".psv", ".scriptingmemory.txt"), widths: map[int]int{}}
	if h.Outline != nil && !s.named || hasSuffix(h, ".md", ".markdown", ".yml", ".yaml", ".lu", ".json", ".jsonl") {
		return s
	}
	s.comma = document.SniffComma(h.Bytes, h.Complete)
	for _, row := range document.CSVHead(h.Bytes, s.comma, h.Complete, csvHeadRows) {
		for len(row) > 1 && strings.TrimSpace(row[len(row)-1]) == "" {
			row = row[:len(row)-1]
		}
		s.rows = append(s.rows, row)
		s.widths[len(row)]++
	}
	if len(s.rows) == 0 {
		return s
	}
	for width, n := range s.widths {
		if share := float64(n) / float64(len(s.rows)); share > s.share || share == s.share && width < s.width {
			s.width, s.share = width, share
		}
	}
	for _, line := range headLines(h) {
		if strings.HasPrefix(line, `"`) || strings.Contains(line, string(s.comma)+`"`) {
			s.quoted++
		}
	}
	s.kind = s.classify()
	s.score = s.certainty()
	if s.score == 0 {
		s.kind = csvNone
	}
	return s
}

func (s *csvShape) classify() csvKind {
	header := csvHeader(s.rows[0])
	first := s.rows[0]
	switch {
	case isTranslationHeader(first):
		return csvTranslation
	case len(first) == 2 && header[0] == colUtterance && header[1] == colIntent,
		len(first) == 2 && header[0] == colIntent && header[1] == colUtterance:
		return csvIntents
	case len(first) > 1 && header[0] == colEntity && (header[1] == colValue || header[1] == colSynonym):
		return csvEntities
	case s.single() || s.sentences():
		return csvUtterances
	case knownHeaders(first) > 0 && s.headed():
		return csvTable
	case s.entities():
		return csvEntities
	case s.intents():
		return csvIntents
	}
	return csvTable
}

// certainty is the score for the kind.
func (s *csvShape) certainty() int {
	known := s.kind == csvTranslation || s.kind != csvUtterances && s.headed() && s.share == 1 && len(s.rows) > 1
	switch {
	case s.kind == csvTranslation:
		return 95
	case s.named:
		return 60
	case s.kind == csvUtterances:
		return 0
	case s.comma == '\t' && s.width == 2 && s.share == 1 && len(s.rows) > 1,
		known && len(s.rows[0]) > 1 && s.telling(),
		s.share == 1 && s.width > 1 && len(s.rows) > 1 && s.quoted*2 > len(s.rows),
		s.kind == csvEntities && s.quoted == len(s.rows),
		s.kind == csvIntents && s.width == 2 && s.share > 0.95 && len(s.rows) >= 5 && s.repeats(1) && s.names(1) > 0.98:
		return 30
	}
	return 0
}

// single tells whether most rows have one cell.
func (s *csvShape) single() bool {
	return s.widths[1]*2 >= len(s.rows)
}

// sentences tells whether the rows are sentences with commas: nearly every
// further cell begins with a blank, and no column repeats.
func (s *csvShape) sentences() bool {
	if s.quoted > 0 || s.comma != ',' || s.share > 0.8 {
		return false
	}
	further, blank := 0, 0
	for _, row := range s.rows {
		for _, cell := range row[1:] {
			further++
			if strings.HasPrefix(cell, " ") {
				blank++
			}
		}
	}
	return further > 0 && blank*10 >= further*8
}

// intents tells whether the second of two columns holds names of intents.
func (s *csvShape) intents() bool {
	if s.width != 2 || s.share < 0.8 {
		return false
	}
	if s.names(1) < 0.9 {
		return s.repeats(1) && !s.repeats(0)
	}
	return s.repeats(1) || s.words(0) >= 2 && !s.numeric(1)
}

// entities tells whether the first column holds names of entities, each in
// one run of rows.
func (s *csvShape) entities() bool {
	if s.widths[1] > 0 || s.names(0) < 0.9 || s.numeric(0) {
		return false
	}
	distinct, runs := s.distinct(0)
	if runs > distinct+distinct/2 || !s.repeats(0) && (distinct == len(s.rows) || len(s.widths) == 1) {
		return false
	}
	second, _ := s.distinct(1)
	return second > distinct
}

// distinct counts the different cells of a column, and the runs of equal
// ones.
func (s *csvShape) distinct(column int) (cells, runs int) {
	seen := map[string]bool{}
	last := ""
	for i, row := range s.rows {
		if column >= len(row) {
			continue
		}
		cell := strings.TrimSpace(row[column])
		if cell != last || i == 0 {
			runs++
		}
		last = cell
		seen[cell] = true
	}
	return len(seen), runs
}

// repeats tells whether a column has at most half as many different cells
// as rows.
func (s *csvShape) repeats(column int) bool {
	cells, _ := s.distinct(column)
	return len(s.rows) > 1 && cells*2 <= len(s.rows)+1
}

var identifier = lazy.MustCompile(`^[\p{L}\p{N}_.\-/#@+]{1,128}$`)

// names is the share of the rows whose cell could be a name of an intent or
// entity.
func (s *csvShape) names(column int) float64 {
	n := 0
	for _, row := range s.rows {
		if column < len(row) && identifier.MatchString(strings.TrimSpace(row[column])) {
			n++
		}
	}
	return float64(n) / float64(len(s.rows))
}

// numeric tells whether most cells of a column are numbers.
func (s *csvShape) numeric(column int) bool {
	n := 0
	for _, row := range s.rows {
		if column < len(row) && strings.IndexFunc(row[column], unicode.IsLetter) < 0 {
			n++
		}
	}
	return n*2 > len(s.rows)
}

// words is the mean number of words in a column.
func (s *csvShape) words(column int) float64 {
	n := 0
	for _, row := range s.rows {
		if column < len(row) {
			n += len(strings.Fields(row[column]))
		}
	}
	return float64(n) / float64(len(s.rows))
}

// headed tells whether the first row is a header.
func (s *csvShape) headed() bool {
	return isHeader(s.rows[0], s.rows[1:])
}

// telling says that two cells of the header at least are known words.
func (s *csvShape) telling() bool { return knownHeaders(s.rows[0]) > 1 }
