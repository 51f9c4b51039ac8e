package workspace

import (
	"slices"
	"strings"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

var (
	rasaHeading    = lazy.MustCompile(`^##\s*(intent|synonym|lookup|regex)\s*:\s*(.*?)\s*$`)
	markdownBullet = lazy.MustCompile(`^\s*[-*+]\s+`)
)

// sniffRasaMarkdown looks for a heading such as "## intent:greet".
func sniffRasaMarkdown(h *Head) int {
	if slices.ContainsFunc(headLines(h), rasaHeading.MatchString) {
		return 90
	}
	return 0
}

// readRasaMarkdown reads the Markdown form of Rasa 1: headings that name an
// intent, synonym, lookup table or regular expression, and lists of
// examples. What stands elsewhere is text.
func readRasaMarkdown(in *Input, out Emitter) error {
	kind := ""
	var example document.Unit
	counts := counter{}
	return eachLine(in, out, func(l document.Line) error {
		if strings.TrimSpace(l.Text) == "" {
			return nil
		}
		if m := rasaHeading.FindStringSubmatchIndex(l.Text); m != nil && whole(l) {
			kind = l.Text[m[2]:m[3]]
			name := l.Text[m[4]:m[5]]
			var about document.Unit
			about, example = rasaUnits(kind, name)
			if name == "" {
				return nil
			}
			line := lineUnit(l, about)
			u := line.Slice(document.Span{Start: m[4], End: m[5]})
			return out.Unit(&u)
		}
		bullet := markdownBullet.FindString(l.Text)
		if strings.HasPrefix(l.Text, "#") {
			kind = ""
		}
		if kind == "" || bullet == "" || !whole(l) {
			u := textUnit(l)
			return out.Unit(&u)
		}
		u := lineUnit(l, example)
		u = trimmed(u.Slice(document.Span{Start: len(bullet), End: len(u.Text)}))
		if u.Text == "" {
			return nil
		}
		switch kind {
		case "intent":
			u.Place.Example = counts.next(u.Place.Intent)
		case "synonym":
			u.Place.Synonym = counts.next("\x00synonym")
		case "regex":
			return out.Unit(&u)
		default:
			u.Place.Value = counts.next("\x00" + u.Place.Entity)
		}
		return emitMarked(out, &u)
	})
}

// lineUnit is the line as a unit with role, place and labels of base.
func lineUnit(l document.Line, base document.Unit) document.Unit {
	u := l.Unit()
	u.Role, u.Place, u.Labels, u.Pointer = base.Role, base.Place, base.Labels, base.Pointer
	return u
}
