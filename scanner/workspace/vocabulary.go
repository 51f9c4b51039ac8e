package workspace

import (
	"iter"
	"strings"
	"unicode"

	"github.com/privlint/privlint/scanner/document"
)

// declaring are the formats in which entities are declared with their values,
// and the bot states its name.
var declaring = map[string]bool{
	"watson-actions": true, "watson-dialog": true, "watson-export": true, "dialogflow-cx": true,
	"lex-v1": true, "lex-v2": true, "luis": true, "clu": true, "snips": true, "snips-yaml": true,
	"rasa-json": true, "rasa-yaml": true, "rasa-md": true, "lu": true, "entity-csv": true,
}

// Declares tells that files of the format may declare the words of a bot; see
// Declared.
func (f Format) Declares() bool { return declaring[f.Name] }

// Declared yields the words that a unit declares as those of the bot: values
// and synonyms of an entity that does not hold persons, or the name of the bot
// itself. Values that stand in an example declare nothing, since a user
// brought them, nor do values whose entity is not known.
func Declared(u *document.Unit) iter.Seq[string] {
	return func(yield func(string) bool) {
		switch {
		case u.Role == document.RoleName:
			if u.Place.Kind == "skill-name" || u.Place.Kind == "assistant-name" {
				_ = yield(u.Text) && yield(botName(u.Text))
			}
		case u.Role != document.RoleEntityValue || u.Place.Intent != "" || u.Place.Example > 0:
		case u.Place.Kind == "entity-value" || u.Place.Kind == "synonym" || u.Place.Kind == "lookup":
			if entity := entityOf(u); entity != "" && !holdsPersons(entity) {
				yield(u.Text)
			}
		case u.Place.Kind == "phrase-list":
			if entity := entityOf(u); entity == "" || holdsPersons(entity) {
				return
			}
			for phrase := range strings.SplitSeq(u.Text, ",") {
				if !yield(phrase) {
					return
				}
			}
		}
	}
}

// entityOf is the name of the entity that a value belongs to, or "".
func entityOf(u *document.Unit) string {
	if u.Place.Entity != "" {
		return u.Place.Entity
	}
	for _, l := range u.Labels {
		if l.Kind == document.LabelEntity {
			return l.Text
		}
	}
	return ""
}

// botName is the name of a bot without the words that say that it is one.
func botName(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	kept := words[:0]
	for _, w := range words {
		switch strings.ToLower(w) {
		case "the", "my", "our", "bot", "chatbot", "voicebot", "assistant", "agent", "skill", "virtual", "digital", "demo", "test", "dialog", "actions":
		default:
			kept = append(kept, w)
		}
	}
	return strings.Join(kept, " ")
}

// holdsPersons tells whether the name of an entity says that its values are
// persons or their names: "customer", "sys-person", "first_name".
func holdsPersons(entity string) bool {
	named, only := false, true
	for _, w := range nameParts(entity) {
		switch {
		case personWords[w]:
			return true
		case nameWords[w]:
			named = true
		case !nameAdjectives[w]:
			only = false
		}
	}
	return named && only
}

// personWords are words for persons in names of entities. Plurals are cut
// before they are looked up.
var personWords = setOf(
	"person", "people", "per", "contact", "customer", "client", "employee", "staff", "patient", "member", "doctor", "physician", "nurse", "dentist",
	"agent", "advisor", "adviser", "manager", "colleague", "coworker", "user", "username", "caller", "recipient", "sender", "payee", "beneficiary", "guest", "passenger",
	"traveler", "traveller", "student", "teacher", "professor", "instructor", "attendee", "invitee", "participant", "friend", "family", "relative", "spouse", "child",
	"owner", "holder", "cardholder", "author", "candidate", "applicant", "tenant", "resident", "human", "firstname", "lastname", "surname", "fullname", "forename", "nickname",
	"persona", "persone", "personen", "kunde", "kunden", "mitarbeiter", "patienten", "vorname", "nachname", "cliente", "empleado", "paciente", "apellido", "prenom", "cognome", "nachnamen", "klant",
)

// nameWords are words for a name, which may be that of a thing as well.
var nameWords = setOf("name", "nombre", "nom", "nome", "naam", "imie", "nazwisko")

// nameAdjectives stand beside a word for a name and do not say what it names.
var nameAdjectives = setOf(
	"first", "last", "full", "given", "middle", "maiden", "family", "proper", "real", "legal", "sur", "fore", "nick", "my", "your", "the", "any", "sys", "system", "builtin",
	"prebuilt", "entity", "list", "value", "slot", "type", "common", "known", "test", "en", "de", "es", "fr", "us",
)

func setOf(words ...string) map[string]bool {
	set := make(map[string]bool, len(words))
	for _, w := range words {
		set[w] = true
	}
	return set
}

// nameParts cuts a name of the author's into lower-case words, at signs and
// before capitals.
func nameParts(name string) []string {
	var parts []string
	var part []rune
	end := func() {
		if len(part) > 0 {
			parts = append(parts, singular(strings.ToLower(string(part))))
		}
		part = part[:0]
	}
	small := false
	for _, r := range name {
		switch {
		case !unicode.IsLetter(r):
			end()
		case unicode.IsUpper(r) && small:
			end()
			part = append(part, r)
		default:
			part = append(part, r)
		}
		small = unicode.IsLower(r)
	}
	end()
	return parts
}

// singular takes the "s" of a plural away.
func singular(w string) string {
	if len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && w != "sys" {
		return w[:len(w)-1]
	}
	return w
}
