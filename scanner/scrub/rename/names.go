package rename

import (
	"maps"
	"slices"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// names looks names up.
type names struct {
	Names
	// fold tells that the case of letters does not tell names apart.
	fold   bool
	folded map[string]map[string]string // by kind: "intent", "entity", "value:entity"
	err    error                        // what went wrong in a finder
}

func newNames(n Names) *names {
	out := &names{Names: n, folded: map[string]map[string]string{}}
	out.add("intent", n.Intents)
	out.add("entity", n.Entities)
	for entity, values := range n.Values {
		out.add("value:"+strings.ToLower(entity), values)
	}
	return out
}

func (n *names) add(kind string, m map[string]string) {
	if n.folded[kind] == nil {
		n.folded[kind] = map[string]string{}
	}
	for _, old := range slices.Sorted(maps.Keys(m)) {
		n.folded[kind][strings.ToLower(old)] = m[old]
	}
}

func (n *names) look(m map[string]string, kind, old string) (string, bool) {
	if name, ok := m[old]; ok {
		return name, true
	}
	if !n.fold {
		return "", false
	}
	name, ok := n.folded[kind][strings.ToLower(old)]
	return name, ok
}

func (n *names) intent(old string) (string, bool) { return n.look(n.Intents, "intent", old) }

func (n *names) entity(old string) (string, bool) { return n.look(n.Entities, "entity", old) }

func (n *names) key(old string) (string, bool) {
	name, ok := n.Keys[old]
	return name, ok
}

// value is the new name of a value of an entity.
func (n *names) value(entity, old string) (string, bool) {
	return n.look(n.Values[entity], "value:"+strings.ToLower(entity), old)
}

// anyValue is the new name of a value whose entity is not known.
func (n *names) anyValue(old string) (string, bool) {
	var found string
	ok := false
	for entity := range n.Values {
		name, hit := n.value(entity, old)
		if hit && ok && name != found {
			n.err = ErrAmbiguous
			return "", false
		}
		if hit {
			found, ok = name, true
		}
	}
	return found, ok
}

// either is the new name of an intent or entity, where the place does not
// tell which.
func (n *names) either(old string) (string, bool) {
	intent, isIntent := n.intent(old)
	entity, isEntity := n.entity(old)
	switch {
	case isIntent && isEntity && intent != entity:
		n.err = ErrAmbiguous
		return "", false
	case isIntent:
		return intent, true
	}
	return entity, isEntity
}

// finder finds what is to change in a text.
type finder func(n *names, text string) []document.Edit

// whole makes a finder of a look-up of the whole text.
func whole(look func(n *names, old string) (string, bool)) finder {
	return func(n *names, text string) []document.Edit {
		name, ok := look(n, text)
		if !ok {
			return nil
		}
		return []document.Edit{{Span: document.Span{Start: 0, End: len(text)}, Text: name}}
	}
}

var (
	intentName = whole((*names).intent)
	entityName = whole((*names).entity)
	eitherName = whole((*names).either)
	anyValue   = whole((*names).anyValue)
	nodeKey    = whole((*names).key)
)

// shifted moves edits of a part of a text to where the part begins.
func shifted(edits []document.Edit, by int) []document.Edit {
	for i := range edits {
		edits[i].Span.Start += by
		edits[i].Span.End += by
	}
	return edits
}
