package workspace

import (
	"strings"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

var (
	convoSection = lazy.MustCompile(`^#([A-Za-z]\w*)\b`)
	// convoAsserter is a line that tells the tester what to do or expect.
	convoAsserter = lazy.MustCompile(`^!?(PAUSE|WAITFORBOT(TIMEOUT)?|BUTTONS?|MEDIA|INTENT|INTENT_\w+|ENTITIES|ENTITY_\w+|CARDS?|FORMS?|LISTS?|RATE|` +
		`INCLUDE|PARTIALCONVO|CUSTOM|[A-Z]+(_[A-Z]+)+|[A-Z]{2,}\()(\s|\(|\)|\||$|.*\))`)
)

// sniffConvo looks for the speakers' lines.
func sniffConvo(h *Head) int {
	speakers, first := 0, ""
	for _, line := range headLines(h) {
		if line = strings.TrimSpace(line); line == "" {
			continue
		}
		if first == "" {
			first = line
		}
		if m := convoSection.FindStringSubmatch(line); m != nil && (m[1] == "me" || m[1] == "bot") {
			speakers++
		}
	}
	switch {
	case speakers == 0:
		return 0
	case hasSuffix(h, ".convo.txt", ".pconvo.txt"):
		return 95
	case speakers > 1:
		return 70
	}
	return 0
}

// maxQuestion is how much of what the bot said is kept as a label, in bytes.
const maxQuestion = 500

// readConvo reads a conversation: its name, then turns of "#me" and "#bot".
// What the bot said is a label of the user's next turn. Lines that instruct
// the tester are data.
func readConvo(in *Input, out Emitter) error {
	speaker, question, said := "", "", ""
	turn, group := 0, 0
	return eachLine(in, out, func(l document.Line) error {
		if strings.TrimSpace(l.Text) == "" {
			return nil
		}
		u := l.Unit()
		if m := convoSection.FindStringSubmatch(l.Text); m != nil && whole(l) {
			switch speaker = strings.ToLower(m[1]); speaker {
			case "me":
				speaker, question, said = "user", said, ""
			case "bot":
				question = ""
			}
			turn++
			group++
			u = trimmed(u.Slice(document.Span{Start: len(m[0]), End: len(u.Text)}))
			if u.Text == "" {
				return nil
			}
			u.Role, u.Place.Kind = document.RoleData, "asserter" // a channel
			u.Place.Turn, u.Place.Speaker, u.Group = turn, speaker, group
			return out.Unit(&u)
		}
		u.Group = group
		u.Place = document.Place{Kind: "turn", Turn: turn, Speaker: speaker}
		switch {
		case convoAsserter.MatchString(l.Text):
			u.Role, u.Place.Kind = document.RoleData, "asserter"
		case speaker == "user":
			u.Role = document.RoleUtterance
			u.Labels = label(document.LabelQuestion, question)
		case speaker == "bot":
			u.Role = document.RoleAnswer
			if whole(l) && len(said)+len(l.Text) < maxQuestion {
				said = strings.TrimSpace(said + " " + strings.TrimSpace(l.Text))
			}
		case speaker == "":
			u.Role, u.Place = document.RoleNote, document.Place{Kind: "title"}
		default:
			u.Role = document.RoleData
		}
		return out.Unit(&u)
	})
}

// sniffUtterances goes by the name: the content is any list of lines.
func sniffUtterances(h *Head) int {
	if hasSuffix(h, ".utterances.txt") {
		return 70
	}
	return 0
}

// readUtterances reads a list: the first line names it, the others are
// utterances.
func readUtterances(in *Input, out Emitter) error {
	name, named := "", false
	counts := counter{}
	return eachLine(in, out, func(l document.Line) error {
		text := strings.TrimSpace(l.Text)
		if text == "" {
			return nil
		}
		u := l.Unit()
		if !named && whole(l) {
			named, name = true, text
			u.Role, u.Place = document.RoleName, document.Place{Kind: "intent-name", Intent: name}
			return out.Unit(&u)
		}
		u.Role = document.RoleUtterance
		u.Place = document.Place{Kind: "example", Intent: name, Example: counts.next(name)}
		u.Labels = intentLabel(name)
		return out.Unit(&u)
	})
}
