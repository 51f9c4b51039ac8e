package strictyaml

import (
	"encoding"
	"maps"
	"reflect"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules/suggest"
)

// Decode fills the value that v points to from a node. Struct fields take
// the key of their yaml tag; those without one, or with "-", take none.
// Fields with the option "inline" take the keys of their own fields.
// Strings, booleans, integers, floats, slices, maps with string keys,
// pointers and encoding.TextUnmarshaler are understood; one with a method
// YAMLTags is taken from scalars of these tags too, such as "!!timestamp". What does not fit is
// noted as a fault and leaves the field alone; see Err.
func (d *Document) Decode(n *yaml.Node, v any) {
	d.decode(n, reflect.ValueOf(v).Elem(), "")
}

// decode names the key above the node in messages.
func (d *Document) decode(n *yaml.Node, v reflect.Value, key string) {
	if u, ok := reflect.TypeAssert[encoding.TextUnmarshaler](v.Addr()); ok {
		d.decodeText(n, u, key)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		d.decode(n, p.Elem(), key)
		// A mapping with faults stays, so that later checks find the rest.
		if n.Kind == yaml.MappingNode || p.Elem().Kind() != reflect.Struct {
			v.Set(p)
		}
	case reflect.Struct:
		d.decodeStruct(n, v, key)
	case reflect.Slice:
		d.decodeSlice(n, v, key)
	case reflect.Map:
		d.decodeMap(n, v, key)
	case reflect.String:
		if d.want(n, key, "a text", "!!str") {
			v.SetString(n.Value)
		}
	case reflect.Bool:
		d.decodeScalar(n, v, key, "true or false", "!!bool")
	case reflect.Int:
		d.decodeScalar(n, v, key, "a whole number", "!!int")
	case reflect.Float64:
		d.decodeScalar(n, v, key, "a number", "!!float", "!!int")
	default:
		panic("strictyaml: cannot decode into " + v.Type().String()) //nolint:forbidigo // a struct that no YAML can fill
	}
}

// tagged texts name the YAML tags that they may have besides that of a text.
type tagged interface{ YAMLTags() []string }

func (d *Document) decodeText(n *yaml.Node, u encoding.TextUnmarshaler, key string) {
	tags := []string{"!!str"}
	if t, ok := u.(tagged); ok {
		tags = append(tags, t.YAMLTags()...)
	}
	if !d.want(n, key, "a text", tags...) {
		return
	}
	if err := u.UnmarshalText([]byte(n.Value)); err != nil {
		d.Errorf(n, "%s", err)
	}
}

func (d *Document) decodeScalar(n *yaml.Node, v reflect.Value, key, what string, tags ...string) {
	if !d.want(n, key, what, tags...) {
		return
	}
	if err := n.Decode(v.Addr().Interface()); err != nil {
		d.Errorf(n, "%swant %s", prefix(key), what)
	}
}

func (d *Document) decodeSlice(n *yaml.Node, v reflect.Value, key string) {
	if !d.want(n, key, "a list", "!!seq") {
		return
	}
	s := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
	for i, c := range n.Content {
		d.decode(c, s.Index(i), key)
	}
	v.Set(s)
}

func (d *Document) decodeMap(n *yaml.Node, v reflect.Value, key string) {
	if !d.want(n, key, "a mapping", "!!map") {
		return
	}
	m := reflect.MakeMapWithSize(v.Type(), len(n.Content)/2)
	d.pairs(n, func(k, val *yaml.Node) {
		item := reflect.New(v.Type().Elem()).Elem()
		d.decode(val, item, k.Value)
		m.SetMapIndex(reflect.ValueOf(k.Value).Convert(v.Type().Key()), item)
	})
	v.Set(m)
}

func (d *Document) decodeStruct(n *yaml.Node, v reflect.Value, key string) {
	if !d.want(n, key, "a mapping", "!!map") {
		return
	}
	fields, names := fieldsOf(v)
	d.pairs(n, func(k, val *yaml.Node) {
		field, ok := fields[k.Value]
		if !ok {
			d.Errorf(k, "unknown key %q%s", k.Value, suggest.Hint(k.Value, names))
			return
		}
		d.decode(val, field, k.Value)
	})
}

// pairs calls f for each key and value of a mapping, but for double keys.
func (d *Document) pairs(n *yaml.Node, f func(key, value *yaml.Node)) {
	lines := make(map[string]int, len(n.Content)/2)
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		if k.Kind != yaml.ScalarNode || k.ShortTag() != "!!str" {
			d.Errorf(k, "want a text as key, got %s", describe(k))
			continue
		}
		if line, ok := lines[k.Value]; ok {
			d.Errorf(k, "key %q stands twice, first in line %d", k.Value, line)
			continue
		}
		lines[k.Value] = k.Line
		f(k, n.Content[i+1])
	}
}

func fieldsOf(v reflect.Value) (fields map[string]reflect.Value, names []string) {
	fields = make(map[string]reflect.Value)
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		if option == "inline" {
			inner, more := fieldsOf(v.Field(i))
			maps.Copy(fields, inner)
			names = append(names, more...)
			continue
		}
		if name == "" || name == "-" {
			continue
		}
		fields[name] = v.Field(i)
		names = append(names, name)
	}
	return fields, names
}

// want notes a fault unless the node has one of the tags.
func (d *Document) want(n *yaml.Node, key, what string, tags ...string) bool {
	got := n.ShortTag()
	if slices.Contains(tags, got) {
		return true
	}
	hint := ""
	if what == "a text" && n.Kind == yaml.ScalarNode && got != "!!null" && strings.HasPrefix(got, "!!") {
		hint = ": put it in quotes"
	}
	d.Errorf(n, "%swant %s, got %s%s", prefix(key), what, describe(n), hint)
	return false
}

func prefix(key string) string {
	if key == "" {
		return ""
	}
	return key + ": "
}

var tagWords = map[string]string{
	"!!str": "a text", "!!int": "a number", "!!float": "a number", "!!bool": "true or false",
	"!!null": "nothing", "!!seq": "a list", "!!map": "a mapping", "!!timestamp": "a date", "!!merge": "a merge key",
}

func describe(n *yaml.Node) string {
	if word, ok := tagWords[n.ShortTag()]; ok {
		return word
	}
	return "the tag " + n.ShortTag()
}
