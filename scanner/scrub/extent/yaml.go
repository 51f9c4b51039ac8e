package extent

import (
	"bytes"
	"errors"
	"math"
	"sort"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/scanner/document"
)

// errMoved is returned where an offset does not lie in the file.
var errMoved = errors.New("an offset lies outside the file")

// findYAML deletes items of sequences and lines of literal blocks.
func findYAML(w *document.Window, t *targets) error {
	base := w.Offset()
	raw, err := document.ReadAll(w, document.YAMLLimit)
	if err != nil {
		return err
	}
	y, err := document.ParseYAML(raw, base)
	if err != nil {
		return err
	}
	if bom := []byte("\xef\xbb\xbf"); bytes.HasPrefix(raw, bom) { // as ParseYAML does
		raw, base = raw[len(bom):], base+len(bom)
	}
	f := &yamlFile{YAML: y, raw: raw, base: base, t: t}
	f.index()
	plans := map[*yaml.Node]*yamlPlan{}
	var order []*yamlPlan
	for _, at := range t.take(math.MaxInt) {
		off, err := f.decoded(at)
		if err != nil {
			return err
		}
		n, i := f.target(off)
		if n == nil {
			t.refuse([]int{at})
			continue
		}
		p := plans[n]
		if p == nil {
			p = &yamlPlan{node: n, gone: map[int]bool{}}
			plans[n] = p
			order = append(order, p)
		}
		p.gone[i] = true
		p.at = append(p.at, at)
	}
	f.serve(order)
	return nil
}

// serve deletes what the plans name, as far as the file is then what it was
// without it.
func (f *yamlFile) serve(plans []*yamlPlan) {
	var sound []*yamlPlan
	for _, p := range plans {
		if p.spans = f.spans(p); len(p.spans) > 0 {
			sound = append(sound, p)
			continue
		}
		f.t.refuse(p.at)
	}
	tries := maxTries
	good := f.proven(sound, &tries)
	if len(good) < len(sound) && !f.proves(good) {
		good = nil // each alone is good, all together are not
	}
	chosen := map[*yamlPlan]bool{}
	for _, p := range good {
		chosen[p] = true
		for _, s := range p.spans {
			f.t.remove(f.t.rawAt(f.base+s.Start), f.t.rawAt(f.base+s.End))
		}
	}
	for _, p := range sound {
		if !chosen[p] {
			f.t.refuse(p.at)
		}
	}
}

// maxTries bounds how often a file is parsed to find the plan that spoils
// it.
const maxTries = 32

// proven are the plans that do what they should, found by halving.
func (f *yamlFile) proven(plans []*yamlPlan, tries *int) []*yamlPlan {
	if len(plans) == 0 || *tries == 0 {
		return nil
	}
	*tries--
	if f.proves(plans) {
		return plans
	}
	if len(plans) == 1 {
		return nil
	}
	half := len(plans) / 2
	return append(f.proven(plans[:half:half], tries), f.proven(plans[half:], tries)...)
}

// decoded is the index in raw of a raw offset of the file.
func (f *yamlFile) decoded(at int) (int, error) {
	off := at - f.base
	if f.t.raw != nil {
		off = sort.Search(len(f.raw), func(i int) bool { return f.t.rawAt(f.base+i) >= at })
	}
	if off < 0 || off > len(f.raw) {
		return 0, errMoved
	}
	return off, nil
}

// target is the sequence or literal block that holds the offset, with the
// number of the item or line in it; nil where there is none.
func (f *yamlFile) target(off int) (*yaml.Node, int) {
	var holder *yaml.Node
	item := 0
	line, column := f.lineColumn(off)
	var n *yaml.Node
	if i := lastBefore(f.Docs, line, column); i >= 0 {
		n = f.Docs[i]
	}
	key := "" // the key that holds the scalar in the end
	for n != nil && n.Kind != yaml.ScalarNode {
		i := lastBefore(n.Content, line, column)
		if i < 0 {
			break
		}
		switch n.Kind {
		case yaml.SequenceNode:
			holder, item, key = n, i, ""
		case yaml.MappingNode:
			key = ""
			if i%2 == 1 {
				key = n.Content[i-1].Value
			}
		default:
		}
		n = n.Content[i]
	}
	if n != nil && n.Kind == yaml.ScalarNode && n.Style&yaml.LiteralStyle != 0 {
		lines := f.blockLines(n)
		i := sort.Search(len(lines), func(i int) bool { return lines[i].raw.End > off })
		// The one text of an object is not taken out of it.
		alone := len(lines) == 1 && key == "text" && holder != nil
		if i < len(lines) && lines[i].bullet && !alone {
			return n, i
		}
	}
	return holder, item
}

// lastBefore is the last node that begins at or before a place.
func lastBefore(nodes []*yaml.Node, line, column int) int {
	return sort.Search(len(nodes), func(i int) bool {
		n := nodes[i]
		return n.Line > line || n.Line == line && n.Column > column
	}) - 1
}
