package policy

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/strictyaml"
	"github.com/privlint/privlint/rules/suggest"
)

// policyFile is a policy as its file writes it.
type policyFile struct {
	Name        string                              `yaml:"name"`
	Title       string                              `yaml:"title"`
	Source      string                              `yaml:"source"`
	Obligations []obligation                        `yaml:"obligations"`
	Severities  map[rules.EntityType]rules.Severity `yaml:"severities"`
	Select      []rules.EntityType                  `yaml:"select"`
	Scrub       *scrub                              `yaml:"scrub"`
}

type scrub struct {
	From      rules.Severity `yaml:"from"`
	Named     string         `yaml:"named"`
	Others    string         `yaml:"others"`
	Operators []string       `yaml:"operators"`
}

type obligation struct {
	ID          string             `yaml:"id"`
	Title       string             `yaml:"title"`
	Text        string             `yaml:"text"`
	EntityTypes []rules.EntityType `yaml:"entity_types"`
	Table       *table             `yaml:"table"`
	Beside      []rules.EntityType `yaml:"beside"`
	Reason      string             `yaml:"reason"`
}

// table picks the entity types that name a paragraph in their row, so that a
// new type needs no edit here.
type table struct {
	HIPAA      string           `yaml:"hipaa"`
	GDPR       string           `yaml:"gdpr"`
	Categories []rules.Category `yaml:"categories"`
}

func (t *table) picks(info rules.TypeInfo) bool {
	if len(t.Categories) > 0 && !slices.Contains(t.Categories, info.Category) {
		return false
	}
	return t.HIPAA != "" && info.HIPAA == t.HIPAA || t.GDPR != "" && slices.Contains(info.GDPR, t.GDPR)
}

// parseAll reads the policies of all names.
func parseAll(fsys fs.FS) ([]*Policy, error) {
	list := make([]*Policy, len(names))
	var errs []error
	for i, name := range names {
		src, err := fs.ReadFile(fsys, name+".yaml")
		if err != nil {
			return nil, err
		}
		p, err := parse("rules/policy/"+name+".yaml", src)
		if err == nil && p.Name != name {
			err = fmt.Errorf("rules/policy/%s.yaml: the policy calls itself %q", name, p.Name)
		}
		list[i], errs = p, append(errs, err)
	}
	return list, errors.Join(errs...)
}

func parse(file string, src []byte) (*Policy, error) {
	doc, err := strictyaml.Parse(file, src)
	if err != nil {
		return nil, err
	}
	var f policyFile
	doc.Decode(doc.Root, &f)
	p := &Policy{Name: f.Name, Title: f.Title, Source: f.Source, Severities: f.Severities, Select: f.Select}
	if p.Name == "" || p.Title == "" || p.Source == "" {
		doc.Errorf(doc.Root, "name, title or source is missing")
	}
	if s := f.Scrub; s == nil || s.Named == "" || s.Others == "" {
		doc.Errorf(doc.Root, "scrub, or its named or others, is missing")
	} else {
		p.Scrub = Scrub(*s)
	}
	for t := range f.Severities {
		checkTypes(doc, strictyaml.At(doc.Root, "severities", string(t)), t)
	}
	checkTypes(doc, strictyaml.At(doc.Root, "select"), f.Select...)

	listed := make(map[rules.EntityType]bool)
	for _, o := range f.Obligations {
		for _, t := range o.EntityTypes {
			listed[t] = true
		}
	}
	seen := make(map[string]bool)
	for i, o := range f.Obligations {
		n := strictyaml.At(doc.Root, "obligations", i)
		checkTypes(doc, strictyaml.At(n, "entity_types"), o.EntityTypes...)
		checkTypes(doc, strictyaml.At(n, "beside"), o.Beside...)
		if o.ID == "" || o.Title == "" || o.Text == "" {
			doc.Errorf(n, "id, title or text is missing")
		}
		if seen[o.ID] {
			doc.Errorf(n, "obligation %q stands twice", o.ID)
		}
		seen[o.ID] = true
		types := slices.Clone(o.EntityTypes)
		if o.Table != nil {
			for _, info := range rules.EntityTypes() {
				if o.Table.picks(info) && !listed[info.Name] {
					types = append(types, info.Name)
				}
			}
		}
		if (len(types) == 0) == (o.Reason == "") {
			doc.Errorf(n, "obligation %q: want entity types or a reason why there are none", o.ID)
		}
		p.Obligations = append(p.Obligations, Obligation{
			ID: o.ID, Title: o.Title, Text: o.Text, EntityTypes: types, Beside: o.Beside, Reason: o.Reason,
		})
	}
	if err := doc.Err(); err != nil {
		return nil, err
	}
	return p, nil
}

func checkTypes(doc *strictyaml.Document, at *yaml.Node, types ...rules.EntityType) {
	for _, t := range types {
		if _, ok := rules.TypeOf(t); ok {
			continue
		}
		types := rules.EntityTypes()
		known := make([]string, len(types))
		for i, info := range types {
			known[i] = string(info.Name)
		}
		doc.Errorf(at, "unknown entity type %q%s", t, suggest.Hint(string(t), known))
	}
}
