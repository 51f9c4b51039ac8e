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

// present tells whether every member of c has a finding of its own. Members
// are matched in order, which is enough because no entity type is in two
// members of one combination.
func (s *Scanner) present(c *rules.Combination, record []Finding) bool {
	taken := make([]bool, len(record))
	for i := range c.Members {
		at := -1
		for j := range record {
			if !taken[j] && weighs(&record[j]) && memberOf(&c.Members[i], &record[j]) {
				at = j
				break
			}
		}
		if at < 0 {
			return false
		}
		taken[at] = true
	}
	return true
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
