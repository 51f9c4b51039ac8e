package workspace

import (
	"strconv"
	"strings"
	"unicode"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

var (
	rasaSection = lazy.MustCompile(`^(nlu|stories|rules|responses|intents|entities|slots|forms|actions|e2e_actions|session_config):\s*(#.*)?$`)
	rasaItem    = lazy.MustCompile(`^\s*-?\s*(intent|synonym|lookup|regex|story|rule|steps|user|examples):(\s|$)`)
	rasaAnswer  = lazy.MustCompile(`^\s+utter_\S*:`)
)

// sniffRasaYAML looks for the sections of training data, stories and
// domains, and for the keys that stand in them.
func sniffRasaYAML(h *Head) int {
	if h.Outline != nil {
		return 0
	}
	sections := map[string]bool{}
	items, answers := map[string]int{}, 0
	for _, line := range headLines(h) {
		if m := rasaSection.FindStringSubmatch(line); m != nil {
			sections[m[1]] = true
		}
		if m := rasaItem.FindStringSubmatch(line); m != nil {
			items[m[1]]++
		}
		if rasaAnswer.MatchString(line) {
			answers++
		}
	}
	switch {
	case sections["nlu"] && items["examples"] > 0,
		sections["nlu"] && items["intent"]+items["synonym"]+items["lookup"]+items["regex"] > 0,
		sections["stories"] && items["story"] > 0,
		sections["rules"] && items["rule"] > 0:
		return 95
	case sections["responses"] && answers > 0, sections["e2e_actions"],
		sections["intents"] && (sections["actions"] || sections["slots"] || sections["entities"] || sections["forms"]):
		return 90
	}
	return 0
}

// readRasaYAML reads training data, stories, rules and domains of Rasa 2 and
// 3. Sections that it does not know are read like any YAML.
func readRasaYAML(in *Input, out Emitter) error {
	return eachDocument(in, out, func(r *yamlReader, doc *yaml.Node) error {
		if doc.Kind != yaml.MappingNode {
			return r.walk(doc, yamlPlace{wanted: !r.fields.given})
		}
		return (&rasaReader{yamlReader: r, examples: counter{}}).domain(doc)
	})
}

type rasaReader struct {
	*yamlReader
	examples counter
}

// domain reads the sections at the top of a file.
func (r *rasaReader) domain(doc *yaml.Node) error {
	for i := 0; i+1 < len(doc.Content); i += 2 {
		name, value := doc.Content[i].Value, doc.Content[i+1]
		pointer := pointerTo("", name)
		r.group++
		read := func(n *yaml.Node, pointer string) error { return r.other(n, pointer, name) }
		list := value.Kind == yaml.SequenceNode
		switch {
		case r.fields.given || name == "version":
		case name == "nlu" && list:
			read = r.item
		case (name == "stories" || name == "rules") && list:
			read = r.story
		case name == "responses" && value.Kind == yaml.MappingNode:
			read = r.answers
		case name == "slots" && value.Kind == yaml.MappingNode:
			read = r.slot
		}
		if err := r.each(value, pointer, read); err != nil {
			return err
		}
	}
	return nil
}

// each hands the items or values of n to read, each in a group.
func (r *rasaReader) each(n *yaml.Node, pointer string, read func(n *yaml.Node, pointer string) error) error {
	switch n.Kind {
	case yaml.SequenceNode:
		for i, item := range n.Content {
			r.group++
			if err := read(item, pointer+"/"+strconv.Itoa(i)); err != nil {
				return err
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			r.group++
			if err := read(n.Content[i+1], pointerTo(pointer, n.Content[i].Value)); err != nil {
				return err
			}
		}
	case yaml.ScalarNode:
		return read(n, pointer)
	case yaml.DocumentNode, yaml.AliasNode:
	}
	return nil
}

// other reads a part that is like any YAML. Section is the key above it.
func (r *rasaReader) other(n *yaml.Node, pointer, section string) error {
	name := lastKey(pointer)
	p := yamlPlace{pointer: pointer, key: newKey(name), record: true, wanted: !r.fields.given || r.fields.has(section) || r.fields.has(name)}
	switch section {
	case "intents":
		p.base.Role, p.base.Place.Kind = document.RoleName, "intent-name"
	case "entities":
		p.base.Role, p.base.Place.Kind = document.RoleName, "entity-name"
	case "actions":
		p.base.Role, p.base.Place.Kind = document.RoleName, "action-name"
	case "e2e_actions":
		p.base.Role, p.base.Place.Kind = document.RoleAnswer, "answer"
	}
	if p.base.Role != "" || isIndex(name) {
		p.key = nil
	}
	return r.walk(n, p)
}

// lastKey is the last part of a pointer, as the file spells it.
func lastKey(pointer string) string {
	name := pointer[strings.LastIndexByte(pointer, '/')+1:]
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(name)
}

func isIndex(s string) bool {
	_, err := strconv.Atoi(s)
	return err == nil
}

// item reads an item of nlu: an intent, synonym, lookup table or regular
// expression with its examples.
func (r *rasaReader) item(n *yaml.Node, pointer string) error {
	for _, kind := range []string{"intent", "synonym", "lookup", "regex"} {
		if name := child(n, kind); name != nil && name.Kind == yaml.ScalarNode {
			return r.known(n, pointer, kind, strings.TrimSpace(name.Value))
		}
	}
	return r.other(n, pointer, "nlu")
}

func (r *rasaReader) known(n *yaml.Node, pointer, kind, name string) error {
	about, example := rasaUnits(kind, name)
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		at := pointerTo(pointer, key)
		var err error
		switch key {
		case kind:
			about.Pointer = at
			err = r.scalar(value, about)
		case "examples":
			err = r.exampleList(value, at, example)
		default:
			err = r.other(value, at, key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// rasaUnits are the units of a name and of the examples under it.
func rasaUnits(kind, name string) (about, example document.Unit) {
	switch kind {
	case "intent":
		about.Role, about.Place = document.RoleName, document.Place{Kind: "intent-name", Intent: name}
		example.Role, example.Place = document.RoleUtterance, document.Place{Kind: "example", Intent: name}
		example.Labels = intentLabel(name)
	case "synonym":
		about.Role, about.Place = document.RoleEntityValue, document.Place{Kind: "entity-value"}
		example.Role, example.Place = document.RoleEntityValue, document.Place{Kind: "synonym"}
	case "lookup":
		about.Role, about.Place = document.RoleName, document.Place{Kind: "entity-name", Entity: name}
		example.Role, example.Place = document.RoleEntityValue, document.Place{Kind: "entity-value", Entity: name}
		example.Labels = label(document.LabelEntity, name)
	case "regex":
		about.Role, about.Place = document.RoleName, document.Place{Kind: "entity-name", Entity: name}
		example.Role, example.Place = document.RolePattern, document.Place{Kind: "pattern", Entity: name}
		example.Labels = label(document.LabelEntity, name)
	}
	return about, example
}

// number counts the example under its name.
func (r *rasaReader) number(u *document.Unit) {
	r.group++
	switch u.Place.Kind {
	case "example":
		u.Place.Example = r.examples.next(u.Place.Intent)
	case "synonym":
		u.Place.Synonym = r.examples.next("\x00synonym")
	default:
		u.Place.Value = r.examples.next("\x00" + u.Place.Entity)
	}
	u.Group = r.group
}

// exampleList reads examples: a block of lines that begin with a dash, or a
// list of texts, or of objects with a text.
func (r *rasaReader) exampleList(n *yaml.Node, pointer string, example document.Unit) error {
	example.Pointer = pointer
	if n.Kind == yaml.ScalarNode {
		return r.eachLineOf(n, example, func(u *document.Unit) error {
			stripBullet(u)
			return r.example(u)
		})
	}
	for i, item := range n.Content {
		example.Pointer = pointer + "/" + strconv.Itoa(i)
		if item.Kind == yaml.ScalarNode {
			u := trimmed(r.unit(item, example))
			stripBullet(&u)
			if err := r.example(&u); err != nil {
				return err
			}
			continue
		}
		for j := 0; j+1 < len(item.Content); j += 2 {
			key, value := item.Content[j].Value, item.Content[j+1]
			at := pointerTo(example.Pointer, key)
			var err error
			if key == "text" && value.Kind == yaml.ScalarNode {
				u := example
				u.Pointer = at
				err = r.eachLineOf(value, u, func(u *document.Unit) error {
					stripBullet(u)
					return r.example(u)
				})
			} else {
				err = r.other(value, at, key)
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *rasaReader) example(u *document.Unit) error {
	if strings.TrimSpace(u.Text) == "" {
		return nil
	}
	r.number(u)
	if u.Place.Kind == "pattern" {
		return document.Windows(u, r.out.Unit)
	}
	return emitMarked(r.out, u)
}

// stripBullet takes the dash away from a list item.
func stripBullet(u *document.Unit) {
	for _, bullet := range [...]string{"- ", "* ", "+ "} {
		if text, ok := strings.CutPrefix(u.Text, bullet); ok {
			start := len(u.Text) - len(strings.TrimLeftFunc(text, unicode.IsSpace))
			end := max(start, len(strings.TrimRightFunc(u.Text, unicode.IsSpace)))
			*u = u.Slice(document.Span{Start: start, End: end})
			return
		}
	}
	if u.Text == "-" {
		*u = u.Slice(document.Span{Start: 1, End: 1})
	}
}

// answers reads the variants of a response.
func (r *rasaReader) answers(n *yaml.Node, pointer string) error {
	base := document.Unit{Role: document.RoleAnswer, Place: document.Place{Kind: "answer", Node: lastKey(pointer)}}
	return r.walk(n, yamlPlace{pointer: pointer, record: true, wanted: true, base: base})
}

// slot reads the description of a slot: its initial value is text.
func (r *rasaReader) slot(n *yaml.Node, pointer string) error {
	name := lastKey(pointer)
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		p := yamlPlace{pointer: pointerTo(pointer, key), key: newKey(name), record: true, wanted: true}
		switch key {
		case "initial_value":
			p.base.Role, p.base.Place.Kind = document.RoleContext, "context"
		case "values":
			p.base.Role, p.base.Place.Kind = document.RoleEntityValue, "entity-value"
		case "type":
			continue
		case "mappings":
			p.key = newKey(key)
		}
		if err := r.walk(value, p); err != nil {
			return err
		}
	}
	return nil
}
