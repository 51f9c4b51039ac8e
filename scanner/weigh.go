package scanner

import (
	"fmt"
	"slices"
	"strings"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner/document"
	"github.com/privlint/privlint/scanner/match"
)

// maskScore is the least score of a hit that is masked in the snippets of
// its neighbours and in fingerprints. It does not follow MinScore, so that
// fingerprints stay when that changes.
const maskScore = 0.3

// matchBatch finds everything in a batch. A fault of the program in one
// unit costs that unit, is reported, and shows nothing of the text.
func (s *Scanner) matchBatch(b *batch) {
	from, group := 0, -1
	for i := range b.units {
		u := &b.units[i]
		if u.Group != group {
			s.combine(b.findings[from:])
			from, group = len(b.findings), u.Group
		}
		before := len(b.findings)
		if err := s.matchUnit(b, u); err != nil {
			b.faults = append(b.faults, err.Error())
		}
		for k := before; k < len(b.findings); k++ {
			b.findings[k].unit = b.first + i
		}
	}
	s.combine(b.findings[from:])
	b.findings = slices.DeleteFunc(b.findings, func(f Finding) bool { return !f.report })
}

func (s *Scanner) matchUnit(b *batch, u *document.Unit) (err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("internal fault at line %d, column %d: the text there was not scanned; please report it", u.Pos.Line, u.Pos.Column)
		}
	}()
	hits := s.hits(b.file, u)
	cursor := document.NewCursor(u)
	for i := range hits {
		h := &hits[i]
		if u.Own.Len() > 0 && (h.Span.Start < u.Own.Start || h.Span.Start >= u.Own.End) {
			continue
		}
		if h.Score < b.file.outlook.MinScore || s.opts.Allow != nil && s.opts.Allow(h.Rule, u.Text[h.Span.Start:h.Span.End]) {
			continue
		}
		b.findings = append(b.findings, s.finding(b.file, u, &cursor, hits, h))
	}
	return nil
}

// hits matches a unit. In names the underscore parts words.
func (s *Scanner) hits(f *file, u *document.Unit) []match.Hit {
	in := match.Input{
		Text: u.Text, Labels: u.Labels, Regions: f.regions,
		Typed: u.Role == document.RoleUtterance || u.Role == document.RoleText,
	}
	hits := f.session.Match(in)
	if u.Role == document.RoleName && strings.Contains(u.Text, "_") {
		in.Text = strings.ReplaceAll(u.Text, "_", " ")
		if more := f.session.Match(in); len(more) > len(hits) {
			return more
		}
	}
	return hits
}

func (s *Scanner) finding(f *file, u *document.Unit, cursor *document.Cursor, hits []match.Hit, h *match.Hit) Finding {
	raw := u.RawSpan(h.Span)
	start, unitStart := cursor.Start(h.Span.Start)
	end, unitEnd := cursor.End(h.Span.End)
	place := f.names.safePlace(s, f, u.Place)
	value := u.Text[h.Span.Start:h.Span.End]
	if s.opts.Invented != nil && !h.Reserved && s.opts.Invented(h.Rule.EntityType, value) {
		h.Reserved = true
		h.Evidence = append(h.Evidence, "invented by a scrubber")
	}
	out := Finding{
		Rule:       h.Rule.ID,
		EntityType: h.Rule.EntityType,
		Category:   h.Rule.Category,
		Score:      round(h.Score),
		Likelihood: rules.LikelihoodOf(h.Score),
		Policies:   s.policiesOf(h.Rule),
		Path:       f.coverage.Path,
		Pointer:    f.names.safePointer(s, f, u.Pointer),
		Line:       start.Line,
		Column:     start.Column,
		EndLine:    end.Line,
		EndColumn:  end.Column,
		ByteStart:  raw.Start,
		ByteEnd:    raw.End,
		UnitStart:  unitStart,
		UnitEnd:    unitEnd,
		Place:      place,
		Masked:     Mask(value),
		Evidence:   h.Evidence,
		Before:     before(u.Text, hits, h.Span.Start),
		After:      after(u.Text, hits, h.Span.End),
		value:      strings.Clone(value), // do not hold the batch in memory
		span:       h.Span,
		report:     f.outlook.reported[h.Rule],
		role:       u.Role,
		reserved:   h.Reserved,
		disclosed:  h.Disclosed,
	}
	if record := u.Record; record > 0 {
		out.Record = &record // the unit is used again
	}
	f.outlook.setSeverity(&out, h)
	out.Message = message(h, &place, u.Record)
	out.Fingerprint = fingerprint(&out, u, hits, h)
	return out
}

// policiesOf is the list for all findings of a rule, made with its first.
func (s *Scanner) policiesOf(r *rules.Rule) []string {
	if tags, ok := s.policies.Load(r); ok {
		return tags.([]string)
	}
	tags := slices.Concat(policy.Tags(r.EntityType), r.Policies)
	slices.Sort(tags)
	tags = slices.Clip(slices.Compact(tags))
	s.policies.Store(r, tags)
	return tags
}

// round keeps two decimals: more would pretend precision.
func round(score float64) float64 { return float64(int(score*100+0.5)) / 100 }
