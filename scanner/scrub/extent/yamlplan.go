package extent

import (
	"bytes"

	"gopkg.in/yaml.v3"

	"github.com/privlint/privlint/scanner/document"
)

// yamlPlan is what goes from one sequence or literal block.
type yamlPlan struct {
	node  *yaml.Node
	gone  map[int]bool // numbers of items or lines
	at    []int        // the offsets it serves
	spans []document.Span
}

// spans are the ranges to delete for a plan, as indices in raw. There are
// none where the plan cannot be served.
func (f *yamlFile) spans(p *yamlPlan) []document.Span {
	switch {
	case p.node.Kind == yaml.ScalarNode:
		return f.blockSpans(p)
	case p.node.Style&yaml.FlowStyle != 0:
		return f.flowSpans(p)
	default:
		return f.itemSpans(p)
	}
}

func (f *yamlFile) blockSpans(p *yamlPlan) []document.Span {
	var out []document.Span
	for i, line := range f.blockLines(p.node) {
		if p.gone[i] {
			out = append(out, document.Span{Start: f.lineStart(line.raw.Start), End: f.nextLine(line.raw.Start)})
		}
	}
	return out
}

// runs are the runs of neighbouring items that go, as half-open ranges.
func (p *yamlPlan) runs() []document.Span {
	var out []document.Span
	for i := range p.node.Content {
		if !p.gone[i] {
			continue
		}
		if n := len(out); n > 0 && out[n-1].End == i {
			out[n-1].End++
			continue
		}
		out = append(out, document.Span{Start: i, End: i + 1})
	}
	return out
}

// flowSpans treats a sequence in brackets as an array of JSON.
func (f *yamlFile) flowSpans(p *yamlPlan) []document.Span {
	items := p.node.Content
	if len(p.gone) == len(items) {
		open := f.content(p.node)
		last := f.skip(f.end(items[len(items)-1]), ",")
		return []document.Span{{Start: open + 1, End: last}}
	}
	var out []document.Span
	for _, run := range p.runs() {
		if run.End < len(items) {
			out = append(out, document.Span{Start: f.start(items[run.Start]), End: f.start(items[run.End])})
			continue
		}
		out = append(out, document.Span{Start: f.end(items[run.Start-1]), End: f.end(items[run.End-1])})
	}
	return out
}

// itemSpans deletes items of a block sequence. A block sequence without
// items would be null, so one must stay.
func (f *yamlFile) itemSpans(p *yamlPlan) []document.Span {
	items := p.node.Content
	if len(p.gone) == len(items) {
		return nil
	}
	var out []document.Span
	for _, run := range p.runs() {
		first, ok := f.dash(p.node, run.Start)
		if !ok {
			return nil
		}
		s := document.Span{Start: first}
		inline := len(bytes.TrimLeft(f.raw[f.lineStart(first):first], " ")) > 0
		if !inline {
			s.Start = f.lineStart(first)
		}
		last := f.nextLine(max(first, f.end(items[run.End-1])-1))
		switch {
		case run.End == len(items):
			s.End = f.own(last, first-f.lineStart(first), f.blankBefore(s.Start))
		default:
			next, ok := f.dash(p.node, run.End)
			if !ok {
				return nil
			}
			s.End = next
			if !inline {
				s.End = min(f.ofNext(last, first-f.lineStart(first)), f.lineStart(next))
			}
		}
		if s.End <= s.Start {
			return nil
		}
		out = append(out, s)
	}
	return out
}

// dash is where an item of a block sequence begins.
func (f *yamlFile) dash(n *yaml.Node, item int) (int, bool) {
	i := f.content(n)
	if item > 0 {
		i = f.end(n.Content[item-1])
	}
	i = f.skip(i, "")
	return i, i < len(f.raw) && f.raw[i] == '-'
}

// lineAt is the line that begins at off, without blanks at its ends, and
// its indentation.
func (f *yamlFile) lineAt(off int) (text []byte, indent int) {
	line := f.raw[off:f.nextLine(off)]
	indent = len(line) - len(bytes.TrimLeft(line, " "))
	return bytes.TrimSpace(line), indent
}

// own passes over the comments behind the last item that are deeper than its
// dash, and over blank lines where there were such before it.
func (f *yamlFile) own(off, column int, blank bool) int {
	end := off
	for at := off; at < len(f.raw); {
		text, indent := f.lineAt(at)
		next := f.nextLine(at)
		switch {
		case len(text) == 0:
			if blank {
				end = next
			}
		case text[0] == '#' && indent > column:
			end = next
		default:
			return end
		}
		at = next
	}
	return end
}

func (f *yamlFile) blankBefore(off int) bool {
	if off == 0 {
		return false
	}
	text, _ := f.lineAt(f.lineStart(off - 1))
	return len(text) == 0
}

// ofNext is where the comments on the next item begin, from the line at off
// on: those that are not deeper than the dash.
func (f *yamlFile) ofNext(off, column int) int {
	for off < len(f.raw) {
		text, indent := f.lineAt(off)
		if len(text) > 0 && (text[0] != '#' || indent <= column) {
			return off
		}
		off = f.nextLine(off)
	}
	return off
}
