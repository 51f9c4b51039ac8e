package rules

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/dlclark/regexp2/v2"
)

// validatorNone switches the validator of the rule off for one pattern.
const validatorNone = "none"

// ValidatorOf is the name of the check that applies to a pattern of the rule,
// or "" for none.
func (r *Rule) ValidatorOf(p *Pattern) string {
	switch p.Validator {
	case "":
		return r.Validator
	case validatorNone:
		return ""
	default:
		return p.Validator
	}
}

// Source is the expression as it is compiled: with "(?i)" in front unless
// letter case matters, without the blanks and comments of the spaced form,
// and in one line. It is empty for a pattern without expression.
//
// The spaced form drops blanks and "#" comments up to the end of the line,
// but not inside a character class nor after a backslash.
func (p *Pattern) Source() string {
	src := p.Regexp
	if p.Spaced {
		src = unspace(src)
	} else {
		src = joinLines(src)
	}
	if src == "" || p.CaseSensitive {
		return src
	}
	return "(?i)" + src
}

// Compile compiles a pattern of the engine re2.
func (p *Pattern) Compile() (*regexp.Regexp, error) {
	re, err := regexp.Compile(p.Source())
	if err != nil {
		return nil, fmt.Errorf("regexp does not compile: %s", reason(err))
	}
	return re, nil
}

// Compile2 compiles a pattern of the engine regexp2. The caller sets
// MatchTimeout.
func (p *Pattern) Compile2() (*regexp2.Regexp, error) {
	re, err := regexp2.Compile(p.Source())
	if err != nil {
		return nil, fmt.Errorf("regexp does not compile: %s", reason(err))
	}
	return re, nil
}

// Verify tells whether the pattern compiles in its engine.
func (p *Pattern) Verify() error {
	var err error
	if p.Engine == EngineRegexp2 {
		_, err = p.Compile2()
	} else {
		_, err = p.Compile()
	}
	return err
}

// reason drops "error parsing regexp: ", the words that both engines begin
// with.
func reason(err error) string {
	return strings.TrimPrefix(err.Error(), "error parsing regexp: ")
}

// joinLines avoids the replacer, which costs more than the rest of Source.
func joinLines(src string) string {
	if !strings.ContainsAny(src, "\r\n") {
		return src
	}
	return strings.NewReplacer("\r", "", "\n", "").Replace(src)
}

// unspace removes the blanks and comments of the spaced form.
func unspace(src string) string {
	var b strings.Builder
	for i := 0; i < len(src); i++ {
		switch c := src[i]; c {
		case ' ', '\t', '\n', '\r':
		case '#':
			if end := strings.IndexByte(src[i:], '\n'); end >= 0 {
				i += end
				continue
			}
			return b.String()
		case '\\':
			b.WriteByte(c)
			if i++; i < len(src) {
				b.WriteByte(src[i])
			}
		case '[':
			end := classEnd(src, i)
			b.WriteString(joinLines(src[i:end]))
			i = end - 1
		default:
			b.WriteByte(c)
		}
	}
	return b.String()
}

// classEnd returns the offset behind the character class that begins at
// start, or the end of src where it is not closed.
func classEnd(src string, start int) int {
	i := start + 1
	if i < len(src) && src[i] == '^' {
		i++
	}
	if i < len(src) && src[i] == ']' { // a first bracket stands for itself
		i++
	}
	for i < len(src) {
		switch {
		case src[i] == '\\':
			i += 2
		case strings.HasPrefix(src[i:], "[:"):
			end := strings.Index(src[i:], ":]")
			if end < 0 {
				i++
				continue
			}
			i += end + 2
		case src[i] == ']':
			return i + 1
		default:
			i++
		}
	}
	return len(src)
}
