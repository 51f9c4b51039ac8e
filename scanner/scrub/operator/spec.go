package operator

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/privlint/privlint/rules/suggest"
)

// Spec names an operator with its parameters: "mask:last=4,char=#".
type Spec struct {
	Name   string
	Params map[string]string
}

// ParseSpec reads a Spec. Parameters are parted by commas; a backslash takes
// the meaning from a comma.
func ParseSpec(text string) (Spec, error) {
	name, rest, has := strings.Cut(text, ":")
	s := Spec{Name: strings.TrimSpace(name)}
	info, ok := lookup(s.Name)
	if !ok {
		return s, fmt.Errorf("unknown operator %q%s", s.Name, suggest.Hint(s.Name, Names()))
	}
	if !has {
		return s, nil
	}
	s.Params = map[string]string{}
	for _, param := range splitParams(rest) {
		key, value, ok := strings.Cut(param, "=")
		key = strings.TrimSpace(key)
		if !ok {
			return s, fmt.Errorf("operator %s: parameter %q has no value", s.Name, key)
		}
		if !slices.ContainsFunc(info.Params, func(p Param) bool { return p.Name == key }) {
			return s, fmt.Errorf("operator %s: unknown parameter %q%s", s.Name, key, suggest.Hint(key, info.paramNames()))
		}
		s.Params[key] = value
	}
	return s, nil
}

func splitParams(text string) []string {
	var out []string
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && i+1 < len(text):
			i++
			b.WriteByte(text[i])
		case text[i] == ',':
			out = append(out, b.String())
			b.Reset()
		default:
			b.WriteByte(text[i])
		}
	}
	return append(out, b.String())
}

// String writes the Spec as ParseSpec reads it, parameters sorted.
func (s Spec) String() string {
	if len(s.Params) == 0 {
		return s.Name
	}
	list := make([]string, 0, len(s.Params))
	for _, key := range slices.Sorted(maps.Keys(s.Params)) {
		list = append(list, key+"="+strings.NewReplacer(`\`, `\\`, ",", `\,`).Replace(s.Params[key]))
	}
	return s.Name + ":" + strings.Join(list, ",")
}

// number reads a parameter that is a number from 0.
func (s Spec) number(key string, otherwise int) (int, error) {
	text, ok := s.Params[key]
	if !ok {
		return otherwise, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < 0 {
		return 0, fmt.Errorf("operator %s: %s must be a number from 0", s.Name, key)
	}
	return n, nil
}

// choice reads a parameter that is one of several words, the first of them if
// it is not given.
func (s Spec) choice(key string, words ...string) (string, error) {
	text, ok := s.Params[key]
	if !ok {
		return words[0], nil
	}
	if !slices.Contains(words, text) {
		return "", fmt.Errorf("operator %s: %s must be %s", s.Name, key, strings.Join(words, ", "))
	}
	return text, nil
}

// Rule gives one Spec to the findings that Target names: a rule id, an entity
// type, a category, or "*" for all.
type Rule struct {
	Target string
	Spec   Spec
}

// ParseRule reads "TARGET=NAME[:param=value,...]".
func ParseRule(text string) (Rule, error) {
	target, spec, ok := strings.Cut(text, "=")
	target = strings.TrimSpace(target)
	if !ok || target == "" {
		return Rule{}, fmt.Errorf("%q is not TYPE=OPERATOR", target)
	}
	s, err := ParseSpec(spec)
	return Rule{target, s}, err
}
