package scanner

import (
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

// hits matches a unit. In names the underscore parts words.
func (s *Scanner) hits(f *file, u *document.Unit) []match.Hit {
	in := match.Input{
		Text: u.Text, Labels: u.Labels, Regions: f.regions,
		Typed: u.Role == document.RoleUtterance || u.Role == document.RoleText,
		Prose: isProse(u.Role),
	}
	hits := f.session.Match(in)
	if u.Role == document.RoleName && strings.Contains(u.Text, "_") {
		in.Text = strings.ReplaceAll(u.Text, "_", " ")
		if more := f.session.Match(in); len(more) > len(hits) {
			hits = more
		}
	}
	if declared := &f.lore.declared; declared.Len() > 0 {
		hits = slices.DeleteFunc(hits, func(h match.Hit) bool { return declared.Mutes(u.Text, &h) })
	}
	return hits
}

// isProse tells of texts that a name may stand in the midst of. Names of
// intents, declared values, expressions and addresses of webhooks are full of
// words that look like names and are none.
func isProse(role document.Role) bool {
	switch role {
	case document.RoleUtterance, document.RoleAnswer, document.RoleNote, document.RoleData, document.RoleText:
		return true
	default:
		return false
	}
}

func (s *Scanner) finding(f *file, u *document.Unit, cursor *document.Cursor, hits []match.Hit, h *match.Hit, k known) Finding {
	raw := u.RawSpan(h.Span)
	start, unitStart := cursor.Start(h.Span.Start)
	end, unitEnd := cursor.End(h.Span.End)
	place := f.names.safePlace(s, f, u.Place, k)
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
		Pointer:    f.names.safePointer(s, f, u.Pointer, k),
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
