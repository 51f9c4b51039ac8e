package scanner

import (
	"slices"

	"github.com/privlint/privlint/rules"
)

// combine weighs the findings of one record together.
func (s *Scanner) combine(record []Finding) {
	if len(record) < 2 {
		return
	}
	for _, c := range s.set.Combinations() {
		if s.present(c, record) {
			raise(c, record)
		}
	}
}

// present tells whether every member of c has a finding of its own, and
// these speak of one subject.
func (s *Scanner) present(c *rules.Combination, record []Finding) bool {
	return deal(c, record, make([]*Finding, 0, len(c.Members)))
}

// deal finds a finding for the member of c that comes after those in dealt,
// and for all behind it. A member without a limit of distance takes its first
// finding, which is enough because no entity type is in two members of one
// combination.
func deal(c *rules.Combination, record []Finding, dealt []*Finding) bool {
	if len(dealt) == len(c.Members) {
		return true
	}
	for i := range record {
		f := &record[i]
		if slices.Contains(dealt, f) || !weighs(f) || !memberOf(&c.Members[len(dealt)], f) ||
			slices.ContainsFunc(dealt, func(other *Finding) bool { return apart(c, other, f) }) {
			continue
		}
		if deal(c, record, append(dealt, f)) {
			return true
		}
		if c.Within == 0 {
			return false
		}
	}
	return false
}

// apart tells whether two findings stand too far from each other in one unit
// to speak of one subject. What is disclosed speaks of a person wherever it
// stands, and the cells of a row belong together.
func apart(c *rules.Combination, a, b *Finding) bool {
	if c.Within == 0 || a.unit != b.unit || a.disclosed || b.disclosed {
		return false
	}
	return max(a.span.Start, b.span.Start)-min(a.span.End, b.span.End) > c.Within
}

// weighs leaves out dummies and what the authors of a bot wrote.
func weighs(f *Finding) bool { return personal(f.role) && !f.reserved }

func memberOf(m *rules.Member, f *Finding) bool {
	return slices.Contains(m.EntityTypes, f.EntityType) || slices.Contains(m.Categories, f.Category)
}

func raise(c *rules.Combination, record []Finding) {
	for i := range record {
		f := &record[i]
		if !weighs(f) || !slices.ContainsFunc(c.Members, func(m rules.Member) bool { return m.Raise && memberOf(&m, f) }) {
			continue
		}
		if !f.fixed {
			f.Severity = max(f.Severity, c.Severity)
		}
		f.Evidence = append(slices.Clip(f.Evidence), "combination "+c.ID)
		f.Message += ", " + c.Title
		f.Policies = slices.Concat(f.Policies, c.Policies)
		slices.Sort(f.Policies)
		f.Policies = slices.Compact(f.Policies)
	}
}
