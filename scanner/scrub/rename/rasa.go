package rename

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/scanner/document"
)

// rasaWalk goes through training data, stories, rules and domains of Rasa 2
// and 3.
type rasaWalk struct {
	r *renamer
	y *document.YAML
}

func (r *renamer) rasa(w *document.Window) error {
	base := w.Offset()
	raw, err := document.ReadAll(w, document.YAMLLimit)
	if err != nil {
		return err
	}
	y, err := document.ParseYAML(raw, base)
	if err != nil {
		return err
	}
	v := &rasaWalk{r: r, y: y}
	for _, doc := range y.Docs {
		for _, n := range doc.Content {
			if err := v.walk(n, true); err != nil {
				return err
			}
		}
	}
	return r.flush()
}

func (v *rasaWalk) apply(n *yaml.Node, find finder) error {
	if n.Kind != yaml.ScalarNode {
		return nil
	}
	edits := find(v.r.names, n.Value)
	if len(edits) == 0 && v.r.names.err == nil {
		return nil
	}
	u := v.y.Unit(n)
	return v.r.apply(&u, edits)
}

// all applies find to a scalar, to every scalar of a list, and to the keys
// of the objects of a list.
func (v *rasaWalk) all(n *yaml.Node, find finder) error {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if item.Kind == yaml.MappingNode {
				for i := 0; i < len(item.Content); i += 2 {
					if err := v.apply(item.Content[i], find); err != nil {
						return err
					}
				}
				continue
			}
			if err := v.apply(item, find); err != nil {
				return err
			}
		}
		return nil
	default:
		return v.apply(n, find)
	}
}

// walk goes through any part of a file; what keys mean is the same nearly
// everywhere.
func (v *rasaWalk) walk(n *yaml.Node, top bool) error {
	switch n.Kind {
	case yaml.SequenceNode:
		for _, item := range n.Content {
			if err := v.walk(item, false); err != nil {
				return err
			}
		}
	case yaml.MappingNode:
		for i := 0; i+1 < len(n.Content); i += 2 {
			if err := v.pair(n.Content[i], n.Content[i+1], top); err != nil {
				return err
			}
		}
	default:
	}
	return nil
}

func (v *rasaWalk) pair(key, value *yaml.Node, top bool) error {
	switch key.Value {
	case "intent", "not_intent", "ignored_intents", "intents":
		if err := v.all(value, inIntentPath); err != nil {
			return err
		}
	case "entity", "use_entities", "ignore_entities", "lookup", "regex":
		return v.all(value, entityName)
	case "entities":
		if err := v.entities(value); err != nil {
			return err
		}
		if !top {
			return nil
		}
	case "synonym":
		return v.apply(value, anyValue)
	case "payload":
		return v.apply(value, inPayload)
	case "examples", "user":
		if err := v.all(value, inMarkup); err != nil {
			return err
		}
	case "text":
		return v.all(value, inExample)
	case "responses":
		if err := v.responses(value); err != nil {
			return err
		}
	}
	return v.walk(value, false)
}

// inExample finds marks in the text of an example, and payloads in that of a
// button.
func inExample(n *names, text string) []document.Edit {
	if strings.HasPrefix(text, "/") {
		return inPayload(n, text)
	}
	return inMarkup(n, text)
}

// entities reads the list of a domain (names, or names with options) and of
// the step of a story (names with values).
func (v *rasaWalk) entities(list *yaml.Node) error {
	if err := v.all(list, entityName); err != nil {
		return err
	}
	if list.Kind != yaml.SequenceNode {
		return nil
	}
	for _, item := range list.Content {
		for i := 0; item.Kind == yaml.MappingNode && i+1 < len(item.Content); i += 2 {
			if err := v.valueOf(item.Content[i].Value, item.Content[i+1]); err != nil {
				return err
			}
		}
	}
	return nil
}

// valueOf reads the value of an entity in a step: "Oslo", or an object with
// value, role and group.
func (v *rasaWalk) valueOf(entity string, n *yaml.Node) error {
	find := whole(func(n *names, old string) (string, bool) { return n.value(entity, old) })
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == "value" {
			return v.apply(n.Content[i+1], find)
		}
	}
	return v.all(n, find)
}

// responses reads the keys of answers to retrieval intents, which hold the
// name of the intent: utter_faq/ask_name.
func (v *rasaWalk) responses(n *yaml.Node) error {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	const prefix = "utter_"
	for i := 0; i < len(n.Content); i += 2 {
		err := v.apply(n.Content[i], func(n *names, text string) []document.Edit {
			rest, ok := strings.CutPrefix(text, prefix)
			if !ok || !strings.Contains(rest, "/") {
				return nil
			}
			return shifted(slices.Clone(inIntentPath(n, rest)), len(prefix))
		})
		if err != nil {
			return err
		}
	}
	return nil
}
