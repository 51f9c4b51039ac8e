package impact

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// issue makes an issue about a unit; %s in the message is its place.
func (i *Impact) issue(u *document.Unit, count int, message string) Issue {
	place := i.safePlace(&u.Place)
	return Issue{
		Message: fmt.Sprintf(message, describe(&place, u.Record)),
		Place:   place, Pointer: i.safePointer(u.Pointer), Record: u.Record, Count: count,
	}
}

func (i *Impact) duplicate(u *document.Unit, kind Kind, first int) Issue {
	what := "name"
	switch {
	case kind == DuplicateSynonym:
		what = "synonym"
	case kind == DuplicateEntityValue:
		what = "value"
	case isExample(u):
		what = "example"
	case u.Place.Kind == "counterexample":
		what = "counterexample"
	case u.Place.Kind == "row":
		what = "row"
	}
	if first > 0 {
		return i.issue(u, 0, fmt.Sprintf("%%s is the same as %s %d", what, first))
	}
	return i.issue(u, 0, "%s is the same as an earlier "+what)
}

func (i *Impact) crossing(u *document.Unit, cross Kind, first int) Issue {
	if cross == SharedSynonym {
		return i.issue(u, 0, fmt.Sprintf("%%s is a synonym of value %d too", first))
	}
	if first >= len(i.intents.all) { // beyond maxIntents
		return i.issue(u, 0, "%s stands in another intent too")
	}
	name := strings.ReplaceAll(strconv.Quote(i.opts.Name(i.intents.all[first].name)), "%", "%%")
	return i.issue(u, 0, "%s stands in intent "+name+" too")
}

func (i *Impact) safePlace(p *document.Place) document.Place {
	out := *p
	for _, name := range []*string{&out.Intent, &out.Entity, &out.Node, &out.Action, &out.Step, &out.Speaker, &out.Field} {
		if *name != "" {
			*name = i.opts.Name(*name)
		}
	}
	return out
}

// safePointer makes the keys of a pointer fit for output. Array indexes stay.
func (i *Impact) safePointer(pointer string) string {
	tokens := strings.Split(pointer, "/")
	for at, token := range tokens {
		if strings.Trim(token, "0123456789") == "" && len(token) < 6 {
			continue
		}
		tokens[at] = pointerEscape.Replace(i.opts.Name(pointerUnescape.Replace(token)))
	}
	return strings.Join(tokens, "/")
}

// The escapes of RFC 6901.
var (
	pointerEscape   = strings.NewReplacer("~", "~0", "/", "~1")
	pointerUnescape = strings.NewReplacer("~1", "/", "~0", "~")
)

// describe names a place whose names are fit for output.
func describe(p *document.Place, record int) string {
	of := func(what, name string) string {
		if name == "" {
			return ""
		}
		return " of " + what + " " + strconv.Quote(name)
	}
	switch {
	case p.Kind == "intent-name":
		return "the name of intent " + strconv.Quote(p.Intent)
	case p.Kind == "entity-name" && p.Entity != "":
		return "the name of entity " + strconv.Quote(p.Entity)
	case p.Kind == "example":
		return numbered("example", p.Example, record) + of("intent", p.Intent)
	case p.Kind == "counterexample":
		return numbered("counterexample", p.Example, record)
	case p.Kind == "synonym" && p.Value > 0:
		return numbered("synonym", p.Synonym, record) + " of value " + strconv.Itoa(p.Value) + of("entity", p.Entity)
	case p.Entity != "":
		return numbered(p.Kind, p.Value, record) + of("entity", p.Entity)
	case p.Kind == "row":
		return numbered("row", record, 0)
	case p.Node != "":
		return p.Kind + of("node", p.Node)
	case p.Action != "":
		return p.Kind + of("action", p.Action)
	case p.Intent != "":
		return p.Kind + of("intent", p.Intent)
	}
	return numbered(p.Kind, 0, record)
}

func numbered(what string, n, record int) string {
	switch {
	case n > 0:
		return what + " " + strconv.Itoa(n)
	case record > 0:
		return what + " in record " + strconv.Itoa(record)
	}
	return "a " + what
}

func plural(n int, noun string) string {
	if n == 1 {
		return noun
	}
	return noun + "s"
}
