package program

import (
	"math"
	"regexp/syntax"
	"slices"

	regexp2 "github.com/dlclark/regexp2/v2/syntax"
)

// translator makes a tree of package regexp/syntax of one of regexp2, whose
// parser has done the letter case and knows all of its syntax.
type translator struct {
	value   int  // the number of the group "value" in regexp2, 0 for none
	grouped bool // the span is a group
	broken  bool // the last line break is taken in
	looks   []Look
	number  map[string]int // of looks
	sets    map[string]runes
}

func newTranslator(tree *regexp2.RegexTree) *translator {
	t := &translator{value: tree.Capnames[ValueGroup], number: make(map[string]int), sets: make(map[string]runes)}
	t.grouped = t.value > 0
	return t
}

// root translates a whole expression.
func (t *translator) root(n *regexp2.RegexNode) (*syntax.Regexp, error) {
	re, err := t.last(n.Children[0], false)
	if err != nil || t.grouped || !t.broken {
		return re, err
	}
	t.grouped = true
	re, err = t.last(n.Children[0], true)
	return concat(mark(beginMark), re), err
}

// endsInBreak tells whether an expression has a "$".
func endsInBreak(n *regexp2.RegexNode) bool {
	if n.T == regexp2.NtEndZ {
		return true
	}
	return slices.ContainsFunc(n.Children, endsInBreak)
}

// last translates a node that nothing follows. With marked, the span ends
// with it, and it is marked where. "$" holds before a last line break, which
// takes two characters to see; here the program can take it in behind the
// end of the span.
func (t *translator) last(n *regexp2.RegexNode, marked bool) (*syntax.Regexp, error) {
	end := func(re *syntax.Regexp) *syntax.Regexp {
		if marked {
			return concat(re, mark(endMark))
		}
		return re
	}
	switch n.T {
	case regexp2.NtAlternate:
		subs := make([]*syntax.Regexp, len(n.Children))
		for i, child := range n.Children {
			var err error
			if subs[i], err = t.last(child, marked); err != nil {
				return nil, err
			}
		}
		return alternate(subs...), nil
	case regexp2.NtConcatenate:
		head, err := t.sequence(n.Children[:len(n.Children)-1], n.Children[len(n.Children)-1])
		if err != nil {
			return nil, err
		}
		final := n.Children[len(n.Children)-1]
		var re *syntax.Regexp
		if c, ok := t.boundaryBetween(n.Children[len(n.Children)-2], final, nil); ok {
			re, err = t.emit(c)
			re = end(re)
		} else {
			re, err = t.last(final, marked)
		}
		if err != nil {
			return nil, err
		}
		return concat(head, re), nil
	case regexp2.NtGroup, regexp2.NtAtomic:
		return t.last(n.Children[0], marked)
	case regexp2.NtCapture:
		if n.N != -1 {
			return nil, unsupported(n)
		}
		if n.M != t.value || t.value == 0 {
			return t.last(n.Children[0], marked)
		}
		if endsInBreak(n) {
			re, err := t.last(n.Children[0], true)
			return concat(mark(beginMark), re), err
		}
	default:
	}
	c, ok, err := t.zeroWidth(n)
	if err != nil {
		return nil, err
	}
	if ok && c.kind == kindLook && c.lastBreak {
		t.broken, c.lastBreak = true, false
		here, err := t.emit(c)
		if err != nil {
			return nil, err
		}
		lastBreak := concat(literal('\n'), &syntax.Regexp{Op: syntax.OpEndText})
		if marked {
			lastBreak = concat(mark(endMark), lastBreak)
		}
		return alternate(end(here), lastBreak), nil
	}
	re, err := t.node(n)
	if err != nil {
		return nil, err
	}
	return end(re), nil
}

// node translates any other node.
func (t *translator) node(n *regexp2.RegexNode) (*syntax.Regexp, error) {
	c, ok, err := t.zeroWidth(n)
	if err != nil {
		return nil, err
	}
	if ok {
		return t.emit(c)
	}
	switch n.T {
	case regexp2.NtMulti:
		return literal(n.Str...), nil
	case regexp2.NtOne:
		return literal(n.Ch), nil
	case regexp2.NtAlternate:
		subs := make([]*syntax.Regexp, len(n.Children))
		for i, child := range n.Children {
			if subs[i], err = t.node(child); err != nil {
				return nil, err
			}
		}
		return alternate(subs...), nil
	case regexp2.NtConcatenate:
		return t.sequence(n.Children, nil)
	case regexp2.NtGroup, regexp2.NtAtomic:
		return t.node(n.Children[0])
	case regexp2.NtCapture:
		re, err := t.node(n.Children[0])
		switch {
		case err != nil:
			return nil, err
		case n.N != -1:
			return nil, unsupported(n)
		case t.value > 0 && n.M == t.value:
			return &syntax.Regexp{Op: syntax.OpCapture, Cap: valueCap, Name: ValueGroup, Sub: []*syntax.Regexp{re}}, nil
		}
		return re, nil
	case regexp2.NtLoop, regexp2.NtLazyloop:
		if n.N > 1 && n.Children[0].ComputeMinLength() == 0 {
			return nil, beyond("a repetition of what may be empty") // engines differ on what it captures and when it ends
		}
		re, err := t.node(n.Children[0])
		if err != nil {
			return nil, err
		}
		return repeat(re, n, n.T == regexp2.NtLazyloop), nil
	default:
	}
	set, ok, err := t.class(n)
	switch {
	case err != nil:
		return nil, err
	case !ok:
		return nil, unsupported(n)
	}
	re := class(set)
	if loops(n) {
		re = repeat(re, n, n.T == regexp2.NtOnelazy || n.T == regexp2.NtNotonelazy || n.T == regexp2.NtSetlazy)
	}
	return re, nil
}

// sequence translates nodes that follow each other, before next or nil.
func (t *translator) sequence(nodes []*regexp2.RegexNode, next *regexp2.RegexNode) (*syntax.Regexp, error) {
	subs := make([]*syntax.Regexp, len(nodes))
	var before *regexp2.RegexNode
	for i, n := range nodes {
		behind := next
		if i+1 < len(nodes) {
			behind = nodes[i+1]
		}
		var err error
		if c, ok := t.boundaryBetween(before, n, behind); ok {
			subs[i], err = t.emit(c)
		} else {
			subs[i], err = t.node(n)
		}
		if err != nil {
			return nil, err
		}
		before = n
	}
	return concat(subs...), nil
}

// boundaryBetween is the boundary n as one look, where one of its neighbours
// can only be a part of a word or only something else: that is one
// instruction for four, and most boundaries are such.
func (t *translator) boundaryBetween(before, n, behind *regexp2.RegexNode) (condition, bool) {
	if n.T != regexp2.NtBoundary && n.T != regexp2.NtNonboundary {
		return condition{}, false
	}
	look := func(at bool, inWord bool) (condition, bool) {
		if inWord != (n.T == regexp2.NtBoundary) {
			return neighbour(at, wordRunes()), true
		}
		return condition{behind: at, set: wordRunes().not(), edge: true}, true
	}
	if inside, ok := t.inWord(behind, true); ok {
		return look(true, inside)
	}
	if inside, ok := t.inWord(before, false); ok {
		return look(false, inside)
	}
	return condition{}, false
}

// inWord tells whether the first or the last character that n takes is a part
// of a word; ok is false where that depends on the text, or it takes none.
func (t *translator) inWord(n *regexp2.RegexNode, first bool) (inside, ok bool) {
	if n == nil {
		return false, false
	}
	end := func(length int) int {
		if first {
			return 0
		}
		return length - 1
	}
	switch n.T {
	case regexp2.NtCapture, regexp2.NtGroup, regexp2.NtAtomic, regexp2.NtConcatenate:
		return t.inWord(n.Children[end(len(n.Children))], first)
	case regexp2.NtMulti:
		return wordRunes().contains(n.Str[end(len(n.Str))]), true
	case regexp2.NtAlternate:
		for i, child := range n.Children {
			in, sure := t.inWord(child, first)
			if !sure || i > 0 && in != inside {
				return false, false
			}
			inside = in
		}
		return inside, true
	case regexp2.NtLoop, regexp2.NtLazyloop:
		inside, ok = t.inWord(n.Children[0], first)
		return inside, ok && n.M > 0
	default:
	}
	set, ok, err := t.class(n)
	if !ok || err != nil || len(set) == 0 || loops(n) && n.M == 0 {
		return false, false
	}
	part := set.and(wordRunes())
	return len(part) > 0, len(part) == 0 || slices.Equal(part, set)
}

// class is the set of a node that takes one character, or repeats one.
func (t *translator) class(n *regexp2.RegexNode) (set runes, ok bool, err error) {
	switch {
	case n.IsOneFamily():
		return single(n.Ch), true, nil
	case n.IsNotoneFamily():
		return single(n.Ch).not(), true, nil
	case !n.IsSetFamily():
		return nil, false, nil
	}
	key := string(n.Set.Hash())
	if set, ok = t.sets[key]; ok {
		return set, true, nil
	}
	set, err = runesOf(n.Set)
	t.sets[key] = set
	return set, err == nil, err
}

// loops tells of a node that repeats one character.
func loops(n *regexp2.RegexNode) bool {
	return n.IsOneloopFamily() || n.IsNotoneloopFamily() || n.IsSetloopFamily()
}

// unsupported names what has no translation.
func unsupported(n *regexp2.RegexNode) error {
	switch n.T {
	case regexp2.NtRef:
		return beyond("a back-reference")
	case regexp2.NtMulti:
		return errLongLook
	case regexp2.NtCapture:
		return beyond("a balancing group")
	default:
		return beyond("a construct that RE2 does not have")
	}
}

func literal(text ...rune) *syntax.Regexp {
	return &syntax.Regexp{Op: syntax.OpLiteral, Rune: text}
}

func class(set runes) *syntax.Regexp {
	if len(set) == 0 {
		return &syntax.Regexp{Op: syntax.OpNoMatch}
	}
	return &syntax.Regexp{Op: syntax.OpCharClass, Rune: set}
}

func concat(subs ...*syntax.Regexp) *syntax.Regexp {
	switch len(subs) {
	case 0:
		return &syntax.Regexp{Op: syntax.OpEmptyMatch}
	case 1:
		return subs[0]
	}
	return &syntax.Regexp{Op: syntax.OpConcat, Sub: subs}
}

func alternate(subs ...*syntax.Regexp) *syntax.Regexp {
	switch len(subs) {
	case 0:
		return &syntax.Regexp{Op: syntax.OpNoMatch}
	case 1:
		return subs[0]
	}
	return &syntax.Regexp{Op: syntax.OpAlternate, Sub: subs}
}

// repeat repeats as the loop n does.
func repeat(re *syntax.Regexp, n *regexp2.RegexNode, lazy bool) *syntax.Regexp {
	out := &syntax.Regexp{Op: syntax.OpRepeat, Min: n.M, Max: n.N, Sub: []*syntax.Regexp{re}}
	if n.N == math.MaxInt32 {
		out.Max = -1
	}
	if lazy {
		out.Flags |= syntax.NonGreedy
	}
	return out
}
