package document

import (
	"strings"
)

// block reads a literal or folded block scalar as the parser does, with the
// indentation found from the value.
func (s *yamlScalar) block(folded bool) bool {
	raw := s.y.raw
	chomp := byte(0)
	for s.at < len(raw) && yamlBreak(raw, s.at) == 0 {
		switch raw[s.at] {
		case '+', '-':
			chomp = raw[s.at]
		case '#':
			for s.at+1 < len(raw) && yamlBreak(raw, s.at+1) == 0 {
				s.at++
			}
		}
		s.at++
	}
	s.at += yamlBreak(raw, s.at)
	indent, ok := s.indent()
	if !ok {
		return false
	}
	var leading []yamlFold // the break of the line before
	trailing, column := s.blankLines(indent)
	leadingBlank := false
	for column == indent && s.at < len(raw) && s.done < len(s.value) {
		blank := isYAMLBlank(raw[s.at])
		switch {
		case folded && !leadingBlank && !blank && len(leading) > 0 && leading[0].text == "\n":
			if len(trailing) == 0 && !s.atom(" ", leading[0].start, s.at) {
				return false
			}
		case !s.keep(leading):
			return false
		}
		if !s.keep(trailing) {
			return false
		}
		leadingBlank = blank
		end := s.at
		for end < len(raw) && yamlBreak(raw, end) == 0 {
			end++
		}
		if end > s.at && !s.run(end-s.at) {
			return false
		}
		leading = nil
		if n := yamlBreak(raw, end); n > 0 {
			leading = []yamlFold{{breakText(raw[end : end+n]), end, end + n}}
			s.at = end + n
		}
		trailing, column = s.blankLines(indent)
	}
	if chomp != '-' && !s.keep(leading) {
		return false
	}
	return chomp != '+' || s.keep(trailing)
}

// keep maps line breaks to themselves.
func (s *yamlScalar) keep(folds []yamlFold) bool {
	for _, f := range folds {
		if f.end-f.start == 1 && s.y.raw[f.start] == '\n' {
			at := s.at
			s.at = f.start
			ok := s.run(1)
			s.at = at
			if !ok {
				return false
			}
			continue
		}
		if !s.atom(f.text, f.start, f.end) {
			return false
		}
	}
	return true
}

// indent finds the indentation: what the first line that is not blank has
// more in the file than in the value.
func (s *yamlScalar) indent() (int, bool) {
	raw := s.y.raw
	value := strings.TrimLeft(s.value, "\n\u2028\u2029")
	if value == "" {
		return 0, false
	}
	inValue := len(value) - len(strings.TrimLeft(value, " "))
	for i := s.at; i < len(raw); {
		from := i
		for i < len(raw) && raw[i] == ' ' {
			i++
		}
		if n := yamlBreak(raw, i); n > 0 {
			i += n
			continue
		}
		return i - from - inValue, i-from-inValue > 0
	}
	return 0, false
}

// blankLines passes over indentation and blank lines. It returns the breaks
// and the column where it ends, from 0.
func (s *yamlScalar) blankLines(indent int) (folds []yamlFold, column int) {
	raw := s.y.raw
	for {
		for column < indent && s.at < len(raw) && raw[s.at] == ' ' {
			s.at++
			column++
		}
		n := yamlBreak(raw, s.at)
		if n == 0 {
			return folds, column
		}
		folds = append(folds, yamlFold{breakText(raw[s.at : s.at+n]), s.at, s.at + n})
		s.at += n
		column = 0
	}
}
