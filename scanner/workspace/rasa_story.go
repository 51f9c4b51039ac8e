package workspace

import (
	"strconv"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/scanner/document"
)

// rasaStory is a conversation on the way through its steps.
type rasaStory struct {
	*rasaReader
	turn     int
	question string // what the bot asked last: its text, or the name of its action
}

// story reads a story or rule. Its steps are one group: one conversation.
func (r *rasaReader) story(n *yaml.Node, pointer string) error {
	s := &rasaStory{rasaReader: r}
	for i := 0; n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		at := pointerTo(pointer, key)
		var err error
		switch {
		case key == "story" || key == "rule":
			err = r.scalar(value, document.Unit{Role: document.RoleNote, Place: document.Place{Kind: "title"}, Pointer: at})
		case (key == "steps" || key == "condition") && value.Kind == yaml.SequenceNode:
			for j, step := range value.Content {
				if err = s.step(step, at+"/"+strconv.Itoa(j)); err != nil {
					return err
				}
			}
		default:
			err = r.other(value, at, key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// step reads one step: what the user says or means, what the bot does.
func (s *rasaStory) step(n *yaml.Node, pointer string) error {
	if n.Kind != yaml.MappingNode {
		return s.other(n, pointer, "steps")
	}
	intent := text(n, "intent")
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i].Value, n.Content[i+1]
		at := pointerTo(pointer, key)
		var err error
		switch {
		case key == "user" && value.Kind == yaml.ScalarNode:
			err = s.user(value, at, intent)
		case key == "bot" && value.Kind == yaml.ScalarNode:
			s.turn++
			s.question = value.Value
			err = s.scalar(value, document.Unit{
				Role: document.RoleAnswer, Place: document.Place{Kind: "turn", Turn: s.turn, Speaker: "bot"}, Pointer: at,
			})
		case key == "action" && value.Kind == yaml.ScalarNode:
			s.question = value.Value
		case key == "intent" || key == "checkpoint" || key == "action":
		case key == "entities":
			err = s.entities(value, at, intent)
		case key == "slot_was_set":
			base := document.Unit{Role: document.RoleContext, Place: document.Place{Kind: "context"}}
			err = s.walk(value, yamlPlace{pointer: at, record: true, wanted: true, base: base})
		case key == "or" && value.Kind == yaml.SequenceNode:
			for j, other := range value.Content {
				if err = s.step(other, at+"/"+strconv.Itoa(j)); err != nil {
					return err
				}
			}
		default:
			err = s.other(value, at, key)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// user reads what the user says in an end-to-end story.
func (s *rasaStory) user(n *yaml.Node, pointer, intent string) error {
	s.turn++
	base := document.Unit{
		Role: document.RoleUtterance, Pointer: pointer,
		Place:  document.Place{Kind: "turn", Intent: intent, Turn: s.turn, Speaker: "user"},
		Labels: append(intentLabel(intent), label(document.LabelQuestion, s.question)...),
	}
	return s.eachLineOf(n, base, func(u *document.Unit) error { return emitMarked(s.out, u) })
}

// entities reads the values that a user's turn gives: a list of objects with
// the entity as key.
func (s *rasaStory) entities(n *yaml.Node, pointer, intent string) error {
	for i, item := range n.Content {
		at := pointer + "/" + strconv.Itoa(i)
		for j := 0; item.Kind == yaml.MappingNode && j+1 < len(item.Content); j += 2 {
			name := item.Content[j].Value
			err := s.scalar(item.Content[j+1], document.Unit{
				Role: document.RoleEntityValue, Place: document.Place{Kind: "entity-value", Intent: intent, Entity: name},
				Labels: label(document.LabelEntity, name), Pointer: pointerTo(at, name),
			})
			if err != nil {
				return err
			}
		}
	}
	return nil
}
