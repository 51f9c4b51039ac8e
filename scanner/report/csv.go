package report

import (
	"crypto/sha256"
	"encoding/csv"
	"encoding/hex"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/privlint/privlint/scanner"
)

// table writes CSV by RFC 4180: a row for each finding and, behind those of
// an input, one for the input, told apart by the first column.
type table struct {
	w       buffer
	csv     *csv.Writer
	o       Options
	started bool
}

func newCSV(w io.Writer, o Options) *table {
	b := newBuffer(w)
	return &table{w: b, csv: csv.NewWriter(b.w), o: o}
}

var csvHeader = []string{
	"type", "path", "line", "column", "severity", "rule", "entity_type", "category", "likelihood", "score", "message", "masked",
	"place", "intent", "pointer", "policies", "fingerprint", "suppressed", "status", "reasons",
}

func (t *table) row(cells ...string) error {
	if !t.started {
		t.started = true
		header := csvHeader
		if t.o.ShowValues {
			header = append(slices.Clip(header), "value")
		}
		if err := t.csv.Write(header); err != nil {
			return err
		}
	}
	for i, cell := range cells {
		cells[i] = plainCell(cell)
	}
	return t.csv.Write(cells)
}

// plainCell keeps spreadsheets from taking a cell for a formula (OWASP, CSV
// injection).
func plainCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func (t *table) Finding(f *scanner.Finding) error {
	cells := []string{
		"finding", f.Path, strconv.Itoa(f.Line), strconv.Itoa(f.Column), f.Severity.String(), f.Rule, string(f.EntityType), string(f.Category),
		string(likelihood(f)), strconv.FormatFloat(f.Score, 'f', 2, 64), f.Message, f.Masked, f.Place.Kind, f.Place.Intent, f.Pointer,
		strings.Join(f.Policies, " "), f.Fingerprint, suppressed(f.Suppressed), "", "",
	}
	if t.o.ShowValues {
		cells = append(cells, f.Reveal())
	}
	return t.row(cells...)
}

func (t *table) Coverage(c *scanner.Coverage) error {
	cells := make([]string, len(csvHeader))
	cells[0], cells[1] = "input", c.Path
	cells[len(cells)-2], cells[len(cells)-1] = string(c.Status), strings.Join(c.Reasons, "; ")
	if t.o.ShowValues {
		cells = append(cells, "")
	}
	return t.row(cells...)
}

func (t *table) Close(*scanner.Summary) error {
	if !t.started {
		if err := t.csv.Write(csvHeader); err != nil {
			return err
		}
	}
	t.csv.Flush()
	if err := t.csv.Error(); err != nil {
		return err
	}
	return t.w.flush()
}

// pathHash names a path in few letters.
func pathHash(p string) string {
	h := sha256.Sum256([]byte(p))
	return hex.EncodeToString(h[:4])
}
