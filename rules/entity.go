package rules

import (
	"errors"
	"slices"
	"sync"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/rules/strictyaml"
	"github.com/privlint/privlint/rules/suggest"
)

// TypeInfo is what is known about an entity type.
type TypeInfo struct {
	Name EntityType `yaml:"name"`
	// Title is the noun phrase for people, such as "US Social Security
	// number".
	Title    string   `yaml:"title"`
	Category Category `yaml:"category"`
	// Severity that rules of the type have unless they say otherwise.
	Severity Severity `yaml:"severity"`
	// HIPAA is the letter A to R of 45 CFR 164.514(b)(2)(i), or empty.
	HIPAA string `yaml:"hipaa"`
	// GDPR names the articles that say most about the type, such as "4(1)",
	// "9", "10" or "87".
	GDPR []string `yaml:"gdpr"`
	// Aliases are names of the same thing in other tools: infoTypes of
	// Cloud DLP and entities of Presidio.
	Aliases     []string `yaml:"aliases"`
	Description string   `yaml:"description"`
}

// Categories lists the categories in the order in which people see them.
func Categories() []Category {
	return []Category{
		CategoryContact, CategoryPerson, CategoryLocation, CategoryGovernmentID, CategoryFinancial,
		CategoryHealth, CategoryCredential, CategoryNetwork, CategoryDevice, CategorySpecial,
	}
}

// TypeOf looks a built-in entity type up by its name. Types of the user's own
// and aliases are not known to it.
func TypeOf(t EntityType) (TypeInfo, bool) {
	table := entityTable()
	i, ok := table.byName[t]
	if !ok {
		return TypeInfo{}, false
	}
	return table.types[i], true
}

// HasType tells whether there is an entity type of this name: a built-in one,
// or that of one of the rules.
func HasType(name string, list []*Rule) bool {
	if _, ok := TypeOf(EntityType(name)); ok {
		return true
	}
	return slices.ContainsFunc(list, func(r *Rule) bool { return string(r.EntityType) == name })
}

// EntityTypes lists the built-in entity types, by category. The slice is the
// caller's; what its elements point to is not.
func EntityTypes() []TypeInfo { return slices.Clone(entityTable().types) }

type typeTable struct {
	types   []TypeInfo
	byName  map[EntityType]int
	byAlias map[string]EntityType
}

var entityTable = sync.OnceValue(func() *typeTable {
	types, err := builtinTypes()
	if err != nil {
		panic("rules: broken table of entity types: " + err.Error()) //nolint:forbidigo // a broken built-in table
	}
	return newTypeTable(types)
})

func newTypeTable(types []TypeInfo) *typeTable {
	t := &typeTable{types: types, byName: make(map[EntityType]int, len(types)), byAlias: make(map[string]EntityType)}
	for i, info := range types {
		t.byName[info.Name] = i
		for _, a := range info.Aliases {
			t.byAlias[a] = info.Name
		}
	}
	return t
}

// hint ends a message about an unknown entity type.
func (t *typeTable) hint(name EntityType) string {
	if c, ok := t.byAlias[string(name)]; ok {
		return `: did you mean "` + string(c) + `"?`
	}
	names := make([]string, len(t.types))
	for i, info := range t.types {
		names[i] = string(info.Name)
	}
	return suggest.Hint(string(name), names)
}

var (
	upperSnake = lazy.MustCompile(`^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$`)
	article    = lazy.MustCompile(`^[1-9][0-9]?(\([1-9]\))?$`)
)

// parseTypes reads the table of entity types. Every name and alias may stand
// once.
func parseTypes(file string, src []byte) ([]TypeInfo, error) {
	doc, err := strictyaml.Parse(file, src)
	if err != nil {
		return nil, err
	}
	var top struct {
		Types []TypeInfo `yaml:"types"`
	}
	doc.Decode(doc.Root, &top)
	seen := make(map[string]bool)
	for i, info := range top.Types {
		n := strictyaml.At(doc.Root, "types", i)
		if !upperSnake.MatchString(string(info.Name)) {
			doc.Errorf(strictyaml.At(n, "name"), "name: want capitals, digits and single underscores")
		}
		for _, name := range append([]string{string(info.Name)}, info.Aliases...) {
			if seen[name] {
				doc.Errorf(n, "name or alias %q stands twice", name)
			}
			seen[name] = true
		}
		if info.Title == "" || info.Severity == 0 {
			doc.Errorf(n, "%s: title or severity is missing", info.Name)
		}
		if !slices.Contains(Categories(), info.Category) {
			doc.Errorf(strictyaml.At(n, "category"), "unknown category %q%s", info.Category, suggest.Hint(string(info.Category), texts(Categories())))
		}
		if len(info.HIPAA) > 1 || info.HIPAA != "" && (info.HIPAA < "A" || info.HIPAA > "R") {
			doc.Errorf(strictyaml.At(n, "hipaa"), "hipaa: want one letter from A to R")
		}
		for _, a := range info.GDPR {
			if !article.MatchString(a) {
				doc.Errorf(strictyaml.At(n, "gdpr"), "gdpr: want article numbers such as 4(1) or 87")
			}
		}
	}
	if err := doc.Err(); err != nil {
		return nil, err
	}
	if len(top.Types) == 0 {
		return nil, errors.New(file + ": no entity types")
	}
	return top.Types, nil
}

// texts turns names of any string type into plain strings.
func texts[T ~string](names []T) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = string(n)
	}
	return out
}
