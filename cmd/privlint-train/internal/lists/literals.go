package lists

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// A variable is a list in the source of a program: the name it is assigned to
// and the strings in it, each with the number behind it if there is one.
type variable struct {
	name   string
	values []Weighted
}

// variables reads the lists of a program in Python or JavaScript: every
// assignment of something in brackets to a name that begins a line, however
// deep the brackets nest. It knows strings in single and double quotes and
// comments, and needs to know no more of either language.
func variables(source string) []variable {
	var found []variable
	for len(source) > 0 {
		line, rest, _ := strings.Cut(source, "\n")
		name, value, ok := strings.Cut(line, "=")
		open := strings.IndexAny(value, "([{")
		if i := strings.IndexAny(name, ":"); i >= 0 {
			name = name[:i]
		}
		name = strings.TrimPrefix(strings.TrimSpace(name), "module.exports.")
		if !ok || open < 0 || !isName(name) || strings.ContainsAny(value[:open], `"'#`) {
			source = rest
			continue
		}
		start := len(line) - len(value) + open
		values, n := literals(source[start:])
		found = append(found, variable{name, values})
		source = source[start+n:]
	}
	return found
}

func isName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return r != '_' && !unicode.IsLetter(r) && !unicode.IsDigit(r) }) < 0
}

// literals reads the strings in brackets that begin source, and how many
// bytes the brackets and what is in them take.
func literals(source string) ([]Weighted, int) {
	var values []Weighted
	depth := 0
	for i := 0; i < len(source); {
		switch c := source[i]; c {
		case '(', '[', '{':
			depth++
			i++
		case ')', ']', '}':
			depth--
			i++
			if depth == 0 {
				return values, i
			}
		case '#':
			i += lineEnd(source[i:])
		case '/':
			if strings.HasPrefix(source[i:], "//") {
				i += lineEnd(source[i:])
				break
			}
			i++
		case '\'', '"':
			text, n := quoted(source[i:])
			i += n
			weight, n := numberBehind(source[i:])
			i += n
			values = append(values, Weighted{text, weight})
		default:
			i++
		}
	}
	return values, len(source)
}

func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}

// quoted reads the string that begins s and its length with the quotes.
func quoted(s string) (string, int) {
	var b strings.Builder
	for i := 1; i < len(s); {
		switch {
		case s[i] == s[0]:
			return b.String(), i + 1
		case s[i] != '\\' || i+1 == len(s):
			b.WriteByte(s[i])
			i++
		case s[i+1] == 'u' && i+6 <= len(s):
			if r, err := strconv.ParseUint(s[i+2:i+6], 16, 32); err == nil {
				b.WriteRune(rune(r))
			}
			i += 6
		default:
			_, n := utf8.DecodeRuneInString(s[i+1:])
			b.WriteString(s[i+1 : i+1+n])
			i += 1 + n
		}
	}
	return b.String(), len(s)
}

// numberBehind reads a number behind a comma or colon, 0 when there is none,
// and its length.
func numberBehind(s string) (float64, int) {
	i := len(s) - len(strings.TrimLeft(s, " \n"))
	if i == len(s) || s[i] != ',' && s[i] != ':' {
		return 0, 0
	}
	i++
	i += len(s[i:]) - len(strings.TrimLeft(s[i:], " \n"))
	n := len(s[i:]) - len(strings.TrimLeft(s[i:], "0123456789._e-"))
	number, err := strconv.ParseFloat(strings.ReplaceAll(s[i:i+n], "_", ""), 64)
	if n == 0 || err != nil {
		return 0, 0
	}
	return number, i + n
}
