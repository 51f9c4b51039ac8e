package impact

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

// check looks at a unit by itself.
func (i *Impact) check(u *document.Unit, s stage) {
	if u.Own.Start > 0 {
		return // a later part of a long string
	}
	made := s == edited
	if l := i.limits.find(u.Place.Kind, u.Pointer); l != nil && len(u.Text) > l.Most {
		if n := characters(u.Text); n > l.Most {
			i.ledger.add(s, TooLong, l.Severity, made, func() Issue {
				return i.issue(u, n, fmt.Sprintf("%%s has %d characters, the format takes %d", n, l.Most))
			})
		}
	}
	if mustHaveText(u) {
		i.checkText(u, s)
	}
	if i.watson {
		i.checkCharacters(u, s)
	} else if made && strings.HasPrefix(i.opts.Format, "lex-") && isExample(u) && strings.ContainsAny(u.Text, "<>~") {
		// SOURCE: Amazon Lex takes letters, digits, blanks and few
		// punctuation marks in utterances.
		i.ledger.add(s, TextCharacters, Warned, made, func() Issue {
			return i.issue(u, 0, "%s holds characters of a placeholder that Lex does not take in utterances")
		})
	}
	for _, m := range u.Mentions {
		i.checkMention(u, s, m.Span)
	}
	if i.isRow(u) && !i.words.blank {
		i.checkRow(u, s)
	}
}

// mustHaveText tells whether a unit stands where formats want a text.
func mustHaveText(u *document.Unit) bool {
	switch u.Place.Kind {
	case "example", "counterexample", "row":
		return u.Role == document.RoleUtterance
	case "entity-value", "synonym", "lookup":
		return u.Role == document.RoleEntityValue
	case "intent-name", "entity-name":
		return u.Role == document.RoleName
	}
	return false
}

// checkText looks for texts of which nothing is left.
func (i *Impact) checkText(u *document.Unit, s stage) {
	w := i.words
	switch {
	case w.blank:
		severity := Warned
		if i.watson && !i.lists.rows {
			severity = Refused
		}
		i.ledger.add(s, Empty, severity, s == edited, func() Issue { return i.issue(u, 0, "%s is empty") })
	case u.Role == document.RoleUtterance && len(w.words) > 0 && w.placeholders == len(w.words):
		i.ledger.add(s, OnlyPlaceholders, Warned, s == edited, func() Issue {
			return i.issue(u, w.placeholders, "%s holds nothing but placeholders")
		})
	}
}

// checkCharacters looks for characters that Watson Assistant does not take in
// names and texts. SOURCE: its documentation, intents.md and entities.md, for
// titles of dialog nodes the API reference, which is not enforced: exports
// with other characters exist.
func (i *Impact) checkCharacters(u *document.Unit, s stage) {
	extra, severity := "", Refused
	switch u.Place.Kind {
	case "intent-name":
		extra = "_-."
	case "entity-name":
		extra = "_-"
	case "dialog-node":
		extra, severity = "_-. ", Warned
	case "example", "counterexample", "entity-value", "synonym", "description":
		if i.opts.Format != "csv-translation" && strings.ContainsAny(u.Text, "\t\r\n") {
			i.ledger.add(s, TextCharacters, severity, s == edited, func() Issue { return i.issue(u, 0, "%s holds a tab or line break") })
		}
		return
	default:
		return
	}
	if u.Role != document.RoleName {
		return
	}
	if strings.ContainsFunc(strings.TrimSpace(u.Text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) && !strings.ContainsRune(extra, r)
	}) {
		i.ledger.add(s, NameCharacters, severity, s == edited, func() Issue {
			return i.issue(u, 0, "%s holds characters that such names cannot have")
		})
	}
}

func (i *Impact) checkMention(u *document.Unit, s stage, m document.Span) {
	switch {
	case m.Start < 0 || m.End < m.Start || m.End > len(u.Text) || !between(u.Text, m.Start) || !between(u.Text, m.End):
		i.ledger.add(s, MentionOutside, Refused, s == edited, func() Issue { return i.issue(u, 0, "%s has a mention that does not lie in it") })
	case m.Len() == 0:
		i.ledger.add(s, EmptyMention, Refused, s == edited, func() Issue { return i.issue(u, 0, "%s has an empty mention") })
	}
}

// between tells whether no character of text is cut at off.
func between(text string, off int) bool { return off == len(text) || utf8.RuneStart(text[off]) }

func (i *Impact) checkRow(u *document.Unit, s stage) {
	n := i.words.length()
	switch {
	case n < fewestWords:
		i.ledger.add(s, RowTooShort, Warned, s == edited, func() Issue {
			return i.issue(u, n, fmt.Sprintf("%%s has %d %s, the service drops those under %d", n, plural(n, "word"), fewestWords))
		})
	case n > mostWords:
		i.ledger.add(s, RowTooLong, Warned, s == edited, func() Issue {
			return i.issue(u, n, fmt.Sprintf("%%s has %d words, the service drops those over %d", n, mostWords))
		})
	}
}
