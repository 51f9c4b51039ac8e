package impact

import (
	"hash/maphash"
	"strings"

	"github.com/privlint/privlint/scanner/document"
)

// lists says in which lists of a format equal texts are a fault.
type lists struct {
	seed maphash.Seed
	// rows tells that the file is one list of utterances.
	rows bool
	// names tells that each name of an intent or entity stands once.
	names bool
	// refused tells that the service refuses duplicates.
	refused bool
}

func newLists(seed maphash.Seed, format string) lists {
	l := lists{seed: seed, rows: format == "utterance-csv"}
	switch format {
	case "watson-dialog", "watson-actions", "watson-export":
		l.names, l.refused = true, true
	case "intent-csv", "entity-csv":
		l.refused = true
	}
	return l
}

// membership says in which list a unit stands.
type membership struct {
	// inner numbers the list in which its text must not come again.
	inner uint64
	// outer numbers the list of lists in which it should not; zero for none.
	outer uint64
	kind  Kind // of an equal text in inner
	cross Kind // of an equal text in another list of outer
}

// What the lists hold: the first part of their number.
const (
	ofExamples = iota + 1
	ofCounterexamples
	ofRows
	ofValues
	ofSynonyms
	ofIntents
	ofEntities
)

// of finds the list of a unit. Parts of long strings are in none.
func (l *lists) of(u *document.Unit) (m membership, ok bool) {
	if partial(u) || u.Pointer == "/translatable_string" { // whose rows are tied to another file
		return m, false
	}
	scope := skillOf(u.Pointer)
	switch {
	case u.Role == document.RoleUtterance && u.Place.Kind == "example":
		m = membership{kind: DuplicateExample, inner: l.number(ofExamples, intentOf(u), 0)}
		if u.Place.Intent != "" {
			m.cross, m.outer = CrossIntent, l.number(ofExamples, scope, 1)
		}
	case u.Role == document.RoleUtterance && u.Place.Kind == "counterexample":
		m = membership{kind: DuplicateExample, inner: l.number(ofCounterexamples, scope, 0)}
	case u.Role == document.RoleUtterance && u.Place.Kind == "row" && l.rows:
		m = membership{kind: DuplicateExample, inner: l.number(ofRows, "", 0)}
	case u.Role == document.RoleEntityValue:
		return l.ofEntity(u, scope)
	case l.names && u.Role == document.RoleName && u.Place.Kind == "intent-name":
		m = membership{kind: DuplicateName, inner: l.number(ofIntents, scope, 0)}
	case l.names && u.Role == document.RoleName && u.Place.Kind == "entity-name":
		m = membership{kind: DuplicateName, inner: l.number(ofEntities, scope, 0)}
	default:
		return m, false
	}
	return m, true
}

// ofEntity finds the list of a value or synonym. Those beside an example are
// annotations, and a default value or an excluded phrase stands alone.
func (l *lists) ofEntity(u *document.Unit, scope string) (m membership, ok bool) {
	p := &u.Place
	if p.Example > 0 || strings.HasSuffix(u.Pointer, "/defaultValue") || strings.HasPrefix(u.Pointer, "/excludedPhrases/") {
		return m, false
	}
	entity := scope + "\x00" + p.Entity
	switch {
	case p.Kind == "entity-value" || p.Kind == "lookup":
		return membership{kind: DuplicateEntityValue, inner: l.number(ofValues, entity, 0)}, true
	case p.Kind == "synonym" && p.Value > 0:
		return membership{
			kind: DuplicateSynonym, inner: l.number(ofSynonyms, entity, p.Value),
			cross: SharedSynonym, outer: l.number(ofSynonyms, entity, 0),
		}, true
	}
	return m, false
}

func (l *lists) number(what int, name string, n int) uint64 {
	return mix(maphash.String(l.seed, name), uint64(n)<<8|uint64(what)) | 1 // zero is none
}

// intentOf names the intent of an example: by its place in the file where the
// pointer tells it, since titles of actions can come twice.
func intentOf(u *document.Unit) string {
	if at := strings.LastIndex(u.Pointer, "/examples/"); at > 0 && strings.Contains(u.Pointer[:at], "/intents/") {
		return u.Pointer[:at]
	}
	return u.Place.Intent
}

// skillOf is the beginning of a pointer that names one of several skills.
func skillOf(pointer string) string {
	for _, prefix := range []string{"/assistant_skills/", "/workspaces/"} {
		if rest, ok := strings.CutPrefix(pointer, prefix); ok {
			number, _, _ := strings.Cut(rest, "/")
			return pointer[:len(prefix)+len(number)]
		}
	}
	return ""
}

// partial tells whether a unit is one of several windows on a long string.
func partial(u *document.Unit) bool { return u.Own.Len() > 0 && u.Own.Len() < len(u.Text) }

// own is the part of a unit's text that is counted with it.
func own(u *document.Unit) string {
	if !partial(u) {
		return u.Text
	}
	start := min(max(u.Own.Start, 0), len(u.Text))
	return u.Text[start:min(max(u.Own.End, start), len(u.Text))]
}
