package config

import (
	"maps"
	"path"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/privlint/privlint/rules"
	"github.com/privlint/privlint/rules/policy"
	"github.com/privlint/privlint/scanner"
	"github.com/privlint/privlint/scanner/baseline"
)

// Setting is a flag with the values that the files give it.
type Setting struct {
	// Name of the flag and key.
	Name   string
	Values []string
	// Added tells that the values join those of the command line, where
	// those of other settings give way to them.
	Added bool
	// List tells that the key holds a list.
	List bool
	// File is the nearest file that sets it.
	File string
}

// additive lists keep what all files and the command line say.
var additive = []string{"ignore", "rules", "region", "exclude", "operator"}

// filed settings name files, relative to the configuration.
var filed = []string{"rules", "baseline", "baseline-key-file", "key-file"}

// Settings lists the flags that the files set, in the order of Flags. Of
// several files the nearest decides, but lists that only ever grow (ignore,
// rules, region, exclude) hold what all say.
func (c *Config) Settings() []Setting {
	var out []Setting
	t := reflect.TypeFor[Flags]()
	for i := range t.NumField() {
		s := Setting{Name: t.Field(i).Tag.Get("yaml")}
		s.Added, s.List = slices.Contains(additive, s.Name), t.Field(i).Type.Kind() == reflect.Slice
		for _, l := range c.layers {
			values := flagValues(reflect.ValueOf(l.Flags).Field(i))
			if len(values) == 0 || len(s.Values) > 0 && !s.Added {
				continue
			}
			if slices.Contains(filed, s.Name) {
				for k := range values {
					values[k] = resolve(l.dir, values[k])
				}
			}
			if s.Name == "exclude" {
				values = c.Rebase(values, l.base)
			}
			if s.File == "" {
				s.File = l.path
			}
			s.Values = append(s.Values, values...)
		}
		if len(s.Values) > 0 {
			out = append(out, s)
		}
	}
	return out
}

// flagValues writes a setting as its flag takes it.
func flagValues(v reflect.Value) []string {
	if v.Kind() == reflect.Pointer {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.String:
		if v.String() == "" {
			return nil
		}
		return []string{v.String()}
	case reflect.Bool:
		return []string{strconv.FormatBool(v.Bool())}
	case reflect.Int:
		return []string{strconv.FormatInt(v.Int(), 10)}
	case reflect.Float64:
		return []string{strconv.FormatFloat(v.Float(), 'g', -1, 64)}
	default:
		return slices.Clone(v.Interface().([]string)) //nolint:forcetypeassert // the only kind that is left
	}
}

// Base is the folder of the outermost file, that the patterns of the setting
// "exclude" count from; empty without files.
func (c *Config) Base() string {
	base := ""
	for _, l := range c.layers {
		if base == "" || len(l.base) < len(base) {
			base = l.base
		}
	}
	return base
}

// Rebase makes patterns that count from the absolute folder from count from
// Base. Those without slash keep to what is below their folder.
func (c *Config) Rebase(patterns []string, from string) []string {
	rel, err := filepath.Rel(c.Base(), from)
	if err != nil || rel == "." {
		return patterns
	}
	rel = EscapeGlob(filepath.ToSlash(rel))
	out := make([]string, len(patterns))
	for i, p := range patterns {
		if !strings.Contains(strings.TrimSuffix(p, "/"), "/") {
			p = "**/" + p
		}
		out[i] = path.Join(rel, p)
	}
	return out
}

// EscapeGlob makes a path a pattern that fits nothing else.
func EscapeGlob(p string) string { return globSpecials.Replace(p) }

var globSpecials = strings.NewReplacer("*", `\*`, "?", `\?`, "[", `\[`, "]", `\]`, "{", `\{`, "}", `\}`, `\`, `\\`)

// Severities by rule id, entity type or category; the nearest file decides.
func (c *Config) Severities() map[string]rules.Severity {
	out := make(map[string]rules.Severity)
	for _, l := range slices.Backward(c.layers) {
		maps.Copy(out, l.Severities)
	}
	return out
}

// Selections lists what the overrides of all files select for their paths.
func (c *Config) Selections() [][]string {
	var out [][]string
	for _, l := range c.layers {
		for i := range l.Overrides {
			out = append(out, l.Overrides[i].Select)
		}
	}
	return out
}

// Suppressions of all files. Locate gives the absolute path of an input.
func (c *Config) Suppressions(locate func(path string) string) []*baseline.Suppression {
	var out []*baseline.Suppression
	for _, l := range c.layers {
		for _, s := range l.Suppressions {
			out = append(out, &baseline.Suppression{
				Rule: s.Rule, Path: s.Path, Pointer: s.Pointer, Fingerprint: s.Fingerprint,
				Reason: strings.TrimSpace(s.Reason), Author: s.Author, Until: string(s.Until),
				File: l.path, Line: s.line, Kind: "config",
				Local: func(p string) string { return local(l.base, locate(p)) },
			})
		}
	}
	return out
}

// local is a path relative to a folder, with forward slashes.
func local(base, p string) string {
	rel, err := filepath.Rel(base, p)
	if err != nil {
		return filepath.ToSlash(p)
	}
	return filepath.ToSlash(rel)
}

// viewCache keeps one view for each combination of overrides.
type viewCache struct {
	mu sync.Mutex
	m  map[string]*scanner.View
}

// ViewOf gives the view for the input at path: base, changed by every
// override that is for the path, farther files first. It is nil where none
// is. Locate gives the absolute path of an input.
func (c *Config) ViewOf(base *scanner.View, locate func(path string) string) func(path string) *scanner.View {
	return func(p string) *scanner.View {
		var key strings.Builder
		var apply []*Override
		located := locate(p)
		for i, l := range slices.Backward(c.layers) {
			name := local(l.base, located)
			for j := range l.Overrides {
				o := &l.Overrides[j]
				if slices.ContainsFunc(o.Paths, func(pattern string) bool { return baseline.FitsPath(pattern, name) }) {
					apply = append(apply, o)
					key.WriteString(strconv.Itoa(i) + "." + strconv.Itoa(j) + " ")
				}
			}
		}
		if len(apply) == 0 {
			return nil
		}
		c.views.mu.Lock()
		defer c.views.mu.Unlock()
		v, ok := c.views.m[key.String()]
		if !ok {
			v = merge(base, apply)
			if c.views.m == nil {
				c.views.m = make(map[string]*scanner.View)
			}
			c.views.m[key.String()] = v
		}
		return v
	}
}

func merge(base *scanner.View, apply []*Override) *scanner.View {
	v := *base
	v.Severities = make(map[string]rules.Severity)
	maps.Copy(v.Severities, base.Severities)
	for _, o := range apply {
		if o.Policy != "" {
			if p, err := policy.Load(o.Policy); err == nil { // checked when it was read
				v.Policy = p
			}
		}
		if o.Select != nil {
			v.Select = o.Select
		}
		v.Ignore = slices.Concat(v.Ignore, o.Ignore)
		if o.MinScore != nil {
			v.MinScore = max(*o.MinScore, 1e-9) // zero means the default
		}
		if o.InputFormat != "" {
			v.InputFormat = o.InputFormat
		}
		if o.Field != nil {
			v.Fields = o.Field
		}
		maps.Copy(v.Severities, o.Severities)
	}
	return &v
}
