package scanner

import (
	"fmt"
	"slices"

	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// introduction is a word of a name that a record introduces.
type introduction struct {
	group int
	key   uint64
}

// doubtful is a record with faint names that nothing in it introduces. What
// comes before it in the file may.
type doubtful struct {
	group             int
	units             []document.Unit
	hits              [][]match.Hit // of units
	known             known
	first             int        // which unit of the file units[0] is
	findings, through int        // its findings in the batch, half-open
	awaited           [][]uint64 // the keys of each faint name
}

// matchBatch finds everything in a batch. A fault of the program in one
// unit costs that unit, is reported, and shows nothing of the text.
func (s *Scanner) matchBatch(b *batch) {
	var hits [][]match.Hit
	for from := 0; from < len(b.units); {
		to := from + 1
		for to < len(b.units) && b.units[to].Group == b.units[from].Group {
			to++
		}
		hits = s.matchRecord(b, from, to, hits)
		from = to
	}
}

// matchRecord finds everything in the units [from, to) of a batch, which are
// one record. It gives memory for the next to use.
func (s *Scanner) matchRecord(b *batch, from, to int, memory [][]match.Hit) [][]match.Hit {
	units, hits := b.units[from:to], memory[:0]
	faint := false
	for i := range units {
		list, err := s.unitHits(b.file, &units[i])
		if err != nil {
			b.faults = append(b.faults, err.Error())
		}
		for k := range list {
			faint = faint || list[k].Faint()
		}
		hits = append(hits, list)
	}
	d := doubtful{group: units[0].Group, units: units, hits: hits, first: b.first + from, findings: len(b.findings)}
	before := len(b.introduced)
	if s.opts.Tagger != nil { // else there is nothing that could be recognised
		b.introduced = s.introduced(b.introduced, units, hits)
	}
	if faint && before < len(b.introduced) {
		d.known = known{new(match.Names), d.group}
		for _, in := range b.introduced[before:] {
			d.known.names.Learn([]uint64{in.key}, in.group)
		}
		d.raise("record")
	}
	b.findings = s.recordFindings(b, b.findings, &d)
	if !faint {
		return hits
	}
	d.through = len(b.findings)
	if d.awaited = awaited(units, hits); d.awaited == nil {
		return hits
	}
	b.doubtful = append(b.doubtful, d)
	return nil // these are kept
}

// introduced lists the names that the hits of a record introduce. Values that
// are allowed, or that a scrubber invented, are nobody's.
func (s *Scanner) introduced(dst []introduction, units []document.Unit, hits [][]match.Hit) []introduction {
	var room [8]uint64
	for i := range units {
		u := &units[i]
		for k := range hits[i] {
			keys := match.Introduced(room[:0], u.Text, hits[i][k:k+1])
			if len(keys) == 0 || s.nobody(&hits[i][k], u) {
				continue
			}
			for _, key := range keys {
				dst = append(dst, introduction{u.Group, key})
			}
		}
	}
	return dst
}

func (s *Scanner) nobody(h *match.Hit, u *document.Unit) bool {
	value := u.Text[h.Span.Start:h.Span.End]
	return s.opts.Allow != nil && s.opts.Allow(h.Rule, value) || s.opts.Invented != nil && s.opts.Invented(h.Rule.EntityType, value)
}

// raise makes names of the faint hits of a record that are introduced.
func (d *doubtful) raise(where string) {
	for i := range d.units {
		d.known.raise(d.units[i].Text, d.hits[i], where)
	}
}

// awaited lists the keys of each faint name of a record that an earlier
// record may introduce.
func awaited(units []document.Unit, hits [][]match.Hit) (list [][]uint64) {
	for i := range units {
		for k := range hits[i] {
			if h := &hits[i][k]; h.Faint() {
				if keys := match.Awaited(nil, units[i].Text, h); len(keys) > 0 {
					list = append(list, keys)
				}
			}
		}
	}
	return list
}

// recordFindings appends the findings of a record to dst.
func (s *Scanner) recordFindings(b *batch, dst []Finding, d *doubtful) []Finding {
	from := len(dst)
	for i := range d.units {
		before := len(dst)
		var err error
		if dst, err = s.findings(b.file, dst, &d.units[i], d.hits[i], d.known); err != nil && !slices.Contains(b.faults, err.Error()) {
			b.faults = append(b.faults, err.Error())
		}
		for k := before; k < len(dst); k++ {
			dst[k].unit = d.first + i
		}
	}
	s.combine(dst[from:])
	reported := slices.DeleteFunc(dst[from:], func(f Finding) bool { return !f.report })
	return dst[:from+len(reported)]
}

// recognize makes the findings of doubtful records again in which names stand
// that earlier records of the file introduce. It must see the batches of a
// file in order.
func (s *Scanner) recognize(b *batch) {
	names := &b.file.lore.names
	var out []Finding
	taken, learned := 0, 0
	learn := func(group int) {
		for ; learned < len(b.introduced) && b.introduced[learned].group <= group; learned++ {
			names.Learn([]uint64{b.introduced[learned].key}, b.introduced[learned].group)
		}
	}
	for i := range b.doubtful {
		d := &b.doubtful[i]
		learn(d.group)
		if !slices.ContainsFunc(d.awaited, func(keys []uint64) bool { return names.Know(keys, d.group) }) {
			continue
		}
		d.known = known{names, d.group}
		d.raise("file")
		out = append(out, b.findings[taken:d.findings]...)
		out = s.recordFindings(b, out, d)
		taken = d.through
	}
	learn(maxGroup)
	if taken > 0 || out != nil {
		b.findings = append(out, b.findings[taken:]...)
	}
}

// maxGroup is beyond all numbers of groups.
const maxGroup = int(^uint(0) >> 1)

// unitHits is hits, with a fault of the program as an error.
func (s *Scanner) unitHits(f *file, u *document.Unit) (hits []match.Hit, err error) {
	defer func() { err = fault(u, recover(), err) }()
	return s.hits(f, u), nil
}

// findings appends what is to be reported of the hits in a unit to dst.
func (s *Scanner) findings(f *file, dst []Finding, u *document.Unit, hits []match.Hit, k known) (out []Finding, err error) {
	out = dst
	defer func() { err = fault(u, recover(), err) }()
	cursor := document.NewCursor(u)
	for i := range hits {
		h := &hits[i]
		if u.Own.Len() > 0 && (h.Span.Start < u.Own.Start || h.Span.Start >= u.Own.End) {
			continue
		}
		if h.Score < f.outlook.MinScore || s.opts.Allow != nil && s.opts.Allow(h.Rule, u.Text[h.Span.Start:h.Span.End]) {
			continue
		}
		out = append(out, s.finding(f, u, &cursor, hits, h, k))
	}
	return out, nil
}

// fault is err, or what a panic in a unit is to its reader.
func fault(u *document.Unit, panicked any, err error) error {
	if panicked == nil {
		return err
	}
	return fmt.Errorf("internal fault at line %d, column %d: the text there was not scanned; please report it", u.Pos.Line, u.Pos.Column)
}
