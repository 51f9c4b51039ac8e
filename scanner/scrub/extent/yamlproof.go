package extent

import (
	"cmp"
	"slices"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/scanner/document"
)

// proves tells whether the file without the spans of the plans is what it
// was, less what the plans name.
func (f *yamlFile) proves(plans []*yamlPlan) bool {
	var spans []document.Span
	byNode := map[*yaml.Node]*yamlPlan{}
	for _, p := range plans {
		spans = append(spans, p.spans...)
		byNode[p.node] = p
	}
	slices.SortFunc(spans, func(a, b document.Span) int { return cmp.Compare(a.Start, b.Start) })
	out := make([]byte, 0, len(f.raw))
	at := 0
	for _, s := range spans {
		if s.Start > at {
			out = append(out, f.raw[at:s.Start]...)
		}
		at = max(at, s.End)
	}
	out = append(out, f.raw[at:]...)
	y, err := document.ParseYAML(out, 0)
	if err != nil || len(y.Docs) != len(f.Docs) {
		return false
	}
	proof := yamlProof{f: f, plans: byNode}
	for i, doc := range f.Docs {
		if !proof.same(doc, y.Docs[i]) {
			return false
		}
	}
	return true
}

type yamlProof struct {
	f     *yamlFile
	plans map[*yaml.Node]*yamlPlan
}

// same compares a node with what it should have become.
func (p *yamlProof) same(before, after *yaml.Node) bool {
	if before.Kind != after.Kind || before.ShortTag() != after.ShortTag() || before.Anchor != after.Anchor ||
		p.value(before) != after.Value {
		return false
	}
	if before.Kind == yaml.AliasNode {
		return true
	}
	plan := p.plans[before]
	i := 0
	for k, child := range before.Content {
		if plan != nil && plan.gone[k] {
			continue
		}
		if i == len(after.Content) || !p.same(child, after.Content[i]) {
			return false
		}
		i++
	}
	return i == len(after.Content)
}

// value is what a scalar should have become.
func (p *yamlProof) value(n *yaml.Node) string {
	plan := p.plans[n]
	if plan == nil || n.Kind != yaml.ScalarNode {
		return n.Value
	}
	var out []byte
	at := 0
	for i, line := range p.f.blockLines(n) {
		if plan.gone[i] {
			out = append(out, n.Value[at:line.text.Start]...)
			at = line.text.End
		}
	}
	return string(append(out, n.Value[at:]...))
}
