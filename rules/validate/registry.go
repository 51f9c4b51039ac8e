package validate

import (
	"sort"
	"sync"
)

// families lists the validators of each file family. A new identifier is
// added to the table of its family, next to its check.
var families = [][]Validator{
	financialValidators,
	networkValidators,
	phoneValidators,
	governmentValidators,
	healthValidators,
	personValidators,
	placeValidators,
}

// byName is made for the first rule, not for runs that have none.
var byName = sync.OnceValue(index)

func index() map[string]Validator {
	count := 0
	for _, family := range families {
		count += len(family)
	}
	m := make(map[string]Validator, count)
	for _, family := range families {
		for _, v := range family {
			if _, dup := m[v.Name]; dup {
				panic("validate: two validators named " + v.Name) //nolint:forbidigo // a mistake in the tables
			}
			m[v.Name] = v
		}
	}
	return m
}

// Lookup finds a validator by name.
func Lookup(name string) (Validator, bool) {
	v, ok := byName()[name]
	return v, ok
}

// Names lists all validators in alphabetical order.
func Names() []string {
	names := make([]string, 0, len(byName()))
	for name := range byName() {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
