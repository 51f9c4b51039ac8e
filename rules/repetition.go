package rules

import (
	"regexp/syntax"
	"strings"
)

// nests tells whether an unbounded repetition stands inside another, the
// form that makes backtracking engines hang and linear ones slow.
//
// Expressions of regexp2 are read as text. Two other slow forms are not seen
// there: alternatives that overlap under a repetition, as in (a|a)*, and
// neighbours that compete, as in \d*\d*x. The match timeout is for those.
func (p *Pattern) nests() bool {
	if p.Engine == EngineRegexp2 {
		return nestsText(p.Source())
	}
	re, err := syntax.Parse(p.Source(), syntax.Perl)
	return err == nil && nestsTree(re, false)
}

func nestsTree(re *syntax.Regexp, inside bool) bool {
	if re.Op == syntax.OpStar || re.Op == syntax.OpPlus || re.Op == syntax.OpRepeat && re.Max < 0 {
		if inside {
			return true
		}
		inside = true
	}
	for _, sub := range re.Sub {
		if nestsTree(sub, inside) {
			return true
		}
	}
	return false
}

// nestsText keeps, for each open group, whether it holds an unbounded
// repetition.
func nestsText(src string) bool {
	open := []bool{false}
	atom := false // whether the last atom was a group that holds one
	for i := 0; i < len(src); {
		top := len(open) - 1
		switch src[i] {
		case '\\':
			atom = false
			i += 2
			continue
		case '[':
			atom = false
			i = classEnd(src, i)
			continue
		case '(':
			open = append(open, false)
			atom = false
		case ')':
			if atom = open[top]; top > 0 {
				open = open[:top]
				open[top-1] = open[top-1] || atom
			}
		default:
			unbounded, size := quantifier(src[i:])
			if unbounded && atom {
				return true
			}
			open[top] = open[top] || unbounded
			if size == 0 {
				atom, size = false, 1
			}
			i += size
			continue
		}
		i++
	}
	return false
}

// quantifier reads a repetition at the beginning of s. Size is 0 when there
// is none.
func quantifier(s string) (unbounded bool, size int) {
	switch s[0] {
	case '*', '+':
		return true, 1
	case '?':
		return false, 1
	case '{':
		end := strings.IndexByte(s, '}')
		if end < 0 || strings.Trim(s[1:end], "0123456789,") != "" {
			return false, 0
		}
		return s[end-1] == ',', end + 1
	}
	return false, 0
}
