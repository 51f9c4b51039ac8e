package scanner

import (
	"fmt"
	"slices"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/rules/suggest"
	"github.com/privlint/privlint/scanner/workspace"
)

// View is what is reported and how: for all inputs in Options, or for the
// inputs of some paths by Options.ViewOf. A View must not be changed once a
// scanner knows it.
type View struct {
	// Policy chooses entity types and overrides severities; nil means all
	// entity types with the severities of their rules.
	Policy *policy.Policy
	// MinScore in [0, 1] is the least score of a finding; zero means
	// DefaultMinScore.
	MinScore float64
	// Select and Ignore hold rule ids, entity types and categories. An empty
	// Select means everything. Ignore wins.
	Select, Ignore []string
	// Severities replace those of rules and policies, by rule id, entity
	// type or category; the closest of these decides.
	Severities map[string]rules.Severity
	// InputFormat names a format of package workspace, in place of
	// detection.
	InputFormat string
	// Fields restricts JSONL keys and CSV columns; empty means all text.
	Fields []string
}

// outlook is the compiled form of a View.
type outlook struct {
	View
	format   *workspace.Format
	reported map[*rules.Rule]bool
	severity map[*rules.Rule]rules.Severity // where one is set
}

// outlook prepares a view. All rules run in any case: a value that is not
// reported must still be masked in the snippet of its neighbour.
func (s *Scanner) outlook(v *View) (*outlook, error) {
	o := &outlook{View: *v, reported: make(map[*rules.Rule]bool), severity: make(map[*rules.Rule]rules.Severity)}
	if o.MinScore == 0 {
		o.MinScore = DefaultMinScore
	}
	if v.InputFormat != "" {
		f, err := workspace.Lookup(v.InputFormat)
		if err != nil {
			return nil, err
		}
		o.format = &f
	}
	for _, name := range slices.Concat(v.Select, v.Ignore) {
		if err := s.knownName(name); err != nil {
			return nil, err
		}
	}
	for name := range v.Severities {
		if err := s.knownName(name); err != nil {
			return nil, err
		}
	}
	for _, r := range s.set.Rules() {
		on := r.SelectedBy(v.Select)
		if v.Policy != nil {
			on = on && v.Policy.Selects(r.EntityType)
		}
		o.reported[r] = on && !named(r, v.Ignore)
		for _, name := range []string{r.ID, string(r.EntityType), string(r.Category)} {
			if severity, ok := v.Severities[name]; ok {
				o.severity[r] = severity
				break
			}
		}
	}
	return o, nil
}

// outlookOf is the outlook for the input at path.
func (s *Scanner) outlookOf(path string) (*outlook, error) {
	if s.opts.ViewOf == nil {
		return s.base, nil
	}
	v := s.opts.ViewOf(path)
	if v == nil {
		return s.base, nil
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if o, ok := s.views[v]; ok {
		return o, nil
	}
	o, err := s.outlook(v)
	if err != nil {
		return nil, err
	}
	if s.views == nil {
		s.views = make(map[*View]*outlook)
	}
	s.views[v] = o
	return o, nil
}

func named(r *rules.Rule, names []string) bool {
	return slices.ContainsFunc(names, r.Named)
}

func (s *Scanner) knownName(name string) error {
	var all []string
	for _, r := range s.set.Rules() {
		if r.Named(name) {
			return nil
		}
		all = append(all, r.ID, string(r.EntityType), string(r.Category))
	}
	return fmt.Errorf("unknown rule, entity type or category %q%s", name, suggest.Hint(name, all))
}
