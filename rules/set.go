package rules

import (
	"errors"
	"fmt"
	"slices"
)

// Set is an ordered collection of rules and combinations. It is immutable and
// safe for concurrent use; the rules in it must not be changed.
type Set struct {
	rules        []*Rule
	combinations []*Combination
	byID         map[string]*Rule
}

// NewSet collects rules and combinations in the given order. An id that
// stands twice, among rules and combinations together, is an error that names
// both places; all of them are reported.
func NewSet(list []*Rule, combos []*Combination) (*Set, error) {
	s := &Set{
		rules:        slices.Clone(list),
		combinations: slices.Clone(combos),
		byID:         make(map[string]*Rule, len(list)),
	}
	var errs []error
	places := make(map[string]string, len(list)+len(combos))
	add := func(kind, id, place string) {
		if first, dup := places[id]; dup {
			errs = append(errs, fmt.Errorf("%s: %s %q is already defined at %s", place, kind, id, first))
			return
		}
		places[id] = place
	}
	for _, r := range list {
		add("rule", r.ID, r.place())
		s.byID[r.ID] = r
	}
	for _, c := range combos {
		add("combination", c.ID, place(c.File, c.Line))
	}
	if err := errors.Join(errs...); err != nil {
		return nil, err
	}
	return s, nil
}

// Rules lists the rules in order. The slice must not be changed.
func (s *Set) Rules() []*Rule { return s.rules }

// Combinations lists the combinations in order. The slice must not be
// changed.
func (s *Set) Combinations() []*Combination { return s.combinations }

// Rule finds a rule by its id.
func (s *Set) Rule(id string) (*Rule, bool) {
	r, ok := s.byID[id]
	return r, ok
}

// With returns a set that also has the rules and combinations of more sets,
// after its own. Ids that meet are errors as in NewSet.
func (s *Set) With(more ...*Set) (*Set, error) {
	list, combos := slices.Clone(s.rules), slices.Clone(s.combinations)
	for _, m := range more {
		list = append(list, m.rules...)
		combos = append(combos, m.combinations...)
	}
	return NewSet(list, combos)
}

func (r *Rule) place() string { return place(r.File, r.Line) }

// place is "file:line", or a word for rules that come from Go code.
func place(file string, line int) string {
	if file == "" {
		return "Go code"
	}
	return fmt.Sprintf("%s:%d", file, line)
}
