package workspace

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

var (
	luHeading = lazy.MustCompile(`^\s*#+\s*(\?\s*)?(.*?)\s*$`)
	luEntity  = lazy.MustCompile(`^\s*@\s*([A-Za-z]+)\s+("[^"]*"|[^\s=(]+)[^=]*?(?:=\s*(.*?)\s*)?$`)
	luOld     = lazy.MustCompile(`^\s*\$([^:]+):\s*(.*?)\s*(=?)\s*$`)
	luMark    = lazy.MustCompile(`^\{\s*@?\s*([\p{L}\p{N}_.\- ]+?)(?:\s*:\s*([\p{L}\p{N}_.\- ]+?))?\s*=\s*`)
	luMeta    = lazy.MustCompile(`^>\s*!#\s*@`)
	luDefines = lazy.MustCompile(`^\s*@\s*(intent|ml|list|phraselist|prebuilt|regex|simple|composite|patternany)\s`)
)

// sniffLU looks for the marks that only this format has: "> !# @app", an
// entity definition, or a marked entity under a heading.
func sniffLU(h *Head) int {
	headings, bullets, marks := 0, 0, 0
	for _, line := range headLines(h) {
		switch {
		case luMeta.MatchString(line), luDefines.MatchString(line):
			marks++
		case strings.HasPrefix(line, "#"):
			headings++
		case strings.HasPrefix(line, "- "):
			bullets++
			if strings.Contains(line, "{@") {
				marks++
			}
		}
	}
	switch {
	case hasSuffix(h, ".lu") && headings+marks > 0:
		return 90
	case headings > 0 && bullets > 0 && marks > 0:
		return 60
	}
	return 0
}

// luReader reads a .lu file line by line.
type luReader struct {
	out     Emitter
	section string // "intent", or the kind of entity
	name    string
	counts  counter
	value   int
}

// readLU reads intents with their utterances, and entities with their
// values. Lines that belong to neither are text.
func readLU(in *Input, out Emitter) error {
	r := &luReader{out: out, counts: counter{}}
	return eachLine(in, out, func(l document.Line) error {
		line := strings.TrimSpace(l.Text)
		if line == "" {
			return nil
		}
		u := trimmed(l.Unit())
		switch {
		case !whole(l):
			u := textUnit(l)
			return out.Unit(&u)
		case line[0] == '>':
			return r.as(trimmed(u.Slice(document.Span{Start: 1, End: len(u.Text)})), document.RoleNote, document.Place{Kind: "note"}, nil)
		case line[0] == '#':
			return r.heading(u)
		case line[0] == '@':
			return r.entity(u)
		case line[0] == '$' && luOld.MatchString(u.Text):
			return r.oldEntity(u)
		case (line[0] == '-' || line[0] == '*' || line[0] == '+') && r.section != "":
			return r.item(trimmed(u.Slice(document.Span{Start: 1, End: len(u.Text)})))
		}
		return r.as(u, document.RoleText, document.Place{Kind: "line"}, nil)
	})
}

// as emits u with what it is, unless it is empty.
func (r *luReader) as(u document.Unit, role document.Role, place document.Place, labels []document.Label) error {
	if strings.TrimSpace(u.Text) == "" {
		return nil
	}
	u.Role, u.Place, u.Labels = role, place, labels
	return r.out.Unit(&u)
}

// heading begins an intent, or with "# ?" asks a question.
func (r *luReader) heading(u document.Unit) error {
	m := luHeading.FindStringSubmatchIndex(u.Text)
	if m == nil {
		return r.as(u, document.RoleText, document.Place{Kind: "line"}, nil)
	}
	part := u.Slice(document.Span{Start: m[4], End: m[5]})
	r.section, r.name = "intent", part.Text
	if m[2] >= 0 {
		return r.as(part, document.RoleUtterance, document.Place{Kind: "example"}, nil)
	}
	return r.as(part, document.RoleName, document.Place{Kind: "intent-name", Intent: r.name}, nil)
}

// entity defines an entity: "@ list color =", "@ regex zip = /[0-9]{5}/".
func (r *luReader) entity(u document.Unit) error {
	m := luEntity.FindStringSubmatchIndex(u.Text)
	if m == nil {
		return r.as(u, document.RoleText, document.Place{Kind: "line"}, nil)
	}
	name := u.Slice(document.Span{Start: m[4], End: m[5]})
	r.section, r.name, r.value = strings.ToLower(u.Text[m[2]:m[3]]), strings.Trim(name.Text, `"`), 0
	if r.section == "prebuilt" {
		return nil
	}
	place := document.Place{Kind: "entity-name", Entity: r.name}
	if r.section == "intent" {
		place = document.Place{Kind: "intent-name", Intent: r.name}
	}
	if err := r.as(name, document.RoleName, place, nil); err != nil || m[6] < 0 {
		return err
	}
	return r.item(u.Slice(document.Span{Start: m[6], End: m[7]}))
}

// oldEntity defines an entity as older files do: "$color:red=",
// "$zip:/[0-9]{5}/".
func (r *luReader) oldEntity(u document.Unit) error {
	m := luOld.FindStringSubmatchIndex(u.Text)
	r.name, r.section = strings.TrimSpace(u.Text[m[2]:m[3]]), "list"
	value := u.Slice(document.Span{Start: m[4], End: m[5]})
	switch {
	case strings.EqualFold(r.name, "prebuilt"):
		return nil
	case m[6] < m[7]:
		r.value = r.counts.next(r.name)
		return r.as(value, document.RoleEntityValue, document.Place{Kind: "entity-value", Entity: r.name, Value: r.value}, label(document.LabelEntity, r.name))
	case strings.HasPrefix(value.Text, "/"):
		return r.as(value, document.RolePattern, document.Place{Kind: "pattern", Entity: r.name}, label(document.LabelEntity, r.name))
	}
	r.section = strings.ToLower(value.Text)
	return r.as(u.Slice(document.Span{Start: m[2], End: m[3]}), document.RoleName, document.Place{Kind: "entity-name", Entity: r.name}, nil)
}

// item reads an item of a list: an utterance, a value, a synonym.
func (r *luReader) item(u document.Unit) error {
	switch {
	case r.section == "intent":
		place := document.Place{Kind: "example", Intent: r.name, Example: r.counts.next(r.name)}
		u = luUnmarked(u, intentLabel(r.name))
		return r.as(u, document.RoleUtterance, place, u.Labels)
	case strings.HasPrefix(u.Text, "@"):
		return r.as(u, document.RoleName, document.Place{Kind: "entity-name", Entity: r.name}, nil)
	}
	role, place := document.RoleEntityValue, document.Place{Kind: "entity-value", Entity: r.name}
	switch {
	case strings.HasPrefix(u.Text, "/") && strings.HasSuffix(u.Text, "/"):
		role, place.Kind = document.RolePattern, "pattern"
	case strings.HasSuffix(u.Text, ":"):
		r.value = r.counts.next("@" + r.name)
		u = trimmed(u.Slice(document.Span{Start: 0, End: len(u.Text) - 1}))
	case r.value > 0:
		place.Kind = "synonym"
	}
	place.Value = r.value
	return r.as(u, role, place, label(document.LabelEntity, r.name))
}

// luUnmarked takes the markup out of an utterance: {@city=Paris}, {city=Paris}
// and the like, also nested. A {@city} without a value stays.
func luUnmarked(u document.Unit, labels []document.Label) document.Unit {
	u.Labels = labels
	if len(u.Text) > maxMarkup || !strings.Contains(u.Text, "{") {
		return u
	}
	type open struct {
		entity string
		from   int // in the new text
	}
	var (
		b     document.TextBuilder
		stack []open
		notes []document.Label
		at    int
	)
	for i := 0; i < len(u.Text); i++ {
		switch u.Text[i] {
		case '\\':
			i++
		case '{':
			m := luMark.FindStringSubmatch(u.Text[i:])
			if m == nil {
				stack = append(stack, open{})
				continue
			}
			b.Part(&u, document.Span{Start: at, End: i})
			at = i + len(m[0])
			stack = append(stack, open{strings.TrimSpace(m[1] + " " + m[2]), b.Len()})
			i = at - 1
		case '}':
			if len(stack) == 0 {
				continue
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			if o.entity == "" {
				continue
			}
			b.Part(&u, document.Span{Start: at, End: i})
			at = i + 1
			notes = append(notes, document.Label{
				Kind: document.LabelAnnotation, Text: o.entity, Span: document.Span{Start: o.from, End: b.Len()},
			})
		}
	}
	if at == 0 {
		return u
	}
	b.Part(&u, document.Span{Start: at, End: len(u.Text)})
	out := u
	out.Labels = slices.Concat(labels, notes)
	b.Fill(&out)
	return out
}
