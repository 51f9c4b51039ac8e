package program

import "strings"

// plain refuses what the tree does not tell. The parser of regexp2 makes
// groups and loops atomic where that changes nothing, and the tree does not
// say which ones were written so, hence the text must have none.
func plain(source string) error {
	for i := 0; i < len(source); i++ {
		switch rest := source[i:]; rest[0] {
		case '\\':
			if len(rest) > 1 && strings.IndexByte("QRXGc", rest[1]) >= 0 {
				return beyond(`an escape \` + rest[1:2])
			}
			i += len(escape(rest)) - 1
		case '[':
			i += len(simpleClass(rest)) - 1
		case '*', '+', '?', '}':
			if strings.HasPrefix(rest[1:], "+") {
				return beyond("a possessive repetition")
			}
		case '(':
			if strings.HasPrefix(rest, "(?") && !plainGroup(rest[len("(?"):]) {
				return beyond("a group that is neither named, nor a look-around, nor of the flags i, m and s")
			}
		}
	}
	return nil
}

// escape is the escape that text begins with; \p{L} ends with its brace.
func escape(text string) string {
	if len(text) > 2 && text[2] == '{' {
		if end := strings.IndexByte(text, '}'); end > 0 {
			return text[:end+1]
		}
	}
	return text[:min(2, len(text))]
}

// simpleClass is the class that text begins with, or only its bracket where
// another bracket inside makes its end unsure: what follows is then read as
// if it stood outside, which may refuse more but never less.
func simpleClass(text string) string {
	i := len("[")
	if strings.HasPrefix(text[i:], "^") {
		i++
	}
	if strings.HasPrefix(text[i:], "]") { // a first bracket stands for itself
		i++
	}
	for i < len(text) {
		switch text[i] {
		case ']':
			return text[:i+1]
		case '[':
			return text[:1]
		case '\\':
			i += len(escape(text[i:]))
		default:
			i++
		}
	}
	return text[:1]
}

// plainGroup tells whether "(?" may go on so.
func plainGroup(rest string) bool {
	switch {
	case rest == "":
		return false
	case rest[0] == '=', rest[0] == '!':
		return true
	case rest[0] == '<':
		return true // named groups and look-behind
	}
	end := strings.TrimLeft(rest, "ims-")
	return end != "" && (end[0] == ':' || end[0] == ')')
}
