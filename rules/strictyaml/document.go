// Package strictyaml reads YAML files that people write by hand. It accepts
// less than YAML allows and explains every refusal with its place: unknown
// keys get the nearest known one, all faults of a file come together.
package strictyaml

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// Error is one fault of a file. Line and Column count from 1, columns in
// Unicode code points.
type Error struct {
	File         string
	Line, Column int
	Text         string
}

// Error is "file:line:column: text".
func (e *Error) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", e.File, e.Line, e.Column, e.Text)
}

// Document is one parsed file and the faults found in it so far. It is not
// safe for concurrent use.
type Document struct {
	File string
	// Root is the top node, never nil. An empty file has an empty mapping.
	Root *yaml.Node

	errs []*Error
}

// Parse reads the one YAML document of src. File is used in messages only.
// Broken syntax, a second document, anchors and aliases are faults; the
// aliases because a few lines of them grow to gigabytes. When Parse returns a
// document without error, Err is nil.
func Parse(file string, src []byte) (*Document, error) {
	d := &Document{File: file, Root: &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Line: 1, Column: 1}}
	dec := yaml.NewDecoder(bytes.NewReader(src))
	var top yaml.Node
	err := dec.Decode(&top)
	if errors.Is(err, io.EOF) {
		return d, nil
	}
	if err != nil {
		return nil, syntaxError(file, err)
	}
	var next yaml.Node
	switch err := dec.Decode(&next); {
	case err == nil:
		return nil, &Error{file, max(next.Line, 1), max(next.Column, 1), "a second document in the file: remove the --- between them"}
	case !errors.Is(err, io.EOF):
		return nil, syntaxError(file, err)
	}
	if len(top.Content) == 0 {
		return d, nil
	}
	d.Root = top.Content[0]
	d.refuseAliases(d.Root)
	return d, d.Err()
}

func (d *Document) refuseAliases(n *yaml.Node) {
	if n.Kind == yaml.AliasNode || n.Anchor != "" {
		d.Errorf(n, "anchors and aliases are not allowed: write the value out")
		return
	}
	for _, c := range n.Content {
		d.refuseAliases(c)
	}
}

var yamlLine = regexp.MustCompile(`^yaml: (?:line (\d+): )?(.*)`)

// syntaxError moves the line number of a YAML error to the front. The
// library names no column.
func syntaxError(file string, err error) error {
	e := &Error{File: file, Line: 1, Column: 1, Text: err.Error()}
	if m := yamlLine.FindStringSubmatch(e.Text); m != nil {
		e.Text = m[2]
		if line, err := strconv.Atoi(m[1]); err == nil {
			e.Line = line
		}
	}
	e.Text = "broken YAML: " + strings.TrimSpace(e.Text)
	return e
}

// Errorf notes a fault at a node; a nil node stands for the top of the file.
func (d *Document) Errorf(at *yaml.Node, format string, args ...any) {
	if at == nil {
		at = d.Root
	}
	d.errs = append(d.errs, &Error{d.File, max(at.Line, 1), max(at.Column, 1), fmt.Sprintf(format, args...)})
}

// Err joins all faults, in the order of the file. It is nil without any.
func (d *Document) Err() error {
	slices.SortStableFunc(d.errs, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	errs := make([]error, len(d.errs))
	for i, e := range d.errs {
		errs[i] = e
	}
	return errors.Join(errs...)
}

// At follows keys (string) and indices (int) from a node. It returns the
// deepest node that exists, so that messages about something missing point to
// what it is missing from.
func At(n *yaml.Node, path ...any) *yaml.Node {
	for _, step := range path {
		var next *yaml.Node
		switch step := step.(type) {
		case string:
			next = value(n, step)
		case int:
			if n.Kind == yaml.SequenceNode && step < len(n.Content) {
				next = n.Content[step]
			}
		}
		if next == nil {
			return n
		}
		n = next
	}
	return n
}

// Has tells whether a mapping has the key.
func Has(n *yaml.Node, key string) bool { return value(n, key) != nil }

// Missing tells whether a mapping lacks the key or has only blanks under it.
// Values of a wrong type are not missing: Decode tells about them.
func Missing(n *yaml.Node, key string) bool {
	v := value(n, key)
	return v == nil || v.ShortTag() == "!!str" && strings.TrimSpace(v.Value) == ""
}

func value(n *yaml.Node, key string) *yaml.Node {
	if n.Kind != yaml.MappingNode {
		return nil
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}
