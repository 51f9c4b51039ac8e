package rename

import (
	"errors"
	"io"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// rule says what the strings at a path are.
type rule struct {
	// path has "*" for any index or key and "**" for any number of them.
	path []string
	find finder
	// owner, for values: the key that names the entity, in the object that
	// is up levels above the one with the value.
	owner string
	up    int
	// alone tells that values without an owner are looked up in all
	// entities.
	alone bool
}

// ruleSet makes the rules of a format.
type ruleSet struct {
	fold bool // names are compared without case
	list func() []rule
}

func at(find finder, paths ...string) []rule {
	out := make([]rule, len(paths))
	for i, p := range paths {
		out[i] = rule{path: splitPath(p), find: find}
	}
	return out
}

// valueAt is the rule of values of an entity that is named by the key owner,
// up objects and arrays above.
func valueAt(path, owner string, up int) []rule {
	return []rule{{path: splitPath(path), owner: owner, up: up}}
}

func splitPath(p string) []string {
	return strings.Split(strings.TrimPrefix(p, "/"), "/")
}

// matches tells whether a path has the form of a pattern.
func matches(pattern, path []string) bool {
	for i, want := range pattern {
		if want == "**" {
			for skip := len(path) - i; skip >= 0; skip-- {
				if matches(pattern[i+1:], path[i+skip:]) {
					return true
				}
			}
			return false
		}
		if i == len(path) || want != "*" && want != path[i] {
			return false
		}
	}
	return len(path) == len(pattern)
}

// jsonFrame is an open object or array.
type jsonFrame struct {
	array bool
	owns  map[string]string // what its telling keys say
	held  []heldValue
}

// heldValue is a value that waits for the name of its entity.
type heldValue struct {
	u     document.Unit
	owner string
	alone bool
}

type jsonWalk struct {
	r      *renamer
	s      *document.JSONScanner
	rules  []rule
	owners map[string]bool
	path   []string
	frames []jsonFrame
}

func (r *renamer) json(w *document.Window, rules []rule) error {
	v := &jsonWalk{r: r, s: document.NewJSONScanner(w, false), rules: rules, owners: map[string]bool{}}
	for _, rule := range rules {
		v.owners[rule.owner] = rule.owner != ""
	}
	for {
		tok, err := v.s.Next()
		if errors.Is(err, io.EOF) {
			return r.flush()
		}
		if err != nil {
			return err
		}
		if err := v.token(tok); err != nil {
			return err
		}
	}
}

// token keeps the path: its last part is the key or index of the value at
// hand.
func (v *jsonWalk) token(tok *document.JSONToken) error {
	switch tok.Kind {
	case document.JSONName:
		v.path[len(v.path)-1] = string(v.s.AppendText(nil, tok))
	case document.JSONBeginObject, document.JSONBeginArray:
		v.frames = append(v.frames, jsonFrame{array: tok.Kind == document.JSONBeginArray})
		v.path = append(v.path, "*")
	case document.JSONEndObject, document.JSONEndArray:
		f := v.frames[len(v.frames)-1]
		v.frames, v.path = v.frames[:len(v.frames)-1], v.path[:len(v.path)-1]
		return v.release(f)
	case document.JSONString:
		return v.text(tok)
	default:
	}
	return nil
}

func (v *jsonWalk) text(tok *document.JSONToken) error {
	if len(v.frames) == 0 {
		return nil
	}
	for {
		var u document.Unit
		v.s.Unit(tok, &u)
		if f, key := &v.frames[len(v.frames)-1], v.path[len(v.path)-1]; !f.array && v.owners[key] {
			if f.owns == nil {
				f.owns = map[string]string{}
			}
			f.owns[key] = u.Text
		}
		if err := v.unit(&u); err != nil {
			return err
		}
		if !tok.More {
			return v.r.flush()
		}
		var err error
		if tok, err = v.s.NextPiece(); err != nil {
			return err
		}
	}
}

// unit applies the first rule that fits.
func (v *jsonWalk) unit(u *document.Unit) error {
	key := v.path[len(v.path)-1]
	for _, rule := range v.rules {
		if last := rule.path[len(rule.path)-1]; last[0] != '*' && last != key { // most rules
			continue
		}
		if !matches(rule.path, v.path) {
			continue
		}
		if rule.find != nil {
			return v.r.apply(u, rule.find(v.r.names, u.Text))
		}
		if owner := len(v.frames) - 1 - rule.up; owner >= 0 && v.r.names.isValue(u.Text) {
			v.frames[owner].held = append(v.frames[owner].held, heldValue{*u, rule.owner, rule.alone})
			v.r.held++
		}
		return nil
	}
	return nil
}

// isValue tells whether a value of any entity is to change.
func (n *names) isValue(old string) bool {
	for entity := range n.Values {
		if _, ok := n.value(entity, old); ok {
			return true
		}
	}
	return false
}

// release changes the values whose entity is known now.
func (v *jsonWalk) release(f jsonFrame) error {
	for _, h := range f.held {
		v.r.held--
		entity, named := f.owns[h.owner]
		var name string
		ok := false
		switch {
		case named:
			name, ok = v.r.names.value(entity, h.u.Text)
		case h.alone:
			name, ok = v.r.names.anyValue(h.u.Text)
		}
		var edits []document.Edit
		if ok {
			edits = []document.Edit{{Span: document.Span{Start: 0, End: len(h.u.Text)}, Text: name}}
		}
		if err := v.r.apply(&h.u, edits); err != nil {
			return err
		}
	}
	return v.r.flush()
}
