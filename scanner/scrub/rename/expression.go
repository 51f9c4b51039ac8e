package rename

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/privlint/privlint/scanner/document"
)

// Watson conditions are expressions of the Spring Expression Language with
// short forms: #intent, @entity, @entity:value, @entity:(value with blanks),
// $variable.

// subject is what the literals near it are compared with.
type subject struct {
	at     int
	kind   subjectKind
	entity string // for a value
}

type subjectKind uint8

const (
	otherSubject subjectKind = iota
	intentSubject
	entitiesSubject // the list of entities: literals are names of them
	valueSubject    // one entity: literals are its values
)

// literal is a string in quotes.
type literal struct {
	span  document.Span // of its content
	quote string
	taken bool // found to be a name already
}

// expression scans one expression.
type expression struct {
	n        *names
	text     string
	at       int
	depth    int
	edits    []document.Edit
	subjects []subject // of the clause at hand
	literals []literal
}

// inExpression finds names in an expression.
func inExpression(n *names, text string) []document.Edit { return scan(n, text, 0) }

// scan reads an expression that stands in the literals of depth others.
func scan(n *names, text string, depth int) []document.Edit {
	e := &expression{n: n, text: text, depth: depth}
	for e.at < len(text) {
		e.next()
	}
	e.clause()
	return e.edits
}

// inText finds names in a text of the bot: references to entities, and
// expressions between <? and ?>.
func inText(n *names, text string) []document.Edit {
	var edits []document.Edit
	at := 0
	for at < len(text) {
		open := strings.Index(text[at:], "<?")
		if open < 0 {
			break
		}
		open += at
		end := len(text)
		if i := strings.Index(text[open+2:], "?>"); i >= 0 {
			end = open + 2 + i
		}
		edits = append(edits, shifted(inPlain(n, text[at:open]), at)...)
		edits = append(edits, shifted(inExpression(n, text[open+2:end]), open+2)...)
		at = min(end+2, len(text))
	}
	return append(edits, shifted(inPlain(n, text[at:]), at)...)
}

// inPlain finds references to entities outside of expressions.
func inPlain(n *names, text string) []document.Edit {
	e := &expression{n: n, text: text}
	for e.at < len(text) {
		i := strings.IndexByte(text[e.at:], '@')
		if i < 0 {
			break
		}
		e.at += i
		before, _ := utf8.DecodeLastRuneInString(text[:e.at])
		if e.at > 0 && isName(before) { // an e-mail address
			e.at++
			continue
		}
		e.entityRef()
	}
	return e.edits
}

func isName(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' || r == '-' }

func (e *expression) next() {
	c, size := utf8.DecodeRuneInString(e.text[e.at:])
	switch rest := e.text[e.at:]; {
	case c == '#':
		e.intentRef()
	case c == '@':
		e.entityRef()
	case c == '$':
		e.variable()
	case c == '\'' || c == '"':
		e.quoted(byte(c))
	case strings.HasPrefix(rest, "&&") || strings.HasPrefix(rest, "||"):
		e.at += 2
		e.clause()
	case strings.ContainsRune("?:;,", c):
		e.at += size
		if c != ',' {
			e.clause()
		}
	case unicode.IsLetter(c) || c == '_':
		e.identifier()
	default:
		e.at += size
	}
}

// run reads letters, digits, underscores and the characters of also.
func (e *expression) run(from int, also string) int {
	to := from
	for to < len(e.text) {
		r, size := utf8.DecodeRuneInString(e.text[to:])
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '_' && !strings.ContainsRune(also, r) {
			break
		}
		to += size
	}
	return to
}

// maxName bounds the search for the end of a name, in bytes. Watson takes
// 128 characters.
const maxName = 512

func (e *expression) edit(start, end int, text string) {
	e.edits = append(e.edits, document.Edit{Span: document.Span{Start: start, End: end}, Text: text})
}

// parenthesis is the content of a parenthesis that opens at at.
func (e *expression) parenthesis(at int) (document.Span, bool) {
	if at >= len(e.text) || e.text[at] != '(' {
		return document.Span{}, false
	}
	depth := 0
	for i := at; i < min(len(e.text), at+maxName); i++ {
		switch e.text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return document.Span{Start: at + 1, End: i}, true
			}
		}
	}
	return document.Span{}, false
}

func (e *expression) intentRef() {
	start := e.at + 1
	if s, ok := e.parenthesis(start); ok {
		e.at = s.End + 1
		if name, ok := e.n.intent(strings.TrimSpace(e.text[s.Start:s.End])); ok {
			e.edit(s.Start, s.End, name)
		}
		return
	}
	end := e.run(start, "-.")
	e.at = max(end, start)
	for end > start && end-start <= maxName {
		if name, ok := e.n.intent(e.text[start:end]); ok {
			e.edit(start, end, name)
			return
		}
		// A full stop can end a sentence or lead to a property.
		end = start + max(strings.LastIndexByte(e.text[start:end], '.'), 0)
	}
}

func (e *expression) entityRef() {
	start := e.at + 1
	end := e.run(start, "-")
	name := e.text[start:end]
	e.at = max(end, start)
	if s, ok := e.parenthesis(start); ok && end == start {
		name, e.at = strings.TrimSpace(e.text[s.Start:s.End]), s.End+1
		start, end = s.Start, s.End
	}
	if renamed, ok := e.n.entity(name); ok {
		e.edit(start, end, renamed)
	}
	e.subjects = append(e.subjects, subject{start, valueSubject, name})
	if name == "" || e.at+1 >= len(e.text) || e.text[e.at] != ':' {
		return
	}
	e.valueRef(name, e.at+1)
}

// valueRef reads the value behind @entity: and changes it.
func (e *expression) valueRef(entity string, at int) {
	if s, ok := e.parenthesis(at); ok {
		e.at = s.End + 1
		if name, ok := e.n.value(entity, strings.TrimSpace(e.text[s.Start:s.End])); ok {
			e.checkValue(name)
			e.edit(s.Start, s.End, name)
		}
		return
	}
	end := at
	for end < len(e.text) && strings.IndexByte(" \t\r\n()&|,;<>=!?'\"", e.text[end]) < 0 {
		end++
	}
	for stop := end; stop > at && end-at <= maxName; {
		if name, ok := e.n.value(entity, e.text[at:stop]); ok {
			e.checkValue(name)
			if strings.ContainsFunc(name, func(r rune) bool { return !isName(r) }) {
				name = "(" + name + ")"
			}
			e.edit(at, stop, name)
			e.at = stop
			return
		}
		// A full stop can end a sentence.
		if strings.IndexByte(".:", e.text[stop-1]) < 0 {
			break
		}
		stop--
	}
	e.at = max(end, e.at)
}

// checkValue notes a value that no reference can name.
func (e *expression) checkValue(name string) {
	if strings.ContainsAny(name, "()") {
		e.n.err = ErrSpelling
	}
}

func (e *expression) variable() {
	e.subjects = append(e.subjects, subject{at: e.at})
	e.at++
	if e.at < len(e.text) && e.text[e.at] == '{' {
		if i := strings.IndexByte(e.text[e.at:], '}'); i >= 0 {
			e.at += i + 1
		}
		return
	}
	e.at = e.run(e.at, "-")
}

// quoted reads a literal. Doubling a quote keeps it.
func (e *expression) quoted(quote byte) {
	start := e.at + 1
	for i := start; i < len(e.text); i++ {
		if e.text[i] != quote {
			continue
		}
		if i+1 < len(e.text) && e.text[i+1] == quote {
			i++
			continue
		}
		e.literals = append(e.literals, literal{span: document.Span{Start: start, End: i}, quote: string(quote)})
		e.at = i + 1
		return
	}
	e.at++ // an apostrophe
}

func (e *expression) identifier() {
	start := e.at
	e.at = e.run(start, "")
	word := e.text[start:e.at]
	before := strings.TrimRight(e.text[:start], " \t")
	if strings.HasSuffix(before, ".") {
		switch word {
		case "intent":
			e.subjects = append(e.subjects, subject{at: start, kind: intentSubject})
		case "entity":
			e.subjects = append(e.subjects, subject{at: start, kind: entitiesSubject})
		}
		return
	}
	switch strings.ToLower(word) {
	case "and", "or":
		e.clause()
	case "intents", "intent":
		e.subjects = append(e.subjects, subject{at: start, kind: intentSubject})
	case "entities":
		e.entities(start)
	case "not", "true", "false", "null", "eq", "ne", "instanceof", "matches":
	default:
		e.subjects = append(e.subjects, subject{at: start})
	}
}

// entities reads entities.name and entities['name'].
func (e *expression) entities(start int) {
	if e.at < len(e.text) && e.text[e.at] == '.' {
		end := e.run(e.at+1, "")
		word := e.text[e.at+1 : end]
		if name, ok := e.n.entity(word); ok {
			e.edit(e.at+1, end, name)
		}
		if !strings.HasPrefix(e.text[end:], "(") { // no method
			e.subjects = append(e.subjects, subject{start, valueSubject, word})
			e.at = end
			return
		}
	}
	e.subjects = append(e.subjects, subject{at: start, kind: entitiesSubject})
	if !strings.HasPrefix(e.text[e.at:], "[") {
		return
	}
	i := e.at + 1 + len(e.text[e.at+1:]) - len(strings.TrimLeft(e.text[e.at+1:], " "))
	if i >= len(e.text) || e.text[i] != '\'' && e.text[i] != '"' {
		return
	}
	e.at = i
	before := len(e.literals)
	e.quoted(e.text[i])
	if len(e.literals) == before {
		return
	}
	l := &e.literals[before]
	l.taken = true
	word := e.text[l.span.Start:l.span.End]
	if name, ok := e.n.entity(word); ok {
		e.edit(l.span.Start, l.span.End, name)
	}
	e.subjects = append(e.subjects, subject{l.span.Start, valueSubject, word})
}

// clause ends a clause. A literal is compared with the subject before it, or
// with the first where none stands before it.
func (e *expression) clause() {
	about, next := subject{}, 0
	if len(e.subjects) > 0 {
		about, next = e.subjects[0], 1
	}
	for _, l := range e.literals {
		for next < len(e.subjects) && e.subjects[next].at < l.span.Start {
			about = e.subjects[next]
			next++
		}
		if !l.taken {
			e.literal(l, about)
		}
	}
	e.subjects, e.literals = e.subjects[:0], e.literals[:0]
}

func (e *expression) literal(l literal, about subject) {
	content := e.text[l.span.Start:l.span.End]
	old := strings.ReplaceAll(content, l.quote+l.quote, l.quote)
	name, ok := "", false
	switch about.kind {
	case intentSubject:
		name, ok = e.n.intent(old)
	case entitiesSubject:
		if name, ok = e.n.entity(old); !ok {
			name, ok = e.n.anyValue(old)
		}
	case valueSubject:
		name, ok = e.n.value(about.entity, old)
	default:
	}
	switch {
	case ok:
		e.edit(l.span.Start, l.span.End, strings.ReplaceAll(name, l.quote, l.quote+l.quote))
	case e.depth == 0 && strings.ContainsAny(content, `'"#@`): // an expression in quotes, as filter has it
		e.edits = append(e.edits, shifted(scan(e.n, content, 1), l.span.Start)...)
	}
}
