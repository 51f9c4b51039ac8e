package workspace

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/rules/lazy"
	"github.com/privlint/privlint/scanner/document"
)

var (
	yamlKeyLine  = lazy.MustCompile(`^\s*(- )*["']?[\p{L}\p{N}_$./@ -]{1,64}["']?:(\s|$)`)
	yamlItemLine = lazy.MustCompile(`^\s*- `)
	yamlTopKey   = lazy.MustCompile(`^["']?[\p{L}\p{N}_$./-]{1,64}["']?:(\s|$)`)
)

// sniffYAML goes by the name, or by the look of nearly all lines: keys and
// list items, some of them indented, so that a chat ("Agent: hello") is not
// taken for YAML.
func sniffYAML(h *Head) int {
	if h.Outline != nil {
		return 0
	}
	if hasSuffix(h, ".yml", ".yaml") {
		return 40
	}
	filled, yamlish, nested, top := 0, 0, 0, 0
	for _, line := range headLines(h) {
		if strings.TrimSpace(line) == "" || strings.HasPrefix(strings.TrimSpace(line), "#") || line == "---" {
			continue
		}
		filled++
		indented := line[0] == ' '
		switch {
		case yamlKeyLine.MatchString(line), yamlItemLine.MatchString(line):
			yamlish++
			if indented {
				nested++
			}
		}
		if yamlTopKey.MatchString(line) {
			top++
		}
	}
	if top > 0 && nested > 0 && yamlish*10 >= filled*9 {
		return 20
	}
	return 0
}

// yamlReader emits the units of one YAML file.
type yamlReader struct {
	y      *document.YAML
	out    Emitter
	group  int
	fields wantedFields
}

// eachDocument parses in and hands the content of every document to visit.
// What is no YAML, or too long, is a problem and is read line by line, so
// that nothing is missed.
func eachDocument(in *Input, out Emitter, visit func(r *yamlReader, doc *yaml.Node) error) error {
	base := in.Window.Offset()
	raw, err := document.ReadAll(in.Window, document.YAMLLimit)
	lines := &Input{Window: document.Rewind(raw, base, in.Window), Fields: in.Fields}
	if errors.Is(err, document.ErrTokenTooLong) {
		out.Problem(Problem{Text: fmt.Sprintf("YAML file over %d MiB was read as lines of text", document.YAMLLimit>>20)})
		return readText(lines, out)
	}
	if err != nil {
		return readText(lines, out) // the error comes again at its place
	}
	y, err := document.ParseYAML(raw, base)
	if fault, ok := errors.AsType[*document.YAMLError](err); ok {
		p := Problem{Text: "not proper YAML, read as lines of text: " + fault.Text}
		if fault.Line > 0 {
			p.Pos = document.Position{Line: fault.Line, Column: 1}
			p.Offset = base + lineOffset(raw, fault.Line)
		}
		out.Problem(p)
		return readText(lines, out)
	}
	r := &yamlReader{y: y, out: out, fields: newWantedFields(in.Fields)}
	for _, doc := range y.Docs {
		for _, n := range doc.Content {
			if err := visit(r, n); err != nil {
				return err
			}
		}
	}
	if len(y.Docs) > 0 {
		r.fields.report(out.Problem)
	}
	return nil
}

// lineOffset is where a line from 1 begins in raw.
func lineOffset(raw []byte, line int) int {
	off := 0
	for ; line > 1; line-- {
		i := bytes.IndexByte(raw[off:], '\n')
		if i < 0 {
			break
		}
		off += i + 1
	}
	return off
}

// readYAML emits every text of any YAML file, with its key as label. The
// items of a list are groups.
func readYAML(in *Input, out Emitter) error {
	return eachDocument(in, out, func(r *yamlReader, doc *yaml.Node) error {
		return r.walk(doc, yamlPlace{wanted: !r.fields.given})
	})
}

// yamlPlace is where a node stands in a generic file.
type yamlPlace struct {
	pointer string
	key     *key // the key above that says most
	record  bool // inside an item of a list, which is one group
	wanted  bool
	base    document.Unit
}

// walk emits what is under n.
func (r *yamlReader) walk(n *yaml.Node, p yamlPlace) error {
	switch n.Kind {
	case yaml.MappingNode:
		return r.mapping(n, p)
	case yaml.SequenceNode:
		for i, item := range n.Content {
			inner := p
			inner.pointer = p.pointer + "/" + strconv.Itoa(i)
			if !p.record {
				r.group++
				inner.record = item.Kind == yaml.MappingNode
			}
			if err := r.walk(item, inner); err != nil {
				return err
			}
		}
	case yaml.ScalarNode:
		return r.value(n, p)
	case yaml.DocumentNode, yaml.AliasNode:
	}
	return nil
}

func (r *yamlReader) mapping(n *yaml.Node, p yamlPlace) error {
	fresh := !p.record
	for i := 0; i+1 < len(n.Content); i += 2 {
		name, value := n.Content[i], n.Content[i+1]
		inner := p
		k := newKey(name.Value)
		inner.pointer = pointerTo(p.pointer, name.Value)
		inner.wanted = p.wanted || r.fields.has(name.Value)
		if !k.vague || p.key == nil {
			inner.key = k
		}
		if fresh {
			r.group++
		}
		fresh = !p.record && value.Kind != yaml.ScalarNode
		if inner.wanted && k.odd && name.Kind == yaml.ScalarNode {
			key := document.Unit{Role: document.RoleName, Place: document.Place{Kind: "key"}, Pointer: inner.pointer}
			if err := r.scalar(name, key); err != nil {
				return err
			}
		}
		if err := r.walk(value, inner); err != nil {
			return err
		}
	}
	return nil
}

// value emits a scalar of a generic file. Words of YAML, short numbers and
// machine values under telling keys are left out.
func (r *yamlReader) value(n *yaml.Node, p yamlPlace) error {
	if !p.wanted {
		return nil
	}
	switch n.ShortTag() {
	case "!!null", "!!bool", "!!binary", "!!merge":
		return nil
	case "!!int", "!!float":
		if !longNumber([]byte(n.Value)) || p.key != nil && p.key.machineNumber() && !r.fields.given {
			return nil
		}
	}
	if p.key != nil && !r.fields.given && p.key.machine([]byte(n.Value)) {
		return nil
	}
	u := p.base
	if u.Role == "" {
		u.Role, u.Place.Kind = document.RoleData, "value"
	}
	u.Pointer = p.pointer
	if p.key != nil {
		u.Place.Field = p.key.name
		u.Labels = append(slices.Clip(u.Labels), label(document.LabelKey, p.key.name)...)
	}
	return r.scalar(n, u)
}

// scalar emits n with the address and role of base.
func (r *yamlReader) scalar(n *yaml.Node, base document.Unit) error {
	if n.Kind != yaml.ScalarNode || strings.TrimSpace(n.Value) == "" {
		return nil
	}
	u := r.unit(n, base)
	return document.Windows(&u, r.out.Unit)
}

func (r *yamlReader) unit(n *yaml.Node, base document.Unit) document.Unit {
	u := r.y.Unit(n)
	base.Text, base.Raw, base.Pos, base.Segments, base.Spelling = u.Text, u.Raw, u.Pos, u.Segments, u.Spelling
	base.Group = r.group
	return base
}

// eachLineOf hands the lines of the scalar n that are not blank to visit,
// without blanks at their ends. Visit may change the unit.
func (r *yamlReader) eachLineOf(n *yaml.Node, base document.Unit, visit func(u *document.Unit) error) error {
	base.Group = r.group
	if known, err := r.y.Lines(n, &base, func(u *document.Unit) error {
		trim(u)
		return visit(u)
	}); known {
		return err
	}
	u := r.unit(n, base)
	for at := 0; at < len(u.Text); {
		end := len(u.Text)
		if i := strings.IndexByte(u.Text[at:], '\n'); i >= 0 {
			end = at + i
		}
		if strings.TrimSpace(u.Text[at:end]) != "" {
			line := u.Slice(document.Span{Start: at, End: end})
			trim(&line)
			if err := visit(&line); err != nil {
				return err
			}
		}
		at = end + 1
	}
	return nil
}

// child is the value under a key of a mapping, nil where there is none.
func child(n *yaml.Node, key string) *yaml.Node {
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

// text is the scalar under a key, empty where there is none.
func text(n *yaml.Node, key string) string {
	if c := child(n, key); c != nil && c.Kind == yaml.ScalarNode {
		return strings.TrimSpace(c.Value)
	}
	return ""
}
