// Package policy maps obligations of laws and standards to entity types. A
// policy says what is looked for, how bad it is, and which paragraph each
// finding touches.
package policy

import (
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/suggest"
)

// Policy is a named set of obligations. It is plain data; callers share it
// and must not change it.
type Policy struct {
	// Name is what --policy takes, such as "gdpr".
	Name  string
	Title string
	// Source is the statute or standard with its version.
	Source      string
	Obligations []Obligation
	// Severities replace those of the entity types.
	Severities map[rules.EntityType]rules.Severity
	// Select lists the entity types that are reported. Empty means all.
	Select []rules.EntityType
	// Scrub is how the scrubber meets the policy.
	Scrub Scrub
}

// Scrub chooses operators of package scanner/scrub/operator, each written as
// there: "mask:last=4".
type Scrub struct {
	// From is the least severity of what is replaced.
	From rules.Severity
	// Named is for the entity types that an obligation names, Others for the
	// rest. Neither is empty.
	Named, Others string
	// Operators are for single types: "AGE=generalize".
	Operators []string
}

// Obligation is one paragraph and what it is about. Either it has entity
// types or a reason why it has none.
type Obligation struct {
	// ID is the paragraph in short, such as "G", "9-health" or "3.5.1".
	ID    string
	Title string
	Text  string
	// EntityTypes are in the order of rules.EntityTypes, listed ones first.
	EntityTypes []rules.EntityType
	// Beside names entity types of which one must be in the same record for
	// the obligation to hold. Empty means that it always holds.
	Beside []rules.EntityType
	// Reason tells why text cannot hold what the paragraph speaks of.
	Reason string
}

// UnknownError is returned by Load for a name that is no policy.
type UnknownError struct{ Name string }

// Error names the policies that exist.
func (e *UnknownError) Error() string {
	if hint := suggest.Hint(e.Name, names); hint != "" {
		return fmt.Sprintf("unknown policy %q%s", e.Name, hint)
	}
	return fmt.Sprintf("unknown policy %q: want %s", e.Name, strings.Join(names, ", "))
}

// names lists the policies; prefixes are what their obligations begin with
// in findings. The default policy has no obligations.
var (
	names    = []string{"default", "gdpr", "hipaa-safe-harbor", "pci"}
	prefixes = map[string]string{"gdpr": "gdpr", "hipaa-safe-harbor": "hipaa", "pci": "pci"}
)

// Names lists the policies in alphabetical order.
func Names() []string { return slices.Clone(names) }

// Load finds a policy by its name. The error for an unknown name is an
// *UnknownError.
func Load(name string) (*Policy, error) {
	if !slices.Contains(names, name) {
		return nil, &UnknownError{name}
	}
	all, err := load()
	if err != nil {
		return nil, err
	}
	return all[name], nil
}

var load = sync.OnceValues(func() (map[string]*Policy, error) {
	list, err := builtin()
	if err != nil {
		return nil, err
	}
	all := make(map[string]*Policy, len(list))
	for _, p := range list {
		all[p.Name] = p
	}
	return all, nil
})

// Tag is how a finding names an obligation of a policy: "hipaa:G".
func Tag(policy, obligation string) string { return prefixes[policy] + ":" + obligation }

// Tags lists the obligations that a finding of the type touches, over all
// policies: "gdpr:87", "hipaa:G". Obligations that hold only beside other
// data are left out. The list is sorted, shared, and must not be changed; it
// is nil for types that no policy names.
func Tags(t rules.EntityType) []string { return tags()[t] }

var tags = sync.OnceValue(func() map[rules.EntityType][]string {
	all, err := load()
	if err != nil {
		panic("policy: broken embedded policy: " + err.Error()) //nolint:forbidigo // a broken built-in policy
	}
	m := make(map[rules.EntityType][]string)
	for name, prefix := range prefixes {
		for _, o := range all[name].Obligations {
			if len(o.Beside) > 0 {
				continue
			}
			for _, t := range o.EntityTypes {
				m[t] = append(m[t], prefix+":"+o.ID)
			}
		}
	}
	for _, list := range m {
		slices.Sort(list)
	}
	return m
})

// Lookup finds the obligation behind a tag such as "hipaa:G".
func Lookup(tag string) (*Policy, Obligation, bool) {
	prefix, id, _ := strings.Cut(tag, ":")
	all, err := load()
	if err != nil {
		return nil, Obligation{}, false
	}
	for name, p := range prefixes {
		if p != prefix {
			continue
		}
		for _, o := range all[name].Obligations {
			if o.ID == id {
				return all[name], o, true
			}
		}
	}
	return nil, Obligation{}, false
}

// Severity is the severity of an entity type under the policy, given that of
// its rule.
func (p *Policy) Severity(t rules.EntityType, ofRule rules.Severity) rules.Severity {
	if s, ok := p.Severities[t]; ok {
		return s
	}
	return ofRule
}

// Selects tells whether findings of the entity type are reported.
func (p *Policy) Selects(t rules.EntityType) bool {
	return len(p.Select) == 0 || slices.Contains(p.Select, t)
}
