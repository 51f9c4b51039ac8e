package scrub

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"gopkg.in/yaml.v3"
)

// sameShape compares two files of a format by parsers that have nothing to do
// with the code under test: only values may differ.
func sameShape(name, format string, in, out []byte) string {
	in, out = toUTF8(in), toUTF8(out)
	switch {
	case format == "jsonl-chat" || format == "jsonl" || strings.HasSuffix(format, "-lines"):
		a, b := bytes.Split(in, []byte("\n")), bytes.Split(out, []byte("\n"))
		if len(a) != len(b) {
			return fmt.Sprintf("%d lines became %d", len(a), len(b))
		}
		for i := range a {
			if fault := sameJSON(bytes.TrimSpace(a[i]), bytes.TrimSpace(b[i])); fault != "" {
				return fmt.Sprintf("line %d: %s", i+1, fault)
			}
		}
	case strings.HasSuffix(name, ".json"):
		return sameJSON(in, out)
	case strings.Contains(format, "yaml"):
		return sameYAML(in, out)
	case strings.Contains(format, "csv"):
		return sameTable(in, out)
	}
	if a, b := bytes.Count(in, []byte("\n")), bytes.Count(out, []byte("\n")); a != b {
		return fmt.Sprintf("%d line breaks became %d", a, b)
	}
	return ""
}

// toUTF8 is for the parsers of the standard library.
func toUTF8(data []byte) []byte {
	var err error
	switch {
	case bytes.HasPrefix(data, []byte("\xff\xfe")), bytes.HasPrefix(data, []byte("\xfe\xff")):
		data, err = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(data)
	case !utf8.Valid(data):
		data, err = charset("windows-1252").NewDecoder().Bytes(data)
	}
	if err != nil {
		return nil
	}
	return bytes.TrimPrefix(data, []byte("\ufeff"))
}

// token is one of JSON with its spelling.
type token struct {
	kind byte // a delimiter, '"', '0' or 'n'
	raw  string
	key  bool
}

func tokens(data []byte) ([]token, error) {
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var out []token
	var nest []bool // whether a key comes next, for each open object; arrays have false
	var object []bool
	at := int64(0)
	for {
		tok, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return out, nil
		}
		if err != nil {
			return nil, err
		}
		raw := strings.TrimLeft(string(data[at:dec.InputOffset()]), " \t\r\n,:")
		at = dec.InputOffset()
		one := token{kind: 'n', raw: raw}
		top := len(nest) - 1
		switch tok := tok.(type) {
		case json.Delim:
			one.kind = byte(tok)
		case string:
			one.kind = '"'
			one.key = top >= 0 && object[top] && nest[top]
		case json.Number:
			one.kind = '0'
		}
		out = append(out, one)
		if one.kind == '}' || one.kind == ']' {
			nest, object = nest[:top], object[:top]
			top--
		}
		if top >= 0 && object[top] && one.kind != '{' && one.kind != '[' {
			nest[top] = !nest[top]
			if one.kind == '}' || one.kind == ']' {
				nest[top] = true
			}
		}
		if one.kind == '{' || one.kind == '[' {
			nest, object = append(nest, one.kind == '{'), append(object, one.kind == '{')
		}
	}
}

// sameJSON compares tokens: keys are spelled alike, and only strings and
// numbers may differ.
func sameJSON(in, out []byte) string {
	if !json.Valid(in) {
		return ""
	}
	if !json.Valid(out) {
		return "the output is no JSON"
	}
	a, err := tokens(in)
	if err != nil {
		return ""
	}
	b, err := tokens(out)
	if err != nil {
		return err.Error()
	}
	if len(a) != len(b) {
		return fmt.Sprintf("%d tokens became %d", len(a), len(b))
	}
	for i := range a {
		switch {
		case a[i].kind != b[i].kind && (a[i].kind != '0' || b[i].kind != '"'):
			return fmt.Sprintf("token %d: %c became %c", i, a[i].kind, b[i].kind)
		case a[i].raw == b[i].raw:
		case a[i].key || a[i].kind == 'n':
			return fmt.Sprintf("token %d, a key or word, has changed", i)
		case a[i].kind == '"':
			var before, after string
			if json.Unmarshal([]byte(a[i].raw), &before) != nil || json.Unmarshal([]byte(b[i].raw), &after) != nil {
				return fmt.Sprintf("token %d is no string", i)
			}
			if inner := strings.TrimSpace(before); inner != "" && (inner[0] == '{' || inner[0] == '[') {
				if fault := sameJSON([]byte(before), []byte(after)); fault != "" {
					return fmt.Sprintf("inside token %d: %s", i, fault)
				}
			}
		}
	}
	return ""
}

// sameYAML compares trees: strings stay strings, keys stay keys.
func sameYAML(in, out []byte) string {
	da, db := yaml.NewDecoder(bytes.NewReader(in)), yaml.NewDecoder(bytes.NewReader(out))
	for n := 1; ; n++ {
		var a, b yaml.Node
		if err := da.Decode(&a); err != nil {
			return ""
		}
		if err := db.Decode(&b); err != nil {
			return fmt.Sprintf("document %d of the output: %v", n, err)
		}
		if fault := sameNode(&a, &b, false); fault != "" {
			return fmt.Sprintf("document %d: %s", n, fault)
		}
	}
}

func sameNode(a, b *yaml.Node, key bool) string {
	at := fmt.Sprintf("line %d", a.Line)
	switch {
	case a.Kind != b.Kind || len(a.Content) != len(b.Content) || a.Anchor != b.Anchor:
		return at + ": another node"
	case key && a.Value != b.Value:
		return at + ": another key"
	case a.Kind == yaml.ScalarNode && a.Tag != b.Tag && b.Tag != "!!str":
		return fmt.Sprintf("%s: %s became %s", at, a.Tag, b.Tag)
	case a.HeadComment != b.HeadComment || a.LineComment != b.LineComment || a.FootComment != b.FootComment:
		return at + ": another comment"
	case strings.Count(a.Value, "\n") != strings.Count(b.Value, "\n"):
		return at + ": other line breaks"
	}
	for i := range a.Content {
		if fault := sameNode(a.Content[i], b.Content[i], a.Kind == yaml.MappingNode && i%2 == 0); fault != "" {
			return fault
		}
	}
	return ""
}

// sameTable compares records and fields with any of the usual separators.
func sameTable(in, out []byte) string {
	for _, comma := range ",;\t" {
		read := func(data []byte) ([][]string, error) {
			r := csv.NewReader(bytes.NewReader(data))
			r.Comma, r.FieldsPerRecord, r.LazyQuotes = comma, -1, true
			return r.ReadAll()
		}
		a, err := read(in)
		if err != nil {
			continue
		}
		b, err := read(out)
		if err != nil {
			return fmt.Sprintf("with %q: %v", comma, err)
		}
		if width := len(a[0]); width < 2 || slices.ContainsFunc(a, func(r []string) bool { return len(r) != width }) {
			continue
		}
		if len(a) != len(b) {
			return fmt.Sprintf("%d records became %d", len(a), len(b))
		}
		for i := range a {
			if len(a[i]) != len(b[i]) {
				return fmt.Sprintf("with %q: record %d has %d fields, had %d", comma, i+1, len(b[i]), len(a[i]))
			}
		}
	}
	return ""
}
