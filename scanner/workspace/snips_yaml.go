package workspace

import (
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

var (
	snipsType = lazy.MustCompile(`^type:\s*(intent|entity)\s*(#.*)?$`)
	snipsList = lazy.MustCompile(`^(utterances|values):\s*(#.*)?$`)
	// snipsMark is [slot:entity](words), brackets and parentheses the other
	// way round than in Rasa.
	snipsMark = lazy.MustCompile(`\[([^\]:]+)(?::([^\]]+))?\]\(([^)]+)\)`)
)

// sniffSnipsYAML looks for documents of a type with its list.
func sniffSnipsYAML(h *Head) int {
	typed, listed := false, false
	for _, line := range headLines(h) {
		typed = typed || snipsType.MatchString(line)
		listed = listed || snipsList.MatchString(line)
	}
	if h.Outline == nil && typed && listed {
		return 90
	}
	return 0
}

// readSnipsYAML reads intents and entities, one a document.
func readSnipsYAML(in *Input, out Emitter) error {
	return eachDocument(in, out, func(r *yamlReader, doc *yaml.Node) error {
		name := text(doc, "name")
		kind := text(doc, "type")
		if doc.Kind != yaml.MappingNode || r.fields.given || kind != "intent" && kind != "entity" {
			return r.walk(doc, yamlPlace{wanted: !r.fields.given})
		}
		for i := 0; i+1 < len(doc.Content); i += 2 {
			key, value := doc.Content[i].Value, doc.Content[i+1]
			at := pointerTo("", key)
			r.group++
			var err error
			switch {
			case key == "type":
			case key == "name":
				u := document.Unit{Role: document.RoleName, Place: document.Place{Kind: kind + "-name"}, Pointer: at}
				if kind == "intent" {
					u.Place.Intent = name
				} else {
					u.Place.Entity = name
				}
				err = r.scalar(value, u)
			case key == "utterances" && value.Kind == yaml.SequenceNode:
				err = r.snipsUtterances(value, at, name)
			case key == "values" && value.Kind == yaml.SequenceNode:
				err = r.snipsValues(value, at, name)
			default:
				err = r.walk(value, yamlPlace{pointer: at, key: newKey(key), wanted: true})
			}
			if err != nil {
				return err
			}
		}
		return nil
	})
}

func (r *yamlReader) snipsUtterances(n *yaml.Node, pointer, intent string) error {
	for i, item := range n.Content {
		r.group++
		if item.Kind != yaml.ScalarNode || strings.TrimSpace(item.Value) == "" {
			continue
		}
		u := r.unit(item, document.Unit{
			Role: document.RoleUtterance, Place: document.Place{Kind: "example", Intent: intent, Example: i + 1},
			Labels: intentLabel(intent), Pointer: pointer + "/" + strconv.Itoa(i),
		})
		u = snipsUnmarked(u)
		if err := document.Windows(&u, r.out.Unit); err != nil {
			return err
		}
	}
	return nil
}

// snipsUnmarked takes the markup out of an utterance.
func snipsUnmarked(u document.Unit) document.Unit {
	if len(u.Text) > maxMarkup {
		return u
	}
	var b document.TextBuilder
	out := u
	out.Labels = slices.Clip(u.Labels)
	at := 0
	for _, m := range snipsMark.FindAllStringSubmatchIndex(u.Text, -1) {
		b.Part(&u, document.Span{Start: at, End: m[0]})
		name := u.Text[m[2]:m[3]]
		if m[4] >= 0 {
			name += " " + u.Text[m[4]:m[5]]
		}
		from := b.Len()
		b.Part(&u, document.Span{Start: m[6], End: m[7]})
		out.Labels = append(out.Labels, document.Label{
			Kind: document.LabelAnnotation, Text: name, Span: document.Span{Start: from, End: b.Len()},
		})
		at = m[1]
	}
	if at == 0 {
		return u
	}
	b.Part(&u, document.Span{Start: at, End: len(u.Text)})
	b.Fill(&out)
	return out
}

// snipsValues reads the values of an entity: a text, or a list of the value
// and its synonyms, which may be lists again.
func (r *yamlReader) snipsValues(n *yaml.Node, pointer, entity string) error {
	for i, item := range n.Content {
		r.group++
		synonym := 0
		var values func(n *yaml.Node, pointer string) error
		values = func(n *yaml.Node, pointer string) error {
			for j, c := range n.Content {
				if err := values(c, pointer+"/"+strconv.Itoa(j)); err != nil {
					return err
				}
			}
			if n.Kind != yaml.ScalarNode {
				return nil
			}
			place := document.Place{Kind: "entity-value", Entity: entity, Value: i + 1, Synonym: synonym}
			if synonym > 0 {
				place.Kind = "synonym"
			}
			synonym++
			return r.scalar(n, document.Unit{
				Role: document.RoleEntityValue, Place: place, Labels: label(document.LabelEntity, entity), Pointer: pointer,
			})
		}
		if err := values(item, pointer+"/"+strconv.Itoa(i)); err != nil {
			return err
		}
	}
	return nil
}
